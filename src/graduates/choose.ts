/** Which sheet of a file is the list, and where its columns stand. */
import type { Scalar } from "../formula/values";
import {
  missingColumns,
  recognise,
  recognised,
  type AskedColumns,
  type HeadRow,
  type Mapping,
} from "./columns";
import { destinationReader } from "./destinations";
import { textOf } from "./fold";
import type { ListFile, ListSheet } from "./list-file";
import { ListError } from "./text-list";

export interface ChosenSheet {
  sheet: ListSheet;
  mapping: Mapping;
}

/** A column was named that is not there. */
export class NoColumn extends Error {
  constructor(readonly headers: readonly string[]) {
    super(`no column ${headers.join(", ")}`);
    this.name = "NoColumn";
  }
}

/**
 * The sheet by its name, or the visible one with most columns recognised, the first on a tie.
 *
 * @throws {ListError} where there is no such sheet, or none has destinations
 * @throws {NoColumn} for a column that was asked for
 */
export function chooseSheet(
  { sheets }: Pick<ListFile, "sheets">,
  asked: AskedColumns = {},
  name?: string,
): ChosenSheet {
  const among = sheets.filter((sheet) =>
    name === undefined ? sheet.visible : sheet.name?.toLowerCase() === name.toLowerCase(),
  );
  if (among.length === 0) throw noSheet(sheets, name);
  const read = among.map((sheet) => ({ sheet, mapping: recognise(sheet.head, asked) }));
  const most = ({ mapping }: (typeof read)[number]) => (mapping ? recognised(mapping) : 0);
  const { sheet, mapping } = read.reduce((best, each) => (most(each) > most(best) ? each : best));
  const missing = missingColumns(mapping, asked);
  if (missing.length > 0) throw new NoColumn(missing);
  if (!mapping?.columns.destination && !mapping?.columns.destinationCode)
    throw noDestinations(sheet, mapping);
  return { sheet, mapping };
}

const KNOWN_SHARE = 0.8;
const LEAST_VALUES = 3;

/** Columns without a known header in which known destinations stand: to be offered, never taken unasked. */
export function offers(head: readonly HeadRow[], mapping: Mapping | null): string[] {
  const read = destinationReader();
  const taken = new Set(Object.values(mapping?.columns ?? {}).map(({ index }) => index));
  const width = Math.max(0, ...head.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  return columns
    .filter((column) => !taken.has(column))
    .flatMap((column) => {
      const [header, ...values] = head
        .filter(({ index }) => index + 1 >= (mapping?.headerRow ?? 0))
        .map(({ cells }) => cells[column])
        .filter((value): value is Scalar => textOf(value) !== "");
      const known = values.filter((value) => read(textOf(value)).code !== null).length;
      const enough = values.length >= LEAST_VALUES && known >= values.length * KNOWN_SHARE;
      return enough ? [textOf(header)] : [];
    });
}

function noSheet(sheets: readonly ListSheet[], name: string | undefined): ListError {
  const names = sheets.flatMap((sheet) => (sheet.name === null ? [] : [sheet.name]));
  if (name === undefined)
    return new ListError("no-sheet", {
      zh: "文件里没有可见的工作表。请取消隐藏后再试，或指定工作表。",
      en: "No sheet of the file is visible. Unhide the list and try again, or name the sheet.",
    });
  return new ListError("no-sheet", {
    zh: `没有“${name}”这张工作表。${names.length > 0 ? `文件里有：${names.join("、")}` : "文本名单不分工作表。"}`,
    en: `There is no sheet “${name}”. ${names.length > 0 ? `The file has: ${names.join(", ")}` : "A text has no sheets."}`,
  });
}

function noDestinations({ head }: ListSheet, mapping: Mapping | null): ListError {
  const [offer] = offers(head, mapping);
  const zh =
    offer === undefined
      ? "名单里没有“毕业去向”一列，无法统计。请核对表头，或指定哪一列是毕业去向。"
      : `名单里没有“毕业去向”一列，但“${offer}”一列看上去是毕业去向；若是，请指定它。`;
  const en =
    offer === undefined
      ? "The list has no column 毕业去向 and cannot be counted. Check its header, or say which column it is."
      : `The list has no column 毕业去向, but “${offer}” looks like one; if it is, say so.`;
  return new ListError("no-destination-column", { zh, en });
}
