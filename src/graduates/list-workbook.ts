/** The counts of a list in its own workbook: 去向对照, 归类 and 毕业生统计, as native formulas. */
import type { SheetPlan } from "../sheets/plan/plan";
import { classesOf, DESTINATION_CLASSES, LEVEL_CLASSES, type Classes } from "./classes";
import { classSheet } from "./class-sheet";
import type { Counted } from "./count";
import { tableSheet } from "./destination-sheet";
import type { ListRows } from "./gather";
import type { Asked } from "./people";
import { statisticsSheet } from "./statistics-sheet";

/** Cells that Excel and LibreOffice compare in about three seconds on two cores. */
export const MOST_COMPARISONS = 60_000_000;

/**
 * Cells of 归类 with formulas. Drawing is what takes long, not computing: 4,000, 8,000 and 16,000 of them (500, 1,000 and
 * 2,000 rows) took 4.3, 6.0 and 10.1 seconds of one core in the workbench, 0.6, 1.1 and 2.0 MB in ten messages, and
 * LibreOffice 0.1, 0.2 and 0.3 seconds more than without them. So many are some 17 seconds.
 */
export const MOST_CLASS_CELLS = 30_000;

/** Whether native formulas are quick to draw and to compute: else values stand instead. */
export const isQuick = (book: Omit<ListWorkbook, "sheet">): boolean =>
  comparisonsOf(book) <= MOST_COMPARISONS && classCellsOf(book) <= MOST_CLASS_CELLS;

const classCellsOf = ({ list, asked }: Pick<ListWorkbook, "list" | "asked">): number =>
  list.rows.length * (OWN_CLASSES + asked.regions.length + list.flags.length);

/** Key, destination, unit, level, date, difficulty, place. */
const OWN_CLASSES = 8;

export interface ListWorkbook {
  /** Name of the list's own sheet. */
  sheet: string;
  list: ListRows;
  asked: Asked;
  counted: Counted;
}

/** How many list rows the formulas compare in all. */
export function comparisonsOf({ list, asked, counted }: Omit<ListWorkbook, "sheet">): number {
  const groups = Math.max(1, counted.units.length) * LEVEL_CLASSES * (asked.until.length + 1);
  const kinds = 1 + asked.regions.length + list.flags.length + (list.cells.difficulty ? 1 : 0);
  return list.rows.length * groups * DESTINATION_CLASSES * kinds;
}

/** Which rows may count: persons once, those who are still at the school too, should the table say otherwise. */
export function countableRows({ rows }: ListRows, { leftOut }: Counted): boolean[] {
  const out = new Set(leftOut.filter(({ why }) => why !== "not-graduate").map(({ nth }) => nth));
  return rows.map((_, nth) => !out.has(nth));
}

/** The sheets beside the list. Nothing of a person stands in them. */
export function listWorkbook(book: ListWorkbook): SheetPlan[] {
  const counts = countableRows(book.list, book.counted);
  const classes: Classes = classesOf(book.list, book.asked, book.counted.units, counts);
  return [
    statisticsSheet(book, classes),
    tableSheet(classes),
    classSheet(book.sheet, book.list, classes, counts, book.asked.readings),
  ];
}
