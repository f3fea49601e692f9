/** 发送准备 in the open workbook: every catalogue formula becomes one that computes without the add-in, and back. */
import "../../functions/catalogue";
import { callsCatalogue } from "../../formula/send";
import type { Text } from "../../formula/values";
import { a1 } from "../../sheets/plan/address";
import {
  emptyReport,
  prepareFormula,
  report,
  restoreFormula,
  type FormulaPlace,
  type FormulaOutcome,
  type SendReport,
} from "../../sheets/formulas/send";
import { loadIdentity } from "../identity";
import { inExcel } from "../session";
import { transact, type ActInfo, type Transaction } from "../transaction/transaction";
import type { SendRequest, SendState } from "../types";
import { PART_OF_ARRAY, setArraysApart } from "./arrays";
import {
  readFormulas,
  type BookFormulas,
  type FormulaCell,
  type NamedFormula,
  type SheetFormulas,
} from "./read";
import { startWithoutAddIn } from "./startup";
import { isPending, writeFormulas, type CellChange, type SheetChanges } from "./write";

/**
 * Four syncs for a workbook of usual size. Conditional formats and validations stay as they are: Excel takes no custom
 * functions there, and the cells that they look at keep their values.
 */
export async function prepareWorkbook(
  context: Excel.RequestContext,
  { password, ...options }: SendRequest,
  now: Date,
): Promise<SendReport> {
  const startAgain = await startWithoutAddIn();
  const decide: Decide = (formula, place) => prepareFormula(formula, place, options);
  try {
    return await turn(context, { name: PREPARE, now }, callsCatalogue, decide, password);
  } catch (error) {
    await startAgain().catch(() => {});
    throw error;
  }
}

export function restoreWorkbook(
  context: Excel.RequestContext,
  { password }: { password?: string },
  now: Date,
): Promise<SendReport> {
  return turn(context, { name: RESTORE, now }, wasSent, restoreFormula, password);
}

const PREPARE: Text = { zh: "发送准备", en: "prepare to send" };
const RESTORE: Text = { zh: "恢复公式", en: "turn the formulas back" };

/** How many formulas call the add-in's functions, and how many were turned for sending. Two syncs. */
export function sendState(): Promise<SendState> {
  return inExcel(async (context) => {
    const { sheets, names } = await readFormulas(
      context,
      (formula) => callsCatalogue(formula) || wasSent(formula),
    );
    const formulas = [...sheets.flatMap(({ cells }) => cells), ...names];
    const sent = formulas.filter(({ formula }) => wasSent(formula)).length;
    return { live: formulas.length - sent, sent };
  });
}

/** An edited one counts too: turning back reports it. */
function wasSent(formula: string): boolean {
  return formula.includes('"RUBRIC') && restoreFormula(formula) !== null;
}

type Decide = (formula: string, place: FormulaPlace) => FormulaOutcome | null;

async function turn(
  context: Excel.RequestContext,
  info: ActInfo,
  wanted: (formula: string) => boolean,
  decide: Decide,
  password: string | undefined,
): Promise<SendReport> {
  const register = loadIdentity(context);
  const found = await readFormulas(context, wanted);
  const apart = await setArraysApart(context, found);
  const turning = new Turning(decide);
  const changes = turning.changes(found);
  if (changes.sheets.length + changes.names.length + apart.size === 0) return turning.report();
  return transact(context, info, register(), async (act) => {
    if (changes.sheets.length + changes.names.length > 0) {
      const broken = await writeFormulas(act, changes, password);
      await takeBack(act, broken, turning, password);
    }
    for (const [sheet, cells] of apart) await turnApart(act, sheet, cells, turning, password);
    await act.commit([], () => {});
    return turning.report();
  });
}

/** Decides on formulas, and remembers what came of each until the report. */
class Turning {
  private readonly done = new Map<
    object,
    { formula: string; place: FormulaPlace; outcome: FormulaOutcome }
  >();

  constructor(private readonly decide: Decide) {}

  changes({ sheets, names }: BookFormulas) {
    return {
      sheets: sheets
        .map((sheet) => ({ sheet, cells: this.cells(sheet, sheet.cells) }))
        .filter(({ cells }) => cells.length > 0),
      names: names.flatMap((each) => {
        const becomes = this.take(each, namePlace(each, sheets));
        return becomes === null ? [] : [{ ...each, becomes }];
      }),
    };
  }

  cells(sheet: SheetFormulas, cells: readonly FormulaCell[]): CellChange[] {
    return cells.flatMap((cell) => {
      const becomes = this.take(cell, cellPlace(sheet, cell));
      return becomes === null ? [] : [{ ...cell, becomes, of: cell }];
    });
  }

  /** It stayed as it was after all. */
  leave(cell: object, why: Text): void {
    const done = this.done.get(cell);
    if (done) done.outcome = { how: "left", why };
  }

  report(): SendReport {
    const all = emptyReport();
    for (const { formula, place, outcome } of this.done.values()) {
      report(all, formula, place, outcome);
    }
    return all;
  }

  private take(of: FormulaCell | NamedFormula, place: FormulaPlace): string | null {
    const outcome = this.decide(of.formula, place);
    if (!outcome) return null;
    this.done.set(of, { formula: of.formula, place, outcome });
    return outcome.how === "left" ? null : outcome.formula;
  }
}

function cellPlace({ name }: SheetFormulas, cell: FormulaCell): FormulaPlace {
  const value = isPending(cell.value) ? undefined : cell.value;
  return { sheet: name, address: a1(cell), kind: "cell", value };
}

function namePlace({ sheet, name }: NamedFormula, sheets: readonly SheetFormulas[]): FormulaPlace {
  const scope = sheets.find(({ id }) => id === sheet)?.name;
  return { address: name, kind: "name", ...(scope === undefined ? {} : { sheet: scope }) };
}

/** Formulas that show an error now which was not there before are set back. */
async function takeBack(
  act: Transaction,
  broken: readonly SheetChanges[],
  turning: Turning,
  password: string | undefined,
): Promise<void> {
  if (broken.length === 0) return;
  const back = broken.map(({ sheet, cells }) => ({
    sheet,
    cells: cells.map((cell) => ({ ...cell, becomes: cell.formula })),
  }));
  await writeFormulas(act, { sheets: back, names: [] }, password);
  for (const { of } of broken.flatMap(({ cells }) => cells)) turning.leave(of, GAVE_ERROR);
}

/** Cells that may belong to an older array formula, each by itself: a refusal says that they do. */
async function turnApart(
  act: Transaction,
  sheet: SheetFormulas,
  cells: readonly FormulaCell[],
  turning: Turning,
  password: string | undefined,
): Promise<void> {
  for (const change of turning.cells(sheet, cells)) {
    const one = [{ sheet, cells: [change] }];
    const broken = await act.trial(() => writeFormulas(act, { sheets: one, names: [] }, password));
    if (broken) await takeBack(act, broken, turning, password);
    else turning.leave(change.of, PART_OF_ARRAY);
  }
}

const GAVE_ERROR: Text = {
  zh: "换成普通函数后显示错误值，已恢复原公式；请检查公式引用的单元格",
  en: "turned into ordinary functions it showed an error, so the original was put back; check the cells that it refers to",
};
