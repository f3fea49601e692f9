/** “达到均值得10分，每高1个百分点加0.5分，每低1个百分点扣0.5分”: more above a target, less below it. */
import type { Bound, Step } from "../../sentence/statements";
import { Facts, written } from "../names";
import type { Line, Reading } from "../reading";
import { amount, hasParts, only, stepQuestion, type Form, type Row } from "./form";
import { comparable, measureOf } from "./measure";

export const around: Form = (reading, row) => {
  const { products, parts, otherwise, floor, about, cap } = reading;
  if (row.kind !== "scored" || products.length + parts.length > 0 || otherwise || floor)
    return null;
  const read = readIn(reading, row);
  const most = cap ?? row.points;
  if (!read || most === null || read.start > most) return null;
  const { bound, start, up, down } = read;
  const facts = new Facts();
  const measure = measureOf(bound, bound.low!, about, facts, up.step.size.unit);
  if (!measure || ![up, down].every(({ step }) => comparable(measure.unit, step.size.unit)))
    return null;
  const [most_, begin] = [amount(most, row), amount(start, row)];
  const { fact } = measure;
  const rule = (rounding = "", at = measure.target) =>
    `IF(${fact}>=${at},RUBRIC.GROWTH(${fact},${at},${written(up.step.size)},${up.per},${most_},${begin}${rounding}),RUBRIC.SHORTFALL(${begin},${fact},${at},${written(down.step.size)},${down.per}${rounding}))`;
  const rules = [rule(), rule(',"started"'), rule(',"linear"')] as const;
  return {
    rule: rules[0],
    facts: facts.list,
    holds: ["cap", "floor"],
    open: [
      ...(hasParts(up.step) || hasParts(down.step) ? [stepQuestion(rules)] : []),
      ...measure.open((at) => rule("", at)),
    ],
    supplied: cap === null && start === most ? ["高出部分的加分没有写上限：最多加到几分？"] : [],
  };
};

interface Side {
  step: Step;
  per: number;
}

interface Read {
  bound: Bound;
  start: number;
  up: Side;
  down: Side;
}

function readIn({ lines, targets }: Reading, row: Row): Read | null {
  const [first, ...rest] = lines;
  const bound = only(first, "bound");
  if (!bound?.low || (bound.high && !bound.exact) || targets.length > 0 || rest.length !== 2)
    return null;
  const start =
    first!.effect.type === "award"
      ? first!.effect.points
      : first!.effect.type === "full"
        ? row.points
        : null;
  const up = rest.map((line) => sideOf(line, "more")).find((side) => side !== null);
  const down = rest.map((line) => sideOf(line, "less")).find((side) => side !== null);
  return start !== null && up && down ? { bound, start, up, down } : null;
}

function sideOf(line: Line, way: "more" | "less"): Side | null {
  const step = only(line, "step");
  const { effect } = line;
  if (step?.way !== way || step.against) return null;
  if (way === "more") return effect.type === "award" ? { step, per: effect.points } : null;
  return effect.type === "take" ? { step, per: effect.points } : null;
}
