/** “师生比不低于1:500得5分，不低于1:800得3分”: two figures against each other. */
import { ratioNames } from "../../sentence/statements/ratios";
import type { Ratio } from "../../sentence/statements";
import { core, Facts } from "../names";
import type { Line, Reading } from "../reading";
import { amount, isFull, leaves, only, type Form, type Row } from "./form";

interface Step extends Ratio {
  points: string;
}

export const ratios: Form = (reading, row) => {
  const { products, parts, otherwise } = reading;
  if (row.kind === "minus" || products.length + parts.length > 0) return null;
  const rest = otherwise ? leaves(otherwise.effect, row) : "0";
  const steps = stepsIn(reading, row);
  if (!steps || rest === null) return null;
  const said = reading.lines.map((line) => only(line, "ratio")?.subject ?? "");
  const words =
    [steps[0]!.subject, ...said].find((each) => each !== "") ?? reading.about.split(",").at(-1)!;
  const named = ratioNames(words);
  const facts = new Facts();
  const [first, second] = (named ?? [`${core(words)}前项`, `${core(words)}后项`]).map((name) =>
    facts.measured(COUNTED.test(name) ? name : `${core(name)}数`, ""),
  );
  const times = (name: string, by: number) => (by === 1 ? name : `${by}*${name}`);
  const rule = steps.reduceRight(
    (other, { first: left, second: right, points }) =>
      `IF(${times(first!, right)}>=${times(second!, left)},${points},${other})`,
    rest,
  );
  return {
    rule,
    facts: facts.list,
    samples: { [first!]: steps[0]!.first, [second!]: steps[0]!.second },
    holds: ["otherwise"],
    supplied: [...(named ? [] : ["比的前项和后项是哪两个数据？"]), ...unreached(reading, row)],
  };
};

/** What needs no word for what is counted. */
const COUNTED = /(?:数|次|额|项)$/u;

/** Where the best of the steps brings less than the row has. */
function unreached({ lines }: Reading, row: Row): string[] {
  if (row.kind !== "scored" || lines.length === 0) return [];
  if (lines.some(({ effect }) => isFull(effect, row))) return [];
  const given = lines.flatMap(({ effect }) => (effect.type === "award" ? [effect.points] : []));
  return [`最高一档 ${Math.max(...given)} 分，分值是 ${row.points} 分：其余的分怎么得？`];
}

/** From the highest on; a last one that says what is below them brings nothing. */
function stepsIn({ lines, targets, otherwise }: Reading, row: Row): Step[] | null {
  const [target, ...more] = targets;
  if (target)
    return target.type === "ratio" &&
      target.side === "least" &&
      otherwise &&
      more.length + lines.length === 0
      ? [{ ...target, points: "points" }]
      : null;
  const read = lines.map((line) => stepOf(line, row));
  if (read.length === 0 || !read.every((each) => each !== null)) return null;
  const least = read.filter(({ side }) => side === "least").sort((a, b) => shareOf(b) - shareOf(a));
  const under = read.filter(({ side }) => side === "under");
  const falls = least.every((each, at) => at === 0 || shareOf(each) < shareOf(least[at - 1]!));
  const [below, ...others] = under;
  const isComplement =
    !below || (shareOf(below) === shareOf(least.at(-1) ?? below) && below.points === "0");
  return least.length > 0 && falls && isComplement && others.length === 0 ? least : null;
}

function stepOf(line: Line, row: Row): Step | null {
  const ratio = only(line, "ratio");
  const { effect } = line;
  if (!ratio) return null;
  if (effect.type === "award") return { ...ratio, points: amount(effect.points, row) };
  const points = effect.type === "take" ? null : leaves(effect, row);
  return points === null ? null : { ...ratio, points };
}

const shareOf = ({ first, second }: Ratio) => first / second;
