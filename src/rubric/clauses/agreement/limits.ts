/** Caps and floors that the sentence states, against those of the rule. */
import { namesOf } from "../../../formula/node";
import type { Criterion } from "../../types";
import type { ClauseDraft } from "../types";
import { difference, type Beside } from "./beside";
import { argument, callsOf } from "./calls";
import { numbersOf } from "./rule-numbers";

export const limitFindings = (beside: Beside): ClauseDraft[] => [
  ...capFindings(beside),
  ...floorFindings(beside),
];

/** Where in a call its cap stands. */
const CAP_AT: Readonly<Record<string, number>> = {
  "RUBRIC.BONUS": 2,
  "RUBRIC.GROWTH": 4,
  "RUBRIC.EXCESS": 2,
};

function capFindings(beside: Beside): ClauseDraft[] {
  const { tree, statements, placed } = beside;
  const stated = statements.flatMap((each) =>
    each.says === "cap" && each.whole === null
      ? [each.points]
      : each.says === "floor" && each.taken !== null && placed.kind === "minus"
        ? [each.taken]
        : [],
  );
  const calls = callsOf(tree, ...Object.keys(CAP_AT));
  const [cap] = stated;
  // Several caps are of several things; what bounds a rule otherwise (MIN) is seen by its numbers.
  if (cap === undefined || stated.length > 1 || calls.length > 1 || callsOf(tree, "MIN").length > 0)
    return [];
  const [call] = calls;
  if (!call) return isHeld(beside, cap) ? [] : [capFinding(beside, cap)];
  const written = argument(call, CAP_AT[call.callee.name.toUpperCase()]!);
  const value = capValue(written, placed.criterion);
  if (value === cap || Number.isNaN(value)) return [];
  return [capFinding(beside, cap, value)];
}

/** A cap that is left out, a name or a number. */
function capValue(written: string, { points, max }: Criterion): number | undefined {
  if (written === "points") return points;
  if (written === "most") return max ?? points;
  return written === "" ? undefined : Number(written);
}

/** A rule that bounds itself otherwise holds the cap, or the points, somewhere. */
const isHeld = ({ tree, placed: { criterion } }: Beside, cap: number) =>
  numbersOf(tree).some(({ value }) => value === cap) ||
  (criterion.points === cap && namesOf(tree).includes("points")) ||
  (criterion.max === cap && namesOf(tree).includes("most"));

function capFinding(beside: Beside, cap: number, value?: number): ClauseDraft {
  const { rule } = beside.placed.criterion;
  return difference(beside, "cap-differs", {
    zh: `条文最高 ${cap} 分，规则${value === undefined ? "没有上限" : `最高 ${value} 分`}：${rule}`,
    en: `The clause caps it at ${cap}, the rule ${value === undefined ? "does not" : `at ${value}`}: ${rule}`,
  });
}

function floorFindings(beside: Beside): ClauseDraft[] {
  const { tree, statements, placed } = beside;
  const floors = statements.flatMap((each) => (each.says === "floor" ? [each.taken] : []));
  const calls = callsOf(tree, "RUBRIC.DEDUCT");
  const { points, rule } = placed.criterion;
  if (calls.length !== 1 || floors.length > 1 || points === undefined) return [];
  const written = argument(calls[0]!, 3);
  const taken = floors[0] ?? null;
  const wanted = taken === null || taken === points ? 0 : points - taken;
  const value = written === "least" ? (placed.criterion.min ?? 0) : floorValue(written, points);
  if (Number.isNaN(value) || value === wanted || floors.length + (written === "" ? 0 : 1) === 0)
    return [];
  return [
    difference(beside, "floor-differs", {
      zh: `条文扣到 ${wanted} 分为止，规则扣到 ${value} 分为止：${rule}`,
      en: `The clause stops at ${wanted} points, the rule at ${value}: ${rule}`,
    }),
  ];
}

/** 2, points-3; NaN for what is computed otherwise. */
function floorValue(written: string, points: number): number {
  if (written === "") return 0;
  const taken = /^points-(\d+(?:\.\d+)?)$/u.exec(written)?.[1];
  return taken === undefined ? Number(written) : points - Number(taken);
}
