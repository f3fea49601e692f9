import type { AstExpression } from "@borgar/fx";
import { contentOf } from "../formula/evaluate";
import { FunctionError, isError, type Content, type Scalar, type Value } from "../formula/values";
import { parseCellName } from "../ledger/cells";
import type { RosterLedger } from "../ledger/roster";
import type { RosterColumn } from "../rubric/types";
import type { PlacedUnit } from "./roster-units";

/** The cells of a roster, each worked out once and when it is asked for: columns may name each other in any order. */
export class RosterCells {
  private readonly known = new Map<string, Content>();
  private readonly whole = new Map<string, Value>();
  private readonly open = new Set<string>();
  private readonly columns: ReadonlyMap<string, RosterColumn>;

  constructor(
    private readonly ledger: RosterLedger,
    private readonly units: readonly PlacedUnit[],
    private readonly settings: Readonly<Record<string, Scalar>>,
  ) {
    this.columns = new Map(ledger.book.rubric.roster.columns.map((column) => [column.id, column]));
  }

  /** What a column shows in a row, or the error that it shows. */
  at(column: string, row: number): Content {
    const key = `${column}\n${row}`;
    let value = this.known.get(key);
    if (value === undefined) {
      if (this.open.has(key)) return circular(column);
      this.open.add(key);
      value = this.fill(column, row);
      this.open.delete(key);
      this.known.set(key, value);
    }
    return value;
  }

  /** The error in which a column's formula ends in a row; its cell stays empty. */
  errorIn(column: string, row: number): FunctionError | undefined {
    const formula = this.ledger.formulas.get(column);
    const value = formula && this.at(column, row) === "" ? this.value(formula, row) : undefined;
    return isError(value) ? value : undefined;
  }

  /** The value of a node in a row, or the error in which it ends. */
  value(node: AstExpression, row: number): Content {
    return contentOf(node, (name) => this.lookup(name, row));
  }

  /** Whether a row belongs to a list. One whose condition cannot be worked out does not. */
  belongs(list: string, row: number): boolean {
    const where = this.ledger.lists.get(list);
    return where !== undefined && this.value(where, row) === true;
  }

  private fill(id: string, row: number): Content {
    const node = this.ledger.columns.get(id);
    if (node) return this.value(node, row);
    const unit = this.units[row];
    const column = this.columns.get(id);
    return (unit && column && typedCell(column, unit)) ?? null;
  }

  private lookup(name: string, row: number): Value {
    const { kind, id } = parseCellName(name);
    if (kind === "units") return this.units.length;
    if (kind === "setting") return this.settings[id] ?? null;
    return kind === "column" ? this.column(id) : this.at(id, row);
  }

  private column(id: string): Value {
    let column = this.whole.get(id);
    if (column === undefined) {
      column = this.units.map((_, row) => [this.at(id, row)]);
      this.whole.set(id, column);
    }
    return column;
  }
}

function typedCell({ from, value = "" }: RosterColumn, unit: PlacedUnit): Scalar {
  switch (from) {
    case "unit":
      return unit.unit;
    case "group":
      return unit.group?.name ?? null;
    case "fact":
      return unit.given.facts?.[value] ?? null;
    default:
      return unit.scores[value] ?? null;
  }
}

function circular(column: string): FunctionError {
  return new FunctionError("#REF!", {
    zh: `“${column}”一列的公式循环引用了自己`,
    en: `the formula of the column “${column}” refers to itself`,
  });
}
