import { Button, Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import type { CollectedFile, Duplicate } from "../../intake/gathered/collect";
import { printable } from "../../intake/gathered/printable";
import { useSpeech } from "../text";
import styles from "./CollectPage.module.css";
import { ReasonForm } from "./ReasonForm";
import type { Overview, RowState } from "./overview";
import { useCollection, useCollectionState } from "./useCollection";
import { words } from "./words";

/** What somebody decides of a file: whether it counts, and which of several. */
export function Decision(props: { overview: Overview; file: CollectedFile; state: RowState }) {
  const { say } = useSpeech();
  const collection = useCollection();
  const { overview, file, state } = props;
  const duplicate = overview.duplicates.get(file.file);
  const isLeft = state === "left";
  return (
    <div className={styles.part}>
      {duplicate && <Choice duplicate={duplicate} />}
      {(state === "confirm" || state === "blocked" || state === "taken") && (
        <TakeAnyway key={file.file} file={file} taken={overview.reasons[file.file]} />
      )}
      <div>
        <Button onClick={() => collection.leave(file.file, !isLeft)}>
          {say(isLeft ? words.file.putBack : words.file.leave)}
        </Button>
      </div>
    </div>
  );
}

function Choice({ duplicate }: { duplicate: Duplicate }) {
  const { say } = useSpeech();
  const collection = useCollection();
  const { left } = useCollectionState();
  const { files, proposed } = duplicate;
  const standing = files.filter((each) => left[each] === undefined);
  return (
    <Field label={say(words.file.choose)}>
      <RadioGroup
        value={standing.length === 1 ? standing[0]! : ""}
        onChange={(_, { value }) => collection.choose(value, files)}
      >
        {files.map((each) => (
          <Radio
            key={each}
            value={each}
            label={`${printable(each)}${each === proposed ? ` · ${say(words.file.proposed)}` : ""}`}
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

function TakeAnyway(props: { file: CollectedFile; taken: string | undefined }) {
  const { say } = useSpeech();
  const collection = useCollection();
  const { file, cards } = props.file;
  const { taken } = props;
  const own = useCollectionState().reasons[file];
  const [asking, setAsking] = useState(false);
  if (cards.length === 0) return <p>{say(words.file.noCard)}</p>;
  if (taken !== undefined)
    return (
      <div className={styles.part}>
        <span>
          {say(words.file.taken)}
          {taken}
        </span>
        {own !== undefined && (
          <div>
            <Button onClick={() => collection.take(file, null)}>{say(words.file.takeBack)}</Button>
          </div>
        )}
      </div>
    );
  if (!asking)
    return (
      <div>
        <Button onClick={() => setAsking(true)}>{say(words.file.takeAnyway)}</Button>
      </div>
    );
  return (
    <ReasonForm
      label={say(words.file.reason)}
      hint={say(words.file.reasonHint)}
      submit={say(words.file.confirm)}
      isLong
      onReason={(reason) => {
        collection.take(file, reason);
        setAsking(false);
      }}
      onCancel={() => setAsking(false)}
    />
  );
}
