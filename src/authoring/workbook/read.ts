/** 底稿 → rubric. */
import { parseRubric, type ParsedRubric } from "../../rubric/load";
import type { RubricProblem } from "../../rubric/problems";
import { readWorkbook } from "../../xlsx/read";
import type { SheetCells } from "../../sheets/read/cells";
import { plainText } from "../../sheets/read/cells";
import { columnsOf, fillIn, stagesOf, withScores } from "./derive";
import { SETTINGS_SHEET, SHEETS } from "./description";
import { nest, type Fields, type FlatRubric } from "./flat";
import { FormulaNames } from "./formula-names";
import { Identifiers } from "./identifiers";
import { Mistakes } from "./mistakes";
import { Page } from "./page";
import { BlockReader, type WrittenFormula } from "./read-blocks";
import { readOther, OTHER_SHEET } from "./other-sheet";
import { gather } from "./spread";
import { openTable, ruleColumn, TableReader, type TableSheet } from "./table-reader";
import { fieldsAbove } from "./above-table";

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
  if (!isRubricWorkbook(sheets)) return { problems: [noDraft(file)] };
  const rubric = compile(
    sheets.map((sheet) => new Page(sheet)),
    mistakes,
  );
  if (mistakes.found.length > 0) return { problems: mistakes.found };
  const parsed = parseRubric(JSON.stringify(rubric, null, 2), file);
  const atCells = (problems: RubricProblem[]) =>
    problems.map((problem) => {
      const cell = mistakes.cellOf(rubric, problem.path);
      return cell === undefined ? problem : { ...problem, cell };
    });
  return parsed.rubric
    ? { rubric: parsed.rubric, hints: atCells(parsed.hints) }
    : { problems: atCells(parsed.problems) };
}

const noDraft = (file: string): RubricProblem => ({
  kind: "shape",
  file,
  path: "",
  message: {
    zh: "这个工作簿不是底稿：要有“设置”表，和一张有“规则”列的考核表（或“汇总”表）。",
    en: "This workbook is no rubric: it needs the sheet 设置, and a table with a column 规则 (or the sheet 汇总).",
  },
  advice: {
    zh: "可以把一个官方考核表存为底稿，照着它改。",
    en: "An official rubric can be saved as one: change that.",
  },
});

function compile(pages: readonly Page[], mistakes: Mistakes): Fields {
  const flat = readSheets(pages, mistakes);
  const other = pages.find(({ name }) => plainText(name) === OTHER_SHEET);
  readOther(flat, other, mistakes);
  const rubric = nest(flat);
  mistakes.move(flat, rubric);
  return rubric;
}

/** What all sheets but 对照 say. */
export function readSheets(pages: readonly Page[], mistakes: Mistakes): FlatRubric {
  const flat: FlatRubric = { sections: [], subsections: [], criteria: [] };
  const ids = new Identifiers();
  const said: Fields = {};
  const blocks = new BlockReader(said, ids, mistakes);
  for (const sheet of SHEETS) {
    const page = pages.find(({ name }) => plainText(name) === sheet.name);
    if (page) blocks.read(sheet, page);
  }
  const { sections = [], subsections = [], conditions = [], ...rest } = said;
  Object.assign(flat, rest);
  mistakes.move(said, flat);
  const layout = listOf((flat.table as Fields | undefined)?.columns);
  const table = openFirst(pages, layout);
  const formulas = [...blocks.formulas];
  if (table) {
    const known = { sections: listOf(sections), subsections: listOf(subsections) };
    formulas.push(...readTable(table, flat, layout, known, ids, mistakes));
  } else delete flat.table;
  addConditions(flat, listOf(conditions));
  fillIn(flat, ids);
  nameFormulas(flat, formulas, mistakes);
  gather(flat);
  return flat;
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
  layout: readonly Fields[],
  known: { sections: readonly Fields[]; subsections: readonly Fields[] },
  ids: Identifiers,
  mistakes: Mistakes,
): WrittenFormula[] {
  const { columns: printed } = sheet.table.header;
  flat.stages ??= stagesOf(printed, ids);
  const stages = listOf(flat.stages);
  const columns = columnsOf(printed, layout, stages, ids);
  const reader = new TableReader(
    sheet,
    columns.map(({ id }) => String(id)),
    known,
    ids,
    mistakes,
  );
  reader.into(flat);
  flat.table = {
    ...fieldsAbove(sheet),
    orientation: "landscape",
    ...(layout.length === 0
      ? { headLine: [{ text: "单位：" }, { field: "unit", width: 24 }] }
      : {}),
    ...(flat.table as Fields | undefined),
    columns: withScores(columns, stages, ids),
  };
  restOn(flat, reader, ids, mistakes);
  return reader.formulas;
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

/** Chinese names become ids; a name that is nobody's is told where it stands. */
function nameFormulas(
  flat: FlatRubric,
  formulas: readonly WrittenFormula[],
  mistakes: Mistakes,
): void {
  const names = new FormulaNames(listOf(flat.facts), listOf(flat.readings));
  for (const { of, field, place } of formulas) {
    const written = String(of[field]);
    for (const unknown of names.unknown(written)) {
      const nearest = names.nearest(unknown);
      mistakes.add(
        place,
        { zh: `没有名称“${unknown}”，`, en: `There is no name “${unknown}”;` },
        nearest === undefined
          ? {
              zh: "请在“数据”表里加一行，或改用已有的名称。",
              en: "add it to the sheet 数据, or use a name that is there.",
            }
          : { zh: `是不是“${nearest}”？`, en: `is it “${nearest}”?` },
        "formula",
      );
    }
    of[field] = names.named(written);
  }
}

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
