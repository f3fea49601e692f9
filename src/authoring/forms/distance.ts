/** “比下达任务低5%以内扣2分，低5%—10%扣4分”: bands of how far something falls short of its target. */
import { core, Facts, written } from "../names";
import { BENCHMARK } from "../../sentence/statements/words";
import type { Line } from "../reading";
import { numberAt, only, type Form } from "./form";

const BELOW = new RegExp(
  `(?:比|较|与)?(?<of>[\\p{Script=Han}]{0,8}?${BENCHMARK})(?:相比)?(?:低|少|差)`,
  "u",
);

export const distance: Form = ({ lines, targets, products, parts, otherwise, about }, row) => {
  if (row.kind !== "scored" || targets.length + products.length + parts.length > 0 || otherwise)
    return null;
  const of = BELOW.exec(
    lines.map(({ heads }) => (heads[0]?.type === "bound" ? heads[0].subject : "")).join(),
  )?.groups?.["of"];
  if (of === undefined) return null;
  const bands = lines.map(bandOf);
  if (!bands.every((band) => band !== null)) return null;
  const rising = [...bands].sort((a, b) => a.from - b.from);
  // From nothing on, each up to where the next begins.
  if (
    !rising.every(({ from }, i) => from === (i === 0 ? 0 : rising[i - 1]!.to)) ||
    rising.at(-1)!.to !== Infinity
  )
    return null;
  const facts = new Facts();
  const subject = core(about.split(",").at(-1) ?? "");
  const done = facts.add(`${subject}完成数`, { type: "number", unit: null });
  const task = facts.add(
    `${subject}${core(of)
      .replace(/^(?:下达|规定|目标)/u, "")
      .replace(/数$/u, "")}数`,
    { type: "number", unit: null },
  );
  // Against a share of the task, not divided by it: a task may be 0.
  const short = `${task}-${done}`;
  const last = String(rising.at(-1)!.taken);
  const chain = rising
    .slice(0, -1)
    .reduceRight(
      (rest, { to, isIn, taken }) =>
        `IF(${short}${isIn ? "<=" : "<"}${written({ printed: to, unit: "%" })}*${task},${taken},${rest})`,
      last,
    );
  return {
    rule: `MAX(0,points-IF(${done}>=${task},0,${chain}))`,
    facts: facts.list,
    samples: { [done]: 93, [task]: 100 },
    holds: ["floor"],
    supplied: ["完成数和任务数是哪两个数据？"],
  };
};

interface Band {
  from: number;
  to: number;
  isIn: boolean;
  taken: number;
}

function bandOf(line: Line): Band | null {
  const bound = only(line, "bound");
  if (!bound || line.effect.type !== "take") return null;
  const [low, high] = [numberAt(bound.low), numberAt(bound.high)];
  if ((low ?? high)?.unit !== "%" || bound.exact) return null;
  return {
    from: low?.printed ?? 0,
    to: high?.printed ?? Infinity,
    isIn: bound.high?.included ?? false,
    taken: line.effect.points,
  };
}
