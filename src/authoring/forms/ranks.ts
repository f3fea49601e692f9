/** “排名前3名得5分，第4—6名得3分”: places among the units that are compared. */
import { Facts, core } from "../names";
import type { Line, Reading } from "../reading";
import { shareUnit } from "./relative";
import type { Rank } from "../../sentence/statements";
import { amount, isFull, leaves, only, type Draft, type Form, type Row } from "./form";

export const ranks: Form = (reading, row) => {
  const { lines, targets, products, parts, otherwise } = reading;
  if (targets.length + products.length + parts.length > 0 || lines.length === 0) return null;
  const falling = eachPlaceLess(reading, row);
  if (falling) return falling;
  const places = lines.flatMap(eachPlace).map((line) => {
    const rank = only(line, "rank");
    const points = worth(line, row);
    return rank && points !== null ? { ...rank, points } : null;
  });
  if (!places.every((place) => place !== null)) return null;
  // Each place begins where the one before ends.
  const step = places[0]!.of === "share" ? 0 : 1;
  const follows = places.every(
    ({ from, to }, i) => to >= from && (from === (places[i - 1]?.to ?? 0) + step || from === 1),
  );
  const rises = places.every(({ to }, i) => i === 0 || to > places[i - 1]!.to);
  const rest = otherwise ? leaves(otherwise.effect, row) : withoutPlace(row, lines);
  const of = places[0]!.of;
  if (!follows || !rises || rest === null || places.some((each) => each.of !== of)) return null;
  const facts = new Facts();
  const { words, isNamed } = ranked(reading);
  const name = facts.measured(words, shareUnit(words));
  const rule = places.reduceRight(
    (other, place) => `IF(${isWithin(name, place)},${place.points},${other})`,
    rest,
  );
  return {
    rule,
    facts: facts.list,
    holds: ["otherwise"],
    supplied: isNamed ? [] : [BY_WHICH],
  };
};

/** “第1名得10分，每下降1名减0.5分”. */
function eachPlaceLess(reading: Reading, row: Row): Draft | null {
  const [first, second, ...more] = reading.lines;
  const [top, step] = [only(first, "rank"), only(second, "step")];
  if (more.length > 0 || reading.otherwise || row.kind !== "scored" || !top || !step) return null;
  const isPlace =
    step.size.unit === "名" || (step.size.unit === "个" && /名次|位次/u.test(step.noun));
  if (top.to !== 1 || top.of || !isPlace || step.way !== "less" || step.size.printed !== 1)
    return null;
  if (second!.effect.type !== "take" || !isFull(first!.effect, row) || reading.floor) return null;
  const facts = new Facts();
  const { words, isNamed } = ranked(reading);
  const name = facts.measured(words, shareUnit(words));
  const per = second!.effect.points === 1 ? "" : `${second!.effect.points}*`;
  return {
    rule: `MAX(0,points-${per}(RUBRIC.RANK(${name},peers.${name})-1))`,
    facts: facts.list,
    holds: ["floor"],
    supplied: isNamed ? [] : [BY_WHICH],
  };
}

const BY_WHICH = "按哪个数据排名？";

/** What a place brings; of a minus what it takes. */
function worth({ effect }: Line, row: Row): string | null {
  if (effect.type !== "take") return row.kind === "minus" ? null : leaves(effect, row);
  return row.kind === "minus" ? amount(effect.points, row) : leaves(effect, row);
}

/** Where only what some places lose is said, all others have everything. */
const withoutPlace = ({ kind }: Row, lines: readonly Line[]): string =>
  kind === "scored" && lines.every(({ effect }) => effect.type === "take") ? "points" : "0";

/** Of those that share the lowest figures all are last. */
function isWithin(name: string, { of, to }: Pick<Rank, "of" | "to">): string {
  if (of === "last") return `${name}<=SMALL(peers.${name},${to})`;
  const rank = `RUBRIC.RANK(${name},peers.${name})`;
  return of === "share" ? `${rank}<=${to}%*COUNT(peers.${name})` : `${rank}<=${to}`;
}

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
  // “根据省厅通报名次计分”: whose ranking, not what is ranked.
  if (subject === "" && /^(?:根据|依据|按照?)/u.test(about)) return UNNAMED;
  const words = core(
    (subject || about.split(",").at(-1) || "").replace(
      /(?:在|按|由高到低|从高到低|排名|排序|进行|全校|全省|全市|各学院|中)/gu,
      "",
    ),
  );
  const isNamed = words.length > 1 && words.length <= 12 && !/^(?:综合|总体|整体)/u.test(words);
  return isNamed ? { words, isNamed } : UNNAMED;
}

const UNNAMED = { words: "排名依据", isNamed: false };
