/** Every guide of the built site, at its place. */
import type { Language } from "../formula/values";
import { escape, htmlPage } from "../functions/html";
import { pageFile } from "../functions/pages";
import type { Text } from "../rubric/types";
import { authorsGuide } from "./authors";
import { developersGuide } from "./developers";
import { guidePage } from "./html";
import { itGuide } from "./it";
import { reviewersGuide } from "./reviewers";
import { staffGuide } from "./staff";
import type { Guide } from "./types";

const guides: Record<string, Guide> = {
  "guide/staff": staffGuide,
  "guide/reviewers": reviewersGuide,
  "guide/authors": authorsGuide,
  "guide/it": itGuide,
  "guide/developers": developersGuide,
};

const home = {
  title: { zh: "就业考核评分：使用指南", en: "Employment rubrics: guides" },
  functions: { zh: "函数一览", en: "All functions" },
  functionsIntro: {
    zh: "单元格里能写的函数，每个有示例、报错的原因和没有加载项时的写法。",
    en: "What can be written into cells: examples, what errors mean, and the same in plain Excel.",
  },
  licences: { zh: "所含开源软件的许可", en: "Licences of the software within" },
} satisfies Record<string, Text>;

/** The pages of a language: file and content. */
export const guidePages = (language: Language): Record<string, string> => ({
  [pageFile("guide/index", language)]: homePage(language),
  ...Object.fromEntries(
    Object.entries(guides).map(([page, guide]) => [
      pageFile(page, language),
      guidePage(page, guide, language),
    ]),
  ),
});

function homePage(language: Language): string {
  const entries = [
    ...Object.entries(guides).map(([page, { title, intro }]) => ({ page, title, intro })),
    { page: "help/index", title: home.functions, intro: home.functionsIntro },
  ].map(
    ({ page, title, intro }) =>
      `<dt><a href="../${pageFile(page, language)}">${escape(title[language])}</a></dt><dd>${escape(intro[language])}</dd>`,
  );
  const licences = `<p><a href="../licences.txt">${home.licences[language]}</a></p>`;
  return htmlPage(
    language,
    "guide/index",
    home.title[language],
    `<dl>${entries.join("\n")}</dl>\n${licences}`,
  );
}
