/** Which sheets of a card hold anything that drawing the card again would not put back. */
import type { Rubric } from "../rubric/types";
import type { Scorecard } from "../scoring/types";
import { a1 } from "../sheets/address";
import { planCard } from "../sheets/card";
import { chosenReadings } from "../sheets/identity";
import type { CardSheet } from "../sheets/keys";
import type { SheetPlan } from "../sheets/plan";
import { sheetNames } from "../sheets/sheet-names";
import { namesOf, type KnownCard } from "./cards";
import type { LoadedCard, LoadedSheet } from "./read";

/**
 * In doubt a cell counts as the user's own: a formula that is not the generated one to the letter, a word that the table
 * does not have.
 */
export function leftovers(
  { ref, sheets }: KnownCard,
  loaded: LoadedCard,
  scorecard: Scorecard,
  rubric: Rubric,
): CardSheet[] {
  const { id, unit, year } = ref;
  const names = { ...sheetNames(rubric, unit, []), ...namesOf(sheets) };
  const identity = loaded.identities?.find(({ card }) => card === id);
  const { readings } = scorecard;
  const chosen = identity ? chosenReadings(identity) : {};
  const { plan } = planCard(rubric, { id, unit, year, readings, chosen, names });
  const entries = entryCells(scorecard);
  const fields = new Set([unit, year, ...Object.values(scorecard.fields)]);
  return (Object.entries(loaded.sheets) as [CardSheet, LoadedSheet][])
    .filter(([, sheet]) => {
      const generated = contentsOf(plan.sheets.find(({ name }) => name === sheet.name));
      return contentsWithPlace(sheet).some(
        ({ place, content }) =>
          !entries.has(place) && !generated.has(plain(content)) && !fields.has(String(content)),
      );
    })
    .map(([kind]) => kind);
}

function entryCells({ stages }: Scorecard): Set<string> {
  const entries = Object.values(stages).flatMap(({ scores, facts, parts = {} }) => [
    ...Object.values(scores),
    ...Object.values(facts),
    ...Object.values(parts),
  ]);
  return new Set(
    entries.flatMap(({ place }) => (place ? [`${place.sheet}!${place.address}`] : [])),
  );
}

function contentsOf(plan: SheetPlan | undefined): Set<string> {
  const cells = plan?.cells ?? [];
  return new Set(cells.map(({ formula, value }) => plain(formula ?? value ?? "")));
}

function contentsWithPlace({ name, cells }: LoadedSheet) {
  return cells.formulas.flatMap((line, row) =>
    line.flatMap((content, column) => {
      const address = a1({ row: cells.top + row, column: cells.left + column });
      return content === "" ? [] : [{ place: `${name}!${address}`, content }];
    }),
  );
}

/** Excel sets blanks and quotes in formulas its own way, and line ends in texts. */
function plain(content: unknown): string {
  return String(content).replace(/[\s']/g, "");
}
