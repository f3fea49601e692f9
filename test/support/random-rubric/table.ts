import type { Column, HeadPiece, Stage, Table } from "../../../src/rubric/types";
import { words } from "./facts";
import type { Random } from "./random";
import type { SectionPlan } from "./sections";

const STAGES = [
  ["self", "自评", "Self score"],
  ["first-look", "初评", "First review"],
  ["review", "复核", "Review"],
  ["final", "终审", "Final review"],
] as const;

export function randomStages(random: Random): Stage[] {
  const count = random.pick([1, 2, 2, 2, 3, 3, 4]);
  return STAGES.slice(0, count).map(([id, zh, en]) => ({ id, name: words(zh, en) }));
}

export function randomTable(random: Random, stages: readonly Stage[], plan: SectionPlan): Table {
  const columns = [...labels(random, plan), ...numbers(random, stages, plan)];
  const first = columns.findIndex(({ role }) => role === "score" || role === "sectionScore");
  return {
    ...random.maybe(0.4, () => ({ label: "附件2" })),
    ...random.maybe(0.7, () => ({ title: random.pick(["考核表（{year}）", "考核评分表"]) })),
    ...random.maybe(0.6, () => ({ headLine: headLine(random) })),
    columns,
    ...random.maybe(0.6, () => ({ totalRow: totalRow(random, columns, first) })),
    orientation: random.pick(["portrait", "landscape"]),
  };
}

function totalRow(random: Random, columns: readonly Column[], first: number) {
  const span = random.whole(1, first);
  const isPrinted = columns.findIndex(({ role }) => role === "points") >= span;
  return { label: "合计", span, ...(isPrinted ? { points: 100 } : {}) };
}

function labels(random: Random, { hasSubsections }: SectionPlan): Column[] {
  const group = random.maybe(hasSubsections ? 0.4 : 0, () => ({
    group: { id: "words", header: "指标内容" },
  }));
  return [
    { id: "section", header: "一级指标", role: "label", width: 12, align: "center" },
    ...(hasSubsections
      ? [{ id: "subsection", header: "", role: "label", width: 14, ...group } as const]
      : []),
    { id: "criterion", header: "评分标准", role: "label", width: 40, align: "left", ...group },
  ];
}

function numbers(random: Random, stages: readonly Stage[], { weights }: SectionPlan): Column[] {
  const format = random.maybe(0.3, () => ({ numberFormat: '0.0"分"' }));
  const points: Column[] = random.chance(0.85)
    ? [{ id: "points", header: "分值", role: "points", width: 7, ...format }]
    : [];
  const group = random.maybe(stages.length > 1 ? 0.3 : 0, () => ({
    group: { id: "scores", header: "指标得分" },
  }));
  const scores = stages.map(({ id, name }): Column => {
    const header = `${name.zh}分`;
    return {
      id: `score-${id}`,
      header,
      role: "score",
      stage: id,
      width: 9,
      align: "center",
      ...group,
    };
  });
  const final: Column[] =
    weights && random.chance(0.6)
      ? [{ id: "final-score", header: "最终得分", role: "sectionScore", width: 9 }]
      : [];
  const weighted = stages.flatMap(({ id, name }): Column[] =>
    random.chance(0.1)
      ? [{ id: `weighted-${id}`, header: `${name.zh}折算`, role: "weighted", stage: id, width: 9 }]
      : [],
  );
  return [...points, ...scores, ...weighted, ...final];
}

function headLine(random: Random): HeadPiece[] {
  const hint = random.maybe(0.5, () => ({ hint: words("学院全称", "Full name") }));
  return [
    { text: "学院：" },
    { field: "unit", width: 24, ...hint },
    ...(random.chance(0.5) ? [{ text: "总分：" }, { field: "total", width: 8 }] : []),
    ...(random.chance(0.3) ? [{ text: "推荐人：" }, { field: "candidate", width: 12 }] : []),
  ];
}
