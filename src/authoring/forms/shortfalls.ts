/** “招聘活动不少于12场，其中进校园不少于4场，每少1场扣0.5分”: several targets, each thing that lacks takes the same. */
import { isCounted } from "../../sentence/units";
import { Facts } from "../names";
import type { Bound } from "../../sentence/statements";
import { numberAt, only, type Form } from "./form";
import { measureOf } from "./measure";

export const shortfalls: Form = ({ lines, targets, products, parts, otherwise, about }, row) => {
  const [line, ...more] = lines;
  const step = only(line, "step");
  if (row.kind !== "scored" || !step || more.length + products.length + parts.length > 0)
    return null;
  if (otherwise || targets.length < 2 || line!.effect.type !== "take") return null;
  const isShort = step.way === "less" || /^缺/u.test(step.verb);
  if (!isShort || step.against || step.size.printed !== 1 || !isCounted(step.size.unit))
    return null;
  const bounds = targets.filter(
    (head): head is Bound =>
      head.type === "bound" &&
      !head.per &&
      !head.high &&
      numberAt(head.low)?.unit === step.size.unit,
  );
  if (bounds.length < targets.length) return null;
  const facts = new Facts();
  const measures = bounds.map((bound) => measureOf(bound, bound.low!, about, facts));
  // Two targets of one thing are no two things.
  if (!measures.every((each) => each !== null) || facts.list.length < bounds.length) return null;
  const lacking = measures.map(({ fact, target }) => `MAX(0,${target}-${fact})`).join("+");
  const { points } = line!.effect;
  return {
    rule: `MAX(0,points-${points === 1 ? "" : `${points}*`}(${lacking}))`,
    facts: facts.list,
    samples: Object.fromEntries(
      measures.map(({ fact }, at) => [
        fact,
        numberAt(bounds[at]!.low)!.printed - (at === 0 ? 2 : 0),
      ]),
    ),
    holds: ["floor"],
  };
};
