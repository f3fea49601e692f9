/** “入库企业不少于5家得1分，实习基地不少于2个得1分”, “…（2分）；…（3分）”: things of several kinds, each worth points. */
import type { Bound } from "../../sentence/statements";
import { core, Facts, stepName } from "../names";
import type { Line, Reading } from "../reading";
import { isDenial, isPlain } from "./flags";
import { amount, numberAt, only, WHO_SCORES, type Form, type Row } from "./form";
import { measureOf } from "./measure";
import { inEachPeriod } from "./periods";

interface Term {
  text: string;
  /** What it is worth at most; null for what counts each time. */
  points: number | null;
  isPlain: boolean;
}

export const sums: Form = (reading, row) => {
  const { targets, products, otherwise, cap, floor } = reading;
  if (
    row.kind === "minus" ||
    targets.length + products.length > 0 ||
    cap !== null ||
    floor !== null
  )
    return null;
  if (otherwise && otherwise.effect.type !== "zero") return null;
  const lines = inOrder(reading);
  // Of one kind alone they are another form's.
  if (lines.length < 2 || lines.every((line) => only(line, "done"))) return null;
  const facts = new Facts();
  const terms = lines.map((line, at) => termOf(line, at === 0 ? reading.about : "", facts, row));
  if (!terms.every((term) => term !== null)) return null;
  // Two bounds of one figure are its bands.
  if (facts.list.length < terms.length) return null;
  const sum = Number(terms.reduce((total, { points }) => total + (points ?? 0), 0).toPrecision(12));
  const isCounted = terms.some(({ points }) => points === null);
  if (row.points !== null && (sum > row.points || (isCounted && sum === row.points))) return null;
  const added = terms.map(({ text }) => text).join("+");
  const isLess = !isCounted && row.points !== null && row.kind === "scored" && sum < row.points;
  return {
    rule: isCounted && row.points !== null ? `MIN(points,${added})` : added,
    facts: facts.list,
    holds: ["otherwise"],
    supplied: [
      ...(isLess ? [`文中各项相加 ${sum} 分，分值是 ${row.points} 分：其余的分怎么得？`] : []),
      ...(terms.some((term) => !term.isPlain) ? [WHO_SCORES] : []),
    ],
  };
};

/** Lines and bracketed parts, as they stand in the sentence. */
function inOrder({ lines, parts }: Reading): readonly Line[] {
  return [
    ...lines,
    ...parts.map(
      ({ text, points }): Line => ({
        heads: [{ type: "done", text }],
        effect: { type: "award", points },
        each: false,
        text,
      }),
    ),
  ];
}

function termOf(line: Line, about: string, facts: Facts, row: Row): Term | null {
  const { effect, heads, each } = line;
  if (effect.type !== "award" || each || heads.length !== 1) return null;
  const [head] = heads;
  const worth = amount(effect.points, row);
  if (head!.type === "done")
    return isDenial(head!.text) || /\d/u.test(head!.text)
      ? null
      : {
          text: `IF(RUBRIC.VETO(${facts.flag(head!.text)}),${worth},0)`,
          points: effect.points,
          isPlain: isPlain(head!.text),
        };
  if (head!.type === "step") {
    if (head!.way !== "event" || head!.against || head!.size.printed !== 1) return null;
    const name = facts.measured(stepName(head!, about), head!.size.unit);
    return { text: `RUBRIC.BONUS(${name},${effect.points})`, points: null, isPlain: true };
  }
  const reached = head!.type === "bound" ? conditionOf(head!, about, facts, worth) : null;
  return reached === null ? null : { text: reached, points: effect.points, isPlain: true };
}

function conditionOf(bound: Bound, about: string, facts: Facts, worth: string): string | null {
  const { low, high, exact } = bound;
  const edge = low ?? high;
  if (
    !edge ||
    (low && high && !(exact && bound.per)) ||
    (exact && !bound.per) ||
    numberAt(edge)?.unit === "分" ||
    core(bound.subject + about) === ""
  )
    return null;
  if (bound.per) {
    const reached = inEachPeriod(bound, about, facts);
    return reached && `IF(${reached.test},${worth},0)`;
  }
  const measure = measureOf(bound, edge, about, facts);
  if (!measure) return null;
  if (low?.included) return `RUBRIC.MEETS(${worth},${measure.fact},${measure.target})`;
  const sign = low ? ">" : high!.included ? "<=" : "<";
  return `IF(${measure.fact}${sign}${measure.target},${worth},0)`;
}
