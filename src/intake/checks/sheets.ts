/** Sheets that a card needs and does not have, or has twice. */
import type { CardContext } from "../card/context";
import { finding } from "../findings";
import type { FoundCard } from "../files/recognise";
import { SHEET_ROLES, type SheetRole } from "../align/template";
import type { IntakeFinding } from "../types";

export function sheetFindings({ sheets, form }: CardContext): IntakeFinding[] {
  return SHEET_ROLES.filter(
    (role) => !sheets.grids[role] && isNeeded(form.sheets[role].rows, role),
  ).map((role) => {
    const { name } = form.sheets[role];
    const severity = role === "result" ? "warning" : "error";
    return finding(
      "sheet-missing",
      severity,
      { sheet: null, cell: null },
      { expected: name },
      {
        zh: `缺少工作表“${name}”${role === "result" ? "" : "，其中的内容没有读取"}；请用原来的工作簿填写，不要删除工作表。`,
        en: `the sheet “${name}” is missing${role === "result" ? "" : ", so nothing of it was read"}; fill in the original workbook and delete no sheet.`,
      },
    );
  });
}

/** A rubric without facts has an empty sheet for them. */
const isNeeded = (rows: number, role: SheetRole) => role !== "facts" || rows > 3;

/** A sheet with the same key: only one of them can be the card's. */
export function copyFindings({ copies }: FoundCard): IntakeFinding[] {
  return copies.map(({ grid, own }) =>
    finding(
      "key-differs",
      "error",
      { sheet: grid.name, cell: "A1" },
      {
        expected: own.name,
        found: grid.name,
      },
      {
        zh: `“${grid.name}”与“${own.name}”带有同一标识，只能有一张是本表的，已读取“${own.name}”；请删除多余的一张，或各用一个工作簿。`,
        en: `“${grid.name}” and “${own.name}” carry one key, and only one can be the card's: “${own.name}” was read. Delete the other, or use a workbook for each.`,
      },
    ),
  );
}
