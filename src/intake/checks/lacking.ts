/** The cells that a stage lacks: scores that nobody gave, and the facts that rules need. */
import { NOT_APPLICABLE, partKeys, rulingOf } from "../../ledger/criteria";
import { cellName } from "../../ledger/cells";
import { earnedName } from "../../ledger/grades";
import { assessorsOf } from "../../rubric/assessors";
import type { CardContext } from "../card/context";
import type { CardEntry } from "../card/entries";
import { openBonus } from "./open-bonus";

export function lackingOf(context: CardContext, stage: string): CardEntry[] {
  const { form, read, byName } = context;
  const { book } = form.ledger;
  const index = book.rubric.stages.findIndex(({ id }) => id === stage);
  const entries = book.criteria.flatMap((criterion): CardEntry[] => {
    const score = cellName("score", criterion.id, stage);
    const value = read.at(score);
    if (typeof read.at(earnedName(criterion, stage)) === "number") return [];
    if (criterion.kind === "veto") return index === 0 ? unanswered(byName.get(score)) : [];
    if (value === NOT_APPLICABLE) return [];
    if (criterion.kind !== "scored" && !openBonus(context, criterion, stage)) return [];
    const own = byName.get(score);
    if (own?.entry.unreadable !== undefined && own.standing !== "changed") return [];
    if (assessorsOf(book.rubric.stages[index]!, criterion)) {
      const cells = partKeys(book.rubric.stages[index]!, criterion);
      const persons = cells.flatMap((key) => byName.get(cellName("part", key, stage)) ?? []);
      return persons.filter(({ entry }) => entry.origin === "empty").slice(0, 1);
    }
    if (criterion.rule.type !== "formula") return own ? [own] : [];
    const { lacks } = rulingOf(book, criterion, index);
    const keys = lacks.filter(({ node }) => read.holds(node)).flatMap((lack) => lack.keys);
    const facts = [...new Set(keys)].flatMap(
      (key) => byName.get(cellName("fact", key, stage)) ?? [],
    );
    const empty = facts.filter(({ entry }) => entry.unreadable === undefined);
    return facts.length > 0 ? empty : own && criterion.rule.elseJudged ? [own] : [];
  });
  return [...new Set(entries)];
}

/** A veto that nobody answered: no answer is no no. */
const unanswered = (entry: CardEntry | undefined): CardEntry[] =>
  entry?.entry.origin === "empty" ? [entry] : [];
