/** “排名第1得满分，其他＝本校÷最高×分值，不足100家得0分”: points relative to the best of all units. */
import type { Bound } from "../../sentence/statements";
import { Facts, boundName, core, written } from "../names";
import type { Line, Reading } from "../reading";
import { isFull, numberAt, only, type Draft, type Form, type Row } from "./form";

const HIGHEST = /最高|最大|最多|第1名/u;
const OWN = /^(?:本校|本院|本学院|本单位|该校|该单位|学院|各单位|各校|各学院)(?:的)?/u;

export const relative: Form = (reading, row) => {
  if (reading.best) return toBest(reading, row);
  const { lines, products, targets, parts, otherwise } = reading;
  if (products.length !== 1 || !HIGHEST.test(products[0]!.under ?? "") || row.kind === "minus")
    return null;
  if (targets.length + parts.length > 0 || otherwise) return null;
  const rest = lines.filter((line) => !isBest(line, row));
  const bounds = rest.map(tooLittle);
  if (lines.length - rest.length > 1 || bounds.length > 1 || bounds.includes(null)) return null;
  const facts = new Facts();
  const { name, isNamed } = compared(reading, bounds[0] ?? null, facts);
  const share = `points*${name}/MAX(peers.${name})`;
  const bound = bounds[0];
  const rule = bound
    ? `IF(${name}${bound.high!.included ? "<=" : "<"}${written(numberAt(bound.high)!)},0,${share})`
    : share;
  return { rule, facts: facts.list, holds: [], supplied: isNamed ? [] : ["比较的是哪个数据？"] };
};

/** “以最高者为满分，其他按比例计分”. */
function toBest(reading: Reading, row: Row): Draft | null {
  const { best, lines, products, targets, parts, otherwise, about, cap, floor } = reading;
  if (lines.length + products.length + targets.length + parts.length > 0 || cap || floor)
    return null;
  if (otherwise?.effect.type !== "ratio" || otherwise.effect.way !== "get") return null;
  if (row.kind === "minus" || (best!.points !== null && best!.points !== row.points)) return null;
  const facts = new Facts();
  const words = core(best!.subject.replace(ALL, "") || (about.split(",").at(-1) ?? ""));
  const name = facts.measured(words || "比较的数", shareUnit(words));
  return {
    rule: `points*${name}/MAX(peers.${name})`,
    facts: facts.list,
    holds: ["best", "otherwise"],
    supplied: words === "" ? ["比较的是哪个数据？"] : [],
  };
}

/** A rate is a share; of anything else the unit is not said. */
export const shareUnit = (words: string): string => (/(?:率|比例|占比)$/u.test(words) ? "%" : "");

const ALL = /^(?:全校|全省|全市|各学院|各单位|各校|同类)(?:中|的)?/u;

/** The best one has the full points anyway. */
function isBest(line: Line, row: Row): boolean {
  const rank = only(line, "rank");
  return rank !== null && rank.from === 1 && rank.to === 1 && isFull(line.effect, row);
}

function tooLittle(line: Line): Bound | null {
  const bound = only(line, "bound");
  return bound?.high && !bound.low && numberAt(bound.high) && line.effect.type === "zero"
    ? bound
    : null;
}

function compared({ products, about }: Reading, bound: Bound | null, facts: Facts) {
  const own = core(products[0]!.over.replace(OWN, ""));
  const unit = numberAt(bound?.high)?.unit ?? "";
  if (bound) return { name: facts.measured(boundName(bound, unit, about), unit), isNamed: true };
  const name = own || core(about.split(",").at(-1) ?? "");
  return { name: facts.measured(name || "数量", shareUnit(name)), isNamed: own !== "" };
}
