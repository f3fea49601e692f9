/** What a target measures, and against what: the fact, and the number or the named figure. */
import { isShare } from "../../sentence/units";
import type { Benchmark, Bound, Quantity, Step } from "../../sentence/statements";
import { isLastYear, isMean } from "../../sentence/statements/words";
import { boundName, core, written, type Facts } from "../names";
import type { OpenQuestion } from "../types";

export interface Measure {
  /** Name of the fact. */
  readonly fact: string;
  /** The target as the rule writes it. */
  readonly target: string;
  readonly unit: string;
  readonly open: (rule: (target: string) => string) => OpenQuestion[];
}

const none = () => [];

/** The fact of a bound with its one end; `unit` where a step says more than the bound. */
export function measureOf(
  bound: Bound,
  edge: NonNullable<Bound["low"]>,
  about: string,
  facts: Facts,
  unit = "",
): Measure | null {
  if (bound.per) return null;
  if ("printed" in edge.at) {
    const at: Quantity = edge.at;
    if (perPeriod(bound.subject)) return null;
    const fact = facts.measured(boundName(bound, at.unit, about), at.unit);
    return { fact, target: written(at), unit: at.unit, open: none };
  }
  const { named } = edge.at;
  // “之比达到要求，每缺1人”: persons are no share.
  if (!isShare(unit) && unit !== "" && /率|比例|占比|之比/u.test(bound.subject)) return null;
  // “每超5%” of a task that is no share: of what, nobody says.
  if (isShare(unit) && /任务|计划/u.test(named) && !/率|比/u.test(named + bound.subject))
    return null;
  const isNameless = core(bound.subject || about) === "" && named.includes("率");
  const name = isNameless
    ? core(named.replace(/率.*$/u, "率").replace(WHOLE, ""))
    : boundName(bound, unit, about);
  return against(name, edge.at, unit, facts);
}

/** “比全省平均每低1个百分点”: the step names its own target. */
export function measureOfStep(step: Step, about: string, facts: Facts): Measure | null {
  if (!step.against) return null;
  const words = step.subject || about.split(",").at(-1) || "";
  const bound: Bound = { type: "bound", subject: words };
  if ("printed" in step.against)
    return measureOf(bound, { at: step.against, included: true }, about, facts, step.size.unit);
  return against(boundName(bound, step.size.unit, about), step.against, step.size.unit, facts);
}

function against(name: string, { named }: Benchmark, unit: string, facts: Facts): Measure {
  const fact = facts.measured(name, unit);
  if (isLastYear(named)) return { fact, target: `last.${fact}`, unit, open: none };
  if (!isMean(named)) {
    const words = core(named);
    const own =
      /^(?:目标任务|目标值|目标|任务数|任务|指标值|指标|基准值|基准|标准|计划数|要求)$/u.test(words)
        ? fact + words
        : words;
    return { fact, target: facts.measured(own, unit), unit, open: none };
  }
  const mean = facts.measured(meanName(named, fact), unit);
  return {
    fact,
    target: mean,
    unit,
    open: (rule) => [
      {
        id: "mean",
        question: `${core(named)}怎么定？`,
        options: [
          { label: "由主管部门填写", rule: rule(mean) },
          { label: "各单位的平均", rule: rule(`AVERAGE(peers.${fact})`) },
        ],
        default: 0,
      },
    ],
  };
}

/** Whose figure it is compared with; the unit has its own of the same name. */
const WHOLE = /^(?:全省|全校|全市|全国|同类|院校|平均|目标|年度|规定|的)+/u;

const meanName = (named: string, fact: string) => {
  const words = core(named);
  return words.includes("率") ? words : `${words.replace(/(?:水平|值|数)$/u, "")}${fact}`;
};

/** “每个班不少于1次”: the target of a part, not of the whole. */
const perPeriod = (subject: string) => /每(?:周|个|位|名|人|班|所|场|次|专业)/u.test(subject);

/** Steps and targets are in the same unit, or both are shares. */
export const comparable = (a: string, b: string): boolean => a === b || (isShare(a) && isShare(b));
