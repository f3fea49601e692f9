/** A rubric drawn as a card under some readings, as a workbook that people fill in. */
import { rubricFingerprint } from "../../../src/rubric/fingerprint";
import type { Rubric } from "../../../src/rubric/types";
import { planCard } from "../../../src/sheets/card/card";
import { cardPlaces } from "../../../src/sheets/card/card-places";
import { identityOf } from "../../../src/sheets/identity/identity";
import type { Places } from "../../../src/sheets/formulas/ledger-print";
import type { SheetPlan } from "../../../src/sheets/plan/plan";
import { CardCells } from "./card-cells";

export interface DrawnCard {
  rubric: Rubric;
  /** Key that its sheets carry. */
  id: string;
  sheets: SheetPlan[];
  cells: CardCells;
  /** Where the cells of its ledger are laid out. */
  places: Places;
  identity: ReturnType<typeof identityOf>;
}

const drawn = new WeakMap<Rubric, Map<string, DrawnCard>>();

/** The card, drawn once for the same readings. */
export function drawCard(rubric: Rubric, readings: Record<string, string>): DrawnCard {
  const cards = drawn.get(rubric) ?? new Map<string, DrawnCard>();
  drawn.set(rubric, cards);
  const key = JSON.stringify(readings);
  const card = cards.get(key) ?? draw(rubric, readings);
  cards.set(key, card);
  return card;
}

function draw(rubric: Rubric, readings: Record<string, string>): DrawnCard {
  const id = "k1";
  const names = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };
  const info = { id, unit: "文学院", year: "2024", readings, names };
  const { plan, layout, results } = planCard(rubric, info);
  const { sheets } = plan;
  return {
    rubric,
    id,
    sheets,
    cells: new CardCells(rubric, sheets),
    places: cardPlaces(layout, results),
    identity: identityOf(rubric, info, rubricFingerprint(rubric)),
  };
}
