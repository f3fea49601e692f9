/** `score` of a 汇总表: its ranking. */
import type { Language, Scalar } from "../formula/values";
import { printable } from "../intake/printable";
import type { Rubric } from "../rubric/types";
import { computeRoster } from "../scoring/roster";
import { readIdentity } from "../sheets/identity";
import { findCardKey } from "../sheets/read/rows";
import { IDENTITY_SHEET } from "../sheets/sheet-names";
import { RosterSheet } from "../sheets/standing/roster-sheet";
import type { FileSheet } from "../xlsx/read";
import { table } from "./table";

export interface ShownRoster {
  rubric: string;
  year: string;
  /** In the order of the ranking. */
  rows: { unit: string; values: Record<string, Scalar> }[];
  findings: { severity: "error" | "warning" | "info"; message: { zh: string; en: string } }[];
}

/** The rosters of a file, computed anew from what was typed into them. */
export function rostersIn(sheets: readonly FileSheet[], rubrics: readonly Rubric[]): ShownRoster[] {
  const identities = sheets
    .filter(({ name }) => name.toLowerCase() === IDENTITY_SHEET)
    .flatMap(({ values }) => readIdentity(values));
  return sheets.flatMap((cells) => {
    const key = findCardKey(cells);
    const rubric = rubrics.find(({ id }) => id === key?.rubric);
    if (key?.kind !== "roster" || !rubric) return [];
    const identity = identities.find(({ card }) => card === key.card);
    const sheet = new RosterSheet(rubric, cells);
    const units = sheet.lines.filter(({ unit }) => unit !== "").map((line) => sheet.unit(line));
    const result = computeRoster(
      rubric,
      units.map(({ unit }) => unit),
      { readings: identity?.readings ?? {}, settings: sheet.settings() },
    );
    const rows = result.order.map((index) => result.rows[index]!);
    return [
      {
        rubric: rubric.id,
        year: identity?.year ?? "",
        rows: rows.map(({ unit, values }) => ({ unit, values })),
        findings: [...units.flatMap(({ findings }) => findings), ...result.findings],
      },
    ];
  });
}

const SIGNS = { error: "✖", warning: "!", info: "·" };

export function describeRoster(
  file: string,
  { year, rows, findings }: ShownRoster,
  rubric: Rubric,
  language: Language,
): string {
  const { columns, title } = rubric.roster;
  const lines = rows.map(({ values }) =>
    columns.map(({ id, type }) => printable(shown(values[id] ?? null, type))),
  );
  const heading = `${printable(file)}  ${title}${year === "" ? "" : `（${printable(year)}）`}`;
  const body =
    rows.length > 0
      ? table([columns.map(({ header }) => header), ...lines])
      : language === "zh"
        ? "  这是汇总表，还没有填写单位。"
        : "  This is a roster without units.";
  const said = findings.map(
    ({ severity, message }) => `  ${SIGNS[severity]} ${printable(message[language])}`,
  );
  return [heading, body, ...said].join("\n");
}

function shown(value: Scalar, type: string): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value !== "number") return value;
  if (type === "rate") return `${Number((value * 100).toFixed(2))}%`;
  return String(Number(value.toFixed(2)));
}
