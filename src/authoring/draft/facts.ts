/** The facts of all rules of a draft: each name stands for one thing. */
import type { ProposedFact } from "../types";
import type { DraftCriterion } from "./types";
import { namesIn } from "../workbook/formula-names";

export interface DraftFacts {
  all: ProposedFact[];
  /** Of each criterion, in their order: the names that its rule rests on, and the rule with them. */
  names: string[][];
  rules: (string | null)[];
}

/** Words that count anything: what they count is said by the row alone. */
const ANYTHING =
  /^(?:例数|次数|人数|项数|个数|家数|起数|件数|场次|人次|数量|金额|完成情况|完成数|任务数|是否符合|比例|比率|天数|得分|等级)$/;

/** Facts of one name are one where they are of one kind and their name says what they are; any other gets a name of its own. */
export function factsOf(criteria: readonly DraftCriterion[]): DraftFacts {
  const found: DraftFacts = { all: [], names: [], rules: [] };
  const known = new Map<string, ProposedFact>();
  criteria.forEach(({ proposal }, at) => {
    const renamed = new Map<string, string>();
    for (const fact of proposal.facts) {
      const name = nameFor(fact, known, at);
      renamed.set(fact.name, name);
      if (known.has(name)) continue;
      const own = { ...fact, name };
      known.set(name, own);
      found.all.push(own);
    }
    found.names.push([...new Set(renamed.values())]);
    found.rules.push(proposal.rule === null ? null : withNames(proposal.rule, renamed));
  });
  return found;
}

function nameFor(fact: ProposedFact, known: ReadonlyMap<string, ProposedFact>, at: number): string {
  const same = known.get(fact.name);
  if (!same || (isSame(same, fact) && !ANYTHING.test(fact.name))) return fact.name;
  return `第${at + 1}项${fact.name}`;
}

const isSame = (a: ProposedFact, b: ProposedFact) =>
  JSON.stringify({ ...a, name: "" }) === JSON.stringify({ ...b, name: "" });

function withNames(rule: string, renamed: ReadonlyMap<string, string>): string {
  const changed = [...renamed].filter(([from, to]) => from !== to);
  if (changed.length === 0) return rule;
  const names = new Set(namesIn(rule));
  return changed
    .filter(([from]) => names.has(from))
    .reduce(
      (text, [from, to]) =>
        text.replace(new RegExp(`(?<![\\p{L}\\p{N}_.])${from}(?![\\p{L}\\p{N}_])`, "gu"), () => to),
      rule,
    );
}
