import { Button } from "@fluentui/react-components";
import type { Text } from "../../rubric/types";
import type { StageComparison } from "../../scoring/stage-comparison";
import { Bar } from "../kit/Bar";
import { useActWords } from "./act-words";
import type { Review } from "./useReview";

/** 盲评: offered before a stage is begun; opened by its reviewer once it is complete. */
export function BlindPart(props: {
  review: Review;
  comparison: StageComparison;
  /** Of the two stages. */
  names: [string, string];
  isBlind: boolean;
}) {
  const words = useActWords();
  const { review, comparison, names, isBlind } = props;
  const { stage, empty, complete } = comparison.after;
  const record = (what: "blind" | "opened", name: Text) =>
    void review.act(name, (card, live) => review.engine.blindWrites(card, stage, what, live));
  if (isBlind)
    return (
      <Bar
        intent="info"
        title={words.blindNow(names[0])}
        actions={
          <Button disabledFocusable={!complete} onClick={() => record("opened", OPEN)}>
            {words.openBlind(names[0])}
          </Button>
        }
      >
        {complete ? words.blindDone : words.blindGoes(comparison.reviewed)}
      </Bar>
    );
  // Whoever has begun has seen the scores before.
  if (!empty || review.card.rows.length === 0) return null;
  return (
    <div>
      <Button size="small" onClick={() => record("blind", BEGIN)}>
        {words.beginBlind(names[0])}
      </Button>
    </div>
  );
}

const BEGIN: Text = { zh: "开始盲评", en: "begin blind review" };
const OPEN: Text = { zh: "揭晓盲评", en: "open the blind review" };
