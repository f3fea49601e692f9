/**
 * A card's cells in functions that every spreadsheet has. Cards of one rubric differ in the names of their sheets only,
 * so each formula is worked out once, with stand-ins for these names.
 */
import { toNativeFormula } from "../../formula/native";
import { callsCatalogue } from "../../formula/send";
import type { CardLedger } from "../../ledger/ledger";
import type { CardLayout } from "../card/layout";
import { generatedFormula, type Places } from "./ledger-print";
import { sheetPrefix, type SheetNames } from "../card/sheet-names";

/** Characters that no text of a rubric holds. */
const STAND_INS: SheetNames = { scorecard: "\uE000", facts: "\uE001", result: "\uE002" };

const kinds = Object.keys(STAND_INS) as (keyof SheetNames)[];

const printed = new WeakMap<CardLedger, Map<string, string | null>>();

/** What a cell computes on a sheet of the card, natively; null where a person types. */
export function nativeFormula(
  { ledger, info: { names } }: CardLayout,
  cell: string,
  places: Places,
  sheet: string,
): string | null {
  const known = printed.get(ledger) ?? new Map<string, string | null>();
  printed.set(ledger, known);
  let formula = known.get(cell);
  if (formula === undefined) {
    formula = withStandIns(ledger, cell, places, sheet, names);
    known.set(cell, formula);
  }
  return formula === null ? null : named(formula, names);
}

function withStandIns(
  ledger: CardLedger,
  cell: string,
  places: Places,
  sheet: string,
  names: SheetNames,
): string | null {
  const standIns = new Map(kinds.map((kind) => [names[kind], STAND_INS[kind]]));
  const standIn = (name: string) => standIns.get(name) ?? name;
  const placed: Places = (each) => {
    const place = places(each);
    return place && { ...place, sheet: standIn(place.sheet) };
  };
  const formula = generatedFormula(ledger, cell, placed, standIn(sheet));
  return formula && callsCatalogue(formula) ? toNativeFormula(formula).formula : formula;
}

function named(formula: string, names: SheetNames): string {
  return kinds.reduce(
    (text, kind) => text.replaceAll(sheetPrefix(STAND_INS[kind]), () => sheetPrefix(names[kind])),
    formula,
  );
}
