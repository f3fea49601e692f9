import type { LeftBecause } from "../../review/acts";
import { useSpeech } from "../text";
import { plural } from "../text/plural";

const zh = {
  title: "复核总表",
  none: "本工作簿中还没有评分表",
  noneNext: "先收表并在本工作簿中生成各单位的评分表；单位发来的文件，请在“收表”页下载复核总表。",
  toStart: "去新建",
  reading: "正在读取各单位的表…",
  from: "评分表",
  cards: (system: string, year: string, n: number) => `${system} ${year}（${n} 个单位）`,
  stage: "评分阶段",
  criterion: "指标",
  previous: "上一项",
  next: "下一项",
  at: (n: number, m: number) => `第 ${n} 项，共 ${m} 项`,
  keys: "回车或 ↓ 到下一个单位，↑ 到上一个；PageDown 下一项，PageUp 上一项。换项时，填好的写入各单位的表。",
  clause: "条文",
  unit: "单位",
  difference: "差",
  reason: "理由",
  reasonFor: (unit: string) => `${unit} 理由`,
  cell: (unit: string, what: string) => `${unit} ${what}`,
  reviewed: (n: number, m: number) => `本项已评 ${n}/${m} 个单位`,
  computed: "这一项由数据算出，不在这里填分；要改，请更正它前面的数据。",
  agree: (before: string) => `同意${before}（本项，未评的单位）`,
  agreed: (n: number) => (n === 0 ? "没有可以同意的。" : `已同意 ${n} 个单位的得分。`),
  leftWord: (n: number) => `另有 ${n} 个单位没有动：`,
  why: {
    typed: "已评",
    ruled: "由规则计分",
    "nothing-before": "没有自评分",
    "wrong-before": "自评分有误",
    assessors: "由几位评委打分",
    signed: "已定稿",
  } satisfies Record<LeftBecause | "signed", string>,
  write: (n: number) => (n === 0 ? "没有未写入的内容" : `写入各单位的表（${n} 处）`),
  written: (n: number) => `已写入 ${n} 处。`,
  wrongLeft: (n: number) => `${n} 处不能识别，没有写入；改好后再写。`,
  conflicts: "两边都改过，什么都没有写入",
  conflict: (unit: string, key: string, mine: string, theirs: string, base: string) =>
    `${unit} ${key}：这里填的是“${mine}”，表里现在是“${theirs}”，原来是“${base}”`,
  takeMine: "用这里填的",
  takeTheirs: "用表里的",
  nothing: "空",
  signed: "已经定稿，请先退回重审",
  sheetTitle: "用工作表填",
  sheetHint:
    "生成一张总表：单位一行，指标一列，自评、复核、理由并排。填好后取回，写入各单位的表；只有两边都改过的才问你。",
  make: "生成复核总表",
  take: (sheet: string) => `取回“${sheet}”`,
  taken: (n: number) =>
    n === 0 ? "各单位的表没有变化，总表已更新。" : `已写入 ${n} 处，总表已更新。`,
  lost: "这张总表或它的记录已经不在，或考核表的版本不同；请重新生成。",
  missing: (units: string) => `总表里有、工作簿里没有评分表的单位，没有动：${units}`,
  tableConflicts: "两边都改过，什么都没有写入。请逐格选定，再按所选取回。",
  takeTable: "用总表里的",
  takeChosen: (left: number) => (left > 0 ? `还有 ${left} 格没有选` : "按所选取回"),
};

const en: typeof zh = {
  title: "Review by criterion",
  none: "This workbook holds no card yet",
  noneNext:
    "Make the units' cards in this workbook first. For files of units, download a review matrix under Collect.",
  toStart: "To the start",
  reading: "Reading the cards…",
  from: "Cards",
  cards: (system, year, n) => `${system} ${year}, ${plural(n, "unit", "units")}`,
  stage: "Stage",
  criterion: "Criterion",
  previous: "Previous",
  next: "Next",
  at: (n, m) => `${n} of ${m}`,
  keys: "Enter or ↓ leads to the next unit, ↑ to the one before; PageDown to the next criterion, PageUp to the one before. What is typed is written when you move on.",
  clause: "Wording",
  unit: "Unit",
  difference: "Difference",
  reason: "Reason",
  reasonFor: (unit) => `${unit}: reason`,
  cell: (unit, what) => `${unit}: ${what}`,
  reviewed: (n, m) => `${n} of ${plural(m, "unit", "units")} reviewed`,
  computed: "This score follows from facts and is not typed: correct the facts before it.",
  agree: (before) => `Agree with ${before} (this criterion, units not scored yet)`,
  agreed: (n) =>
    n === 0 ? "There was nothing to agree to." : `Agreed for ${plural(n, "unit", "units")}.`,
  leftWord: (n) => `${plural(n, "unit was", "units were")} left alone: `,
  why: {
    typed: "scored",
    ruled: "by rule",
    "nothing-before": "no score before",
    "wrong-before": "wrong score before",
    assessors: "several assessors",
    signed: "signed",
  },
  write: (n) => (n === 0 ? "Nothing to write" : `Write into the cards (${n})`),
  written: (n) => `${plural(n, "value", "values")} written.`,
  wrongLeft: (n) =>
    `${plural(n, "value", "values")} cannot be understood and were left: mend and write again.`,
  conflicts: "Both sides changed: nothing was written",
  conflict: (unit, key, mine, theirs, base) =>
    `${unit} ${key}: typed here “${mine}”, the card says “${theirs}”, before “${base}”`,
  takeMine: "Take what is typed here",
  takeTheirs: "Keep the card's",
  nothing: "empty",
  signed: "is signed; reopen it first",
  sheetTitle: "On a sheet",
  sheetHint:
    "Makes a sheet with a row a unit and columns for each criterion: self, review and reason. Take it back when it is filled: only what both sides changed is asked.",
  make: "Make the review matrix",
  take: (sheet) => `Take “${sheet}” back`,
  taken: (n) =>
    n === 0
      ? "No card changed; the matrix is up to date."
      : `${plural(n, "value", "values")} written; the matrix is up to date.`,
  lost: "This matrix or its record is gone, or it is of another version; make it again.",
  missing: (units) => `Units of the matrix without a card here were left alone: ${units}`,
  tableConflicts:
    "Both sides changed: nothing was written. Choose cell by cell, then take it back as chosen.",
  takeTable: "Take the matrix's",
  takeChosen: (left) =>
    left > 0 ? `${plural(left, "cell is", "cells are")} not chosen yet` : "Take back as chosen",
};

/** The page's own words. They come with it, not with the pane. */
export const useMatrixWords = () => (useSpeech().language === "zh" ? zh : en);
