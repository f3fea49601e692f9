/** 口径: stores changed readings in the workbook and rewrites the formulas and lines that depend on them. */
import type { Rubric, Text } from "../rubric/types";
import { planCard } from "../sheets/card/card";
import {
  chosenReadings,
  identityOf,
  type CardIdentity,
  type Change,
} from "../sheets/identity/identity";
import { withReadings } from "../sheets/identity/other-readings";
import { rubricFingerprint } from "../rubric/fingerprint";
import type { CardSheet } from "../sheets/identity/keys";
import type { PlanCell, SheetPlan } from "../sheets/plan/plan";
import { isSameFormula } from "../sheets/read/formulas";
import { rosterPlan } from "../sheets/roster/roster";
import { sheetNames } from "../sheets/card/sheet-names";
import { namesOf, type KnownCard } from "../sheets/standing/card";
import { asWritten, contentOf, type Content } from "./draw/values";
import { RosterSheet } from "../sheets/standing/roster-sheet";
import { typedRow } from "../sheets/standing/roster-row";
import { placesOf, relocate, type Places } from "../sheets/standing/places";
import type { IdentitySheet } from "./identity";
import type { LoadedCard, LoadedSheet } from "./read";
import type { CellChange } from "./transaction/changes";
import { transact } from "./transaction/transaction";

export interface Card {
  known: KnownCard;
  loaded: LoadedCard;
  rubric: Rubric;
  /** Its sheets under the readings of an identity, by their present names. */
  plans(identity: CardIdentity): SheetPlan[];
}

/** A scorecard with its facts and result. */
export function scorecardOf(known: KnownCard, loaded: LoadedCard, rubric: Rubric): Card {
  const { id, unit, year } = known.ref;
  const names = namesFor(known, rubric);
  const plans = (identity: CardIdentity) => {
    const { readings } = identity;
    const chosen = chosenReadings(identity);
    return planCard(rubric, { id, unit, year, readings, chosen, names }).plan.sheets;
  };
  return { known, loaded, rubric, plans };
}

/** A roster with the rows that it has now. */
export function rosterOf(known: KnownCard, loaded: LoadedCard, rubric: Rubric): Card {
  const sheet = new RosterSheet(rubric, loaded.sheets.roster!.cells);
  const { id, year } = known.ref;
  const info = { id, name: sheet.cells.name, year, settings: sheet.settings() };
  const rows = sheet.lines.filter(({ key }) => key !== "");
  const plans = (identity: CardIdentity) => [
    rosterPlan(
      rubric,
      { ...info, readings: identity.readings, chosen: chosenReadings(identity) },
      rows.map((line) => ({ ...line, ...typedRow(sheet, line) })),
    ),
  ];
  return { known, loaded, rubric, plans };
}

/**
 * Changes the readings of cards in one act. A cell whose generated content a person has changed is theirs, and stays.
 *
 * @param register the identity sheet, as it was read with them
 */
export async function rewriteReadings(
  context: Excel.RequestContext,
  cards: readonly Card[],
  register: IdentitySheet,
  readings: Record<string, string>,
  change: Change & { now: Date },
): Promise<void> {
  const rewritings = cards.map((card) => rewritingOf(card, readings, change));
  const sheets = rewritings
    .flatMap((rewriting) => rewriting.sheets)
    .filter(({ cells }) => cells.length > 0);
  const heights = await grownRows(context, sheets);
  await transact(context, { name: READINGS, now: change.now }, register, async (act) => {
    for (const { loaded, cells } of sheets) {
      const { id, name } = loaded;
      act.note({ do: "write", sheet: { id, name }, cells: cells.map(changeOf) });
    }
    for (const { loaded, row, was } of heights)
      act.note({ do: "height", sheet: { id: loaded.id, name: loaded.name }, row, was });
    const identities = rewritings.map(({ identity }) => identity);
    const write = () => {
      for (const { loaded, cells } of sheets) {
        const sheet = context.workbook.worksheets.getItem(loaded.id);
        for (const { row, column, content } of cells)
          sheet.getCell(row, column).formulas = [[content]];
      }
      for (const { loaded, row, height } of heights) {
        const sheet = context.workbook.worksheets.getItem(loaded.id);
        sheet.getCell(row, 0).format.rowHeight = height;
      }
    };
    await act.commit(identities, write, { sheets: sheets.map(({ loaded }) => loaded) });
  });
  for (const { card, identity } of rewritings) card.known.identity = identity;
}

const READINGS: Text = { zh: "更改口径", en: "change the readings" };

interface Rewriting {
  card: Card;
  identity: CardIdentity;
  sheets: { loaded: LoadedSheet; cells: Replacement[] }[];
}

function rewritingOf(card: Card, readings: Record<string, string>, change: Change): Rewriting {
  const before = identityOfCard(card);
  const identity = withReadings(before, card.rubric, readings, change);
  const [old, next] = [card.plans(before), card.plans(identity)];
  const places = new Map<string, Places>();
  const sheets: { loaded: LoadedSheet; old: SheetPlan; next: SheetPlan }[] = [];
  for (const [kind, loaded] of Object.entries(card.loaded.sheets) as [CardSheet, LoadedSheet][]) {
    const [was, is] = [old, next].map((plans) => plans.find((plan) => plan.kind === kind));
    if (!was || !is) continue;
    places.set(was.name, placesOf(was, loaded.cells));
    sheets.push({ loaded, old: was, next: is });
  }
  return {
    card,
    identity,
    sheets: sheets.map((sheet) => ({
      loaded: sheet.loaded,
      cells: replacements(sheet, places),
    })),
  };
}

const changeOf = ({ row, column, was, content }: Replacement): CellChange => ({
  row,
  column,
  was,
  becomes: content,
});

/** Rows that are lower than their new text needs. One sync; none where no text grows. */
async function grownRows(
  context: Excel.RequestContext,
  sheets: readonly Rewriting["sheets"][number][],
) {
  const growing = sheets.flatMap(({ loaded, cells }) =>
    cells.flatMap(({ row, height }) => {
      if (height === undefined) return [];
      const { format } = context.workbook.worksheets.getItem(loaded.id).getCell(row, 0);
      return [{ loaded, row, height, format: format.load("rowHeight") }];
    }),
  );
  if (growing.length === 0) return [];
  await context.sync();
  return growing
    .map(({ format, ...row }) => ({ ...row, was: format.rowHeight }))
    .filter(({ was, height }) => was < height);
}

/** A card that lost its identity sheet gets one again. */
export function identityOfCard({
  known,
  loaded,
  rubric,
}: Pick<Card, "known" | "loaded" | "rubric">): CardIdentity {
  const { id, unit, year } = known.ref;
  return (
    loaded.identities?.find(({ card }) => card === id) ??
    identityOf(
      rubric,
      { id, unit, year, readings: {}, names: namesOf(known.sheets) },
      rubricFingerprint(rubric),
    )
  );
}

function namesFor({ ref, sheets }: KnownCard, rubric: Rubric) {
  return { ...sheetNames(rubric, ref.unit, []), ...namesOf(sheets) };
}

interface Replacement {
  row: number;
  column: number;
  was: Content;
  content: Content;
  /** Height that the row needs now, where it grew. */
  height?: number;
}

/** Cells that the readings change and that still hold what was generated. */
function replacements(
  { loaded, old: plan, next }: { loaded: LoadedSheet; old: SheetPlan; next: SheetPlan },
  places: ReadonlyMap<string, Places>,
): Replacement[] {
  const here = places.get(plan.name);
  const before = new Map(plan.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  const moved = (cell: PlanCell) =>
    cell.formula === undefined
      ? cell
      : withFormula(cell, relocate(cell.formula, plan.name, places));
  return next.cells.flatMap((cell): Replacement[] => {
    const old = before.get(`${cell.row}:${cell.column}`);
    if (!old || (old.formula === cell.formula && old.value === cell.value)) return [];
    const [row, column] = [here?.row(cell.row), here?.column(cell.column)];
    const [from, to] = [moved(old), moved(cell)];
    if (row === undefined || column === undefined || !from || !to) return [];
    const standing = loaded.cells.formulas[row - loaded.cells.top]?.[column - loaded.cells.left];
    if (!isGenerated(standing, from, loaded.name)) return [];
    const [grownFrom = 0, grownTo = 0] = [plan.rowHeights[cell.row], next.rowHeights[cell.row]];
    const content = contentOf(to) ?? "";
    const was = asWritten(standing);
    return [{ row, column, was, content, ...(grownTo > grownFrom && { height: grownTo }) }];
  });
}

function withFormula(cell: PlanCell, formula: string | null): PlanCell | null {
  return formula === null ? null : { ...cell, formula };
}

function isGenerated(standing: unknown, { formula, value }: PlanCell, sheet: string): boolean {
  if (formula === undefined) return String(standing ?? "") === String(value ?? "");
  return typeof standing === "string" && isSameFormula(standing, formula, sheet);
}
