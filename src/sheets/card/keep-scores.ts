/** Drawing a card again keeps what people typed. */
import { tokenize } from "@borgar/fx";
import { isError } from "../../formula/values";
import { SETTING } from "../../ledger/marks";
import { dayNumber } from "../../scoring/contents";
import type { Entry, Scorecard } from "../../scoring/types";
import { a1, cellId, type CellRef } from "../plan/address";
import type { CardPlan } from "./card";
import { fieldCells, inputCell, scoreCell, type CardLayout } from "./layout";
import type { PlanCell, WorkbookPlan } from "../plan/plan";
import { resultCell } from "./result-layout";

export interface KeptScores {
  plan: WorkbookPlan;
  /** Formulas of the user's own that name other cells and had to move: their values were kept instead. */
  valuesOnly: { stage: string; key: string; formula: string }[];
}

type Content = Pick<PlanCell, "value" | "formula">;

/**
 * The plan with everything that was typed into an earlier card put in its place as it stood there, readable or not. For a
 * card of this very workbook: a formula of the user's own may be kept, so a mailed scorecard is none to give here.
 */
export function keepScores(old: Scorecard, card: CardPlan): KeptScores {
  const contents = new Map<string, Content>();
  const valuesOnly: KeptScores["valuesOnly"] = [];
  for (const { stage, key, entry, cell } of typedEntries(card.layout, old)) {
    const { formula } = entry;
    const keeps = formula !== undefined && (stays(entry, cell) || !namesCells(formula));
    contents.set(cellId(cell), keeps ? { formula } : { value: contentOf(entry, card.layout, key) });
    if (formula !== undefined && !keeps) valuesOnly.push({ stage, key, formula });
  }
  for (const { cell, value } of typedWords(card, old)) contents.set(cellId(cell), { value });
  return { plan: filled(card.plan, contents), valuesOnly };
}

/** Scores, facts and parts that are a person's own, each with its cell in the new plan. */
function typedEntries(layout: CardLayout, { stages }: Scorecard) {
  const rows = new Map(layout.scorecard.criteria.map(({ criterion, row }) => [criterion.id, row]));
  const inputs = new Set(
    layout.facts.rows.flatMap((row) =>
      "key" in row ? [row.key, ...("last" in row && row.last ? [row.last.key] : [])] : [],
    ),
  );
  return layout.rubric.stages.flatMap(({ id: stage }) => {
    const { scores = {}, facts = {}, parts = {} } = stages[stage] ?? {};
    const scored = typed(scores, rows).map(({ key, entry }) => ({
      ...{ stage, key, entry },
      cell: scoreCell(layout, stage, rows.get(key)!),
    }));
    const given = typed({ ...facts, ...parts }, inputs).map(({ key, entry }) => ({
      ...{ stage, key, entry },
      cell: inputCell(layout, stage, key),
    }));
    return [...scored, ...given];
  });
}

function typed(entries: Record<string, Entry>, known: { has(key: string): boolean }) {
  return Object.entries(entries)
    .filter(([key, entry]) => known.has(key) && isTyped(entry))
    .map(([key, entry]) => ({ key, entry }));
}

/** Words that stand for nothing, such as 不适用, are a person's own too. */
export function isTyped({ origin, value, unreadable, held, formula }: Entry): boolean {
  if (origin === "empty") return formula === undefined && String(held ?? "").trim() !== "";
  return unreadable !== undefined || (origin === "typed" && value !== null);
}

const stays = ({ place }: Entry, cell: CellRef) =>
  place?.sheet === cell.sheet && place.address === a1(cell);

/** What stood in the cell; of what came without cells, what would stand there. */
function contentOf({ held, stands, unreadable, value }: Entry, { facts }: CardLayout, key: string) {
  if (stands !== undefined && stands !== null) return stands;
  if (held !== undefined && held !== null && !isError(held)) return held;
  if (unreadable !== undefined) return unreadable;
  if (typeof value === "boolean") return value ? "是" : "否";
  const isDate = facts.rows.some(
    (row) =>
      row.type === "fact" && (row.key === key || row.last?.key === key) && row.fact.type === "date",
  );
  return (isDate ? dayNumber(value) : value) ?? "";
}

/** A formula that moves with its cell names other cells afterwards; one of constants means the same everywhere. */
function namesCells(formula: string): boolean {
  return tokenize(formula).some(({ type }) => type.startsWith("range") || type === "structured");
}

/** Fields of the head line, and why what is wrong was taken in. */
function typedWords({ layout, results }: CardPlan, old: Scorecard) {
  // The unit and the year of the new sheets are the caller's, unless the caller has none.
  const { unit, year } = layout.info;
  const fields: Record<string, string> = {
    unit: unit || old.unit,
    year: year || old.year,
    ...old.fields,
  };
  const reason = { cell: resultCell(results, SETTING.reason, "counted"), value: old.accepted };
  return [
    ...[...fieldCells(layout)].map(([field, cell]) => ({ cell, value: fields[field] })),
    reason,
  ].filter((each): each is { cell: CellRef; value: string } => !!each.value);
}

function filled(plan: WorkbookPlan, contents: ReadonlyMap<string, Content>): WorkbookPlan {
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        const content = contents.get(
          cellId({ sheet: sheet.name, row: cell.row, column: cell.column }),
        );
        if (!content) return cell;
        const { formula: _, value: __, ...format } = cell;
        return { ...format, ...content };
      }),
    })),
  };
}
