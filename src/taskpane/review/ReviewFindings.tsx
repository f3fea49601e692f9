import { Panel } from "../kit/Panel";
import { SeverityIcon } from "../kit/SeverityIcon";
import { stageName } from "../../rubric/model";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import { useReview } from "./useReview";
import styles from "./Acts.module.css";

/** What review has to say of a card: reasons that are missing or stale, a log that was altered. Warnings, never barriers. */
export function ReviewFindings({ view }: { view: CardView }) {
  const { say } = useSpeech();
  const own = useActWords();
  const pane = usePane();
  const review = useReview(view);
  if (!review || review.card.rows.length === 0) return null;
  const findings = review.engine.reviewFindings(review.card, "_rubric");
  if (findings.length === 0) return null;
  return (
    <Panel title={own.findings}>
      <ul className={surface.sheet} aria-label={own.findings}>
        {findings.map(({ kind, severity, stage, place, message }, nth) => {
          const text = (
            <span className={styles.line}>
              <SeverityIcon severity={severity === "note" ? "info" : severity} />
              <span className={surface.strong}>{own.findingKinds[kind]}</span>
              {stage && <span className={surface.quiet}>{say(stageName(view.rubric, stage))}</span>}
              <span>{say(message)}</span>
            </span>
          );
          // The log stands on a sheet that nobody sees.
          return place && stage !== null ? (
            <li key={nth}>
              <button
                type="button"
                className={surface.action}
                title={`${place.sheet}!${place.address}`}
                onClick={() => void pane.goTo(place)}
              >
                {text}
              </button>
            </li>
          ) : (
            <li key={nth} className={surface.entry}>
              {text}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
