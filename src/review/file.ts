/** The cards of a file under review, and what is written into it: all else stays byte for byte. */
import { prepareFormula } from "../sheets/formulas/send";
import { relocate, type Places } from "../sheets/standing/places";
import { DAYS_TO_1904 } from "../formula/dates";
import type { Content, Text } from "../formula/values";
import { CardValues } from "../ledger/values";
import { cellContents } from "../scoring/contents";
import type { CardContext } from "../intake/card/context";
import { stagesOf } from "../intake/card/entries";
import { readCard, type CardOfFile } from "../intake/card/read-card";
import { headFields } from "../intake/checks/identity";
import { isIdentitySheet } from "../intake/files/identities";
import { cardsOf } from "../intake/files/read-file";
import type { FoundCard } from "../intake/files/recognise";
import { effectiveReadings } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { CellPlace, Scorecard } from "../scoring/types";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { a1, cellId, parseAddress, type CellRef } from "../sheets/plan/address";
import { evidenceOwner, readEvidence } from "../sheets/evidence/read";
import { readResult } from "../sheets/read/result-reader";
import { editCells, type NewContent } from "../xlsx/edit-cells";
import { FileError } from "../xlsx/package";
import { openWorkbook, type FileSheet, type FileWorkbook } from "../xlsx/read";
import type { CellWrite } from "./acts";
import type { ReviewCard } from "./card";
import type { CardFinding } from "./form-findings";

export interface OpenedCard {
  card: ReviewCard;
  /** What intake says of it, under its own readings. */
  findings: CardFinding[];
  context: CardContext;
  /** Where the fields of the head line stand. */
  fields: Readonly<Record<string, CellPlace>>;
}

export interface OpenedFile {
  bytes: Uint8Array;
  book: FileWorkbook;
  cards: OpenedCard[];
  /** The sheet with the hidden rows; null where there is none: nothing can be recorded. */
  identity: FileSheet | null;
}

/** @throws {FileError} when the bytes are no workbook, too large, or hostile */
export function openFile(bytes: Uint8Array, rubrics: readonly Rubric[]): OpenedFile {
  return { bytes, ...openBook(openWorkbook(bytes), rubrics) };
}

/** The file where it holds cards; else why it is left out. */
export function openCardFile(bytes: Uint8Array, rubrics: readonly Rubric[]): OpenedFile | Text {
  try {
    const opened = openFile(bytes, rubrics);
    return opened.cards.length > 0 ? opened : NO_CARD;
  } catch (error) {
    if (error instanceof FileError) return error.text;
    throw error;
  }
}

const NO_CARD: Text = { zh: "没有考核表，没有列入。", en: "holds no card and was left out." };

/** The cards of a workbook that is no file, or not any more. */
export function openBook(
  book: FileWorkbook,
  rubrics: readonly Rubric[],
): Omit<OpenedFile, "bytes"> {
  const identity = book.sheets.find(isIdentitySheet) ?? null;
  const rows = identity ? rowsOfSheet(identity) : [];
  const { found } = cardsOf(book, { rubrics });
  const cards = found.cards.map((card, index) => openCard(card, book, rubrics, rows, index));
  return { book, cards, identity };
}

function openCard(
  found: FoundCard,
  book: FileWorkbook,
  rubrics: readonly Rubric[],
  rows: readonly IdentityRow[],
  index: number,
): OpenedCard {
  const { rubric, stated, id } = found;
  const readings = effectiveReadings(rubric, stated?.identity.readings ?? {});
  const { context, findings } = readCard(found, book, { rubrics, readings });
  const said = headFields(context);
  const first = (field: string) => said[field]?.[0]?.value ?? "";
  const { unit: _unit, year: _year, ...fields } = said;
  const { accepted } = readResult(rubric, found.grids.result ? [found.grids.result.sheet] : []);
  const evidence = book.sheets.find((sheet) => id !== "" && evidenceOwner(sheet) === id);
  const scorecard: Scorecard = {
    rubric: { id: rubric.id, version: rubric.version },
    unit: first("unit") || (stated?.identity.unit ?? ""),
    year: first("year") || (stated?.identity.year ?? ""),
    readings,
    stages: stagesOf(rubric, context.entries, "counted"),
    fields: Object.fromEntries(Object.keys(fields).map((field) => [field, first(field)])),
    ...(accepted === undefined ? {} : { accepted }),
    ...(evidence ? { evidence: readEvidence(evidence) } : {}),
    findings: [],
  };
  return {
    card: { id, rubric, scorecard, rows },
    findings: named({ context, findings }, index),
    context,
    fields: Object.fromEntries(
      Object.entries(said).flatMap(([field, witnesses]) => {
        const { sheet = null, cell = null } = witnesses?.[0]?.place ?? {};
        return sheet === null || cell === null ? [] : [[field, { sheet, address: cell }]];
      }),
    ),
  };
}

/** The findings of a card, those of its formulas with the ledger's name of the cell. */
function named(
  { context, findings }: Pick<CardOfFile, "context" | "findings">,
  card: number,
): CardFinding[] {
  const names = new Map(
    context.formulas.map(({ name, placed: { alignment, cell } }) => [
      placeId({ sheet: alignment.grid.name, address: a1(cell) }),
      name,
    ]),
  );
  return findings.map((each) => {
    const { sheet, cell } = each;
    const figure = names.get(placeId({ sheet: sheet ?? "", address: cell ?? "" }));
    return { ...each, card, ...(figure === undefined ? {} : { figure }) };
  });
}

/** The rows from the sheet's first on, each with its cells from the first column on. */
export function rowsOfSheet({ top, left, values }: FileSheet): IdentityRow[] {
  const before = Array<string>(left).fill("");
  return [
    ...Array.from({ length: top }, (): IdentityRow => []),
    ...values.map((row) => [...before, ...row.map((cell) => cell ?? "")]),
  ];
}

/** One card's cells and the rows of all, as they are to stand. */
export interface FileWrite {
  cells: readonly { of: OpenedCard; write: CellWrite }[];
  rows: readonly IdentityRow[];
  /** Cells that are no input of a card. */
  more?: readonly NewContent[];
}

/** The file with these contents. */
export function written(file: OpenedFile, { cells, rows, more = [] }: FileWrite): Uint8Array {
  const changes = [
    ...cells.flatMap(({ of, write }) => contentOf(of, write)),
    ...(file.identity ? rowEdits(file.identity, rows) : []),
    ...more,
  ];
  return editCells(file.bytes, changes, shownBy(cells));
}

/** What the cards' own formulas show once the cells are written: their ledgers know it. */
function shownBy(cells: FileWrite["cells"]): (cell: CellRef) => Content | undefined {
  const names = new Map<string, () => Content>();
  for (const of of new Set(cells.map((each) => each.of))) {
    const values = valuesAfter(
      of,
      cells.filter((each) => each.of === of).map(({ write }) => write),
    );
    for (const { name, placed, isHeld } of of.context.formulas) {
      const { cell, alignment } = placed;
      const at = { sheet: alignment.grid.name, row: cell.row, column: cell.column };
      if (isHeld) names.set(cellId(at), () => values.at(name));
    }
  }
  return (cell) => names.get(cellId(cell))?.();
}

/** The card as its file's own formulas see it. */
function valuesAfter({ card, context }: OpenedCard, writes: readonly CellWrite[]): CardValues {
  const { rubric, scorecard } = card;
  const held = cellContents(rubric, { ...scorecard, stages: context.stages });
  const written = new Map(writes.map(({ place, ...write }) => [placeId(place), write]));
  const byName = new Map(
    context.entries.flatMap(({ name, entry: { place } }) => {
      const write = place && written.get(placeId(place));
      return write ? [[name, write.generated === undefined ? write.value : undefined]] : [];
    }),
  );
  return new CardValues(context.form.ledger, (name) =>
    byName.has(name) ? byName.get(name) : held(name),
  );
}

const placeId = ({ sheet, address }: CellPlace) => `${sheet}!${address}`;

function contentOf(
  { context }: OpenedCard,
  { place, value, isDate, generated }: CellWrite,
): NewContent[] {
  const area = parseAddress(place.address);
  if (!area) return [];
  const cell: CellRef = { sheet: place.sheet, row: area.row, column: area.column };
  if (generated !== undefined)
    return [{ ...cell, value: null, ...formulaOf(context, generated, place.sheet) }];
  const sheet = context.sheets.gridNamed(place.sheet)?.sheet;
  const moved =
    isDate && sheet?.from1904 && typeof value === "number" ? value - DAYS_TO_1904 : value;
  return [{ ...cell, value: moved }];
}

/** A cell's own formula over the present places of what it names, as it computes without the add-in. */
function formulaOf({ form, sheets: { alignments } }: CardContext, name: string, sheet: string) {
  const places = new Map(
    Object.values(alignments).map(
      ({ form: { name: planned }, grid, rows, columns }): [string, Places] => {
        const at = (list: readonly number[]) => (planned: number) => {
          const place = list[planned] ?? -1;
          return place < 0 ? undefined : place;
        };
        return [planned, { sheet: grid.name, row: at(rows), column: at(columns) }];
      },
    ),
  );
  const own = form.cellOf(name);
  const formula = own?.cell.formula && relocate(own.cell.formula, own.sheet.name, places);
  if (!formula) throw new Error(`${name} has no formula in this file`);
  const outcome = prepareFormula(formula, { sheet, address: "", kind: "cell" });
  const sent = outcome && outcome.how !== "left" ? outcome.formula : formula;
  return { formula, sent };
}

/** The cells of the identity sheet that are to hold something else. */
export function rowEdits(sheet: FileSheet, rows: readonly IdentityRow[]): NewContent[] {
  const standing = rowsOfSheet(sheet);
  const edits: NewContent[] = [];
  for (let row = 0; row < Math.max(rows.length, standing.length); row++) {
    const [now, was] = [rows[row] ?? [], standing[row] ?? []];
    for (let column = 0; column < Math.max(now.length, was.length); column++) {
      const [value, old] = [now[column] ?? "", was[column] ?? ""];
      if (value === old) continue;
      edits.push({ sheet: sheet.name, row, column, value: value === "" ? null : String(value) });
    }
  }
  return edits;
}
