import { criteriaOf, type PlacedCriterion } from "../model";
import type { Criterion, Rubric } from "../types";

/** A piece of the document's own wording, and where the rubric file has it. */
export interface Wording {
  text: string;
  path: string;
  clause: string;
  /** The criterion it belongs to; absent for headings and clauses outside the table. */
  criterion?: Criterion;
  /** A quotation in a reading: the same words usually stand in the table or in a clause as well. */
  quoted?: true;
}

/** Wording of one criterion, cell by cell; of a cell that is merged over it too. */
export function criterionWordings({ criterion, path, texts }: PlacedCriterion): Wording[] {
  return Object.entries(texts)
    .filter(([column, text]) => column !== "points" && text.trim() !== "")
    .map(([column, text]) => ({
      text,
      path: `${path}.cells.${column}`,
      clause: criterion.clause,
      criterion,
    }));
}

/** Everything that the document says about scoring: criteria, then clauses outside the table, then what readings quote. */
export function allWordings(rubric: Rubric): Wording[] {
  return [
    ...criteriaOf(rubric).flatMap(criterionWordings),
    ...(rubric.clauses ?? []).map(({ clause, text }, i) => ({
      text,
      clause,
      path: `clauses[${i}].text`,
    })),
    ...rubric.readings.map(({ clause, quote }, i) => ({
      text: quote,
      clause,
      path: `readings[${i}].quote`,
      quoted: true as const,
    })),
  ];
}

/** Wording without blanks and with one kind of brackets, for comparison only. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, "")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replaceAll("％", "%");
}

/** The parts of a sentence between its punctuation. */
export function phrases(text: string): string[] {
  return text.split(/[，。；、\n]/u);
}

const CHINESE_DIGITS = "零一二三四五六七八九十";

/** A number as documents write it: `20`, `0.5`, `两`, `十`. */
export function readNumber(text: string): number {
  const word = text === "两" ? "二" : text;
  const digit = CHINESE_DIGITS.indexOf(word);
  return digit >= 0 && word.length === 1 ? digit : Number(word);
}
