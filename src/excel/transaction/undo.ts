/** Takes back what an act has changed, as far as it has; and carries out what it left to be done. Two requests each. */
import { asTyped } from "../../formula/excel-signs";
import { areaAddress, rectangles } from "../../sheets/plan/areas";
import { saysNothing, type IdentityRow } from "../../sheets/identity/identity-rows";
import { isSameFormula } from "../../sheets/read/formulas";
import { folded, freeName, sheetPrefix } from "../../sheets/card/sheet-names";
import type { SheetRef } from "../../sheets/standing/card";
import { dropIdentity, loadIdentity, writeIdentity, type IdentitySheet } from "../identity";
import type { Content } from "../draw/values";
import { protectionNow } from "../protection";
import type { CellChange, Change } from "./changes";

export interface Taking {
  /** The rows of the identity sheet that shall stand at the end. */
  rows: (now: IdentitySheet) => readonly IdentityRow[];
  /** Passwords of sheets that the act has opened, by id; they are never written down. */
  passwords?: ReadonlyMap<string, string>;
}

/** Puts the workbook back as it was before these changes. Cells in which somebody has written since stay. */
export async function takeBack(
  context: Excel.RequestContext,
  changes: readonly Change[],
  { rows, passwords = new Map() }: Taking,
): Promise<void> {
  const sheets = new Sheets(context, passwords);
  const identity = loadIdentity(context);
  await context.sync();
  for (const change of changes)
    if (change.do === "rename") sheets.findRenamed(change.sheet, change.to);
  const opposites = writtenOnce(changes)
    .reverse()
    .map((change) => opposite(sheets, change));
  await context.sync();

  const opened = changes.flatMap((change) => (change.do === "open" ? [change] : []));
  for (const back of opposites) back();
  sheets.deleteAside();
  restoreIdentity(context, rows(identity()), identity());
  for (const { sheet, options } of opened) sheets.close(sheet, options);
  sheets.closeAll();
  await context.sync();
}

/** Does what was left to be done after an act. */
export async function carryOut(
  context: Excel.RequestContext,
  tasks: readonly Change[],
  rows: (now: IdentitySheet) => readonly IdentityRow[],
): Promise<void> {
  const sheets = new Sheets(context);
  const identity = loadIdentity(context);
  await context.sync();
  const doing = tasks.map((task) => queueTask(sheets, task));
  await context.sync();
  for (const task of doing) task();
  restoreIdentity(context, rows(identity()), identity());
  await context.sync();
}

function restoreIdentity(
  context: Excel.RequestContext,
  rows: readonly IdentityRow[],
  now: IdentitySheet,
): void {
  if (!now.isThere) return;
  if (saysNothing(rows)) dropIdentity(context);
  else writeIdentity(context, rows, now.rows);
}

/** What a sheet is called that is about to be deleted. */
const ASIDE = "_rubric-undo";

/** What so many of them are called. */
export function namesAside(count: number): string[] {
  const names: string[] = [];
  while (names.length < count) names.push(freeName(ASIDE, new Set(names.map(folded))));
  return names;
}

/** The sheets of the workbook as they are called now. */
class Sheets {
  private readonly all: Excel.WorksheetCollection;
  private readonly renamed = new Set<string>();

  private readonly opened = new Set<Excel.Worksheet>();

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly passwords: ReadonlyMap<string, string> = new Map(),
  ) {
    this.all = context.workbook.worksheets;
    this.all.load("items/id,items/name,items/protection/protected,items/protection/options");
  }

  /** By its id, or by a name where another program has given it another id. */
  find({ id, name }: SheetRef): Excel.Worksheet | undefined {
    return (
      this.all.items.find((sheet) => sheet.id === id) ??
      this.all.items.find((sheet) => folded(sheet.name) === folded(name))
    );
  }

  /** A sheet that an act has added under this name: not the one that the name was taken from. */
  added(name: string): Excel.Worksheet | undefined {
    return this.all.items.find(
      (sheet) => folded(sheet.name) === folded(name) && !this.renamed.has(sheet.id),
    );
  }

  /** The sheet that an act has given another name, or was about to. */
  findRenamed(sheet: SheetRef, to: string): Excel.Worksheet | undefined {
    const byId = this.all.items.find(({ id }) => id === sheet.id);
    const found = byId ?? this.find({ ...sheet, name: to }) ?? this.find(sheet);
    if (found) this.renamed.add(found.id);
    return found;
  }

  /** Whether a sheet has one of these names now, or was set aside by an attempt before this one. */
  isAnyCalled(names: readonly string[]): boolean {
    const wanted = new Set(names.map(folded));
    return this.all.items.some(({ name }) => wanted.has(folded(name)) || name.startsWith(ASIDE));
  }

  /** Out of the way of the one that gets its name back; it goes when nothing follows it any more. */
  setAside(sheet: Excel.Worksheet): void {
    const taken = new Set(this.all.items.map(({ name }) => folded(name)));
    sheet.name = freeName(ASIDE, taken);
  }

  /** Those of an attempt before this one too. */
  deleteAside(): void {
    for (const sheet of this.all.items) if (sheet.name.startsWith(ASIDE)) sheet.delete();
  }

  /** Queues the closing of every sheet that was opened, as it was. */
  closeAll(): void {
    for (const { protection } of this.opened) {
      const options = protectionNow(protection);
      if (options) protection.protect(options);
    }
    this.opened.clear();
  }

  get names(): Excel.NamedItemCollection {
    return this.context.workbook.names;
  }

  /** Queues the opening of a sheet that is protected, before the first thing is written to it. */
  open(sheet: Excel.Worksheet): void {
    if (!sheet.protection.protected || this.opened.has(sheet)) return;
    this.opened.add(sheet);
    sheet.protection.unprotect(this.passwords.get(sheet.id));
  }

  /** Queues the closing of a sheet that is open now. */
  close(ref: SheetRef, options: Excel.WorksheetProtectionOptions): void {
    const sheet = this.find(ref);
    if (!sheet || (sheet.protection.protected && !this.opened.delete(sheet))) return;
    sheet.protection.protect(options, this.passwords.get(ref.id));
  }
}

/** A change of a cell; where it changed more than once, every content that it may have now. */
type Written = Omit<CellChange, "becomes"> & { becomes: Content[] };

type Once = Exclude<Change, { do: "write" }> | { do: "write"; sheet: SheetRef; cells: Written[] };

/** The changes with all that is written to a sheet as one: a cell goes back to what it was at first. */
function writtenOnce(changes: readonly Change[]): Once[] {
  const sheets = new Map<string, Map<string, Written>>();
  return changes
    .flatMap((change): Once[] => {
      if (change.do !== "write") return [change];
      const known = sheets.get(change.sheet.id);
      const cells = known ?? new Map<string, Written>();
      sheets.set(change.sheet.id, cells);
      for (const cell of change.cells) {
        const key = `${cell.row}:${cell.column}`;
        const before = cells.get(key);
        if (before) before.becomes.push(cell.becomes);
        else cells.set(key, { ...cell, becomes: [cell.becomes] });
      }
      return known ? [] : [{ ...change, cells: [] }];
    })
    .map((change) =>
      change.do === "write"
        ? { ...change, cells: [...sheets.get(change.sheet.id)!.values()] }
        : change,
    );
}

/** Queues what has to be known of a change; the answer queues its opposite. */
function opposite(sheets: Sheets, change: Once): () => void {
  switch (change.do) {
    case "add":
      return queueDeletion(sheets, change);
    case "rename": {
      const sheet = sheets.findRenamed(change.sheet, change.to);
      return () => {
        if (sheet && sheet.name !== change.sheet.name) sheet.name = change.sheet.name;
      };
    }
    case "write": {
      const sheet = sheets.find(change.sheet);
      return sheet ? queueCells(sheets, sheet, change.cells) : nothing;
    }
    case "follow": {
      const sheet = sheets.find(change.sheet);
      return sheet ? queueFollowing(sheets, sheet, change) : nothing;
    }
    case "height": {
      const sheet = sheets.find(change.sheet);
      return sheet ? queueHeight(sheets, sheet, change) : nothing;
    }
    case "name": {
      const scope = change.scope && sheets.find(change.scope);
      const item = (scope?.names ?? sheets.names).getItemOrNullObject(change.name);
      item.load("formula");
      return () => {
        if (!item.isNullObject && item.formula !== change.was) item.formula = change.was;
      };
    }
    case "add rules": {
      return queueRules(sheets, change.sheet, (id) => !change.standing.includes(id));
    }
    case "add chart": {
      return queueCharts(sheets, change.sheet, (name) => !change.standing.includes(name));
    }
    case "open":
    case "delete":
    case "drop rules":
    case "drop charts":
      return nothing;
  }
}

/** A sheet of that name that somebody has made since is not ours: ours is empty still, or begins as it was to begin. */
function queueDeletion(
  sheets: Sheets,
  { name, first: planned }: Extract<Change, { do: "add" }>,
): () => void {
  const sheet = sheets.added(name);
  if (!sheet) return nothing;
  const used = sheet.getUsedRangeOrNullObject(true);
  const first = sheet.getRange("A1");
  used.load("address");
  first.load("values");
  return () => {
    const begins = String(first.values[0]?.[0]);
    if (used.isNullObject || begins.startsWith("#") || begins === planned) sheets.setAside(sheet);
  };
}

function queueTask(sheets: Sheets, task: Change): () => void {
  if (task.do === "delete") return () => sheets.find(task.sheet)?.delete();
  if (task.do !== "drop rules" && task.do !== "drop charts") return nothing;
  const { sheet, protection } = task;
  const drop =
    task.do === "drop rules"
      ? queueRules(sheets, sheet, (id) => task.ids.includes(id))
      : queueCharts(sheets, sheet, (name) => task.names.includes(name));
  return () => {
    drop();
    // An attempt before this one may have opened it and not come to close it.
    if (protection) sheets.close(sheet, protection);
    sheets.closeAll();
  };
}

/** Deletes conditional formats of a sheet, by their id. */
function queueRules(sheets: Sheets, ref: SheetRef, isGoing: (id: string) => boolean): () => void {
  const sheet = sheets.find(ref);
  if (!sheet) return nothing;
  const formats = sheet.getRange().conditionalFormats;
  formats.load("items/id");
  return () => {
    const going = formats.items.filter(({ id }) => isGoing(id));
    if (going.length === 0) return;
    sheets.open(sheet);
    for (const each of going) each.delete();
  };
}

/** Deletes charts of a sheet, by their names. */
function queueCharts(
  sheets: Sheets,
  ref: SheetRef,
  isGoing: (name: string) => boolean,
): () => void {
  const sheet = sheets.find(ref);
  if (!sheet) return nothing;
  const { charts } = sheet;
  charts.load("items/name");
  return () => {
    const going = charts.items.filter(({ name }) => isGoing(name));
    if (going.length === 0) return;
    sheets.open(sheet);
    for (const each of going) each.delete();
  };
}

/** A sheet in which the row is as it was may not be opened at all. */
function queueHeight(
  sheets: Sheets,
  sheet: Excel.Worksheet,
  { row, was }: Extract<Change, { do: "height" }>,
): () => void {
  const { format } = sheet.getCell(row, 0);
  format.load("rowHeight");
  return () => {
    if (format.rowHeight === was) return;
    sheets.open(sheet);
    format.rowHeight = was;
  };
}

const nothing = () => {};

function queueCells(sheets: Sheets, sheet: Excel.Worksheet, cells: readonly Written[]): () => void {
  const ranges = rectangles(cells.map((cell) => ({ ...cell, rows: 1, columns: 1 }))).map((area) => {
    const range = sheet.getRange(areaAddress(area));
    range.load("formulas");
    return { area, range };
  });
  const standing = (row: number, column: number): unknown => {
    const found = ranges.find(
      ({ area }) =>
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    );
    return found?.range.formulas[row - found.area.row]?.[column - found.area.column];
  };
  return () => {
    for (const cell of cells) {
      const now = standing(cell.row, cell.column);
      const is = (content: Content) => isContent(now, content, sheet.name);
      // Nothing has befallen it, however Excel spells it; a sheet with a password is not opened for nothing.
      if (isUnchanged(now, cell.was) || ![cell.was, ...cell.becomes].some(is)) continue;
      sheets.open(sheet);
      writeFormula(sheet.getCell(cell.row, cell.column), cell.was, cell.isText);
    }
  };
}

/** After the names are as they were: a formula that nobody has changed since names them again. */
function queueFollowing(
  sheets: Sheets,
  sheet: Excel.Worksheet,
  { cells, names }: Extract<Change, { do: "follow" }>,
): () => void {
  const ranges = cells.map(({ row, column }) => sheet.getCell(row, column).load("formulas"));
  const asBefore = (formula: string) =>
    Object.entries(names).reduce(
      (text, [now, before]) => text.replaceAll(sheetPrefix(now), sheetPrefix(before)),
      formula,
    );
  return () => {
    // Excel refused before any sheet was renamed: nothing follows another one, and this one may not be opened at all.
    if (!sheets.isAnyCalled(Object.keys(names))) return;
    cells.forEach(({ row, column, was, isText }, index) => {
      const now = String(ranges[index]!.formulas[0]?.[0]);
      if (!now.includes("#REF!") && !isContent(asBefore(now), was, sheet.name)) return;
      sheets.open(sheet);
      writeFormula(sheet.getCell(row, column), was, isText);
    });
  };
}

/** In a cell with the format of text a formula would become text: it gets its format back afterwards. */
export function writeFormula(cell: Excel.Range, content: Content, isText: true | undefined): void {
  if (isText) cell.numberFormat = [["General"]];
  cell.formulas = [[content]];
  if (isText) cell.numberFormat = [["@"]];
}

/**
 * The same content, but for the signs that Excel may show in it, and the one before a text that it does not. A formula that
 * was turned means the same and is none.
 */
const isUnchanged = (standing: unknown, was: Content) =>
  typeof standing === "string" && typeof was === "string"
    ? asTyped(standing) === asTyped(shownText(was))
    : standing === was;

/** A text as a cell shows it that was written after an apostrophe. */
const shownText = (content: Content) => String(content).replace(/^'/, "");

/** Formulas are compared by meaning: Excel spells them its own way. */
function isContent(standing: unknown, content: Content, sheet: string): boolean {
  const isFormula = typeof content === "string" && content.startsWith("=");
  if (isFormula) return typeof standing === "string" && isSameFormula(standing, content, sheet);
  return String(standing ?? "") === shownText(content);
}
