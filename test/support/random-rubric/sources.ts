/** Where the counts and rates of a random rubric come from: it changes no score, and every table must bear it. */
import { isOfFlag, isRegional, factSource, SOURCE_COUNTS } from "../../../src/rubric/fact-source";
import type { Counting, Fact } from "../../../src/rubric/types";
import type { Random } from "./random";

const LEVELS = ["本科", "硕士", "博士", "专科"] as const;
const REGIONS = ["220000", "371000"];
const DIFFICULTIES = ["脱贫家庭", "残疾"];

/** Some of the facts counted from a list of graduates. */
export const withSources = (random: Random, facts: readonly Fact[]): Fact[] =>
  facts.map((fact) => {
    const isCounted = fact.type === "count" || (fact.type === "rate" && !fact.formula);
    return isCounted && random.chance(0.3) ? counted(random, fact) : fact;
  });

function counted(random: Random, { members, ...fact }: Fact): Fact {
  const count = random.pick(SOURCE_COUNTS);
  const from = fact.type === "rate" ? `${count} / graduates` : count;
  const counting = countingOf(random, from);
  return {
    ...fact,
    from,
    ...(Object.keys(counting).length > 0 ? { counting } : {}),
    ...(members
      ? { members: members.map((each, line) => ({ ...each, level: LEVELS[line % 4]! })) }
      : {}),
  };
}

function countingOf(random: Random, from: string): Counting {
  const source = factSource({ from })!;
  return {
    ...random.maybe(0.2, () => ({ levels: [random.pick(LEVELS)] })),
    ...random.maybe(0.2, () => ({ until: "09-01" })),
    ...random.maybe(isRegional(source) ? 1 : 0, () => ({ region: random.pick(REGIONS) })),
    ...random.maybe(isOfFlag(source) ? 1 : 0, () => ({ flag: "平台注册" })),
    ...random.maybe(0.2, () => ({ difficulties: DIFFICULTIES })),
    ...random.maybe(0.2, () => ({ list: random.pick(["this", "last"] as const) })),
  };
}
