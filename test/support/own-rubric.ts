/** A rubric of one's own with as little in it as a test needs: what its file leaves out is filled in. */
import { describeProblem } from "../../src/rubric/problems";
import { parseRubric, type ParsedRubric } from "../../src/rubric/load";
import type { Rubric } from "../../src/rubric/types";
import type { Entry, Scorecard } from "../../src/scoring/types";

type Row = Record<string, unknown> & { id: string };
type Part = Record<string, unknown> & { id: string; rows: readonly Row[] };

export const STAGES = [
  { id: "self", name: { zh: "自评" } },
  { id: "review", name: { zh: "复核" } },
];

/** The file of a rubric with these sections; `more` are its other fields. */
export function ownFile(parts: readonly Part[], more: Record<string, unknown> = {}): object {
  const stages = (more.stages ?? STAGES) as typeof STAGES;
  return {
    id: "own",
    version: "1.0.0",
    name: { zh: "考核" },
    summary: { zh: "学校考核学院。" },
    kind: "scorecard",
    source: { document: "考核办法", citation: "依据考核办法" },
    stages,
    facts: [],
    table: {
      columns: [
        { id: "words", header: "标准", role: "label", width: 30 },
        { id: "points", header: "分值", role: "points", width: 8 },
        ...stages.map(({ id, name }) => ({
          ...{ id, header: `${name.zh}分`, role: "score", stage: id, width: 8 },
        })),
      ],
      orientation: "portrait",
    },
    sections: parts.map(({ rows, ...part }) => ({
      ...{ name: { zh: part.id }, kind: "scored", ...part },
      subsections: [
        {
          id: `${part.id}-all`,
          criteria: rows.map((row) => ({
            ...{ cells: { words: row.id }, name: { zh: row.id }, clause: "一", rule: "judged" },
            ...row,
          })),
        },
      ],
    })),
    ...more,
  };
}

export const parseOwn = (...of: Parameters<typeof ownFile>): ParsedRubric =>
  parseRubric(JSON.stringify(ownFile(...of)), "own.json");

/** The rubric, which the check accepts. */
export function ownRubric(...of: Parameters<typeof ownFile>): Rubric {
  const { rubric, problems = [] } = parseOwn(...of);
  if (!rubric) throw new Error(problems.map((each) => describeProblem(each, "zh")).join("\n"));
  return rubric;
}

/** Where the check finds something wrong. */
export const pathsOf = (...of: Parameters<typeof ownFile>): string[] =>
  (parseOwn(...of).problems ?? []).map(({ path }) => path);

type Typed = Record<string, number | string | boolean>;

/** A card on which these scores and facts were typed at the first stage, and at later ones. */
export function cardOf(
  rubric: Rubric,
  scores: Typed,
  facts: Typed = {},
  later: Record<string, { scores?: Typed; facts?: Typed; parts?: Typed }> = {},
): Scorecard {
  const [first] = rubric.stages;
  const typed = (values: Typed = {}): Record<string, Entry> =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, { value, origin: "typed" }]),
    );
  const stages = { [first!.id]: { scores, facts }, ...later } as typeof later;
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: "文学院",
    year: "2025",
    readings: {},
    stages: Object.fromEntries(
      Object.entries(stages).map(([id, stage]) => [
        id,
        { scores: typed(stage.scores), facts: typed(stage.facts), parts: typed(stage.parts) },
      ]),
    ),
    fields: {},
    findings: [],
  };
}
