/** 底稿 → rubric. */
import { parseRubric, type ParsedRubric } from "../../rubric/load";
import type { RubricProblem } from "../../rubric/problems";
import { readWorkbook } from "../../xlsx/read";
import type { SheetCells } from "../../sheets/read/cells";
import { plainText } from "../../sheets/read/cells";
import { categoriesOf, columnsOf, fillIn, stagesOf, withScores } from "./derive";
import { SETTINGS_SHEET, SHEETS } from "./description";
import { checkFactNames } from "./fact-names";
import { nest, type Fields, type FlatRubric } from "./flat";
import { Identifiers } from "./identifiers";
import { Mistakes } from "./mistakes";
import { Page } from "./page";
import { nameAll } from "./naming";
import { BlockReader, type WrittenName } from "./read-blocks";
import { Retelling } from "./retold";
import { checkDefaults, checkScores, checkStages } from "./twice";
import { checkSaid, checkSizes, noDraft } from "./workbook-slips";
import { readOther, OTHER_SHEET } from "./other-sheet";
import { gather } from "./spread";
import { openTable, ruleColumn, TableReader, type TableSheet } from "./table-reader";
import { fieldsAbove } from "./above-table";
import { clausesBelow } from "./below-table";

type Sheets = readonly (SheetCells & { merges?: readonly string[] })[];

/** Whether a workbook is a 底稿: it has the sheet 设置, and a table with rules or the columns of a roster. */
export function isRubricWorkbook(sheets: Sheets): boolean {
  const names = sheets.map(({ name }) => plainText(name));
  return (
    names.includes(SETTINGS_SHEET) &&
    (names.includes("汇总") || sheets.some((sheet) => ruleColumn(new Page(sheet)) !== null))
  );
}

/** The rubric of a file, or all that is wrong in it, each at its cell. */
export const parseRubricWorkbook = (bytes: Uint8Array, file: string): ParsedRubric =>
  parseRubricSheets(readWorkbook(bytes), file);

export function parseRubricSheets(sheets: Sheets, file: string): ParsedRubric {
  const mistakes = new Mistakes(file);
  const pages = sheets.map((sheet) => new Page(sheet));
  if (!isRubricWorkbook(sheets)) return { problems: [noDraft(pages, file)] };
  checkSizes(pages, mistakes);
  if (mistakes.found.length > 0) return { problems: mistakes.found };
  const flat = readSheets(pages, mistakes);
  readOther(flat, pageOf(pages, OTHER_SHEET), mistakes);
  const retelling = new Retelling(flat);
  const rubric = nest(flat);
  mistakes.move(flat, rubric);
  if (mistakes.found.length > 0) return { problems: mistakes.found };
  const parsed = parseRubric(JSON.stringify(rubric, null, 2), file);
  const atCells = (problems: RubricProblem[]) =>
    problems.map((problem) => {
      const told = retelling.retold(problem, (path) => mistakes.cellOf(rubric, path));
      const cell = mistakes.cellOf(rubric, problem.path);
      return cell === undefined ? told : { ...told, cell };
    });
  return parsed.rubric
    ? { rubric: parsed.rubric, hints: atCells(parsed.hints) }
    : { problems: atCells(parsed.problems) };
}

const pageOf = (pages: readonly Page[], sheet: string) =>
  pages.find(({ name }) => plainText(name) === sheet);

/** What all sheets but 对照 say. */
export function readSheets(pages: readonly Page[], mistakes: Mistakes): FlatRubric {
  const flat: FlatRubric = { sections: [], subsections: [], criteria: [] };
  const ids = new Identifiers();
  const said: Fields = {};
  const blocks = new BlockReader(said, ids, mistakes);
  for (const sheet of SHEETS) {
    const page = pageOf(pages, sheet.name);
    if (page) blocks.read(sheet, page);
  }
  const { sections = [], subsections = [], conditions = [], ...rest } = said;
  Object.assign(flat, rest);
  mistakes.move(said, flat);
  const known: Known = {
    layout: listOf((flat.table as Fields | undefined)?.columns),
    sections: listOf(sections),
    subsections: listOf(subsections),
  };
  const table = openFirst(pages, known.layout);
  const [ofStages, names] = parted(blocks.names, ({ refersTo }) => refersTo === "stages");
  if (table) {
    checkStages(listOf(flat.stages), mistakes);
    checkScores(table, mistakes);
    flat.stages ??= stagesOf(table.table.header.columns, ids);
    nameAll(flat, ofStages, mistakes);
    names.push(...readTable(table, flat, known, ids, mistakes));
  } else delete flat.table;
  checkSaid(flat, pages, mistakes);
  fillIn(flat, ids);
  checkFactNames(listOf(flat.facts), mistakes);
  nameAll(flat, names, mistakes);
  addConditions(flat, listOf(conditions));
  checkDefaults(listOf(flat.readings), mistakes);
  gather(flat);
  return flat;
}

/** What 版式 and 设置 say of the columns and parts of the table. */
interface Known {
  layout: readonly Fields[];
  sections: readonly Fields[];
  subsections: readonly Fields[];
}

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

function openFirst(pages: readonly Page[], layout: readonly Fields[]): TableSheet | null {
  for (const page of pages) {
    const isDescribed = SHEETS.some(({ name }) => name === plainText(page.name));
    const opened = isDescribed || page.name === OTHER_SHEET ? null : openTable(page, layout);
    if (opened) return opened;
  }
  return null;
}

function readTable(
  sheet: TableSheet,
  flat: FlatRubric,
  known: Known,
  ids: Identifiers,
  mistakes: Mistakes,
): WrittenName[] {
  const { columns: printed } = sheet.table.header;
  const stages = listOf(flat.stages);
  const columns = columnsOf(printed, known.layout, stages, ids);
  const columnIds = columns.map(({ id }) => String(id));
  const reader = new TableReader(sheet, columnIds, known, ids, mistakes);
  reader.into(flat);
  const said = flat.table as Fields | undefined;
  flat.table = {
    orientation: "landscape",
    ...fieldsAbove(sheet, known.layout.length > 0 ? listOf(said?.headLine) : undefined, ids),
    ...said,
    columns: withScores(columns, stages, ids),
  };
  const clauses = clausesBelow(sheet, listOf(flat.clauses), mistakes);
  if (clauses.length > 0) flat.clauses = clauses;
  const named = categoriesOf(flat.criteria, ids);
  if (named.length > 0) flat.categories ??= named;
  restOn(flat, reader, ids, mistakes);
  return reader.names;
}

const namesIn = (line: string) =>
  line
    .split(/[、，,；;]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** Facts that only 依据数据 names. */
function restOn(flat: FlatRubric, reader: TableReader, ids: Identifiers, mistakes: Mistakes): void {
  const facts = (flat.facts ??= []) as Fields[];
  const known = new Set(
    facts.flatMap(({ label, id }) => [plainText(String((label as Fields).zh)), String(id)]),
  );
  const isKnown = (name: string) => known.has(plainText(name));
  for (const { lines, place } of reader.restsOn)
    for (const name of lines.flatMap((line) => (isKnown(line) ? [] : namesIn(line)))) {
      if (isKnown(name)) continue;
      known.add(plainText(name));
      const fact = { id: ids.make("fact", name), label: { zh: name }, type: "count" };
      mistakes.note(fact, place);
      facts.push(fact);
    }
}

function addConditions({ criteria }: FlatRubric, conditions: readonly Fields[]): void {
  for (const condition of conditions) {
    const criterion = criteria.find(({ id }) => id === condition.criterion);
    if (!criterion) continue;
    delete condition.criterion;
    ((criterion.conditions ??= []) as Fields[]).push(condition);
  }
}

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
