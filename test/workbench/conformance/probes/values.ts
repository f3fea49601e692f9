/** What is written into cells and what is read from them. */
import { classPage, guide, LIMITS, probesOf, read, type Probe } from "../probe";

const { gives, refuses } = probesOf(classPage("Range"));
const core = probesOf(guide("excel/excel-add-ins-ranges-set-get-values"));
const types = probesOf(classPage("RangeValueType"));

/** A text as it is typed, and the number that Excel reads out of it. */
const typed: [text: string, value: unknown][] = [
  ["12.5", 12.5],
  ["-3", -3],
  ["1E3", 1000],
  ["50%", 0.5],
  ["1,234", 1234],
  ["$5", 5],
  ["(5)", -5],
  ["1 1/2", 1.5],
  ["6:00", 0.25],
  ["2024-03-01", 45352],
  ["2024-03-01 12:00", 45352.5],
  ["TRUE", true],
  ["false", false],
  ["'123", "123"],
  ["计算机学院", "计算机学院"],
];

const kinds: [says: string, input: unknown, type: string][] = [
  ["a number is Double", 1, "Double"],
  ["a text is String", "x", "String"],
  ["a truth is Boolean", true, "Boolean"],
  ["nothing is Empty", "", "Empty"],
  ["an error of a formula is Error", "=1/0", "Error"],
  ["a number of a formula is Double", "=1+1", "Double"],
  ["an error that is typed is Error", "#N/A", "Error"],
];

export const values: Probe[] = [
  ...typed.map(([text, value]) =>
    gives(
      `${text} is read as it would be when typed`,
      async (bench) => {
        bench.at("A1").values = [[text]] as Excel.Range["values"];
        return (await read(bench, bench.at("A1"), "values"))[0]![0] as unknown;
      },
      value,
    ),
  ),
  ...kinds.map(([says, input, type]) =>
    types.gives(
      says,
      async (bench) => {
        bench.fill([[input]]);
        return (await read(bench, bench.at("A1"), "valueTypes"))[0]![0];
      },
      type,
    ),
  ),
  gives("an empty cell reads as an empty text", (b) => read(b, b.at("A1:B1"), "values"), [
    ["", ""],
  ]),
  gives(
    "a single value fills the range",
    async (bench) => {
      bench.at("A1:B2").values = 7 as never;
      return read(bench, bench.at("A1:B2"), "values");
    },
    [
      [7, 7],
      [7, 7],
    ],
  ),
  gives(
    "null leaves a cell as it is",
    async (bench) => {
      bench.fill([[1, 2]]);
      bench.at("A1:B1").values = [[null, 3]] as never;
      return read(bench, bench.at("A1:B1"), "values");
    },
    [[1, 3]],
  ),
  gives(
    "an empty text clears a cell",
    async (bench) => {
      bench.fill([[1, 2]]);
      bench.at("A1:B1").values = [["", 3]];
      return read(bench, bench.at("A1:B1"), "values");
    },
    [["", 3]],
  ),
  refuses(
    "null for all values",
    ({ at }) => void (at("A1").values = null as never),
    "InvalidArgument",
  ),
  core.refuses(
    "more rows than the range has",
    ({ at }) =>
      void (at("A1:B1").values = [
        [1, 2],
        [3, 4],
      ]),
    "InvalidArgument",
  ),
  core.refuses(
    "fewer columns than the range has",
    ({ at }) => void (at("A1:B1").values = [[1], [2]]),
    "InvalidArgument",
  ),
  core.gives(
    "formulas are computed",
    async (bench) => {
      bench.fill([[2, 3, "=A1*B1"]]);
      return (await read(bench, bench.at("C1"), "values"))[0]![0] as unknown;
    },
    6,
  ),
  core.gives(
    "formulas read as they were written",
    async (bench) => {
      bench.at("A1").formulas = [["=SUM(B1:B3)"]];
      return read(bench, bench.at("A1"), "formulas");
    },
    [["=SUM(B1:B3)"]],
  ),
  core.gives(
    "formulas of a cell without one are its value",
    async (bench) => {
      bench.fill([[5, "x"]]);
      return read(bench, bench.at("A1:B1"), "formulas");
    },
    [[5, "x"]],
  ),
  gives(
    "text is what the cell shows",
    async (bench) => {
      bench.at("A1").values = [[0.125]];
      bench.at("A1").numberFormat = [["0.0%"]];
      return read(bench, bench.at("A1"), "text");
    },
    [["12.5%"]],
  ),
  gives(
    "text of a truth is in capitals",
    async (bench) => {
      bench.fill([[true, "=1>2"]]);
      return read(bench, bench.at("A1:B1"), "text");
    },
    [["TRUE", "FALSE"]],
  ),
  gives(
    "text does not depend on the width of the column",
    async (bench) => {
      bench.at("A1").values = [[123456789]];
      bench.at("A:A").format.columnWidth = 5;
      return read(bench, bench.at("A1"), "text");
    },
    [["123456789"]],
  ),
  gives(
    "a text format keeps what is typed",
    async (bench) => {
      bench.at("A1").numberFormat = [["@"]];
      bench.at("A1").values = [["007"]];
      return read(bench, bench.at("A1"), "values");
    },
    [["007"]],
  ),
  gives("the number format is General at first", (b) => read(b, b.at("A1"), "numberFormat"), [
    ["General"],
  ]),
  gives(
    "clear takes values and formats away",
    async (bench) => {
      bench.at("A1").values = [[1]];
      bench.at("A1").format.fill.color = "#FF0000";
      bench.at("A1").clear();
      const [value, color] = [bench.at("A1"), bench.at("A1").format.fill];
      value.load("values");
      color.load("color");
      await bench.context.sync();
      return [value.values, color.color];
    },
    [[[""]], "#FFFFFF"],
  ),
  gives(
    "clear(Contents) leaves the formats",
    async (bench) => {
      bench.at("A1").values = [[1]];
      bench.at("A1").format.fill.color = "#FF0000";
      bench.at("A1").clear("Contents");
      return read(bench, bench.at("A1").format.fill, "color");
    },
    "#FF0000",
  ),
  gives(
    "clear(Formats) leaves the contents",
    async (bench) => {
      bench.at("A1").values = [[1]];
      bench.at("A1").format.font.bold = true;
      bench.at("A1").clear("Formats");
      return read(bench, bench.at("A1"), "values");
    },
    [[1]],
  ),
  refuses(
    "clear of what is no kind",
    ({ at }) => at("A1").clear("Everything" as never),
    "InvalidArgument",
  ),
];

/** Formulas that Excel does not take. */
const wrong: [says: string, formula: string][] = [
  ["an open bracket", "=SUM("],
  ["an operator without its right side", "=A1+"],
  ["an open text", '=1+"a'],
  ["a bracket too many", "=)"],
  ["two operators", "=1+*2"],
  ["half a range", "=A1:"],
  ["too few arguments", "=SUM()"],
  ["too many arguments", "=IF(1,2,3,4)"],
  ["too few for a look-up", "=VLOOKUP(1)"],
  ["two values side by side", "=1 2"],
];

const limits = probesOf(LIMITS);
const circles = probesOf(
  "https://support.microsoft.com/office/8540bd0f-6e97-4483-bcf7-1b49cd50d123",
);
const digits = probesOf(
  "https://learn.microsoft.com/troubleshoot/microsoft-365-apps/excel/last-digits-changed-to-zeros",
);
const overview = probesOf(
  "https://support.microsoft.com/office/ecfdc708-9162-49e8-b993-c311f47ca173",
);
const nested = (levels: number) => `=${"ABS(".repeat(levels)}1${")".repeat(levels)}`;
const write =
  (formula: string): Probe["run"] =>
  ({ at }) =>
    void (at("A1").formulas = [[formula]]);

const circular: [says: string, formulas: string[], shown: number[]][] = [
  ["a cell that needs itself", ["=A1+1"], [0]],
  ["cells that need each other", ["=B1+1", "=A1*2"], [0, 0]],
  ["a sum of itself", ["1", "=SUM(A1:B1)"], [1, 0]],
  ["what needs such a cell and not itself", ["=A1+1", "=A1+5"], [0, 5]],
];

export const formulas: Probe[] = [
  ...circular.map(([says, given, shown]) =>
    circles.gives(
      `a circular reference shows 0: ${says}`,
      async (bench) => {
        const range = bench.fill([given]);
        return (await read(bench, range, "values"))[0];
      },
      shown,
    ),
  ),
  circles.gives(
    "a circle that is broken is calculated again",
    async (bench) => {
      bench.fill([["=B1+1", "=A1+1"]]);
      await bench.context.sync();
      bench.at("B1").values = [[5]];
      return (await read(bench, bench.at("A1"), "values"))[0]![0] as unknown;
    },
    6,
  ),
  limits.gives(
    "32,767 characters of a text",
    async (bench) => {
      bench.at("A1").values = [["x".repeat(32_767)]];
      return String((await read(bench, bench.at("A1"), "values"))[0]![0]).length;
    },
    32_767,
  ),
  limits.refuses(
    "more than 32,767 characters of a text",
    ({ at }) => void (at("A1").values = [["x".repeat(32_768)]]),
    "InvalidArgument",
  ),
  limits.gives(
    "what is above the largest number is text",
    async (bench) => {
      bench.at("A1").values = [["1E309"]];
      return read(bench, bench.at("A1"), "valueTypes");
    },
    [["String"]],
  ),
  digits.gives(
    "digits after the fifteenth become zeros",
    async (bench) => {
      bench.at("A1").values = [["1234567890123456"]];
      return (await read(bench, bench.at("A1"), "values"))[0]![0] as unknown;
    },
    1_234_567_890_123_450,
  ),
  ...wrong.map(([says, formula]) =>
    overview.refuses(`${says}: ${formula}`, write(formula), "InvalidArgument"),
  ),
  limits.refuses("64 levels of functions are the most", write(nested(65)), "InvalidArgument"),
  limits.gives(
    "64 levels are taken",
    async (bench) => {
      bench.at("A1").formulas = [[nested(64)]];
      return (await read(bench, bench.at("A1"), "values"))[0]![0] as unknown;
    },
    1,
  ),
  limits.refuses(
    "more than 8,192 characters",
    write(`=1${"+1".repeat(4096)}`),
    "FormulaLengthExceedsLimit",
  ),
  limits.refuses(
    "more than 255 arguments",
    write(`=SUM(${Array(256).fill("1").join(",")})`),
    "InvalidArgument",
  ),
  limits.gives(
    "255 arguments are taken",
    async (bench) => {
      bench.at("A1").formulas = [[`=SUM(${Array(255).fill("1").join(",")})`]];
      return (await read(bench, bench.at("A1"), "values"))[0]![0] as unknown;
    },
    255,
  ),
  overview.refuses(
    "a text of more than 255 characters inside a formula",
    write(`="${"x".repeat(256)}"`),
    "InvalidArgument",
  ),
  overview.gives(
    "a text of 255 characters is taken",
    async (bench) => {
      bench.at("A1").formulas = [[`=LEN("${"x".repeat(255)}")`]];
      return (await read(bench, bench.at("A1"), "values"))[0]![0] as unknown;
    },
    255,
  ),
];
