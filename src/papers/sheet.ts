/** A paper as a sheet: the same texts and tables, ready to print. */
import type { SheetPlan, StyleName } from "../sheets/plan/plan";
import { SheetBuilder } from "../sheets/plan/builder";
import { ALWAYS } from "../sheets/plan/pages";
import { FIRST_COLUMN } from "../sheets/card/layout";
import { writeWorkbook } from "../xlsx/write";
import { tablesOf, type Block, type Paper, type PaperColumn, type ParagraphStyle } from "./paper";

const TITLES: Record<PaperKindName, string> = {
  publicity: "公示",
  awards: "表彰名单",
  subsidy: "奖补名单",
  unit: "考核结果通知",
  comparison: "年度比较",
};

type PaperKindName = Paper["kind"];

export const paperSheet = (paper: Paper): Promise<Uint8Array> => {
  const plan = paperPlan(paper);
  return writeWorkbook({ sheets: [plan], names: [], active: plan.name }, { title: paper.title });
};

/** Width of a page in characters. */
const UPRIGHT = 88;
const LYING = 130;

export function paperPlan(paper: Paper): SheetPlan {
  const widest = widestOf(paper);
  const isLying = widest.length > 7;
  const sheet = new SheetBuilder(
    TITLES[paper.kind],
    "list",
    widthsOf(widest, isLying ? LYING : UPRIGHT),
  );
  sheet.key(0, `#list:paper:${paper.kind}`);
  const starts = new Map<number, number>();
  /** Of the tables: that of an only one is repeated on its pages. */
  const headers: number[] = [];
  let row = 0;
  for (const block of paper.blocks) {
    if (block.type === "annex") starts.set(row, ALWAYS);
    else {
      if (block.type === "table") headers.push(row);
      row = place(sheet, block, row, widest.length);
    }
  }
  const plan = sheet.build({
    rows: row,
    orientation: isLying ? "landscape" : "portrait",
    ...(headers.length === 1 ? { titleRows: { first: headers[0]!, last: headers[0]! } } : {}),
    freeze: { rows: 0, columns: 0 },
    pageStarts: starts,
  });
  return { ...plan, protect: false };
}

const NO_TABLE: readonly PaperColumn[] = [{ header: "", width: 1, align: "left" }];

/** The columns of the table that has most: every other stands in the first of them. */
const widestOf = (paper: Paper): readonly PaperColumn[] =>
  tablesOf(paper).reduce<readonly PaperColumn[]>(
    (most, { columns }) => (columns.length > most.length ? columns : most),
    NO_TABLE,
  );

function widthsOf(columns: readonly PaperColumn[], page: number): number[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.max(6, Math.round((page * width) / whole)));
}

const STYLES: Record<ParagraphStyle, StyleName> = {
  Title: "title",
  Body: "paper",
  Heading1: "paper",
  Heading2: "paper",
  Annex: "paper",
  Sign: "sign",
  Date: "sign",
  TableText: "note",
};

type Placed = Exclude<Block, { type: "annex" }>;

/** Places a block from a row on; answers the next free row. */
function place(sheet: SheetBuilder, block: Placed, row: number, columns: number): number {
  if (block.type === "paragraph") {
    const area = { row, column: FIRST_COLUMN, columns };
    sheet.cell(area, STYLES[block.style], { value: block.text });
    return row + 1;
  }
  const all = [block.columns.map(({ header }) => header), ...block.rows];
  all.forEach((cells, at) => {
    const isSum = block.hasSum && at === all.length - 1;
    cells.forEach((value, index) => {
      const own = at === 0 ? "header" : isSum ? "total" : styleOf(block.columns[index]!);
      sheet.cell(
        { row: row + at, column: FIRST_COLUMN + index },
        own,
        value === "" ? {} : { value },
      );
    });
  });
  return row + all.length;
}

const styleOf = ({ align }: PaperColumn): StyleName => (align === "left" ? "text" : "text-center");
