import type { AstExpression } from "@borgar/fx";
import { namesOf, visit } from "../node";
import type { Names, NameType } from "../types";
import type { CellValue, Scalar } from "../values";
import { constantDay, rangeOfName } from "./ranges";

/** What the cells behind the names of a formula may hold, all at once. */
export type Sample = ReadonlyMap<string, CellValue>;

/** Fillings tried beside those in which all names have the value of the same rank. */
const MIXED = 40;

/**
 * Possible fillings of the names of some formulas: the ends of what they can hold, and what lies at, below and above the
 * constants of the formulas. The same each time.
 */
export function samplesOf(trees: readonly AstExpression[], names: Names): Sample[] {
  const used = [...new Set(trees.flatMap(namesOf))];
  const constants = constantsIn(trees);
  const values = used.map((name) => valuesOf(names.typeOf(name), constants));
  const most = Math.max(1, ...values.map(({ length }) => length));
  const together = Array.from({ length: most }, (_, rank) =>
    used.map((_name, at) => values[at]![Math.min(rank, values[at]!.length - 1)]!),
  );
  const random = source(17);
  const mixed = Array.from({ length: used.length > 1 ? MIXED : 0 }, () =>
    used.map((_name, at) => values[at]![Math.floor(random() * values[at]!.length)]!),
  );
  return [...together, ...mixed].map(
    (row) => new Map(used.map((name, at) => [name, inLines(row[at]!, names.typeOf(name), random)])),
  );
}

/** The constants of formulas; a date in them is its serial. */
interface Constants {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

function constantsIn(trees: readonly AstExpression[]): Constants {
  const numbers = new Set<number>();
  const texts = new Set<string>();
  const add = (node: AstExpression) => {
    if (node.type === "Literal" && typeof node.value === "number") numbers.add(node.value);
    if (node.type === "Literal" && typeof node.value === "string") texts.add(node.value);
    if (node.type === "ArrayExpression") node.elements.flat().forEach(add);
    const day = constantDay(node);
    if (day !== undefined) numbers.add(day);
  };
  for (const tree of trees) visit(tree, add);
  return { numbers: [...numbers], texts: [...texts] };
}

/** Values that a name can have, numbers in ascending order; nothing, where it may be left out. */
function valuesOf(type: NameType | undefined, constants: Constants): Scalar[] {
  const filled = filledValuesOf(type, constants);
  return type?.optional ? [null, ...filled] : filled;
}

function filledValuesOf(type: NameType | undefined, { numbers, texts }: Constants): Scalar[] {
  switch (type?.kind) {
    case "flag":
      return ["否", "是"];
    case "logical":
      return [false, true];
    case "choice":
      return [...(type.choices ?? ["甲"])];
    case "text":
      return ["甲", ...texts.filter((each) => each !== "")];
    case "date":
      return [45_000, 45_565, 46_000, ...numbers.filter((each) => each > 10_000).flatMap(beside)];
    default:
      return numbersOf(type, numbers);
  }
}

/** A day with those before and after it. */
const beside = (day: number) => [day - 1, day, day + 1];

const PLAIN = [0, 0.5, 1, 2, 5, 10, 30, 100, 1000];

function numbersOf(type: NameType | undefined, constants: readonly number[]): number[] {
  const [least, most] = rangeOfName(type);
  const step = type?.kind === "count" ? 1 : 0.005;
  const near = constants.flatMap((each) => [each - step, each, each + step]);
  const both = [...PLAIN, ...near, least, most].flatMap((each) => [each, -each]);
  const whole = type?.kind === "count" ? both.map(Math.round) : both.map(short);
  const possible = whole.filter((each) => Number.isFinite(each) && each >= least && each <= most);
  return [...new Set(possible.map((each) => each || 0))].sort((a, b) => a - b);
}

const short = (value: number) => Number(value.toPrecision(12));

/** A value in each line of a name that has several; only the first line is other than the rest now and then. */
function inLines(value: Scalar, type: NameType | undefined, random: () => number): CellValue {
  if (!type?.lines) return value;
  const rows = type.rows ?? 3;
  const first = typeof value === "number" && random() < 0.5 ? Math.max(0, type.min ?? 0) : value;
  return Array.from({ length: rows }, (_, row) => [row === 0 ? first : value]);
}

/** Numbers from 0 to 1 that look like chance and are the same each time. */
function source(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
