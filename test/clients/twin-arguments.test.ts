import { catalogue } from "../../src/functions/catalogue";
import type { CatalogueFunction } from "../../src/functions/definition";
import { FormulaError } from "../../src/formula/parse";
import { toNativeFormula } from "../../src/formula/native";
import { FunctionError, type CellValue, type Scalar } from "../../src/formula/values";
import { VALID } from "../functions/support/valid-calls";
import { describeWithLibreOffice } from "./soffice";
import { columnName, recalculate, type Computed, type TestCell } from "./spreadsheet";

/**
 * One argument of a valid call after another is written in every form in which people write values: as a cell, a
 * defined name, a lookup, a branch. The twin must give what the function gives, whatever the form.
 */

/** A value on the sheet 值, and what stands for it elsewhere in the workbook. */
interface Place {
  readonly value: CellValue;
  /** `值!$B$3` or `值!$B$3:$B$5` */
  readonly area: string;
  readonly number: number;
}

interface Form {
  readonly write: (place: Place) => string;
  /** The form holds another value: for some always, for some where the value is an empty cell. */
  readonly means?: (value: CellValue) => CellValue;
  readonly fits?: (value: CellValue) => boolean;
}

const isFilled = (value: CellValue) => value !== null;
/** For what holds the same whatever the value is: once is enough. */
const isZero = (value: CellValue) => value === 0;
const isNumber = (value: CellValue) => typeof value === "number";

/** What stands for one value. */
const ONE: Readonly<Record<string, Form>> = {
  cell: { write: ({ area }) => area },
  "name of a cell": { write: ({ number }) => `cell_${number}` },
  "name of a constant": {
    write: ({ number }) => `constant_${number}`,
    fits: (value) => value !== null && value !== "",
  },
  INDEX: { write: ({ number }) => `INDEX(值!$B$1:$B$${number + 9},${number})` },
  VLOOKUP: { write: ({ number }) => `VLOOKUP("k${number}",值!$A$1:$B$${number + 9},2,FALSE)` },
  "IF with an empty branch": { write: ({ area }) => `IF(值!$B$1=0,${area},)` },
  "IF without a branch": { write: ({ area }) => `IF(值!$B$1=0,${area})` },
  "the empty branch of IF": { write: ({ area }) => `IF(值!$B$1=0,,${area})`, means: () => 0 },
  CHOOSE: { write: ({ area }) => `CHOOSE(2,1,${area})` },
  IFERROR: { write: ({ area }) => `IFERROR(${area},"错")`, fits: isFilled },
  OFFSET: { write: ({ area }) => `OFFSET(${area},0,0)` },
  INDIRECT: { write: ({ area }) => `INDIRECT("${area}")` },
  "a sum": { write: ({ area }) => `${area}+0`, fits: isNumber },
  "an empty cell in a sum": {
    write: ({ area }) => `${area}+0`,
    means: () => 0,
    fits: (value) => value === null,
  },
  "a sign": { write: ({ area }) => `+${area}`, fits: isFilled },
  guarded: { write: ({ area }) => `IF(${area}="","",${area})`, means: (value) => value ?? "" },
  "a function with a dot": {
    write: () => "_xlfn.FORECAST.LINEAR(3,值!$D$1:$D$4,值!$E$1:$E$4)",
    means: () => 6,
    fits: isZero,
  },
  "a function of ranges": {
    write: () => "FORECAST(3,值!$D$1:$D$4,值!$E$1:$E$4)",
    means: () => 6,
    fits: isZero,
  },
  "a test": {
    write: () => "_xlfn.F.TEST(值!$D$1:$D$4,值!$D$1:$D$4)",
    means: () => 1,
    fits: isZero,
  },
  "a t test": {
    write: () => "_xlfn.T.TEST(值!$D$1:$D$4,值!$D$1:$D$4,2,2)",
    means: () => 1,
    fits: isZero,
  },
  "a middle": { write: () => "MEDIAN(值!$D$1:$D$4)", means: () => 5, fits: isZero },
  "a largest": { write: () => "LARGE(值!$D$1:$D$4,1)", means: () => 8, fits: isZero },
};

/** What stands for a range. */
const RANGE: Readonly<Record<string, Form>> = {
  range: { write: ({ area }) => area },
  "name of a range": { write: ({ number }) => `cell_${number}` },
  "name of an array": {
    write: ({ number }) => `constant_${number}`,
    fits: (value) => !(value as Scalar[][]).flat().includes(null),
  },
  "INDEX of all": { write: ({ area }) => `INDEX(${area},0,0)` },
  OFFSET: { write: ({ area }) => `OFFSET(${area},0,0)` },
  INDIRECT: { write: ({ area }) => `INDIRECT("${area}")` },
  CHOOSE: { write: ({ area }) => `CHOOSE(1,${area},${area})` },
  "IF with an empty branch": { write: ({ area }) => `IF(值!$B$1=0,${area},)` },
  "a product": {
    write: ({ area }) => `${area}*1`,
    fits: (value) => (value as Scalar[][]).flat().every((cell) => typeof cell === "number"),
  },
};

interface Case {
  readonly what: string;
  readonly formula: string;
  readonly native: string;
  readonly expected: Computed;
}

class Cases {
  readonly all: Case[] = [];
  readonly refused: string[] = [];
  readonly defined: Record<string, string> = {};
  /** Rows of the sheet 值: a key, the value, room for wider ranges. */
  readonly rows: TestCell[][] = [
    [null, 0, null, 2, 1],
    [null, null, null, 4, 2],
    [null, null, null, 6, 3],
    [null, null, null, 8, 4],
  ];

  add(called: CatalogueFunction, args: readonly CellValue[], index: number): void {
    const value = args[index]!;
    const isRange = Array.isArray(value) && value.flat().length > 1;
    const plain = isRange ? value : Array.isArray(value) ? value[0]![0]! : value;
    const place = this.put(plain);
    for (const [form, { write, means, fits }] of Object.entries(isRange ? RANGE : ONE)) {
      if (fits && !fits(plain)) continue;
      const given = args.map((arg, at) => (at === index ? write(place) : literal(arg)));
      const meant = means ? means(plain) : plain;
      this.write(
        called,
        given,
        args.with(index, meant),
        `${called.parameters[index]!.name}: ${form}`,
      );
    }
  }

  private write(called: CatalogueFunction, given: string[], args: CellValue[], what: string) {
    const formula = `=${called.name}(${given.join(",")})`;
    try {
      const native = toNativeFormula(formula).formula;
      const expected = evaluated(() => called.evaluate(args));
      this.all.push({ what, formula, native, expected });
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.refused.push(`${formula} ${error.messages.zh}`);
    }
  }

  private put(value: CellValue): Place {
    const cells = Array.isArray(value) ? value : [[value]];
    const number = this.rows.length + 1;
    cells.forEach((row, at) => this.rows.push([at === 0 ? `k${number}` : null, ...row]));
    const last = `$${columnName(cells[0]!.length)}$${number + cells.length - 1}`;
    const area = `值!$B$${number}${cells.flat().length > 1 ? `:${last}` : ""}`;
    this.defined[`cell_${number}`] = area;
    if (!cells.flat().includes(null)) this.defined[`constant_${number}`] = literal(value);
    return { value, area, number };
  }
}

const scalars = (kind: string, value: Scalar): Scalar[] => {
  if (kind === "reading") return [value, null, "", 0, `${String(value)}\u3000`];
  if (kind === "flags") return ["是", "否", null, "", 1, 0, "是\u3000", "也许"];
  if (kind === "label") return [value, null, ""];
  return [value, null, "", "三", 0, -1];
};

describeWithLibreOffice()("A twin takes an argument in any form", () => {
  const cases = new Cases();
  let computed = new Map<string, Computed>();

  beforeAll(() => {
    for (const called of catalogue) {
      const whole = VALID[called.name]!;
      const single = whole.map((value) => (Array.isArray(value) ? value[0]![0]! : value));
      called.parameters.forEach(({ parameter }, index) => {
        const isRange = Array.isArray(whole[index]);
        if (isRange) cases.add(called, whole, index);
        for (const args of isRange ? [single, whole] : [whole, single])
          for (const value of scalars(parameter.kind, single[index]!))
            cases.add(called, args.with(index, value), index);
      });
    }
    computed = recalculate(
      { 值: cases.rows, 结果: cases.all.map(({ native }) => [{ formula: native }]) },
      cases.defined,
    );
  }, 240_000);

  test.each(catalogue.map(({ name }) => [name]))("%s", (name) => {
    const differences = cases.all.flatMap((item, index) => {
      const found = computed.get(`结果!A${index + 1}`) ?? null;
      const isOurs = item.formula.startsWith(`=${name}(`);
      return !isOurs || isSame(found, item.expected) ? [] : [{ ...item, found }];
    });
    expect(differences).toEqual([]);
  });

  test("only what must be written out is refused, and few are errors", () => {
    const reasons = cases.refused.filter((each) => !/须是常数数组/.test(each));
    expect(reasons).toEqual([]);
    expect(cases.refused.length).toBeLessThan(cases.all.length / 20);
    const errors = cases.all.filter(({ expected }) => typeof expected === "object" && expected);
    expect(errors.length).toBeLessThan(cases.all.length / 2);
  });
});

function literal(value: CellValue): string {
  if (Array.isArray(value)) return `{${value.map((row) => row.map(literal).join(",")).join(";")}}`;
  if (value === null) return "";
  return typeof value === "string" ? `"${value}"` : String(value).toUpperCase();
}

function evaluated(compute: () => Scalar): Computed {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FunctionError) return { error: error.code };
    throw error;
  }
}

function isSame(found: Computed, expected: Computed): boolean {
  if (typeof found === "number" && typeof expected === "number")
    return Math.abs(found - expected) <= 1e-11 * Math.max(1, Math.abs(expected));
  return JSON.stringify(found) === JSON.stringify(expected);
}
