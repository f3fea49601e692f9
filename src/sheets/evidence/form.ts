/** 材料清单: its columns, and what the document asks for. */
import { wordingBlocks } from "../card/wording";
import { criteriaOf } from "../../rubric/model";
import type { Column, Rubric } from "../../rubric/types";
import { EVIDENCE_STATES, type EvidenceRow, type EvidenceState } from "../../scoring/types";

export const EVIDENCE_NAME = "材料清单";

/** In characters. */
export const LONGEST = { name: 100, link: 300, note: 200 } as const;

/** 份数 */
export const MOST_COPIES = 9999;

/** What is typed, in the order of its columns. */
export const TYPED_COLUMNS = [
  { field: "name", header: "材料名称", width: 26 },
  { field: "count", header: "份数", width: 6 },
  { field: "link", header: "链接或文件名", width: 24 },
  { field: "state", header: "状态", width: 8 },
  { field: "note", header: "备注", width: 16 },
] as const;

/** 序号 */
export const NUMBER_HEADER = "序号";

/** A column with what the document asks for, in its own words. */
export interface AskedColumn {
  header: string;
  /** Each over so many criteria, from the first on. */
  blocks: { first: number; criteria: number; text: string }[];
}

/** Headers under which documents say what is to be handed in, or how it is looked into. */
const ASKS = /评估(方法|要求)|[考核查]评?方[法式]|提报材料|佐证|证明材料|支撑材料/;

const HEADER = "文件要求";

/** Of a table that has no such column, the wording that the score is given by. */
export function askedColumns(rubric: Rubric): AskedColumn[] {
  const labels = rubric.table?.columns.filter(({ role }) => role === "label") ?? [];
  const asking = labels.filter(({ header }) => ASKS.test(header));
  const columns = asking.length > 0 ? asking : labels.slice(-1);
  return columns.map((column) => ({
    header: columns.length === 1 ? HEADER : `${HEADER}（${column.header}）`,
    blocks: blocksOf(rubric, column),
  }));
}

function blocksOf(rubric: Rubric, column: Column): AskedColumn["blocks"] {
  const criteria = criteriaOf(rubric).map((placed, row) => ({ ...placed, row }));
  return wordingBlocks({ columns: [column], criteria }).map(({ text, area }) => ({
    first: area.row,
    criteria: area.rows,
    text,
  }));
}

/** Whether anything is typed in a row. */
export const isUsed = ({ name, count, link, state, note }: EvidenceRow): boolean =>
  count !== null || [name, link, state, note].some((text) => text !== "");

/** As it counts: what nobody said anything of, or anything else, has not come. */
export const stateOf = ({ state }: Pick<EvidenceRow, "state">): EvidenceState =>
  EVIDENCE_STATES.find((each) => each === state) ?? "未收";
