import type { Random } from "../random";
import { Maker, type Template } from "../maker";
import { CATALOGUE_RULES } from "./catalogue";
import { LINE_RULES } from "./lines";
import { NUMBER_RULES } from "./numbers";
import { PEER_RULES } from "./peers";
import { WORD_RULES } from "./words";

/** All kinds of rules. */
export const TEMPLATES: readonly Template[] = [
  ...CATALOGUE_RULES,
  ...NUMBER_RULES,
  ...LINE_RULES,
  ...WORD_RULES,
  ...PEER_RULES,
];

/** A rule and the kinds that it is made of. */
export interface RandomRule {
  formula: string;
  kinds: string[];
}

/** A rule at random; some depend on a reading that chooses between two. */
export function randomRule(
  random: Random,
  maker: Maker,
  templates: readonly Template[],
): RandomRule {
  const first = one(random, maker, templates);
  if (!random.chance(0.08)) return first;
  const second = one(random, maker, templates);
  const reading = maker.pool.reading(["plain", "other-way"]);
  return {
    formula: `IF(${reading}="plain",${first.formula},${second.formula})`,
    kinds: [...first.kinds, ...second.kinds, "reading"],
  };
}

function one(random: Random, maker: Maker, templates: readonly Template[]): RandomRule {
  const template = random.pick(templates);
  return { formula: template.make(maker), kinds: [template.name] };
}
