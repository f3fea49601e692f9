/** 对照: English of our own words, and what no other sheet says. */
import type { Fields, FlatRubric } from "./flat";
import { addEnglish } from "./english";
import { apply, changeOf } from "./difference";
import type { Mistakes } from "./mistakes";
import type { Page } from "./page";

export const OTHER_SHEET = "对照";
export const OTHER_HEADERS = {
  english: ["中文", "英文"],
  changes: ["对象", "项目", "内容"],
} as const;

/** Takes over what the sheet says. What has no English is said in Chinese. */
export function readOther(flat: FlatRubric, page: Page | undefined, mistakes: Mistakes): void {
  const english = new Map<string, string>();
  let part: keyof typeof OTHER_HEADERS | undefined;
  const changes: number[] = [];
  for (let row = 0; page && row < page.rows; row++) {
    const first = page.text(row, 0);
    if (first === OTHER_HEADERS.english[0] && page.text(row, 1) === OTHER_HEADERS.english[1])
      part = "english";
    else if (first === OTHER_HEADERS.changes[0] && page.text(row, 1) === OTHER_HEADERS.changes[1])
      part = "changes";
    else if (part === "english" && first !== "" && page.text(row, 1) !== "")
      english.set(first, page.text(row, 1));
    else if (part === "changes" && !page.isEmptyRow(row)) changes.push(row);
  }
  addEnglish(flat, english);
  for (const row of changes) change(flat, page!, row, mistakes);
}

function change(flat: Fields, page: Page, row: number, mistakes: Mistakes): void {
  const value = page.value(row, 2);
  const said = typeof value === "number" ? value : page.text(row, 2);
  const found = changeOf(page.text(row, 0), page.text(row, 1), said);
  if (found && said !== "" && apply(flat, found)) return;
  mistakes.add(
    page.place(row, 0),
    { zh: "这一行所说的对象不在。", en: "What this row speaks of is not there." },
    { zh: "请核对标识，或删去这一行。", en: "Check the ids, or delete the row." },
    "reference",
  );
}
