/** How the rows of a roster follow the cards of its workbook. */
import type { Rubric } from "../../rubric/types";
import { planCard } from "../../sheets/card";
import { cardSource, type ValueSource } from "../../sheets/card-source";
import { namesOf, type KnownCard } from "../cards";
import { placesOf, relocate, type Places } from "../places";
import type { LoadedCard } from "../read";
import { sheetNames } from "../../sheets/sheet-names";
import type { CardSheet } from "../../sheets/keys";

/** What a card says to formulas on `sheet`, wherever its rows and columns stand now. */
export function linksTo(
  rubric: Rubric,
  { ref, sheets }: KnownCard,
  loaded: LoadedCard,
  sheet: string,
): ValueSource {
  const { id, unit, year } = ref;
  const readings = loaded.identities?.find(({ card }) => card === id)?.readings ?? {};
  const names = { ...sheetNames(rubric, unit, []), ...namesOf(sheets) };
  const card = planCard(rubric, { id, unit, year, readings, names });
  const places = new Map<string, Places>();
  for (const plan of card.plan.sheets) {
    const standing = loaded.sheets[plan.kind as CardSheet];
    if (standing) places.set(plan.name, placesOf(plan, standing));
  }
  const source = cardSource(card, sheet);
  return (name) => {
    const formula = source(name);
    return formula === null ? null : relocate(formula, sheet, places);
  };
}
