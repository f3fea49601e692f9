/** 复核: the guide for reviewers. */
import type { Chapter, Guide } from "./types";
import { both, steps, table, text } from "./write";

const seeing: Chapter = {
  title: { zh: "看什么", en: "What to look at" },
  parts: [
    {
      kind: "picture",
      file: "station-review.webp",
      text: {
        zh: "自评、复核、差额逐项并列",
        en: "Self and review scores, criterion by criterion",
      },
    },
    steps(
      [
        "打开单位交来的表，面板“评分”页先说这张表和发出去时比动过什么。",
        "Open the unit's table. Score first says what was altered of the form since it was sent.",
      ],
      [
        "“问题”一栏按轻重列出：没填、超范围、公式被改、和数据对不上。点一条就到那一格。",
        "Findings lists what is open, the grave first. Each leads to its cell.",
      ],
      [
        "按规则算的分不用打：核对它依据的数据，改数据，分就跟着变。",
        "Ruled scores are not typed: correct the fact they follow from.",
      ],
      [
        "要人评判的项写复核分。和自评不同就要有理由，理由记在工作簿里。",
        "Judged scores are yours. One that differs from the self-assessment needs a reason, which stays in the workbook.",
      ],
      [
        "“得分依据”说一个分从哪里来：条款原文、数据所在的格、算式、口径，换一种口径是多少。",
        "Where a score is from: the clause, the facts with their cells, the arithmetic, the reading, and what another reading gives.",
      ],
    ),
  ],
};

const signing: Chapter = {
  title: { zh: "定稿", en: "Signing" },
  parts: [
    text(
      "定稿给出一个校验码，例如 7K3M-9Q2P-XD4T。把它写在纸质表或通知上：以后再核对，动过哪一格、从多少改成多少都会列出来。校验码查得出改动，防不了存心伪造，所以要留在文件之外。",
      "Signing gives a code, such as 7K3M-9Q2P-XD4T. Keep it on paper: compared later, each change is told with its cell. The code finds changes; against forgery it helps only where it is kept outside the file.",
    ),
    {
      kind: "lines",
      lines: [
        "npx employment-rubrics review show 表.xlsx --code 7K3M-9Q2P-XD4T",
        "npx employment-rubrics review sign 表.xlsx --stage review -o 表-定稿.xlsx",
      ],
    },
  ],
};

const many: Chapter = {
  title: { zh: "很多单位一起复核", en: "Many units at once" },
  parts: [
    text(
      "复核总表把所有单位的同一项并排，填好再写回各单位自己的文件。两边都改过的不会覆盖，会列出来请您选。",
      "The review matrix has all units side by side; what is typed goes back into each unit's own file. What both sides changed is never overwritten: it is asked.",
    ),
    {
      kind: "lines",
      lines: [
        "npx employment-rubrics review matrix 收到的表/ --stage review -o 复核总表.xlsx",
        "npx employment-rubrics review apply 复核总表.xlsx 收到的表/ --out 复核后/",
      ],
    },
  ],
};

const words: Chapter = {
  title: { zh: "几个词", en: "Some words" },
  parts: [
    table(
      [
        { zh: "词", en: "Word" },
        { zh: "意思", en: "Meaning" },
      ],
      [
        both("口径"),
        {
          zh: "文件没有写死的地方，选定的读法",
          en: "the chosen reading of what a document leaves open",
        },
      ],
      [
        both("采信理由"),
        {
          zh: "为什么有问题的一行仍然算数；写了理由，这一行才进名次",
          en: "why a row counts although something is wrong with it",
        },
      ],
      [
        both("一票否决"),
        { zh: "有一项为“是”，按文件写的后果处理", en: "a veto: what the document says follows" },
      ],
      [
        both("待汇总"),
        {
          zh: "这一项要和别的单位比，汇总表算出以后回填",
          en: "compared with other units: filled in after the roster",
        },
      ],
    ),
  ],
};

export const reviewersGuide: Guide = {
  title: { zh: "复核人员", en: "For reviewers" },
  intro: {
    zh: "复核分要经得起一年以后别人来问：谁改的、为什么、依据哪一条。",
    en: "A review score is asked about a year later: who changed it, why, by which clause.",
  },
  chapters: [seeing, signing, many, words],
};
