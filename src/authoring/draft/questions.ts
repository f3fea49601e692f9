/** What a table leaves open, for a person to decide: each once, at its cell. */
import { plainText } from "../../sheets/read/cells";
import { MOST_COLUMNS, type Page } from "../workbook/page";
import { isLevelRole } from "../table/levels";
import { kindOf } from "../kinds";
import type { ReadCriterion, ReadTable } from "./criteria";
import type { MergedPoints } from "./merged-points";
import type { ComparedSum } from "./sums";
import { totalsIn } from "./sums";
import type { FoundTables } from "./tables";
import type { DraftQuestion, DraftQuestionKind, PrintedText } from "./types";
import { isSameNumber, sentenceOf } from "./words";

export interface Asked {
  page: Page;
  tables: FoundTables;
  read: ReadTable;
  merged: readonly MergedPoints[];
  sums: readonly ComparedSum[];
  /** What the scored rows add up to. */
  total: number;
  /** Texts that may say the whole. */
  said: readonly PrintedText[];
  cellName(row: number, column: number): string;
}

export const questionsOf = (asked: Asked): DraftQuestion[] => [
  ...headers(asked),
  ...laterTables(asked),
  ...mergedPoints(asked),
  ...kinds(asked),
  ...points(asked),
  ...sums(asked),
  ...totals(asked),
  ...duplicates(asked),
];

const question = (kind: DraftQuestionKind, cell: string, text: string): DraftQuestion => ({
  kind,
  cell,
  text,
});

function headers({ page, tables: { main }, cellName }: Asked): DraftQuestion[] {
  const { columns, top, bottom } = main.header;
  const printed = columns.filter(({ at }) => at >= 0);
  const known = new Set(printed.map(({ at }) => at));
  const found: DraftQuestion[] = [];
  for (let at = 0; at < page.columns; at++) {
    const rows = main.rows.filter(({ row }) => !known.has(at) && page.text(row, at).trim() !== "");
    if (rows.length > 0 && at >= MOST_COLUMNS) {
      const beyond = `从这里起超过 ${MOST_COLUMNS} 列，没有读。`;
      found.push(question("header-unclear", cellName(rows[0]!.row, at), beyond));
      break;
    }
    if (rows.length > 0)
      found.push(
        question(
          "header-unclear",
          cellName(rows[0]!.row, at),
          "这一列有内容，没有表头，没有读。请补上表头。",
        ),
      );
  }
  if (!printed.some(({ role }) => isLevelRole(role) || role === "standard"))
    found.push(question("header-unclear", cellName(top, printed[0]!.at), "没有认出指标所在的列。"));
  printed.forEach(({ at, header, stage, restates }, index) => {
    const isTwin = printed.slice(0, index).some((each) => stage !== null && each.stage === stage);
    if (isTwin)
      found.push(
        question(
          "header-unclear",
          cellName(bottom, at),
          `“${header}”有两列，分不清是哪个阶段的得分。`,
        ),
      );
    if (restates === "points" && !isSum(main, index + columns.length - printed.length))
      found.push(
        question(
          "header-unclear",
          cellName(bottom, at),
          `“${header}”有不止一列，这一列没有当作各项的分值。`,
        ),
      );
  });
  return found;
}

/** A column of points whose cells stand for several rows each: sums of parts. */
const isSum = ({ rows }: FoundTables["main"], index: number): boolean =>
  rows.some(({ cells }) => (cells[index]?.rows ?? 1) > 1) ||
  rows.filter(({ cells }) => (cells[index]?.text ?? "").trim() !== "").length < rows.length;

function laterTables({ tables: { parts, leftOut }, cellName }: Asked): DraftQuestion[] {
  return [
    ...parts.map(({ title, row, column }) =>
      question(
        "second-table",
        cellName(row, column),
        `下面另有一张表“${title}”，已作为一个部分接在后面，请核对。`,
      ),
    ),
    ...leftOut.map(({ title, row, column }) =>
      question(
        "second-table",
        cellName(row, column),
        `下面另有一张表“${title}”，没有读进来。如果它也是考核内容，请用 --table 单独读。`,
      ),
    ),
  ];
}

function mergedPoints({ merged, cellName }: Asked): DraftQuestion[] {
  const told = {
    split: (count: number) => `各行写明的分值正好相加，已分成 ${count} 项。`,
    joined: (count: number) => `已把这 ${count} 行合为一项。如果是 ${count} 项，请分别写明分值。`,
    limit: (count: number) => `已把它当作这 ${count} 项合计的上限。`,
  };
  return merged.map(({ cell, points: printed, as, count }) =>
    question(
      "merged-points",
      cellName(cell.row, cell.column),
      `${count} 行合用一个分值 ${printed} 分：${told[as](count)}`,
    ),
  );
}

const at = (cellName: Asked["cellName"], { own }: ReadCriterion) => cellName(own.row, own.column);

function kinds({ read: { sections, criteria }, cellName }: Asked): DraftQuestion[] {
  const mixed = sections
    .filter(({ isMixed }) => isMixed)
    .map((section) => {
      const place = section.cell ?? criteria.find(({ of }) => of === section)!.own;
      return question(
        "kind-unclear",
        cellName(place.row, place.column),
        `“${section.name}”里既有加分又有减分，已按各行的文字分开，请核对。`,
      );
    });
  const unclear = criteria
    .filter(isKindUnclear)
    .map((criterion) =>
      question(
        "kind-unclear",
        at(cellName, criterion),
        `没有分值，按文字像是${NAMES[kindOf(sentence(criterion), null)]}，先按计分项处理。请写明分值，或把它放到相应的部分。`,
      ),
    );
  return [...mixed, ...unclear];
}

const NAMES = { scored: "计分", bonus: "加分", minus: "减分", veto: "一票否决" };

const sentence = ({ standard, wording }: ReadCriterion) => sentenceOf(standard ?? wording);

const isKindUnclear = (criterion: ReadCriterion): boolean =>
  criterion.kind === "scored" &&
  criterion.points === null &&
  criterion.weight === null &&
  criterion.unclear === null &&
  kindOf(sentence(criterion), null) !== "scored";

function points(asked: Asked): DraftQuestion[] {
  const { read, cellName } = asked;
  const lacking = read.criteria.filter(
    (each) => each.kind === "scored" && each.points === null && each.unclear === null,
  );
  const onlyWeights = lacking.length > 1 && lacking.every(({ weight }) => weight !== null);
  const unclear = read.criteria
    .filter((each) => each.unclear !== null)
    .map((each) =>
      question(
        "points-unclear",
        pointsCell(asked, each),
        `分值“${each.unclear}”读不成数，请写明。`,
      ),
    );
  if (onlyWeights)
    return [
      ...unclear,
      question(
        "points-unclear",
        at(cellName, lacking[0]!),
        "只有权重，没有分值：底稿里每项先按满分 100 分、再乘权重，请核对。",
      ),
    ];
  return [
    ...unclear,
    ...lacking
      .filter((each) => !isKindUnclear(each))
      .map((each) =>
        question("points-unclear", pointsCell(asked, each), "这一项没有分值，请写明。"),
      ),
  ];
}

function pointsCell({ tables: { main }, cellName }: Asked, criterion: ReadCriterion): string {
  const index = main.header.columns.findIndex(({ role }) => role === "points");
  const cell = criterion.row.cells[index];
  return cell && cell.column >= 0 ? cellName(cell.row, cell.column) : at(cellName, criterion);
}

const sums = ({ sums: all }: Asked): DraftQuestion[] =>
  all
    .filter(({ agrees }) => !agrees)
    .map(({ cell, what, printed, computed, isPart }) =>
      question(
        isPart ? "part-sum-differs" : "sum-differs",
        cell,
        `“${what}”写的是 ${printed}，各项相加是 ${computed}。请核对。`,
      ),
    );

function totals({ said, total }: Asked): DraftQuestion[] {
  return said.flatMap(({ cell, text }) =>
    totalsIn(text)
      .filter((printed) => !isSameNumber(printed, total))
      .map((printed) =>
        question(
          "sum-differs",
          cell,
          `这里写的总分是 ${printed} 分，各计分项相加是 ${total} 分。请核对。`,
        ),
      ),
  );
}

function duplicates({ read: { criteria }, cellName }: Asked): DraftQuestion[] {
  const first = new Map<string, ReadCriterion>();
  return criteria.flatMap((criterion) => {
    const { wording, standard } = criterion;
    const key = plainText(`${wording}\n${standard ?? ""}`);
    const same = first.get(key);
    if (!same) {
      first.set(key, criterion);
      return [];
    }
    const place = at(cellName, same);
    return [
      question("duplicate", at(cellName, criterion), `与 ${place} 的文字相同，是不是多了一行？`),
    ];
  });
}
