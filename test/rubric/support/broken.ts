import { parseRubric } from "../../../src/rubric/load";
import {
  describeProblem,
  type ProblemKind,
  type RubricProblem,
} from "../../../src/rubric/problems";
import { rubricText } from "./files";

/** Official files to break, by short names. */
export const TEXTS = {
  weihai: rubricText("weihai-station.json"),
  graduate: rubricText("graduate-college.json"),
  imnu: rubricText("imnu.json"),
  ccit: rubricText("ccit.json"),
  medicine: rubricText("sjtu-med.json"),
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a broken file has no type
export type Break = (rubric: any) => void;

/** A mistake made in an official rubric, and the problem that it must be reported as. */
export interface Broken {
  title: string;
  /** The rubric that is broken; weihai unless said otherwise. */
  in?: keyof typeof TEXTS;
  patch: Break;
  kind: ProblemKind;
  path: string;
  /** Parts of the line that people read. */
  zh: string;
  en: string;
}

export function problemsOf(name: keyof typeof TEXTS, patch: Break): RubricProblem[] {
  const rubric: unknown = JSON.parse(TEXTS[name]);
  patch(rubric);
  return parseRubric(JSON.stringify(rubric), "mine.json").problems ?? [];
}

/** A test for each: the problem is found at its place, and says what is the matter and what to do. */
export function testBroken(all: readonly Broken[]): void {
  test.each(all)("$title", ({ in: name = "weihai", patch, kind, path, zh, en }) => {
    const problems = problemsOf(name, patch);
    expect(problems.map((problem) => [problem.kind, problem.path])).toContainEqual([kind, path]);
    const found = problems.find((problem) => problem.kind === kind && problem.path === path)!;
    expect(found.file).toBe("mine.json");
    expect(describeProblem(found, "zh")).toContain(`mine.json › ${path}：`);
    expect(describeProblem(found, "zh")).toContain(zh);
    expect(describeProblem(found, "en")).toContain(en);
  });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a broken file has no type
export const criterion = (rubric: any, section: number, subsection: number, at: number) =>
  rubric.sections[section].subsections[subsection].criteria[at];

export const criterionPath = (section: number, subsection: number, at: number) =>
  `sections[${section}].subsections[${subsection}].criteria[${at}]`;
