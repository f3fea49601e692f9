/** Printed sums, compared with what the scored rows add up to. A difference is told, never mended. */
import type { PrintedLine } from "../table/printed";
import { printedPoints, printedWeight } from "../table/points";
import type { ReadCriterion, ReadTable } from "./criteria";
import type { DraftSum } from "./types";
import { isSameNumber, oneLine, plainNumber } from "./words";

/** A row of sums with what it prints. */
export interface SumRow extends PrintedLine {
  points: string;
  weight: string;
}

export interface ComparedSum extends DraftSum {
  /** Of a part, not of the whole. */
  isPart: boolean;
}

type Naming = (row: number, column: number) => string;

export function sumsOf(table: ReadTable, rows: readonly SumRow[], cellName: Naming): ComparedSum[] {
  return [
    ...sectionSums(table, cellName),
    ...partSums(table, cellName),
    ...rowSums(table, rows, cellName),
  ];
}

const isScored = ({ kind }: ReadCriterion) => kind === "scored";

/** Points, by the weights of their rows where these have any. */
export function totalOf(criteria: readonly ReadCriterion[]): number {
  return plainNumber(
    criteria
      .filter(isScored)
      .reduce((sum, { points, weight }) => sum + (points ?? 0) * (weight ?? 1), 0),
  );
}

/** The nominal total: with the weights of sections where these have any. */
export function nominalTotal({ sections, criteria }: ReadTable): number {
  const weighted = sections.some(({ weight }) => weight !== null);
  if (!weighted) return totalOf(criteria);
  return plainNumber(
    sections.reduce(
      (sum, section) =>
        sum + (section.weight ?? 1) * totalOf(criteria.filter(({ of }) => of === section)),
      0,
    ),
  );
}

function compared(
  cell: string,
  what: string,
  printed: number,
  computed: number,
  isPart: boolean,
): ComparedSum {
  const agrees = isSameNumber(printed, computed);
  return { cell, what: oneLine(what), printed, computed, agrees, isPart };
}

function sectionSums({ sections, criteria }: ReadTable, cellName: Naming): ComparedSum[] {
  return sections.flatMap((section) => {
    const { kind, points, name, cell } = section;
    if (kind !== "scored" || points === null) return [];
    const own = criteria.filter(({ of }) => of === section);
    const place = cell ?? own[0]!.own;
    return [compared(cellName(place.row, place.column), name, points, totalOf(own), true)];
  });
}

function partSums({ parts }: ReadTable, cellName: Naming): ComparedSum[] {
  return parts.flatMap(({ name, cell, points, criteria }) =>
    points === null || !criteria.every(isScored)
      ? []
      : [compared(cellName(cell.row, cell.column), name, points, totalOf(criteria), true)],
  );
}

function rowSums(table: ReadTable, rows: readonly SumRow[], cellName: Naming): ComparedSum[] {
  const found: ComparedSum[] = [];
  let from = -1;
  rows.forEach((sum, index) => {
    const since = table.criteria.filter(({ row: { row } }) => row > from && row < sum.row);
    const isLast = index === rows.length - 1;
    const isPart = /^小\s*计/.test(sum.text) || !isLast;
    const criteria = isPart ? since : table.criteria.filter(({ row: { row } }) => row < sum.row);
    from = sum.row;
    if (!criteria.some(isScored)) return;
    const printed = printedPoints(sum.points).points ?? pointsIn(sum.text);
    const cell = cellName(sum.row, sum.column);
    if (printed !== null) {
      const plain = plainNumber(
        criteria.filter(isScored).reduce((all, { points }) => all + (points ?? 0), 0),
      );
      const total = isPart ? totalOf(criteria) : nominalTotal(table);
      const computed = isSameNumber(printed, plain) ? plain : total;
      found.push(compared(cell, sum.text, printed, computed, isPart));
    }
    const weights = weightSum(table, criteria, sum);
    if (weights) found.push(compared(cell, `${sum.text}（权重）`, ...weights, isPart));
  });
  return found;
}

const pointsIn = (text: string): number | null => {
  const [, digits] = /(\d+(?:\.\d+)?)\s*分?\s*[)）]?$/.exec(text.normalize("NFKC")) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** 100 % under the weights. */
function weightSum(
  { sections }: ReadTable,
  criteria: readonly ReadCriterion[],
  { weight }: SumRow,
): [number, number] | null {
  const printed = printedWeight(weight);
  if (printed === null) return null;
  const own = criteria.flatMap((each) => (isScored(each) ? (each.weight ?? []) : []));
  const all = own.length > 0 ? own : sections.flatMap((each) => each.weight ?? []);
  return [printed, plainNumber(all.reduce((sum, each) => sum + each, 0))];
}

const WHOLE =
  /(?:总\s*分|满\s*分|合\s*计|总\s*计|共\s*计)(?:值|数)?(?:为|是|共|计|[:：])?\s*(\d+(?:\.\d+)?)\s*分(?!\s*(?:\(不?含|及|或)*\s*以[上下]|\(不?含|\s*[-—–~～至到])/g;

/** “总分100分” in a title, a head line, a note; “总分90分以上为优秀” is where a grade begins. */
export function totalsIn(text: string): number[] {
  return [...text.normalize("NFKC").matchAll(WHOLE)].map(([, digits]) => Number(digits));
}
