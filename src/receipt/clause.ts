/** What the document says of a figure, to the letter. */
import { labelColumns } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { Receipt } from "./types";
import type { Subject } from "./subject";

export function clauseOf(rubric: Rubric, subject: Subject, shown: string): Receipt["clause"] {
  const source = rubric.source.document;
  if (subject.kind === "criterion" || subject.kind === "part") {
    const { criterion, subsection, section, texts } = subject.criterion;
    const levels = [texts, subsection.cells, section.cells].map((each) => wording(rubric, each));
    return { number: criterion.clause, text: levels.find((text) => text !== "") ?? "", source };
  }
  if (subject.kind === "outcome") {
    const { clause, levels = [] } = subject.item;
    const consequence = levels.find(({ value }) => value === shown)?.consequence ?? "";
    return { number: clause, text: documentText(rubric, clause) ?? consequence, source };
  }
  const section = rubric.sections.find(({ id }) => id === subject.key);
  return { number: "", text: section ? wording(rubric, section.cells) : "", source };
}

/** A clause that stands outside the table; undefined where the rubric does not hold it. */
export const documentText = ({ clauses = [] }: Rubric, number: string): string | undefined =>
  clauses.find(({ clause }) => clause === number)?.text;

/** Cells of wording in the order of their columns. */
const wording = (rubric: Rubric, cells: Readonly<Record<string, string>>): string =>
  labelColumns(rubric)
    .flatMap(({ id }) => (cells[id] ? [cells[id]] : []))
    .join("\n");
