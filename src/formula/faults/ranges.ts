import type { AstExpression } from "@borgar/fx";
import { FIRST_LIKELY_DATE, LAST_DATE, serialOf } from "../dates";
import { calledName, childrenOf } from "../node";
import { isComparison } from "../operators";
import { digitsOf, type Names, type NameType } from "../types";

/** From the least to the greatest value that a node can have. */
export type Range = readonly [least: number, most: number];

const ALL: Range = [-Infinity, Infinity];

/** The range of a node's value as far as it follows from those of its names. */
export function rangeOf(node: AstExpression | null, names: Names): Range {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "number" ? [node.value, node.value] : ALL;
    case "ReferenceIdentifier":
      return rangeOfName(names.typeOf(node.value));
    case "UnaryExpression":
      return signed(node.operator, rangeOf(node.arguments[0]!, names));
    case "BinaryExpression": {
      if (isComparison(node.operator)) return [0, 1];
      const [left, right] = node.arguments.map((side) => rangeOf(side, names));
      return combined(node.operator, left!, right!);
    }
    case "CallExpression":
      return rangeOfCall(node, names);
    default:
      return ALL;
  }
}

/** The values that a name can have: what is not filled in counts 0 where it may be left out. */
export function rangeOfName(type: NameType | undefined): Range {
  const [least, most] = ownRange(type);
  return type?.optional ? [Math.min(least, 0), Math.max(most, 0)] : [least, most];
}

function ownRange(type: NameType | undefined): Range {
  const { kind, min, max } = type ?? { kind: "any" };
  switch (kind) {
    case "count":
    case "number":
      return [min ?? 0, max ?? Infinity];
    case "rate":
      return [min ?? 0, max ?? 1];
    case "signed":
      return [min ?? -Infinity, max ?? Infinity];
    case "date":
      return [min ?? FIRST_LIKELY_DATE, max ?? LAST_DATE];
    case "flag":
    case "logical":
      return [0, 1];
    default:
      return ALL;
  }
}

function signed(operator: string, [least, most]: Range): Range {
  if (operator === "%") return [least / 100, most / 100];
  return operator === "-" ? [-most, -least] : [least, most];
}

function combined(operator: string, [a, b]: Range, [c, d]: Range): Range {
  switch (operator) {
    case "+":
      return [a + c, b + d];
    case "-":
      return [a - d, b - c];
    case "*": {
      const products = [a * c, a * d, b * c, b * d].map((each) => (Number.isNaN(each) ? 0 : each));
      return [Math.min(...products), Math.max(...products)];
    }
    default:
      return ALL;
  }
}

function rangeOfCall(node: AstExpression, names: Names): Range {
  const args = childrenOf(node);
  const ranges = args.map((each) => rangeOf(each, names));
  const least = ranges.map(([low]) => low);
  const most = ranges.map(([, high]) => high);
  switch (calledName(node)) {
    case "SUM":
      return [sum(least), sum(most)];
    case "MIN":
      return [Math.min(...least), Math.min(...most)];
    case "MAX":
      return [Math.max(...least), Math.max(...most)];
    case "IF":
    case "CHOOSE":
      return [Math.min(...least.slice(1)), Math.max(...most.slice(1))];
    case "N":
    case "AVERAGE":
    case "MEDIAN":
      return [Math.min(...least), Math.max(...most)];
    case "INT":
    case "ROUND":
    case "ROUNDDOWN":
    case "ROUNDUP":
      return [Math.floor(least[0]!), Math.ceil(most[0]!)];
    case "LARGE":
    case "SMALL":
      return ranges[0]!;
    case "DATE": {
      const day = constantDay(node);
      return day === undefined ? ALL : [day, day];
    }
    case "COUNT":
    case "COUNTIF":
      return [0, Infinity];
    default:
      return ALL;
  }
}

/** The serial of a constant date. */
export function constantDay(node: AstExpression): number | undefined {
  if (calledName(node) !== "DATE") return undefined;
  const [year = 0, month = 1, day = 1] = childrenOf(node).map(digitsOf);
  return year > 1900 && year < 9999 ? serialOf(year, month, day) : undefined;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
