/** “80%—90%每低1个百分点扣0.5分，80%以下每低1个百分点扣1分”: each stretch below a target at its own rate. */
import { isShare } from "../../sentence/units";
import type { Bound, Quantity, Step } from "../../sentence/statements";
import { readBound } from "../../sentence/statements/bounds";
import { Facts, boundName, written } from "../names";
import type { Line, Reading } from "../reading";
import { isFull, numberAt, only, type Form, type Row } from "./form";

interface Stretch {
  from: Quantity | null;
  to: Quantity;
  subject: string;
  size: Quantity;
  per: number;
}

export const stretches: Form = (reading, row) => {
  const { products, parts, otherwise, targets, about } = reading;
  if (row.kind !== "scored" || products.length + parts.length + targets.length > 0 || otherwise)
    return null;
  const falling = fallingIn(reading, row);
  if (!falling || reading.floor) return null;
  const [top] = falling;
  const subject = [reading.lines[0]!, ...reading.lines]
    .map((line) => only(line, "bound")?.subject ?? "")
    .concat(falling.map((each) => each.subject))
    .find((words) => words !== "");
  const bound: Bound = { type: "bound", subject: subject ?? "" };
  const facts = new Facts();
  const name = facts.measured(boundName(bound, top!.to.unit, about), top!.to.unit);
  const term = (short: string, { size, per }: Stretch) =>
    `-${per === 1 ? "" : `${per}*`}INT(ROUND(${short}/${written(size)},9))`;
  const own = falling.map((each) => term(lengthOf(name, each), each)).join("");
  const lower = falling.reduceRight(
    (rest, each, at) =>
      at === falling.length - 1
        ? term(`(${written(top!.to)}-${name})`, each)
        : `IF(${name}>=${written(each.from!)},${term(`MAX(0,${written(top!.to)}-${name})`, each)},${rest})`,
    "",
  );
  const rules = [`MAX(0,points${own})`, `MAX(0,points+${lower})`] as const;
  return {
    rule: rules[0],
    facts: facts.list,
    samples: sampleOf(name, falling),
    holds: ["floor"],
    open: [
      {
        id: "stretch",
        question: "跌到下一段时，上一段怎么扣？",
        options: [
          { label: "各段按各段的标准扣", rule: rules[0] },
          { label: "全部按所在段的标准扣", rule: rules[1] },
        ],
        default: 0,
      },
    ],
  };
};

/** How much of a stretch is missing. */
function lengthOf(name: string, { from, to }: Stretch): string {
  return from === null
    ? `MAX(0,${written(to)}-${name})`
    : `(${written(to)}-MIN(${written(to)},MAX(${written(from)},${name})))`;
}

/** From the highest on, each beginning where the one above ends; a first line may say what is full. */
function fallingIn({ lines }: Reading, row: Row): Stretch[] | null {
  const full = only(lines[0], "bound");
  const isTop = full !== null && isFull(lines[0]!.effect, row);
  const read = (isTop ? lines.slice(1) : lines).map(stretchOf);
  if (read.length < 2 || !read.every((each) => each !== null)) return null;
  const falling = [...read].sort((a, b) => b.to.printed - a.to.printed);
  const at = isTop ? numberAt(full.low) : falling[0]!.to;
  if (at?.printed !== falling[0]!.to.printed) return null;
  const ended = falling.map((each, i) => ({ ...each, from: falling[i + 1]?.to ?? each.from }));
  const isWhole = falling.every(
    ({ from, to, size }, i) =>
      to.unit === falling[0]!.to.unit &&
      isShare(size.unit) === isShare(to.unit) &&
      (from === null || from.printed === (falling[i + 1]?.to.printed ?? NaN)),
  );
  return isWhole && ended.at(-1)!.from === null ? ended : null;
}

function stretchOf(line: Line): Stretch | null {
  const step: Step | null = only(line, "step");
  if (!step || step.way !== "less" || step.against || line.effect.type !== "take") return null;
  const bound = readBound(step.subject);
  const to = numberAt(bound?.high);
  if (!bound || !to || bound.exact || bound.per) return null;
  return {
    from: numberAt(bound.low),
    to,
    subject: bound.subject,
    size: step.size,
    per: line.effect.points,
  };
}

function sampleOf(name: string, falling: readonly Stretch[]) {
  const last = falling.at(-1)!;
  const value = last.to.printed - 2 * last.size.printed;
  return { [name]: isShare(last.to.unit) ? Number((value / 100).toPrecision(12)) : value };
}
