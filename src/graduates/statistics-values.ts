/** 毕业生统计 as values: of a list in another file, or one that is too long for formulas. */
import type { SheetPlan } from "../sheets/plan/plan";
import type { Counted, CountedRow } from "./count";
import type { ListRows } from "./gather";
import type { Asked } from "./people";
import { STATISTICS_SHEET } from "./own-sheets";
import { PlainSheet } from "./sheet-plan";
import { countedLine, FIRST, HEADER_ROW, LABELS, statisticsColumns } from "./statistics-sheet";
import { isoOf } from "./values";

export interface CountedValues {
  /** What was counted: a file, or a sheet. */
  source: string;
  list: Pick<ListRows, "mapping">;
  asked: Asked;
  counted: Pick<Counted, "rows">;
  /** When, as an ISO date and time. */
  at: string;
}

/** One sheet: what formulas would answer, and when it was counted. */
export function statisticsValues({ source, list, asked, counted, at }: CountedValues): SheetPlan {
  const sheet = new PlainSheet(STATISTICS_SHEET, "visible");
  const columns = statisticsColumns(asked, list);
  sheet.put(0, 0, { value: STATISTICS_SHEET }, "title");
  sheet.put(1, 0, { value: countedLine(asked) }, "note");
  sheet.put(
    2,
    0,
    { value: `${source} 在 ${at} 的数，不会自动变化；名单改动后请重新统计。` },
    "note",
  );
  columns.forEach(({ header }, column) => {
    sheet.put(HEADER_ROW, column, { value: header }, "header");
  });
  counted.rows.forEach((row, nth) => {
    columns.forEach(({ id }, column) => {
      const value = valueOf(row, id);
      const isName = column < LABELS;
      sheet.put(
        FIRST + nth,
        column,
        {
          value: value ?? "",
          ...(isName && { numberFormat: "@" }),
          ...(id.startsWith("rate:") && { numberFormat: "0.00%" }),
        },
        column === 0 ? "text" : "text-center",
      );
    });
  });
  return sheet.build(
    columns.map((_, column) => ({ width: column === 0 ? 20 : 11 })),
    { freeze: { rows: FIRST, columns: LABELS } },
  );
}

function valueOf({ unit, level, until, counts, rates }: CountedRow, id: string) {
  switch (id) {
    case "单位":
      return unit ?? "合计";
    case "学历":
      return level ?? "全部";
    case "截至":
      return until === null ? "现状" : isoOf(until);
    default:
      return id.startsWith("rate:")
        ? valueAt(rates, id.slice("rate:".length))
        : valueAt(counts, id.replace(/^flag:/, "flags:"));
  }
}

/** `settled`, or `stayed:山东` of what has a value for each region or column. */
function valueAt(of: object, id: string): number | null {
  const at = id.indexOf(":");
  const found = (of as Record<string, unknown>)[at < 0 ? id : id.slice(0, at)];
  const value = at < 0 ? found : (found as Record<string, unknown>)[id.slice(at + 1)];
  return typeof value === "number" ? value : null;
}
