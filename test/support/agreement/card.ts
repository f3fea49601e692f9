/** A row's card: drawn, with what the row types in it. */
import type { Edit } from "../random-cards/fill";
import { drawCard } from "../random-cards/draw";
import type { FilledCase } from "../random-cards/case";
import type { Content } from "../excel-doubles/workbook";
import { criteriaOf } from "../../../src/rubric/model";
import { agreementRubric } from "./rubric";
import { SOUND, type AgreementRow, type Filling } from "./rows";

const rubric = agreementRubric();
const criteria = new Set(criteriaOf(rubric).map(({ criterion }) => criterion.id));

export function cardOf({ typed, readings = {} }: AgreementRow): FilledCase {
  const card = drawCard(rubric, readings);
  const filling: Filling = { ...SOUND, ...typed };
  const edits = Object.entries(filling).map(([place, content]): Edit => {
    const [stage = "", key = ""] = place.split(" ");
    const cell = criteria.has(key) ? card.cells.score(stage, key) : card.cells.input(stage, key);
    return { kind: "plain", content: contentOf(content), cell, stage, key };
  });
  return { source: { seed: 0, rubric, kinds: new Map() }, filling: 0, card, edits };
}

const contentOf = (content: Filling[string]): Content =>
  typeof content === "object" && content !== null ? content : { value: content ?? null };
