import { toNativeFormula } from "../../src/formula/native";
import { FormulaError } from "../../src/formula/parse";
import type { CellValue } from "../../src/formula/values";
import { catalogue } from "../../src/functions/catalogue";
import { RandomCalls, randomSource } from "../functions/support/random-calls";
import { VALID } from "../functions/support/valid-calls";
import {
  area,
  BAND,
  DATA,
  isError,
  isSame,
  layOut,
  literal,
  randomCase,
  toCase,
  type Case,
} from "../functions/support/written-calls";
import { recalculate, type Computed, type TestCell } from "./spreadsheet";
import { describeWithLibreOffice } from "./soffice";

/**
 * What is sent to somebody without the add-in computes the same: random calls are written as their native
 * twins into a workbook, LibreOffice recalculates it, and every value is compared with ours.
 */

const CALLS_PER_FUNCTION = Number(process.env.PARITY_CALLS ?? 200);
const SEED = Number(process.env.PARITY_SEED ?? 20210831);

describeWithLibreOffice()("The native twins in LibreOffice", () => {
  const cases: Case[] = [];
  const data: TestCell[][] = [];
  const nested: Case[] = [];
  const handedOn: string[] = [];
  let computed = new Map<string, Computed>();

  beforeAll(() => {
    const calls = new RandomCalls(randomSource(SEED));
    for (const called of catalogue) {
      for (let index = 0; index < CALLS_PER_FUNCTION; index++) {
        cases.push(randomCase(calls, called, data));
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
      [DATA]: data,
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
    return `${DATA}!${area(top, 0, block.length, block[0]!.length)}`;
  });
  return toNativeFormula(`=${name}(${args.join(",")})`).formula;
}
