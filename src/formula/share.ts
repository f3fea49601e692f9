import type { AstExpression } from "@borgar/fx";
import { childrenOf, mapChildren } from "./node";

/**
 * Makes one node of all that say the same. A ledger asks the same of a cell over and over; what is made once for each node
 * stays few, and near at hand.
 */
export class SharedNodes {
  private readonly known = new WeakMap<AstExpression, AstExpression>();
  private readonly byText = new Map<string, AstExpression>();
  private readonly numbers = new Map<AstExpression, number>();

  /** The node that stands for this one and all like it. */
  of(node: AstExpression): AstExpression {
    let shared = this.known.get(node);
    if (!shared) {
      shared = this.alike(mapChildren(node, (child) => this.of(child)));
      this.known.set(node, shared);
    }
    return shared;
  }

  /** `node` stands above shared nodes only. */
  private alike(node: AstExpression): AstExpression {
    const text = this.textOf(node);
    const known = this.byText.get(text);
    if (known) return known;
    this.byText.set(text, node);
    this.numbers.set(node, this.numbers.size);
    return node;
  }

  private textOf(node: AstExpression): string {
    const below = childrenOf(node).map((child) => (child ? this.numbers.get(child)! : ""));
    return `${node.type} ${ownText(node)} ${below.join(" ")}`;
  }
}

/** What a node says beside what stands below it. */
function ownText(node: AstExpression): string {
  switch (node.type) {
    case "Literal":
    case "ErrorLiteral":
      return node.raw;
    case "ReferenceIdentifier":
      return node.value;
    case "ArrayExpression":
      return JSON.stringify(node.elements.map((row) => row.map((each) => ownText(each))));
    case "CallExpression":
      return node.callee.name;
    case "UnaryExpression":
    case "BinaryExpression":
      return node.operator;
    default:
      return "";
  }
}
