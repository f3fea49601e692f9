/** How the rows of a roster follow the cards of its workbook. */
import type { Rubric } from "../../rubric/types";
import { planCard } from "../card/card";
import { cardSource, type ValueSource } from "../card/card-source";
import { placesOf, relocate, type Places } from "./places";
import { sheetNames } from "../card/sheet-names";
import type { CardSheet } from "../identity/keys";
import { namesOf, type KnownCard, type StandingCard } from "./card";

/** What a card says to formulas on `sheet`, wherever its rows and columns stand now. */
export function linksTo(
  rubric: Rubric,
  { ref, sheets }: KnownCard,
  standing: StandingCard,
  sheet: string,
): ValueSource {
  const { id, unit, year } = ref;
  const readings = standing.identities?.find(({ card }) => card === id)?.readings ?? {};
  const names = { ...sheetNames(rubric, unit, []), ...namesOf(sheets) };
  const card = planCard(rubric, { id, unit, year, readings, names });
  const places = new Map<string, Places>();
  for (const plan of card.plan.sheets) {
    const present = standing.sheets[plan.kind as CardSheet];
    if (present) places.set(plan.name, placesOf(plan, present.cells));
  }
  const source = cardSource(card, sheet);
  return (name) => {
    const formula = source(name);
    return formula === null ? null : relocate(formula, sheet, places);
  };
}
