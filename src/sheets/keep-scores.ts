/** Generating again keeps what people typed. */
import { tokenize } from "@borgar/fx";
import type { Entry, Scorecard, StageEntries } from "../scoring/types";
import { a1, type CellRef } from "./address";
import type { CardPlan } from "./card";
import { fieldCells, inputCell, scoreCell } from "./layout";
import type { PlanCell, WorkbookPlan } from "./plan";

export interface KeptScores {
  plan: WorkbookPlan;
  /** What was typed but has no place in the new sheets, by stage and key: to be told before anything is drawn. */
  homeless: { stage: string; key: string; entry: Entry }[];
  /** Formulas of the user's own that name other cells: their values were kept instead. */
  valuesOnly: { stage: string; key: string; formula: string }[];
}

type Content = Pick<PlanCell, "value" | "formula">;

/**
 * The plan with everything that was typed into an earlier card put in its place, readable or not. For a card of this very
 * workbook: a formula of the user's own may be kept, so a mailed scorecard is none to give here.
 */
export function keepScores(old: Scorecard, { plan, layout }: CardPlan): KeptScores {
  const content = new Map<string, Content>();
  const kept: KeptScores = { plan, homeless: [], valuesOnly: [] };
  const put = (stage: string, key: string, entry: Entry, cell: CellRef | null) => {
    if (!isTyped(entry)) return;
    if (!cell) kept.homeless.push({ stage, key, entry });
    else content.set(idOf(cell), contentOf(entry, cell, { stage, key }, kept));
  };
  const rows = new Map(layout.scorecard.criteria.map(({ criterion, row }) => [criterion.id, row]));
  const stages = new Set(layout.rubric.stages.map(({ id }) => id));
  const inputs = new Set(layout.facts.rows.flatMap((row) => ("key" in row ? [row.key] : [])));
  for (const [stage, entries] of Object.entries(old.stages)) {
    const known = stages.has(stage);
    for (const [key, entry] of Object.entries(entries.scores)) {
      const row = rows.get(key);
      put(stage, key, entry, known && row !== undefined ? scoreCell(layout, stage, row) : null);
    }
    for (const [key, entry] of inputEntries(entries)) {
      put(stage, key, entry, known && inputs.has(key) ? inputCell(layout, stage, key) : null);
    }
  }
  for (const [field, cell] of fieldCells(layout)) {
    // The unit and the year of the new sheets are the caller's, unless the caller has none.
    const value = {
      unit: layout.info.unit || old.unit,
      year: layout.info.year || old.year,
      ...old.fields,
    }[field];
    if (value !== undefined && value !== "") content.set(idOf(cell), { value });
  }
  return { ...kept, plan: filled(plan, content) };
}

function inputEntries({ facts, parts = {} }: StageEntries): [string, Entry][] {
  return [...Object.entries(facts), ...Object.entries(parts)];
}

function isTyped({ origin, value, unreadable }: Entry): boolean {
  return origin === "typed" && (unreadable !== undefined || value !== null);
}

function contentOf(
  { value, unreadable, formula, place }: Entry,
  cell: CellRef,
  of: { stage: string; key: string },
  { valuesOnly }: KeptScores,
): Content {
  const staysInPlace = place?.sheet === cell.sheet && place.address === a1(cell);
  if (formula !== undefined && (staysInPlace || !namesCells(formula))) return { formula };
  if (formula !== undefined) valuesOnly.push({ ...of, formula });
  return { value: unreadable ?? cellValue(value) };
}

function cellValue(value: Entry["value"]): string | number {
  if (typeof value === "boolean") return value ? "是" : "否";
  return value ?? "";
}

/** A formula that moves with its cell names other cells afterwards; one of constants means the same everywhere. */
function namesCells(formula: string): boolean {
  return tokenize(formula).some(({ type }) => type.startsWith("range") || type === "structured");
}

function idOf({ sheet, row, column }: CellRef): string {
  return `${sheet}\n${row}\n${column}`;
}

function filled(plan: WorkbookPlan, content: ReadonlyMap<string, Content>): WorkbookPlan {
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        const typed = content.get(idOf({ sheet: sheet.name, row: cell.row, column: cell.column }));
        if (!typed) return cell;
        const { formula: _, value: __, ...format } = cell;
        return { ...format, ...typed };
      }),
    })),
  };
}
