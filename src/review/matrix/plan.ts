/** 复核总表 as a sheet: units down, criteria across, what is typed here open and everything else a value. */
import type { Scalar } from "../../formula/values";
import { onlyNumber } from "../../sheets/card/asked";
import { HEADER, registerPlan } from "../../sheets/identity/identity";
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import { SheetBuilder } from "../../sheets/plan/builder";
import type { PlanValidation, SheetPlan, WorkbookPlan } from "../../sheets/plan/plan";
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Stage } from "../../rubric/types";
import { askedOfInput } from "../typed";
import { withBase, type BaseCard } from "./base";
import { matrixColumns, type MatrixColumn, type MatrixForm } from "./columns";
import type { MatrixValue } from "./values";

/** One unit's card. */
export interface MatrixRow {
  /** "" where the unit's card is not here: nothing is typed in its row. */
  card: string;
  unit: string;
  file: string;
  sha256: string;
  state: string;
  /** Of the stage before and of the one under review. */
  totals: readonly [before: number | null, own: number | null];
  values: ReadonlyMap<string, MatrixValue>;
}

/** Keys of the rows above the units, in the hidden column. */
export const KEYS = "#keys";

/** Key of a unit's row whose card is not here. */
const NO_CARD = "#missing";

export const MATRIX_NAME = "复核总表";
const NOTE =
  "选中后有提示的格可填：评判得分、否决、更正的数据、理由；其余由考核表算出。填完后在窗格的“复核总表”或“收表”里取回，写入各单位的表（命令行用 review apply）。";
const [NOTE_ROW, KEY_ROW, HEADER_ROW] = [1, 2, 3];
const FIRST_UNIT = 6;
const LEADING = ["单位", "文件", "状态"] as const;
const REASON_WIDTH = 16;

export interface MatrixInfo extends MatrixForm {
  /** Eight hexadecimal digits. */
  id: string;
  year: string;
}

export function matrixPlan(
  info: MatrixInfo,
  rows: readonly MatrixRow[],
  name = MATRIX_NAME,
): SheetPlan {
  const columns = matrixColumns(info);
  const leading = [...LEADING, ...sumHeaders(info)];
  const widths = [
    ...[18, 18, 8, ...sumHeaders(info).map(() => 9)],
    ...columns.map(({ kind }) => (kind === "reason" ? REASON_WIDTH : 9)),
  ];
  const sheet = new SheetBuilder(name, "list", widths);
  const first = 1 + leading.length;
  sheet.key(0, `#matrix:${info.rubric.id}:${info.id}`);
  sheet.cell({ row: 0, column: 1 }, "title", { value: MATRIX_NAME });
  sheet.cell({ row: NOTE_ROW, column: 1, columns: leading.length }, "note", { value: NOTE });
  sheet.key(KEY_ROW, KEYS);
  columns.forEach(({ key }, at) => {
    sheet.cell({ row: KEY_ROW, column: first + at }, "key", { value: key });
  });
  drawHeaders(sheet, leading, columns, first);
  rows.forEach((row, index) => {
    drawRow(sheet, info, { row, at: FIRST_UNIT + index, columns, first });
  });
  columns.forEach((column, at) => {
    guard(sheet, info, column, { column: first + at, count: rows.length });
  });
  const plan = sheet.build({
    rows: FIRST_UNIT + rows.length,
    orientation: "landscape",
    titleRows: { first: HEADER_ROW, last: FIRST_UNIT - 1 },
    freeze: { rows: FIRST_UNIT, columns: 2 },
  });
  return { ...plan, hiddenRows: [KEY_ROW] };
}

/** A file of its own, which remembers what its cells were. */
export function matrixWorkbook(info: MatrixInfo, rows: readonly MatrixRow[]): WorkbookPlan {
  const register = registerPlan(withMatrix([HEADER], info, rows) as string[][]);
  return { sheets: [matrixPlan(info, rows), register], names: [], active: MATRIX_NAME };
}

/** 自评合计, 复核合计. */
function sumHeaders({ rubric, stage, blind }: MatrixInfo): string[] {
  const index = rubric.stages.findIndex(({ id }) => id === stage);
  const before = blind ? undefined : rubric.stages[index - 1];
  return [before, rubric.stages[index]].flatMap((each) => (each ? [sumHeader(each)] : []));
}

/** Above a stage's total. */
export const sumHeader = ({ name }: Pick<Stage, "name">): string => `${name.zh}合计`;

function drawHeaders(
  sheet: SheetBuilder,
  leading: readonly string[],
  columns: readonly MatrixColumn[],
  first: number,
): void {
  leading.forEach((value, at) => {
    sheet.cell({ row: HEADER_ROW, column: 1 + at, rows: 3 }, "header", { value });
  });
  for (const [level, row] of [[0, HEADER_ROW] as const, [1, HEADER_ROW + 1] as const])
    for (let at = 0; at < columns.length; ) {
      const same = (other: MatrixColumn | undefined) =>
        other?.headers.slice(0, level + 1).join("\n") ===
        columns[at]!.headers.slice(0, level + 1).join("\n");
      let end = at + 1;
      while (same(columns[end])) end++;
      const value = columns[at]!.headers[level];
      sheet.cell({ row, column: first + at, columns: end - at }, "header", { value });
      at = end;
    }
  columns.forEach(({ headers }, at) => {
    sheet.cell({ row: HEADER_ROW + 2, column: first + at }, "header", { value: headers[2] });
  });
}

interface PlacedRow {
  row: MatrixRow;
  at: number;
  columns: readonly MatrixColumn[];
  first: number;
}

function drawRow(
  sheet: SheetBuilder,
  info: MatrixInfo,
  { row, at, columns, first }: PlacedRow,
): void {
  const isHere = row.card !== "";
  sheet.key(at, isHere ? row.card : NO_CARD);
  const totals = info.blind ? row.totals.slice(1) : row.totals;
  [row.unit, row.file, row.state, ...totals.slice(-sumHeaders(info).length)].forEach(
    (value, nth) => {
      sheet.cell({ row: at, column: 1 + nth }, nth < 3 ? "text" : "result-value", content(value));
    },
  );
  columns.forEach(({ key, isTyped, kind }, nth) => {
    const cell = { row: at, column: first + nth };
    const style = !isHere
      ? "blank"
      : !isTyped
        ? "score-ruled"
        : kind === "reason"
          ? "fact-review"
          : "score-review";
    sheet.cell(cell, style, content(row.values.get(key)?.shown ?? null));
    if (isTyped && isHere) sheet.input({ ...cell, rows: 1, columns: 1 });
  });
}

const content = (value: Scalar) => (value === null ? {} : { value });

/** What may be typed, as on the card. */
function guard(
  sheet: SheetBuilder,
  { rubric }: MatrixInfo,
  column: MatrixColumn,
  { column: at, count }: { column: number; count: number },
): void {
  if (!column.isTyped || column.kind === "reason" || count === 0) return;
  const asked = askedOfInput(rubric, { ...column, kind: column.kind, key: column.id });
  const areas = [{ row: FIRST_UNIT, column: at, rows: count, columns: 1 }];
  const say = (message: string): Pick<PlanValidation, "prompt" | "error"> => ({
    prompt: { title: column.headers[1].slice(0, 30), message },
    error: { title: "不能这样填", message, style: "stop" },
  });
  if (asked?.type === "flag")
    sheet.validations.push({
      ...{ areas, rule: { type: "list", values: ["是", "否"] }, allowBlank: true },
      ...say("请选“是”或“否”。"),
    });
  else if (asked?.type === "letter")
    sheet.validations.push({
      ...{ areas, rule: { type: "list", values: [...asked.letters] }, allowBlank: true },
      ...say(`请选 ${asked.letters.join("、")} 之一。`),
    });
  else if (asked?.type === "number" && asked.range && !asked.isExcused) {
    const { min, max } = asked.range;
    const most = max === Infinity ? undefined : max;
    const rule = { type: "decimal" as const, min, ...(most === undefined ? {} : { max: most }) };
    sheet.validations.push({ areas, rule, allowBlank: true, ...say(onlyNumber(min, most)) });
  }
}

/** The rows of a hidden sheet with what a new matrix has in common with its cards. */
export function withMatrix(
  register: readonly IdentityRow[],
  info: MatrixInfo,
  rows: readonly MatrixRow[],
): IdentityRow[] {
  const { id, rubric, stage, year, blind } = info;
  const typed = matrixColumns(info).filter(({ isTyped }) => isTyped);
  const here = rows.filter(({ card }) => card !== "");
  const cards = here.map(
    ({ card, unit, file, sha256, values }): BaseCard => ({
      ...{ card, unit, file, sha256 },
      values: Object.fromEntries(typed.map(({ key }) => [key, values.get(key)?.text ?? ""])),
    }),
  );
  const common = {
    ...{ rubric: rubric.id, version: rubric.version, fingerprint: rubricFingerprint(rubric) },
    ...{ stage, year, ...(blind ? { blind } : {}) },
  };
  return withBase(register, id, { ...common, cards });
}
