/** Evaluates a ledger over what the cells of a card hold. */
import type { AstExpression } from "@borgar/fx";
import { contentOf } from "../formula/evaluate";
import type { Content, Value } from "../formula/values";
import type { CardLedger } from "./ledger";

/** What a person put into a cell; undefined where the generated formula, or nothing, stands there. */
export type Contents = (cell: string) => Content | undefined;

/** The cells of one card, each worked out once and when it is asked for. */
export class CardValues {
  private readonly known = new Map<string, Content>();
  private readonly columns = new Map<string, Content[][]>();

  constructor(
    readonly ledger: CardLedger,
    private readonly contents: Contents,
  ) {}

  /** The same card where some cells hold something else. */
  with(other: Contents): CardValues {
    return new CardValues(this.ledger, (cell) => other(cell) ?? this.contents(cell));
  }

  /** What a cell holds, or the error that it shows. */
  at(cell: string): Content {
    let value = this.known.get(cell);
    if (value === undefined) {
      const held = this.contents(cell);
      value = held === undefined ? this.computed(cell) : held;
      this.known.set(cell, value);
    }
    return value;
  }

  /** What the generated formula of a cell gives, whatever was typed over it. */
  generated(cell: string): Content {
    return this.contents(cell) === undefined ? this.at(cell) : this.computed(cell);
  }

  private computed(cell: string): Content {
    const { nodes, shortcuts, constants } = this.ledger;
    const node = shortcuts.get(cell) ?? nodes.get(cell);
    return node ? this.value(node) : (constants.get(cell) ?? null);
  }

  /** The value of any node over the cells of this card. */
  value(node: AstExpression): Content {
    return contentOf(node, this.lookup);
  }

  /** Whether a condition holds. One that ends in an error does not. */
  holds(node: AstExpression): boolean {
    const value = this.value(node);
    return value === true || (typeof value === "number" && value !== 0);
  }

  /** What a name of the ledger stands for: a cell, or a list of cells. */
  readonly lookup = (name: string): Value => {
    const value = this.known.get(name);
    if (value !== undefined) return value;
    const list = this.ledger.lists.get(name);
    return list ? this.column(name, list) : this.at(name);
  };

  private column(name: string, list: readonly string[]): Content[][] {
    let column = this.columns.get(name);
    if (!column) {
      column = list.map((cell) => [this.at(cell)]);
      this.columns.set(name, column);
    }
    return column;
  }
}
