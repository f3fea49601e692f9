/** Where a drawn card has its inputs and figures: rows by their keys, columns in the order of table and stages. */
import { COUNTED } from "../../../src/ledger/cells";
import { FIRST_COLUMN } from "../../../src/sheets/card/layout";
import type { CellRef } from "../../../src/sheets/plan/address";
import type { SheetKind, SheetPlan } from "../../../src/sheets/plan/plan";
import type { Rubric } from "../../../src/rubric/types";

export class CardCells {
  private readonly rows = new Map<string, Map<string, number>>();
  private readonly sheets: Record<"scorecard" | "facts" | "result", SheetPlan>;

  constructor(
    private readonly rubric: Rubric,
    sheets: readonly SheetPlan[],
  ) {
    const sheetOf = (kind: SheetKind) => {
      const sheet = sheets.find((each) => each.kind === kind);
      if (!sheet) throw new Error(`the card has no sheet of ${kind}`);
      this.rows.set(kind, keysOf(sheet));
      return sheet;
    };
    this.sheets = {
      scorecard: sheetOf("scorecard"),
      facts: sheetOf("facts"),
      result: sheetOf("result"),
    };
  }

  /** The score of a criterion, or the flag of a veto. */
  score(stage: string, criterion: string): CellRef {
    const columns = this.rubric.table?.columns ?? [];
    const index = columns.findIndex((column) => column.role === "score" && column.stage === stage);
    return this.at("scorecard", criterion, FIRST_COLUMN + index);
  }

  /** A fact, a line of one, or a part of a criterion; last year's stand right of the stages, in the row of this year's. */
  input(stage: string, key: string): CellRef {
    const of = key.replace(/^last\./, "");
    if (of !== key) {
      const row = this.rows.get("facts")?.has(of) ? of : key;
      return this.at("facts", row, FIRST_COLUMN + 1 + this.rubric.stages.length);
    }
    return this.at("facts", key, FIRST_COLUMN + 1 + this.stageIndex(stage));
  }

  /** A line of the result; of `COUNTED` what counts. */
  figure(stage: string, key: string): CellRef {
    const { length } = this.rubric.stages;
    const index = stage === COUNTED ? length : this.stageIndex(stage);
    return this.at("result", `#result:${key}`, FIRST_COLUMN + 1 + index);
  }

  /** Whether the result has a line of figures. */
  hasFigure(key: string): boolean {
    return this.rows.get("result")?.has(`#result:${key}`) ?? false;
  }

  private stageIndex(stage: string): number {
    return this.rubric.stages.findIndex(({ id }) => id === stage);
  }

  private at(kind: keyof CardCells["sheets"], key: string, column: number): CellRef {
    const row = this.rows.get(kind)?.get(key);
    if (row === undefined) throw new Error(`the ${kind} of ${this.rubric.id} has no row ${key}`);
    return { sheet: this.sheets[kind].name, row, column };
  }
}

/** Keys stand in the hidden first column. */
function keysOf({ cells }: SheetPlan): Map<string, number> {
  const keys = new Map<string, number>();
  for (const { row, column, value } of cells)
    if (column === 0 && typeof value === "string") keys.set(value, row);
  return keys;
}
