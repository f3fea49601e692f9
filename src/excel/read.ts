/** Reads the sheets of a card: contents, formulas and number formats, all in one sync. */
import type { CardIdentity } from "../sheets/identity/identity";
import type { CardSheet } from "../sheets/identity/keys";
import type { SheetCells } from "../sheets/read";
import { evidenceOwner } from "../sheets/evidence/read";
import { findCardKey } from "../sheets/read/rows";
import type { KnownCard, SheetRef, StandingCard } from "../sheets/standing/card";
import { asTyped } from "../formula/excel-signs";
import { countsFrom1904 } from "./calendar";
import { loadIdentity, type IdentitySheet } from "./identity";
import { protectionNow, type Protection } from "./protection";

export interface LoadedSheet extends SheetRef {
  cells: SheetCells;
  /** What a protected sheet allows; null where it is not protected. */
  protection: Protection | null;
}

export interface LoadedCard extends StandingCard {
  sheets: Partial<Record<CardSheet, LoadedSheet>>;
  evidence: LoadedSheet | null;
  identities: CardIdentity[] | null;
  /** The identity sheet, as it was read with them. */
  register: IdentitySheet;
}

/** One sync, two where it holds dates. Null where a sheet is gone or no longer the card's: it has to be looked for again. */
export async function loadCard(
  context: Excel.RequestContext,
  known: KnownCard,
): Promise<LoadedCard | null> {
  const [loaded = null] = await loadCards(context, [known]);
  return loaded;
}

/** One sync for any number of cards; one more where they hold dates. */
export async function loadCards(
  context: Excel.RequestContext,
  known: readonly KnownCard[],
): Promise<(LoadedCard | null)[]> {
  const loading = known.map(({ ref, sheets, evidence }) => ({
    ref,
    evidence: evidence && queueSheet(context, evidence.id),
    sheets: Object.entries(sheets).map(([kind, { id }]) => ({
      kind,
      sheet: queueSheet(context, id),
    })),
  }));
  const identities = loadIdentity(context);
  await context.sync();
  const register = identities();
  const said = register.isThere ? register.cards : null;
  const read = loading.map(({ ref, sheets, evidence }) => ({
    ref,
    evidence: evidence ? evidence() : undefined,
    sheets: sheets.map(({ kind, sheet }) => [kind, sheet()] as const),
  }));
  await sayCalendar(
    context,
    read.flatMap(({ sheets }) => sheets.flatMap(([, sheet]) => sheet ?? [])),
  );
  return read.map(({ ref, sheets, evidence }) => {
    const isWhole =
      sheets.every(([, sheet]) => sheet && findCardKey(sheet.cells)?.card === ref.id) &&
      (evidence === undefined || (evidence && evidenceOwner(evidence.cells) === ref.id));
    const own = { sheets: Object.fromEntries(sheets), evidence: evidence ?? null };
    return isWhole ? { ...own, identities: said, register } : null;
  });
}

/** One sync for any sheet; null where it is gone. */
export async function loadSheet(
  context: Excel.RequestContext,
  id: string,
): Promise<LoadedSheet | null> {
  const sheet = queueSheet(context, id);
  await context.sync();
  return sheet();
}

async function sayCalendar(context: Excel.RequestContext, sheets: LoadedSheet[]): Promise<void> {
  if (await countsFrom1904(context, sheets)) for (const { cells } of sheets) cells.from1904 = true;
}

/** What stands in a cell: a formula as it was typed, or the value. */
const typed = <T>(content: T | string) =>
  typeof content === "string" ? asTyped(content) : content;

function queueSheet(context: Excel.RequestContext, id: string): () => LoadedSheet | null {
  const sheet = context.workbook.worksheets.getItemOrNullObject(id);
  sheet.load("id,name");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,values,formulas,numberFormat");
  sheet.protection.load("protected,options");
  return () => {
    if (sheet.isNullObject) return null;
    const { name } = sheet;
    const cells = used.isNullObject
      ? { name, top: 0, left: 0, values: [], formulas: [], numberFormats: [] }
      : {
          name,
          top: used.rowIndex,
          left: used.columnIndex,
          values: used.values,
          formulas: used.formulas.map((line) => line.map(typed)),
          numberFormats: used.numberFormat,
        };
    const protection = protectionNow(sheet.protection);
    return { id: sheet.id, name, cells, protection };
  };
}
