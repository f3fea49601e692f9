import type { AstExpression } from "@borgar/fx";
import { call, calledName, childrenOf, num, op, str } from "./node";

/**
 * 1 where a node gives one of some words, and 0 where it gives anything else: without what the node looks at only to
 * choose between other words. Where the node is an error, this may be one too.
 */
export function countOneOf(node: AstExpression, words: readonly string[]): AstExpression {
  if (node.type === "Literal") return words.includes(String(node.value)) ? ONE : NONE;
  const [first, second, third] = childrenOf(node);
  switch (calledName(node)) {
    case "IF":
      return either(first!, countOneOf(second!, words), countOneOf(third!, words));
    case "IFERROR":
      return either(call("ISERROR", first!), countOneOf(second!, words), countOneOf(first!, words));
    default:
      return either(call("OR", ...words.map((word) => op("=", node, str(word)))), ONE, NONE);
  }
}

const ONE = num(1);
const NONE = num(0);

/** What hangs on a condition, unless nothing does. */
function either(condition: AstExpression, yes: AstExpression, no: AstExpression): AstExpression {
  return yes === no ? no : call("IF", condition, yes, no);
}
