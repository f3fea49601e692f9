/** Every function of the catalogue, called in cells: with constants, cells, blanks and texts, and its native twin. */
import type { Text } from "../../rubric/types";
import { a1 } from "../../sheets/plan/address";
import { areaAddress } from "../../sheets/plan/areas";
import { toMatrix, type CellValue } from "../../formula/values";
import { literal, type Content } from "../draw/values";
import { waitFor, type Bench } from "./bench";
import {
  blankCases,
  constantCases,
  nativeCases,
  rangeCases,
  textCases,
  type FunctionCase,
} from "./function-cases";
import { compared, difference, isSame, otherwise, worked, type Outcome, type Step } from "./step";

export const functionSteps: Step[] = [
  step("functions", { zh: "函数：说明中的例子", en: "functions: the examples" }, constantCases, 1),
  step(
    "functions-cells",
    { zh: "函数：引用单元格和区域", en: "functions: cells and ranges" },
    rangeCases,
    1000,
  ),
  step(
    "functions-blanks",
    { zh: "函数：引用空单元格", en: "functions: empty cells" },
    blankCases,
    2000,
  ),
  step("functions-texts", { zh: "函数：引用文字", en: "functions: texts" }, textCases, 3000),
  step(
    "functions-native",
    { zh: "等效的普通公式", en: "their twins in Excel's own functions" },
    nativeCases,
    4000,
  ),
];

/** @param firstRow where its calls stand, so that no step writes over another's */
function step(id: string, what: Text, cases: () => FunctionCase[], firstRow: number): Step {
  return { id, what, run: (bench) => tryCases(bench, cases(), firstRow) };
}

/** First of all: Excel may register the functions only after the page is there. */
export const functionsReady: Step = {
  id: "functions-ready",
  what: { zh: "函数已注册", en: "the functions are registered" },
  async run(bench) {
    await write(bench, [["=RUBRIC.DEDUCT(3,2,1)"]], READY_ROW);
    const { found, first, milliseconds } = await results(bench, [READY_ROW], NOT_THERE);
    const outcome = compared({ "RUBRIC.DEDUCT(3,2,1)": 1 }, { "RUBRIC.DEDUCT(3,2,1)": found[0] });
    const isLate = outcome.kind === "worked" && first[0] === "#NAME?";
    return isLate ? otherwise(lateBy(milliseconds)) : outcome;
  },
};

const READY_ROW = 5000;

const lateBy = (milliseconds: number): Text => ({
  zh: `约 ${milliseconds} 毫秒后才可用，之前显示 #NAME?`,
  en: `only after about ${milliseconds} ms; #NAME? until then`,
});

async function tryCases(bench: Bench, cases: FunctionCase[], firstRow: number): Promise<Outcome> {
  const placed = place(cases, firstRow);
  await write(bench, blockOf(placed, firstRow), firstRow);
  const rows = placed.map(({ row }) => row);
  const { found } = await results(bench, rows, BUSY);
  return judged(cases, found);
}

async function write(bench: Bench, block: (Content | null)[][], firstRow: number): Promise<void> {
  await bench.on("calls", async (sheet, context) => {
    sheet.getRangeByIndexes(firstRow, 0, block.length, block[0]!.length).formulas = block;
    await context.sync();
  });
}

/** What the first column shows in these rows, once none of it is on its way; and what it showed at first. */
async function results(bench: Bench, rows: readonly number[], onTheWay: ReadonlySet<unknown>) {
  const from = rows[0]!;
  const look = () =>
    bench.on("calls", async (sheet, context) => {
      const range = sheet.getRangeByIndexes(from, 0, rows.at(-1)! - from + 1, 1).load("values");
      await context.sync();
      return rows.map((row) => range.values[row - from]![0] as unknown);
    });
  const first = await look();
  const isDone = (values: unknown[]) => !values.some((value) => onTheWay.has(value));
  return { first, ...(await waitFor(look, isDone, LONGEST_WAIT)) };
}

const LONGEST_WAIT = 8000;

/** A function that is computing. */
const BUSY: ReadonlySet<unknown> = new Set(["#BUSY!", "#GETTING_DATA", "#CONNECT!"]);
const NOT_THERE: ReadonlySet<unknown> = new Set([...BUSY, "#NAME?"]);

/** So many are said one by one. */
const MOST_SAID = 12;

function judged(cases: FunctionCase[], found: unknown[]): Outcome {
  const wrong = cases.flatMap((each, index) => {
    const value = found[index];
    return isSame(each.wanted, value) ? [] : [{ ...each, value }];
  });
  const asZero = wrong.filter(({ withZero, value }) => isSame(withZero, value));
  const other = wrong.filter((each) => !asZero.includes(each));
  const said = [
    ...(asZero.length > 0 ? [zeroFor(asZero.map(({ label }) => label))] : []),
    ...other
      .slice(0, MOST_SAID)
      .map(({ label, wanted, value }) => difference(label, wanted, value)),
    ...(other.length > MOST_SAID ? [andMore(other.length - MOST_SAID)] : []),
  ];
  return wrong.length > 0 ? otherwise(...said) : worked(count(cases.length));
}

const count = (calls: number): Text => ({ zh: `${calls} 个公式`, en: `${calls} formulas` });

const andMore = (rest: number): Text => ({ zh: `另有 ${rest} 处不同`, en: `and ${rest} more` });

const zeroFor = (labels: string[]): Text => ({
  zh: `空单元格以 0 到达函数：${labels.join("、")}`,
  en: `empty cells reach the functions as 0: ${labels.join(", ")}`,
});

interface Placed {
  row: number;
  formula: string;
  args: { row: number; column: number; cells: CellValue }[];
}

/** Formula in the first column, arguments to its right. */
const WIDTH = 40;

/** Each call has as many rows as its highest argument. */
function place(cases: FunctionCase[], firstRow: number): Placed[] {
  let row = firstRow;
  return cases.map(({ call }) => {
    const at = row;
    row += 1;
    if (typeof call === "string") return { row: at, formula: call, args: [] };
    let column = 1;
    const args: Placed["args"] = [];
    const references = call.args.map((cells) => {
      if (cells === undefined) return "";
      const matrix = toMatrix(cells);
      const area = { row: at, column, rows: matrix.length, columns: matrix[0]!.length };
      args.push({ row: at, column, cells });
      column += area.columns;
      row = Math.max(row, at + area.rows);
      return area.rows * area.columns === 1 ? a1(area) : areaAddress(area);
    });
    return { row: at, formula: `=${call.name}(${references.join(",")})`, args };
  });
}

function blockOf(placed: Placed[], firstRow: number): (Content | null)[][] {
  const block: (Content | null)[][] = [];
  const put = (row: number, column: number, content: Content) => {
    while (block.length <= row - firstRow) block.push(new Array<null>(WIDTH).fill(null));
    block[row - firstRow]![column] = content;
  };
  for (const { row, formula, args } of placed) {
    put(row, 0, formula);
    for (const arg of args)
      toMatrix(arg.cells).forEach((line, down) =>
        line.forEach((cell, right) => {
          if (cell === null) return;
          put(arg.row + down, arg.column + right, typeof cell === "string" ? literal(cell) : cell);
        }),
      );
  }
  return block;
}
