/** Reads an emailed workbook from its bytes: cells as a host hands them over, and the cards among them. */
import "../functions/catalogue";
import { Remembered } from "../formula/remembered";
import { toCatalogueFormula } from "../formula/send";
import type { Rubric } from "../rubric/types";
import type { Scorecard } from "../scoring/types";
import { readIdentity, type CardIdentity } from "../sheets/identity/identity";
import type { MadeFrom } from "../sheets/identity/made-from";
import { evidenceOwner } from "../sheets/evidence/read";
import { readCard, type SheetCells } from "../sheets/read";
import { commentsOf, externalLinks, foreignParts, modifiedAt, type Comment } from "./beside";
import { findCardKey } from "../sheets/read/rows";
import { IDENTITY_SHEET } from "../sheets/card/sheet-names";
import { fromFileFormula } from "./function-names";
import { openParts } from "./package";
import { knownSheets, readSheet, type ReadSheet } from "./read-sheet";
import { sharedTexts } from "./shared-texts";
import { countingOf, partOf, sheetParts, sheetsWithoutCells, type SheetPart } from "./sheet-parts";
import { formatsOf, type Formats } from "./cell-formats";
import { overlaysOf, type Overlay } from "./overlays";
import { decodePart } from "./xml-edit";

export interface FileSheet extends ReadSheet {
  visibility: SheetPart["visibility"];
  /** Name of its part in the file. */
  part: string;
  comments: Comment[];
  overlays: Overlay[];
}

/** A file as it came. */
export interface FileWorkbook {
  sheets: FileSheet[];
  formats: Formats;
  /** Addresses of other files. */
  links: string[];
  macros: string[];
  objects: string[];
  /** When it was saved, as the file says it; "" where it does not. */
  modified: string;
  /** Cells are computed with as they look, not as they are. */
  precisionAsShown: boolean;
  /** Names of sheets that show something and hold no cells. */
  charts: string[];
}

/**
 * All of a file that concerns a card. Formulas that were sent are the originals again; text stays text, whatever it looks
 * like.
 *
 * @throws {FileError} when the bytes are no workbook, too large, or hostile
 */
export function openWorkbook(bytes: Uint8Array): FileWorkbook {
  const parts = openParts(bytes);
  const texts = sharedTexts(parts);
  const formats = formatsOf(parts);
  const numberFormats = formats.cells.map(({ numberFormat }) => numberFormat);
  const { from1904, precisionAsShown } = countingOf(parts);
  const read = (name: string, part: string) =>
    readSheet(name, decodePart(partOf(parts, part)), texts, numberFormats, {
      from1904,
      shown: originalOf,
      known,
    });
  const sheets = sheetParts(parts).map(({ name, part, visibility }) => ({
    ...read(name, part),
    visibility,
    part,
    comments: commentsOf(parts, part),
    overlays: overlaysOf(parts, part),
  }));
  return {
    sheets,
    formats,
    links: externalLinks(parts),
    ...foreignParts(parts),
    modified: modifiedAt(parts),
    precisionAsShown,
    charts: sheetsWithoutCells(parts),
  };
}

/**
 * The worksheets of a file, in the order of their tabs.
 *
 * @throws {FileError} when the bytes are no workbook, too large, or hostile
 */
export const readWorkbook = (bytes: Uint8Array): FileSheet[] => openWorkbook(bytes).sheets;

/** One unit's card in a file. */
export interface FileCard {
  card: string;
  rubric: Rubric;
  /** What the file says of the card; null where its very hidden sheet was lost. */
  identity: CardIdentity | null;
  scorecard: Scorecard;
}

export interface FileCards {
  cards: FileCard[];
  /** Ids of rubrics that are not known here. */
  unknown: string[];
}

/**
 * The cards of a file, told by the keys in their sheets: names and places of sheets do not matter.
 *
 * @param rubricOf the rubric by which a card is read; undefined where nobody has it
 */
export async function readCards(
  sheets: readonly SheetCells[],
  rubricOf: (made: MadeFrom) => Promise<Rubric | undefined>,
): Promise<FileCards> {
  const identities = identitiesIn(sheets);
  const found: FileCards = { cards: [], unknown: [] };
  for (const [card, { rubric: id, sheets: own }] of cardsIn(sheets)) {
    const identity = identities.find((each) => each.card === card) ?? null;
    const rubric = await rubricOf({ ...identity, rubric: id });
    if (!rubric) found.unknown.push(id);
    else
      found.cards.push({ card, rubric, identity, scorecard: scorecardOf(rubric, own, identity) });
  }
  return found;
}

function scorecardOf(
  rubric: Rubric,
  sheets: readonly SheetCells[],
  identity: CardIdentity | null,
): Scorecard {
  return readCard(rubric, sheets, {
    unit: identity?.unit ?? "",
    year: identity?.year ?? "",
    readings: identity?.readings ?? {},
    ...(identity ? { version: identity.version, fingerprint: identity.fingerprint } : {}),
  });
}

/** What a file says of all its cards and rosters. */
export function identitiesIn(sheets: readonly SheetCells[]): CardIdentity[] {
  const sheet = sheets.find(({ name }) => name.toLowerCase() === IDENTITY_SHEET);
  return sheet ? readIdentity(sheet.values) : [];
}

/** The sheets of each card by the card's key. */
function cardsIn(sheets: readonly SheetCells[]) {
  const cards = new Map<string, { rubric: string; sheets: SheetCells[] }>();
  for (const sheet of sheets) {
    const key = findCardKey(sheet);
    if (!key || key.kind === "roster") continue;
    const card = cards.get(key.card) ?? { rubric: key.rubric, sheets: [] };
    cards.set(key.card, card);
    card.sheets.push(sheet);
  }
  for (const sheet of sheets) cards.get(evidenceOwner(sheet) ?? "")?.sheets.push(sheet);
  return cards;
}

/** Mostly, workbooks of one rubric also say the same in the same places. */
const known = knownSheets();

/** Workbooks of one rubric hold the same formulas: a mailbox full of them is read several times as fast. */
const originals = new Remembered<string>(4_000_000);

/** A formula of a file, without its `=`, as it was before it was sent. */
const originalOf = (text: string): string =>
  originals.get(text, () => toCatalogueFormula(fromFileFormula(`=${text}`)).formula);
