/** The columns of a roster's row as nodes over the row's cells, whole columns and settings. */
import type { AstExpression } from "@borgar/fx";
import { call, name, num, op, str, substitute } from "../formula/node";
import { formulaName, unknownName } from "../rubric/model";
import type { Rulebook } from "../rubric/rulebook";
import type { RosterColumn } from "../rubric/types";
import { cellName } from "./cells";
import { YES, NO } from "./figures";
import { typedRoster } from "./typed";

/** The cell of a column in the row that a formula stands in. */
export const rowCell = (column: string) => cellName("row", column);

export interface RosterLedger {
  readonly book: Rulebook;
  /** What a computed column holds, by its id; a column without a node is typed or follows a card. */
  readonly columns: ReadonlyMap<string, AstExpression>;
  /** The bare formula of a computed column, before an error of it is shown as nothing. */
  readonly formulas: ReadonlyMap<string, AstExpression>;
  /** Whether a row belongs to a list, by the list's id. */
  readonly lists: ReadonlyMap<string, AstExpression>;
  /** 结果运用: what follows from the row's values in the document's words; absent where nothing does. */
  readonly consequences?: AstExpression;
}

const ledgers = new WeakMap<Rulebook, RosterLedger>();

/** The ledger of a roster under a rulebook. */
export function rosterLedgerOf(book: Rulebook): RosterLedger {
  let ledger = ledgers.get(book);
  if (!ledger) {
    const { columns, lists = [] } = book.rubric.roster;
    ledger = {
      book,
      columns: new Map(
        columns.flatMap((column) => {
          const node = columnNode(book, column);
          return node ? [[column.id, node] as const] : [];
        }),
      ),
      formulas: new Map(
        columns.flatMap(({ id, from, value }) =>
          from === "formula" && value !== undefined ? [[id, rowNode(book, value)] as const] : [],
        ),
      ),
      lists: new Map(lists.map(({ id, where }) => [id, rowNode(book, where)])),
      ...consequencesOf(columns),
    };
    ledgers.set(book, ledger);
  }
  return ledger;
}

function columnNode(book: Rulebook, column: RosterColumn): AstExpression | undefined {
  const { from, value = "", type } = column;
  if (from === "group" && value === "quota") return quotaNode(book);
  if (from !== "formula") return undefined;
  const formula = rowNode(book, value);
  const shown = type === "flag" ? call("IF", formula, str(YES), str(NO)) : formula;
  const unit = book.rubric.roster.columns.find((each) => each.from === "unit");
  const filled = call("IFERROR", shown, str(""));
  // A row without a unit shows nothing, whatever its formula makes of empty cells.
  return unit ? call("IF", op("=", name(rowCell(unit.id)), str("")), str(""), filled) : filled;
}

/** A formula of the roster over a row. */
function rowNode(book: Rulebook, formula: string): AstExpression {
  const { rubric } = book;
  const known = namesOfRow(book);
  return substitute(typedRoster(book, book.bind(formula).tree), (each) => {
    const found = known.get(each);
    if (!found) throw unknownName(rubric, each);
    return found;
  });
}

function namesOfRow({ rubric: { roster } }: Rulebook): ReadonlyMap<string, AstExpression> {
  return new Map<string, AstExpression>([
    ["units", name(cellName("units", ""))],
    ...(roster.settings ?? []).map(
      ({ id }) => [`setting.${formulaName(id)}`, name(cellName("setting", id))] as const,
    ),
    ...roster.columns.flatMap((column) => [
      [formulaName(column.id), ownCell(column)] as const,
      [`column.${formulaName(column.id)}`, name(cellName("column", column.id))] as const,
    ]),
  ]);
}

/** A flag that is computed is shown in words, like one that is typed. */
function ownCell({ id, from, type }: RosterColumn): AstExpression {
  const cell = name(rowCell(id));
  return from === "formula" && type === "flag" ? op("=", cell, str(YES)) : cell;
}

/** Places of a group by its name. */
function quotaNode({ rubric: { roster } }: Rulebook): AstExpression {
  const group = roster.columns.find(({ from, value }) => from === "group" && value !== "quota");
  return (roster.groups ?? []).reduceRight<AstExpression>(
    (otherwise, { name: words, quota }) =>
      call("IF", op("=", name(rowCell(group?.id ?? "")), str(words)), num(quota), otherwise),
    str(""),
  );
}

/** Words of the document that follow from a column's value (不达标 → 取消其当年评优资格). */
export function hasConsequence({ type, levels = [] }: RosterColumn): boolean {
  return type === "text" && levels.some(({ consequence }) => consequence !== "");
}

function consequencesOf(columns: readonly RosterColumn[]): { consequences?: AstExpression } {
  const parts = columns
    .filter(hasConsequence)
    .map(({ id, levels }) =>
      (levels ?? [])
        .filter(({ consequence }) => consequence !== "")
        .reduceRight<AstExpression>(
          (otherwise, { value, consequence }) =>
            call("IF", op("=", name(rowCell(id)), str(value)), str(consequence), otherwise),
          str(""),
        ),
    );
  const [first, ...others] = parts;
  return first ? { consequences: op("&", first, ...others) } : {};
}
