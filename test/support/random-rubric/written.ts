/** A rubric as somebody might write its file: without what may be left out, and with rules in Chinese. */
import { formulaName } from "../../../src/rubric/model";
import type { Rubric } from "../../../src/rubric/types";
import type { Random } from "./random";

export function written(random: Random, rubric: Rubric): object {
  if (rubric.kind === "roster" || random.chance(0.6)) return rubric;
  const { roster, outcome, ...rest } = inChinese(rubric);
  const results =
    outcome.items.length === 0 && /^base\+bonus(\+minus)?$/.test(outcome.total) ? {} : { outcome };
  return withoutEnglish({
    ...withoutNothing(rest),
    ...results,
    ...random.maybe(0.6, () => ({ roster })),
  }) as object;
}

/** Facts by what they are called, points and readings by their Chinese names. */
function inChinese(rubric: Rubric): Rubric {
  const labels = new Map(rubric.facts.map(({ id, label }) => [formulaName(id), label.zh]));
  const rename = (formula: string): string =>
    formula.replace(/"[^"]*"|[A-Za-z_][\w.]*/g, (word) => {
      if (word === "points") return "分值";
      if (word.startsWith("reading.")) return word.replace("reading", "口径");
      if (word.startsWith("last.")) return `上年.${rename(word.slice("last.".length))}`;
      const [fact = "", ...line] = word.split(".");
      return word.startsWith('"') ? word : [labels.get(fact) ?? fact, ...line].join(".");
    });
  return {
    ...rubric,
    sections: rubric.sections.map((section) => ({
      ...section,
      subsections: section.subsections.map((subsection) => ({
        ...subsection,
        criteria: subsection.criteria.map(({ parts, ...each }) => ({
          ...each,
          rule: rename(each.rule),
          ...(parts && {
            parts: parts.map((part) => ({
              ...part,
              ...(part.rule && { rule: rename(part.rule) }),
            })),
          }),
        })),
      })),
    })),
  };
}

/** Lists that are empty, and rows without wording. */
function withoutNothing({ errata, readings, forms, ...rest }: Omit<Rubric, "roster" | "outcome">) {
  const lists = Object.entries({ errata, readings, forms }).filter(([, list]) => list.length > 0);
  return { ...rest, ...Object.fromEntries(lists) };
}

function withoutEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEnglish);
  if (typeof value !== "object" || value === null) return value;
  const { en, ...rest } = value as Record<string, unknown>;
  const kept = "zh" in rest || en === undefined ? rest : { ...rest, en };
  return Object.fromEntries(
    Object.entries(kept).flatMap(([key, inner]) =>
      key === "cells" && !Array.isArray(inner) && Object.keys(inner as object).length === 0
        ? []
        : [[key, withoutEnglish(inner)]],
    ),
  );
}
