/** “国家级加5分，省级加3分”: kinds with different points, each of them or the best one. */
import type { Reading } from "../reading";
import type { Kinds, Step } from "../../sentence/statements";
import { Facts, core } from "../names";
import { capOf, type Draft, type Form, type Row } from "./form";

interface Level {
  name: string;
  points: number;
}

export const levels: Form = (reading, row) => {
  const counted = countedBefore(reading);
  const read = levelsIn(reading);
  if (!read || counted === null || reading.products.length + reading.parts.length > 0) return null;
  if (counted) {
    read.each = true;
    read.unit ||= counted.size.unit;
    read.subject = counted.subject || counted.noun || read.subject;
  }
  if (row.kind === "minus") return null;
  const { found, unit, each, subject } = read;
  const names = found.map(({ name }) => name);
  if (found.length < 2 || new Set(names).size < names.length) return null;
  return reading.highest
    ? best(found, reading)
    : summed({ found, unit, each, subject }, reading, row);
};

/** “信息每采用1条，国家级计2分”: what the levels are of; null where something else is said before them. */
function countedBefore({ targets }: Reading): Step | undefined | null {
  const [target, ...more] = targets;
  if (!target) return undefined;
  const isCount = target.type === "step" && target.way === "event" && target.size.printed === 1;
  return isCount && more.length === 0 ? target : null;
}

interface Read {
  found: Level[];
  unit: string;
  each: boolean;
  subject: string;
}

function summed({ found, unit, each, subject }: Read, reading: Reading, row: Row): Draft {
  const facts = new Facts();
  const measure = unit || "项";
  const lines = found.map(({ name }) => name);
  const name = facts.add(
    `${core(subject || reading.about.split(",").at(-1) || "") || "各级"}${measure}数`,
    { type: "count", unit: measure, lines },
  );
  const cap = capOf(reading, row);
  const rule = `RUBRIC.BONUS(${name},{${found.map(({ points }) => points).join(";")}}${cap === null ? "" : `,${cap}`})`;
  if (each) return { rule, facts: facts.list, holds: ["cap"] };
  return {
    rule,
    facts: facts.list,
    holds: ["cap"],
    supplied: ["文中没有写“每”：多项时逐项相加，还是只计最高一项？"],
  };
}

/** Of several the highest: a count for each, and the best that is there. */
function best(found: Level[], { cap }: Reading): Draft | null {
  if (cap !== null) return null;
  const facts = new Facts();
  const terms = found.map(({ name, points }) => {
    const fact = facts.add(`${core(name)}项数`, { type: "count", unit: "项" });
    return `IF(${fact}>0,${points},0)`;
  });
  return { rule: `MAX(${terms.join(",")})`, facts: facts.list, holds: ["highest"] };
}

/** Lines of levels with an award each; a first “受国家表彰一次加3分” is one of them. */
function levelsIn({ lines }: Reading): Read | null {
  const read: Read = { found: [], unit: "", each: false, subject: "" };
  for (const { heads, effect } of lines) {
    const head = heads.length === 1 ? heads[0]! : null;
    const isKinds = head?.type === "kinds" && head.of === "level";
    const isStep =
      head?.type === "step" &&
      head.way === "event" &&
      head.size.printed === 1 &&
      /国|省|市|校|部|级|奖/u.test(head.subject + head.noun);
    if (!head || !(isKinds || isStep)) return null;
    const names = isKinds
      ? (head as Kinds).names
      : [core((head as { noun: string }).noun || (head as { subject: string }).subject)];
    const points = pointsFor(names.length, effect);
    if (!points) return null;
    names.forEach((name, i) => read.found.push({ name, points: points[i]! }));
    read.each ||= head.type === "step" || (head as Kinds).each;
    read.unit ||= head.type === "step" ? head.size.unit : (head as Kinds).unit;
    if (isKinds) read.subject ||= (head as Kinds).subject;
  }
  return lines.some(({ heads }) => heads[0]!.type === "kinds") ? read : null;
}

function pointsFor(count: number, effect: Reading["lines"][number]["effect"]): number[] | null {
  if (effect.type === "awards" && effect.way === "add")
    return effect.points.length === count ? [...effect.points] : null;
  return effect.type === "award" ? Array.from({ length: count }, () => effect.points) : null;
}
