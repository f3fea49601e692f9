import type { CellValue } from "../../../src/functions";
import { column, row } from "./values";

/** A valid call of each function with all its arguments, of which tests spoil one at a time. */
export const VALID: Readonly<Record<string, CellValue[]>> = {
  "RUBRIC.DEDUCT": [3, column(1, 2), column(1, 1), 0],
  "RUBRIC.SHORTFALL": [15, 0.93, 0.94, 0.005, 1, "full"],
  "RUBRIC.PRORATE": [40, 0.9, 0.95, "completion"],
  "RUBRIC.OVERRUN": [5, 0.2, 0.1, "inverse"],
  "RUBRIC.MEETS": [10, 0.8, 0.8, 0],
  "RUBRIC.BAND": [5, row(1, 9), row(1, 2)],
  "RUBRIC.BONUS": [column(1, 2), column(1, 1), 10],
  "RUBRIC.GROWTH": [0.42, 0.4, 0.01, 10, 30, 10, "full"],
  "RUBRIC.EXCESS": [0.935, 0.92, 5, "per-point"],
  "RUBRIC.HEADCOUNT": [95, column(50, 51), column(0.9, 0.9), "full"],
  "RUBRIC.TARGET": [column(50, 51), column(0.9, 0.9)],
  "RUBRIC.TOTAL": [column(1, 2), column(3, 3)],
  "RUBRIC.WEIGHTED": [column(90, 80), column(0.5, 0.5)],
  "RUBRIC.VETO": [column("否", "否")],
  "RUBRIC.ABOVE": [0.95, 0.94, "met"],
  "RUBRIC.RETENTION": [60, 100, 20, "same-scope"],
  "RUBRIC.RISE": [0.66, 0.6, "relative"],
  "RUBRIC.RANK": [88, column(92, 88), column("否", "否")],
  "RUBRIC.GROUPRANK": [90, "甲", column(95, 90), column("甲", "甲"), column("否", "否")],
  "RUBRIC.TIER": [2, 7, row(0.3, 0.4, 0.3), "round"],
  "RUBRIC.QUOTA": [90, "甲", column(95, 90), column("甲", "甲"), 1, column("否", "否")],
  "SUBSIDY.BAND": [91.2, "lower", row(80, 91, 96), row(4, 5, 7)],
  "SUBSIDY.GRADE": [70, "pass"],
  "SUBSIDY.NEXT": [88, "lower", row(80, 91, 96), row(4, 5, 7)],
};
