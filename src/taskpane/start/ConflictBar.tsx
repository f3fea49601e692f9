import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { Bar } from "../shell/Bar";
import type { Conflict } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useWords } from "../text";
import styles from "./ConflictBar.module.css";

/** Sheets of these names exist: nothing was drawn, and the user says what shall happen. */
export function ConflictBar({ conflict }: { conflict: Conflict }) {
  const words = useWords();
  const pane = usePane();
  const { taken, offered, existing } = conflict.names;
  const list = (names: string[]) => names.join(words.common.listSeparator);
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const asked = document.activeElement;
    choices.current?.querySelector("button")?.focus();
    return () => {
      if (asked instanceof HTMLElement) asked.focus();
    };
  }, [conflict]);
  return (
    <Bar intent="warning" title={words.start.conflict.title(list(taken))}>
      {words.start.conflict.body}
      <div ref={choices} className={styles.choices}>
        {existing && (
          <>
            <Button
              className={styles.choice}
              onClick={() => void pane.resolveConflict("keep-scores")}
            >
              {words.start.conflict.keepScores}
            </Button>
            <span>{words.start.conflict.keepScoresHint(existing.unit, existing.year)}</span>
          </>
        )}
        <Button className={styles.choice} onClick={() => void pane.resolveConflict("new-name")}>
          {words.start.conflict.newName(list(offered))}
        </Button>
        <Button appearance="subtle" onClick={() => void pane.resolveConflict("cancel")}>
          {words.common.cancel}
        </Button>
      </div>
    </Bar>
  );
}
