/** The identity sheet as it stands, and the one way in which it is written. It is very hidden, and never shown. */
import { readIdentity, type CardIdentity } from "../sheets/identity/identity";
import {
  filledRows,
  unfinishedActs,
  type IdentityRow,
  type Unfinished,
} from "../sheets/identity/identity-rows";
import { IDENTITY_SHEET } from "../sheets/card/sheet-names";
import { literal } from "./draw/values";
import { protectionNow, type Protection } from "./protection";

export interface IdentitySheet {
  isThere: boolean;
  /** From A1 on, as they were read. */
  rows: IdentityRow[];
  cards: CardIdentity[];
  unfinished: Unfinished[];
  /** What a protected sheet allows; null where it is not protected. Earlier versions protected it. */
  protection: Protection | null;
  /** The workbook lets sheets be added. */
  canAdd: boolean;
}

/** Queues the loading of the identity sheet; after the sync the answer gives what it says. */
export function loadIdentity(context: Excel.RequestContext): () => IdentitySheet {
  const { workbook } = context;
  const sheet = workbook.worksheets.getItemOrNullObject(IDENTITY_SHEET);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,values");
  sheet.protection.load("protected,options");
  workbook.protection.load("protected");
  return () => {
    const isThere = !sheet.isNullObject;
    const rows = isThere && !used.isNullObject ? filledRows(fromA1(used)) : [];
    return {
      isThere,
      rows,
      cards: readIdentity(rows as unknown[][]),
      unfinished: unfinishedActs(rows),
      protection: isThere ? protectionNow(sheet.protection) : null,
      canAdd: !workbook.protection.protected,
    };
  };
}

function fromA1({ rowIndex, columnIndex, values }: Excel.Range): unknown[][] {
  const above = Array.from({ length: rowIndex }, () => []);
  const before = Array.from({ length: columnIndex }, () => "");
  return [...above, ...values.map((line: unknown[]) => [...before, ...line])];
}

/**
 * Queues the writing of all rows in one operation: at no time is the sheet without what it said before or says now. Cells
 * that say it already are left alone: somebody else may be at it in the same workbook.
 *
 * @param standing the rows that stand there
 */
export function writeIdentity(
  context: Excel.RequestContext,
  rows: readonly IdentityRow[],
  standing: readonly IdentityRow[],
): void {
  const width = Math.max(...[...rows, ...standing].map((row) => row.length), 3);
  const block = Array.from({ length: Math.max(rows.length, standing.length) }, (_, row) =>
    Array.from({ length: width }, (__, column) => {
      const [now, was] = [rows[row]?.[column], standing[row]?.[column]].map(contentOf);
      return now === was ? null : now!;
    }),
  );
  const isOther = (line: readonly unknown[]) => line.some((cell) => cell !== null);
  const first = block.findIndex(isOther);
  if (first < 0) return;
  const last = block.findLastIndex(isOther);
  const range = identitySheet(context).getRangeByIndexes(first, 0, last - first + 1, width);
  range.formulas = block.slice(first, last + 1);
}

/** Queues the writing of rows below those that stand. */
export function appendToIdentity(
  context: Excel.RequestContext,
  rows: readonly IdentityRow[],
  standing: number,
): void {
  const block = rows.map((row) => row.map(contentOf));
  identitySheet(context).getRangeByIndexes(standing, 0, rows.length, 3).formulas = block;
}

export function addIdentity({ workbook }: Excel.RequestContext): void {
  workbook.worksheets.add(IDENTITY_SHEET).visibility = "VeryHidden";
}

/** Queues the sheet's deletion where it says nothing: Excel refuses that of a very hidden one. */
export function dropIdentity(context: Excel.RequestContext): void {
  const sheet = identitySheet(context);
  sheet.visibility = "Hidden";
  sheet.delete();
}

const identitySheet = ({ workbook }: Excel.RequestContext) =>
  workbook.worksheets.getItem(IDENTITY_SHEET);

function contentOf(value: unknown): string | number | boolean {
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = value === null || value === undefined ? "" : String(value);
  return text === "" ? "" : literal(text);
}
