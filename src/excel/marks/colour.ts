/** Puts the marks of a reading on the sheets of a card, and takes them off. */
import type { Rubric } from "../../rubric/types";
import { numberFormatAt } from "../../sheets/standing/cells";
import { writeConditionalFormats } from "../draw/conditions";
import { can } from "../limits";
import type { LoadedCard, LoadedSheet } from "../read";
import { inExcel } from "../session";
import type { CardReading } from "../types";
import { loadMarks, marksDiffer, takeOff, writeMarks, type MarkedCell } from "./marks";
import { lostRules } from "./rules";
import { wantedMarks, type WantedMark } from "./wanted";

/** One sync, and none at all where the marks are the same as before. */
export async function colour(
  reading: CardReading,
  rubric: Rubric,
  loaded: LoadedCard,
): Promise<void> {
  if (!can("conditionalFormats")) return;
  const { scorecard, assessment } = reading;
  const rules = lostRules(reading, rubric, loaded);
  const wanted = wantedMarks(rubric, scorecard, assessment);
  const changed = Object.values(loaded.sheets)
    .map((sheet) => ({ sheet, cells: cellsOn(sheet, wanted, loaded) }))
    .filter(({ sheet, cells }) => rules.has(sheet.id) || marksDiffer(cells, sheet.marks));
  if (changed.length === 0) return;
  await inExcel(async (context) => {
    const written = changed.map(({ sheet, cells }) => {
      const target = context.workbook.worksheets.getItem(sheet.id);
      const plan = rules.get(sheet.id);
      if (plan) writeConditionalFormats(target, plan);
      writeMarks(target, cells, sheet.marks);
      return { sheet, marks: loadMarks(target) };
    });
    await context.sync();
    for (const { sheet, marks } of written) sheet.marks = marks();
  });
}

function cellsOn(
  sheet: LoadedSheet,
  wanted: readonly WantedMark[],
  loaded: LoadedCard,
): MarkedCell[] {
  return wanted
    .filter(({ place }) => place.sheet === sheet.name)
    .map(({ place, mark }) => ({
      mark,
      address: place.address,
      numberFormat: numberFormatAt(loaded, place),
    }));
}

/** One sync: takes every colour of ours off. The rules of the generated sheets go with the marks. */
export async function uncolour(
  context: Excel.RequestContext,
  { sheets }: LoadedCard,
): Promise<void> {
  if (!can("conditionalFormats")) return;
  for (const { id, marks } of Object.values(sheets)) {
    takeOff(context.workbook.worksheets.getItem(id), marks);
  }
  await context.sync();
}
