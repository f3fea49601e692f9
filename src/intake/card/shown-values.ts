/** What a file shows in the cells of the ledger, and whether that is what their formulas give. */
import { namesOf } from "../../formula/node";
import { isError, type Content } from "../../formula/values";
import type { CardLedger } from "../../ledger/ledger";
import { CardValues, type Contents } from "../../ledger/values";
import type { CardSheets } from "../align/card-sheets";
import { isUnready, sameContent } from "./contents";
import type { CardEntry } from "./entries";
import type { FormulaCell } from "./formula-cells";
import { contentAt } from "./typed-formula";

type Agreement = "exactly" | "nearly" | "not";

export class ShownValues {
  /** A cell that the file does not have is worked out. */
  private readonly values: CardValues;
  private readonly formulas: ReadonlyMap<string, FormulaCell>;
  private readonly agreements = new Map<string, Agreement>();
  private readonly proven = new Map<string, boolean>();

  /** @param typed what people put into cells, as it enters formulas */
  constructor(
    private readonly ledger: CardLedger,
    sheets: CardSheets,
    byName: ReadonlyMap<string, CardEntry>,
    formulas: readonly FormulaCell[],
    private readonly typed: Contents,
  ) {
    this.formulas = new Map(formulas.map((each) => [each.name, each]));
    this.values = new CardValues(ledger, (name) => {
      const placed = sheets.at(name);
      if (!placed) return undefined;
      const { cell, alignment } = placed;
      const isUncomputed = cell.value === null || isUnready(cell.value);
      if (isUncomputed && byName.get(name)?.standing !== "typed") return undefined;
      return contentAt(alignment.grid, cell.row, cell.column);
    });
  }

  /** Whether a cell shows what its formula gives over what the other cells show. */
  follows({ name, shown }: FormulaCell): boolean {
    return this.agreement(name, shown) !== "not";
  }

  /**
   * What a cell shows where that is what it holds, to the last digit: its formula gives it, and so do the formulas of all
   * that it reads. Undefined where it has to be worked out.
   */
  readonly provenAt = (name: string): Content | undefined => {
    const formula = this.formulas.get(name);
    return formula?.isHeld && formula.shown !== null && this.isProven(name)
      ? formula.shown
      : undefined;
  };

  private isProven(name: string): boolean {
    let proven = this.proven.get(name);
    if (proven === undefined) {
      // Until it is known: cells that read each other prove nothing.
      this.proven.set(name, false);
      proven = this.prove(name);
      this.proven.set(name, proven);
    }
    return proven;
  }

  private prove(name: string): boolean {
    const held = this.typed(name);
    if (held !== undefined) return held === this.values.at(name);
    const formula = this.formulas.get(name);
    if (formula) {
      const { isHeld, shown } = formula;
      if (!isHeld || shown === null || this.agreement(name, shown) !== "exactly") return false;
    }
    return inputsOf(this.ledger, name).every((input) => this.isProven(input));
  }

  private agreement(name: string, shown: Content): Agreement {
    let agreement = this.agreements.get(name);
    if (agreement === undefined) {
      agreement = this.known(name, shown);
      this.agreements.set(name, agreement);
    }
    return agreement;
  }

  /** Files of one rubric hold the same few contents again and again: what agreed once is not worked out again. */
  private known(name: string, shown: Content): Agreement {
    const inputs = inputsOf(this.ledger, name);
    if (inputs.length > MOST_INPUTS) return this.compared(name, shown);
    const known = knownOf(this.ledger, name);
    const key = this.contentsOf(inputs, shown);
    let agreement = known.get(key);
    if (agreement === undefined) {
      agreement = this.compared(name, shown);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(key, agreement);
    }
    return agreement;
  }

  private compared(name: string, shown: Content): Agreement {
    const node = this.ledger.nodes.get(name);
    const due = node ? this.values.value(node) : null;
    if (due === shown) return "exactly";
    return sameContent(shown, due) ? "nearly" : "not";
  }

  private contentsOf(inputs: readonly string[], shown: Content): string {
    let contents = signOf(shown);
    for (const input of inputs) contents += `\0${signOf(this.values.at(input))}`;
    return contents;
  }
}

const MOST_INPUTS = 16;
const MOST_KNOWN = 1000;

function signOf(content: Content): string {
  if (typeof content === "string") return `"${content}`;
  return isError(content) ? `!${content.code}` : String(content);
}

const inputs = new WeakMap<CardLedger, Map<string, readonly string[]>>();

/** The cells that a cell's formula names, those of its lists one by one. */
export function inputsOf(ledger: CardLedger, name: string): readonly string[] {
  const names = of(inputs, ledger);
  let found = names.get(name);
  if (!found) {
    const node = ledger.nodes.get(name);
    const named = node ? namesOf(node) : [];
    found = [...new Set(named.flatMap((each) => ledger.lists.get(each) ?? [each]))];
    names.set(name, found);
  }
  return found;
}

const agreements = new WeakMap<CardLedger, Map<string, Map<string, Agreement>>>();

function knownOf(ledger: CardLedger, name: string): Map<string, Agreement> {
  const names = of(agreements, ledger);
  let known = names.get(name);
  if (!known) names.set(name, (known = new Map()));
  return known;
}

function of<T>(all: WeakMap<CardLedger, Map<string, T>>, ledger: CardLedger): Map<string, T> {
  let found = all.get(ledger);
  if (!found) all.set(ledger, (found = new Map()));
  return found;
}
