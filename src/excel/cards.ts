/** Which cards a workbook holds, and on which sheets they stand now. */
import { readIdentity, type CardIdentity } from "../sheets/identity";
import { parseCardKey, type CardKey, type CardSheet } from "../sheets/keys";
import { IDENTITY_SHEET } from "../sheets/sheet-names";
import type { CardRef } from "./types";

export interface SheetRef {
  /** Excel's own id: stays when the sheet is renamed. */
  id: string;
  name: string;
}

/** A card with the sheets that carry its key. */
export interface KnownCard {
  ref: CardRef;
  sheets: Partial<Record<CardSheet, SheetRef>>;
  identity: CardIdentity | null;
  /** Names of sheets that carry the card's key too, because the user copied one. */
  copies: string[];
}

/** What a workbook holds, as far as cards are concerned. */
export interface Survey {
  sheets: SheetRef[];
  activeSheet: string;
  identities: CardIdentity[];
}

/** One sync: names of the sheets, and what the identity sheet says. */
export async function survey(context: Excel.RequestContext): Promise<Survey> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  const active = worksheets.getActiveWorksheet();
  active.load("id");
  const identity = loadIdentity(context);
  await context.sync();
  return {
    sheets: worksheets.items.map(({ id, name }) => ({ id, name })),
    activeSheet: active.id,
    identities: identity() ?? [],
  };
}

/** Queues the loading of the identity sheet; after the sync the answer gives what it says, null where it is not there. */
export function loadIdentity(context: Excel.RequestContext): () => CardIdentity[] | null {
  const sheet = context.workbook.worksheets.getItemOrNullObject(IDENTITY_SHEET);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("values");
  return () => {
    if (sheet.isNullObject) return null;
    return used.isNullObject ? [] : readIdentity(used.values);
  };
}

/** A sheet's key stands in A1, a little further where rows or columns were inserted before it. */
const keyCorner = "A1:D10";

/** One sync: the cards among the surveyed sheets, by the key in their first cells. */
export async function cardsOf(
  context: Excel.RequestContext,
  { sheets, identities }: Survey,
): Promise<KnownCard[]> {
  const keys = sheets
    .filter(({ name }) => name !== IDENTITY_SHEET)
    .map((sheet) => {
      const corner = context.workbook.worksheets.getItem(sheet.id).getRange(keyCorner);
      corner.load("values");
      return { sheet, corner };
    });
  await context.sync();

  const cards = new Map<string, KnownCard>();
  for (const { sheet, corner } of keys) {
    const key = corner.values
      .flat()
      .map(parseCardKey)
      .find((each) => each !== null);
    if (!key) continue;
    const identity = identities.find(({ card }) => card === key.card) ?? null;
    const known = cards.get(key.card) ?? newCard(key, identity);
    cards.set(key.card, known);
    place(known, key.kind, sheet);
  }
  return [...cards.values()];
}

/** Of several sheets with one key, the one that has the name it was generated under is the card's, else the first. */
function place(known: KnownCard, kind: CardSheet, sheet: SheetRef): void {
  const before = known.sheets[kind];
  const isOriginal = sheet.name === known.identity?.sheets[kind];
  if (before) known.copies.push(isOriginal ? before.name : sheet.name);
  if (!before || isOriginal) known.sheets[kind] = sheet;
  known.ref.sheets = namesOf(known.sheets);
}

/** A card whose identity sheet was left behind is known by its key; its unit is read from the head line. */
function newCard(
  { card: id, rubric, kind: sheet }: CardKey,
  identity: CardIdentity | null,
): KnownCard {
  const kind = sheet === "roster" ? "roster" : "scorecard";
  const { version = "", unit = "", year = "" } = identity ?? {};
  return {
    ref: { id, rubric, version, kind, unit, year, sheets: {} },
    sheets: {},
    identity,
    copies: [],
  };
}

export function namesOf(sheets: KnownCard["sheets"]): CardRef["sheets"] {
  return Object.fromEntries(
    Object.entries(sheets).map(([kind, sheet]) => [kind, sheet.name]),
  ) as CardRef["sheets"];
}

/** A card as it was seen last, its sheets by their names. */
export function cardByNames(ref: CardRef): KnownCard {
  const named = Object.entries(ref.sheets).map(([kind, name]) => [kind, { id: name, name }]);
  return { ref, sheets: Object.fromEntries(named), identity: null, copies: [] };
}

/** The card under the present names of its sheets, which a user may have changed at any time. */
export function renamed(known: KnownCard, loaded: Partial<Record<CardSheet, SheetRef>>): KnownCard {
  for (const [kind, { id, name }] of Object.entries(loaded) as [CardSheet, SheetRef][]) {
    known.sheets[kind] = { id, name };
  }
  known.ref = { ...known.ref, sheets: namesOf(known.sheets) };
  return known;
}

/** Excel does not tell sheet names by case. */
export const folded = (name: string) => name.toLowerCase();

export const namesInUse = ({ sheets }: Survey): ReadonlySet<string> =>
  new Set(sheets.map(({ name }) => folded(name)));
