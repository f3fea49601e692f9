/** A problem of the compiled rubric in the words of the sheets: ids as what they are called, fields by their headers. */
import type { RubricProblem } from "../../rubric/problems";
import type { Fields, FlatRubric } from "./flat";
import { labelOf } from "./formula-names";

/** Words of a rubric's file that people who see only sheets do not know. */
const WORDS: Readonly<Record<string, string>> = {
  points: "分值",
  rule: "规则",
  kind: "性质",
  judged: "评判",
  flag: "否决",
  scored: "计分",
  bonus: "加分",
  minus: "减分",
  veto: "一票否决",
  ladder: "“由低到高”",
  consequence: "“后果”",
  choices: "选项",
  choice: "选项",
  type: "类型",
  reading: "口径",
  total: "总分",
  vetoed: "一票否决",
  max: "最高",
  min: "最低",
  applies: "适用",
  facts: "数据",
  readings: "口径",
  members: "行",
  stages: "阶段",
  categories: "类别",
  category: "类别",
  weight: "权重",
  assessors: "评分人数",
  count: "评分人数",
  combine: "合成",
  mean: "平均",
  trimmed: "去掉最高最低",
  trim: "去掉几个",
  id: "标识",
};

/** The sheets that say what the file has there. */
const SHEETS_OF: Readonly<Record<string, string>> = {
  "outcome.items": "工作表“等次”",
  "roster.columns": "工作表“汇总”",
  "roster.groups": "工作表“汇总”",
};

export class Retelling {
  private readonly words = new Map<string, string>(Object.entries(WORDS));

  constructor(flat: FlatRubric) {
    const readings = listOf(flat.readings);
    const named: [unknown, string][] = [
      ...listOf(flat.facts).map((fact): [unknown, string] => [fact.id, labelOf(fact)]),
      ...readings.map((each): [unknown, string] => [each.id, labelOf({ label: each.name })]),
      ...readings.flatMap((each) =>
        listOf(each.options).map((one): [unknown, string] => [one.id, labelOf(one)]),
      ),
    ];
    for (const [id, word] of named) {
      if (word === "") continue;
      this.words.set(String(id), word);
      this.words.set(String(id).replaceAll("-", "_"), word);
    }
  }

  /** @param cellOf the cell of a place that a message names */
  retold(problem: RubricProblem, cellOf: (path: string) => string | undefined): RubricProblem {
    const zh = (text: string) => this.inChinese(text, cellOf);
    return {
      ...problem,
      message: { ...problem.message, zh: zh(problem.message.zh) },
      advice: { ...problem.advice, zh: zh(problem.advice.zh) },
    };
  }

  private inChinese(text: string, cellOf: (path: string) => string | undefined): string {
    return text
      .replace(/（第 \d+ 个字符）/g, "")
      .replace(/公式第 \d+ 个字符/g, "公式里")
      .replace(/[a-z]+\[\d+\][\w.[\]]*/gi, (path) => cellOf(path) ?? path)
      .replace(/(outcome|roster)\.\w+/g, (path) => SHEETS_OF[path] ?? path)
      .replace(/(?<![\w.!])[a-z][\w-]*(?![\w(!])/g, (word) => this.words.get(word) ?? word);
  }
}

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
