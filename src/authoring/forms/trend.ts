/** “较上年提高得3分，持平得2分，下降不得分”: the same figure a year ago. */
import { isLastYear } from "../../sentence/statements/words";
import { Facts } from "../names";
import type { Line } from "../reading";
import { leaves, only, type Form } from "./form";
import { measureOf } from "./measure";

export const trend: Form = (reading, row) => {
  const { lines, targets, products, parts, otherwise } = reading;
  const [first, ...others] = lines;
  const up = only(first, "bound");
  if (row.kind === "minus" || targets.length + products.length + parts.length > 0) return null;
  if (!up?.low || up.high || up.low.included || !isLast(up.low.at) || others.length === 0)
    return null;
  const [same, down] = [others.filter(isSame), others.filter(isLess)];
  if (same.length + down.length < others.length || same.length > 1 || down.length > 1) return null;
  const more = leaves(first!.effect, row);
  const equal = same[0] && leaves(same[0].effect, row);
  const less = down[0]
    ? leaves(down[0].effect, row)
    : otherwise
      ? leaves(otherwise.effect, row)
      : "0";
  if (more === null || equal === null || less === null) return null;
  const facts = new Facts();
  const measure = measureOf(up, up.low, reading.about, facts);
  if (!measure) return null;
  const { fact, target } = measure;
  const rest = equal === undefined ? less : `IF(${fact}=${target},${equal},${less})`;
  return {
    rule: `IF(${fact}>${target},${more},${rest})`,
    facts: facts.list,
    holds: ["otherwise"],
    supplied: equal === undefined ? ["与上年持平时得几分？"] : [],
  };
};

const isLast = (at: { named: string } | { printed: number }) =>
  "named" in at && isLastYear(at.named);

const says = (line: Line, words: RegExp) => {
  const done = only(line, "done");
  return done !== null && words.test(done.text);
};

const isSame = (line: Line) => says(line, /^(?:与上年)?(?:基本)?持平的?$/u);
const isLess = (line: Line) => says(line, /^(?:有所)?(?:下降|降低|减少)的?$/u);
