/** The facts of all rules of a draft: each name stands for one thing. */
import type { Proposal, ProposedFact } from "../types";
import { namesIn } from "../workbook/formula-names";
import type { DraftCriterion } from "./types";

/** Words that count anything: what they count is said by the row alone. */
const ANYTHING =
  /^(?:出现|发生|发现|存在|获得|完成|开展|举办|组织|达到|缺少|少|加分|扣分)?(?:例数|次数|人数|项数|个数|家数|起数|件数|条数|场次|场数|人次|处数|篇数|份数|数量|金额|情况|完成数|任务数|是否符合|比例|比率|率|完成率|学生人数|天数|得分|等级|等次|数)$|^(?:国际|国家|省部?|市厅?|区县?|县|校|院|系)级(?:及?以上)?(?:项|次|个|人|篇|件)数$|^不?(?:达标|合格|完成|齐全|健全|规范|到位|符合要求|符合规定)$|^(?:缺|漏|错|迟|缺失|缺席|迟到|逾期|延迟|延误|推迟|晚)(?:[例次人项个家起件条场处份篇天日]数)$/;

/**
 * The criteria with names that differ where the facts do: facts of one name are one where they are of one kind and their
 * name says what they are; any other gets a name of its own. Criteria that have them already stay as they are.
 */
export function withOwnNames(criteria: readonly DraftCriterion[]): DraftCriterion[] {
  const known = new Map<string, ProposedFact>();
  return criteria.map((criterion, at) => {
    const renamed = new Map<string, string>();
    for (const fact of criterion.proposal.facts) {
      const plain =
        ANYTHING.test(fact.name) || COMPARED.test(fact.name)
          ? ofRow(criterion, fact.name)
          : fact.name;
      const name = nameFor({ ...fact, name: plain }, known, at);
      renamed.set(fact.name, name);
      if (!known.has(name)) known.set(name, { ...fact, name });
    }
    return { ...criterion, proposal: renamedIn(criterion.proposal, renamed) };
  });
}

/** The facts that rules name, each once. */
export function factsOf(
  criteria: readonly DraftCriterion[],
  isUsed: (name: string) => boolean,
): ProposedFact[] {
  const facts = criteria.flatMap(({ proposal }) => proposal.facts);
  const byName = new Map(facts.toReversed().map((fact) => [fact.name, fact]));
  return [...new Set(facts.map(({ name }) => name))]
    .filter(isUsed)
    .map((name) => byName.get(name)!);
}

const LONGEST_LABEL = 12;

/** 报表 with 例数 is 报表例数; a row whose wording is a sentence is called after its part. */
function ofRow({ wording, standard, subsection }: DraftCriterion, name: string): string {
  const labels = [standard === null ? "" : wording, subsection ?? ""].map(bareName);
  const label = labels.find((each) => each.length <= LONGEST_LABEL && /^\p{L}+$/u.test(each));
  if (label === undefined) return name;
  if (COMPARED.test(name) || (SHARE.test(name) && /[率度]$/u.test(label))) return label;
  return label + name;
}

/** What the units are compared by, where the sentence does not say it: the row does. */
const SHARE = /^(?:比例|比率|率)$/;
const COMPARED = /^(?:比较的数|排名依据)$/;

/** A label without its number, what stands in brackets, and “…情况” at its end. */
const bareName = (text: string) =>
  text
    .replace(/^[（(]?[\d０-９一二三四五六七八九十]+(?:[.．]\d+)*[)）.．、\s]+/u, "")
    .replace(/[（(][^（）()]*[）)]|、/gu, "")
    .replace(/(?:工作)?(?:开展|落实|完成)?情况$/u, "")
    .trim();

function nameFor(fact: ProposedFact, known: ReadonlyMap<string, ProposedFact>, at: number): string {
  const same = known.get(fact.name);
  if (!same || (isSame(same, fact) && !ANYTHING.test(fact.name))) return fact.name;
  return `第${at + 1}项${fact.name}`;
}

const isSame = (a: ProposedFact, b: ProposedFact) =>
  JSON.stringify({ ...a, name: "" }) === JSON.stringify({ ...b, name: "" });

function renamedIn(proposal: Proposal, renamed: ReadonlyMap<string, string>): Proposal {
  if ([...renamed].every(([from, to]) => from === to)) return proposal;
  const { rule, parts, facts, open, example } = proposal;
  const named = (name: string) => renamed.get(name) ?? name;
  return {
    ...proposal,
    rule: rule === null ? null : withNames(rule, renamed),
    ...(parts && {
      parts: parts.map((part) => ({
        ...part,
        rule: part.rule === null ? null : withNames(part.rule, renamed),
      })),
    }),
    facts: facts.map((fact) => ({ ...fact, name: named(fact.name) })),
    open: open.map((question) => ({
      ...question,
      options: question.options.map((option) => ({
        ...option,
        rule: withNames(option.rule, renamed),
      })),
    })),
    example: {
      ...example,
      inputs: Object.fromEntries(
        Object.entries(example.inputs).map(([name, value]) => [
          (WHOSE.exec(name)?.[0] ?? "") + named(name.replace(WHOSE, "")),
          value,
        ]),
      ),
    },
  };
}

/** The same fact of other units, or of last year. */
const WHOSE = /^(?:peers|last)\./u;

function withNames(rule: string, renamed: ReadonlyMap<string, string>): string {
  const names = new Set(namesIn(rule).map((name) => name.replace(WHOSE, "")));
  return [...renamed]
    .filter(([from, to]) => from !== to && names.has(from))
    .reduce(
      (text, [from, to]) =>
        text.replace(
          new RegExp(`(?<![\\p{L}\\p{N}_.])((?:peers|last)\\.)?${from}(?![\\p{L}\\p{N}_])`, "gu"),
          (_, whose: string = "") => whose + to,
        ),
      rule,
    );
}
