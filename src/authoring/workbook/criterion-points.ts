/** Points that nobody can score by: each told at the cell that says them. */
import type { CriterionKind } from "../../rubric/model";
import type { Text } from "../../rubric/types";
import type { ProblemKind } from "../../rubric/problems";
import type { PrintedCell } from "../table/printed";
import { printedPoints } from "../table/points";
import type { Fields } from "./flat";
import { criterionKinds } from "./kinds";
import type { Mistakes } from "./mistakes";
import type { Place } from "./page";

export interface Slip {
  message: Text;
  advice: Text;
}

/** What the printed cell of points says; `isSaid`: a column of ours says the points. */
export function printedSlip(
  { text }: PrintedCell,
  kind: CriterionKind,
  isSaid: boolean,
): Slip | undefined {
  if (isSaid) return undefined;
  const said = text.trim();
  const printed = printedPoints(text);
  if (printed.isUnclear || text.startsWith("="))
    return {
      message: { zh: `分值“${said}”读不出来。`, en: `The points “${said}” cannot be read.` },
      advice: {
        zh: "请只写一个数，如 20；没有分值的写“/”。",
        en: "Write one number; write / where there are no points.",
      },
    };
  return printed.kind === undefined || printed.kind === kind
    ? undefined
    : signSlip(said, printed.kind, kind, printed.points);
}

/** -20 where points are given: nobody knows whether they are to be taken. */
function signSlip(
  said: string,
  printed: CriterionKind,
  kind: CriterionKind,
  points: number | null,
): Slip {
  const [told, is] = [criterionKinds.write(printed), criterionKinds.write(kind)];
  return {
    message: {
      zh: `分值“${said}”是${told}的写法，这一项是${is}。`,
      en: `The points “${said}” are those of a ${printed}, the row is ${kind}.`,
    },
    advice: {
      zh: `是${is}的，请写 ${points}；是${told}的，请在“规则”列的右边加一列“性质”，写“${told}”。`,
      en: `Write ${points}, or say ${told} in a column 性质 right of 规则.`,
    },
  };
}

export function checkPoints(
  criterion: Fields,
  kind: CriterionKind,
  at: { points: Place | undefined; rule: Place | undefined },
  mistakes: Mistakes,
): void {
  const points = criterion.points as number | undefined;
  const add = (place: Place | undefined, slip: Slip, of: ProblemKind) =>
    place && mistakes.add(place, slip.message, slip.advice, of);
  if (kind === "scored" && points === undefined) add(at.points, NO_POINTS, "rule");
  const parts = (criterion.parts ?? []) as Fields[];
  const sum = Number(parts.reduce((all, part) => all + Number(part.points), 0).toFixed(9));
  if (parts.length > 0 && points !== undefined && sum !== points)
    add(at.rule, partsSlip(sum, points), "sum");
}

const NO_POINTS: Slip = {
  message: { zh: "这一项没有分值。", en: "This criterion has no points." },
  advice: {
    zh: "请写一个数，如 20；不计入满分的加分，请在“规则”列的右边加一列“性质”，写“加分”。",
    en: "Write a number, or say 加分 in a column 性质 right of 规则.",
  },
};

const partsSlip = (sum: number, points: number): Slip => ({
  message: {
    zh: `各分项的分值之和是 ${sum} 分，这一项的分值是 ${points} 分。`,
    en: `The parts have ${sum} points, the criterion has ${points}.`,
  },
  advice: { zh: "请核对分值，使两者相等。", en: "Check the points: both must be equal." },
});
