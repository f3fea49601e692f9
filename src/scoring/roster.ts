/** 汇总表: rows of units, their ranks, tiers, quotas and money. */
import { compare9 } from "../formula/decimal";
import { isError, type Scalar } from "../formula/values";
import { YES } from "../ledger/figures";
import { rosterLedgerOf } from "../ledger/roster";
import { rulebookOf } from "../rubric/rulebook";
import type { RosterColumn, Rubric } from "../rubric/types";
import { comparisonFindings } from "./comparison-findings";
import { RosterCells } from "./roster-cells";
import { lackingFindings } from "./roster-lacking";
import { rosterFindings } from "./roster-findings";
import type {
  RosterDifference,
  RosterOptions,
  RosterResult,
  RosterRow,
  RosterUnit,
} from "./roster-types";
import { placeUnit, type PlacedUnit } from "./roster-units";

/** The roster of some units: every column's value, the order, the sums and the lists. */
export function computeRoster(
  rubric: Rubric,
  units: readonly RosterUnit[],
  options: RosterOptions = {},
): RosterResult {
  const book = rulebookOf(rubric, options.readings);
  const settings = settingsInForce(rubric, options);
  const placed = units.map((unit) => placeUnit(book, unit));
  const cells = new RosterCells(rosterLedgerOf(book), placed, settings);
  const rows = placed.map((unit, index) => rowOf(rubric, unit, cells, index));
  const order = inOrder(rubric, rows);
  return {
    rows,
    order,
    sums: (rubric.roster.sums ?? []).map(({ column, label }) => ({
      column,
      label,
      value: cells.sumOf(column),
    })),
    lists: (rubric.roster.lists ?? []).map(({ id }) => ({
      id,
      rows: order.filter((row) => cells.belongs(id, row)),
    })),
    readings: { ...book.readings },
    settings,
    findings: [
      ...rosterFindings(book, placed, rows),
      ...lackingFindings(book, units, rows, settings),
      ...comparisonFindings(rubric, rows),
    ],
  };
}

/** Which cells change when some readings do. */
export function rosterWhatIf(
  rubric: Rubric,
  units: readonly RosterUnit[],
  options: RosterOptions,
  readings: Readonly<Record<string, string>>,
): { before: RosterResult; after: RosterResult; differences: RosterDifference[] } {
  const before = computeRoster(rubric, units, options);
  const after = computeRoster(rubric, units, {
    ...options,
    readings: { ...before.readings, ...readings },
  });
  const differences = before.rows.flatMap(({ unit, values }, row) =>
    rubric.roster.columns.flatMap(({ id }) => {
      const [was, is] = [values[id] ?? null, after.rows[row]?.values[id] ?? null];
      return isSame(was, is) ? [] : [{ unit, column: id, before: was, after: is }];
    }),
  );
  return { before, after, differences };
}

function settingsInForce(rubric: Rubric, { settings = {} }: RosterOptions): Record<string, Scalar> {
  return Object.fromEntries(
    (rubric.roster.settings ?? []).map(({ id, default: standard = null }) => {
      const given = settings[id];
      return [id, given === undefined ? standard : given];
    }),
  );
}

function rowOf(rubric: Rubric, unit: PlacedUnit, cells: RosterCells, row: number): RosterRow {
  const values: RosterRow["values"] = {};
  const errors: RosterRow["errors"] = {};
  for (const column of rubric.roster.columns) {
    const { id } = column;
    const cell = cells.at(id, row);
    values[id] = isError(cell) ? null : flagOf(column, cell);
    const failed = cells.errorIn(id, row);
    if (failed) errors[id] = failed.messages;
  }
  const { group, stage, tookOver, complete, vetoed, shown, accepted } = unit;
  return {
    unit: unit.unit,
    group: group?.id ?? null,
    stage,
    tookOver,
    complete,
    vetoed,
    shown,
    values,
    counts: cells.countsIn(row),
    consequence: cells.consequenceOf(row),
    errors,
    wrong: cells.wrongIn(row),
    accepted,
  };
}

/** A computed flag stands in its cell as 是 or 否. */
function flagOf({ from, type }: RosterColumn, value: Scalar): Scalar {
  return from === "formula" && type === "flag" && value !== "" ? value === YES : value;
}

/**
 * Group by group where there are groups; within them a rank upwards, everything else downwards; empty cells behind, and
 * vetoed units last of all.
 */
function inOrder(rubric: Rubric, rows: readonly RosterRow[]): number[] {
  const groups = [...(rubric.roster.groups ?? []).map(({ id }) => id), null];
  const column = rubric.roster.columns.find(({ id }) => id === rubric.roster.sortBy);
  const direction = isRank(column) ? 1 : -1;
  return rows
    .map((_, index) => index)
    .sort((a, b) => {
      const [left, right] = [rows[a], rows[b]];
      if (!left || !right || !column) return a - b;
      return (
        Number(left.vetoed) - Number(right.vetoed) ||
        groups.indexOf(left.group) - groups.indexOf(right.group) ||
        compareCells(left.values[column.id], right.values[column.id], direction) ||
        a - b
      );
    });
}

function isRank(column: RosterColumn | undefined): boolean {
  return column?.type === "rank";
}

function compareCells(a: Scalar | undefined, b: Scalar | undefined, direction: number): number {
  const [emptyA, emptyB] = [isEmpty(a), isEmpty(b)];
  if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
  if (typeof a === "number" && typeof b === "number") return compare9(a, b) * direction;
  return String(a).localeCompare(String(b), "zh") * (direction > 0 ? 1 : -1);
}

function isEmpty(value: Scalar | undefined): boolean {
  return value === null || value === undefined || value === "";
}

function isSame(a: Scalar, b: Scalar): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) === isEmpty(b);
  return typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;
}
