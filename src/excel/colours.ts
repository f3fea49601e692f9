/** 标色: switches the colours of a card, and draws its rules again where pasting or clearing has spoilt them. */
import type { Rubric } from "../rubric/types";
import { planCard } from "../sheets/card";
import { COLOURS } from "../sheets/colour-switch";
import type { CardSheet } from "../sheets/keys";
import { sheetNames } from "../sheets/sheet-names";
import { namesOf, type KnownCard } from "../sheets/standing/card";
import { colourSwitches, isDrawnRule, rulesNow } from "../sheets/standing/colours";
import { placesOf, type Places } from "../sheets/standing/places";
import { writeConditionalFormats } from "./draw/conditions";
import { BookError, explainError } from "./errors";
import { can, limitationOf } from "./limits";
import type { LoadedCard, LoadedSheet } from "./read";

/** One sync, and one cell a sheet. */
export async function switchColours(
  context: Excel.RequestContext,
  { sheets }: LoadedCard,
  on: boolean,
): Promise<void> {
  for (const [kind, { place }] of requireSwitches(sheets)) {
    const sheet = context.workbook.worksheets.getItem(sheets[kind]!.id);
    sheet.getRange(place.address).values = [[on ? COLOURS.on : COLOURS.off]];
  }
  await context.sync();
}

function requireSwitches(sheets: LoadedCard["sheets"]): ReturnType<typeof colourSwitches> {
  const found = colourSwitches(sheets);
  if (found.size === 0) throw new BookError(WITHOUT_SWITCH);
  return found;
}

const WITHOUT_SWITCH = {
  zh: "这张表右侧没有标色开关，可能由较早的版本生成或已被删除。请重新生成，已填内容会保留。",
  en: "This table has no switch for colours on its right: it is of an earlier version, or the switch was deleted. Generate it again; what was typed is kept.",
};

/** Two syncs: the rules that stand, and ours among them deleted and added again. The user's own stay. */
export async function redrawColours(
  context: Excel.RequestContext,
  known: KnownCard,
  { sheets }: LoadedCard,
  rubric: Rubric,
  readings: Record<string, string>,
): Promise<void> {
  if (!can("conditionalFormats")) throw new BookError(limitationOf("conditionalFormats"));
  requireSwitches(sheets);
  const { id, unit, year } = known.ref;
  const names = { ...sheetNames(rubric, unit, []), ...namesOf(known.sheets) };
  const { plan } = planCard(rubric, { id, unit, year, readings, names });
  const drawn = (Object.entries(sheets) as [CardSheet, LoadedSheet][]).flatMap(([kind, loaded]) => {
    const planned = plan.sheets.find((sheet) => sheet.kind === kind);
    return planned ? [{ planned, loaded }] : [];
  });
  const places = new Map<string, Places>(
    drawn.map(({ planned, loaded }) => [planned.name, placesOf(planned, loaded.cells)]),
  );
  try {
    const standing = drawn.map(({ planned, loaded }) => {
      const sheet = context.workbook.worksheets.getItem(loaded.id);
      const { conditionalFormats: formats } = sheet.getRange();
      formats.load("items/id,items/type,items/customOrNullObject/rule/formula");
      return { planned, sheet, formats };
    });
    await context.sync();
    for (const { planned, sheet, formats } of standing) {
      for (const format of formats.items) if (isOurs(format, planned)) format.delete();
      writeConditionalFormats(sheet, rulesNow(planned, places));
    }
    await context.sync();
  } catch (error) {
    throw notDrawn(error);
  }
}

function isOurs(
  { type, customOrNullObject: custom }: Excel.ConditionalFormat,
  planned: Parameters<typeof isDrawnRule>[0],
): boolean {
  return type === "Custom" && !custom.isNullObject && isDrawnRule(planned, custom.rule.formula);
}

function notDrawn(error: unknown): BookError {
  const { zh, en } = explainError(error);
  return new BookError(
    {
      zh: `${zh}标色没有重画；表中的内容和得分不受影响。`,
      en: `${en} The colours were not drawn again; contents and scores are untouched.`,
    },
    { cause: error },
  );
}
