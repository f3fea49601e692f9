/** 口径: stores changed readings in the workbook and rewrites the formulas and lines that depend on them. */
import type { Rubric } from "../rubric/types";
import { planCard } from "../sheets/card";
import {
  chosenReadings,
  identityOf,
  identityPlan,
  withReadings,
  type CardIdentity,
  type Change,
} from "../sheets/identity";
import { rubricFingerprint } from "../rubric/fingerprint";
import type { CardSheet } from "../sheets/keys";
import type { PlanCell, SheetPlan } from "../sheets/plan";
import { isSameFormula } from "../sheets/read/formulas";
import { rosterPlan } from "../sheets/roster";
import { IDENTITY_SHEET, sheetNames } from "../sheets/sheet-names";
import { namesOf, type KnownCard } from "../sheets/standing/card";
import { drawSheets } from "./draw/plan";
import { contentOf } from "./draw/values";
import { RosterSheet } from "../sheets/standing/roster-sheet";
import { typedRow } from "../sheets/standing/roster-row";
import { placesOf, relocate, type Places } from "../sheets/standing/places";
import type { LoadedCard, LoadedSheet } from "./read";

interface Card {
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

/** Answers what the identity sheet says now. One sync. A cell whose generated content a person has changed is theirs, and stays. */
export async function rewriteReadings(
  context: Excel.RequestContext,
  card: Card,
  readings: Record<string, string>,
  change: Change,
): Promise<CardIdentity[]> {
  const before = identityOfCard(card);
  const after = withReadings(before, card.rubric, readings, change);
  const [old, next] = [card.plans(before), card.plans(after)];
  const places = new Map<string, Places>();
  const sheets: { loaded: LoadedSheet; old: SheetPlan; next: SheetPlan }[] = [];
  for (const [kind, loaded] of Object.entries(card.loaded.sheets) as [CardSheet, LoadedSheet][]) {
    const [was, is] = [old, next].map((plans) => plans.find((plan) => plan.kind === kind));
    if (!was || !is) continue;
    places.set(was.name, placesOf(was, loaded.cells));
    sheets.push({ loaded, old: was, next: is });
  }
  for (const sheet of sheets) {
    const target = context.workbook.worksheets.getItem(sheet.loaded.id);
    rewrite(target, sheet.loaded, replacements(sheet, places));
  }
  const { identities } = card.loaded;
  const others = identities?.filter(({ card: id }) => id !== after.card) ?? [];
  const existing = new Set(identities ? [IDENTITY_SHEET] : []);
  const all = [...others, after];
  drawSheets(context, [identityPlan(all)], existing);
  await context.sync();
  card.known.identity = after;
  return all;
}

/** A card that lost its identity sheet gets one again. */
function identityOfCard({ known, loaded, rubric }: Card): CardIdentity {
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
  content: string | number | boolean;
  /** Height that the row needs now, where it grew. */
  height?: number;
}

/** Cells that the readings change and that still hold what was generated. */
function replacements(
  { loaded, old, next }: { loaded: LoadedSheet; old: SheetPlan; next: SheetPlan },
  places: ReadonlyMap<string, Places>,
): Replacement[] {
  const here = places.get(old.name);
  const before = new Map(old.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  const moved = (cell: PlanCell) =>
    cell.formula === undefined ? cell : withFormula(cell, relocate(cell.formula, old.name, places));
  return next.cells.flatMap((cell): Replacement[] => {
    const was = before.get(`${cell.row}:${cell.column}`);
    if (!was || (was.formula === cell.formula && was.value === cell.value)) return [];
    const [row, column] = [here?.row(cell.row), here?.column(cell.column)];
    const [from, to] = [moved(was), moved(cell)];
    if (row === undefined || column === undefined || !from || !to) return [];
    const standing = loaded.cells.formulas[row - loaded.cells.top]?.[column - loaded.cells.left];
    if (!isGenerated(standing, from, loaded.name)) return [];
    const [grownFrom = 0, grownTo = 0] = [old.rowHeights[cell.row], next.rowHeights[cell.row]];
    const content = contentOf(to) ?? "";
    return [{ row, column, content, ...(grownTo > grownFrom && { height: grownTo }) }];
  });
}

function withFormula(cell: PlanCell, formula: string | null): PlanCell | null {
  return formula === null ? null : { ...cell, formula };
}

function isGenerated(standing: unknown, { formula, value }: PlanCell, sheet: string): boolean {
  if (formula === undefined) return String(standing ?? "") === String(value ?? "");
  return typeof standing === "string" && isSameFormula(standing, formula, sheet);
}

/** A protected sheet is opened for it and closed again, just as it was. */
function rewrite(
  sheet: Excel.Worksheet,
  { protection }: LoadedSheet,
  cells: readonly Replacement[],
): void {
  if (cells.length === 0) return;
  if (protection) sheet.protection.unprotect();
  for (const { row, column, content, height } of cells) {
    const cell = sheet.getCell(row, column);
    cell.formulas = [[content]];
    if (height !== undefined) cell.format.rowHeight = height;
  }
  if (protection) sheet.protection.protect(protection);
}
