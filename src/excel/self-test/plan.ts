/** A table with one of everything that the add-in draws: the self-test hands it to the same stages as any other. */
import type { Area, PlanCell, SheetPlan } from "../../sheets/plan/plan";
import { BENCH_KEY } from "./bench";

const at = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });

/** Texts that Excel would take for something else. */
export const TEXTS = { B2: "文字", B3: "1-2", B4: "=文字", B5: "6月15日" };
export const VALUES = { C2: 93.5, C3: 0.935, C4: true };
export const SUM = { address: "C6", formula: "=SUM(C2:C3)", value: 94.435 };
/** New Year of 2024 by the cell's own count of days. */
export const DATE = { address: "C5", formula: "=DATE(2024,1,1)", from1900: 45292, from1904: 43830 };
/** Empty cells show no number format; this one is typed into, and the one beside says what it lacks. */
export const MARKED = { address: "C7", area: at(6, 2), markAddress: "D7", word: "未填" };
export const MERGED = { address: "B9:D9", area: { row: 8, column: 1, rows: 1, columns: 3 } };

const text = (row: number, value: string): PlanCell => ({ row, column: 1, value, style: "text" });

export function benchPlan(name: string): SheetPlan {
  return {
    name,
    kind: "form",
    visibility: "hidden",
    columns: [{ width: 4, hidden: true }, { width: 20 }, { width: 12 }, { width: 12 }],
    rowHeights: [18, 24, 18, 18, 18, 18, 18, 18, 30],
    cells: [
      { row: 0, column: 0, value: BENCH_KEY, style: "key" },
      ...Object.values(TEXTS).map((value, index) => text(index + 1, value)),
      { row: 1, column: 2, value: VALUES.C2, style: "score-self", numberFormat: "0.00" },
      { row: 2, column: 2, value: VALUES.C3, style: "fact-self", numberFormat: "0.0%" },
      { row: 3, column: 2, value: VALUES.C4, style: "text-center" },
      { row: 4, column: 2, formula: DATE.formula, style: "text", numberFormat: "yyyy-mm-dd" },
      { row: 5, column: 2, formula: SUM.formula, style: "total" },
      { row: 6, column: 2, style: "score-self" },
      { row: 6, column: 3, formula: '=IF(C7="","未填","")', style: "text" },
      text(8, "合并"),
    ],
    merges: [MERGED.area],
    validations: [
      {
        areas: [MARKED.area],
        rule: { type: "decimal", min: 0, max: 100 },
        allowBlank: true,
        prompt: { title: "自检", message: "0 至 100" },
        error: { title: "自检", message: "0 至 100", style: "stop" },
      },
    ],
    conditionalFormats: [
      { areas: [MARKED.area], formula: `D7="${MARKED.word}"`, mark: "missing" },
      { areas: [at(1, 2)], formula: 'D2="满分"', mark: "full" },
    ],
    freeze: { rows: 1, columns: 0 },
    unlocked: [MARKED.area],
    protect: true,
    print: {
      orientation: "landscape",
      paper: "A4",
      titleRows: { first: 0, last: 0 },
      area: { row: 0, column: 1, rows: 9, columns: 3 },
      breaksBefore: [5],
      fitToWidth: true,
      centerHorizontally: true,
      margins: { top: 0.75, bottom: 0.75, left: 0.5, right: 0.5 },
      footer: "&P / &N",
    },
  };
}
