/** A card as it stands in a workbook: its key, its sheets, and what was read of them. No host is known here. */
import type { CardIdentity } from "../identity/identity";
import type { CardKey, CardSheet } from "../identity/keys";
import type { SheetCells } from "../read/cells";

/** One generated set of sheets: a unit's scorecard with its facts and result, or a roster. */
export interface CardRef {
  /** Key that all its sheets carry; survives renaming and copying by mail. */
  id: string;
  rubric: string;
  version: string;
  kind: "scorecard" | "roster";
  unit: string;
  year: string;
  /** Present names of its sheets. */
  sheets: { scorecard?: string; facts?: string; result?: string; roster?: string };
  /** Present name of its 材料清单, where it has one. */
  evidence?: string;
}

/** A sheet as its host tells it from others. */
export interface SheetRef {
  /** The host's own id: stays when the sheet is renamed. */
  id: string;
  name: string;
}

/** A card with the sheets that carry its key. */
export interface KnownCard {
  ref: CardRef;
  sheets: Partial<Record<CardSheet, SheetRef>>;
  /** 材料清单 */
  evidence?: SheetRef;
  identity: CardIdentity | null;
  /** Names of sheets that carry the card's key too, because the user copied one. */
  copies: string[];
}

/** The cells of a card's sheets. */
export interface StandingCard {
  sheets: Partial<Record<CardSheet, { cells: SheetCells }>>;
  evidence?: { cells: SheetCells } | null;
  /** What the identity sheet says; null where there is none. */
  identities: readonly CardIdentity[] | null;
}

/** All sheets of a card: those of its table, and its 材料清单 where it has one. */
export const allSheets = <S>(card: {
  sheets: Partial<Record<CardSheet, S>>;
  evidence?: S | null;
}): S[] => [...Object.values(card.sheets), ...(card.evidence ? [card.evidence] : [])];

/**
 * The cards that sheets belong to, by the keys that they carry.
 *
 * @param evidence sheets that are a 材料清单, each with its card's key; of two of one card the first is its own
 */
export function knownCards(
  keyed: readonly { sheet: SheetRef; key: CardKey }[],
  identities: readonly CardIdentity[],
  evidence: readonly { sheet: SheetRef; card: string }[] = [],
): KnownCard[] {
  const cards = new Map<string, KnownCard>();
  for (const { sheet, key } of keyed) {
    const identity = identities.find(({ card }) => card === key.card) ?? null;
    const known = cards.get(key.card) ?? newCard(key, identity);
    cards.set(key.card, known);
    place(known, key.kind, sheet);
  }
  for (const { sheet, card } of evidence) {
    const known = cards.get(card);
    if (known && !known.evidence) setEvidence(known, sheet);
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

/** Present names of a card's sheets. */
export function namesOf(sheets: KnownCard["sheets"]): CardRef["sheets"] {
  return Object.fromEntries(
    Object.entries(sheets).map(([kind, sheet]) => [kind, sheet.name]),
  ) as CardRef["sheets"];
}

function setEvidence(known: KnownCard, sheet: SheetRef): void {
  known.evidence = { id: sheet.id, name: sheet.name };
  known.ref = { ...known.ref, evidence: sheet.name };
}

/** A card as it was seen last, its sheets by their names. */
export function cardByNames(ref: CardRef): KnownCard {
  const named = Object.entries(ref.sheets).map(([kind, name]) => [kind, { id: name, name }]);
  const { evidence: name } = ref;
  return {
    ...{ ref, sheets: Object.fromEntries(named), identity: null, copies: [] },
    ...(name === undefined ? {} : { evidence: { id: name, name } }),
  };
}

/** The card under the present names of its sheets, which a user may have changed at any time. */
export function renamed(
  known: KnownCard,
  present: Pick<KnownCard, "sheets"> & { evidence?: SheetRef | null },
): KnownCard {
  for (const [kind, { id, name }] of Object.entries(present.sheets) as [CardSheet, SheetRef][]) {
    known.sheets[kind] = { id, name };
  }
  if (present.evidence) setEvidence(known, present.evidence);
  known.ref = { ...known.ref, sheets: namesOf(known.sheets) };
  return known;
}
