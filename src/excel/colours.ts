/** 标色: switches the colours of a card, and draws its rules again where pasting or clearing has spoilt them. */
import type { Rubric, Text } from "../rubric/types";
import { planCard } from "../sheets/card/card";
import { COLOURS } from "../sheets/marks/colour-switch";
import type { CardSheet } from "../sheets/identity/keys";
import { IDENTITY_SHEET, sheetNames } from "../sheets/card/sheet-names";
import { namesOf, type KnownCard } from "../sheets/standing/card";
import { colourSwitches, isDrawnRule, rulesNow } from "../sheets/standing/colours";
import { placesOf, type Places } from "../sheets/standing/places";
import { writeConditionalFormats } from "./draw/conditions";
import { BookError, codeOf, explainError } from "./errors";
import { can, limitationOf } from "./limits";
import type { LoadedCard, LoadedSheet } from "./read";
import type { Change } from "./transaction/changes";
import { HalfDoneError, transact } from "./transaction/transaction";
import { parseAddress } from "../sheets/plan/address";
import { moveFormula } from "../sheets/plan/areas";
import { cellsOf } from "../sheets/plan/number-formats";

/** One cell a sheet, which is not locked. */
export async function switchColours(
  context: Excel.RequestContext,
  { sheets, register }: LoadedCard,
  on: boolean,
  now: Date,
): Promise<void> {
  const becomes = on ? COLOURS.on : COLOURS.off;
  const switches = [...requireSwitches(sheets)].map(([kind, { place, on: was }]) => ({
    sheet: sheets[kind]!,
    address: place.address,
    cell: { ...parseAddress(place.address)!, was: was ? COLOURS.on : COLOURS.off, becomes },
  }));
  await transact(context, { name: SWITCH, now }, register, async (act) => {
    for (const { sheet, cell } of switches) {
      const { row, column, was } = cell;
      const { id, name } = sheet;
      act.note({ do: "write", sheet: { id, name }, cells: [{ row, column, was, becomes }] });
    }
    await act.commit([], () => {
      for (const { sheet, address } of switches)
        context.workbook.worksheets.getItem(sheet.id).getRange(address).values = [[becomes]];
    });
  });
}

const SWITCH: Text = { zh: "显示或隐藏标色", en: "show or hide the colours" };
const REDRAW: Text = { zh: "重画标色", en: "draw the colours again" };

function requireSwitches(sheets: LoadedCard["sheets"]): ReturnType<typeof colourSwitches> {
  const found = colourSwitches(sheets);
  if (found.size === 0) throw new BookError(WITHOUT_SWITCH);
  return found;
}

const WITHOUT_SWITCH = {
  zh: "这张表右侧没有标色开关，可能由较早的版本生成或已被删除。请重新生成，已填内容会保留。",
  en: "This table has no switch for colours on its right: it is of an earlier version, or the switch was deleted. Generate it again; what was typed is kept.",
};

/** The new rules are added beside the old, which then go; the user's own stay. Answers what is left to be said. */
export async function redrawColours(
  context: Excel.RequestContext,
  known: KnownCard,
  { sheets, register }: LoadedCard,
  rubric: Rubric,
  readings: Record<string, string>,
  now: Date,
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
      return { planned, loaded, sheet, formats };
    });
    await context.sync();
    await transact(context, { name: REDRAW, now }, register, async (act) => {
      for (const { loaded, formats } of standing) {
        const ids = formats.items.map(({ id: rule }) => rule);
        act.note({ do: "add rules", sheet: { id: loaded.id, name: loaded.name }, standing: ids });
      }
      const rules = new Map(standing.map(({ planned }) => [planned, rulesNow(planned, places)]));
      const tasks = standing.map(({ planned, loaded, formats }): Change => {
        const drawn = formulasOf(rules.get(planned)!);
        const ours = formats.items.filter((format) => isOurs(format, planned, drawn));
        const { id: sheetId, name, protection } = loaded;
        const ids = ours.map(({ id: rule }) => rule);
        return { do: "drop rules", sheet: { id: sheetId, name }, ids, protection };
      });
      const add = () => {
        for (const { planned, sheet } of standing)
          writeConditionalFormats(sheet, rules.get(planned)!);
      };
      await act.commit([], add, { sheets: standing.map(({ loaded }) => loaded), tasks });
      if (!(await act.finish())) throw new DoubledError(standing.map(({ loaded }) => loaded));
    });
  } catch (error) {
    const isSaid = error instanceof HalfDoneError || error instanceof DoubledError;
    throw isSaid ? error : notDrawn(error);
  }
}

/** The new rules stand, and the old ones could not be deleted. */
class DoubledError extends BookError {
  constructor(sheets: readonly LoadedSheet[]) {
    const names = sheets.map(({ name }) => `“${name}”`);
    super({
      zh: `${names.join("、")}的标色已重画，但原来的规则没能删除，暂时重复，登记表“${IDENTITY_SHEET}”（隐藏）中留有记录；重新打开本窗格时会自动删除。`,
      en: `The colours of ${names.join(", ")} are drawn again, but the old rules could not be deleted and are there twice, with notes of it on the hidden sheet “${IDENTITY_SHEET}”; they go when this pane is opened again.`,
    });
  }
}

/** A rule over a mark is known by its shape, wherever it was pasted; any other by what is drawn. */
function isOurs(
  { type, customOrNullObject: custom }: Excel.ConditionalFormat,
  planned: Parameters<typeof isDrawnRule>[0],
  drawn: ReadonlySet<string>,
): boolean {
  if (type !== "Custom" || custom.isNullObject) return false;
  const { formula } = custom.rule;
  return isDrawnRule(planned, formula) || drawn.has(plain(formula));
}

/** The rules as each of their cells has them. */
function formulasOf({ conditionalFormats }: ReturnType<typeof rulesNow>): Set<string> {
  return new Set(
    conditionalFormats.flatMap(({ areas, formula }) =>
      areas.flatMap(cellsOf).map((cell) => plain(moveFormula(formula, areas[0]!, cell))),
    ),
  );
}

const plain = (formula: string) => formula.replace(/^=|[\s$]/g, "").toUpperCase();

/** The sheets were read a moment ago: what is not found is a rule, after its deletion was undone. */
const RULES_LOST: Text = {
  zh: "Excel 暂时读不出这张表的条件格式规则（撤销过对规则的修改之后会这样）。请保存、关闭并重新打开工作簿，然后重试。",
  en: "Excel cannot read the conditional formats of this sheet at present, as happens after changes to them were undone. Save the workbook, close it and open it again, then try again.",
};

function notDrawn(error: unknown): BookError {
  const { zh, en } = codeOf(error) === "ItemNotFound" ? RULES_LOST : explainError(error);
  return new BookError(
    {
      zh: `${zh}标色没有重画；表中的内容和得分不受影响。`,
      en: `${en} The colours were not drawn again; contents and scores are untouched.`,
    },
    { cause: error },
  );
}
