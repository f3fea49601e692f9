/** Tables of units. */
import type { RosterColumn, Rubric } from "../rubric/types";
import { body, type Block, type PaperCell, type PaperColumn, type PaperTable } from "./paper";
import {
  cellOf,
  columnOf,
  countedUnits,
  gradeColumn,
  isTotal,
  rankColumn,
  type PaperSource,
  type PaperUnit,
} from "./source";
import { notCounted } from "./words";

const NUMBER: PaperColumn = { header: "序号", width: 8, align: "center" };

export const textColumn = (header: string, width = 30): PaperColumn => ({
  ...{ header, width, align: "left" },
});
export const shortColumn = (header: string, width = 14): PaperColumn => ({
  ...{ header, width, align: "center" },
});

/** A numbered table of units over some columns of the roster. */
export function unitTable(
  { rubric }: PaperSource,
  units: readonly PaperUnit[],
  columns: readonly { column: RosterColumn; header: string }[],
): PaperTable {
  return {
    type: "table",
    columns: [
      NUMBER,
      ...columns.map(({ column: { from, type }, header }) =>
        from === "unit" || (from === "group" && type === "text")
          ? textColumn(header)
          : shortColumn(header),
      ),
    ],
    rows: units.map(({ row }, index): PaperCell[] => [
      index + 1,
      ...columns.map(({ column }) => cellOf(rubric, column, row)),
    ]),
    hasSum: false,
  };
}

/** 序号 单位 得分 等次 名次, in the roster's order. */
export const rankedTable = (source: PaperSource, withScores: boolean): PaperTable =>
  unitTable(source, countedUnits(source), rankedColumns(source.rubric, withScores));

export function rankedColumns(rubric: Rubric, withScores: boolean) {
  const { columns, groups } = rubric.roster;
  const named = (column: RosterColumn | undefined, header: string) =>
    column ? [{ column, header }] : [];
  const total = columnOf(rubric, isTotal);
  const grade = gradeColumn(rubric);
  const rank = rankColumn(rubric);
  const group = groups
    ? columnOf(rubric, ({ from, type }) => from === "group" && type === "text")
    : undefined;
  const unit = columnOf(rubric, ({ from }) => from === "unit");
  const rates = total
    ? []
    : columns.filter(({ from, type }) => from === "formula" && type === "rate");
  const others = total ? [] : columns.filter(({ type }) => type === "rank");
  return [
    ...named(group, "组别"),
    ...named(unit, "单位"),
    ...(withScores ? named(total, "得分") : []),
    ...(withScores ? rates.map((column) => ({ column, header: column.header })) : []),
    ...named(grade, grade?.from === "score" ? "等次" : (grade?.header ?? "")),
    ...(total
      ? named(rank, groups ? (rank?.header ?? "") : "名次")
      : others.map((column) => ({ column, header: column.header }))),
  ];
}

/** Units of which no total counts, apart, with why. */
export function uncountedBlocks(source: PaperSource): Block[] {
  const units = notCounted(source);
  if (units.length === 0) return [];
  return [
    body("下列单位没有计入结果的总分，或已被否决，不参加排名、表彰和奖补："),
    {
      type: "table",
      columns: [NUMBER, textColumn("单位"), textColumn("原因", 40)],
      rows: units.map((unit, index) => [index + 1, unit.unit, reasonOf(unit)]),
      hasSum: false,
    },
  ];
}

function reasonOf({ row, isWaiting }: PaperUnit): string {
  if (row.vetoed) return "一票否决";
  if (row.wrong.length > 0 || (isWaiting && !row.complete)) return "填报有误，更正前不计入";
  return "各阶段尚未填完";
}
