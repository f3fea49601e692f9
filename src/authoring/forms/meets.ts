/** “达到80%得满分，否则不得分”, “不超过T”: all or something at one bound. */
import type { Line, Reading } from "../reading";
import type { Bound, Effect } from "../../sentence/statements";
import { isCounted } from "../../sentence/units";
import { Facts } from "../names";
import { isFull, leaves, numberAt, type Form, type Row } from "./form";
import { measureOf } from "./measure";

export const meets: Form = (reading, row) => {
  if (
    row.kind === "minus" ||
    reading.products.length + reading.parts.length > 0 ||
    (reading.targets.length > 0 && reading.lines.length > 0)
  )
    return null;
  const read = reading.targets.length > 0 ? demanded(reading) : parts(reading, row);
  if (!read) return null;
  const { bounds, effect, otherwise } = read;
  const facts = new Facts();
  const conditions = bounds.map((bound) => condition(bound, reading.about, facts));
  if (!conditions.every((each) => each !== null)) return null;
  const points = leaves(effect, row);
  if (points === null) return null;
  const [only] = conditions;
  const isPart =
    effect.type === "award" &&
    row.points !== null &&
    effect.points < row.points &&
    otherwise === "0";
  const rule =
    conditions.length === 1 && only!.meets
      ? `RUBRIC.MEETS(${points},${only!.meets}${otherwise === "0" ? "" : `,${otherwise}`})`
      : `IF(${conditions.length === 1 ? only!.test : `AND(${conditions.map(({ test }) => test).join(",")})`},${points},${otherwise})`;
  return {
    rule,
    facts: facts.list,
    holds: ["otherwise"],
    supplied: [
      ...(isPart && row.kind === "scored"
        ? [`达到时得 ${points} 分，分值是 ${row.points} 分：其余的分怎么得？`]
        : []),
      // “创新工作2项（100分）”: for both, or half of it for each?
      ...(bounds.some(
        ({ exact, low }) =>
          exact && (numberAt(low)?.printed ?? 0) > 1 && numberAt(low)?.unit !== "%",
      )
        ? ["不足这个数时，是不得分还是按数计分？"]
        : []),
      // “15条以下25分”: whoever has none at all is below, too.
      ...(bounds.length === 1 &&
      !bounds[0]!.high &&
      otherwise !== "0" &&
      !read.half &&
      reading.otherwise === null
        ? [`一点也没有（0）时，也得 ${otherwise} 分吗？`]
        : []),
      ...(read.half ? ["文中只写了不得分的情形：其他情形是否都得满分？"] : []),
      ...conditions.flatMap(({ named }) =>
        named && bounds.length > 1 ? ["比较的对象是哪个数据？"] : [],
      ),
    ],
  };
};

interface Parts {
  bounds: readonly Bound[];
  effect: Effect;
  otherwise: string;
  /** Only what brings nothing is said. */
  half?: true;
}

/** “不少于20家，否则不得分”: all or nothing, where only the nothing is said. */
function demanded({ targets, otherwise }: Reading): Parts | null {
  const bounds = targets.filter((head): head is Bound => head.type === "bound");
  if (bounds.length < targets.length || otherwise?.effect.type !== "zero") return null;
  return { bounds, effect: { type: "full" }, otherwise: "0" };
}

function parts({ lines, otherwise }: Reading, row: Row): Parts | null {
  const [first, second, ...more] = lines;
  if (!first || more.length > 0) return null;
  const bounds = boundsOf(first);
  if (!bounds) return null;
  const other = otherwise ? leaves(otherwise.effect, row) : null;
  if (otherwise && (other === null || otherwise.effect.type === "take")) return null;
  if (!second) return whole(bounds, first.effect, other, row);
  if (otherwise || first.effect.type === "zero" || !isComplement(bounds, second)) return null;
  const rest = leaves(second.effect, row);
  return rest === null || second.effect.type === "take"
    ? null
    : { bounds, effect: first.effect, otherwise: rest };
}

function whole(
  bounds: readonly Bound[],
  effect: Effect,
  other: string | null,
  row: Row,
): Parts | null {
  if (effect.type === "zero") {
    if (bounds.some((bound) => bound.exact || isAny(bound))) return null;
    if (other === "0") return null;
    return {
      bounds,
      effect,
      otherwise: other ?? "points",
      ...(other === null ? { half: true as const } : {}),
    };
  }
  if (effect.type !== "award" && !isFull(effect, row)) return null;
  return { bounds, effect, otherwise: other ?? "0" };
}

/** “一次及以上”: whether there is any, which is a yes or no. */
export const isAny = ({ low, high }: Bound): boolean => {
  const at = numberAt(low);
  return !high && at?.printed === 1 && isCounted(at.unit) && low!.included;
};

function boundsOf({ heads }: Line): readonly Bound[] | null {
  return heads.every((head): head is Bound => head.type === "bound") ? heads : null;
}

/** “低于90%的不得分” beside “达到90%的得5分”. */
function isComplement(bounds: readonly Bound[], { heads }: Line): boolean {
  const [mine] = bounds;
  const other = heads[0];
  if (bounds.length > 1 || heads.length > 1 || other?.type !== "bound") return false;
  const [a, b] = [mine!.low ?? mine!.high, mine!.low ? other.high : other.low];
  if (!a || !b || (other.low && other.high)) return false;
  const [x, y] = [numberAt(a), numberAt(b)];
  // “＜5场…＞5场”: nobody says what exactly five is worth.
  if (!a.included && !b.included) return false;
  if (x && y) return x.printed === y.printed && x.unit === y.unit;
  return "named" in a.at && "named" in b.at && a.at.named === b.at.named;
}

interface Condition {
  test: string;
  /** The arguments of RUBRIC.MEETS, where it says the same. */
  meets: string | null;
  named: boolean;
}

function condition(bound: Bound, about: string, facts: Facts): Condition | null {
  const { low, high, exact } = bound;
  const edge = low ?? high;
  if (!edge || (low && high && !exact)) return null;
  const measure = measureOf(bound, edge, about, facts);
  if (!measure) return null;
  const sign = low ? (low.included ? ">=" : ">") : high!.included ? "<=" : "<";
  return {
    test: `${measure.fact}${sign}${measure.target}`,
    meets: low?.included ? `${measure.fact},${measure.target}` : null,
    named: "named" in edge.at,
  };
}
