/** What this Excel can do. Nothing is assumed: each use of a newer part of the API asks here first. */
import type { Text } from "../rubric/types";
import { BookError } from "./errors";

/** Parts of the API that a drawing can do without, and what the user then misses. */
const abilities = {
  /** Ranges of several areas, properties by row and by column, page layout. */
  wideRanges: { set: "1.9", missing: null },
  /** The filter of a sheet. */
  filters: { set: "1.9", missing: null },
  /** Formulas that fill several cells. */
  spills: { set: "1.12", missing: null },
  /** Which cells are merged. */
  mergedAreas: { set: "1.13", missing: null },
  conditionalFormats: {
    set: "1.6",
    missing: {
      zh: "此版本 Excel 不支持由加载项设置条件格式：表内不会自动变色，请看右侧的问题清单。",
      en: "This Excel cannot colour cells for an add-in: use the list of findings in the pane instead.",
    },
  },
  freezePanes: {
    set: "1.7",
    missing: {
      zh: "此版本 Excel 不支持由加载项冻结窗格：可在“视图 → 冻结窗格”自行设置。",
      en: "This Excel cannot freeze panes for an add-in: use View → Freeze Panes.",
    },
  },
  dataValidation: {
    set: "1.8",
    missing: {
      zh: "此版本 Excel 不支持由加载项设置数据验证：填写时不会提示范围，重新计算后会列出超范围的单元格。",
      en: "This Excel cannot validate entries for an add-in: values out of range are listed after recomputing.",
    },
  },
  pageLayout: {
    set: "1.9",
    missing: {
      zh: "此版本 Excel 不支持由加载项设置页面：打印前请在“页面布局”中选 A4、缩放为一页宽，并设置打印标题。",
      en: "This Excel cannot set up pages for an add-in: choose A4, fit to one page wide and the print titles before printing.",
    },
  },
  liveColours: {
    set: "1.9",
    missing: {
      zh: "此版本 Excel 不会把编辑通知给加载项：修改后请按“重新计算”。",
      en: "This Excel does not tell an add-in about edits: press Recompute after changing cells.",
    },
  },
} as const satisfies Record<string, { set: string; missing: Text | null }>;

export type Ability = keyof typeof abilities;

export function can(ability: Ability): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", abilities[ability].set);
}

/** The sentence about a part that this Excel lacks. */
export const limitationOf = (ability: "conditionalFormats"): Text => abilities[ability].missing;

/** Sentences about everything that this Excel lacks. */
export function limitations(): Text[] {
  return (Object.keys(abilities) as Ability[])
    .filter((ability) => !can(ability))
    .flatMap((ability) => abilities[ability].missing ?? []);
}

/** Without these a table cannot be drawn at all. */
export function requireBasics(): void {
  if (Office.context.requirements.isSetSupported("ExcelApi", "1.7")) return;
  throw new BookError({
    zh: "此版本 Excel 过旧，无法生成表格。请更新到 Excel 2021、Microsoft 365，或使用网页版 Excel。",
    en: "This Excel is too old to generate tables. Update to Excel 2021 or Microsoft 365, or use Excel on the web.",
  });
}
