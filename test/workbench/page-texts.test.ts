import { readFileSync } from "node:fs";
import path from "node:path";
import { drawRibbon } from "../../workbench/page/ribbon";
import { labelPage } from "../../workbench/page/label-page";
import { ownGroups } from "../../workbench/page/own-groups";
import { textsIn } from "../../workbench/page/texts";

const CHINESE = /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/;
const html = readFileSync(path.resolve(__dirname, "../../workbench/page/index.html"), "utf8");
const addIn = { name: "Rubrics", group: "Rubrics", page: "", functions: "", buttons: [] };
const actions = { open() {}, documents() {}, save() {}, downloadOriginal() {}, sort() {} };

/** Every sentence, those that a name or a number stands in as well. */
const sentences = (texts: object): string[] =>
  Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === "function") return [String(text("x", "y"))];
    return typeof text === "string" ? [text] : sentences(text as object);
  });

/** The page as it stands before a workbook is there. */
function page(language: string): string {
  document.documentElement.innerHTML = html.replace(/<!doctype html>/, "");
  const texts = textsIn(language);
  labelPage(texts, language);
  drawRibbon(document.getElementById("ribbon")!, addIn, ownGroups(texts, actions), () => {});
  return document.documentElement.outerHTML;
}

test("the page in English has no Chinese in it", () => {
  expect(page("en-US").match(CHINESE)).toBeNull();
  expect(document.documentElement.lang).toBe("en-US");
  expect(document.title).toBe("Workbench");
  expect(sentences(textsIn("en-US")).filter((text) => CHINESE.test(text))).toEqual([]);
});

test("the page in Chinese says everything in Chinese", () => {
  page("zh-CN");
  expect(document.querySelector("#sort-up")?.textContent).toBe("升序");
  expect(document.querySelector("#divider")?.ariaLabel).toBe("调整任务窗格的宽度");
  expect(sentences(textsIn("zh-CN")).filter((text) => !CHINESE.test(text))).toEqual([]);
});
