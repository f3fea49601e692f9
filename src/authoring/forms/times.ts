/** “投诉1次扣1分，2次扣3分，3次以上不得分”: more than each time by itself. */
import { isCounted } from "../../sentence/units";
import { Facts, core } from "../names";
import type { Line } from "../reading";
import { numberAt, type Form, type Row } from "./form";

export const times: Form = (reading, row) => {
  const { lines, targets, products, parts, otherwise, about } = reading;
  if (row.kind !== "scored" || row.points === null || lines.length < 3 || otherwise) return null;
  if (targets.length + products.length + parts.length > 0) return null;
  const read = lines.map((line, at) => countOf(line, at, row));
  if (!read.every((each) => each !== null)) return null;
  const units = new Set(read.map(({ unit }) => unit));
  const rises = read.every(({ count, left }, at) =>
    at === 0 ? count === 1 : count === read[at - 1]!.count + 1 && left < read[at - 1]!.left,
  );
  if (units.size > 1 || !rises || !read.at(-1)!.isOpen) return null;
  const [unit] = units;
  const facts = new Facts();
  const name = facts.measured(`${core(read[0]!.words || about) || "发生"}${unit}数`, unit!);
  const bands = `{${read.map(({ count }) => count).join(",")}},{${read.map(({ taken }) => taken).join(",")}}`;
  return {
    rule: `points-RUBRIC.BAND(${name},${bands})`,
    facts: facts.list,
    holds: ["floor"],
  };
};

interface Count {
  count: number;
  unit: string;
  left: number;
  taken: number;
  words: string;
  /** And any number above it. */
  isOpen: boolean;
}

function countOf({ heads, effect }: Line, at: number, { points }: Row): Count | null {
  const [head] = heads;
  if (heads.length !== 1 || (effect.type !== "take" && effect.type !== "zero")) return null;
  const taken = effect.type === "take" ? effect.points : points!;
  const left = Number((points! - taken).toPrecision(12));
  if (left < 0) return null;
  if (at === 0 && head?.type === "step" && head.way === "event" && !head.each) {
    const { printed, unit } = head.size;
    const words = `${head.subject}${head.verb}${head.noun}`;
    return printed === 1 && isCounted(unit)
      ? { count: 1, unit, left, taken, words, isOpen: false }
      : null;
  }
  if (head?.type !== "bound" || head.per || head.subject !== "" || !head.low) return null;
  const low = numberAt(head.low);
  if (!low || !head.low.included || (head.high && !head.exact) || !isCounted(low.unit)) return null;
  return { count: low.printed, unit: low.unit, left, taken, words: "", isOpen: !head.exact };
}
