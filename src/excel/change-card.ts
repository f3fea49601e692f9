/** An act of review on cards: values typed into their cells, lines of their result sheets, rows of the identity sheet. */
import type { Rubric } from "../rubric/types";
import { parseAddress } from "../sheets/plan/address";
import { allSheets, type KnownCard } from "../sheets/standing/card";
import { placedLines, type KeyedLine } from "../sheets/standing/keyed-lines";
import { placesOf } from "../sheets/standing/places";
import { asWritten, literal, type Content } from "./draw/values";
import { lostCard } from "./errors";
import type { LoadedCard, LoadedSheet } from "./read";
import { identityOfCard, scorecardOf } from "./readings";
import type { CellChange } from "./transaction/changes";
import { transact, type ActInfo } from "./transaction/transaction";
import type { CardsChange, TypedCell } from "./types";

interface Writing {
  sheet: LoadedSheet;
  cells: CellChange[];
}

/** A card with its present contents. */
export interface Target {
  known: KnownCard;
  loaded: LoadedCard;
  rubric: Rubric;
}

/** Cells that are gone are refused before anything is written. */
export async function changeCards(
  context: Excel.RequestContext,
  info: ActInfo,
  targets: readonly Target[],
  { cards, rows, beside = [] }: CardsChange,
  along: LoadedSheet | null = null,
): Promise<void> {
  const register = targets[0]?.loaded.register;
  if (!register) return;
  const filled = targets.flatMap((of, at) => writingsOf(of, cards[at]?.cells ?? []));
  const said = targets.flatMap((of, at) => lineWriting(of, cards[at]?.lines ?? []) ?? []);
  const shown = along && beside.length > 0 ? [besideWriting(along, beside)] : [];
  const writings = [...filled, ...said, ...shown].filter((each) => each.cells.length > 0);
  await transact(context, info, register, async (act) => {
    for (const { sheet, cells: changes } of writings)
      act.note({ do: "write", sheet: { id: sheet.id, name: sheet.name }, cells: changes });
    const write = () => {
      for (const { sheet, cells: changes } of writings) {
        const target = context.workbook.worksheets.getItem(sheet.id);
        for (const { row, column, becomes } of changes)
          target.getCell(row, column).values = [[becomes]];
      }
    };
    await act.commit([], write, {
      // Only the cells that people fill in are not locked.
      sheets: [...said, ...shown].map(({ sheet }) => sheet),
      ...(rows && { others: () => rows }),
    });
  });
}

function writingsOf({ known, loaded }: Target, cells: readonly TypedCell[]): Writing[] {
  const writings = new Map<LoadedSheet, CellChange[]>();
  for (const { place, value } of cells) {
    const sheet = allSheets(loaded).find(({ name }) => name === place.sheet);
    const area = parseAddress(place.address);
    if (!sheet || !area) throw lostCard(known.ref.unit);
    const changes = writings.get(sheet) ?? [];
    writings.set(sheet, changes);
    changes.push(changeOf(sheet, area, typed(value)));
  }
  return [...writings].map(([sheet, changes]) => ({ sheet, cells: changes }));
}

const besideWriting = (sheet: LoadedSheet, cells: readonly TypedCell[]): Writing => {
  const changes = cells.flatMap(({ place: { address }, value }) => {
    const area = parseAddress(address);
    return area ? [changeOf(sheet, area, typed(value))] : [];
  });
  return { sheet, cells: changes.filter(({ was, becomes }) => was !== becomes) };
};

const typed = (value: TypedCell["value"]): Content =>
  typeof value === "string" ? literal(value) : (value ?? "");

/** Null where the card has no result sheet, or all of it stands there. */
function lineWriting(
  { known, loaded, rubric }: Target,
  lines: readonly KeyedLine[],
): Writing | null {
  if (lines.length === 0) return null;
  const sheet = loaded.sheets.result;
  const plan = scorecardOf(known, loaded, rubric)
    .plans(identityOfCard({ known, loaded, rubric }))
    .find(({ kind }) => kind === "result");
  if (!sheet || !plan) return null;
  const { top, left, values } = sheet.cells;
  const places = placesOf(plan, sheet.cells);
  const keys = places.column(0) ?? left;
  const words = places.column(1) ?? keys + 1;
  const standing = [
    ...Array<string>(top).fill(""),
    ...values.map((row) => String(row[keys - left] ?? "")),
  ];
  const cells = placedLines(standing, lines).flatMap(({ row, isNew, key, text }) => [
    ...(isNew ? [changeOf(sheet, { row, column: keys }, literal(key))] : []),
    changeOf(sheet, { row, column: words }, literal(text)),
  ]);
  const others = cells.filter(({ was, becomes }) => was !== becomes);
  return others.length === 0 ? null : { sheet, cells: others };
}

function changeOf(
  { cells }: LoadedSheet,
  { row, column }: { row: number; column: number },
  becomes: Content,
): CellChange {
  const was = asWritten(cells.formulas[row - cells.top]?.[column - cells.left]);
  return { row, column, was, becomes };
}
