/** Which rows the result sheet (考核结果) has, and where each figure stands. */
import { SETTING } from "../../ledger/marks";
import { comparedValues } from "../../rubric/rules";
import type { Fact, OutcomeItem, Reading, Rubric, Section } from "../../rubric/types";
import { hasWeights, normalisedIn, type Normalised } from "../../rubric/normalised";
import type { CellRef } from "../plan/address";
import { FIRST_COLUMN, stageIndex, type CardInfo, type CriterionRow } from "./layout";
import { signedRows } from "./signed-rows";

/** A line of which every result has at most one. */
type FigureType =
  | ("base" | "bonus" | "minus" | "missing" | "wrong" | "veto")
  | ("waiting" | "pending")
  | ("total" | "shown" | "counted");

export type ResultRow =
  | { type: "section"; key: string; section: Section }
  | { type: "category"; key: string; id: string; label: string; points?: number }
  | {
      type: FigureType;
      key: string;
      label: string;
    }
  /** What a re-normalised figure is made of: 适用分值, 折算前. */
  | { type: "applicable" | "before"; key: string; label: string }
  /** What the roster takes of a card to compare it. */
  | { type: "compared"; key: string; fact: Fact }
  | { type: "item"; key: string; item: OutcomeItem }
  /** What the user sets: 采信理由. */
  | { type: "setting"; key: string; label: string };

/** Lines below the figures: 口径说明, 勘误, 依据, 有效期. */
export type RemarkRow =
  | { type: "remark-heading"; text: string }
  | { type: "reading"; reading: Reading }
  | { type: "remark"; label: string; text: string };

/** Header of the column of what counts. */
export const COUNTED_HEADER = "计入结果";

export interface ResultLayout {
  rubric: Rubric;
  sheet: string;
  headerRow: number;
  rows: (ResultRow & { row: number })[];
  signed: { row: number; key: string; text: string }[];
  remarks: (RemarkRow & { row: number })[];
  rowCount: number;
}

export function layoutResult(
  rubric: Rubric,
  info: CardInfo,
  criteria: readonly CriterionRow[],
): ResultLayout {
  const headerRow = 2;
  let row = headerRow + 1;
  const rows = figures(rubric, criteria).map((figure) => ({ ...figure, row: row++ }));
  const signed = signedRows(rubric).map((line) => ({ ...line, row: row++ }));
  row++;
  const lines = remarks(rubric, info).map((line) => ({ ...line, row: row++ }));
  return {
    rubric,
    sheet: info.names.result,
    headerRow,
    rows,
    signed,
    remarks: lines,
    rowCount: row,
  };
}

/** Columns: labels, a column a stage, what counts, points or weight, remarks. */
export function resultColumns(rubric: Rubric) {
  const first = FIRST_COLUMN + 1;
  const counted = first + rubric.stages.length;
  return { label: FIRST_COLUMN, first, counted, points: counted + 1, remark: counted + 2 };
}

/** The cell of a figure under a stage, or under the stage that counts. */
export function resultCell(layout: ResultLayout, key: string, of: string): CellRef {
  const found = layout.rows.find((each) => each.key === key);
  if (!found) throw new Error(`The result of ${layout.rubric.id} has no line ${key}`);
  const columns = resultColumns(layout.rubric);
  const column = of === "counted" ? columns.counted : columns.first + stageIndex(layout.rubric, of);
  return { sheet: layout.sheet, row: found.row, column };
}

function figures(rubric: Rubric, criteria: readonly CriterionRow[]): ResultRow[] {
  const has = (kind: Section["kind"]) => criteria.some((each) => each.kind === kind);
  const weighted = rubric.sections.some(({ weight }) => weight !== undefined);
  const compared = comparedValues(rubric);
  const one = (type: FigureType, label: string) => ({
    type,
    key: type,
    label,
  });
  return [
    ...rubric.sections
      .filter(({ kind }) => kind !== "veto")
      .map((section) => ({ type: "section" as const, key: `section:${section.id}`, section })),
    ...(rubric.categories ?? []).map(({ id, name, points }) => ({
      type: "category" as const,
      key: `category:${id}`,
      id,
      label: name,
      ...(points === undefined ? {} : { points }),
    })),
    ...normalisedIn(rubric).flatMap((key) => normalisedRows(rubric, key)),
    one("base", weighted ? "加权得分" : "各项得分合计"),
    ...(has("bonus") ? [one("bonus", "加分合计")] : []),
    ...(has("minus") ? [one("minus", "减分合计")] : []),
    one("missing", "填写情况"),
    one("wrong", "有误的项目"),
    ...(compared.length > 0
      ? [one("waiting", "待汇总的项目"), one("pending", "待汇总的分值")]
      : []),
    ...(has("veto") ? [one("veto", "是否一票否决")] : []),
    one("total", "总分（精确值）"),
    one("shown", "总分"),
    ...rubric.outcome.items.map((item) => ({
      type: "item" as const,
      key: `item:${item.id}`,
      item,
    })),
    ...compared.map((fact) => ({ type: "compared" as const, key: `compared:${fact.id}`, fact })),
    one("counted", "计入结果的评分"),
    { type: "setting" as const, key: SETTING.reason, label: "采信理由" },
  ];
}

function normalisedRows(rubric: Rubric, key: Normalised): ResultRow[] {
  const section = rubric.sections.find(({ id }) => key === `section:${id}`);
  const of = section ? `：${section.name.zh}` : "";
  const isOfWeights = !section && rubric.normalise === "section" && hasWeights(rubric);
  return [
    {
      type: "applicable",
      key: `applicable:${key}`,
      label: `${isOfWeights ? "适用权重" : "适用分值"}${of}`,
    },
    { type: "before", key: `before:${key}`, label: `折算前得分${of}` },
  ];
}

function remarks(rubric: Rubric, { today }: CardInfo): RemarkRow[] {
  const { source, validity } = rubric;
  const expired = validity?.until !== undefined && today !== undefined && today > validity.until;
  return [
    ...(rubric.readings.length > 0
      ? [
          {
            type: "remark-heading" as const,
            text: "口径说明（文件未明确之处，本结果按下列口径计算）",
          },
          ...rubric.readings.map((reading) => ({ type: "reading" as const, reading })),
        ]
      : []),
    { type: "remark-heading", text: "依据" },
    { type: "remark", label: "文件", text: documentOf(source) },
    ...(validity
      ? [
          {
            type: "remark" as const,
            label: "有效期",
            text: expired ? `${validity.quote}（生成本表时已过有效期）` : validity.quote,
          },
        ]
      : []),
    ...rubric.errata.map(({ place, printed, meant, note }) => ({
      type: "remark" as const,
      label: `勘误 · ${place}`,
      text: `原文作“${printed}”${meant === "" ? "" : `，应为“${meant}”`}。${note?.zh ?? ""}`,
    })),
  ];
}

function documentOf({ document, issuer, number, date }: Rubric["source"]): string {
  return [document, issuer, number, date]
    .filter((each) => each !== undefined && each !== "")
    .join(" · ");
}
