/** Formulas as a file keeps them: functions newer than Excel 2007 carry a prefix in their names. */
import { tokenize, translateFormulaToA1, translateFormulaToR1C1 } from "@borgar/fx";
import { fromFileFormula, toFileFormula } from "../../src/xlsx/function-names";
import { type Area, formatArea } from "../model/area";

const PREFIX = /^_xlfn\.(_xlws\.)?/i;
const SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);
const NEWER = new Set(
  (
    "ACOT ACOTH AGGREGATE ARABIC BASE BITAND BITOR BITXOR BYCOL BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA " +
    "CONCAT COT COTH CSC CSCH DAYS DECIMAL DROP EXPAND FILTERXML FLOOR.MATH FORMULATEXT HSTACK IFNA IFS " +
    "ISFORMULA ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL NUMBERVALUE " +
    "PERCENTILE.EXC PERCENTILE.INC QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE SCAN SEC SECH " +
    "SEQUENCE SHEET SHEETS SORTBY STDEV.P STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL " +
    "TOROW UNICHAR UNICODE UNIQUE VAR.P VAR.S VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR"
  ).split(" "),
);

/** With its `=`, as the cell has it; without, as the file has it. */
export const toFile = (formula: string): string =>
  renamed(toFileFormula(formula), (name) => {
    const upper = name.toUpperCase();
    if (SHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${upper}`;
    return NEWER.has(upper) ? `_xlfn.${upper}` : name;
  }).replace(/^=/, "");

/** The other way; the formula given begins with its `=`. */
export const fromFile = (formula: string): string =>
  renamed(fromFileFormula(formula), (name) => name.replace(PREFIX, ""));

/** Function names only: words in quotes stay what they are. */
function renamed(formula: string, name: (name: string) => string): string {
  return tokenize(formula)
    .map(({ type, value }) => (type === "func" ? name(value) : value))
    .join("");
}

type Cell = Pick<Area, "row" | "column">;
const address = ({ row, column }: Cell) => formatArea({ row, column, rows: 1, columns: 1 });

/** The formula as it reads when it is copied from one cell to another. */
export const moveFormula = (formula: string, from: Cell, to: Cell): string =>
  address(from) === address(to)
    ? formula
    : translateFormulaToA1(translateFormulaToR1C1(formula, address(from)), address(to));
