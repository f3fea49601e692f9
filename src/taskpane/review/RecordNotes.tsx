import { stageName } from "../../rubric/model";
import type { CardView } from "../state/pane";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import { ChangeList } from "./ChangeList";
import type { Review } from "./useReview";

/** What was changed without the add-in before the workbook was opened, and what cannot be recorded now: told in every view. */
export function RecordNotes({ view, review }: { view: CardView; review: Review }) {
  const { say } = useSpeech();
  const own = useActWords();
  const { recorder } = review;
  const opening = recorder.openings.get(view.card.id);
  const { changes = [], filled = null } = opening?.outside ?? {};
  return (
    <>
      {recorder.full.has(view.card.id) && <p role="status">{own.full}</p>}
      {recorder.failed && <p role="status">{say(recorder.failed)}</p>}
      {filled && (
        <p className={surface.quiet}>
          {own.outsideFilled(say(stageName(view.rubric, filled.stage)), filled.n)}
        </p>
      )}
      {changes.length > 0 && (
        <details>
          <summary>{own.outside(changes.length)}</summary>
          <ChangeList review={review} changes={changes} />
        </details>
      )}
    </>
  );
}
