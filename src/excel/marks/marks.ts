/**
 * Marks: colours and signs over the cells that findings and results speak of.
 *
 * A mark is a conditional format of ours. It changes neither the value nor the user's own format, moves with its cells,
 * is saved with the workbook, and comes off without a trace. Nothing is written while the marks stay the same, so that
 * Excel's undo list stays whole.
 */
import type { MarkName } from "../../sheets/plan";
import { rectangles } from "../../sheets/areas";
import { parseAddress } from "../../sheets/address";
import { addressesOf, rangesAt } from "../draw/areas";
import { dress } from "../draw/mark-format";
import { can } from "../limits";
import { isMark, isOurs, markCondition } from "./condition";

/** A cell to be marked; `numberFormat` is its own. */
export interface MarkedCell {
  address: string;
  mark: MarkName;
  numberFormat: string;
}

/** A conditional format of ours as it stands on a sheet. */
export interface StandingMark {
  id: string;
  formula: string;
}

/** Queues the loading of a sheet's conditional formats; after the sync the answer gives ours among them. */
export function loadMarks(sheet: Excel.Worksheet): () => StandingMark[] {
  if (!can("conditionalFormats")) return () => [];
  const formats = sheet.getRange().conditionalFormats;
  formats.load("items/id,items/type,items/customOrNullObject/rule/formula");
  return () =>
    formats.items
      .filter(
        ({ type, customOrNullObject }) => type === "Custom" && !customOrNullObject.isNullObject,
      )
      .map(({ id, customOrNullObject }) => ({ id, formula: customOrNullObject.rule.formula }))
      .filter(({ formula }) => isOurs(formula));
}

/** Whether a sheet shows other marks than the wanted ones. */
export function marksDiffer(
  cells: readonly MarkedCell[],
  standing: readonly StandingMark[],
): boolean {
  const wanted = cells.length === 0 ? [] : groupsOf(cells).map(({ condition }) => condition);
  const shown = standing.filter(({ formula }) => isMark(formula)).map(({ formula }) => formula);
  return wanted.sort().join("\n") !== shown.sort().join("\n");
}

/** Queues the wanted marks in the place of those that stand. */
export function writeMarks(
  sheet: Excel.Worksheet,
  cells: readonly MarkedCell[],
  standing: readonly StandingMark[],
): void {
  if (!can("conditionalFormats")) return;
  takeOff(
    sheet,
    standing.filter(({ formula }) => isMark(formula)),
  );
  for (const { mark, numberFormat, addresses, condition } of groupsOf(cells)) {
    const format = rangesAt(sheet, addresses).conditionalFormats.add("Custom");
    format.custom.rule.formula = condition;
    dress(format.custom.format, mark, numberFormat);
    // Before the sheet's own rules and the user's: a finding is what has to be seen.
    format.priority = 0;
  }
}

/** Queues the removal of conditional formats of ours. */
export function takeOff(sheet: Excel.Worksheet, standing: readonly StandingMark[]): void {
  const formats = sheet.getRange().conditionalFormats;
  for (const { id } of standing) formats.getItem(id).delete();
}

/** Cells that look alike, drawn by one conditional format. */
interface Group {
  mark: MarkName;
  numberFormat: string;
  addresses: string;
  condition: string;
}

function groupsOf(cells: readonly MarkedCell[]): Group[] {
  const groups = new Map<string, MarkedCell[]>();
  for (const cell of cells) {
    const key = `${cell.mark} ${cell.numberFormat}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()].flatMap((group) => {
    const { mark, numberFormat } = group[0]!;
    const areas = group.flatMap(({ address }) => parseAddress(address) ?? []);
    return addressesOf(rectangles(areas)).map((addresses) => {
      const fingerprint = hash(`${numberFormat} ${addresses}`);
      return { mark, numberFormat, addresses, condition: markCondition(mark, fingerprint) };
    });
  });
}

/** FNV-1a: enough to tell one set of cells from another. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36);
}
