import { Panel } from "../kit/Panel";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import { ReasonPart } from "./ReasonPart";
import type { Review } from "./useReview";

/** Facts that the review corrects, each with its reason. */
export function FactReasons({ review, stage }: { review: Review; stage: string }) {
  const { say } = useSpeech();
  const own = useActWords();
  const { engine, card } = review;
  const corrected = engine
    .departuresOf(card)
    .filter(({ input }) => input.stage === stage && input.kind === "fact");
  if (corrected.length === 0) return null;
  return (
    <Panel title={own.facts}>
      <ul className={surface.sheet} aria-label={own.facts}>
        {corrected.map((departure) => {
          const { key, name, value } = departure.input;
          return (
            <li key={key} className={surface.entry}>
              <p>{own.factChange(say(name), departure.from, value)}</p>
              <ReasonPart
                review={review}
                stage={stage}
                name={say(name)}
                departure={departure}
                reasonKey={key}
              />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
