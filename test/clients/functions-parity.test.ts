import {
  catalogue,
  compileToCell,
  evaluateFormula,
  FunctionError,
  parseFormula,
  toNativeFormula,
  type CellValue,
  type Scalar,
} from "../../src/functions";
import { RandomCalls, randomSource, type RandomCall } from "../functions/support/random-calls";
import {
  columnName,
  hasLibreOffice,
  recalculate,
  type Computed,
  type TestCell,
} from "./spreadsheet";

/**
 * What is sent to somebody without the add-in computes the same: random calls are written as their native
 * twins into a workbook, LibreOffice recalculates it, and every value is compared with ours.
 */

const CALLS_PER_FUNCTION = Number(process.env.PARITY_CALLS ?? 200);
const SEED = Number(process.env.PARITY_SEED ?? 20210831);

const withLibreOffice = hasLibreOffice() ? describe : describe.skip;
if (!hasLibreOffice()) {
  console.warn(
    "Skipped: LibreOffice is not here. Install it with: apt-get install libreoffice-calc",
  );
}

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

withLibreOffice("The native twins in LibreOffice", () => {
  const cases: Case[] = [];
  const data: TestCell[][] = [];
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
        cases.push(toCase(call, wrapper, data));
      }
    }
    computed = recalculate({
      数据: data,
      结果: cases.map(({ native }) => [{ formula: native }]),
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

  test("most of the calls give values, not errors", () => {
    const errors = cases.filter(
      ({ expected }) => typeof expected === "object" && expected !== null,
    );
    expect(errors.length / cases.length).toBeLessThan(0.5);
  });
});

/** The rows that the cells of one call take up: no range is higher. */
const BAND = 6;

/** Lays a call's arguments out side by side in a band of rows of its own. */
function toCase(call: RandomCall, wrapper: string, data: TestCell[][]): Case {
  const top = data.length;
  for (let row = 0; row < BAND; row++) data.push([]);
  const values = new Map<string, CellValue>();
  const references = new Map<string, string>();
  let column = 0;
  const args = call.args.map((argument, index) => {
    if (!argument) return "";
    if (!argument.inCells) return literal(argument.value);
    const name = `a${index}_`;
    const block = Array.isArray(argument.value) ? argument.value : [[argument.value]];
    block.forEach((cells, row) =>
      cells.forEach((cell, offset) => (data[top + row]![column + offset] = cell)),
    );
    values.set(name, argument.value);
    references.set(name, `数据!${area(top, column, block.length, block[0]!.length)}`);
    column += block[0]!.length;
    return name;
  });
  const rule = parseFormula(wrapper.replaceAll("{}", `${call.called.name}(${args.join(",")})`));
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

/** Binary arithmetic in the spreadsheet may be a hair off; anything more is a difference. */
function isSame(found: Computed, expected: Computed): boolean {
  if (typeof found === "number" && typeof expected === "number") {
    return Math.abs(found - expected) <= 1e-11 * Math.max(1, Math.abs(expected));
  }
  return JSON.stringify(found) === JSON.stringify(expected);
}
