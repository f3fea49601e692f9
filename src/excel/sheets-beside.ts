/** Sheets that are made from a card or roster and stand by themselves: lists (公示名单), forms (附件). */
import type { Rubric } from "../rubric/types";
import { formPlan } from "../sheets/form";
import { listPlan } from "../sheets/list";
import type { SheetPlan } from "../sheets/plan";
import { folded, freeName } from "../sheets/sheet-names";
import type { KnownCard } from "../sheets/standing/card";
import { drawPlan } from "./draw/plan";
import { limitations } from "./limits";
import type { LoadedCard } from "./read";
import { linksTo } from "../sheets/standing/links";
import type { DrawnSheet, RosterReading } from "./types";

/** Two syncs: the names that are taken, and the drawing. `today` is printed with the list. */
export async function drawListSheet(
  context: Excel.RequestContext,
  rubric: Rubric,
  list: string,
  { card, result }: RosterReading,
  today: string,
): Promise<DrawnSheet> {
  const title = rubric.roster.lists?.find(({ id }) => id === list)?.title ?? list;
  return draw(context, title, (name) =>
    listPlan(rubric, list, result, { name, year: card.year, today }),
  );
}

/** A form that follows the card: its figures change with the card's. */
export async function drawFormSheet(
  context: Excel.RequestContext,
  rubric: Rubric,
  id: string,
  { known, loaded }: { known: KnownCard; loaded: LoadedCard },
): Promise<DrawnSheet> {
  const form = rubric.forms.find((each) => each.id === id);
  if (!form) throw new Error(`The rubric ${rubric.id} has no form ${id}`);
  const { unit, year, kind } = known.ref;
  const readings = loaded.identities?.find(({ card }) => card === known.ref.id)?.readings ?? {};
  return draw(context, unit === "" ? form.name.zh : `${form.name.zh}-${unit}`, (name) => {
    const follows = kind === "scorecard" && { source: linksTo(rubric, known, loaded, name) };
    return formPlan(rubric, form, { name, unit, year, readings, ...follows });
  });
}

async function draw(
  context: Excel.RequestContext,
  wanted: string,
  planOf: (name: string) => SheetPlan,
): Promise<DrawnSheet> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const name = freeName(wanted, new Set(worksheets.items.map((sheet) => folded(sheet.name))));
  drawPlan(context, { sheets: [planOf(name)], names: [], active: name });
  await context.sync();
  return { sheet: name, unsupported: limitations() };
}
