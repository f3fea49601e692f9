import { useEffect, useState } from "react";
import type { Work } from "../state/pane";
import { usePaneState } from "../state/PaneProvider";
import { useWords } from "../text";
import type { Words } from "../text";
import styles from "./Busy.module.css";

const slowAfter = 500;

function labelOf(work: Work, words: Words): string {
  const labels: Record<Work, string> = {
    opening: words.work.opening,
    generating: words.start.generating,
    recomputing: words.card.recomputing,
    applying: words.work.applying,
    preparing: words.send.preparing,
    restoring: words.send.restoring,
    sorting: words.roster.sorting,
    drawing: words.work.drawing,
  };
  return labels[work];
}

/** Says what is being done once it has taken half a second; shorter work passes without a flash. */
export function Busy() {
  const words = useWords();
  const work = usePaneState((state) => state.work);
  const slow = useSlow(work);
  if (!work || !slow) return null;
  const label = labelOf(work, words);
  return (
    <>
      <progress className={styles.bar} aria-label={label} />
      <div className={styles.label} role="status">
        {label}
      </div>
    </>
  );
}

function useSlow(work: Work | undefined): boolean {
  const [slow, setSlow] = useState<Work | undefined>();
  useEffect(() => {
    if (!work) return;
    const timer = window.setTimeout(() => setSlow(work), slowAfter);
    return () => {
      window.clearTimeout(timer);
      setSlow(undefined);
    };
  }, [work]);
  return slow === work;
}
