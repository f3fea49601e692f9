/** The second spreadsheet of the tests has Excel's meaning of blank, text, logical, error and the last bit. */
import type { Scalar } from "../../src/formula/values";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import { Workbook } from "../support/excel-doubles/workbook";

/** A1 is blank, A2 empty text, A3 text like a number, A4 text, A5 a number, A6 TRUE, A7 an error. */
const CELLS: { value?: string | number | boolean; formula?: string }[] = [
  {},
  { formula: '=""' },
  { value: "3" },
  { value: "省级 " },
  { value: 2 },
  { value: true },
  { formula: "=1/0" },
];

function shown(formula: string): Scalar {
  const cells = [...CELLS, { formula }].map((content, row) => {
    return { row, column: 0, style: "text" as const, ...content };
  });
  const sheet = { name: "表", cells } as unknown as SheetPlan;
  return new Workbook({ sheets: [sheet] }).value("表", CELLS.length, 0);
}

test.each<[formula: string, shown: Scalar]>([
  // Blank, empty text and text in arithmetic.
  ["=A1+1", 1],
  ["=A2+1", "#VALUE!"],
  ["=A3+1", 4],
  ["=A4+1", "#VALUE!"],
  ["=A6+1", 2],
  ["=A7+1", "#DIV/0!"],
  ["=A1", 0],
  ["=N(A2)+1", 1],
  // Comparisons: a blank is whatever the other is, text is above numbers, logicals above text.
  ['=AND(A1=0,A1="",A1=FALSE)', true],
  ["=A2>1000000", true],
  ["=A3=3", false],
  ["=A6=1", false],
  ['=TRUE>"zz"', true],
  ['="abc"="ABC"', true],
  ['=A4="省级"', false],
  // The last bit.
  ["=0.94-0.9>=0.04", false],
  ["=ROUND(0.94-0.9,9)>=0.04", true],
  ["=0.1+0.2=0.3", true],
  ["=INT((0.94-0.935)/0.005)", 0],
  ["=ROUND(0.285*100,0)", 29],
  ["=ROUND(-2.5,0)", -3],
  ["=ROUND(1250,-2)", 1300],
  ["=ROUNDUP(2.1,0)", 3],
  ["=ROUNDDOWN(-2.9,0)", -2],
  // Binding, signs and powers.
  ["=-2^2", 4],
  ["=2^3^2", 64],
  ["=50%^2", 0.25],
  ["=0^0", "#NUM!"],
  ["=1E+308*10", "#NUM!"],
  // Conditions.
  ["=IF(A1,1,2)", 2],
  ["=IF(A2,1,2)", "#VALUE!"],
  ["=IF(TRUE,1,1/0)", 1],
  ["=OR(TRUE,1/0)", "#DIV/0!"],
  ["=AND(A2)", "#VALUE!"],
  ['=IF(IF(TRUE,A1,1)="","blank","filled")', "blank"],
  // Functions of lists pass over text and logicals in references, and convert what they are given.
  ["=SUM(A1:A6)", 2],
  ['=SUM("3",TRUE)', 4],
  ["=COUNT(A1:A7)", 1],
  ["=SUM(A1:A7)", "#DIV/0!"],
  ["=MIN(A1:A2)", 0],
  ["=MIN(A1,5)", 5],
  ["=AVERAGE(A1:A4)", "#DIV/0!"],
  ["=MEDIAN(A1:A2)", "#NUM!"],
  ["=LARGE(A1:A5,1)", 2],
  ["=SUMPRODUCT(A3:A5,{1;1;1})", 2],
  ["=SUMPRODUCT((A1:A5>=2)*6)", 24],
  ["=SUMPRODUCT(ISNUMBER(A1:A5)*(A1:A5>=2)*6)", 6],
  ['=COUNTIF(A1:A6,">=2")', 1],
  ["=COUNTIF(A1:A6,3)", 1],
  ['=COUNTIF(A1:A6,"省级*")', 1],
  ['=SUMIF(A3:A5,"省级*",A4:A6)', 2],
  // Lookups and dates.
  ["=LOOKUP(7,{0,5,10},{1,2,3})", 2],
  ["=LOOKUP(-1,{0,5},{1,2})", "#N/A"],
  ['=VLOOKUP("省级",{"国家级",3;"省级",2},2,FALSE)', 2],
  ["=CHOOSE(2,1/0,7)", 7],
  ["=DATE(2024,9,30)", 45565],
  ["=DATE(2024,13,1)-DATE(2024,12,1)", 31],
  ["=YEAR(45565)*100+MONTH(45565)", 202409],
  ["=MOD(7.5,2)", 1.5],
  ['=FIND("|"&UPPER(TRIM(ASC("ｙ ")))&"|","|是|Y|")', 3],
  ['="共"&1E+20&TRUE', "共1E+20TRUE"],
])("%s shows %p", (formula, expected) => {
  expect(shown(formula)).toBe(expected);
});
