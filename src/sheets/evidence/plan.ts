/** 材料清单 as a sheet: what the document asks for, and rows for the materials of each criterion. */
import { criteriaOf } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { EVIDENCE_STATES, type EvidenceRow } from "../../scoring/types";
import { FIRST_COLUMN } from "../card/layout";
import { evidenceKey, ROW_KEY } from "../identity/keys";
import { a1 } from "../plan/address";
import { SheetBuilder } from "../plan/builder";
import { pageStarts } from "../plan/pages";
import type { Area, PlanValidation, SheetPlan } from "../plan/plan";
import {
  askedColumns,
  EVIDENCE_NAME,
  isUsed,
  LONGEST,
  MOST_COPIES,
  NUMBER_HEADER,
  TYPED_COLUMNS,
  type AskedColumn,
} from "./form";

export interface EvidenceInfo {
  /** Of the sheet. */
  name: string;
  card: string;
  unit: string;
  year: string;
}

/** A criterion has so many rows, and so many are free where more are in use. */
const [ROWS, FREE] = [3, 2];

const [TITLE_ROW, NOTE_ROW, HEADER_ROW, FIRST_ROW] = [0, 1, 2, 3];

const NOTE = `状态填${EVIDENCE_STATES.join("、")}；链接或文件名只作文字。某一指标的行不够时，在窗格“复核”的材料清单中再添几行。`;

/** @param rows what is typed already */
export function evidencePlan(
  rubric: Rubric,
  info: EvidenceInfo,
  rows: readonly EvidenceRow[] = [],
): SheetPlan {
  return new EvidenceSheet(rubric, info, rows).plan();
}

class EvidenceSheet {
  private readonly sheet: SheetBuilder;
  private readonly asked: AskedColumn[];
  /** Of 序号; what is typed follows. */
  private readonly number: number;
  /** Of each criterion, in their order. */
  private readonly blocks: { first: number; rows: number }[] = [];

  constructor(
    private readonly rubric: Rubric,
    private readonly info: EvidenceInfo,
    private readonly rows: readonly EvidenceRow[],
  ) {
    this.asked = askedColumns(rubric);
    this.number = FIRST_COLUMN + 1 + this.asked.length;
    const widths = [
      ...[18, ...this.asked.map(() => 30), 5],
      ...TYPED_COLUMNS.map(({ width }) => width),
    ];
    this.sheet = new SheetBuilder(info.name, "list", widths);
  }

  plan(): SheetPlan {
    this.drawHeader();
    let row = FIRST_ROW;
    for (const { criterion } of criteriaOf(this.rubric)) {
      const own = this.rows.filter(({ key }) => key === criterion.id);
      const rows = roomFor(own);
      this.blocks.push({ first: row, rows });
      const area = { row, column: FIRST_COLUMN, rows };
      this.sheet.cell(area, "text", { value: criterion.name.zh });
      for (let nth = 0; nth < rows; nth++) this.drawRow(row + nth, criterion.id, nth + 1, own);
      row += rows;
    }
    this.drawAsked();
    this.guard({ row: FIRST_ROW, rows: row - FIRST_ROW });
    return this.sheet.build({
      rows: row,
      orientation: "landscape",
      titleRows: { first: HEADER_ROW, last: HEADER_ROW },
      freeze: { rows: FIRST_ROW, columns: 0 },
      pageStarts: pageStarts(this.blocks.map(({ first }): [number, number] => [first, 1])),
    });
  }

  private drawHeader(): void {
    const { sheet, rubric, info } = this;
    const wide = { column: FIRST_COLUMN, columns: sheet.columnCount - FIRST_COLUMN };
    const of = [info.unit, info.year === "" ? "" : `${info.year}年度`, EVIDENCE_NAME];
    const title = of.filter((each) => each !== "").join(" ");
    sheet.cell({ row: TITLE_ROW, ...wide }, "title", { value: title });
    sheet.key(TITLE_ROW, evidenceKey(rubric.id, info.card));
    sheet.cell({ row: NOTE_ROW, ...wide }, "note", { value: NOTE });
    sheet.key(HEADER_ROW, ROW_KEY.header);
    const headers = [
      ...["指标", ...this.asked.map(({ header }) => header), NUMBER_HEADER],
      ...TYPED_COLUMNS.map(({ header }) => header),
    ];
    headers.forEach((value, at) => {
      sheet.cell({ row: HEADER_ROW, column: FIRST_COLUMN + at }, "header", { value });
    });
  }

  private drawRow(row: number, key: string, n: number, own: readonly EvidenceRow[]): void {
    const { sheet, number } = this;
    const typed = own.find((each) => each.n === n);
    sheet.key(row, key);
    sheet.cell({ row, column: number }, "text-center", { value: n });
    TYPED_COLUMNS.forEach(({ field }, at) => {
      const value = typed?.[field];
      sheet.cell({ row, column: number + 1 + at }, "fact-self", {
        ...(value === undefined || value === null || value === "" ? {} : { value }),
        // Text stays the text it is, an address or “=1+1” among it.
        ...(field === "count" ? {} : { numberFormat: "@" }),
      });
    });
    sheet.input({ row, column: number + 1, rows: 1, columns: TYPED_COLUMNS.length });
  }

  /** Whole, and once where the document prints it over several criteria. */
  private drawAsked(): void {
    this.asked.forEach(({ blocks }, at) => {
      for (const { first, criteria, text } of blocks) {
        const [from, to] = [this.blocks[first]!, this.blocks[first + criteria - 1]!];
        const rows = to.first + to.rows - from.first;
        const area = { row: from.first, column: FIRST_COLUMN + 1 + at, rows };
        this.sheet.cell(area, "text", text === "" ? {} : { value: text });
      }
    });
  }

  /** What may be typed. */
  private guard(of: Pick<Area, "row" | "rows">): void {
    if (of.rows === 0) return;
    TYPED_COLUMNS.forEach(({ field, header }, at) => {
      const area = { ...of, column: this.number + 1 + at, columns: 1 };
      const [rule, message] = ruleOf(field, a1(area));
      this.sheet.validations.push({
        ...{ areas: [area], rule, allowBlank: true },
        prompt: { title: header, message },
        error: { title: "不能这样填", message, style: "stop" },
      });
    });
  }
}

function roomFor(own: readonly EvidenceRow[]): number {
  const last = Math.max(0, ...own.filter(isUsed).map(({ n }) => n));
  return Math.max(ROWS, last < ROWS ? 0 : last + FREE);
}

function ruleOf(
  field: (typeof TYPED_COLUMNS)[number]["field"],
  cell: string,
): [PlanValidation["rule"], message: string] {
  switch (field) {
    case "count":
      return [{ type: "whole", min: 0, max: MOST_COPIES }, "填份数，0 或正整数。"];
    case "state":
      return [
        { type: "list", values: [...EVIDENCE_STATES] },
        `请选${EVIDENCE_STATES.join("、")}之一；不填为未收。`,
      ];
    default: {
      const longest = LONGEST[field];
      return [{ type: "custom", formula: `=LEN(${cell})<=${longest}` }, HINTS[field](longest)];
    }
  }
}

const HINTS = {
  name: (longest: number) => `材料的名称，不超过 ${longest} 字。`,
  link: (longest: number) =>
    `网址或文件名，不超过 ${longest} 字；只作文字，在窗格中点开 http 或 https 网址。`,
  note: (longest: number) => `不超过 ${longest} 字。`,
};
