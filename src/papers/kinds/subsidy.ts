/** 奖补名单: who is paid how much, and what it comes to. */
import { total } from "../../formula/decimal";
import type { RosterColumn, Rubric } from "../../rubric/types";
import { fenOf, figuresOf } from "../money/amount";
import { capitalsOf } from "../money/capitals";
import { body, paragraph, type Paper, type PaperCell, type PaperTable } from "../paper";
import {
  columnOf,
  countedUnits,
  yearWords,
  type PaperChoices,
  type PaperSource,
  type PaperUnit,
} from "../source";
import { rankedColumns, uncountedBlocks, unitTable } from "../tables";
import { asOf, basis, draftOf, issuerFinding, notCountedFindings, signed, subject } from "../words";

/** The column of the amounts; undefined where the rubric pays nothing. */
export const moneyColumn = (rubric: Rubric): RosterColumn | undefined =>
  columnOf(rubric, ({ type }) => type === "money");

export function subsidy(source: PaperSource, choices: PaperChoices, money: RosterColumn): Paper {
  const draft = draftOf(source);
  const title = `${subject(source)}奖补名单${draft.mark}`;
  const unit = unitOf(source.rubric, money);
  const paid = countedUnits(source).filter((each) => amountOf(each, money) > 0);
  const sum = total(paid.map((each) => amountOf(each, money))).toNumber();
  const fen = fenOf(String(sum), unit);
  const capitals = capitalsOf(fen);
  return {
    kind: "subsidy",
    name: `${yearWords(source.year)}-奖补名单`,
    title,
    blocks: [
      paragraph("Title", title),
      ...draft.blocks,
      body(`${basis(source.rubric)}和${subject(source)}结果，奖补名单如下。`),
      table(source, paid, money, unit, sum),
      body(`合计金额（大写）：人民币${capitals}（${figuresOf(fen)}）`),
      ...uncountedBlocks(source),
      ...asOf(source, choices.date),
      ...signed(source, choices),
    ],
    start: null,
    end: null,
    sum,
    capitals,
    findings: [...draft.findings, ...notCountedFindings(source), ...issuerFinding(source, choices)],
  };
}

/** 万元, where the document's figure is in it. */
function unitOf({ outcome }: Rubric, { value = "", header }: RosterColumn): "元" | "万元" {
  const item = outcome.items.find(({ id }) => value === `outcome.${id.replaceAll("-", "_")}`);
  return (item?.unit?.zh ?? header).includes("万元") ? "万元" : "元";
}

function amountOf({ row }: PaperUnit, { id }: RosterColumn): number {
  const value = row.values[id];
  return typeof value === "number" ? value : 0;
}

/** 序号 单位 得分 等次 金额, and the sum below. */
function table(
  source: PaperSource,
  paid: readonly PaperUnit[],
  money: RosterColumn,
  unit: string,
  sum: number,
): PaperTable {
  const columns = rankedColumns(source.rubric, true).filter(({ column }) => column.type !== "rank");
  const all = unitTable(source, paid, columns);
  const amount = { header: `金额（${unit}）`, width: 16, align: "right" } as const;
  const empty = columns.slice(1).map((): PaperCell => "");
  return {
    ...all,
    columns: [...all.columns, amount],
    rows: [
      ...all.rows.map((row, index) => [...row, amountOf(paid[index]!, money)]),
      ["", `合计 ${paid.length} 家`, ...empty, sum],
    ],
    hasSum: true,
  };
}
