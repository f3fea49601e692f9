/** A ledger's cells made ready to be worked out for one card after the other. */
import type { AstExpression } from "@borgar/fx";
import type { Program } from "../formula/arguments";
import { shownBy } from "../formula/evaluate";
import { SharedNodes } from "../formula/share";
import { namesOf } from "../formula/node";
import { Programs } from "../formula/programs";
import type { Content, Value } from "../formula/values";
import { parseCellName, type CardCell } from "./cells";
import type { CardLedger } from "./ledger";
import type { CardValues } from "./values";

/** A cell of a card, or a list of them, under its number among those of the ledger. */
export interface Place {
  readonly index: number;
  readonly name: string;
  readonly cell: CardCell;
  /** The cells that the name stands for, where it is a list. */
  readonly list?: readonly Place[];
  /** What the generated formula gives, or the constant that stands there; null where there is neither. */
  readonly computed: (values: CardValues) => Content;
}

/** The places of a ledger, each made when it is first asked for. */
export class Places {
  private readonly byName = new Map<string, Place>();

  private readonly nodes = new SharedNodes();

  private readonly programs = new Programs<CardValues>((name) => {
    const place = this.of(name);
    return (values) => values.shown(place);
  });

  constructor(private readonly ledger: CardLedger) {}

  get size(): number {
    return this.byName.size;
  }

  /** The place of a name. */
  of(name: string): Place {
    let place = this.byName.get(name);
    if (!place) {
      const list = this.ledger.lists.get(name)?.map((each) => this.of(each));
      place = {
        index: this.byName.size,
        name,
        cell: parseCellName(name),
        computed: this.computing(name),
        ...(list ? { list } : {}),
      };
      this.byName.set(name, place);
    }
    return place;
  }

  /** The program of a node over the cells of any card of the ledger. */
  readonly program = (node: AstExpression): Program<CardValues> =>
    this.programs.of(this.nodes.of(node));

  private computing(name: string): Place["computed"] {
    const { nodes, shortcuts, detours, constants } = this.ledger;
    const node = shortcuts.get(name) ?? nodes.get(name);
    if (!node) {
      const constant = constants.get(name) ?? null;
      return () => constant;
    }
    const detour = detours.get(name);
    const computed = this.computedBy(node);
    if (!detour) return computed;
    const around = this.computedBy(detour);
    return (values) => (values.isWhole ? computed : around)(values);
  }

  private computedBy(node: AstExpression): Place["computed"] {
    let made: Place["computed"] | undefined;
    return (values) => (made ??= remembering(this.program(node), this.inputsOf(node)))(values);
  }

  /** The cells that a node names, those of lists one by one. */
  private inputsOf(node: AstExpression): Place[] {
    const { lists } = this.ledger;
    const names = namesOf(node).flatMap((name) => lists.get(name) ?? [name]);
    return [...new Set(names)].map((name) => this.of(name));
  }
}

/** Cards of one form are much alike: over the same cells as lately, a program gives what it gave. */
function remembering(program: Program<CardValues>, inputs: readonly Place[]): Place["computed"] {
  const most = inputs.length <= FEW_INPUTS ? MOST_REMEMBERED : 1;
  const remembered: Remembered[] = [];
  let oldest = 0;
  let given: Value[] = [];
  return (values) => {
    for (let index = 0; index < inputs.length; index++) given[index] = values.shown(inputs[index]!);
    for (const { over, result } of remembered) if (isAlike(over, given)) return result;
    const result = shownBy(program, values);
    const before = remembered[oldest]?.over ?? [];
    remembered[oldest] = { over: given, result };
    oldest = (oldest + 1) % most;
    given = before;
    return result;
  };
}

interface Remembered {
  over: Value[];
  result: Content;
}

/** Of a few cells the same values come again and again, of many hardly ever. */
const [FEW_INPUTS, MOST_REMEMBERED] = [6, 6];

function isAlike(one: readonly Value[], other: readonly Value[]): boolean {
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

const places = new WeakMap<CardLedger, Places>();

/** The places of a ledger; the same for the same ledger. */
export function placesOf(ledger: CardLedger): Places {
  let found = places.get(ledger);
  if (!found) {
    found = new Places(ledger);
    places.set(ledger, found);
  }
  return found;
}
