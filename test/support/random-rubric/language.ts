/** Which kinds of rules the language admits today. */
import { parseRubric } from "../../../src/rubric/load";
import type { Fact, Rubric } from "../../../src/rubric/types";
import { words } from "./facts";
import type { Template } from "./maker";
import { TEMPLATES } from "./rules";

let known: readonly Template[] | undefined;

/** The templates whose functions the language has. */
export function admitted(): readonly Template[] {
  known ??= TEMPLATES.filter(({ needs }) => needs === undefined || isAdmitted(needs));
  return known;
}

/** Kinds of rules that are not tried, for the language does not have what they need. */
export const lacking = (): string[] =>
  TEMPLATES.filter((template) => !admitted().includes(template)).map(({ name }) => name);

/** Whether any type of fact makes a probe acceptable: it may be over a number, a date or lines. */
function isAdmitted(probe: string): boolean {
  const shapes: Partial<Fact>[] = [
    { type: "count" },
    { type: "count", optional: true },
    { type: "date" },
    {
      type: "count",
      members: [
        { id: "a", label: words("甲", "A") },
        { id: "b", label: words("乙", "B") },
      ],
    },
  ];
  return shapes.some((shape) =>
    isSound(probe, { id: "x", label: words("数", "X"), type: "count", ...shape }),
  );
}

function isSound(probe: string, fact: Fact): boolean {
  const text = JSON.stringify(rubricOf(`MAX(0,MIN(points,${probe}))`, fact));
  return parseRubric(text, "probe.json").rubric !== undefined;
}

/** The least rubric that holds a rule. */
function rubricOf(rule: string, fact: Fact): Rubric {
  const name = words("表", "Table");
  return {
    id: "probe",
    version: "1.0.0",
    name,
    summary: name,
    kind: "scorecard",
    source: { document: "办法", citation: "依据办法" },
    errata: [],
    readings: [],
    stages: [{ id: "self", name: words("自评", "Self") }],
    facts: [fact],
    table: {
      columns: [
        { id: "words", header: "标准", role: "label", width: 30 },
        { id: "self", header: "自评分", role: "score", stage: "self", width: 8 },
      ],
      orientation: "portrait",
    },
    sections: [
      {
        id: "all",
        name,
        kind: "scored",
        cells: {},
        subsections: [
          {
            id: "only",
            cells: {},
            criteria: [{ id: "one", cells: { words: "1" }, name, clause: "一", points: 5, rule }],
          },
        ],
      },
    ],
    outcome: { total: "base+bonus", items: [] },
    roster: {
      title: "汇总表",
      columns: [
        { id: "unit", header: "单位", from: "unit", type: "text", width: 9 },
        { id: "total", header: "总分", from: "score", value: "total", type: "number", width: 9 },
      ],
      sortBy: "total",
    },
    forms: [],
  };
}
