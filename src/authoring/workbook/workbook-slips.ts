/** What is wrong with a 底稿 as a whole: sheets and settings that lack, sheets that are no tables of an office. */
import type { RubricProblem } from "../../rubric/problems";
import { plainText } from "../../sheets/read/cells";
import { SETTINGS_SHEET, SHEETS } from "./description";
import type { Fields, FlatRubric } from "./flat";
import { nearestOf } from "./likeness";
import type { Mistakes } from "./mistakes";
import { OTHER_SHEET } from "./other-sheet";
import { MOST_COLUMNS, MOST_ROWS, type Page } from "./page";

const isCalled = (name: string, page: Page) => plainText(page.name) === name;
const DESCRIBED = [...SHEETS.map(({ name }) => name), OTHER_SHEET];

/** Says what a workbook lacks to be a rubric. */
export function noDraft(pages: readonly Page[], file: string): RubricProblem {
  const isSet = pages.some((page) => isCalled(SETTINGS_SHEET, page));
  return { kind: "shape", file, path: "", ...(isSet ? NO_RULES : noSettings(pages)) };
}

const NO_RULES = {
  message: {
    zh: "没有一张表有“规则”列，也没有“汇总”表：这个工作簿不是底稿。",
    en: "No sheet has a column 规则, and there is no sheet 汇总: this workbook is no rubric.",
  },
  advice: {
    zh: "请在考核表表头的右边加一列，表头写“规则”。",
    en: "Add a column 规则 to the right of the table's header.",
  },
};

function noSettings(pages: readonly Page[]): Pick<RubricProblem, "message" | "advice"> {
  const near = pages.find(({ name }) => name.includes(SETTINGS_SHEET))?.name;
  return {
    message: {
      zh: "没有“设置”表：这个工作簿不是底稿。",
      en: "There is no sheet 设置: this workbook is no rubric.",
    },
    advice: {
      zh:
        near === undefined
          ? "请加一张“设置”表，写“名称”“文件”两行；也可以把一个官方考核表存为底稿，照着它改。"
          : `请把“${near}”改名为“设置”。`,
      en: "Add a sheet 设置 with 名称 and 文件.",
    },
  };
}

/** Beyond, a sheet is no table that an office scores by. */
export function checkSizes(pages: readonly Page[], mistakes: Mistakes): void {
  for (const page of pages.filter((each) => !isCalled(OTHER_SHEET, each))) {
    const { row, column } = page.lastFilled();
    if (row < MOST_ROWS && column < MOST_COLUMNS) continue;
    mistakes.add(
      page.place(Math.min(row, MOST_ROWS), Math.min(column, MOST_COLUMNS)),
      {
        zh: `这张表超过 ${MOST_ROWS} 行或 ${MOST_COLUMNS} 列。`,
        en: `This sheet has more than ${MOST_ROWS} rows or ${MOST_COLUMNS} columns.`,
      },
      { zh: "请删去与考核表无关的内容。", en: "Delete what does not belong to the rubric." },
      "size",
    );
  }
}

/** A sheet that is nearly called like one of ours, and what 设置 has to say. */
export function checkSaid(flat: FlatRubric, pages: readonly Page[], mistakes: Mistakes): void {
  for (const page of pages) checkSheetName(page, pages, mistakes);
  const settings = pages.find((page) => isCalled(SETTINGS_SHEET, page));
  if (!settings) return;
  const said = { 名称: flat.name, 文件: (flat.source as Fields | undefined)?.document };
  for (const [word, value] of Object.entries(said))
    if (value === undefined)
      mistakes.add(
        settings.place(0, 0),
        { zh: `没有写“${word}”。`, en: `${word} is not there.` },
        {
          zh: `请在“设置”表加一行：A 列写“${word}”，B 列写考核${word === "名称" ? "的名称" : "文件的标题"}。`,
          en: `Add a row: ${word}, and its value beside it.`,
        },
      );
}

function checkSheetName(page: Page, pages: readonly Page[], mistakes: Mistakes): void {
  if (DESCRIBED.some((name) => isCalled(name, page))) return;
  const bare = plainText(page.name).replace(/表$/, "");
  const meant = DESCRIBED.includes(bare) ? bare : nearestOf(DESCRIBED, bare);
  if (meant === undefined || pages.some((each) => isCalled(meant, each))) return;
  mistakes.add(
    page.place(0, 0),
    { zh: `表“${page.name}”不认识，`, en: `The sheet ${page.name} is not known;` },
    { zh: `是不是“${meant}”？请改名。`, en: `is it ${meant}? Rename it.` },
  );
}
