/** What may be typed into a roster, and the marks of its cells. */
import type { RosterColumn, Rubric } from "../../rubric/types";
import { toNativeFormula } from "../../formula/native";
import { a1 } from "../plan/address";
import type { SheetBuilder } from "../plan/builder";
import { factValidation, YES_NO } from "../card/facts";
import { FIRST_COLUMN } from "../card/layout";
import { markOfWord } from "../marks/mark-rules";
import type { Area, MarkName, PlanValidation } from "../plan/plan";
import { ROSTER_HEADERS } from "../../rubric/model";
import type { RosterLayout } from "./roster-layout";
import { rosterFormula } from "./roster-print";

/**
 * Drop-down lists and prompts of the columns that are typed; a veto that says yes is marked.
 *
 * @param shown the condition under which the sheet shows colours
 */
export function guardRoster(sheet: SheetBuilder, layout: RosterLayout, shown: string): void {
  const { rubric, columns, beside, first, last } = layout;
  const rows = { row: first, rows: last - first + 1, columns: 1 };
  const mark = (area: Area, condition: string, name: MarkName) => {
    const formula = `AND(${condition},${shown})`;
    if (formula.length <= LONGEST_RULE)
      sheet.conditionalFormats.push({ areas: [area], formula, mark: name });
  };
  const check = { ...rows, column: FIRST_COLUMN + beside.check };
  mark(check, `${a1(check)}<>""`, "over-limit");
  guardReason(sheet, { ...rows, column: FIRST_COLUMN + beside.reason });
  columns.forEach((column, index) => {
    const area = { ...rows, column: FIRST_COLUMN + index };
    const validation = validationOf(rubric, column, area);
    if (validation) sheet.validations.push(validation);
    if (column.type !== "flag" || column.from !== "score") return;
    const cell = a1({ row: first, column: FIRST_COLUMN + index });
    mark(area, `OR(${cell}="是",${cell}=TRUE)`, "veto");
  });
  // What a cell's colour says is worked out from its own row, so the rules stay right when rows are sorted.
  for (const { column, word, node } of layout.ledger.marks) {
    const index = columns.findIndex(({ id }) => id === column);
    const condition = toNativeFormula(rosterFormula(layout, node, first)).formula.slice(1);
    mark({ ...rows, column: FIRST_COLUMN + index }, condition, markOfWord[word]);
  }
}

/** Excel may refuse a longer formula of a rule; the words under 核对 say the same. */
const LONGEST_RULE = 255;

/** Why what is wrong is taken in is for a person to say. */
function guardReason(sheet: SheetBuilder, area: Area): void {
  sheet.validations.push({
    areas: [area],
    rule: { type: "any" },
    allowBlank: true,
    prompt: {
      title: ROSTER_HEADERS.reason,
      message: "“核对”一列有误而仍按现有内容计入的，在此写明理由和决定人；不写则不参加排名和合计。",
    },
  });
}

function validationOf(rubric: Rubric, column: RosterColumn, area: Area): PlanValidation | null {
  const { from, type, value, header } = column;
  if (from === "fact") {
    const fact = rubric.facts.find(({ id }) => id === value);
    return fact ? factValidation(fact, header, area) : null;
  }
  if (from === "formula" || (from === "group" && value === "quota")) return null;
  const common = {
    areas: [area],
    allowBlank: true,
    prompt: { title: header, message: `请填写“${header}”。` },
  };
  const list = (values: string[], message: string): PlanValidation => ({
    ...common,
    rule: { type: "list", values },
    error: { title: header, message, style: "stop" },
  });
  if (from === "group") {
    const names = (rubric.roster.groups ?? []).map(({ name }) => name);
    return list(names, "请从下拉列表中选择组别。");
  }
  if (from === "score" && type === "flag") return list(YES_NO, "请选“是”或“否”。");
  return { ...common, rule: { type: "any" } };
}
