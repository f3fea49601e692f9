import type { AstExpression, BinaryExpression, CallExpression } from "@borgar/fx";

/**
 * Nodes of a formula, written by hand: what the parser would have made of the same text. Names are any strings: only the
 * parser is bound to what a cell would take for a name.
 */

/** A constant of a formula. */
export type Constant = number | string | boolean;

/** A number as a constant. */
export function num(value: number): AstExpression {
  return { type: "Literal", value, raw: String(value).toUpperCase() };
}

/** A text as a constant. */
export function str(value: string): AstExpression {
  return { type: "Literal", value, raw: `"${value.replaceAll('"', '""')}"` };
}

/** TRUE or FALSE. */
export function bool(value: boolean): AstExpression {
  return { type: "Literal", value, raw: String(value).toUpperCase() };
}

/** A constant of whatever kind. */
export function constant(value: Constant): AstExpression {
  if (typeof value === "number") return num(value);
  return typeof value === "string" ? str(value) : bool(value);
}

/** A name, whose value the lookup gives. */
export function name(value: string): AstExpression {
  return { type: "ReferenceIdentifier", value, kind: "name" };
}

/** A call of a function: `call("IF", condition, yes, no)`. */
export function call(callee: string, ...args: readonly AstExpression[]): CallExpression {
  return {
    type: "CallExpression",
    callee: { type: "Identifier", name: callee },
    arguments: [...args],
  };
}

/** The operators between two sides. */
export type Operator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | ">" | "<=" | ">=";

/** Two nodes with an operator between them; more than two from the left: `op("+", a, b, c)` is a+b+c. */
export function op(
  operator: Operator,
  first: AstExpression,
  ...others: readonly AstExpression[]
): AstExpression {
  return others.reduce<AstExpression>(
    (left, right): BinaryExpression => ({
      type: "BinaryExpression",
      operator,
      arguments: [left, right],
    }),
    first,
  );
}

/** A constant array, row by row: `array([[1, 2]])` is {1,2}. */
export function array(rows: readonly (readonly Constant[])[]): AstExpression {
  const literal = (value: Constant) => {
    const node = constant(value);
    if (node.type !== "Literal") throw new Error("a constant is a literal");
    return node;
  };
  return { type: "ArrayExpression", elements: rows.map((row) => row.map(literal)) };
}

/** The nodes directly below a node; what is left out between two commas is null. */
export function childrenOf(node: AstExpression): readonly (AstExpression | null)[] {
  return "arguments" in node ? (node.arguments as (AstExpression | null)[]) : [];
}

/** The node with other nodes below it, in the same order. */
export function withChildren(
  node: AstExpression,
  children: readonly (AstExpression | null)[],
): AstExpression {
  return "arguments" in node ? ({ ...node, arguments: children } as AstExpression) : node;
}

/** The node with each node below it mapped; the node itself where nothing changes. */
export function mapChildren(
  node: AstExpression,
  map: (child: AstExpression, index: number) => AstExpression,
): AstExpression {
  const children = childrenOf(node);
  const mapped = children.map((child, index) => child && map(child, index));
  return mapped.every((child, index) => child === children[index])
    ? node
    : withChildren(node, mapped);
}

/** Visits a node and all below it, parents first. */
export function visit(node: AstExpression, act: (node: AstExpression) => void): void {
  act(node);
  for (const child of childrenOf(node)) if (child) visit(child, act);
}

/** The names in a tree, each once, in the order of their first use. */
export function namesOf(tree: AstExpression): string[] {
  const names = new Set<string>();
  visit(tree, (node) => {
    if (node.type === "ReferenceIdentifier") names.add(node.value);
  });
  return [...names];
}

/** The tree with nodes in the place of names; a name for which `replace` gives nothing stays. */
export function substitute(
  tree: AstExpression,
  replace: (name: string) => AstExpression | undefined,
): AstExpression {
  if (tree.type === "ReferenceIdentifier") return replace(tree.value) ?? tree;
  return mapChildren(tree, (child) => substitute(child, replace));
}

/** The name of a called function in capital letters; undefined for any other node. */
export function calledName(node: AstExpression | null | undefined): string | undefined {
  return node?.type === "CallExpression" ? node.callee.name.toUpperCase() : undefined;
}
