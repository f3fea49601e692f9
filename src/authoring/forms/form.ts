/** What all forms share. */
import { isCounted } from "../../sentence/units";
import type { Line, Reading } from "../reading";
import type { Bound, Effect, Quantity, Step } from "../../sentence/statements";
import type { Kind, OpenQuestion, ProposedFact, SampleValue } from "../types";

export interface Row {
  readonly points: number | null;
  readonly kind: Kind;
}

/** What a form makes of a sentence that it fits whole. */
export interface Draft {
  readonly rule: string;
  readonly otherwise?: "judged";
  readonly facts: readonly ProposedFact[];
  /** Inputs of the worked example, where the usual ones would show nothing. */
  readonly samples?: Readonly<Record<string, SampleValue | readonly SampleValue[]>>;
  readonly open?: readonly OpenQuestion[];
  /** What of the whole sentence the rule holds; lines, targets, parts and products a form always holds. */
  readonly holds: readonly (
    | "cap"
    | "floor"
    | "otherwise"
    | "highest"
    | "examples"
    | "judged"
    | "best"
    | "rest"
  )[];
  /** Numbers as printed that the rule says without holding them: 94 of “90%—94%” beside “95%以上”. */
  readonly said?: readonly number[];
  /** What the sentence does not say and the rule had to. */
  readonly supplied?: readonly string[];
}

/** A form fits the whole sentence, or gives null. */
export type Form = (reading: Reading, row: Row) => Draft | null;

/** Points of the row by their name, others as they stand. */
export const amount = (n: number, { points }: Row): string => (n === points ? "points" : String(n));

/** 得满分, or as many points as the row has. */
export const isFull = (effect: Effect, { points }: Row): boolean =>
  effect.type === "full" || (effect.type === "award" && effect.points === points);

/** The points that an effect leaves; null where that is not a matter of points. */
export function leaves(effect: Effect, row: Row): string | null {
  switch (effect.type) {
    case "full":
      return "points";
    case "zero":
      return "0";
    case "award":
      return amount(effect.points, row);
    case "share":
      return `points*${hundredths(effect.of)}`;
    case "take":
      return `points-${effect.points}`;
    default:
      return null;
  }
}

export const hundredths = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

/** The only head of a line, where it is of this type. */
export function only<T extends Line["heads"][number]["type"]>(
  line: Line | undefined,
  type: T,
): Extract<Line["heads"][number], { type: T }> | null {
  const head = line?.heads[0];
  return line?.heads.length === 1 && head?.type === type
    ? (head as Extract<Line["heads"][number], { type: T }>)
    : null;
}

/** “未开展不得分”: what counts from nothing on says so anyway. */
export const saysNothing = ({ heads, effect }: Line): boolean =>
  effect.type === "zero" &&
  heads.length === 1 &&
  heads[0]!.type === "done" &&
  /^(?:[均都]?(?:无人?|没有|未)|不)(?:开展|举办|组织|建立|配备|参加|召开|发表|达到|有)*的?$/u.test(
    heads[0]!.text,
  );

/** A cap that the sentence states, else the row's points, else none. */
export function capOf({ cap }: Reading, row: Row): string | null {
  if (cap !== null) return amount(cap, row);
  return row.points === null ? null : "points";
}

/** The number at an end of a bound, where it is one. */
export function numberAt(edge: Bound["low"] | undefined): Quantity | null {
  return edge && "printed" in edge.at ? edge.at : null;
}

/** Whether part of a step can be left over: never where things are counted one by one. */
export const hasParts = ({ size }: Step): boolean => !(isCounted(size.unit) && size.printed === 1);

/** Asked of praise that nobody is said to judge. */
export const WHO_SCORES = "这一项由数据（是/否）计分，还是由人评判？";

export const STEP_QUESTION = "不满一步怎么算？";

/** Which of the answers to it counts a step begun. */
export const STEP_BEGUN = 1;

/** 口径 step: whole steps only, or the last one begun, or in proportion. */
export function stepQuestion(
  rules: readonly [full: string, started: string, linear: string],
  taken = 0,
): OpenQuestion {
  const labels = ["满一步才算", "不满一步按一步算", "按比例算"];
  return {
    id: "step",
    question: STEP_QUESTION,
    options: rules.map((rule, i) => ({ label: labels[i]!, rule })),
    default: taken,
  };
}
