/** Puts what was typed into a card back into a fresh plan of it, so that a card can be drawn again and lose nothing. */
import type { CellPlace, Entry, Scorecard } from "../../scoring/types";
import type { CardPlan } from "../card";
import { inputCell, scoreCell, type CardLayout } from "../layout";
import type { CellRef } from "../address";
import { a1 } from "../address";
import type { PlanCell, WorkbookPlan } from "../plan";

/** Gives the content of a cell as it stands: a formula, a value, or "". */
export type ContentAt = (place: CellPlace) => unknown;

/**
 * The plan with the entries that people typed. A formula of theirs is kept where its cell stays in its place, for its
 * references are right there only; elsewhere its value is.
 */
export function refill(card: CardPlan, scorecard: Scorecard, contentAt: ContentAt): WorkbookPlan {
  const contents = new Map<string, Content>();
  for (const { cell, entry } of typedEntries(card.layout, scorecard)) {
    const content = contentOf(entry, cell, contentAt);
    if (content) contents.set(keyOf(cell), content);
  }
  for (const { cell, text } of typedFields(card, scorecard))
    contents.set(keyOf(cell), { value: text });

  const sheets = card.plan.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      filled(cell, contents.get(keyOf({ sheet: sheet.name, ...cell }))),
    ),
  }));
  return { ...card.plan, sheets };
}

type Content = Pick<PlanCell, "formula" | "value">;

const keyOf = ({ sheet, row, column }: CellRef) => `${sheet}!${a1({ row, column })}`;

function filled(cell: PlanCell, content: Content | undefined): PlanCell {
  if (!content) return cell;
  const { formula: _formula, value: _value, ...bare } = cell;
  return { ...bare, ...content };
}

function contentOf(entry: Entry, cell: CellRef, contentAt: ContentAt): Content | null {
  const standing = entry.place ? contentAt(entry.place) : "";
  const isFormula = typeof standing === "string" && standing.startsWith("=");
  if (!isFormula && isContent(standing) && standing !== "") return { value: standing };
  const staysInPlace = entry.place?.sheet === cell.sheet && entry.place.address === a1(cell);
  if (isFormula && staysInPlace) return { formula: standing };
  if (entry.unreadable !== undefined) return { value: entry.unreadable };
  return entry.value === null ? null : { value: entry.value };
}

const isContent = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** Scores and facts that are a person's own, each with its cell in the new plan. */
function typedEntries(layout: CardLayout, { stages }: Scorecard) {
  return Object.entries(stages).flatMap(([stage, { scores, facts, parts = {} }]) => [
    ...own(scores).flatMap(([id, entry]) => {
      const place = layout.scorecard.criteria.find(({ criterion }) => criterion.id === id);
      return place ? [{ entry, cell: scoreCell(layout, stage, place.row) }] : [];
    }),
    ...own({ ...facts, ...parts }).flatMap(([key, entry]) =>
      hasInput(layout, key) ? [{ entry, cell: inputCell(layout, stage, key) }] : [],
    ),
  ]);
}

function own(entries: Record<string, Entry>): [string, Entry][] {
  return Object.entries(entries).filter(
    ([, { origin, unreadable }]) => origin === "typed" || unreadable !== undefined,
  );
}

function hasInput({ facts }: CardLayout, key: string): boolean {
  return facts.rows.some((row) => "key" in row && row.key === key);
}

/** Fields of the head line other than the unit and the year, which are asked for when a card is generated. */
function typedFields({ layout, plan }: CardPlan, { fields }: Scorecard) {
  const sheet = layout.info.names.scorecard;
  const cells = plan.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  return layout.scorecard.headRows.flatMap(({ row, pieces }) => {
    const starts = firstOfEach(
      cells.filter((cell) => cell.row === row && cell.style === "head-field"),
      plan,
      sheet,
    );
    return pieces
      .flatMap((piece) => ("field" in piece ? [piece.field] : []))
      .flatMap((field, index) => {
        const start = starts[index];
        const text = fields[field];
        return start && text && !["unit", "year", "total"].includes(field)
          ? [{ cell: { sheet, row, column: start.column }, text }]
          : [];
      });
  });
}

/** First cells of merged areas; the others are covered by them. */
function firstOfEach(cells: readonly PlanCell[], plan: WorkbookPlan, name: string): PlanCell[] {
  const merges = plan.sheets.find((sheet) => sheet.name === name)?.merges ?? [];
  const covered = ({ row, column }: PlanCell) =>
    merges.some(
      (area) =>
        row >= area.row &&
        row < area.row + area.rows &&
        column > area.column &&
        column < area.column + area.columns,
    );
  return cells.filter((cell) => !covered(cell));
}
