/** Which cards a workbook holds, and on which sheets they stand now. */
import type { CardIdentity } from "../sheets/identity/identity";
import { parseCardKey, parseEvidenceKey } from "../sheets/identity/keys";
import { folded, IDENTITY_SHEET } from "../sheets/card/sheet-names";
import { knownCards, type KnownCard, type SheetRef } from "../sheets/standing/card";
import { loadIdentity, type IdentitySheet } from "./identity";

/** What a workbook holds, as far as cards are concerned. */
export interface Survey {
  sheets: SheetRef[];
  activeSheet: string;
  identities: CardIdentity[];
  /** The identity sheet, as it was read with them. */
  register: IdentitySheet;
}

/** One sync: names of the sheets, and what the identity sheet says. */
export async function survey(context: Excel.RequestContext): Promise<Survey> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  const active = worksheets.getActiveWorksheet();
  active.load("id");
  const identity = loadIdentity(context);
  await context.sync();
  const register = identity();
  return {
    sheets: worksheets.items.map(({ id, name }) => ({ id, name })),
    activeSheet: active.id,
    identities: register.cards,
    register,
  };
}

/** A sheet's key stands in A1, a little further where rows or columns were inserted before it. */
const keyCorner = "A1:D10";

/** One sync: the cards among the surveyed sheets, by the key in their first cells. */
export async function cardsOf(context: Excel.RequestContext, found: Survey): Promise<KnownCard[]> {
  const all = await corners(context, found);
  const keyed = all.flatMap(({ sheet, cells }) => {
    const key = cells.map(parseCardKey).find((each) => each !== null);
    return key ? [{ sheet, key }] : [];
  });
  const evidence = all.flatMap(({ sheet, cells }) => {
    const key = cells.map(parseEvidenceKey).find((each) => each !== null);
    return key ? [{ sheet, card: key.card }] : [];
  });
  return knownCards(keyed, found.identities, evidence);
}

/** One sync: other sheets of ours, by how the key in their first cells begins. */
export async function keyedSheets(
  context: Excel.RequestContext,
  found: Survey,
  start: string,
): Promise<{ name: string; key: string }[]> {
  return (await corners(context, found)).flatMap(({ sheet: { name }, cells }) => {
    const key = cells.find((cell) => typeof cell === "string" && cell.trim().startsWith(start));
    return typeof key === "string" ? [{ name, key: key.trim() }] : [];
  });
}

async function corners(context: Excel.RequestContext, { sheets }: Survey) {
  const loading = sheets
    .filter(({ name }) => name !== IDENTITY_SHEET)
    .map((sheet) => {
      const corner = context.workbook.worksheets.getItem(sheet.id).getRange(keyCorner);
      corner.load("values");
      return { sheet, corner };
    });
  await context.sync();
  return loading.map(({ sheet, corner }) => ({ sheet, cells: corner.values.flat() as unknown[] }));
}

/** Names of all sheets, folded. */
export const namesInUse = ({ sheets }: Survey): ReadonlySet<string> =>
  new Set(sheets.map(({ name }) => folded(name)));
