/** Every function of the catalogue, called in cells: with constants, cells, blanks and texts, and its native twin. */
import type { Text } from "../../rubric/types";
import { a1 } from "../../sheets/address";
import { areaAddress } from "../../sheets/areas";
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
import { difference, isSame, otherwise, worked, type Outcome, type Step } from "./step";

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

const LONGEST_WAIT = 8000;

async function tryCases(bench: Bench, cases: FunctionCase[], firstRow: number): Promise<Outcome> {
  const placed = place(cases, firstRow);
  const block = blockOf(placed, firstRow);
  await bench.on("calls", async (sheet, context) => {
    sheet.getRangeByIndexes(firstRow, 0, block.length, WIDTH).formulas = block;
    await context.sync();
  });
  let unknown = false;
  const look = () =>
    bench.on("calls", async (sheet, context) => {
      const range = sheet.getRangeByIndexes(firstRow, 0, block.length, 1).load("values");
      await context.sync();
      const found = placed.map(({ row }) => range.values[row - firstRow]![0] as unknown);
      unknown ||= found.includes("#NAME?");
      return found;
    });
  const { found, milliseconds } = await waitFor(
    look,
    (values) => !values.some((value) => ON_THE_WAY.has(value)),
    LONGEST_WAIT,
  );
  const isLate = unknown && !found.includes("#NAME?");
  return judged(cases, found, isLate ? [lateBy(milliseconds)] : []);
}

/** A function that is computing, or not registered yet. */
const ON_THE_WAY: ReadonlySet<unknown> = new Set([
  "#BUSY!",
  "#GETTING_DATA",
  "#CONNECT!",
  "#NAME?",
]);

const lateBy = (milliseconds: number): Text => ({
  zh: `函数约 ${milliseconds} 毫秒后才可用，之前显示 #NAME?`,
  en: `the functions were there after about ${milliseconds} ms only; #NAME? until then`,
});

/** So many are said one by one. */
const MOST_SAID = 12;

function judged(cases: FunctionCase[], found: unknown[], late: Text[]): Outcome {
  const wrong = cases.flatMap((each, index) => {
    const value = found[index];
    return isSame(each.wanted, value) ? [] : [{ ...each, value }];
  });
  const asZero = wrong.filter(({ withZero, value }) => isSame(withZero, value));
  const other = wrong.filter((each) => !asZero.includes(each));
  const said = [
    ...(asZero.length > 0 ? [zeroFor(asZero.map(({ label }) => label))] : []),
    ...other.slice(0, MOST_SAID).map(({ label, wanted, value }) => difference(label, wanted, value)),
    ...(other.length > MOST_SAID ? [andMore(other.length - MOST_SAID)] : []),
    ...late,
  ];
  return wrong.length > 0 || late.length > 0 ? otherwise(...said) : worked(count(cases.length));
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
