/**
 * 上年: what a rule names as last year's (`last.x`, `last.total`, `last.outcome.x`) is a figure of its own that a person types.
 * No file lists these; they follow from the formulas.
 */
import { treeOf } from "../formula/parse";
import type { Names } from "../formula/types";
import { wordsOf } from "../formula/words";
import { allFactKeys, factNames, formulaName } from "./model";
import { fixedName, foldedName, LAST, nameIn } from "./names";
import { formulasOf, tryFormula } from "./rules";
import type { Fact, FactMember, OutcomeItem, Rubric } from "./types";

/** Stands before the id of what a figure is last year's value of, in its own id and in formulas. */
const PREFIX = `${LAST}.`;

/** Whether a fact, or the key of one, is last year's value of something. */
export const isLastFact = ({ last }: Pick<Fact, "last">): boolean => last !== undefined;
export const isLastKey = (key: string): boolean => key.startsWith(PREFIX);

/** The keys of the facts that each stage has a cell for, and of those with one cell for all. */
export const keysOfStages = (rubric: Rubric): string[] =>
  allFactKeys(rubric).filter((key) => !isLastKey(key));
export const lastKeys = (rubric: Rubric): string[] => allFactKeys(rubric).filter(isLastKey);

/** What of this year's card holds the value next year's asks for: `x`, `x.line`, `total`, `outcome.x`. */
export const lastOf = (key: string): string => key.slice(PREFIX.length);

/** The facts that the file has. */
export const writtenFacts = (facts: readonly Fact[]): Fact[] =>
  facts.filter((fact) => !isLastFact(fact));

/** The rubric with a fact for each figure of last year's that its formulas, or its roster, name. */
export function withLastFacts(rubric: Rubric): Rubric {
  const written = writtenFacts(rubric.facts);
  const plain = { ...rubric, facts: written };
  const named = new Set(namesOfLastYear(plain).flatMap((name) => targetOf(plain, name) ?? []));
  const facts = [
    ...written.filter(({ id }) => named.has(id)).map(ofFact),
    ...(named.has(TOTAL) ? [OF_TOTAL] : []),
    ...rubric.outcome.items.filter(({ id }) => named.has(outcome(id))).map(ofOutcome),
  ];
  return facts.length === 0 && written.length === rubric.facts.length
    ? rubric
    : { ...plain, facts: [...written, ...facts] };
}

const TOTAL = "total";

const outcome = (id: string) => `outcome.${id}`;

/** The names behind `last.` in all formulas, and in the columns of the roster. */
function namesOfLastYear(rubric: Rubric): string[] {
  const ofCards = formulasOf(rubric).filter(
    ({ text, use }) => OF_CARDS.has(use.in) && MAY_NAME.test(text),
  );
  const inFormulas = ofCards.flatMap(({ text }) => tryFormula(text).formula?.names ?? []);
  const inColumns = rubric.roster.columns.flatMap(({ from, value = "" }) =>
    from === "fact" ? [formulaName(value)] : [],
  );
  return [...inFormulas, ...inColumns].filter(isLastKey).map(lastOf);
}

const OF_CARDS = new Set(["fact", "criterion", "total", "outcome"]);

/** A formula that cannot name last year needs not be read for it. */
const MAY_NAME = /last|上\s*年/iu;

/** The fact, total or result that a name behind `last.` means; undefined where nothing is called so. */
function targetOf(rubric: Rubric, name: string): string | undefined {
  if (foldedName(fixedName(name)) === TOTAL) return TOTAL;
  const fact = factNames(rubric).get(nameIn(rubric, name))?.fact;
  if (fact) return fact.id;
  const called = foldedName(name);
  const items = rubric.outcome.items.filter(
    ({ id, label }) =>
      foldedName(formulaName(outcome(id))) === called || foldedName(label.zh) === called,
  );
  return items.length === 1 ? outcome(items[0]!.id) : undefined;
}

/** Last year's value of a fact is what that is, but nobody counts or computes it here, and rules need it. */
function ofFact({ id, label, type, unit, choices, members, min, max, scope, section }: Fact): Fact {
  return {
    ...made(id, label, type),
    ...(unit && { unit }),
    ...(choices && { choices }),
    ...(members && { members: members.map(withoutLevel) }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(scope && { scope }),
    ...(section !== undefined && { section }),
  };
}

const withoutLevel = ({ id, label }: FactMember): FactMember => ({ id, label });

const made = (of: string, { zh, en }: Fact["label"], type: Fact["type"]): Fact => ({
  id: PREFIX + of,
  last: of,
  label: { zh: `上年${zh}`, en: `Last year's ${en}` },
  type,
});

const OF_TOTAL = made(TOTAL, { zh: "总分", en: "total" }, "signed");

/** A result in words is chosen from those of this year's formula, where these are known. */
function ofOutcome({ id, label, type, unit, formula, ladder = [] }: OutcomeItem): Fact {
  const fact = { ...made(outcome(id), label, TYPES[type]), ...(unit && { unit }) };
  const { formula: read } = tryFormula(formula);
  const words = type === "text" && read ? wordsOf(treeOf(read), NAMELESS) : undefined;
  const choices = [...new Set([...(words ?? []), ...ladder])].filter((word) => word !== "");
  const isWord = (word: string) => Number.isNaN(Number(word));
  return choices.length > 1 && choices.every(isWord) ? { ...fact, type: "choice", choices } : fact;
}

const NAMELESS: Names = { typeOf: () => undefined };

const TYPES: Readonly<Record<OutcomeItem["type"], Fact["type"]>> = {
  text: "text",
  number: "signed",
  money: "signed",
  rate: "rate",
  flag: "flag",
};
