import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { nextUnfilled, unfilledCells, type Unfilled } from "../state/unfilled";
import { useSpeech } from "../text";
import { useCardWords } from "./words";
import styles from "./NextUnfilled.module.css";

/** Leads from one cell that waits to be filled in to the next. */
export function NextUnfilled({ view: { rubric, assessment } }: { view: CardView }) {
  const { say } = useSpeech();
  const own = useCardWords();
  const pane = usePane();
  const [last, setLast] = useState<Unfilled | null>(null);
  const next = nextUnfilled(unfilledCells(rubric, assessment), last);
  if (!next) return null;
  const { sheet, address } = next.place;
  return (
    <Button
      className={styles.next}
      size="small"
      title={`${sheet}!${address}`}
      onClick={() => {
        setLast(next);
        void pane.goTo(next.place);
      }}
    >
      {own.hero.next(say(next.name))}
    </Button>
  );
}
