import { useSpeech } from "../text";
import { plural } from "../text/plural";

const zh = {
  title: "口径",
  intro: "文件没有写明之处，由您选定口径；选定后立即重算，并与结果一同打印。",
  none: "这个体系没有需要选择的口径。",
  decider: "选定人",
  deciderHint: "可不填；与选定日期一同印在口径说明中，本机会记住。",
  clause: (clause: string) => `条款 ${clause}`,
  byDefault: "默认",
  same: "结果不变",
  change: (before: string, after: string) => `${before} → ${after}`,
  applied: (label: string, change: string) => `已改为“${label}”：${change}`,
  nonDefault: (n: number) => `${n} 项口径与默认不同`,
  errata: "文件勘误",
  errataIntro: "文件自身的笔误，如实照录，不作改动。",
  printed: "原文",
  meant: "应为",
  citation: "引用",
};

const en: typeof zh = {
  title: "Readings",
  intro:
    "Where the document leaves a question open, you choose the answer. Everything is recomputed at once, and the choice is printed with the result.",
  none: "This system has no open questions.",
  decider: "Decided by",
  deciderHint:
    "Optional; printed with the date beside the reading, and remembered on this machine.",
  clause: (clause) => `Clause ${clause}`,
  byDefault: "default",
  same: "result unchanged",
  change: (before, after) => `${before} → ${after}`,
  applied: (label, change) => `Now “${label}”: ${change}`,
  nonDefault: (n) => `${plural(n, "reading differs", "readings differ")} from the default`,
  errata: "Slips in the document",
  errataIntro: "The document's own slips, recorded as printed and not repaired.",
  printed: "Printed",
  meant: "Meant",
  citation: "Citation",
};

/** Words about readings (口径), for whatever page shows them. */
export const useReadingWords = () => (useSpeech().language === "zh" ? zh : en);
