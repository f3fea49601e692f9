/** “每学期不少于2次，每少1次扣1分”: a target for each term of the year; more in one does not make up for another. */
import { isCounted } from "../../sentence/units";
import type { Bound } from "../../sentence/statements";
import { Facts, boundName } from "../names";
import type { OpenQuestion } from "../types";
import type { Reading } from "../reading";
import { isFull, leaves, numberAt, only, type Form, type Row } from "./form";

/** The parts of a year, as the lines of a fact. */
const PERIODS: Readonly<Record<NonNullable<Bound["per"]>, readonly string[]>> = {
  季度: ["第一季度", "第二季度", "第三季度", "第四季度"],
  学期: ["第一学期", "第二学期"],
  半年: ["上半年", "下半年"],
  月: Array.from({ length: 12 }, (_, at) => `${at + 1}月`),
};

export const periods: Form = (reading, row) => {
  const { products, parts, about } = reading;
  if (row.kind !== "scored" || products.length + parts.length > 0) return null;
  const read = readIn(reading, row);
  const facts = new Facts();
  const counted = read && inEachPeriod(read.bound, about, facts);
  if (!counted) return null;
  const { name, test, least, count } = counted;
  const whole = least * count;
  if (read.isOfPeriod)
    return {
      rule: `MAX(0,points-SUMPRODUCT((${name}<${least})*${read.taken}))`,
      facts: facts.list,
      samples: lacking(name, count, least),
      holds: ["floor"],
    };
  const short = `SUMPRODUCT((${name}<${least})*(${least}-${name}))`;
  const rules =
    read.taken === null
      ? [`IF(${test},points,0)`, `RUBRIC.MEETS(points,SUM(${name}),${whole})`]
      : [
          `MAX(0,points-${read.taken === 1 ? "" : `${read.taken}*`}${short})`,
          `RUBRIC.SHORTFALL(points,SUM(${name}),${whole},1,${read.taken})`,
        ];
  return {
    rule: rules[0]!,
    facts: facts.list,
    samples: lacking(name, count, least),
    holds: ["floor", "otherwise"],
    open: [periodQuestion(read.bound.per!, rules, whole)],
  };
};

/** The first part of the year lacks one. */
const lacking = (name: string, count: number, least: number) => ({
  [name]: Array.from({ length: count }, (_, i) => (i === 0 ? least - 1 : least)),
});

const periodQuestion = (per: string, rules: readonly string[], whole: number): OpenQuestion => ({
  id: "period",
  question: `某${per}多的，能不能补另一${per}少的？`,
  options: [
    { label: `不能，每${per}各算`, rule: rules[0]! },
    { label: `能，全年合计 ${whole} 即可`, rule: rules[1]! },
  ],
  default: 0,
});

/** The fact with a line for each part of the year, and whether each has what it must. */
export function inEachPeriod(bound: Bound, about: string, facts: Facts) {
  const at = numberAt(bound.low);
  if (!bound.per || !at || !isCounted(at.unit)) return null;
  const lines = PERIODS[bound.per];
  const name = facts.add(boundName(bound, at.unit, about), { type: "count", unit: at.unit, lines });
  return { name, test: `MIN(${name})>=${at.printed}`, least: at.printed, count: lines.length };
}

interface Read {
  bound: Bound;
  /** What each one that lacks takes; null for all or nothing. */
  taken: number | null;
  /** It is taken for each part of the year that lacks any, not for each that it lacks. */
  isOfPeriod?: true;
}

function readIn({ lines, targets, otherwise, floor }: Reading, row: Row): Read | null {
  const target = targets.length === 1 ? targets[0]! : only(lines[0], "bound");
  if (target?.type !== "bound" || !target.per || (target.high && !target.exact)) return null;
  if (targets.length === 0 && !isFull(lines[0]!.effect, row)) return null;
  const rest = lines.slice(1 - targets.length);
  if (rest.length === 0) {
    const isNothing = otherwise === null || leaves(otherwise.effect, row) === "0";
    return isNothing && floor === null && (targets.length === 0 || otherwise !== null)
      ? { bound: target, taken: null }
      : null;
  }
  const [line, ...more] = rest;
  const step = only(line, "step");
  const isShort = step && (step.way === "less" || /^缺/u.test(step.verb));
  if (more.length > 0 || otherwise || floor || !isShort || line!.effect.type !== "take")
    return null;
  if (step.size.printed !== 1) return null;
  const taken = line!.effect.points;
  if (step.size.unit === "个" && step.noun === target.per)
    return { bound: target, taken, isOfPeriod: true };
  return step.size.unit === numberAt(target.low)?.unit ? { bound: target, taken } : null;
}
