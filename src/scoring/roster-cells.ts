import type { AstExpression } from "@borgar/fx";
import { contentOf } from "../formula/evaluate";
import { FunctionError, isError, type Content, type Scalar, type Value } from "../formula/values";
import { parseCellName } from "../ledger/cells";
import { isOut } from "../ledger/roster-cells";
import { CARD_CHECK } from "../ledger/roster-checks";
import type { RosterLedger } from "../ledger/roster";
import type { RosterColumn, Rubric, Text } from "../rubric/types";
import { comparedName } from "../rubric/comparisons";
import { dayNumber } from "./contents";
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

  /** Everything that is wrong in a row. */
  wrongIn(row: number): Text[] {
    const { checks } = this.ledger;
    const all = this.isLinked(row) ? [CARD_CHECK, ...checks] : checks;
    return all.filter(({ node }) => this.value(node, row) === true).map(({ message }) => message);
  }

  /** Whether a row is taken in: nothing is wrong, or somebody gave a reason. */
  isIn(row: number): boolean {
    return this.value(isOut, row) === false;
  }

  /** What counts of typed columns in a row, by their ids. */
  countsIn(row: number): Record<string, Scalar> {
    return Object.fromEntries(
      [...this.ledger.counts.keys()].map((id) => {
        const content = this.counts(id, row);
        return [id, isError(content) ? null : content];
      }),
    );
  }

  /** 结果运用 of a row. */
  consequenceOf(row: number): string {
    const { consequences } = this.ledger;
    const words = consequences && this.value(consequences, row);
    return typeof words === "string" ? words : "";
  }

  /** The sum under the table of what counts in a column. */
  sumOf(column: string): number {
    const node = this.ledger.sums.get(column);
    const value = node && this.units.length > 0 ? this.value(node, 0) : 0;
    return typeof value === "number" ? value : 0;
  }

  /** The error in which a column's formula ends in a row; its cell stays empty. */
  errorIn(column: string, row: number): FunctionError | undefined {
    const formula = this.isIn(row) ? this.ledger.formulas.get(column) : undefined;
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
    return (unit && column && typedCell(this.ledger.book.rubric, column, unit)) ?? null;
  }

  private isLinked(row: number): boolean {
    return this.units[row]?.given.scorecard !== undefined;
  }

  private lookup(name: string, row: number): Value {
    const { kind, id } = parseCellName(name);
    const unit = this.units[row];
    switch (kind) {
      case "units":
        return this.units.length;
      case "setting":
        return this.settings[id] ?? null;
      case "column":
        return this.column(id);
      case "counts":
        return this.counts(id, row);
      case "check":
        return this.words(row);
      case "reason":
        return unit?.accepted ?? null;
      case "card":
        return unit?.scores[id] ?? null;
      default:
        return this.at(id, row);
    }
  }

  private words(row: number): Content {
    const { typed, linked } = this.ledger.words;
    return this.once(`check\n${row}`, () => this.value(this.isLinked(row) ? linked : typed, row));
  }

  private counts(id: string, row: number): Content {
    const node = this.ledger.counts.get(id);
    return node
      ? this.once(`counts\n${id}\n${row}`, () => this.value(node, row))
      : this.at(id, row);
  }

  private column(id: string): Value {
    let column = this.whole.get(id);
    if (column === undefined) {
      column = this.units.map((_, row) => [this.counts(id, row)]);
      this.whole.set(id, column);
    }
    return column;
  }

  private once(key: string, value: () => Content): Content {
    let found = this.known.get(key);
    if (found === undefined) {
      found = value();
      this.known.set(key, found);
    }
    return found;
  }
}

function typedCell(
  { facts }: Rubric,
  { from, value = "" }: RosterColumn,
  unit: PlacedUnit,
): Scalar | undefined {
  switch (from) {
    case "unit":
      return unit.unit;
    case "group":
      return unit.group?.name ?? unit.given.group;
    case "fact": {
      const given = unit.given.facts?.[value] ?? unit.scores[comparedName(value)] ?? null;
      const isDate = facts.find(({ id }) => id === value)?.type === "date";
      return isDate && typeof given === "string" ? dayNumber(given) : given;
    }
    default:
      return unit.scores[value];
  }
}

function circular(column: string): FunctionError {
  return new FunctionError("#REF!", {
    zh: `“${column}”一列的公式循环引用了自己`,
    en: `the formula of the column “${column}” refers to itself`,
  });
}
