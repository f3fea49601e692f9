/** Evaluates a ledger over what the cells of a card hold. */
import type { AstExpression } from "@borgar/fx";
import { shownBy } from "../formula/evaluate";
import type { Content, Value } from "../formula/values";
import type { CardCell } from "./cells";
import type { CardLedger } from "./ledger";
import { placesOf, type Place, type Places } from "./places";

/**
 * What a person put into a cell; undefined where the generated formula, or nothing, stands there.
 *
 * @param parsed the same cell, taken apart
 */
export type Contents = (cell: string, parsed?: CardCell) => Content | undefined;

/** The cells of one card, each worked out once and when it is asked for. */
export class CardValues {
  private readonly places: Places;
  /** By the index of their places. */
  private readonly known: (Value | undefined)[];

  /** @param isWhole all cells will be asked for: what is computed over them takes no detour */
  constructor(
    readonly ledger: CardLedger,
    private readonly contents: Contents,
    readonly isWhole = false,
  ) {
    this.places = placesOf(ledger);
    this.known = new Array<undefined>(this.places.size);
  }

  /** The same card where some cells hold something else. */
  with(other: Contents): CardValues {
    return new CardValues(
      this.ledger,
      (cell, parsed) => other(cell, parsed) ?? this.contents(cell, parsed),
    );
  }

  /** What a cell holds, or the error that it shows. */
  at(cell: string): Content {
    return this.shown(this.places.of(cell)) as Content;
  }

  /** What the generated formula of a cell gives, whatever was typed over it. */
  generated(cell: string): Content {
    const place = this.places.of(cell);
    const isGenerated = this.contents(cell, place.cell) === undefined;
    return isGenerated ? this.at(cell) : place.computed(this);
  }

  /** The value of any node over the cells of this card. */
  value(node: AstExpression): Content {
    return shownBy(this.places.program(node), this);
  }

  /** Whether a condition holds. One that ends in an error does not. */
  holds(node: AstExpression): boolean {
    const value = this.value(node);
    return value === true || (typeof value === "number" && value !== 0);
  }

  /** What a name of the ledger stands for: a cell, or a list of cells. */
  readonly lookup = (name: string): Value => this.shown(this.places.of(name));

  /** What a place shows: one cell, or those of a list as a column. */
  shown(place: Place): Value {
    const known = this.known[place.index];
    return known === undefined ? this.fill(place) : known;
  }

  private fill(place: Place): Value {
    const { list } = place;
    const value = list ? list.map((each) => [this.shown(each) as Content]) : this.held(place);
    this.known[place.index] = value;
    return value;
  }

  private held(place: Place): Content {
    const held = this.contents(place.name, place.cell);
    return held === undefined ? place.computed(this) : held;
  }
}
