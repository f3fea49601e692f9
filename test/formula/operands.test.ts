import "../../src/functions/catalogue";
import { contentOf } from "../../src/formula/evaluate";
import { parseFormula, treeOf } from "../../src/formula/parse";
import { FunctionError, type Value } from "../../src/formula/values";

const error = (code: "#N/A" | "#REF!" | "#NUM!") =>
  new FunctionError(code, { zh: "错", en: "error" });

/** What a cell shows, an error by its name. */
function shown(
  text: string,
  cells: Readonly<Record<string, Value>> = {},
): string | number | boolean {
  const content = contentOf(treeOf(parseFormula(text)), (name) => cells[name] ?? null);
  return content instanceof FunctionError ? content.code : content;
}

/**
 * The table of operands: what each kind of content means in each kind of place. `x` is a reference to the cell;
 * `IF(TRUE,x,0)` is its content as a value.
 */
const PLACES = {
  plus: "x+1",
  times: "2*x",
  power: "x^1",
  percent: "x%",
  negated: "-x",
  joined: 'x&"!"',
  "as a condition": "IF(x,1,2)",
  "in OR beside FALSE": "OR(x,FALSE)",
  "above 5": "x>5",
  "is 3": "x=3",
  'is ""': 'x=""',
  "summed in a reference": "SUM(x,l)",
  "least in a reference": "MIN(x,l)",
  "counted in a reference": "COUNT(x,l)",
  "averaged in a reference": "AVERAGE(x,l)",
  "multiplied in SUMPRODUCT": "SUMPRODUCT(col,two)",
  "summed directly": "SUM(IF(TRUE,x,0),10)",
  "counted directly": "COUNT(IF(TRUE,x,0),10)",
  "one number of the catalogue": "RUBRIC.MEETS(8,x,3)",
  "in a range of the catalogue": "RUBRIC.BONUS(col,1)",
} as const;

type Row = readonly (string | number | boolean)[];

// `l` is one cell with 10; `col` is a column of x and 10, `two` of 1 and 1.
const TABLE: readonly (readonly [name: string, content: Value, row: Row])[] = [
  // prettier-ignore
  ["blank", null, [1, 0, 0, 0, 0, "!", 2, false, false, false, true, 10, 10, 1, 10, 10, 10, 1, 0, 10]],
  // prettier-ignore
  ['""', "", ["#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!", "!", "#VALUE!", false, true, false, true, 10, 10, 1, 10, 10, "#VALUE!", 1, "#VALUE!", 10]],
  // prettier-ignore
  ['text "3"', " 3 ", [4, 6, 3, 0.03, -3, " 3 !", "#VALUE!", false, true, false, false, 10, 10, 1, 10, 10, 13, 2, "#VALUE!", "#VALUE!"]],
  // prettier-ignore
  ["other text", "省级", ["#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!", "省级!", "#VALUE!", false, true, false, false, 10, 10, 1, 10, 10, "#VALUE!", 1, "#VALUE!", "#VALUE!"]],
  // prettier-ignore
  ["number", 3, [4, 6, 3, 0.03, -3, "3!", 1, true, false, true, false, 13, 3, 2, 6.5, 13, 13, 2, 8, 13]],
  // prettier-ignore
  ["TRUE", true, [2, 2, 1, 0.01, -1, "TRUE!", 1, true, true, false, false, 10, 10, 1, 10, 10, 11, 2, "#VALUE!", "#VALUE!"]],
  // prettier-ignore
  ["error", error("#N/A"), ["#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", "#N/A", 1, "#N/A", "#N/A", "#N/A", 1, "#N/A", "#N/A"]],
];

describe.each(TABLE)("A cell that holds %s", (_, content, row) => {
  const cells: Record<string, Value> = {
    x: content,
    l: 10,
    col: [[content as number], [10]],
    two: [[1], [1]],
  };
  const places = Object.entries(PLACES).map(
    ([place, text], at) => [place, text, row[at]!] as const,
  );

  test.each(places)("%s: %s is %p", (_place, text, expected) =>
    expect(shown(text, cells)).toBe(expected),
  );
});

const SPEC: Readonly<Record<string, readonly (readonly [text: string, expected: Row[0]])[]>> = {
  "errors are values": [
    ["e+n", "#N/A"],
    ["n+e", "#REF!"],
    ["COUNT(e,n,1,1/0)", 1],
    ["ISNUMBER(1/0)", false],
    ["ISERROR(e)", true],
    ["ERROR.TYPE(1/0)", 2],
    ["ERROR.TYPE(1)", "#N/A"],
    ["ISTEXT(e)", false],
    ["IFERROR(e,7)", 7],
    ["IFERROR(1,1/0)", 1],
    ["IF(TRUE,1,e)", 1],
    ["CHOOSE(1,2,e)", 2],
    ["CHOOSE(3,2,e)", "#VALUE!"],
    ["OR(TRUE,1/0)", "#DIV/0!"],
    ["AND(FALSE,e)", "#N/A"],
    ["SUM(broken)", "#NUM!"],
    ["COUNT(broken)", 2],
    ["RUBRIC.TOTAL(broken)", "#NUM!"],
    ["SUMPRODUCT(ISNUMBER(broken)*1)", 2],
  ],
  blanks: [
    ['IF(TRUE,blank,1)=""', true],
    ["IF(TRUE,blank,1)=0", true],
    ["blank=FALSE", true],
    ["IF(TRUE,blank,1)", 0],
    ["CHOOSE(2,1,blank)", 0],
    ['CHOOSE(2,1,blank)=""', true],
    ["+blank", 0],
    ['blank&""', ""],
    ["blank", 0],
    ["AND(blank)", "#VALUE!"],
    ["OR(empties)", "#VALUE!"],
    ["AND(empties,TRUE)", true],
    ["IF(FALSE,1,)", 0],
  ],
  nothing: [
    ["MIN(empties)", 0],
    ["MAX(empties)", 0],
    ["SUM(empties)", 0],
    ["COUNT(empties)", 0],
    ["AVERAGE(empties)", "#DIV/0!"],
    ["MEDIAN(empties)", "#NUM!"],
    ["LARGE(empties,1)", "#NUM!"],
    ["SMALL(empties,1)", "#NUM!"],
  ],
  "numbers in texts": [
    ['"3"+1', 4],
    ['" -3.5 "+1', -2.5],
    ['"1E2"*1', 100],
    ['".5"*2', 1],
    ['"3."*2', 6],
    ['"3%"+1', "#VALUE!"],
    ['"1,000"+1', "#VALUE!"],
    ['"2024-9-30"+1', "#VALUE!"],
    ['"1E999"+1', "#VALUE!"],
    ['"３"+1', "#VALUE!"],
    ['"3"=3', false],
  ],
  "kinds in order": [
    ['""<0', false],
    ['"a">999999', true],
    ['TRUE>"z"', true],
    ["TRUE=1", false],
    ["FALSE<TRUE", true],
    ['"ABC"="abc"', true],
    ['"Ａ"="A"', false],
    ['"省级 "="省级"', false],
    ['"a"<"b"', true],
    ["1=1.0000000001", false],
    ["0.1+0.2=0.30000000000000004", true],
  ],
  conditions: [
    ['IF("true",1,2)', 1],
    ['IF("是",1,2)', "#VALUE!"],
    ["IF(0.5,1,2)", 1],
    ['AND("x",TRUE)', "#VALUE!"],
    ["NOT(blank)", true],
    ['NOT("")', "#VALUE!"],
  ],
  binding: [
    ["-2^2", 4],
    ["2^3^2", 64],
    ["50%^2", 0.25],
    ['+"a"', "a"],
    ["1+2&3", "33"],
    ["2*3%", 0.06],
    ["1&2=12", false],
  ],
  powers: [
    ["0^0", "#NUM!"],
    ["0^-1", "#DIV/0!"],
    ["1.1^2", 1.21],
    ["2^-1", 0.5],
    ["(-8)^0.5", "#NUM!"],
    ["1E200^2", "#NUM!"],
    ["1E308*10", "#NUM!"],
  ],
  "numbers as text": [
    ['1E20&""', "1E+20"],
    ['1E19&""', "10000000000000000000"],
    ['123456789012345678&""', "123456789012346000"],
    ['1/3&""', "0.333333333333333"],
    ['-0.5&""', "-0.5"],
    ['0.00001&""', "0.00001"],
    ['1.5E-30&""', "1.5E-30"],
    ['1E+100&""', "1E+100"],
    ['0.1+0.2&""', "0.3"],
  ],
  dates: [
    ["DATE(2024,9,30)", 45565],
    ["DATE(2024,13,1)", 45658],
    ["DATE(2024,3,0)", 45351],
    ["DATE(2023,2,29)", 44986],
    ["DATE(1900,1,1)", 1],
    ["DATE(1900,3,1)", 61],
    ["DATE(9999,12,31)", 2958465],
    ["DATE(10000,1,1)", "#NUM!"],
    ["DATE(-1,1,1)", "#NUM!"],
    ["YEAR(45565.75)", 2024],
    ["MONTH(45565)", 9],
    ["DAY(45565)", 30],
    ["YEAR(blank)", 1900],
    ["MONTH(blank)", 1],
    ["DAY(60)", 29],
    ["YEAR(-1)", "#NUM!"],
    ["YEAR(3000000)", "#NUM!"],
    ["DATE(2024,9,30)-DATE(2024,9,1)", 29],
  ],
  rounding: [
    ["ROUND(2.5,0)", 3],
    ["ROUND(-2.5,0)", -3],
    ["ROUND(1234.5,-2)", 1200],
    ["ROUNDUP(1.01,0)", 2],
    ["INT(-0.5)", -1],
    ["MOD(7,3)", 1],
    ["MOD(-7,3)", 2],
    ["MOD(5.3,2)", 1.3],
    ["MOD(7,-3)", -2],
    ["MOD(1,0)", "#DIV/0!"],
    ["N(TRUE)", 1],
    ['N("3")', 0],
    ["N(blank)", 0],
    ["N(e)", "#N/A"],
    ["N(m)", 0.5],
  ],
  lists: [
    ["AVERAGE(m)", 0.5],
    ["MEDIAN(1,9,2)", 2],
    ["MEDIAN(1,2)", 1.5],
    ["LARGE(m,1)", 0.9],
    ["SMALL(m,2)", 0.5],
    ["LARGE(m,9)", "#NUM!"],
    ["SUM({1,2},TRUE)", 4],
    ['COUNT({1,"3",TRUE},"3")', 2],
    ["COUNTIF(m,0.5)", 1],
    ['COUNTIF(m,">=0.5")', 2],
    ['COUNTIF(mixed,"国家级")', 2],
    ['COUNTIF(mixed,">0")', 1],
    ["COUNTIF(mixed,2)", 2],
    ['SUMIF(m,">=0.5")', 1.4],
    ['SUMIF(m,">=0.5",w)', 50],
    ['SUMIF(m,">=0.5",three)', "#VALUE!"],
  ],
  "columns in SUMPRODUCT": [
    ["SUMPRODUCT(m,w)", 43],
    ["SUMPRODUCT(m,{1,2})", "#VALUE!"],
    ["SUMPRODUCT((m>=0.5)*6)", 12],
    ["SUMPRODUCT(m>=0.5)", 0],
    ["SUMPRODUCT((m>=0.5)*w)", 50],
    ["SUMPRODUCT((m*2>=1)*(w-5))", 40],
    ["SUMPRODUCT((ROUND(m,0)>=1)*1)", 2],
    ["SUMPRODUCT((emptied>=0.5)*6)", 12],
    ["SUMPRODUCT(ISNUMBER(emptied)*(emptied>=0.5)*6)", 6],
    ["SUMPRODUCT(ISNUMBER(emptied)*2,emptied)", 2],
    ["SUMPRODUCT(-m)", -1.5],
    ["SUMPRODUCT(m+three)", "#N/A"],
    ["SUMPRODUCT(m/0)", "#DIV/0!"],
    ["m*2", "#VALUE!"],
    ["AND(m>=0.5)", "#VALUE!"],
    ["m", "#VALUE!"],
  ],
  tables: [
    ["LOOKUP(85,{0,60,80},{1,2,3})", 3],
    ["LOOKUP(60,{0,60,80},{1,2,3})", 2],
    ["LOOKUP(-1,{0,60,80},{1,2,3})", "#N/A"],
    ['LOOKUP(1,{0,60},{"低","高"})', "低"],
    ["LOOKUP(1,{0,60},{1,2,3})", "#VALUE!"],
    ['VLOOKUP("国家级",{"国家级",3;"省级",2},2,FALSE)', 3],
    ['VLOOKUP("校级",{"国家级",3;"省级",2},2,FALSE)', "#N/A"],
    ['VLOOKUP("国家级",{"国家级",3;"省级",2},3,FALSE)', "#REF!"],
    ["VLOOKUP(70,{0,1;60,2;80,3},2,TRUE)", 2],
    ["VLOOKUP(e,{0,1;60,2},2,FALSE)", "#N/A"],
  ],
};

describe.each(Object.entries(SPEC))("Excel's meaning of %s", (_, cases) => {
  const cells: Record<string, Value> = {
    e: error("#N/A"),
    n: error("#REF!"),
    blank: null,
    empties: [[null], [""], ["x"]],
    broken: [[1], [error("#NUM!")], [3]],
    m: [[0.5], [0.1], [0.9]],
    w: [[20], [60], [30]],
    three: [[1], [2]],
    emptied: [[0.9], [""], [0.1]],
    mixed: [["国家级"], ["国家级"], [2], ["2"]],
  };
  test.each(cases)("%s is %p", (text, expected) => expect(shown(text, cells)).toBe(expected));
});
