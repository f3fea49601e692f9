/** Which sheets of a card hold anything that drawing the card again would not put back. */
import type { Rubric } from "../../rubric/types";
import type { Scorecard } from "../../scoring/types";
import { a1 } from "../plan/address";
import { planCard } from "../card/card";
import { COLOURS } from "../marks/colour-switch";
import { chosenReadings } from "../identity/identity";
import type { CardSheet } from "../identity/keys";
import type { SheetPlan } from "../plan/plan";
import { sheetNames } from "../card/sheet-names";
import type { SheetCells } from "../read/cells";
import { normalised } from "../read/formulas";
import { namesOf, type KnownCard, type StandingCard } from "./card";
import { placesOf, relocate, type Places } from "./places";

/**
 * In doubt a cell counts as the user's own: a formula that is not the generated one, to the letter or as it reads after
 * rows came and went; a word that the table does not have.
 */
export function leftovers(
  { ref, sheets }: KnownCard,
  standing: StandingCard,
  scorecard: Scorecard,
  rubric: Rubric,
): CardSheet[] {
  const { id, unit, year } = ref;
  const names = { ...sheetNames(rubric, unit, []), ...namesOf(sheets) };
  const identity = standing.identities?.find(({ card }) => card === id);
  const { readings } = scorecard;
  const chosen = identity ? chosenReadings(identity) : {};
  const info = { id, unit, year, readings, chosen, names };
  const { plan } = planCard(rubric, info);
  // Nobody knows on which day it was generated: before the document expired, or after.
  const { plan: expired } = planCard(rubric, { ...info, today: LAST_DAY });
  const entries = entryCells(scorecard);
  const fields = new Set([
    unit,
    year,
    COLOURS.off,
    scorecard.accepted ?? "",
    ...Object.values(scorecard.fields),
  ]);
  const here = Object.entries(standing.sheets) as [CardSheet, { cells: SheetCells }][];
  const plannedOf = (kind: CardSheet) => plan.sheets.find((sheet) => sheet.kind === kind);
  const expiredOf = (kind: CardSheet) => expired.sheets.find((sheet) => sheet.kind === kind);
  const places = new Map(
    here.flatMap(([kind, { cells }]) => {
      const planned = plannedOf(kind);
      return planned ? [[planned.name, placesOf(planned, cells)] as const] : [];
    }),
  );
  return here
    .filter(([kind, { cells }]) => {
      const generated = contentsOf(plannedOf(kind), expiredOf(kind));
      const others = contentsWithPlace(cells).filter(
        ({ place, content }) =>
          !entries.has(place) && !generated.has(plain(content)) && !fields.has(String(content)),
      );
      if (others.length === 0) return false;
      const { name } = cells;
      const moved = movedFormulas(plannedOf(kind), places, name);
      return others.some(
        ({ content }) => !isFormula(content) || !moved.has(normalised(content, name)),
      );
    })
    .map(([kind]) => kind);
}

const LAST_DAY = "9999-12-31";

const isFormula = (content: unknown): content is string =>
  typeof content === "string" && content.startsWith("=");

/** The generated formulas as they read now that rows and columns came and went, however Excel spells them. */
function movedFormulas(
  plan: SheetPlan | undefined,
  places: ReadonlyMap<string, Places>,
  sheet: string,
): Set<string> {
  const formulas = new Set(plan?.cells.flatMap(({ formula }) => formula ?? []));
  return new Set(
    [...formulas].flatMap((formula) => {
      const moved = relocate(formula, plan?.name ?? "", places);
      return moved === null ? [] : [normalised(moved, sheet)];
    }),
  );
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

function contentsOf(...plans: (SheetPlan | undefined)[]): Set<string> {
  const cells = plans.flatMap((plan) => plan?.cells ?? []);
  return new Set(cells.map(({ formula, value }) => plain(formula ?? value ?? "")));
}

function contentsWithPlace({ name, formulas, top, left }: SheetCells) {
  return formulas.flatMap((line, row) =>
    line.flatMap((content, column) => {
      const address = a1({ row: top + row, column: left + column });
      return content === "" ? [] : [{ place: `${name}!${address}`, content }];
    }),
  );
}

/** Excel sets blanks and quotes in formulas its own way, and line ends in texts. */
function plain(content: unknown): string {
  return String(content).replace(/[\s']/g, "");
}
