import { FunctionError, type CellValue, type ErrorCode, type Scalar } from "../formula/values";
import { formulaName } from "../rubric/model";
import type { RosterColumn, Rubric } from "../rubric/types";
import { evaluate, type Outcome, type Readings } from "./formulas";
import { readingValue, unknownName } from "./names";
import type { PlacedUnit } from "./roster-units";

/** The cells of a roster, each worked out once and when it is asked for: columns may name each other in any order. */
export class RosterCells {
  private readonly known = new Map<string, Outcome>();
  private readonly open = new Set<string>();
  private readonly columns: ReadonlyMap<string, RosterColumn>;
  private readonly settings: ReadonlyMap<string, Scalar>;

  constructor(
    private readonly rubric: Rubric,
    private readonly units: readonly PlacedUnit[],
    private readonly readings: Readings,
    settings: Readonly<Record<string, Scalar>>,
  ) {
    this.columns = new Map(rubric.roster.columns.map((column) => [formulaName(column.id), column]));
    this.settings = new Map(
      Object.entries(settings).map(([id, value]) => [`setting.${formulaName(id)}`, value]),
    );
  }

  /** The value of a column in a row. */
  at(column: string, row: number): Outcome {
    const key = `${formulaName(column)}\n${row}`;
    const known = this.known.get(key);
    if (known) return known;
    if (this.open.has(key)) return circular(column);
    this.open.add(key);
    const outcome = this.fill(formulaName(column), row);
    this.open.delete(key);
    this.known.set(key, outcome);
    return outcome;
  }

  /** Whether a row belongs to a list. One whose condition cannot be worked out does not. */
  holds(where: string, row: number): boolean {
    const outcome = evaluate(where, this.readings, (name) => this.lookup(name, row));
    return outcome.status === "value" && outcome.value === true;
  }

  private fill(name: string, row: number): Outcome {
    const column = this.columns.get(name);
    const unit = this.units[row];
    if (!column || !unit) throw unknownName(this.rubric, name);
    const { from, value = "" } = column;
    switch (from) {
      case "unit":
        return valued(unit.unit);
      case "group":
        return valued(value === "quota" ? (unit.group?.quota ?? null) : (unit.group?.name ?? null));
      case "fact":
        return valued(unit.given.facts?.[value] ?? null);
      case "score":
        return valued(unit.scores[value] ?? null);
      case "formula":
        return evaluate(value, this.readings, (each) => this.lookup(each, row));
    }
  }

  private lookup(name: string, row: number): CellValue {
    if (name === "units") return this.units.length;
    const setting = this.settings.get(name);
    if (setting !== undefined) return setting;
    const reading = readingValue(this.readings, name);
    if (reading !== undefined) return reading;
    if (name.startsWith("column.")) {
      const column = name.slice("column.".length);
      return this.units.map((_, index) => [this.value(column, index)]);
    }
    return this.value(name, row);
  }

  /** A cell's value for a formula that names it; its error is handed on. */
  private value(column: string, row: number): Scalar {
    const outcome = this.at(column, row);
    if (outcome.status === "value") return outcome.value;
    throw new FunctionError(outcome.code as ErrorCode, outcome.message);
  }
}

function valued(value: Scalar): Outcome {
  return { status: "value", value };
}

function circular(column: string): Outcome {
  return {
    status: "error",
    code: "#REF!",
    message: {
      zh: `“${column}”一列的公式循环引用了自己`,
      en: `the formula of the column “${column}” refers to itself`,
    },
  };
}
