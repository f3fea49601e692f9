/** 开发: the way into the project's own documents. */
import type { Chapter, Guide } from "./types";
import { both, table, text } from "./write";

const start: Chapter = {
  title: { zh: "第一天", en: "The first day" },
  parts: [
    { kind: "lines", lines: ["npm ci", "npm start", "npm test", "npm run check"] },
    text(
      "npm start 打开一个网页：左边是真的电子表格，右边是面板，用的是微软原样的 office.js，不需要 Excel。",
      "npm start opens a page: a real spreadsheet, the pane beside it, and Microsoft's own office.js. No Excel is needed.",
    ),
  ],
};

const documents: Chapter = {
  title: { zh: "读什么", en: "What to read" },
  parts: [
    table(
      [
        { zh: "文件", en: "Document" },
        { zh: "内容", en: "What is in it" },
      ],
      [
        both("README.md"),
        { zh: "是什么，怎样用，有哪些限制", en: "what it is, how to use it, its limits" },
      ],
      [
        both("ARCHITECTURE.md"),
        {
          zh: "数据怎样流动，房间怎样分，什么永远成立，为什么",
          en: "how data flows, the rooms, what always holds, and why",
        },
      ],
      [
        both("CONTRIBUTING.md"),
        {
          zh: "怎样加函数、考核表、问题、操作、页面",
          en: "how to add a function, a rubric, a finding, an operation, a page",
        },
      ],
      [
        both("workbench/README.md"),
        { zh: "没有 Excel 时的 office.js", en: "office.js without Excel" },
      ],
      [both("rubrics/README.md"), { zh: "考核表文件的写法", en: "how a rubric's file is written" }],
      [both("CHANGELOG.md"), { zh: "每一版改了什么", en: "what each version changed" }],
    ),
  ],
};

export const developersGuide: Guide = {
  title: { zh: "开发人员", en: "For developers" },
  intro: {
    zh: "TypeScript、React、Fluent UI、Office.js；MIT 许可。",
    en: "TypeScript, React, Fluent UI, Office.js; MIT.",
  },
  chapters: [start, documents],
};
