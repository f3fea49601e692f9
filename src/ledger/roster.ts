/** The columns of a roster's row as nodes over the row's cells, whole columns and settings. */
import type { AstExpression } from "@borgar/fx";
import { bool, call, name, namesOf, num, op, str } from "../formula/node";
import type { Rulebook } from "../rubric/rulebook";
import type { RosterColumn } from "../rubric/types";
import { parseCellName } from "./cells";
import { YES, NO } from "./figures";
import { columnCells, countsCell, isOut, rowCell, rowNode, shownFlag } from "./roster-cells";

import { CARD_CHECK, isTyped, rowChecks, wordsOf, type RowCheck } from "./roster-checks";
import { rosterMarks, type RosterMark } from "./roster-marks";
import { rowWaits, waitingColumn } from "./roster-waiting";
import { WAITING } from "./waiting";

export interface RosterLedger {
  readonly book: Rulebook;
  /** What a computed column holds, by its id; a column without a node is typed or follows a card. */
  readonly columns: ReadonlyMap<string, AstExpression>;
  /** The bare formula of a computed column, before an error of it is shown as nothing. */
  readonly formulas: ReadonlyMap<string, AstExpression>;
  /** What counts of a typed column of which other rows or sums take notice: nothing while its row is wrong. */
  readonly counts: ReadonlyMap<string, AstExpression>;
  /** Everything that can be wrong in a row. */
  readonly checks: readonly RowCheck[];
  /** What the colours of typed cells say. */
  readonly marks: readonly RosterMark[];
  /** 核对: what is wrong in a row that is typed, and in one that follows a card. */
  readonly words: { readonly typed: AstExpression; readonly linked: AstExpression };
  /** Whether a row belongs to a list, by the list's id. */
  readonly lists: ReadonlyMap<string, AstExpression>;
  /** The sums under the table, by column. */
  readonly sums: ReadonlyMap<string, AstExpression>;
  /** 结果运用: what follows from the row's values in the document's words; absent where nothing does. */
  readonly consequences?: AstExpression;
}

const ledgers = new WeakMap<Rulebook, RosterLedger>();

/** The ledger of a roster under a rulebook. */
export function rosterLedgerOf(book: Rulebook): RosterLedger {
  let ledger = ledgers.get(book);
  if (!ledger) {
    ledger = new RosterBuilder(book).build();
    ledgers.set(book, ledger);
  }
  return ledger;
}

class RosterBuilder {
  /** Typed columns that are named as a whole. */
  private readonly counted: ReadonlySet<string>;

  constructor(private readonly book: Rulebook) {
    this.counted = countedColumns(book);
  }

  build(): RosterLedger {
    const { columns, lists = [], sums = [] } = this.book.rubric.roster;
    const checks = rowChecks(this.book);
    const byId = <T>(of: (column: RosterColumn) => T | undefined) =>
      new Map(
        columns.flatMap((column) => {
          const found = of(column);
          return found === undefined ? [] : [[column.id, found] as const];
        }),
      );
    return {
      book: this.book,
      columns: byId((column) => this.column(column)),
      formulas: byId((column) => this.formula(column)),
      counts: byId((column) => (this.counted.has(column.id) ? this.counts(column) : undefined)),
      checks,
      marks: rosterMarks(this.book, checks),
      words: { typed: wordsOf(checks), linked: wordsOf([CARD_CHECK, ...checks]) },
      lists: new Map(
        lists.map(({ id, where }) => [id, call("IF", isOut, bool(false), this.listed(where))]),
      ),
      sums: new Map(sums.map(({ column }) => [column, call("SUM", name(columnCells(column)))])),
      ...consequencesOf(columns),
    };
  }

  private counts(column: RosterColumn): AstExpression {
    const { facts } = this.book.rubric;
    const fact = column.from === "fact" && facts.find(({ id }) => id === column.value);
    // A date is a number, whatever its column is called.
    return countsNode(fact && fact.type === "date" ? { ...column, type: "number" } : column);
  }

  private row(formula: string): AstExpression {
    return rowNode(this.book, formula, (column) =>
      this.counted.has(column.id) ? name(countsCell(column.id)) : shownFlag(column),
    );
  }

  /** Whether a row belongs to a list is not known while it waits. */
  private listed(where: string): AstExpression {
    const waits = rowWaits(this.book, where);
    return waits ? call("IF", waits, bool(false), this.row(where)) : this.row(where);
  }

  private formula({ from, value }: RosterColumn): AstExpression | undefined {
    return from === "formula" && value !== undefined ? this.row(value) : undefined;
  }

  private column(column: RosterColumn): AstExpression | undefined {
    if (column.from === "group" && column.value === "quota") return quotaNode(this.book);
    const formula = this.formula(column);
    if (!formula) return undefined;
    const shown = column.type === "flag" ? call("IF", formula, str(YES), str(NO)) : formula;
    const unit = this.book.rubric.roster.columns.find((each) => each.from === "unit");
    const waits = rowWaits(this.book, column.value!);
    const known = waits ? call("IF", waits, str(WAITING), shown) : shown;
    const counted = call("IF", isOut, str(""), known);
    // A row without a unit shows nothing, whatever its formula makes of empty cells.
    const filled = unit
      ? call("IF", op("=", name(rowCell(unit.id)), str("")), str(""), counted)
      : counted;
    return call("IFERROR", filled, str(""));
  }
}

/** Typed columns that formulas of other rows, or sums, take as a whole. */
function countedColumns(book: Rulebook): Set<string> {
  const { columns, lists = [], sums = [] } = book.rubric.roster;
  const typed = new Set(columns.filter(isTyped).map(({ id }) => id));
  const formulas = [
    ...columns.flatMap(({ from, value }) => (from === "formula" && value ? [value] : [])),
    ...lists.map(({ where }) => where),
  ];
  const whole = formulas
    .flatMap((formula) => namesOf(rowNode(book, formula, ({ id }) => name(rowCell(id)))))
    .map(parseCellName)
    .filter(({ kind }) => kind === "column")
    .map(({ id }) => id);
  const waiting = waitingColumn(book);
  return new Set(
    [...whole, ...sums.map(({ column }) => column), ...(waiting ? [waiting.id] : [])].filter((id) =>
      typed.has(id),
    ),
  );
}

/**
 * What counts of a typed cell. One row's error would take the ranks of all: what somebody took in although it cannot be
 * read counts nothing, and is no veto.
 */
function countsNode(column: RosterColumn): AstExpression {
  const cell = name(rowCell(column.id));
  return call("IFERROR", call("IF", isOut, str(""), contentNode(column, cell)), str(""));
}

function contentNode({ type }: RosterColumn, cell: AstExpression): AstExpression {
  if (type === "flag") return call("IF", call("RUBRIC.VETO", cell), str(YES), str(NO));
  if (type === "text") return op("&", cell, str(""));
  return call("IF", call("ISNUMBER", cell), cell, str(""));
}

/** Places of a group by its name. */
function quotaNode({ rubric: { roster } }: Rulebook): AstExpression {
  const group = roster.columns.find(({ from, value }) => from === "group" && value !== "quota");
  const places = (roster.groups ?? []).reduceRight<AstExpression>(
    (otherwise, { name: words, quota }) =>
      call("IF", op("=", name(rowCell(group?.id ?? "")), str(words)), num(quota), otherwise),
    str(""),
  );
  return call("IFERROR", places, str(""));
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
  if (!first) return {};
  const words = others.length > 0 ? op("&", first, ...others) : first;
  return { consequences: call("IFERROR", call("IF", isOut, str(""), words), str("")) };
}
