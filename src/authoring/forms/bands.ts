/** “95%以上得10分，90%—95%得8分”: bands of one figure. */
import { isCounted, isShare } from "../../sentence/units";
import { hundredth } from "../../sentence/numbers";
import type { Line, Reading } from "../reading";
import type { Bound, Effect } from "../../sentence/statements";
import { Facts, boundName, core, written } from "../names";
import type { OpenQuestion } from "../types";
import { numberAt, only, saysNothing, type Form, type Row } from "./form";

interface Band {
  low: number;
  lowIn: boolean;
  high: number;
  highIn: boolean;
  points: number;
}

export const bands: Form = (reading, row) => {
  const { targets, products, parts, about } = reading;
  const lines = reading.lines.filter((line) => !saysNothing(line));
  if (targets.length + products.length + parts.length > 0 || lines.length < 2) return null;
  const bounds = lines.map((line) => complete(line) ?? only(line, "bound") ?? once(line));
  if (!bounds.every((bound) => bound !== null) || bounds.some(({ per }) => per)) return null;
  const unit = unitOf(bounds);
  const subject = subjectOf(bounds);
  if (unit === null || subject === null) return null;
  const taking = lines.some(({ effect }) => effect.type === "take");
  const read = lines.map((line, i) => bandOf(bounds[i]!, line.effect, taking, row));
  if (!read.every((band) => band !== null)) return null;
  const ladder = arrange(read, reading, taking, row, isCounted(unit));
  if (!ladder) return null;
  const facts = new Facts();
  const { name, supplied } = measured(bounds, subject, unit, about, facts);
  const made = printed(name, ladder, unit);
  const whole = (text: string) =>
    !taking || row.kind === "minus" ? text : `MAX(0,points-${text})`;
  return {
    rule: whole(made.rule),
    facts: facts.list,
    holds: ["otherwise", "cap", ...(taking ? (["floor"] as const) : [])],
    said: read.flatMap(({ high }) => printedEnd(high, ladder, unit)),
    open: made.other ? [boundQuestion(whole(made.rule), whole(made.other))] : [],
    supplied: [...supplied, ...unlike(read, taking, row), ...forNothing(ladder, taking)],
  };
};

/** “完成得满分” and “达到目标任务得满分” above “完成一半得5分”. */
function complete(line: Line): Bound | null {
  const done = only(line, "done");
  const low = only(line, "bound")?.low;
  const isWhole =
    (done !== null &&
      /^(?:年底前?|年内|全年)?(?:全部|全面|按期|按时|如期)*完成(?:任务|目标|目标任务|计划|指标)?$/u.test(
        done.text,
      )) ||
    (low?.included === true &&
      "named" in low.at &&
      /(?:任务|目标任务|计划)数?$/u.test(low.at.named));
  return isWhole
    ? {
        type: "bound",
        subject: only(line, "bound")?.subject ?? "",
        low: { at: { printed: 100, unit: "%" }, included: true },
      }
    : null;
}

/** “1次得1分” below “2次得3分”. */
function once(line: Line): Bound | null {
  const step = only(line, "step");
  if (!step || step.each || step.verb !== "" || step.size.printed !== 1) return null;
  const at = { at: step.size, included: true };
  return { type: "bound", subject: step.subject, low: at, high: at, exact: true };
}

function unitOf(bounds: readonly Bound[]): string | null {
  const units = bounds.flatMap(({ low, high }) =>
    [low, high].flatMap((edge) => (edge ? [numberAt(edge)?.unit ?? null] : [])),
  );
  return units.length > 0 && units.every((unit) => unit !== null && unit === units[0])
    ? units[0]!
    : null;
}

/** What all bands measure; null where they measure different things. */
function subjectOf(bounds: readonly Bound[]): string | null {
  const subjects = new Set(
    bounds
      .map(({ subject }) => core(subject))
      .filter((subject) => subject !== "" && !/^(?:比例|完成)$/u.test(subject)),
  );
  // “实名台账完整率≥95%…完整率<90%”: the second is the end of the first.
  const [longest, ...others] = [...subjects].sort((a, b) => b.length - a.length);
  return others.some((subject) => !longest!.endsWith(subject))
    ? null
    : (bounds.find(({ subject }) => core(subject) === longest)?.subject ?? "");
}

function measured(
  bounds: readonly Bound[],
  subject: string,
  unit: string,
  about: string,
  facts: Facts,
) {
  const isCompletion =
    isShare(unit) &&
    (/^完成/u.test(subject) ||
      bounds.some((bound) => bound.subject === "" && numberAt(bound.low)?.printed === 100)) &&
    !/率|比/u.test(subject + about);
  if (isCompletion) {
    const of = core(subject.replace(/^完成/u, "")) || "";
    const under = `${of.replace(/任务.*|计划.*/u, "")}任务数`;
    const done = facts.add(`${of.replace(/任务.*|计划.*/u, "")}完成数`, {
      type: "number",
      unit: null,
    });
    const task = facts.add(under, { type: "number", unit: null });
    return {
      name: `IF(${task}=0,0,${done}/${task})`,
      supplied: ["完成的比例由哪两个数据相除？"],
    };
  }
  const bound: Bound = { type: "bound", subject };
  return { name: facts.measured(boundName(bound, unit, about), unit), supplied: [] as string[] };
}

function bandOf(
  { low, high, exact }: Bound,
  effect: Effect,
  taking: boolean,
  row: Row,
): Band | null {
  const points = pointsOf(effect, taking, row);
  if (points === null) return null;
  const value = (edge: Bound["low"]) => {
    const at = numberAt(edge)!;
    return isShare(at.unit) ? hundredth(at.printed) : at.printed;
  };
  return {
    low: low ? value(low) : -Infinity,
    lowIn: low?.included ?? false,
    high: high && !exact ? value(high) : exact ? value(low) : Infinity,
    highIn: high?.included ?? false,
    points,
  };
}

/** What a band brings, or takes where the bands take. */
function pointsOf(effect: Effect, taking: boolean, { points }: Row): number | null {
  if (taking) {
    if (effect.type === "take") return effect.points;
    return effect.type === "full" ? 0 : effect.type === "zero" ? points : null;
  }
  if (effect.type === "award") return effect.points;
  if (effect.type === "zero") return 0;
  if (effect.type === "full") return points;
  return effect.type === "share" && points !== null
    ? Number((points * effect.of).toPrecision(12))
    : null;
}

/** Bands in rising order, the lowest from anything on; null where they leave a gap or claim the same twice. */
function arrange(
  read: readonly Band[],
  { otherwise }: Reading,
  taking: boolean,
  row: Row,
  whole: boolean,
): Band[] | null {
  const rising = [...read].sort((a, b) => a.low - b.low || a.high - b.high);
  const ladder = joinedUp(upwards(downwards(rising)), whole);
  if (!ladder) return null;
  const rest = otherwise ? pointsOf(otherwise.effect, taking, row) : null;
  if (otherwise && rest === null) return null;
  return closed(ladder, rest, taking);
}

/** “≥50%（14分）≥60%（16分）”: the furthest that is reached counts. */
const upwards = (rising: readonly Band[]): Band[] =>
  rising.map((band, i) => {
    const next = rising[i + 1];
    return band.high === Infinity && next ? { ...band, high: next.low, highIn: !next.lowIn } : band;
  });

/** “80%以下…60%以下…”: the same from below. */
const downwards = (rising: readonly Band[]): Band[] =>
  rising.map((band, i) => {
    const before = rising[i - 1];
    return band.low === -Infinity && before
      ? { ...band, low: before.high, lowIn: !before.highIn }
      : band;
  });

/** Neighbours touch, or leave the little room of “90%—94%” beside “95%以上”. */
function joinedUp(rising: readonly Band[], whole: boolean): Band[] | null {
  const joined: Band[] = [];
  for (const [i, band] of rising.entries()) {
    const next = rising[i + 1];
    if (!next) {
      // “3次得5分” as the most: from three on.
      joined.push(band.low === band.high ? { ...band, high: Infinity, highIn: false } : band);
      continue;
    }
    if (band.low === band.high && !whole) return null;
    const gap = next.low - band.high;
    const room = whole || band.high > 1 ? 1 : 0.01;
    if (gap < -1e-9 || gap > room + 1e-9) return null;
    if (Math.abs(gap) < 1e-9 && !band.highIn && !next.lowIn) return null;
    joined.push(gap > 1e-9 ? { ...band, high: next.low, highIn: false } : band);
  }
  return joined;
}

/** Below the lowest and above the highest: what the sentence says, else nothing. */
function closed(ladder: Band[], rest: number | null, taking: boolean): Band[] | null {
  const [first, last] = [ladder[0]!, ladder.at(-1)!];
  const under: Band[] =
    first.low === -Infinity
      ? []
      : [
          {
            low: -Infinity,
            lowIn: false,
            high: first.low,
            highIn: !first.lowIn,
            points: rest ?? 0,
          },
        ];
  if (last.high !== Infinity) {
    // Less is taken the higher it is: above, nothing.
    if (taking && rest === null && ladder.some(({ points }) => points < last.points)) return null;
    if (!taking && last.points >= (first.points ?? 0) && rest === null) {
      // The best band has an upper end: nobody does worse for doing more.
      return null;
    }
    return [
      ...under,
      ...ladder,
      { low: last.high, lowIn: !last.highIn, high: Infinity, highIn: false, points: rest ?? 0 },
    ];
  }
  return [...under, ...ladder];
}

/** The end of a band that runs on to where the next begins. */
function printedEnd(high: number, ladder: readonly Band[], unit: string): number[] {
  if (!Number.isFinite(high) || ladder.some((band) => band.high === high)) return [];
  return [isShare(unit) ? Number((high * 100).toPrecision(12)) : high];
}

interface Printed {
  rule: string;
  /** The rule in which a bound that two bands claim goes to the other one. */
  other?: string;
}

function printed(name: string, ladder: readonly Band[], unit: string): Printed {
  const shared = ladder.some(
    (band, i) => i > 0 && band.lowIn && ladder[i - 1]!.highIn && band.low === ladder[i - 1]!.high,
  );
  const rising = ladder.slice(1).every(({ lowIn }) => lowIn);
  const down = downChain(name, ladder, unit);
  if (!rising) return { rule: down };
  const [lowest, ...rest] = ladder;
  const listed = lowest!.points === 0 ? rest : ladder;
  const bounds = listed.map(({ low }) => (low === -Infinity ? 0 : low));
  const rule =
    bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!) && listed.length > 0
      ? `RUBRIC.BAND(${name},{${bounds.join(",")}},{${listed.map(({ points }) => points).join(",")}})`
      : down;
  return shared
    ? {
        rule,
        other: downChain(
          name,
          ladder.map((band, i) => ({
            ...band,
            lowIn: i > 0 && ladder[i - 1]!.highIn ? false : band.lowIn,
          })),
          unit,
        ),
      }
    : { rule };
}

/** From the top: IF(x>=95%,10,IF(x>90%,8,0)). */
function downChain(name: string, ladder: readonly Band[], unit: string): string {
  return [...ladder]
    .slice(1)
    .reduce(
      (rest, band) =>
        `IF(${name}${band.lowIn ? ">=" : ">"}${edgeOf(band.low, unit)},${band.points},${rest})`,
      String(ladder[0]!.points),
    );
}

const edgeOf = (value: number, unit: string) =>
  isShare(unit) ? written({ printed: Number((value * 100).toPrecision(12)), unit }) : String(value);

const boundQuestion = (higher: string, lower: string): OpenQuestion => ({
  id: "bound",
  question: "正好等于分界的数算哪一档？",
  options: [
    { label: "算上一档（以上含本数）", rule: higher },
    { label: "算下一档", rule: lower },
  ],
  default: 0,
});

/** “15条以下25分”: whoever has none at all is below, too. */
function forNothing([lowest]: readonly Band[], taking: boolean): string[] {
  return taking || lowest!.low !== -Infinity || lowest!.points === 0 || lowest!.high <= 0
    ? []
    : [`一点也没有（0）时，也得 ${lowest!.points} 分吗？`];
}

/** The best band and the row's points are the same, else something else is worth the rest. */
function unlike(read: readonly Band[], taking: boolean, { points, kind }: Row): string[] {
  const best = Math.max(...read.map((band) => band.points));
  if (taking || points === null || kind !== "scored" || best >= points) return [];
  return [`最高一档 ${best} 分，分值是 ${points} 分：其余的分怎么得？`];
}
