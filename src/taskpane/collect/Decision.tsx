import { Button, Field, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { FormEvent } from "react";
import type { CollectedFile, Duplicate } from "../../intake/gathered/collect";
import { printable } from "../../intake/gathered/printable";
import { useSpeech } from "../text";
import styles from "./CollectPage.module.css";
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
  const { words: common, say } = useSpeech();
  const collection = useCollection();
  const { file, cards } = props.file;
  const { taken } = props;
  const own = useCollectionState().reasons[file];
  const [reason, setReason] = useState<string | null>(null);
  const [submitted, setSubmitted] = useState(false);
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
  if (reason === null)
    return (
      <div>
        <Button onClick={() => setReason("")}>{say(words.file.takeAnyway)}</Button>
      </div>
    );

  function submit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    if (reason?.trim()) collection.take(file, reason.trim());
  }

  return (
    <form className={styles.part} onSubmit={submit} noValidate>
      <Field
        label={say(words.file.reason)}
        hint={say(words.file.reasonHint)}
        required
        validationMessage={submitted && !reason.trim() ? say(words.file.reasonMissing) : null}
      >
        <Textarea
          className={styles.input}
          autoFocus
          maxLength={500}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit">
          {say(words.file.confirm)}
        </Button>
        <Button onClick={() => setReason(null)}>{common.common.cancel}</Button>
      </div>
    </form>
  );
}
