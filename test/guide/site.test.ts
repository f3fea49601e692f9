import { guidePages } from "../../src/guide";
import { itGuide } from "../../src/guide/it";
import { staffGuide } from "../../src/guide/staff";

const zh = guidePages("zh");
const en = guidePages("en");

test("has each page in both languages, and each leads to its other", () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh).map((file) => file.replace(".html", ".en.html")));
  for (const [file, html] of Object.entries({ ...zh, ...en })) {
    const other = file.includes(".en.")
      ? file.replace(".en.", ".")
      : file.replace(".html", ".en.html");
    expect(html).toContain(`<a href="../${other}" lang=`);
    expect(html).not.toMatch(/undefined|\[object/);
  }
});

test("says where one is", () => {
  for (const html of [zh["guide/it.html"], en["guide/it.en.html"]])
    expect(html?.match(/aria-current="page"/g)).toHaveLength(1);
});

test("runs nothing: no script, no handler, no style of its own", () => {
  for (const html of Object.values({ ...zh, ...en }))
    expect(html).not.toMatch(/<script|<style| on[a-z]+=| style=|javascript:/i);
});

test("has no Chinese where nobody reads it: English pages keep only what documents and the pane call things", () => {
  const english = JSON.stringify([itGuide, staffGuide], (key, value) =>
    key === "zh" ? "" : value,
  );
  const terms = english.match(/[\u4e00-\u9fff]+/g) ?? [];
  expect([...new Set(terms)]).toEqual(["就业考核"]);
});

test("tells a year in ten pictures", () => {
  const pictures = staffGuide.chapters
    .flatMap(({ parts }) => parts)
    .filter(({ kind }) => kind === "picture");
  expect(pictures).toHaveLength(10);
});
