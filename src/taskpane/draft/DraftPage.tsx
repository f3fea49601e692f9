import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { Bar } from "../kit/Bar";
import { PageHeading } from "../kit/PageHeading";
import type { RubricFiles } from "../services";
import { useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import styles from "./DraftPage.module.css";
import { FinishPart } from "./FinishPart";
import { FoundPart } from "./FoundPart";
import { NamesPart } from "./NamesPart";
import { RowsPart } from "./RowsPart";
import { sessionOf } from "./session";
import { SourcePart } from "./SourcePart";
import { SessionContext, useSessionState } from "./useSession";
import { words } from "./words";

interface DraftPageProps {
  files: RubricFiles;
  onImported: (id: string) => void;
  onBack: () => void;
}

/** 起草: from the printed table to a system, row by row; nothing counts before it was confirmed. */
export default function DraftPage(props: DraftPageProps) {
  const { say } = useSpeech();
  return (
    <>
      <div>
        <Button size="small" onClick={props.onBack}>
          {say(words.back)}
        </Button>
      </div>
      <PageHeading intro={say(words.intro)}>{say(words.title)}</PageHeading>
      <SessionContext value={sessionOf(useServices())}>
        <Content {...props} />
      </SessionContext>
    </>
  );
}

function Content({ files, onImported }: DraftPageProps) {
  const { say } = useSpeech();
  const { draft, refused } = useSessionState();
  const place = useRef<HTMLDivElement>(null);
  const isRead = draft !== null;
  const was = useRef(isRead);
  // What was pressed is gone: the keyboard is before what came in its place.
  useEffect(() => {
    if (was.current !== isRead) place.current?.focus();
    was.current = isRead;
  }, [isRead]);
  return (
    <>
      <div aria-live="polite" ref={place} tabIndex={-1} className={styles.place}>
        {refused && <Bar intent="error" title={say(refused)} />}
      </div>
      {draft ? (
        <>
          <FoundPart />
          <NamesPart />
          <RowsPart />
          <FinishPart files={files} onImported={onImported} />
        </>
      ) : (
        <SourcePart />
      )}
    </>
  );
}
