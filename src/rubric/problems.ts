import type { Text } from "./types";

/** What kind of mistake a rubric file has. */
export type ProblemKind =
  | "size" // too large to be a rubric
  | "json" // no JSON
  | "shape" // not as the schema asks
  | "id" // the same id twice, or one that a formula cannot name
  | "reference" // names something that is not there
  | "sum" // points or weights that do not add up
  | "formula" // cannot be read, or calls a function wrongly
  | "reading" // no such option, or a reading without effect
  | "rule" // a criterion whose rule and kind do not go together
  | "fact" // a fact whose type and bounds do not go together
  | "table" // columns that do not make up the printed table
  | "roster"
  | "form"
  | "date"
  | "hint"; // works, and could be written better

/** A mistake in a rubric file: where it is, what is the matter, and what to do. */
export interface RubricProblem {
  kind: ProblemKind;
  file: string;
  /** Place in the file, as in `sections[1].subsections[0].criteria[2].rule`; empty for the file itself. */
  path: string;
  /** The cell that it comes from, where the file is a workbook: `考核表!F7`. */
  cell?: string;
  message: Text;
  advice: Text;
}

/** Takes down a problem of the rubric that is being checked. */
export type Report = (kind: ProblemKind, path: string, message: Text, advice: Text) => void;

export const text = (zh: string, en: string): Text => ({ zh, en });

/** One line for people: file, place, what is the matter and what to do. */
export function describeProblem(problem: RubricProblem, language: keyof Text): string {
  const { file, path, cell = path } = problem;
  const place = cell ? `${file} › ${cell}` : file;
  const [colon, gap] = language === "zh" ? ["：", ""] : [": ", " "];
  return `${place}${colon}${problem.message[language]}${gap}${problem.advice[language]}`;
}
