/**
 * Draws sheets anew in the place of old ones. The old stay whole beside the new until these stand, under names that say so,
 * and then go, unless they hold anything that the new do not. Formulas elsewhere that named the old name the new.
 */
import type { Text } from "../rubric/types";
import { parseCardKey } from "../sheets/identity/keys";
import type { SheetPlan } from "../sheets/plan/plan";
import type { SheetCells } from "../sheets/read";
import { folded, freeName, IDENTITY_SHEET, sheetPrefix } from "../sheets/card/sheet-names";
import { contentParts, finishSheets, lookStages } from "./draw/plan";
import type { Sheets } from "./drawing";
import { BookError, codeOf } from "./errors";
import type { IdentitySheet } from "./identity";
import { sheetsWithObjects } from "./objects";
import type { LoadedSheet } from "./read";
import { setArraysApart } from "./send/arrays";
import {
  readFormulas,
  type BookFormulas,
  type NamedFormula,
  type SheetFormulas,
} from "./send/read";
import type { Change } from "./transaction/changes";
import { PasswordError } from "./transaction/open";
import { transact, type ActInfo, type Transaction } from "./transaction/transaction";
import { writeFormula } from "./transaction/undo";

export interface Old {
  sheet: LoadedSheet;
  /** It holds more than the new sheet. */
  holdsMore: boolean;
}

interface Leaving extends Old {
  /** Its name while the new one is drawn, and for good where it is kept. */
  as: string;
}

/** Answers what could not be drawn, and which of the old sheets were kept. */
export async function replaceSheets(
  context: Excel.RequestContext,
  info: ActInfo,
  register: IdentitySheet,
  { plans, active, cards }: Sheets,
  old: readonly Old[],
): Promise<Text[]> {
  const following = await readFollowing(context, old);
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/position");
  await context.sync();
  const withObjects = await sheetsWithObjects(old.map(({ sheet }) => sheet.id));
  const taken = new Set(worksheets.items.map(({ name }) => folded(name)));
  const leaving = old.map(({ sheet, holdsMore }): Leaving => {
    const as = freeName(sheet.name, taken, oldSuffix);
    taken.add(folded(as));
    const isFollowed = following.stays.length > 0 || withObjects.has(sheet.id);
    return { sheet, holdsMore: holdsMore || isFollowed, as };
  });
  const positions = new Map(worksheets.items.map(({ id, position }) => [id, position]));

  const replace = (opened: readonly Leaving[]) =>
    transact(context, info, register, (act) => carryOut(act, opened));
  try {
    return await replace(leaving);
  } catch (error) {
    // A password keeps a sheet from being replaced. Where no sheet is ever opened, none of them is known to have one.
    if (!(error instanceof PasswordError)) throw error;
    if (await opensSheets(context, info, register, freeName(CHECK_SHEET, taken))) throw error;
    return replace([]);
  }

  async function carryOut(act: Transaction, opened: readonly Leaving[]): Promise<Text[]> {
    noteAll(act, plans, leaving, following);
    const [first, ...others] = contentParts(context, plans);
    await act
      .step(
        () => {
          for (const { sheet, as } of leaving) worksheets.getItem(sheet.id).name = as;
          first!();
          follow(context, following);
        },
        { sheets: [...following.sheets, ...opened.map(({ sheet }) => sheet)] },
      )
      .catch((error: unknown) => {
        const isFollower =
          error instanceof PasswordError &&
          following.sheets.some(({ name }) => name === error.sheet);
        throw isFollower ? followerHasPassword(error) : error;
      });
    for (const part of others) await act.step(part);
    const missing = await act.attempt(lookStages(context, plans));
    const kept = leaving.filter(({ holdsMore }) => holdsMore);
    for (const { sheet, as } of kept) act.note(keyTaken(sheet, as));
    const ending = () => {
      putInPlace(context, leaving, positions);
      for (const { sheet } of kept) takeKey(context, sheet);
      finishSheets(context, plans, active);
    };
    await act
      .commit(cards, ending, {
        // Of the others nothing is changed but their places and, when all is through, that they go.
        sheets: kept.map(({ sheet, as }) => ({ ...sheet, name: as })),
        tasks: leaving
          .filter(({ holdsMore }) => !holdsMore)
          .map(({ sheet, as }): Change => ({ do: "delete", sheet: { id: sheet.id, name: as } })),
      })
      .catch((error: unknown) => {
        throw error instanceof PasswordError ? calledAsBefore(error, kept) : error;
      });
    const isDone = await act.finish();
    return [
      ...missing,
      ...(kept.length > 0 ? [keptRemark(kept)] : []),
      ...(isDone ? [] : [notDeleted(leaving.filter(({ holdsMore }) => !holdsMore))]),
    ];
  }
}

/** Stands for a moment, to see whether this Excel opens sheets. */
const CHECK_SHEET = "_check";

/** Whether this Excel opens sheets at all: some builds refuse every `unprotect()`, with a password or without. */
async function opensSheets(
  context: Excel.RequestContext,
  info: ActInfo,
  register: IdentitySheet,
  free: string,
): Promise<boolean> {
  const { worksheets } = context.workbook;
  try {
    await transact(context, info, register, async (act) => {
      act.note({ do: "add", name: free });
      await act.step(() => {
        const { protection } = worksheets.add(free);
        protection.protect();
        protection.unprotect();
      });
      await act.commit([], () => worksheets.getItem(free).delete());
    });
    return true;
  } catch (error) {
    if (codeOf(error) !== "AccessDenied") throw error;
    return false;
  }
}

/** Formulas elsewhere that name one of the old sheets. */
interface Following {
  sheets: SheetFormulas[];
  names: NamedFormula[];
  /** Those that an add-in cannot write: what they name has to stay. */
  stays: SheetFormulas[];
}

async function readFollowing(
  context: Excel.RequestContext,
  old: readonly Old[],
): Promise<Following> {
  const prefixes = old.flatMap(({ sheet: { name } }) => [
    sheetPrefix(name).toLowerCase(),
    `'${name.replaceAll("'", "''")}'!`.toLowerCase(),
  ]);
  const isFollowing = (formula: string) =>
    prefixes.some((prefix) => formula.toLowerCase().includes(prefix));
  const found: BookFormulas = await readFormulas(context, isFollowing);
  const own = new Set(old.map(({ sheet }) => sheet.id));
  const elsewhere = found.sheets.filter(
    ({ id, name, cells }) => !own.has(id) && name !== IDENTITY_SHEET && cells.length > 0,
  );
  const apart = await setArraysApart(context, { ...found, sheets: elsewhere });
  return {
    sheets: elsewhere.filter(({ cells }) => cells.length > 0),
    names: found.names.filter(({ sheet }) => sheet === null || !own.has(sheet)),
    stays: [...apart.keys()],
  };
}

/** Names come first: they are taken back last, when the sheets are called again as the formulas say. */
function noteAll(
  act: Transaction,
  plans: Sheets["plans"],
  leaving: readonly Leaving[],
  { sheets, names }: Following,
): void {
  const called = Object.fromEntries(leaving.map(({ sheet, as }) => [as, sheet.name]));
  for (const { id, name, cells } of sheets) {
    act.note({
      do: "follow",
      sheet: { id, name },
      names: called,
      cells: cells.map(({ row, column, formula, numberFormat }) => ({
        row,
        column,
        was: formula,
        ...(numberFormat === "@" && { isText: true }),
      })),
    });
  }
  for (const { sheet, name, formula } of names) {
    const scope = sheets.find(({ id }) => id === sheet);
    act.note({
      do: "name",
      scope: scope
        ? { id: scope.id, name: scope.name }
        : sheet === null
          ? null
          : { id: sheet, name: "" },
      name,
      was: formula,
    });
  }
  for (const { sheet, as } of leaving)
    act.note({ do: "rename", sheet: { id: sheet.id, name: sheet.name }, to: as });
  for (const plan of plans) act.note(addedSheet(plan));
}

function addedSheet({ name, cells }: SheetPlan): Change {
  const first = cells.find(({ row, column }) => row === 0 && column === 0)?.value;
  return { do: "add", name, ...(typeof first === "string" && { first }) };
}

/** Written again, a formula takes the sheet that has the name now. */
function follow({ workbook }: Excel.RequestContext, { sheets, names }: Following): void {
  for (const { id, cells } of sheets) {
    const sheet = workbook.worksheets.getItem(id);
    for (const { row, column, formula, numberFormat } of cells)
      writeFormula(sheet.getCell(row, column), formula, numberFormat === "@" ? true : undefined);
  }
  for (const { sheet, name, formula } of names) {
    const scope = sheet === null ? workbook : workbook.worksheets.getItem(sheet);
    scope.names.getItem(name).formula = formula;
  }
}

/** Each new sheet stands where its old one stood; that one comes after it. */
function putInPlace(
  { workbook }: Excel.RequestContext,
  leaving: readonly Leaving[],
  positions: ReadonlyMap<string, number>,
): void {
  const at = ({ sheet }: Leaving) => positions.get(sheet.id) ?? 0;
  [...leaving]
    .sort((one, other) => at(one) - at(other))
    .forEach((each, index) => {
      workbook.worksheets.getItem(each.sheet.name).position = at(each) + index;
    });
}

/** Without its key it is no sheet of the card any more. */
function takeKey({ workbook }: Excel.RequestContext, { id, cells }: LoadedSheet): void {
  const sheet = workbook.worksheets.getItem(id);
  for (const { row, column } of keyCells(cells)) sheet.getCell(row, column).clear("Contents");
}

function keyTaken({ id, cells }: LoadedSheet, name: string): Change {
  const changes = keyCells(cells).map((cell) => ({ ...cell, becomes: "" }));
  return { do: "write", sheet: { id, name }, cells: changes };
}

function keyCells({ values, top, left }: SheetCells) {
  return values.flatMap((line, row) =>
    line.flatMap((value, column) =>
      parseCardKey(value) ? [{ row: top + row, column: left + column, was: String(value) }] : [],
    ),
  );
}

/** Its formulas would go on naming the old sheets and show old figures, so nothing is drawn. */
function followerHasPassword(cause: PasswordError): BookError {
  const { sheet } = cause;
  return new BookError(
    {
      zh: `工作表“${sheet}”的保护无法解除（多半设有密码），其中有公式引用要重新生成的表，必须一并改写，所以没有改动任何内容。请先在“审阅”选项卡撤销“${sheet}”的保护，重新生成，再把它保护起来。`,
      en: `The sheet “${sheet}” cannot be unprotected (it probably has a password), and its formulas name the sheets to be generated again, so they have to be rewritten too: nothing was changed. Unprotect “${sheet}” on the Review tab, generate again, then protect it.`,
    },
    { cause },
  );
}

/** Once all is taken back the sheets have the names again that their owner knows. */
function calledAsBefore(cause: PasswordError, kept: readonly Leaving[]): PasswordError {
  const before = new Map(kept.map(({ as, sheet }) => [as, sheet.name]));
  const [sheet, ...others] = [cause.sheet, ...cause.others].map((name) => before.get(name) ?? name);
  return new PasswordError(sheet!, cause.wrong, others, { cause });
}

const oldSuffix = (number: number) => (number === 1 ? "（旧）" : `（旧 ${number}）`);

const listed = (sheets: readonly Leaving[]) => sheets.map(({ as }) => `“${as}”`).join("、");

function keptRemark(kept: readonly Leaving[]): Text {
  return {
    zh: `原表中有重新生成时不会带过来的内容（自己填写的内容、图表、图片或批注），已原样保留在${listed(kept)}；核对后可自行删除。`,
    en: `The old sheets held what is not drawn again (contents of your own, charts, pictures or comments); they are kept as ${listed(kept)}. Delete them when you have checked.`,
  };
}

function notDeleted(left: readonly Leaving[]): Text {
  return {
    zh: `新表已完整生成，但原表没能删除，现为${listed(left)}，登记表“${IDENTITY_SHEET}”（隐藏）中留有记录；重新打开本窗格时会自动删除，也可自行删除。`,
    en: `The new sheets are complete, but the old ones could not be deleted and are called ${listed(left)}, with notes of it on the hidden sheet “${IDENTITY_SHEET}”; they go when this pane is opened again, or delete them yourself.`,
  };
}
