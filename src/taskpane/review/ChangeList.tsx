import type { ChangedLine } from "../../review/compare";
import { stageName } from "../../rubric/model";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import type { Review } from "./useReview";

/** What was changed, value for value; what has a cell leads there. */
export function ChangeList({
  review,
  changes,
}: {
  review: Review;
  changes: readonly ChangedLine[];
}) {
  const { say } = useSpeech();
  const own = useActWords();
  const pane = usePane();
  const { engine, card } = review;
  return (
    <ul className={surface.sheet}>
      {changes.map((change) => {
        const { what, stage, key, from, to } = change;
        const input = engine.inputAt(card, stage, key, what);
        const name = input ? say(input.name) : key || (own.kinds[what] ?? what);
        const of = stage === "" ? "" : ` · ${say(stageName(card.rubric, stage))}`;
        const text = `${name}${of}：${from || own.fill} → ${to || own.fill}`;
        const place = input?.place;
        return (
          <li key={`${what} ${stage} ${key}`} className={place ? undefined : surface.entry}>
            {place ? (
              <button
                type="button"
                className={surface.action}
                title={`${place.sheet}!${place.address}`}
                onClick={() => void pane.goTo(place)}
              >
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}
