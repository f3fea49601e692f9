/** Writes a workbook plan as an `.xlsx` that Excel, WPS and LibreOffice open and compute without the add-in. */
import type { NamedRange } from "hucre";
import { writeXlsx, type Cell, type WriteSheet } from "hucre/xlsx";
import { isError, type Scalar } from "../formula/values";
import type { CardPlan } from "../sheets/card/card";
import type { PlanCell, SheetPlan, WorkbookPlan } from "../sheets/plan/plan";
import { a1 } from "../sheets/plan/address";
import { areaAddress } from "../sheets/plan/areas";
import { prepareFormula } from "../sheets/formulas/send";
import { sheetPrefix } from "../sheets/card/sheet-names";
import { cachedValues, type CachedValues } from "./cached-values";
import { markErrors } from "./error-results";
import { toFileFormula } from "./function-names";
import { ByOwnRow, overAnyRow, overRow } from "./own-row";
import { conditionalRules, validations } from "./rules";
import { fileStyle } from "./styles";

export interface WriteChoices {
  /** Keeps the add-in's functions in the formulas, for people who have it. */
  withFunctions?: boolean;
  /** Title in the file's properties. */
  title?: string;
  /** Cards that are drawn in the plan: what they show comes from their ledgers, not from the texts of formulas. */
  cards?: readonly CardPlan[];
}

/** The file's bytes. The same plan gives the same cells, whoever opens it. */
export async function writeWorkbook(
  plan: WorkbookPlan,
  choices: WriteChoices = {},
): Promise<Uint8Array> {
  const cached = cachedValues(plan, choices.cards);
  const bytes = await writeXlsx({
    sheets: plan.sheets.map((sheet) => writeSheet(sheet, choices, cached)),
    activeSheet: plan.sheets.findIndex(({ name }) => name === plan.active),
    namedRanges: [...plan.names.map(definedName), ...plan.sheets.flatMap(printNames)],
    ...(choices.title ? { properties: { title: choices.title } } : {}),
  });
  return showsErrors(plan, cached) ? markErrors(bytes) : bytes;
}

function showsErrors({ sheets }: WorkbookPlan, cached: CachedValues): boolean {
  return sheets.some(({ name, cells }) =>
    cells.some((cell) => cell.formula !== undefined && isError(cached(name, cell))),
  );
}

function definedName({ name, sheet, area, comment }: WorkbookPlan["names"][number]): NamedRange {
  const range = sheetPrefix(sheet) + areaAddress(area, { absolute: true });
  return { name, range, ...(comment ? { comment } : {}) };
}

/** Print areas and titles are names to the file; written here, for the library leaves a sheet's name without its quotes. */
function printNames({ name: scope, visibility: shown, print }: SheetPlan): NamedRange[] {
  if (shown !== "visible") return [];
  const on = sheetPrefix(scope);
  const area = {
    name: "_xlnm.Print_Area",
    range: on + areaAddress(print.area, { absolute: true }),
    scope,
  };
  if (!print.titleRows) return [area];
  const { first, last } = print.titleRows;
  return [area, { name: "_xlnm.Print_Titles", range: `${on}$${first + 1}:$${last + 1}`, scope }];
}

function writeSheet(plan: SheetPlan, choices: WriteChoices, cached: CachedValues): WriteSheet {
  const formulas = new FileFormulas(plan.name, choices);
  const unlocked = unlockedCells(plan);
  const cells = new Map<string, Partial<Cell>>();
  for (const cell of plan.cells) {
    const key = `${cell.row},${cell.column}`;
    const style = fileStyle(cell.style, cell.numberFormat, unlocked.has(key));
    cells.set(key, { style, ...content(plan.name, cell, formulas, cached) });
  }
  const hiddenRows = new Set(plan.hiddenRows);
  return {
    name: plan.name,
    rows: [],
    cells,
    columns: plan.columns.map(({ width, hidden }) => ({ width, ...(hidden ? { hidden } : {}) })),
    rowDefs: new Map(
      plan.rowHeights.map((height, row) => [row, { height, hidden: hiddenRows.has(row) }]),
    ),
    merges: plan.merges.map(({ row, column, rows, columns }) => ({
      startRow: row,
      startCol: column,
      endRow: row + rows - 1,
      endCol: column + columns - 1,
    })),
    dataValidations: validations(plan),
    conditionalRules: conditionalRules(plan),
    ...(plan.freeze ? { freezePane: plan.freeze } : {}),
    ...(plan.protect ? { protection: { sheet: true, ...PROTECTION } } : {}),
    ...visibility(plan),
    // A hidden sheet with a print area would be printed by LibreOffice.
    ...(plan.visibility === "visible" ? printing(plan) : {}),
    view: {
      showGridLines: false,
      ...(plan.tabColor ? { tabColor: { rgb: plan.tabColor.slice(1) } } : {}),
    },
  };
}

/** What stays allowed on a protected sheet: widths, heights and colours are the user's. */
const PROTECTION = { formatCells: true, formatColumns: true, formatRows: true, autoFilter: true };

function content(
  sheet: string,
  cell: PlanCell,
  formulas: FileFormulas,
  cached: CachedValues,
): Partial<Cell> {
  const { formula } = cell;
  if (formula === undefined) return { value: plainText(cell.value ?? null) };
  const shown = cached(sheet, cell);
  const result = isError(shown) ? shown.code : shown;
  return {
    value: null,
    type: "formula",
    formula: formulas.written(formula, cell, result).slice(1),
    ...(result === null ? {} : { formulaResult: result }),
  };
}

/** The format reads `_x000D_` as a character by its number; as text it is written with its first sign in that way. */
const plainText = (value: NonNullable<PlanCell["value"]> | null) =>
  typeof value === "string" ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : value;

/** The formulas of a sheet as its file has them. */
class FileFormulas {
  /** Over any row; null where it depends on the cell's value. */
  private readonly known = new ByOwnRow<string | null>();

  constructor(
    private readonly sheet: string,
    private readonly choices: WriteChoices,
  ) {}

  /** What computes without the add-in; what cannot keeps its value, or its function, as the last of all. */
  written(formula: string, cell: PlanCell, result: Scalar): string {
    const { row } = cell;
    const known = this.known.get(formula, row, () => {
      const made = this.make(formula, cell, null);
      return made === null ? null : overAnyRow(made, row);
    });
    return known === null
      ? (this.make(formula, cell, result) ?? toFileFormula(formula))
      : overRow(known, row);
  }

  /** Null where only the cell's value could stand there, and it is not known. */
  private make(formula: string, cell: PlanCell, result: Scalar): string | null {
    if (this.choices.withFunctions) return toFileFormula(formula);
    const value = result === null ? {} : { value: result };
    const place = { sheet: this.sheet, address: a1(cell), kind: "cell", ...value } as const;
    const outcome = prepareFormula(formula, place);
    if (!outcome) return toFileFormula(formula);
    if (outcome.how !== "left") return toFileFormula(outcome.formula);
    return result === null ? null : toFileFormula(formula);
  }
}

function unlockedCells(plan: SheetPlan): Set<string> {
  const keys = new Set<string>();
  for (const { row, column, rows, columns } of plan.unlocked)
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) keys.add(`${r},${c}`);
  return keys;
}

const visibility = ({ visibility: shown }: SheetPlan) =>
  shown === "veryHidden" ? { veryHidden: true } : shown === "hidden" ? { hidden: true } : {};

function printing({
  print,
}: SheetPlan): Pick<WriteSheet, "pageSetup" | "headerFooter" | "rowBreaks"> {
  return {
    pageSetup: {
      paperSize: "a4",
      orientation: print.orientation,
      margins: { ...print.margins, header: 0.3, footer: 0.3 },
      horizontalCentered: print.centerHorizontally,
      ...(print.fitToWidth ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {}),
    },
    ...(print.footer ? { headerFooter: { oddFooter: `&C${print.footer}` } } : {}),
    // The file names the row after which the page ends.
    rowBreaks: print.breaksBefore.map((row) => row - 1),
  };
}
