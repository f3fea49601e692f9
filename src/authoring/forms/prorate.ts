/** “按完成比例计分”, “完成数÷任务数×分值”, “超过10%按比例扣分”: points in proportion. */
import type { Line, Reading } from "../reading";
import type { Bound } from "../../sentence/statements";
import { Facts, core } from "../names";
import type { OpenQuestion } from "../types";
import { amount, isFull, only, type Draft, type Form, type Row } from "./form";
import { measureOf } from "./measure";

export const prorate: Form = (reading, row) => {
  if (row.kind === "minus" || reading.targets.length + reading.parts.length > 0) return null;
  return (
    product(reading, row) ??
    completion(reading) ??
    exceeding(reading, row) ??
    below(reading, row) ??
    above(reading, row)
  );
};

/** “超过全省平均水平，按比例加分”. */
function exceeding({ lines, otherwise, about, cap }: Reading, row: Row): Draft | null {
  const [line] = lines;
  const bound = only(line, "bound");
  if (
    !line ||
    lines.length > 1 ||
    otherwise ||
    !bound?.low ||
    bound.exact ||
    line.effect.type !== "ratio" ||
    line.effect.way !== "add"
  )
    return null;
  const facts = new Facts();
  const measure = measureOf(bound, bound.low, about, facts, "%");
  const most = cap ?? row.points;
  if (!measure || most === null) return null;
  const rule = (reading: string, at = measure.target) =>
    `RUBRIC.EXCESS(${measure.fact},${at},${amount(most, row)}${reading})`;
  return {
    rule: rule(""),
    facts: facts.list,
    holds: ["cap"],
    open: [
      ratioQuestion([
        ["每高一个百分点加 1 分", rule("")],
        ["按高出的部分占余下部分之比", rule(',"relative"')],
      ]),
      ...measure.open((at) => rule("", at)),
    ],
    supplied: ["“按比例加分”怎么算？"],
  };
}

/** The sentence prints the division itself. */
function product({ lines, products, otherwise, cap }: Reading, row: Row): Draft | null {
  if (products.length !== 1 || otherwise) return null;
  if (lines.length > 1 || (lines.length === 1 && !isFull(lines[0]!.effect, row))) return null;
  const { over, under } = products[0]!;
  if (/最|平均|第/u.test(over + (under ?? ""))) return null;
  const facts = new Facts();
  // “超过40分按40分计”: the function ends at the points anyway.
  const holds: Draft["holds"] = cap !== null && cap === row.points ? ["cap"] : [];
  if (under === null)
    return {
      rule: `RUBRIC.PRORATE(points,${facts.measured(core(over), "%")},100%)`,
      facts: facts.list,
      holds,
    };
  const name = facts.measured(core(over), "");
  const whole = /^\d+$/u.test(under) ? under : facts.measured(core(under), "");
  return { rule: `RUBRIC.PRORATE(points,${name},${whole})`, facts: facts.list, holds };
}

/** “按完成比例计分”: of what is done and what was to be done. */
function completion({ lines, products, otherwise, about }: Reading): Draft | null {
  const done = only(lines[0], "done");
  if (
    products.length > 0 ||
    lines.length !== 1 ||
    otherwise ||
    !done ||
    lines[0]!.effect.type !== "ratio"
  )
    return null;
  if (lines[0]!.effect.way !== "get") return null;
  return divided(`${done.text}${about}`);
}

function divided(words: string): Draft {
  const facts = new Facts();
  const of = core(words.replace(/完成|任务|目标|情况|计划/gu, "")).slice(-8);
  const [done, task] = [facts.measured(`${of}完成数`, ""), facts.measured(`${of}任务数`, "")];
  return {
    rule: `RUBRIC.PRORATE(points,${done},${task})`,
    facts: facts.list,
    holds: ["otherwise"],
    supplied: ["完成的比例由哪两个数据相除？"],
  };
}

/** “达到90%得满分，未达到的按比例得分”. */
function below({ lines, otherwise, about }: Reading, row: Row): Draft | null {
  const [first, second] = lines;
  const rest = otherwise?.effect ?? second?.effect;
  if (!first || rest?.type !== "ratio" || rest.way === "add" || !isFull(first.effect, row))
    return null;
  if ((otherwise && second) || lines.length > 2) return null;
  const done = only(first, "done");
  if (done && /^(?:全部|全面|按期|按时)?完成/u.test(done.text)) return divided(done.text);
  const bound = only(first, "bound");
  if (!bound?.low || bound.exact || !(otherwise || isOther(second, "low"))) return null;
  if (core(bound.subject) === "" && "named" in bound.low.at && !/率/u.test(bound.low.at.named))
    return divided("");
  const facts = new Facts();
  const measure = measureOf(bound, bound.low, about, facts, unitOf(bound));
  if (!measure) return null;
  const rule = (reading: string) =>
    `RUBRIC.PRORATE(points,${measure.fact},${measure.target}${reading})`;
  const get = rest.way === "get";
  return {
    rule: rule(""),
    facts: facts.list,
    holds: ["otherwise"],
    open: get
      ? []
      : [
          ratioQuestion([
            ["按完成率", rule("")],
            ["每低一个百分点扣 1 分", rule(',"per-point"')],
            ["按低的百分比扣", rule(',"share"')],
          ]),
        ],
    supplied: get ? [] : ["“按比例扣分”怎么算？"],
  };
}

/** “不高于10%得5分，超过10%按比例扣分”. */
function above({ lines, about, otherwise }: Reading, row: Row): Draft | null {
  const [first, second] = lines;
  const rest = otherwise?.effect ?? second?.effect;
  const bound = only(first, "bound");
  if (
    !first ||
    !bound?.high ||
    bound.low ||
    rest?.type !== "ratio" ||
    rest.way !== "take" ||
    !isFull(first.effect, row)
  )
    return null;
  if ((otherwise && second) || lines.length > 2 || !(otherwise || isOther(second, "high")))
    return null;
  const facts = new Facts();
  const measure = measureOf(bound, bound.high, about, facts, unitOf(bound));
  if (!measure) return null;
  const rule = (reading: string) =>
    `RUBRIC.OVERRUN(points,${measure.fact},${measure.target}${reading})`;
  return {
    rule: rule(""),
    facts: facts.list,
    holds: ["otherwise"],
    open: [
      ratioQuestion([
        ["按上限与实际之比", rule("")],
        ["每超一个百分点扣 1 分", rule(',"per-point"')],
        ["按超出的比例扣", rule(',"excess"')],
      ]),
    ],
    supplied: ["“按比例扣分”怎么算？"],
  };
}

/** A target that is named has the unit of what is measured: 率 is a share. */
const unitOf = ({ subject, low, high }: Bound) =>
  "named" in (low ?? high)!.at &&
  /率/u.test(subject + ((low ?? high)!.at as { named: string }).named)
    ? "%"
    : "";

const isOther = (line: Line | undefined, side: "low" | "high") => {
  const bound = only(line, "bound");
  return side === "low"
    ? bound?.high !== undefined && !bound.low
    : bound?.low !== undefined && !bound.high;
};

const ratioQuestion = (options: readonly (readonly [string, string])[]): OpenQuestion => ({
  id: "ratio",
  question: "按比例怎么算？",
  options: options.map(([label, rule]) => ({ label, rule })),
  default: 0,
});
