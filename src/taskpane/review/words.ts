import { useSpeech } from "../text";

const zh = {
  sums: (before: string, after: string) => `${before}与${after}`,
  part: "部分",
  difference: "差",
  total: "合计",
  soFar: (stage: string, n: number, m: number, different: number) =>
    `${stage}已评 ${n}/${m} 项，${different} 项不同`,
  nothing: (stage: string) => `${stage}还没有开始。逐项点开，看条文和自评，在表中填分。`,
  show: "显示",
  filters: {
    all: "全部",
    differs: "有差异",
    open: "未评",
  },
  order: "次序",
  orders: { table: "按表格", worst: "差异大的在前" },
  stage: "评分阶段",
  list: "逐项对照",
  none: "没有这样的项目",
  previous: "上一项",
  next: "下一项",
  keys: "按 ↑ ↓ 换项，选中的单元格随之移动",
  at: (n: number, m: number) => `第 ${n} 项，共 ${m} 项`,
  same: "相同",
  open: "未评",
  empty: "都未填",
  onlyAfter: (before: string) => `${before}未填`,
  vetoYes: "是",
  vetoNo: "否",
  nothingSaid: "–",
};

const en: typeof zh = {
  sums: (before, after) => `${before} and ${after}`,
  part: "Part",
  difference: "Difference",
  total: "Total",
  soFar: (stage, n, m, different) => `${stage}: ${n} of ${m} scored, ${different} different`,
  nothing: (stage) =>
    `${stage} has not begun. Open one criterion after the other, see its clause and score, and type in the table.`,
  show: "Show",
  filters: {
    all: "All",
    differs: "Different",
    open: "Not scored",
  },
  order: "Order",
  orders: { table: "As in the table", worst: "Largest difference first" },
  stage: "Stage",
  list: "Criterion by criterion",
  none: "There is none of these",
  previous: "Previous",
  next: "Next",
  keys: "↑ and ↓ change the criterion; the selected cell follows",
  at: (n, m) => `${n} of ${m}`,
  same: "same",
  open: "not scored",
  empty: "nothing filled in",
  onlyAfter: (before) => `${before}: none`,
  vetoYes: "yes",
  vetoNo: "no",
  nothingSaid: "–",
};

export const useReviewWords = () => (useSpeech().language === "zh" ? zh : en);
