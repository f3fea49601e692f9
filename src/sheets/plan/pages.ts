/** Where the pages of a printed sheet begin, and what of a cell stands on which. */
import type { Area } from "./plan";

interface Pages {
  heights: readonly number[];
  /** Widths of the printed columns in characters. */
  widths: readonly number[];
  orientation: "portrait" | "landscape";
  /** Inches. */
  margins: { top: number; bottom: number; left: number; right: number };
  titleRows?: { first: number; last: number };
  /** Row → how well a page begins there; rows that are not named weigh 0, and none begins at a negative one. */
  starts: Map<number, number>;
}

const A4 = { short: 595, long: 842 };
const POINTS_PER_INCH = 72;
const POINTS_PER_CHARACTER = 5.25;
const COLUMN_PADDING = 3.75;
/** Printers and programs differ in row heights by some points a page. */
const RESERVE = 0.96;
/** A page that would end before this share of its height for a better start is filled further instead. */
const LEAST_FILLED = { section: 0.75, subsection: 0.85, kept: 0.5 };

/**
 * Headings with how well a page begins there; never behind one, for a heading stands above what it heads.
 *
 * @param kept rows that stay on the page of the row above them, such as those to sign in
 */
export function pageStarts(
  headings: readonly (readonly [number, number])[],
  kept: readonly number[] = [],
): Map<number, number> {
  const starts = new Map(headings);
  for (const [row] of headings) starts.set(row + 1, -1);
  for (const row of kept) starts.set(row, -1);
  return starts;
}

/** Points of height that one page takes, at the scale that fits its width. */
export function pageHeight({ widths, orientation, margins }: Pages): number {
  const portrait = orientation === "portrait";
  const width = (portrait ? A4.short : A4.long) - (margins.left + margins.right) * POINTS_PER_INCH;
  const height = (portrait ? A4.long : A4.short) - (margins.top + margins.bottom) * POINTS_PER_INCH;
  const table = widths.reduce((sum, each) => sum + each * POINTS_PER_CHARACTER + COLUMN_PADDING, 0);
  return (height / Math.min(1, width / table)) * RESERVE;
}

/** Rows before which a new page begins: full pages, ended early where a section or subsection begins. */
export function paginate(pages: Pages): number[] {
  const { heights, titleRows } = pages;
  const whole = pageHeight(pages);
  const repeated = titleRows ? total(heights, titleRows.first, titleRows.last + 1) : 0;
  const breaks: number[] = [];
  for (let first = 0; ; ) {
    const room = whole - (first === 0 ? 0 : repeated);
    const end = fullTo(heights, first, room);
    if (end >= heights.length) return breaks;
    first = goodStart(pages, first, end, room);
    breaks.push(first);
  }
}

/** An area as the pages cut it: one piece each, from top to bottom. */
export function divided(area: Area, breaks: readonly number[]): Area[] {
  const end = area.row + area.rows;
  const starts = [area.row, ...breaks.filter((row) => row > area.row && row < end)];
  return starts.map((row, nth) => ({ ...area, row, rows: (starts[nth + 1] ?? end) - row }));
}

/** The first row that has no more place on the page; at least one row stands on it. */
function fullTo(heights: readonly number[], first: number, room: number): number {
  let used = 0;
  let row = first;
  while (row < heights.length && (used + (heights[row] ?? 0) <= room || row === first)) {
    used += heights[row] ?? 0;
    row++;
  }
  return row;
}

function goodStart({ heights, starts }: Pages, first: number, end: number, room: number): number {
  for (const [weight, least] of [
    [2, LEAST_FILLED.section],
    [1, LEAST_FILLED.subsection],
  ] as const) {
    for (let row = end; row > first; row--) {
      if (total(heights, first, row) < room * least) break;
      if ((starts.get(row) ?? 0) >= weight) return row;
    }
  }
  let row = end;
  while ((starts.get(row) ?? 0) < 0 && row > first + 1) row--;
  return total(heights, first, row) < room * LEAST_FILLED.kept ? end : row;
}

function total(heights: readonly number[], from: number, to: number): number {
  return heights.slice(from, to).reduce((sum, height) => sum + height, 0);
}
