/** 复核说明: the reasons of one card's stage as a sheet, beside what they speak of; typed there they flow back like a matrix's. */
import type { Scalar } from "../formula/values";
import { stageName } from "../rubric/model";
import { rubricFingerprint } from "../rubric/fingerprint";
import { differenceOf } from "../scoring/stage-comparison";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { ROW_KEY } from "../sheets/identity/keys";
import { a1 } from "../sheets/plan/address";
import { SheetBuilder } from "../sheets/plan/builder";
import type { SheetPlan } from "../sheets/plan/plan";
import type { SheetCells } from "../sheets/read/cells";
import { inputAt, inputsOf, type Input, type ReviewCard } from "./card";
import { logOf } from "./log";
import { baseOf, withBase, type BaseCard, type MatrixBase } from "./matrix/base";
import type { MatrixColumn } from "./matrix/columns";
import { valueIn } from "./matrix/values";
import { LONGEST_REASON, reasonsOf, REASONS } from "./reason-rows";
import { departuresOf } from "./reasons";
import { shown } from "./view";

export const REASON_SHEET = "复核说明";

const NOTE = `理由可在这里写：先写类别，再写说明，如“${REASONS.material.zh}：只有 3 份”。写完后在窗格“复核”中取回。`;

const KEY = /^\s*#reasons:([^:]+):(\S+)\s*$/;

const [TITLE_ROW, NOTE_ROW, HEADER_ROW, FIRST_ROW] = [0, 1, 2, 3];

/** Columns of the first value, 自评, and of the last. */
const [BEFORE, REASON] = [2, 5];

/** A row: a criterion, or a fact that the review corrects. */
interface Line {
  column: MatrixColumn;
  before: Input | undefined;
  own: Input;
}

/** What stands in the rows: every criterion, then the facts that are due a reason or have one. */
function linesOf(card: ReviewCard, stage: string): Line[] {
  const { stages } = card.rubric;
  const before = stages[stages.findIndex(({ id }) => id === stage) - 1];
  const facts = new Set([
    ...departuresOf(card)
      .filter(({ input }) => input.stage === stage)
      .map(({ input }) => input.key),
    ...reasonsOf(card)
      .filter((reason) => reason.stage === stage)
      .map(({ key }) => key),
  ]);
  return inputsOf(card)
    .filter(
      ({ stage: at, kind, key }) =>
        at === stage &&
        (kind === "score" || kind === "veto" || (kind === "fact" && facts.has(key))),
    )
    .sort((a, b) => Number(a.kind === "fact") - Number(b.kind === "fact"))
    .map((own) => ({
      ...{ own, column: columnOf(own.key, stage, own.name.zh) },
      before: before && inputAt(card, before.id, own.key, own.kind),
    }));
}

/** As a column of a matrix holds it. */
const columnOf = (id: string, stage: string, name: string): MatrixColumn => ({
  ...{ key: `${id}:reason`, stage, kind: "reason", id, criterion: id, isTyped: true },
  headers: ["", name, "理由"],
});

/** What a line shows, from 自评 to 理由. */
function valuesOf(card: ReviewCard, { before, own, column }: Line): Scalar[] {
  const said = (input: Input | undefined) => {
    const value = input ? shown(input) : null;
    return typeof value === "boolean" ? (value ? "是" : "否") : value;
  };
  const difference = differenceOf(before?.content, own.content);
  return [said(before), said(own), difference, valueIn(card, column).shown];
}

export interface ReasonSheetInfo {
  /** Of the sheet. */
  name: string;
  /** Eight hexadecimal digits. */
  id: string;
  stage: string;
}

export function reasonPlan(card: ReviewCard, { name, id, stage }: ReasonSheetInfo): SheetPlan {
  const { rubric, scorecard } = card;
  const { stages } = rubric;
  const before = stages[stages.findIndex((each) => each.id === stage) - 1];
  const sheet = new SheetBuilder(name, "list", [34, 8, 8, 8, 44]);
  const wide = { column: 1, columns: 5 };
  const own = stageName(rubric, stage).zh;
  const year = scorecard.year === "" ? "" : `${scorecard.year}年度`;
  const title = [scorecard.unit, year, `${REASON_SHEET}（${own}）`].filter(Boolean).join(" ");
  sheet.key(TITLE_ROW, `#reasons:${rubric.id}:${id}`);
  sheet.cell({ row: TITLE_ROW, ...wide }, "title", { value: title });
  sheet.cell({ row: NOTE_ROW, ...wide }, "note", { value: NOTE });
  sheet.key(HEADER_ROW, ROW_KEY.header);
  ["指标", before?.name.zh ?? "", own, "差", "理由"].forEach((value, at) => {
    sheet.cell({ row: HEADER_ROW, column: 1 + at }, "header", { value });
  });
  const lines = linesOf(card, stage);
  lines.forEach((line, at) => {
    const row = FIRST_ROW + at;
    sheet.key(row, line.column.key);
    sheet.cell({ row, column: 1 }, "text", { value: line.own.name.zh });
    valuesOf(card, line).forEach((value, nth) => {
      const isReason = BEFORE + nth === REASON;
      const style = isReason ? "fact-review" : "score-ruled";
      sheet.cell({ row, column: BEFORE + nth }, style, {
        ...(value === null ? {} : { value }),
        ...(isReason ? { numberFormat: "@" } : {}),
      });
    });
    sheet.input({ row, column: REASON, rows: 1, columns: 1 });
  });
  const message = `${Object.values(REASONS)
    .map(({ zh }) => zh)
    .join("、")}，或自己写明；不超过 ${LONGEST_REASON} 字。`;
  const area = { row: FIRST_ROW, column: REASON, rows: lines.length, columns: 1 };
  sheet.validations.push({
    ...{ areas: [area], allowBlank: true },
    rule: { type: "custom", formula: `=LEN(${a1(area)})<=${LONGEST_REASON}` },
    prompt: { title: "理由", message },
    error: { title: "不能这样填", message, style: "stop" },
  });
  return sheet.build({
    rows: FIRST_ROW + lines.length,
    orientation: "portrait",
    titleRows: { first: HEADER_ROW, last: HEADER_ROW },
    freeze: { rows: FIRST_ROW, columns: 0 },
  });
}

/** The rows of the hidden sheet with what a new sheet has in common with its card. */
export function withReasonSheet(
  card: ReviewCard,
  { id, stage }: Pick<ReasonSheetInfo, "id" | "stage">,
): IdentityRow[] {
  const { rubric, scorecard } = card;
  const own: BaseCard = {
    ...{ card: card.id, unit: scorecard.unit, file: "", sha256: "" },
    values: textsOf(
      card,
      linesOf(card, stage).map(({ column }) => column),
    ),
  };
  return withBase(card.rows, id, {
    ...{ rubric: rubric.id, version: rubric.version, fingerprint: rubricFingerprint(rubric) },
    ...{ stage, year: scorecard.year, cards: [own] },
  });
}

const textsOf = (card: ReviewCard, columns: readonly MatrixColumn[]) =>
  Object.fromEntries(columns.map((column) => [column.key, valueIn(card, column).text]));

export interface ReadReasonSheet {
  id: string;
  base: MatrixBase;
  of: BaseCard;
  /** What stands under 理由, by the keys of the rows. */
  cells: ReadonlyMap<string, Scalar>;
  /** As the rows of a matrix have them. */
  columns: MatrixColumn[];
  /** Of the sheet, from 0: the row of each key, and the column of what is shown first. */
  rows: ReadonlyMap<string, number>;
  left: number;
}

/** Whose reasons a key of a sheet says they are; null where nothing remembers it. */
export function reasonSheetCard(key: string, register: readonly IdentityRow[]): BaseCard | null {
  const [, , id] = KEY.exec(key) ?? [];
  return (id !== undefined && baseOf(register, id)?.cards[0]) || null;
}

/** Null where the sheet is none, or what it remembers is gone. */
export function readReasonSheet(
  { values, top, left }: SheetCells,
  register: readonly IdentityRow[],
): ReadReasonSheet | null {
  const [, , id] = values.flatMap((row) => KEY.exec(String(row[0] ?? "")) ?? []);
  const base = id === undefined ? null : baseOf(register, id);
  const [of] = base?.cards ?? [];
  const header = values.findIndex((row) => String(row[0] ?? "").trim() === ROW_KEY.header);
  const reason = (values[header] ?? []).findIndex((cell) => String(cell ?? "").trim() === "理由");
  if (id === undefined || !base || !of || reason < 0) return null;
  const [cells, rows] = [new Map<string, Scalar>(), new Map<string, number>()];
  values.forEach((row, at) => {
    const key = String(row[0] ?? "").trim();
    if (at <= header || !key.endsWith(":reason") || cells.has(key)) return;
    cells.set(key, row[reason] ?? null);
    rows.set(key, top + at);
  });
  const columns = [...cells.keys()].map((key) => {
    const named = values[(rows.get(key) ?? 0) - top]?.[1];
    return columnOf(key.slice(0, -":reason".length), base.stage, String(named ?? ""));
  });
  return { id, base, of, cells, columns, rows, left: left + reason - (REASON - BEFORE) };
}

/** A sheet after an exchange: it shows what its card says now, and that is common to both. */
export function refreshedReasons(
  sheet: ReadReasonSheet,
  card: ReviewCard,
  register: readonly IdentityRow[],
): { cells: { row: number; column: number; value: Scalar }[]; rows: IdentityRow[] } {
  const { id, base, of, columns, rows, left } = sheet;
  const { id: log = "" } = logOf(register, card.id).at(-1) ?? {};
  const last = { sha256: "", log, values: textsOf(card, columns) };
  const cells = linesOf(card, base.stage).flatMap((line) => {
    const row = rows.get(line.column.key);
    return row === undefined
      ? []
      : valuesOf(card, line).map((value, nth) => ({ row, column: left + nth, value }));
  });
  return { cells, rows: withBase(register, id, { ...base, cards: [{ ...of, last }] }) };
}
