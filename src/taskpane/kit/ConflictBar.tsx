import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { NameConflict, OnConflict } from "../../excel/types";
import { Bar } from "./Bar";
import { useWords } from "../text";
import styles from "./ConflictBar.module.css";

/** Sheets of these names exist: nothing was drawn, and the user says what shall happen. */
export function ConflictBar(props: {
  names: NameConflict;
  onAnswer: (answer: Exclude<OnConflict, "ask"> | "cancel") => void;
}) {
  const words = useWords();
  const { names, onAnswer } = props;
  const { taken, offered, existing } = names;
  const list = (names: string[]) => names.join(words.common.listSeparator);
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const asked = document.activeElement;
    choices.current?.querySelector("button")?.focus();
    return () => {
      if (asked instanceof HTMLElement) asked.focus();
    };
  }, [names]);
  return (
    <Bar intent="warning" title={words.start.conflict.title(list(taken))}>
      {words.start.conflict.body}
      <div ref={choices} className={styles.choices}>
        {existing && (
          <>
            <Button className={styles.choice} onClick={() => onAnswer("keep-scores")}>
              {words.start.conflict.keepScores}
            </Button>
            <span>{words.start.conflict.keepScoresHint(existing.unit, existing.year)}</span>
          </>
        )}
        <Button className={styles.choice} onClick={() => onAnswer("new-name")}>
          {words.start.conflict.newName(list(offered))}
        </Button>
        <Button appearance="subtle" onClick={() => onAnswer("cancel")}>
          {words.common.cancel}
        </Button>
      </div>
    </Bar>
  );
}
