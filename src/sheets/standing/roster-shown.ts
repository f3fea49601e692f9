/** Where a cell of a roster shows something else than its rows give: typed over, altered, or not computed again. */
import type { Scalar } from "../../formula/values";
import { NO, YES } from "../../ledger/figures";
import { rosterLedgerOf } from "../../ledger/roster";
import { effectiveReadings } from "../../rubric/model";
import { rulebookOf } from "../../rubric/rulebook";
import type { Rubric } from "../../rubric/types";
import { assess } from "../../scoring/assess";
import { isComputed, isNeverComputed, isSame, words } from "../../scoring/shown";
import type {
  RosterFinding,
  RosterResult,
  RosterRow,
  RosterUnit,
} from "../../scoring/roster-types";
import type { Scorecard } from "../../scoring/types";
import { scoresWait } from "../../scoring/waiting";
import type { Cell } from "../read/cells";
import { ROSTER_HEADERS } from "../../rubric/model";
import { COUNTS_HEADER } from "../roster/roster-layout";
import type { RosterRowUnit } from "./roster-contents";
import type { RosterSheet } from "./roster-sheet";

/** A cell that nobody types, with what it has to show; no cell where its row or column is gone. */
interface Shown {
  cell: Cell | null;
  header: string;
  due: Scalar;
}

/** @param units in the order of the result's rows */
export function alteredCells(
  sheet: RosterSheet,
  units: readonly RosterRowUnit[],
  result: RosterResult,
): RosterFinding[] {
  const { readings } = result;
  const cells = shownCells(sheet, units, result);
  const isWaiting = rosterWaits(sheet, units, result);
  // Cells that follow a card under other readings show what those give, and ranks with them: that is told by itself.
  const follows = units.some(({ unit }) => hasOtherReadings(sheet, unit, readings));
  const isUncomputed = !isWaiting && isNowhereComputed(cells);
  const found = cells.flatMap((shown) => {
    const { cell } = shown;
    if (cell.formula === undefined) return [...altered(shown, cell), ...fixed(shown, cell)];
    const saysNothing = isWaiting || isUncomputed || follows || !isComputed(cell.value);
    return saysNothing ? [] : altered(shown, cell);
  });
  return [...found, ...(isWaiting ? [TO_COME] : []), ...(isUncomputed ? [NEVER_COMPUTED] : [])];
}

/** The file was saved by a program that does not compute: that is told once. */
function isNowhereComputed(cells: readonly Standing[]): boolean {
  const formulas = cells.filter(({ cell }) => cell.formula !== undefined);
  const shown = formulas.map(({ cell }) => cell.value);
  const differing = formulas.filter(({ cell, due }) => !isSame(cell.value, due));
  const isNothing = formulas.length > 0 && shown.every((value) => value === null);
  return isNothing || isNeverComputed(shown, differing.length);
}

/** Whether the add-in's functions are still to come, in the roster or in the cards that it follows. */
export function rosterWaits(
  sheet: RosterSheet,
  units: readonly RosterRowUnit[],
  result: RosterResult,
): boolean {
  return (
    units.some(({ unit: { scorecard } }) => scorecard && cardWaits(sheet.rubric, scorecard)) ||
    shownCells(sheet, units, result).some(
      ({ cell: { formula, value }, due }) =>
        value === "" && formula?.includes("RUBRIC.") && !isSame(value, due),
    )
  );
}

function cardWaits(rubric: Rubric, scorecard: Scorecard): boolean {
  const scores = Object.values(scorecard.stages).flatMap((stage) => Object.values(stage.scores));
  return (
    scores.some(({ shown }) => shown === "") && scoresWait(scorecard, assess(rubric, scorecard))
  );
}

const TO_COME: RosterFinding = {
  severity: "info",
  message: {
    zh: "汇总表还有格子没有显示结果：Excel 尚未加载本插件的函数；此处的结果已按规则算出，加载后表内会自动显示。",
    en: "Cells of the roster show nothing yet, for the add-in's functions are not loaded; what is told here is by the rules, and will be shown when they are.",
  },
};

const NEVER_COMPUTED: RosterFinding = {
  severity: "info",
  message: {
    zh: "汇总表的公式都没有计算结果（由不计算公式的程序保存）；此处的结果已按表内内容重新算出，用 Excel 打开、重新计算并保存后，表内会显示。",
    en: "No formula of the roster has a value (a program saved it that does not compute); what is told here was computed from its contents. Open it in Excel, recalculate and save it to see the same there.",
  },
};

function shownCells(
  sheet: RosterSheet,
  units: readonly RosterRowUnit[],
  { rows, sums, readings }: RosterResult,
): Standing[] {
  const inRows = units.flatMap(({ line, unit }, index) =>
    computedCells(sheet, line.row, unit, rows[index]!, readings),
  );
  const under = sums.map(
    ({ column, label, value }): Shown => ({
      cell: sheet.sum(column),
      header: label,
      due: value,
    }),
  );
  return [...inRows, ...under].flatMap(({ cell, ...shown }) => (cell ? [{ ...shown, cell }] : []));
}

type Standing = Shown & { cell: Cell };

function hasOtherReadings(
  { rubric }: RosterSheet,
  { scorecard }: RosterUnit,
  readings: Readonly<Record<string, string>>,
): boolean {
  if (!scorecard) return false;
  const own = effectiveReadings(rubric, scorecard.readings);
  return rubric.readings.some(({ id }) => own[id] !== readings[id]);
}

function computedCells(
  sheet: RosterSheet,
  row: number,
  { scorecard }: RosterUnit,
  { values, counts, consequence, wrong }: RosterRow,
  readings: Record<string, string>,
): Shown[] {
  const { columns } = rosterLedgerOf(rulebookOf(sheet.rubric, readings));
  const own = sheet.rubric.roster.columns
    .filter(({ id, from }) => columns.has(id) || (from === "score" && scorecard !== undefined))
    .map(({ id, header }) => ({
      cell: sheet.cell(row, id),
      header,
      due: inWords(values[id] ?? null),
    }));
  const hidden = sheet.rubric.roster.columns
    .filter(({ id }) => id in counts)
    .map(({ id, header }) => ({
      cell: sheet.counts(row, id),
      header: `${COUNTS_HEADER}${header}`,
      due: counts[id] ?? null,
    }));
  const words: [header: string, cell: Cell | null, due: string][] = [
    [ROSTER_HEADERS.remark, sheet.consequence(row), consequence],
    [ROSTER_HEADERS.check, sheet.check(row), wrong.map(({ zh }) => zh).join("")],
  ];
  return [...own, ...hidden, ...words.map(([header, cell, due]) => ({ header, cell, due }))];
}

const inWords = (value: Scalar) => (typeof value === "boolean" ? (value ? YES : NO) : value);

function altered({ header, due }: Shown, { value, place }: Cell): RosterFinding[] {
  if (isSame(value, due)) return [];
  const [shown, wanted] = [words(value), words(due)];
  const at = `${place.sheet}!${place.address}`;
  return [
    {
      severity: "error",
      message: {
        zh: `${at} “${header}”显示 ${shown.zh}，按表内现有内容应为 ${wanted.zh}：被改动过，或没有重新计算；请重新计算，仍不一致的重新生成汇总表。`,
        en: `${at} “${header}” shows ${shown.en}, but what the roster holds gives ${wanted.en}: it was altered, or not computed again. Recalculate; generate the roster again if it stays.`,
      },
    },
  ];
}

/** A value in the place of a formula: right today, and it follows nothing any more. */
function fixed({ header, due }: Shown, { value, place }: Cell): RosterFinding[] {
  if (value === null || value === "" || !isSame(value, due)) return [];
  const at = `${place.sheet}!${place.address}`;
  return [
    {
      severity: "warning",
      message: {
        zh: `${at} “${header}”的公式被改成了固定内容，以后不再随数据变化；请重新生成汇总表。`,
        en: `${at} “${header}” holds a value in the place of its formula and follows nothing any more; generate the roster again.`,
      },
    },
  ];
}
