/** Evaluates a ledger over what the cells of a card hold. */
import type { AstExpression } from "@borgar/fx";
import { evaluate } from "../formula/evaluate";
import { FunctionError, type CellContent, type CellValue, type Scalar } from "../formula/values";
import type { CardLedger } from "./ledger";

/** What a person put into a cell; undefined where the generated formula, or nothing, stands there. */
export type Contents = (cell: string) => CellContent | undefined;

/** The cells of one card, each worked out once and when it is asked for. */
export class CardValues {
  private readonly known = new Map<string, CellContent>();

  constructor(
    readonly ledger: CardLedger,
    private readonly contents: Contents,
  ) {}

  /** What a cell holds, or the error that it shows. */
  at(cell: string): CellContent {
    let value = this.known.get(cell);
    if (value === undefined) {
      value = this.contents(cell) ?? this.generated(cell);
      this.known.set(cell, value);
    }
    return value;
  }

  /** What the generated formula of a cell gives, whatever was typed over it. */
  generated(cell: string): CellContent {
    const node = this.ledger.nodes.get(cell);
    return node ? this.value(node) : (this.ledger.constants.get(cell) ?? null);
  }

  /** The value of any node over the cells of this card. */
  value(node: AstExpression): CellContent {
    try {
      const value = evaluate(node, this.lookup);
      // A formula that ends in a reference to an empty cell shows 0.
      return (Array.isArray(value) ? value[0]?.[0] : value) ?? 0;
    } catch (error) {
      if (error instanceof FunctionError) return error;
      throw error;
    }
  }

  /** Whether a condition holds. One that ends in an error does not. */
  holds(node: AstExpression): boolean {
    const value = this.value(node);
    return value === true || (typeof value === "number" && value !== 0);
  }

  /** A name of the ledger for evaluation. */
  readonly lookup = (name: string): CellValue => {
    const list = this.ledger.lists.get(name);
    return list ? list.map((cell) => [asValue(this.at(cell))]) : asValue(this.at(name));
  };
}

/** TEMPORARY until errors are values. */
function asValue(content: CellContent): Scalar {
  if (content instanceof FunctionError) throw content;
  return content;
}
