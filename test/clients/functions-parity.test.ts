import { compileToCell } from "../../src/formula/compile";
import { evaluateFormula } from "../../src/formula/evaluate";
import { toNativeFormula } from "../../src/formula/native";
import { FormulaError, parseFormula } from "../../src/formula/parse";
import { FunctionError, type CellValue, type Scalar } from "../../src/formula/values";
import { catalogue } from "../../src/functions/catalogue";
import { RandomCalls, randomSource, type RandomCall } from "../functions/support/random-calls";
import { VALID } from "../functions/support/valid-calls";
import { columnName, recalculate, type Computed, type TestCell } from "./spreadsheet";
import { describeWithLibreOffice } from "./soffice";

/**
 * What is sent to somebody without the add-in computes the same: random calls are written as their native
 * twins into a workbook, LibreOffice recalculates it, and every value is compared with ours.
 */

const CALLS_PER_FUNCTION = Number(process.env.PARITY_CALLS ?? 200);
const SEED = Number(process.env.PARITY_SEED ?? 20210831);

/** Calls stand alone, or inside other functions as a user would nest them. */
const WRAPPERS = {
  number: [
    "{}",
    "{}",
    'IF({}>=1,"达到","未达")',
    "SUM({},1)",
    "ROUND({},9)",
    "-{}*2",
    'IFERROR({},"错")',
    'IF({}="","空",{})',
  ],
  boolean: ["{}", 'IF({},"是","否")', "NOT({})"],
  text: ["{}", '{}&"。"', 'IF({}="入选",1,0)', 'IFERROR({},"错")'],
  any: ["{}", "{}", 'IFERROR({},"错")', 'IF({}="","空",{})', 'IF({}=2,"是","否")'],
};

interface Case {
  readonly cellFormula: string;
  readonly native: string;
  readonly expected: Computed;
}

describeWithLibreOffice()("The native twins in LibreOffice", () => {
  const cases: Case[] = [];
  const data: TestCell[][] = [];
  const nested: Case[] = [];
  const handedOn: string[] = [];
  let computed = new Map<string, Computed>();

  beforeAll(() => {
    const random = randomSource(SEED);
    const calls = new RandomCalls(random);
    for (const called of catalogue) {
      for (let index = 0; index < CALLS_PER_FUNCTION; index++) {
        const call = calls.call(called);
        // LibreOffice takes TRUE for 1: comparisons of it with numbers are not for this test.
        const wrappers = WRAPPERS[called.result.kind];
        const wrapper = wrappers[Math.floor(random() * wrappers.length)]!;
        const { text, values, references } = layOut(call, data);
        cases.push(toCase(wrapper.replaceAll("{}", text), values, references));
      }
    }
    for (let index = 0; index < NESTED_CALLS; index++) {
      nested.push(nestedCase(calls, OUTER[index % OUTER.length]!, data));
    }
    for (const { name, parameters } of catalogue) {
      parameters.forEach((_, index) => handedOn.push(callWithError(name, index, data)));
    }
    const formulas = (natives: readonly string[]) => natives.map((formula) => [{ formula }]);
    computed = recalculate({
      数据: data,
      结果: formulas(cases.map(({ native }) => native)),
      嵌套: formulas(nested.map(({ native }) => native)),
      错误: formulas(handedOn),
    });
  }, 120_000);

  test.each(catalogue.map(({ name }, index) => [name, index] as const))(
    "%s gives the same values and errors",
    (_, index) => {
      const first = index * CALLS_PER_FUNCTION;
      const differences = cases.slice(first, first + CALLS_PER_FUNCTION).flatMap((item, offset) => {
        const found = computed.get(`结果!A${first + offset + 1}`) ?? null;
        return isSame(found, item.expected)
          ? []
          : [
              {
                ...item,
                found,
                cells: data.slice((first + offset) * BAND, (first + offset + 1) * BAND),
              },
            ];
      });
      expect(differences).toEqual([]);
    },
  );

  test("calls within calls give the same values and errors", () => {
    const differences = nested.flatMap((item, index) => {
      const found = computed.get(`嵌套!A${index + 1}`) ?? null;
      // Of two errors in different arguments a spreadsheet may meet the other one first.
      const bothFail = isError(found) && isError(item.expected);
      return bothFail || isSame(found, item.expected) ? [] : [{ ...item, found }];
    });
    expect(differences).toEqual([]);
  });

  test("an error in an argument is handed on", () => {
    const others = handedOn.filter((_, index) => {
      const found = computed.get(`错误!A${index + 1}`);
      return JSON.stringify(found) !== JSON.stringify({ error: "#N/A" });
    });
    expect(others).toEqual([]);
  });

  test("most of the calls give values, not errors", () => {
    const errors = cases.filter(({ expected }) => isError(expected));
    expect(errors.length / cases.length).toBeLessThan(0.5);
  });
});

const NESTED_CALLS = 400;

/** Calls that take other calls' results as arguments. */
const OUTER = [
  "RUBRIC.DEDUCT({},{},1)",
  "RUBRIC.MEETS(10,{},{},{})",
  "RUBRIC.SHORTFALL(15,{},{},0.5)",
  "RUBRIC.BONUS({},2,{})",
  "RUBRIC.GROWTH({},{},0.1,1,{})",
  "RUBRIC.BAND({},{0,2,9},{1,5,7})",
  "RUBRIC.PRORATE({},{},{})",
  "SUBSIDY.BAND({})",
  "RUBRIC.RANK({},{1;2;3})",
  'RUBRIC.GROUPRANK({},"甲",{1;2;3},{"甲";"甲";"乙"})',
  "RUBRIC.TIER({},9)",
];

/**
 * A call whose arguments are random calls, over cells of their own. Where all readings and options stand in
 * cells a twin may pass Excel's limits and is refused: then another is drawn.
 */
function nestedCase(calls: RandomCalls, outer: string, data: TestCell[][]): Case {
  try {
    return drawNestedCase(calls, outer, data);
  } catch (error) {
    if (error instanceof FormulaError) return nestedCase(calls, outer, data);
    throw error;
  }
}

function drawNestedCase(calls: RandomCalls, outer: string, data: TestCell[][]): Case {
  const values = new Map<string, CellValue>();
  const references = new Map<string, string>();
  const numeric = catalogue.filter(({ result }) => result.kind === "number");
  const text = outer.replace(/\{\}/g, () => {
    const laid = layOut(calls.call(calls.pick(numeric)), data, `x${references.size}`);
    laid.values.forEach((value, name) => values.set(name, value));
    laid.references.forEach((reference, name) => references.set(name, reference));
    return laid.text;
  });
  return toCase(text, values, references);
}

/** The native twin of a valid call with an error in one of its arguments' cells. */
function callWithError(name: string, index: number, data: TestCell[][]): string {
  const args = VALID[name]!.map((value, at) => {
    if (at !== index) return literal(value);
    const block: TestCell[][] = Array.isArray(value) ? value.map((row) => [...row]) : [[value]];
    block[0]![0] = { formula: "=NA()" };
    const top = data.length;
    data.push(...block);
    return `数据!${area(top, 0, block.length, block[0]!.length)}`;
  });
  return toNativeFormula(`=${name}(${args.join(",")})`).formula;
}

/** The rows that the cells of one call take up: no range is higher. */
const BAND = 6;

/** Lays a call's arguments out side by side in a band of rows of its own. */
function layOut(call: RandomCall, data: TestCell[][], prefix = "a") {
  const top = data.length;
  for (let row = 0; row < BAND; row++) data.push([]);
  const values = new Map<string, CellValue>();
  const references = new Map<string, string>();
  let column = 0;
  const args = call.args.map((argument, index) => {
    if (!argument) return "";
    if (!argument.inCells) return literal(argument.value);
    const name = `${prefix}_${index}_`;
    const block = Array.isArray(argument.value) ? argument.value : [[argument.value]];
    block.forEach((cells, row) =>
      cells.forEach((cell, offset) => (data[top + row]![column + offset] = cell)),
    );
    values.set(name, argument.value);
    references.set(name, `数据!${area(top, column, block.length, block[0]!.length)}`);
    column += block[0]!.length;
    return name;
  });
  return { text: `${call.called.name}(${args.join(",")})`, values, references };
}

function toCase(
  text: string,
  values: ReadonlyMap<string, CellValue>,
  references: ReadonlyMap<string, string>,
): Case {
  const rule = parseFormula(text);
  const cellFormula = compileToCell(rule, (name) => references.get(name)!);
  return {
    cellFormula,
    native: toNativeFormula(cellFormula).formula,
    expected: evaluated(() => evaluateFormula(rule, (name) => values.get(name)!) as Scalar),
  };
}

function area(top: number, left: number, height: number, width: number): string {
  const first = `${columnName(left)}${top + 1}`;
  const last = `${columnName(left + width - 1)}${top + height}`;
  return first === last ? first : `${first}:${last}`;
}

function evaluated(compute: () => Scalar): Computed {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FunctionError) return { error: error.code };
    throw error;
  }
}

function literal(value: CellValue): string {
  if (Array.isArray(value)) return `{${value.map((row) => row.map(literal).join(",")).join(";")}}`;
  if (typeof value === "string") return `"${value}"`;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value).toUpperCase();
}

const isError = (value: Computed) => typeof value === "object" && value !== null;

/** Binary arithmetic in the spreadsheet may be a hair off; anything more is a difference. */
function isSame(found: Computed, expected: Computed): boolean {
  if (typeof found === "number" && typeof expected === "number") {
    return Math.abs(found - expected) <= 1e-11 * Math.max(1, Math.abs(expected));
  }
  return JSON.stringify(found) === JSON.stringify(expected);
}
