/** The form as it was sent: the plan of a rubric under some readings, indexed for comparing. */
import { parseCellName, type CardCell } from "../../ledger/cells";
import { ledgerOf, type CardLedger } from "../../ledger/ledger";
import { keysOfStages } from "../../rubric/last";
import { allFactKeys, criteriaOf } from "../../rubric/model";
import { rulebookOf, type Rulebook } from "../../rubric/rulebook";
import type { Rubric } from "../../rubric/types";
import { cellName, COUNTED } from "../../ledger/cells";
import { figureCell, type FigureKey } from "../../ledger/figures";
import { Remembered } from "../../formula/remembered";
import { partInputs } from "../../rubric/assessors";
import { planCard, type CardPlan } from "../../sheets/card/card";
import { fieldCells } from "../../sheets/card/layout";
import { cardPlaces } from "../../sheets/card/card-places";
import { generatedFormula, printNode, type Places } from "../../sheets/formulas/ledger-print";
import { name as nameNode } from "../../formula/node";
import type { CellRef } from "../../sheets/plan/address";
import type { PlanCell, SheetPlan } from "../../sheets/plan/plan";
import { sheetNames } from "../../sheets/card/sheet-names";
import { folded } from "./fold";

export type SheetRole = "scorecard" | "facts" | "result";

export const SHEET_ROLES: readonly SheetRole[] = ["scorecard", "facts", "result"];

/** What a cell of the form is. */
export interface FormCell extends PlanCell {
  /** The ledger's name of what stands in it; absent for words and printed numbers. */
  name?: string;
  /** A person may type here. */
  open: boolean;
}

export interface FormSheet {
  role: SheetRole;
  name: string;
  plan: SheetPlan;
  rows: number;
  columns: number;
  /** By `row * columns + column`. */
  cells: ReadonlyMap<number, FormCell>;
  /** Those with a formula. */
  computed: readonly (FormCell & { formula: string })[];
  /** Words and numbers that stand in every such form alike, and those with the unit or the year in them. */
  printed: readonly (FormCell & { value: string | number | boolean })[];
  titles: readonly (FormCell & { value: string })[];
  /** Words of the rows with a key: where all of them stand in their places, nothing was moved. */
  telling: readonly FormCell[];
  /** The keys of the hidden column, by row. */
  keys: ReadonlyMap<number, string>;
  headerRows: readonly number[];
  /** Words of the headers above each column; "" where there are none. */
  headers: readonly string[];
}

export interface Form {
  rubric: Rubric;
  ledger: CardLedger;
  card: CardPlan;
  sheets: Record<SheetRole, FormSheet>;
  /** Where the head line's fields are filled in, by their names. */
  fields: ReadonlyMap<string, CellRef>;
  /** Where each input and figure of the ledger stands in the form. */
  cellOf(name: string): { sheet: FormSheet; row: number; column: number; cell: FormCell } | null;
}

/** Stand in the plan where the unit and the year do; no document has these characters. */
export const UNIT = "\uf8f0";
export const YEAR = "\uf8f1";

const forms = new WeakMap<Rubric, Remembered<Form>>();
/** Readings and years are what files say. */
const MOST_FORMS = 16;

/** The form of a rubric under the given readings, and for a year where its rules name it; the same for the same. */
export function formOf(
  rubric: Rubric,
  readings: Readonly<Record<string, string>>,
  year = "",
): Form {
  const book = rulebookOf(rubric, readings, year);
  const known = forms.get(rubric) ?? new Remembered<Form>(MOST_FORMS, () => 1);
  forms.set(rubric, known);
  return known.get(JSON.stringify([book.readings, book.year]), () => drawForm(book));
}

function drawForm(book: Rulebook): Form {
  const { rubric, readings } = book;
  const names = sheetNames(rubric, "", []);
  const info = { id: "", unit: UNIT, year: YEAR, readings: { ...readings }, names };
  const card = planCard(rubric, info, book);
  const ledger = ledgerOf(book);
  const places = cardPlaces(card.layout, card.results);
  const cellNames = namesOfCells(rubric, ledger, places);
  const sheets = Object.fromEntries(
    SHEET_ROLES.map((role) => {
      const plan = card.plan.sheets.find(({ kind }) => kind === role)!;
      // The key of a table's first row is the card's, whatever that row is.
      const headers = role === "scorecard" ? card.layout.scorecard.headerRows : [];
      return [role, formSheet(role, plan, headers, cellNames(plan.name))];
    }),
  ) as Record<SheetRole, FormSheet>;
  const cells = new Map(
    Object.values(sheets).flatMap((sheet) =>
      [...sheet.cells.values()].flatMap((cell) =>
        cell.name === undefined
          ? []
          : [[cell.name, { sheet, row: cell.row, column: cell.column, cell }] as const],
      ),
    ),
  );
  const fields = fieldCells(card.layout);
  return { rubric, ledger, card, sheets, fields, cellOf: (name) => cells.get(name) ?? null };
}

/** The ledger's names of the cells of a sheet, by `row:column` and by the formula that is printed there. */
function namesOfCells(rubric: Rubric, ledger: CardLedger, places: Places) {
  const byPlace = new Map<string, string>();
  for (const name of [...ledger.nodes.keys(), ...inputNames(rubric)]) {
    const place = placeOf(places, parseCellName(name));
    if (place) byPlace.set(`${place.sheet}!${place.row}:${place.column}`, name);
  }
  return (sheet: string) => {
    const byFormula = new Map<string, string>();
    for (const name of homeless(rubric, ledger)) {
      const formula = generatedFormula(ledger, name, places, sheet);
      if (formula !== null) byFormula.set(formula, name);
    }
    for (const of of [...rubric.stages.map(({ id }) => id), COUNTED]) {
      const shown = figureCell("shown", of);
      byFormula.set(`=${printNode(ledger, nameNode(shown), places, sheet)}`, shown);
    }
    return ({ row, column, formula }: PlanCell) =>
      byPlace.get(`${sheet}!${row}:${column}`) ??
      (formula === undefined ? undefined : byFormula.get(formula));
  };
}

/** Figures that have no line of their own on the result sheet. */
const homeless = ({ sections, outcome }: Rubric, { nodes }: CardLedger): string[] =>
  [
    ...sections.map(({ id }): FigureKey => `final:${id}`),
    ...outcome.items.map(({ id }): FigureKey => `remark:${id}`),
  ]
    .map((key) => figureCell(key, COUNTED))
    .filter((name) => nodes.has(name));

/** Everything that a person types, whether or not a formula stands there first. */
function inputNames(rubric: Rubric): string[] {
  return rubric.stages.flatMap((ofStage, index) => {
    const stage = ofStage.id;
    const keys = index === 0 ? allFactKeys(rubric) : keysOfStages(rubric);
    return [
      ...criteriaOf(rubric).map(({ criterion }) => cellName("score", criterion.id, stage)),
      ...keys.map((key) => cellName("fact", key, stage)),
      ...criteriaOf(rubric).flatMap((placed) =>
        partInputs(ofStage, placed).map(({ key }) => cellName("part", key, stage)),
      ),
    ];
  });
}

/** Null also where a plan has no such line. */
function placeOf(places: Places, cell: CardCell) {
  try {
    return places(cell);
  } catch {
    return null;
  }
}

function formSheet(
  role: SheetRole,
  plan: SheetPlan,
  tableHeaders: readonly number[],
  nameOf: (cell: PlanCell) => string | undefined,
): FormSheet {
  const columns = plan.columns.length;
  const rows = plan.rowHeights.length;
  const open = new Set<number>();
  for (const area of plan.unlocked)
    eachOf(area, (row, column) => {
      open.add(row * columns + column);
    });
  const covered = new Set<number>();
  for (const area of plan.merges)
    eachOf(area, (row, column) => {
      if (row !== area.row || column !== area.column) covered.add(row * columns + column);
    });
  const cells = new Map<number, FormCell>();
  const keys = new Map<number, string>();
  for (const cell of plan.cells) {
    const at = cell.row * columns + cell.column;
    if (cell.column === 0) {
      if (cell.value !== undefined) keys.set(cell.row, String(cell.value));
      continue;
    }
    if (covered.has(at)) continue;
    const name = nameOf(cell);
    cells.set(at, { ...cell, open: open.has(at), ...(name === undefined ? {} : { name }) });
  }
  const keyed = [...keys].filter(([, key]) => key === "#header").map(([row]) => row);
  const headerRows = tableHeaders.length > 0 ? tableHeaders : keyed;
  const headers = Array.from({ length: columns }, (_, column) =>
    headerRows.map((row) => folded(cells.get(row * columns + column)?.value ?? "")).join(""),
  );
  const fixed = [...cells.values()].filter(isPrinted);
  return {
    ...{ role, name: plan.name, plan, rows, columns, cells, keys, headerRows, headers },
    computed: [...cells.values()].filter(
      (cell) => cell.formula !== undefined,
    ) as FormSheet["computed"],
    printed: fixed.filter((cell) => !isTitle(cell)),
    titles: fixed.filter(isTitle),
    telling: fixed.filter(
      ({ value, row, continued }) =>
        typeof value === "string" && row > 0 && keys.has(row) && !continued,
    ),
  };
}

const isPrinted = (cell: FormCell): cell is FormSheet["printed"][number] =>
  cell.value !== undefined && !cell.open;

const isTitle = (cell: FormSheet["printed"][number]): cell is FormSheet["titles"][number] =>
  typeof cell.value === "string" && (cell.value.includes(UNIT) || cell.value.includes(YEAR));

function eachOf(
  area: { row: number; column: number; rows: number; columns: number },
  visit: (row: number, column: number) => void,
): void {
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++)
      visit(row, column);
}
