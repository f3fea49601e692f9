/** “不少于100家，每少5家扣0.5分”: points for a target, less for each step short of it. */
import type { Line, Reading } from "../reading";
import type { Bound, Step } from "../../sentence/statements";
import { Facts, written } from "../names";
import { evaluateFormula } from "../../formula/evaluate";
import { parseFormula } from "../../formula/parse";
import { hundredth } from "../../sentence/numbers";
import { isShare } from "../../sentence/units";
import {
  hasParts,
  isFull,
  numberAt,
  only,
  stepQuestion,
  type Draft,
  type Form,
  type Row,
} from "./form";
import { comparable, measureOf, measureOfStep, type Measure } from "./measure";

export const shortfall: Form = (reading, row) => {
  if (row.kind === "bonus" || row.kind === "minus") return null;
  const read = parts(reading, row);
  if (!read) return null;
  const { step, per, target } = read;
  const facts = new Facts();
  const measure = target
    ? measureOf(target, target.low!, reading.about, facts, step.size.unit)
    : measureOfStep(step, reading.about, facts);
  if (!measure || !comparable(measure.unit, step.size.unit)) return null;
  const floor = reading.floor ? `MAX(points-${reading.floor},` : "";
  const rule = (rounding: string, at = measure.target) =>
    `${floor}RUBRIC.SHORTFALL(points,${measure.fact},${at},${written(step.size)},${per}${rounding})${floor && ")"}`;
  const rules = ["", ',"started"', ',"linear"'].map((rounding) => rule(rounding)) as [
    string,
    string,
    string,
  ];
  const decided = decide(rules, measure, step, reading, row);
  if (decided === null) return null;
  return {
    rule: rules[decided]!,
    facts: facts.list,
    samples: sampleOf(measure, step, target),
    holds: ["floor", "examples"],
    open: [
      ...(hasParts(step) && reading.examples.length === 0 ? [stepQuestion(rules)] : []),
      ...measure.open((at) => rule("", at)),
    ],
  };
};

interface Parts {
  step: Step;
  per: number;
  target: Bound | null;
}

/** A target, with or without “得满分”, and one step below it that takes points. */
function parts({ lines, targets, products, parts: bracketed }: Reading, row: Row): Parts | null {
  if (products.length + bracketed.length > 0) return null;
  const last = lines.at(-1);
  const step = only(last, "step");
  if (!step || last!.effect.type !== "take" || !isBelow(step)) return null;
  const per = last!.effect.points;
  const before = lines.slice(0, -1);
  const target = targetOf(targets, before, row);
  if (target === undefined) return null;
  return step.against || target ? { step, per, target } : null;
}

const isBelow = ({ way, verb }: Step) => way === "less" || /^缺/u.test(verb);

/** The one target; undefined where there is something else. */
function targetOf(
  targets: Reading["targets"],
  before: readonly Line[],
  row: Row,
): Bound | null | undefined {
  // “达到90%得5分，低于90%的，每低1个百分点扣1分”: the same edge from below.
  const [above, below] = [only(before[0], "bound"), targets[0]];
  if (before.length === 1 && targets.length === 1 && above && isSameEdge(above, below!))
    return targetOf([], before, row);
  if (targets.length + before.length > 1) return undefined;
  if (targets.length === 1) return lowOnly(targets[0]!);
  if (before.length === 0) return null;
  const bound = only(before[0], "bound");
  return bound && isFull(before[0]!.effect, row) ? lowOnly(bound) : undefined;
}

function isSameEdge({ low, high }: Bound, below: Reading["targets"][number]): boolean {
  if (below.type === "otherwise") return true;
  return (
    below.type === "bound" &&
    low !== undefined &&
    !high &&
    !below.low &&
    JSON.stringify(below.high?.at) === JSON.stringify(low.at)
  );
}

function lowOnly(head: Reading["targets"][number]): Bound | undefined {
  if (head.type !== "bound") return undefined;
  const { low, high, exact } = head;
  if (low) return exact || !high ? head : undefined;
  // “低于90%的，每低1个百分点扣1分”
  return high && !high.included ? { type: "bound", subject: head.subject, low: high } : undefined;
}

/** The rounding that the document's own example decides: 0 where there is none, null where none gives it. */
function decide(
  rules: readonly string[],
  { fact }: Measure,
  step: Step,
  { examples }: Reading,
  row: Row,
): number | null {
  if (examples.length === 0) return 0;
  const size = isShare(step.size.unit) ? hundredth(step.size.printed) : step.size.printed;
  const gives = (rule: string, value: number) =>
    evaluateFormula(parseFormula(rule), (name) => (name === fact ? value : (row.points ?? 0)));
  const fits = (rule: string) =>
    examples.every(({ head, points }) => {
      const at = numberAt(head.low);
      if (!at) return false;
      const bound = isShare(at.unit) ? hundredth(at.printed) : at.printed;
      return [bound, bound + size / 2].every((value) => gives(rule, value) === points);
    });
  const found = rules.findIndex(fits);
  return found < 0 ? null : found;
}

function sampleOf(
  { fact, unit }: Measure,
  step: Step,
  target: Bound | null,
): NonNullable<Draft["samples"]> {
  const at = target && numberAt(target.low);
  if (!at) return {};
  const value = at.printed - 2 * step.size.printed;
  return { [fact]: isShare(unit) ? hundredth(value) : Math.max(0, value) };
}
