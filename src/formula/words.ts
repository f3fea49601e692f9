import type { AstExpression, CallExpression } from "@borgar/fx";
import { findFunction } from "./library";
import { calledName, childrenOf } from "./node";
import { digitsOf, type Names } from "./types";

/** The words that a value may be, beside ""; undefined where nobody knows them beforehand. */
export function wordsOf(node: AstExpression | null, names: Names): readonly string[] | undefined {
  switch (node?.type) {
    case "Literal":
      if (typeof node.value !== "string") return undefined;
      return node.value === "" ? [] : [node.value];
    case "ReferenceIdentifier":
      return names.typeOf(node.value)?.choices;
    case "ArrayExpression":
      return anyOf(node.elements.flat(), names);
    case "CallExpression":
      return ofCall(node, names);
    default:
      return undefined;
  }
}

function ofCall(node: CallExpression, names: Names): readonly string[] | undefined {
  const args = childrenOf(node);
  const name = calledName(node)!;
  switch (name) {
    case "IF":
    case "CHOOSE":
      return anyOf(args.slice(1), names);
    case "IFERROR":
      return anyOf(args, names);
    case "LOOKUP":
      return wordsOf(args.at(-1) ?? null, names);
    case "VLOOKUP":
      return ofColumn(args[1], digitsOf(args[2]), names);
    case "RUBRIC.BAND":
      return wordsOf(args[2] ?? null, names);
    default:
      return findFunction(name)?.result.words;
  }
}

function ofColumn(
  table: AstExpression | null | undefined,
  column: number | undefined,
  names: Names,
): readonly string[] | undefined {
  if (table?.type !== "ArrayExpression" || column === undefined) return undefined;
  return anyOf(
    table.elements.map((row) => row[column - 1] ?? null),
    names,
  );
}

function anyOf(
  nodes: readonly (AstExpression | null)[],
  names: Names,
): readonly string[] | undefined {
  const all = nodes.map((each) => wordsOf(each, names));
  return all.every((each) => each !== undefined) ? [...new Set(all.flat())] : undefined;
}
