import { useSpeech } from "../text";
import { plural } from "../text/plural";

const zh = {
  title: "复核总表",
  hint: "把收到的表列成一张总表：单位一行，指标一列，自评、复核、理由并排。填好后取回，得到每个单位填好的表（.zip），原文件不动。",
  stage: "评分阶段",
  make: "下载复核总表",
  take: "取回复核总表…",
  reading: (n: number, m: number) => `正在读取第 ${n} 个文件，共 ${m} 个`,
  stop: "停止",
  made: (n: number) => `复核总表已生成，共 ${n} 个单位。`,
  others: (files: string) => `属于别的考核、版本或年度，没有列入：${files}`,
  failed: (file: string, why: string) => `${file}：${why}`,
  noCards: "收到的文件里没有可以列入总表的考核表。",
  notMatrix: (file: string) => `${file} 不是复核总表，或它的记录（_rubric）已经丢失；请重新下载。`,
  copies: (n: number, cells: number) =>
    `已写入 ${n} 个单位的表，共 ${cells} 处；总表也更新了，请接着用新的。`,
  nothing: "各单位的表没有变化。",
  refreshed: (units: string) => `总表生成后，这些单位的表改过，已按新的核对：${units}`,
  conflicts: "两边都改过，什么都没有写。请逐处选择：",
  conflict: (unit: string, key: string, base: string) => `${unit} ${key}（原来：${base}）`,
  matrix: (text: string) => `总表：${text}`,
  card: (text: string) => `单位的表：${text}`,
  decide: "按选择写入",
  empty: "空",
  zipName: "复核后的表.zip",
  fileName: "复核总表.xlsx",
  refused: {
    signed: "已经定稿，请先退回重审",
    missing: "没有收到它的文件",
    twice: "有两个文件",
    "row-missing": "总表里的这一行不在了",
    "row-twice": "总表里有两行",
    "other-version": "考核表的版本不同",
    blocked: "文件有误，不能收入（请更正，或写明采信理由）",
    invalid: "填的内容不能读取或超出范围",
  } as Readonly<Record<string, string>>,
};

const en: typeof zh = {
  title: "Review matrix",
  hint: "Lists what came back on one sheet: a row a unit, columns for each criterion with self, review and reason. Take it back when it is filled: each unit's filled table comes in a .zip, and the files themselves stay as they are.",
  stage: "Stage",
  make: "Download the review matrix",
  take: "Take the review matrix back…",
  reading: (n, m) => `Reading file ${n} of ${m}`,
  stop: "Stop",
  made: (n) => `The review matrix is ready, with ${plural(n, "unit", "units")}.`,
  others: (files) => `Of another rubric, version or year, and left out: ${files}`,
  failed: (file, why) => `${file}: ${why}`,
  noCards: "No card among the files can be listed.",
  notMatrix: (file) =>
    `${file} is no review matrix, or its records (_rubric) were lost; download it again.`,
  copies: (n, cells) =>
    `${plural(n, "table", "tables")} filled, ${plural(cells, "value", "values")}; the matrix is brought up to date too: go on with the new one.`,
  nothing: "No table changed.",
  refreshed: (units) => `Changed since the matrix was made, and compared as they are now: ${units}`,
  conflicts: "Both sides changed these: nothing was written. Choose:",
  conflict: (unit, key, base) => `${unit} ${key} (before: ${base})`,
  matrix: (text) => `Matrix: ${text}`,
  card: (text) => `Unit's table: ${text}`,
  decide: "Write as chosen",
  empty: "empty",
  zipName: "reviewed-tables.zip",
  fileName: "review-matrix.xlsx",
  refused: {
    signed: "is signed; reopen it first",
    missing: "its file is not here",
    twice: "has two files",
    "row-missing": "its row is gone from the matrix",
    "row-twice": "has two rows in the matrix",
    "other-version": "is of another version of the rubric",
    blocked: "has errors; correct them, or give a reason for taking it in",
    invalid: "holds something that cannot be read or is out of range",
  },
};

export const useMatrixPartWords = () => (useSpeech().language === "zh" ? zh : en);
