/** “达到50个得5分，每增加1个加0.1分”, “每高于均值1个百分点加1分”: points for a start, more for each step above it. */
import type { Line, Reading } from "../reading";
import type { Bound, Step } from "../../sentence/statements";
import { Facts, written } from "../names";
import { amount, capOf, hasParts, isFull, only, stepQuestion, type Form, type Row } from "./form";
import { comparable, measureOf, measureOfStep } from "./measure";

export const growth: Form = (reading, row) => {
  if (row.kind === "minus") return null;
  const read = parts(reading, row);
  if (!read) return null;
  const { step, per, base, start } = read;
  const facts = new Facts();
  const measure = base
    ? measureOf(base, base.low!, reading.about, facts, step.size.unit)
    : measureOfStep(step, reading.about, facts);
  if (!measure || !comparable(measure.unit, step.size.unit)) return null;
  const added = isAdded(reading, row, start);
  const cap = added === null ? capOf(reading, row) : amount(added, row);
  const begin = start === null ? "" : `,${amount(start, row)}`;
  if (cap === null && begin !== "") return null;
  const rule = (rounding: string, at = measure.target) => {
    const rest = rounding === "" ? begin : `${begin || ",0"},"${rounding}"`;
    if (cap === null && rest !== "")
      return `${per}*MAX(0,${measure.fact}-${at})/${written(step.size)}`;
    return `RUBRIC.GROWTH(${measure.fact},${at},${written(step.size)},${per}${cap === null ? "" : `,${cap}`}${rest})`;
  };
  const rules = [rule(""), rule("started"), rule("linear")] as const;
  return {
    rule: rules[0],
    facts: facts.list,
    holds: ["cap", "otherwise"],
    said: added === null ? [] : [reading.cap!],
    open: [
      ...(hasParts(step) && cap !== null ? [stepQuestion(rules)] : []),
      ...measure.open((at) => rule("", at)),
    ],
  };
};

/** “达到60%得2分，每高…最多加2分”: what there is at most, where that is said of what is added alone. */
function isAdded({ cap }: Reading, { points }: Row, start: number | null): number | null {
  if (cap === null || start === null) return null;
  const all = Number((cap + start).toPrecision(12));
  return cap <= start || all === points ? all : null;
}

interface Parts {
  step: Step;
  per: number;
  base: Bound | null;
  start: number | null;
}

/** A base, with or without points for it, and one step above it that gives points. */
function parts(
  { lines, targets, otherwise, products, parts: bracketed }: Reading,
  row: Row,
): Parts | null {
  if (products.length + bracketed.length > 0) return null;
  if (otherwise && otherwise.effect.type !== "zero") return null;
  const kept = lines.filter((line) => !isDecline(line));
  const last = kept.at(-1);
  const step = only(last, "step");
  if (!step || step.way !== "more" || last!.effect.type !== "award") return null;
  const before = kept.slice(0, -1);
  if (targets.length + before.length > 1) return null;
  const base = targets[0] ?? only(before[0], "bound");
  if (base === null)
    return before.length === 0 && step.against
      ? { step, per: last!.effect.points, base: null, start: null }
      : null;
  if (base === undefined || base.type !== "bound" || !base.low || (base.high && !base.exact))
    return null;
  const start = startOf(before[0], row);
  return start === undefined ? null : { step, per: last!.effect.points, base, start };
}

/** “负增长的不得分”: below the base there is nothing anyway. */
function isDecline(line: Line): boolean {
  if (line.effect.type !== "zero") return false;
  const done = only(line, "done");
  if (done) return /负增长|下降|降低|低于|减少/u.test(done.text);
  const bound = only(line, "bound");
  const at = bound?.high && !bound.low ? bound.high.at : null;
  return at !== null && "named" in at && bound!.subject === "";
}

/** The points of the base; undefined where they are all that there are. */
function startOf(line: Line | undefined, row: Row): number | null | undefined {
  if (!line) return null;
  if (isFull(line.effect, row) || line.effect.type !== "award") return undefined;
  return line.effect.points;
}
