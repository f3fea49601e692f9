/** “排名前3名得5分，第4—6名得3分”: places among the units that are compared. */
import { Facts, core } from "../names";
import type { Line, Reading } from "../reading";
import { shareUnit } from "./relative";
import { leaves, only, type Form } from "./form";

export const ranks: Form = (reading, row) => {
  const { lines, targets, products, parts, otherwise } = reading;
  if (
    targets.length + products.length + parts.length > 0 ||
    lines.length === 0 ||
    row.kind === "minus"
  )
    return null;
  const places = lines.flatMap(eachPlace).map((line) => {
    const rank = only(line, "rank");
    const points = leaves(line.effect, row);
    return rank && points !== null && line.effect.type !== "take" ? { ...rank, points } : null;
  });
  if (!places.every((place) => place !== null)) return null;
  // Each place begins where the one before ends.
  const follows = places.every(
    ({ from, to }, i) => to >= from && (from === (places[i - 1]?.to ?? 0) + 1 || from === 1),
  );
  const rises = places.every(({ to }, i) => i === 0 || to > places[i - 1]!.to);
  const rest = otherwise ? leaves(otherwise.effect, row) : "0";
  if (!follows || !rises || rest === null) return null;
  const facts = new Facts();
  const { words, isNamed } = ranked(reading);
  const name = facts.measured(words, shareUnit(words));
  const rank = `RUBRIC.RANK(${name},peers.${name})`;
  const rule = places.reduceRight(
    (other, { to, points }) => `IF(${rank}<=${to},${points},${other})`,
    rest,
  );
  return {
    rule,
    facts: facts.list,
    holds: ["otherwise"],
    supplied: isNamed ? [] : ["按哪个数据排名？"],
  };
};

/** “排名前三的分别加3分、2分、1分”: a place each. */
function eachPlace(line: Line): Line[] {
  const rank = only(line, "rank");
  const { effect } = line;
  if (!rank || effect.type !== "awards" || effect.way !== "add") return [line];
  if (effect.points.length !== rank.to - rank.from + 1) return [line];
  return effect.points.map((points, at) => ({
    ...line,
    heads: [{ ...rank, from: rank.from + at, to: rank.from + at }],
    effect: { type: "award", points },
  }));
}

function ranked({ lines, about }: Reading): { words: string; isNamed: boolean } {
  const subject = only(lines[0], "rank")?.subject ?? "";
  const words = core(
    (subject || about.split(",").at(-1) || "").replace(
      /(?:在|按|由高到低|从高到低|排名|排序|进行|全校|全省|全市|各学院|中)/gu,
      "",
    ),
  );
  const isNamed = words.length > 1 && words.length <= 12;
  return { words: isNamed ? words : "排名依据", isNamed };
}
