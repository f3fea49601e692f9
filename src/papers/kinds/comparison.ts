/** 年度比较: a unit's counted scores of up to five years, criterion by criterion. */
import { divide, multiply, roundHalfUp, subtract } from "../../formula/decimal";
import { formatNumber, type Text } from "../../formula/values";
import { criteriaOf, labelColumns } from "../../rubric/model";
import type { Criterion, Rubric } from "../../rubric/types";
import {
  body,
  heading,
  paragraph,
  type Paper,
  type PaperCell,
  type PaperFinding,
  type PaperTable,
} from "../paper";
import { yearWords, type PaperChoices, type PaperSource, type PaperUnit } from "../source";
import { shortColumn, textColumn } from "../tables";
import { asOf, draftOf, signed, subject, unitNames } from "../words";

export const MOST_YEARS = 5;

/** @param earlier the same units in earlier years, in any order */
export function comparison(
  source: PaperSource,
  earlier: readonly PaperSource[],
  choices: PaperChoices,
): Paper {
  const draft = draftOf(source);
  const years = byYear(earlier);
  const title = `${subject(source)}年度比较${draft.mark}`;
  const unmatched = source.units.filter(
    (unit) => !years.some((year) => sameUnit(year, unit)?.card),
  );
  const unread = source.units.filter(({ card }) => !card);
  return {
    kind: "comparison",
    name: `${yearWords(source.year)}-年度比较`,
    title,
    blocks: [
      paragraph("Title", title),
      ...draft.blocks,
      body(
        "各指标为计入结果的得分；分值变动的指标同时写出得分占分值的比例，差为百分点。“—”表示该年度没有这项指标或没有得分。",
      ),
      ...source.units.flatMap((unit) => [heading(unit.unit), table(yearsOf(source, years, unit))]),
      ...asOf(source, choices.date),
      ...signed(source, choices),
    ],
    start: null,
    end: null,
    sum: null,
    capitals: null,
    findings: [...draft.findings, ...missing(unmatched, unread)],
  };
}

const sameUnit = ({ units }: PaperSource, { unit }: PaperUnit): PaperUnit | undefined =>
  units.find((each) => each.unit.normalize("NFKC").trim() === unit.normalize("NFKC").trim());

const yearsOf = (
  source: PaperSource,
  years: readonly PaperSource[],
  unit: PaperUnit,
): YearOfUnit[] => [
  ...years.map((year) => ({ source: year, unit: sameUnit(year, unit) })),
  { source, unit },
];

/** What a unit earned for one criterion, year by year; null where it has none. */
export interface CriterionYears {
  name: Text;
  years: { year: string; earned: Earned | null }[];
}

/** A unit's counted scores by criterion, the oldest year first. */
export function criterionYears(
  source: PaperSource,
  earlier: readonly PaperSource[],
  unit: PaperUnit,
): CriterionYears[] {
  const years = yearsOf(source, byYear(earlier), unit);
  return allRows(years).map((each) => ({
    name: each.criterion.name,
    years: years.map((year) => ({
      year: year.source.year,
      earned: earnedIn(year, each) ?? null,
    })),
  }));
}

const byYear = (sources: readonly PaperSource[]): PaperSource[] =>
  [...sources].sort((a, b) => (a.year < b.year ? -1 : 1));

interface YearOfUnit {
  source: PaperSource;
  unit: PaperUnit | undefined;
}

/** What a unit earned for a criterion in one year. */
export interface Earned {
  score: number;
  points: number | null;
}

function table(years: readonly YearOfUnit[]): PaperTable {
  const rows = allRows(years).map((each) => row(years, each));
  return {
    type: "table",
    columns: [
      textColumn("指标", 34),
      ...years.map(({ source }) => shortColumn(yearWords(source.year) || "—", 16)),
      shortColumn("差", 12),
    ],
    rows: [...rows, totalRow(years)],
    hasSum: true,
  };
}

/** A criterion with the rubric whose columns hold its wording. */
interface Row {
  rubric: Rubric;
  criterion: Criterion;
}

const rowsOf = (rubric: Rubric): Row[] =>
  criteriaOf(rubric)
    .filter(({ kind }) => kind !== "veto")
    .map(({ criterion }) => ({ rubric, criterion }));

/** This year's criteria, then those that only earlier years have. */
const allRows = (years: readonly YearOfUnit[]): Row[] =>
  distinct([...years].reverse().flatMap(({ source }) => rowsOf(source.rubric)));

/** Each criterion once, as the latest year has it. */
const distinct = (rows: readonly Row[]): Row[] =>
  rows.filter((each, at) => !sameRow(rows.slice(0, at), each));

function row(years: readonly YearOfUnit[], each: Row): PaperCell[] {
  const earned = years.map((year) => earnedIn(year, each));
  const points = earned.flatMap((one) => (one ? [one.points] : []));
  const isChanged = points.some((one) => one !== points[0]);
  return [
    each.criterion.name.zh,
    ...earned.map((one) => cell(one, isChanged)),
    difference(earned.at(-2), earned.at(-1), isChanged),
  ];
}

function cell(earned: Earned | undefined, isChanged: boolean): PaperCell {
  if (!earned) return NONE;
  const score = roundHalfUp(earned.score, 2);
  const share = isChanged ? shareOf(earned) : undefined;
  return share === undefined
    ? score
    : `${formatNumber(score)}/${formatNumber(earned.points!)}（${formatNumber(roundHalfUp(share, 2))}%）`;
}

const NONE = "—";

/** In per cent of the points. */
const shareOf = ({ score, points }: Earned): number | undefined =>
  points === null || points === 0 ? undefined : multiply(divide(score, points), 100);

function difference(
  before: Earned | undefined,
  now: Earned | undefined,
  isChanged: boolean,
): PaperCell {
  if (!before || !now) return NONE;
  if (!isChanged) return roundHalfUp(subtract(now.score, before.score), 2);
  const [a, b] = [shareOf(before), shareOf(now)];
  if (a === undefined || b === undefined) return NONE;
  const gap = roundHalfUp(subtract(b, a), 2);
  return `${gap > 0 ? "+" : ""}${formatNumber(gap)} 个百分点`;
}

/** The counted score of a year for the same criterion. */
function earnedIn({ source, unit }: YearOfUnit, each: Row): Earned | undefined {
  const found = sameRow(rowsOf(source.rubric), each)?.criterion;
  const { assessment } = unit?.card ?? {};
  const stage = assessment?.stages.find(({ stage: id }) => id === assessment.counted);
  const score = found && stage?.criteria[found.id]?.score;
  return typeof score === "number" ? { score, points: found!.points ?? null } : undefined;
}

/** By its key, else by its wording. */
const sameRow = (rows: readonly Row[], each: Row): Row | undefined =>
  rows.find(({ criterion }) => criterion.id === each.criterion.id) ??
  rows.find((one) => wording(one) !== "" && wording(one) === wording(each));

const wording = ({ rubric, criterion: { cells } }: Row): string =>
  labelColumns(rubric)
    .map(({ id }) => cells[id] ?? "")
    .join("")
    .normalize("NFKC")
    .replace(/\s+/g, "");

function totalRow(years: readonly YearOfUnit[]): PaperCell[] {
  const totals = years.map(({ unit }) => unit?.card?.assessment.result.total ?? null);
  const [before = null, now = null] = totals.slice(-2);
  const gap = before === null || now === null ? NONE : roundHalfUp(subtract(now, before), 2);
  return ["总分", ...years.map(({ unit }) => unit?.card?.assessment.result.shown ?? NONE), gap];
}

function missing(unmatched: readonly PaperUnit[], unread: readonly PaperUnit[]): PaperFinding[] {
  const told = (
    units: readonly PaperUnit[],
    kind: PaperFinding["kind"],
    zh: string,
    en: string,
  ): PaperFinding[] =>
    units.length === 0
      ? []
      : [
          {
            ...{ kind, severity: "warning" },
            message: {
              zh: `${unitNames(units.map(({ unit }) => unit))}${zh}`,
              en: `${units.map(({ unit }) => unit).join(", ")}: ${en}`,
            },
          },
        ];
  return [
    ...told(
      unmatched,
      "unmatched",
      "在往年的文件里没有评分表，只列本年度。",
      "no card of an earlier year",
    ),
    ...told(unread, "no-card", "的评分表不在所给的文件里，没有各项得分。", "no card of this year"),
  ];
}
