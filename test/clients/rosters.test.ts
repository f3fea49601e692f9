/** Rosters that a colleague without the add-in opens rank, sort into tiers and pay as the pane does. */
import fc from "fast-check";
import { compare9 } from "../../src/formula/decimal";
import type { Scalar } from "../../src/formula/values";
import type { RosterColumn, Rubric, Setting } from "../../src/rubric/types";
import { computeRoster } from "../../src/scoring/roster";
import type { RosterResult, RosterUnit } from "../../src/scoring/roster-types";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import type { SheetCells } from "../../src/sheets/read";
import { rosterPlan } from "../../src/sheets/roster/roster";
import { readWorkbook } from "../../src/xlsx/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { officialRubric, RUBRIC_IDS } from "../rubric/support/files";
import { compareCached } from "./cached";
import { convert, describeWithLibreOffice } from "./soffice";

const ROSTERS = Number(process.env.FILLINGS ?? 60);
const SEED = Number(process.env.PARITY_SEED ?? 20210831);
const ROSTERS_A_FILE = 25;

type Random = {
  units: RosterUnit[];
  readings: Record<string, string>;
  settings: Record<string, Scalar>;
};

const half = (least: number, most: number) =>
  fc.integer({ min: least * 2, max: most * 2 }).map((value) => value / 2);
const share = fc.integer({ min: 0, max: 40 }).map((value) => value / 40);

interface Slip {
  at: number;
  content: Scalar;
}

/** Now and then something that cannot be: a slip of the hand. */
const anySlip: fc.Arbitrary<Slip | null> = fc.option(
  fc.record({
    at: fc.nat(20),
    content: fc.constantFrom<Scalar>(4000, -1, 0, 12.5, 30, "三例", "也许", null),
  }),
  { nil: null },
);

describeWithLibreOffice().each(RUBRIC_IDS)("%s in LibreOffice, recalculated", (id) => {
  const rubric = officialRubric(id);
  const rosters = fc
    .sample(anyRoster(rubric), { numRuns: ROSTERS, seed: SEED })
    .map((random, index) => {
      const expected = computeRoster(rubric, random.units, random);
      return { expected, sheet: sheetOf(rubric, random, expected, `汇总表${index}`) };
    });
  const files: Record<string, Uint8Array> = {};
  let sheets = new Map<string, SheetCells>();

  beforeAll(async () => {
    for (let first = 0; first < ROSTERS; first += ROSTERS_A_FILE) {
      const own = rosters.slice(first, first + ROSTERS_A_FILE).map(({ sheet }) => sheet);
      const plan = { sheets: own, names: [], active: own[0]!.name };
      files[`from${first}`] = await writeWorkbook(plan);
    }
    const saved = [...convert(files, "xlsx").values()];
    sheets = new Map(saved.flatMap(readWorkbook).map((sheet) => [sheet.name, sheet]));
  }, 240_000);

  test("every cell of every row is the pane's", () => {
    let [compared, rowsWrong] = [0, 0];
    const differences: string[] = [];
    for (const { expected, sheet } of rosters) {
      const { values, top, left } = sheets.get(sheet.name)!;
      const first = sheet.print.titleRows!.last + 1;
      expected.rows.forEach((row, index) =>
        rubric.roster.columns.forEach((column, offset) => {
          // What cannot be computed is an error in the cell, and a reason in the pane.
          if (row.errors[column.id]) return;
          const cell = values[first + index - top]?.[1 + offset - left] ?? null;
          compared++;
          if (!same(cell, row.values[column.id]))
            differences.push(
              `${sheet.name} ${row.unit} ${column.id}: ${String(cell)}, not ${String(row.values[column.id])}`,
            );
        }),
      );
      expected.rows.forEach(({ wrong }, index) => {
        const cell = values[first + index - top]?.[checkColumn(sheet) - left];
        const words = wrong.map(({ zh }) => zh).join("");
        compared++;
        if (words !== "") rowsWrong++;
        if ((cell ?? "") !== words) differences.push(`${sheet.name} 核对: ${cell}, not ${words}`);
      });
    }
    expect(rowsWrong).toBeGreaterThan(ROSTERS);
    console.info(`${id}: ${compared} cells compared, ${differences.length} differences`);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(ROSTERS * 10);
  });

  test("every formula of the file shows before it is calculated what it shows afterwards", () => {
    const { count, differences } = compareCached(Object.values(files), ({ sheet, row, column }) => {
      const { values, top, left } = sheets.get(sheet)!;
      return values[row - top]?.[column - left] ?? null;
    });
    expect(differences).toEqual([]);
    expect(count).toBeGreaterThan(ROSTERS * 10);
  });
});

function sheetOf(
  rubric: Rubric,
  { units, readings, settings }: Random,
  { rows }: RosterResult,
  name: string,
): SheetPlan {
  const groups = new Map(rubric.roster.groups?.map((group) => [group.id, group.name]));
  return rosterPlan(
    rubric,
    { id: name, name, year: "2024", readings, settings },
    units.map(({ unit, facts, scores, accepted }, index) => ({
      key: `k${index}`,
      unit,
      group: groups.get(rows[index]!.group ?? "") ?? "",
      ...(accepted !== undefined && { accepted }),
      ...(facts && { facts }),
      ...(scores && { scores }),
    })),
  );
}

function anyRoster(rubric: Rubric): fc.Arbitrary<Random> {
  const { columns, groups = [], settings = [] } = rubric.roster;
  const readings = rubric.readings.map(
    (reading) => [reading.id, fc.constantFrom(...reading.options.map((one) => one.id))] as const,
  );
  const group = fc.constantFrom(...groups.map((one) => one.id), ...(groups.length > 0 ? [] : [""]));
  const scores = fc.record(Object.fromEntries(columns.flatMap(anyScore)));
  const isRoster = rubric.kind === "roster";
  const anyUnit = fc
    .tuple(group, anyFacts(), scores, anySlip, fc.option(fc.constant("经核实"), { nil: undefined }))
    .map(([group, facts, scores, slip, accepted]) => ({
      group,
      ...(isRoster ? { facts: slipped(facts, slip) } : { scores: slipped(scores, slip) }),
      ...(accepted !== undefined && { accepted }),
    }));
  return fc.record({
    units: fc
      .array(anyUnit, { minLength: 1, maxLength: 9 })
      .map((units) => units.map((unit, index) => ({ unit: `第${index + 1}单位`, ...unit }))),
    readings: fc.record(Object.fromEntries(readings)),
    settings: fc.record(Object.fromEntries(settings.map((one) => [one.id, anySetting(one)]))),
  });
}

function slipped(of: Record<string, Scalar>, slip: Slip | null): Record<string, Scalar> {
  const keys = Object.keys(of);
  return slip ? { ...of, [keys[slip.at % keys.length]!]: slip.content } : of;
}

const checkColumn = ({ cells }: SheetPlan) => cells.find(({ value }) => value === "核对")!.column;

/** Few different totals, so that ties and bounds are met often. */
function anyScore({ from, value = "", type }: RosterColumn): [string, fc.Arbitrary<Scalar>][] {
  if (from !== "score") return [];
  if (value === "total") return [[value, half(76, 98)]];
  if (type === "flag") return [[value, fc.boolean()]];
  return [[value, type === "text" ? fc.constantFrom("优秀", "合格") : half(0, 50)]];
}

/** Numbers of people that can be: who stayed is employed, who is employed graduated. */
function anyFacts(): fc.Arbitrary<Record<string, Scalar>> {
  return fc
    .record({
      graduates: fc.integer({ min: 20, max: 200 }),
      employed: fc.integer({ min: 8, max: 20 }),
      stayed: fc.integer({ min: 0, max: 16 }),
      gone: fc.integer({ min: 0, max: 2 }),
      classes: fc.integer({ min: 1, max: 5 }),
      benchmark: share,
      last: share,
      now: share,
    })
    .map(({ graduates, employed, stayed, gone, ...rest }) => {
      const all = Math.floor((graduates * employed) / 20);
      return {
        graduates,
        employed: all,
        stayed: Math.floor((all * stayed) / 20),
        "further-study": Math.min(gone, Math.floor(all / 20)),
        enlisted: 0,
        abroad: Math.min(gone, Math.floor(all / 20)),
        classes: rest.classes,
        "retention-benchmark": rest.benchmark,
        "postgraduate-rate-last": rest.last,
        "postgraduate-rate": rest.now,
      };
    });
}

function anySetting({ type }: Setting): fc.Arbitrary<Scalar> {
  if (type === "rate") return share;
  return type === "date" ? fc.constant("2024-08-31") : fc.integer({ min: 0, max: 100 });
}

function same(cell: Scalar, expected: Scalar | undefined): boolean {
  const isBlank = (value: Scalar | undefined) =>
    value === null || value === undefined || value === "" || value === false;
  if (typeof cell === "number" && typeof expected === "number")
    return compare9(cell, expected) === 0;
  if (typeof expected === "boolean" && typeof cell === "string")
    return cell === (expected ? "是" : "否");
  return isBlank(cell) ? isBlank(expected) : cell === expected;
}
