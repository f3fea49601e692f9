/** 比较指标 (comparison figures): what a unit's rule asks of the figures of all units, `MAX(peers.rate)`. */
import type { AstExpression } from "@borgar/fx";
import { call, calledName, childrenOf, mapChildren, visit } from "../formula/node";

/** Before a point in a formula: `peers.rate` is the figures that all units have of the fact `rate`. */
export const PEERS = "peers";

const PREFIX = `${PEERS}.`;

/** A call over the figures of all units: one number for a unit. */
export interface Comparison {
  /** The function, in capital letters. */
  readonly called: string;
  /** The fact that is compared, as formulas name it. */
  readonly of: string;
  /** The k of LARGE and SMALL. */
  readonly nth?: number;
}

/** Of several values one number, and of that and further numbers the same again. */
const FOLDING: ReadonlySet<string> = new Set(["MAX", "MIN", "SUM"]);
const ALONE: ReadonlySet<string> = new Set([...FOLDING, "AVERAGE", "MEDIAN", "COUNT"]);
const NTH: ReadonlySet<string> = new Set(["LARGE", "SMALL"]);
export const RANK = "RUBRIC.RANK";

/** The functions in which the figures of all units may stand. */
export const COMPARING: readonly string[] = [...ALONE, ...NTH, RANK];

/** The fact whose figures of all units a node names; undefined for any other node. */
export function comparedBy(node: AstExpression | null | undefined): string | undefined {
  if (node?.type !== "ReferenceIdentifier") return undefined;
  return node.value.startsWith(PREFIX) ? node.value.slice(PREFIX.length) : undefined;
}

/** The comparison that a node is; undefined for any other, and for what compares in a way that nobody defines. */
export function comparisonAt(node: AstExpression): Comparison | undefined {
  const called = calledName(node) ?? "";
  const [first, second, ...others] = childrenOf(node);
  if (others.length > 0) return undefined;
  const of = comparedBy(called === RANK ? second : first);
  if (of === undefined) return undefined;
  if (called === RANK)
    return first?.type === "ReferenceIdentifier" && first.value === of ? { called, of } : undefined;
  if (ALONE.has(called)) return second === undefined ? { called, of } : undefined;
  const nth = second?.type === "Literal" ? second.value : undefined;
  const isNth = NTH.has(called) && typeof nth === "number" && Number.isInteger(nth) && nth > 0;
  return isNth ? { called, of, nth } : undefined;
}

/** What is compared alike is one figure. */
export const comparisonKey = ({ called, of, nth = 0 }: Comparison): string =>
  `${called} ${of} ${nth}`;

/** The tree with `MAX(peers.x,1)` as `MAX(MAX(peers.x),1)`: each comparison is a call of its own. */
export function withOwnCalls(tree: AstExpression): AstExpression {
  const walked = mapChildren(tree, withOwnCalls);
  const called = calledName(walked) ?? "";
  if (!FOLDING.has(called) || comparisonAt(walked)) return walked;
  return mapChildren(walked, (child) =>
    comparedBy(child) === undefined
      ? child
      : { ...call(called, child), ...(child.loc && { loc: child.loc }) },
  );
}

/** All comparisons of a tree whose comparisons are calls of their own, in their order. */
export function comparisonsIn(tree: AstExpression): Comparison[] {
  const found: Comparison[] = [];
  visit(tree, (node) => {
    const comparison = comparisonAt(node);
    if (comparison) found.push(comparison);
  });
  return found;
}

/** The formula of a comparison over other names: `MAX(column.rate)`. */
export function comparisonFormula(
  { called, nth }: Pick<Comparison, "called" | "nth">,
  values: string,
  own: string,
): string {
  if (called === RANK) return `${called}(${own},${values})`;
  return `${called}(${values}${nth === undefined ? "" : `,${nth}`})`;
}

/** As a rule has it. */
export const comparisonText = (comparison: Comparison): string =>
  comparisonFormula(comparison, PREFIX + comparison.of, comparison.of);

/** The name under which a card says a fact that is compared. */
export const comparedName = (fact: string): string => `compared.${fact.replaceAll("-", "_")}`;

/** Whether a formula may name the figures of all units: most do not, and need not be read for it. */
export const mayCompare = (formula: string): boolean =>
  /(?:peers|各单位)\./iu.test(formula.normalize("NFKC"));
