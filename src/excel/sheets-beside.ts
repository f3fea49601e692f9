/** Sheets that are made from a card or roster and stand by themselves: lists (公示名单), forms (附件), papers (公示). */
import type { Rubric, Text } from "../rubric/types";
import { dayOf } from "../sheets/identity/clock";
import { formPlan } from "../sheets/roster/form";
import { listPlan } from "../sheets/roster/list";
import type { SheetPlan } from "../sheets/plan/plan";
import { folded, freeName } from "../sheets/card/sheet-names";
import type { KnownCard } from "../sheets/standing/card";
import { survey } from "./cards";
import { drawSheets } from "./drawing";
import { limitations } from "./limits";
import { loadSheet, type LoadedCard, type LoadedSheet } from "./read";
import { replaceSheets } from "./replace";
import { linksTo } from "../sheets/standing/links";
import type { ActInfo } from "./transaction/transaction";
import type { DrawnSheet, RosterReading, SheetBeside } from "./types";

/** The names that are taken are read, then the list is drawn. It is printed with the day. */
export async function drawListSheet(
  context: Excel.RequestContext,
  rubric: Rubric,
  list: string,
  { card, result }: RosterReading,
  now: Date,
): Promise<DrawnSheet> {
  const title = rubric.roster.lists?.find(({ id }) => id === list)?.title ?? list;
  return draw(context, { name: LIST, now }, title, (name) =>
    listPlan(rubric, list, result, { name, year: card.year, today: dayOf(now) }),
  );
}

/** A form that follows the card: its figures change with the card's. */
export async function drawFormSheet(
  context: Excel.RequestContext,
  rubric: Rubric,
  id: string,
  { known, loaded }: { known: KnownCard; loaded: LoadedCard },
  now: Date,
): Promise<DrawnSheet> {
  const form = rubric.forms.find((each) => each.id === id);
  if (!form) throw new Error(`The rubric ${rubric.id} has no form ${id}`);
  const { unit, year, kind } = known.ref;
  const readings = loaded.identities?.find(({ card }) => card === known.ref.id)?.readings ?? {};
  const title = unit === "" ? form.name.zh : `${form.name.zh}-${unit}`;
  return draw(context, { name: FORM, now }, title, (name) => {
    const follows = kind === "scorecard" && { source: linksTo(rubric, known, loaded, name) };
    return formPlan(rubric, form, { name, unit, year, readings, ...follows });
  });
}

/** A paper, under its own name or one like it: nothing that stands goes. */
export const drawPaperSheet = (
  context: Excel.RequestContext,
  paper: SheetPlan,
  now: Date,
): Promise<DrawnSheet> =>
  draw(context, { name: PAPER, now }, paper.name, (name) => ({ ...paper, name }));

/** A sheet with what the identity sheet says of it; of one that it replaces, this says the same as before. */
export async function drawSheetBeside(
  context: Excel.RequestContext,
  info: ActInfo,
  wanted: string,
  of: (name: string) => SheetBeside,
  replaced?: string,
): Promise<DrawnSheet> {
  const { sheets, register } = await survey(context);
  const standing = sheets.find(({ name }) => name === replaced);
  const old = standing && (await loadSheet(context, standing.id));
  const taken = new Set(sheets.map(({ name }) => folded(name)));
  const name = old?.name ?? freeName(wanted, taken);
  const { plan, rows } = of(name);
  const drawn = { plans: [plan], active: name, cards: [], ...(rows && { others: () => rows }) };
  const missing = old
    ? await replaceSheets(context, info, register, drawn, [
        { sheet: old, holdsMore: holdsMore(old, plan) },
      ])
    : await drawSheets(context, info, register, drawn);
  return { sheet: name, unsupported: [...limitations(), ...missing] };
}

/** Whether anything stands on a sheet that the plan does not say. */
function holdsMore({ cells: { formulas } }: LoadedSheet, { cells }: SheetPlan): boolean {
  const said = new Set(cells.map(({ value, formula }) => String(formula ?? value ?? "").trim()));
  return formulas.some((row) => row.some((cell) => !said.has(String(cell ?? "").trim())));
}

const LIST: Text = { zh: "生成名单", en: "draw the list" };
const PAPER: Text = { zh: "生成文书", en: "draw the paper" };
const FORM: Text = { zh: "生成附件", en: "draw the form" };

async function draw(
  context: Excel.RequestContext,
  info: ActInfo,
  wanted: string,
  planOf: (name: string) => SheetPlan,
): Promise<DrawnSheet> {
  const { sheets, register } = await survey(context);
  const name = freeName(wanted, new Set(sheets.map((sheet) => folded(sheet.name))));
  const drawn = { plans: [planOf(name)], active: name, cards: [] };
  const missing = await drawSheets(context, info, register, drawn);
  return { sheet: name, unsupported: [...limitations(), ...missing] };
}
