/** “每低1个百分点扣1分，低于80%不得分”: another rule, and a bound or an event that leaves nothing of it. */
import { isShare } from "../../sentence/units";
import { core, Facts, written } from "../names";
import type { Line } from "../reading";
import type { ProposedFact } from "../types";
import { isFault } from "./flags";
import { numberAt, only, saysNothing, type Form } from "./form";

/** @param others the forms that may say the rest */
export const cutOff =
  (others: Form): Form =>
  (reading, row) => {
    if (row.kind !== "scored" || reading.lines.length + reading.targets.length < 2) return null;
    const zero = reading.lines.filter(
      (line) => line.effect.type === "zero" && line.heads.length === 1 && !saysNothing(line),
    );
    if (zero.length !== 1) return null;
    const rest = others(
      { ...reading, lines: reading.lines.filter((line) => line !== zero[0]) },
      row,
    );
    if (!rest || !/扣|RUBRIC\.|-/u.test(rest.rule)) return null;
    const lost = conditionOf(zero[0]!, rest.facts);
    if (!lost) return null;
    const cut = (rule: string) => `IF(${lost.test},0,${rule})`;
    return {
      ...rest,
      rule: cut(rest.rule),
      facts: [...lost.facts, ...rest.facts],
      samples: { ...rest.samples, ...lost.samples },
      open: (rest.open ?? []).map((question) => ({
        ...question,
        options: question.options.map((option) => ({ ...option, rule: cut(option.rule) })),
      })),
    };
  };

interface Lost {
  test: string;
  /** Before those of the rest, as the rule names them. */
  facts: readonly ProposedFact[];
  samples?: Readonly<Record<string, false>>;
}

function conditionOf(line: Line, facts: readonly ProposedFact[]): Lost | null {
  const done = only(line, "done");
  if (done) {
    if (!isFault(done.text)) return null;
    const own = new Facts();
    const name = own.flag(done.text);
    if (facts.some((fact) => fact.name === name)) return null;
    return { test: `RUBRIC.VETO(${name})`, facts: own.list, samples: { [name]: false } };
  }
  const bound = only(line, "bound");
  const edge = bound?.low ?? bound?.high;
  const at = numberAt(edge);
  if (!bound || !at || bound.per || bound.exact || (bound.low && bound.high)) return null;
  const unit = isShare(at.unit) ? "%" : at.unit;
  const [fact, ...more] = facts.filter((each) => each.unit === unit && !each.lines);
  const subject = core(bound.subject);
  // It is the figure of the rest, by its own words or by saying none.
  if (!fact || more.length > 0 || facts.length > 1) return null;
  if (
    subject !== "" &&
    !/^(?:累计|合计|总计|达|出现|发生|发现|存在)/u.test(subject) &&
    !fact.name.includes(subject)
  )
    return null;
  const sign = bound.low ? (edge!.included ? ">=" : ">") : edge!.included ? "<=" : "<";
  return { test: `${fact.name}${sign}${written(at)}`, facts: [] };
}
