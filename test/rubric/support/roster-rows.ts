import { evaluateFormula } from "../../../src/formula/evaluate";
import type { CellValue, Scalar } from "../../../src/formula/values";
import { effectiveReadings, formulaName } from "../../../src/rubric/model";
import { readingName } from "../../../src/rubric/names";
import { ruleFormula } from "../../../src/rubric/rules";
import type { Rubric } from "../../../src/rubric/types";
import type { Value } from "./cases";

/** Worked rosters, as in `rubrics/<id>.rosters.json`. */
export interface RosterCases {
  rubric: string;
  rosters: RosterCase[];
}

export interface RosterCase {
  note: string;
  readings?: Record<string, string>;
  settings?: Record<string, Value>;
  rows: {
    unit: string;
    group?: string;
    /** Typed columns, by fact id. */
    facts?: Record<string, Value>;
    /** What the scorecard gives: `total`, `category.core` … */
    scores?: Record<string, Value>;
    /** By column id. */
    expect: Record<string, Value>;
  }[];
  /** Units of a list drawn from the roster, by list id. */
  lists?: Record<string, string[]>;
}

export type Row = Record<string, Scalar>;

/** Computes the formula columns from left to right, each for all rows, as a sheet would. */
export function rosterRows(rubric: Rubric, roster: RosterCase): Row[] {
  const rows: Row[] = roster.rows.map(() => ({}));
  for (const { id, from, value = id } of rubric.roster.columns) {
    roster.rows.forEach((given, i) => {
      rows[i]![formulaName(id)] =
        from === "unit"
          ? given.unit
          : from === "group"
            ? groupValue(rubric, given.group, value === "quota")
            : from === "fact"
              ? (given.facts?.[value] ?? null)
              : from === "score"
                ? (given.scores?.[value] ?? null)
                : null;
    });
  }
  // A formula may stand to the left of its sources (名次 first): passes until nothing changes.
  for (let before = ""; before !== JSON.stringify(rows); ) {
    before = JSON.stringify(rows);
    for (const { id, from, value } of rubric.roster.columns) {
      if (from !== "formula") continue;
      const results = rows.map((_, i) => rowFormula(rubric, roster, rows, i, value!));
      results.forEach((result, i) => (rows[i]![formulaName(id)] = result));
    }
  }
  return rows;
}

/** The value of a formula over a row. */
export function rowFormula(
  rubric: Rubric,
  roster: RosterCase,
  rows: Row[],
  index: number,
  text: string,
): Scalar {
  const readings = new Map(
    Object.entries(effectiveReadings(rubric, roster.readings)).map(([id, option]) => [
      readingName(id),
      option,
    ]),
  );
  const settings = new Map(
    Object.entries(roster.settings ?? {}).map(([id, v]) => [`setting.${formulaName(id)}`, v]),
  );
  const lookup = (name: string): CellValue => {
    if (name === "units") return rows.length;
    if (name.startsWith("column."))
      return rows.map((row) => [row[name.slice("column.".length)] ?? null]);
    return readings.get(name) ?? settings.get(name) ?? rows[index]![name] ?? null;
  };
  return evaluateFormula(ruleFormula(text), lookup) as Scalar;
}

function groupValue(rubric: Rubric, name: string | undefined, quota: boolean): Scalar {
  const group = rubric.roster.groups?.find((each) => each.name === name);
  return (quota ? group?.quota : group?.name) ?? null;
}
