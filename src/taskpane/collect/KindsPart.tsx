import { Button, mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import type { CollectedFile } from "../../intake/gathered/collect";
import { Panel } from "../kit/Panel";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { acceptedIn, kindsToConfirm, type KindToConfirm } from "./acceptance";
import styles from "./CollectPage.module.css";
import { ReasonForm } from "./ReasonForm";
import { useCollection, useCollectionState } from "./useCollection";
import { acceptKind, kindCount, words } from "./words";

/** 需确认, kind by kind: all of one kind is accepted with one reason, in a file or in all of them. */
export function KindsPart(props: {
  files: readonly CollectedFile[];
  /** The one that is shown; null where it is about all. */
  file: string | null;
}) {
  const { say } = useSpeech();
  const { files, file } = props;
  const { accepted } = useCollectionState();
  const kinds = kindsToConfirm(files);
  // A file of one kind is taken in as a whole.
  const isOne =
    file !== null &&
    kinds.length === 1 &&
    kinds.every(({ kind }) => !acceptedIn(accepted, kind, file));
  if (kinds.length === 0 || isOne) return null;
  const title = say(words.kindsPart.title);
  return (
    <Panel title={title}>
      <p className={surface.quiet}>
        {say(file === null ? words.kindsPart.hintAll : words.kindsPart.hintOne)}
      </p>
      <ul className={surface.sheet} aria-label={title}>
        {kinds.map((each) => (
          <li key={each.kind} className={mergeClasses(surface.entry, styles.part)}>
            <Kind counted={each} file={file} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Kind({ counted, file }: { counted: KindToConfirm; file: string | null }) {
  const { say } = useSpeech();
  const collection = useCollection();
  const { accepted } = useCollectionState();
  const [asking, setAsking] = useState(false);
  const { kind, findings, files } = counted;
  const found =
    file === null
      ? accepted.find((each) => each.kind === kind && each.file === null)
      : acceptedIn(accepted, kind, file);
  const name = say(words.kinds[kind]);
  return (
    <>
      <span className={styles.buttons}>
        <span className={surface.strong}>{name}</span>
        <span className={surface.quiet}>{say(kindCount(findings, file === null ? files : 0))}</span>
      </span>
      {found ? (
        <span className={styles.buttons}>
          <span>
            {say(
              file !== null && found.file === null ? words.kindsPart.forAll : words.kindsPart.is,
            )}
            {found.reason}
          </span>
          <Button size="small" onClick={() => collection.accept(kind, found.file, null)}>
            {say(words.kindsPart.takeBack)}
          </Button>
        </span>
      ) : asking ? (
        <ReasonForm
          label={`${say(words.file.reason)} · ${name}`}
          submit={say(words.kindsPart.accept)}
          onReason={(reason) => {
            collection.accept(kind, file, reason);
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div>
          <Button size="small" onClick={() => setAsking(true)}>
            {say(acceptKind(words.kinds[kind], findings))}
          </Button>
        </div>
      )}
    </>
  );
}
