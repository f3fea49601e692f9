/** “不超过10%，每超1个百分点扣1分”: points up to a bound, less for each step above it. */
import { Facts, written } from "../names";
import { hasParts, isFull, numberAt, only, stepQuestion, type Form } from "./form";
import { isShare } from "../../sentence/units";
import { hundredth } from "../../sentence/numbers";
import type { Edge, Step } from "../../sentence/statements";
import { comparable, measureOf, type Measure } from "./measure";

export const overrun: Form = ({ lines, targets, about, products, parts }, row) => {
  if (row.kind !== "scored" || products.length + parts.length > 0) return null;
  const last = lines.at(-1);
  const step = only(last, "step");
  if (!step || step.way !== "more" || step.against || last!.effect.type !== "take") return null;
  const before = lines.slice(0, -1);
  if (targets.length + before.length !== 1) return null;
  if (before.length > 0 && !isFull(before[0]!.effect, row)) return null;
  const bound = targets[0] ?? only(before[0], "bound");
  if (bound?.type !== "bound" || bound.exact || (bound.low && bound.high)) return null;
  // “不超过10%”, or “超过10%的”.
  const edge = bound.high ?? (bound.low && !bound.low.included ? bound.low : undefined);
  if (!edge) return null;
  const facts = new Facts();
  const measure = measureOf(bound, edge, about, facts, step.size.unit);
  if (!measure || !comparable(measure.unit, step.size.unit)) return null;
  const per = last!.effect.points;
  const over = `MAX(0,${measure.fact}-${measure.target})`;
  const size = written(step.size);
  const steps = size === "1" ? over : `INT(ROUND(${over}/${size},9))`;
  const rule = (taken: string) => `MAX(0,points-${per}*${taken})`;
  const rules = [
    rule(steps),
    rule(`ROUNDUP(ROUND(${over}/${size},9),0)`),
    rule(`${over}/${size}`),
  ] as const;
  return {
    rule: rules[0],
    facts: facts.list,
    ...sampleOf(measure, edge, step),
    holds: ["floor"],
    open: [...(hasParts(step) ? [stepQuestion(rules)] : []), ...measure.open(() => rules[0])],
  };
};

/** Two steps above the bound. */
function sampleOf({ fact, unit }: Measure, edge: Edge, { size }: Step) {
  const at = numberAt(edge);
  if (!at) return {};
  const value = at.printed + 2 * size.printed;
  return { samples: { [fact]: isShare(unit) ? hundredth(value) : value } };
}
