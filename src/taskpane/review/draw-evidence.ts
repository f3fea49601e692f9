import type { DrawnSheet, RubricBook } from "../../excel/types";
import type { Text } from "../../rubric/types";
import { EVIDENCE_NAME } from "../../sheets/evidence/form";
import { evidencePlan } from "../../sheets/evidence/plan";
import type { CardView } from "../state/pane";

/** 材料清单: new, or again with room for more in the place of the one that stands. */
export function drawEvidence(
  book: RubricBook,
  { card, rubric, scorecard }: Pick<CardView, "card" | "rubric" | "scorecard">,
): Promise<DrawnSheet> {
  const { unit, year } = scorecard;
  const wanted = unit === "" ? EVIDENCE_NAME : `${EVIDENCE_NAME}-${unit}`;
  return book.drawBeside(
    [card],
    rubric,
    DRAW,
    wanted,
    ([contents], name) => ({
      plan: evidencePlan(
        rubric,
        { name, card: card.id, unit, year },
        contents!.scorecard.evidence ?? [],
      ),
    }),
    scorecard.evidence && card.evidence,
  );
}

const DRAW: Text = { zh: "生成材料清单", en: "make the list of materials" };
