/** What Excel is strict about: a file that breaks one of these rules is opened with a repair message, or not at all. */
import fc from "fast-check";
import { a1 } from "../../src/sheets/plan/address";
import { planCard } from "../../src/sheets/card/card";
import type { SheetPlan, WorkbookPlan } from "../../src/sheets/plan/plan";
import { cardWorkbook, writeCard } from "../../src/xlsx/card-file";
import { readWorkbook } from "../../src/xlsx/read";
import { prepareToSend, restore } from "../../src/xlsx/send";
import { writeWorkbook } from "../../src/xlsx/write";
import { eachElement, decodePart, type XmlElement } from "../../src/xlsx/xml-edit";
import { writeRoster } from "../../src/xlsx/roster-file";
import { officialRubric, RUBRIC_IDS } from "../rubric/support/files";
import { scorecard } from "../scoring/support/scorecards";
import { anyFilling } from "../sheets/support/cards";
import { TABLES } from "../support/rubrics";
import { partText, unzip } from "./support/package";

const CARD = { id: "k1", unit: "文学院", year: "2024" };

/** Elements of a part by name. */
function elements(bytes: Uint8Array, part: string, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  eachElement(decodePart(unzip(bytes)[part]!), new Set(names), (element) => found.push(element));
  return found;
}

const WORKSHEET =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );
const WORKBOOK =
  "fileVersion workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr".split(
    " ",
  );
const STYLES = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles".split(
  " ",
);

/** Names of the root's children, each run once. */
function children(bytes: Uint8Array, part: string, names: readonly string[]): string[] {
  return elements(bytes, part, ...names)
    .filter(({ around }) => around.length === 1)
    .map(({ name }) => name)
    .filter((name, index, all) => name !== all[index - 1]);
}

const inOrder = (names: readonly string[], order: readonly string[]) =>
  [...names].sort((a, b) => order.indexOf(a) - order.indexOf(b));

/** Formulas whose cells would be empty until a spreadsheet calculates the file. */
const formulasWithoutValue = (bytes: Uint8Array, part: string) =>
  partText(bytes, part)
    .match(/<f>[^<]*<\/f>(?!<v[>/])/g)
    ?.map(String) ?? [];

describe.each(TABLES)("%s as a file", (id) => {
  const rubric = officialRubric(id);
  const plan = cardWorkbook(rubric, CARD);
  let bytes = new Uint8Array();
  const sheetParts = plan.sheets.map((_, index) => `xl/worksheets/sheet${index + 1}.xml`);

  beforeAll(async () => {
    bytes = new Uint8Array(await writeCard(rubric, CARD));
  });

  test("has the elements of each part in the format's order", () => {
    for (const part of sheetParts) {
      const names = children(bytes, part, WORKSHEET);
      expect(names).toEqual(inOrder([...new Set(names)], WORKSHEET));
    }
    const book = children(bytes, "xl/workbook.xml", WORKBOOK);
    expect(book).toEqual(inOrder(book, WORKBOOK));
    const styles = children(bytes, "xl/styles.xml", STYLES);
    expect(styles).toEqual(inOrder(styles, STYLES));
  });

  test("colours by the words of the marks, as long as the switch beside the table is on", () => {
    const rules = sheetParts
      .slice(0, 2)
      .flatMap((part) => elements(bytes, part, "formula"))
      .map(({ text }) => text.replaceAll("&quot;", '"'));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) {
      expect(rule).toMatch(/^AND\([A-Z]+\d+="[^"]+",\$[A-Z]+\$1<>"不显示"\)$/);
    }
  });

  test("has marks that neither sending nor restoring touches", () => {
    const [{ name, cells }] = plan.sheets as [(typeof plan.sheets)[number]];
    const marks = cells.filter(({ style, formula }) => style === "key" && formula !== undefined);
    expect(marks.length).toBeGreaterThan(0);
    const places = new Set(marks.map((cell) => a1(cell)));
    const sent = prepareToSend(bytes);
    for (const { report } of [sent, restore(sent.bytes)]) {
      for (const { place } of [...report.turned, ...report.left])
        expect(place.sheet === name && places.has(place.address)).toBe(false);
    }
  });

  test("keeps texts of validations within their lengths", () => {
    for (const part of sheetParts) {
      for (const { name, attributes, text } of elements(
        bytes,
        part,
        "dataValidation",
        "formula1",
      )) {
        if (name === "formula1") expect(text.length).toBeLessThanOrEqual(255);
        expect((attributes.promptTitle ?? "").length).toBeLessThanOrEqual(32);
        expect((attributes.errorTitle ?? "").length).toBeLessThanOrEqual(32);
        expect((attributes.prompt ?? "").length).toBeLessThanOrEqual(255);
        expect((attributes.error ?? "").length).toBeLessThanOrEqual(255);
      }
    }
  });

  test("shows a value in every cell of a formula, blank or filled, before anybody calculates it", async () => {
    const [filling] = fc.sample(anyFilling(id), { numRuns: 1, seed: 7 });
    const filled = scorecard(rubric, filling!.stages, filling!.readings);
    const files = [bytes, await writeCard(rubric, { ...CARD, ...filling, filled })];
    for (const [file, part] of files.flatMap((file) =>
      sheetParts.map((part) => [file, part] as const),
    ))
      expect(formulasWithoutValue(file, part)).toEqual([]);
  });

  test("merges no cell twice, and refers to styles that are there", () => {
    const styles = Number(elements(bytes, "xl/styles.xml", "cellXfs")[0]!.attributes.count);
    const dxfs = Number(elements(bytes, "xl/styles.xml", "dxfs")[0]!.attributes.count);
    for (const [index, part] of sheetParts.entries()) {
      const taken = new Set<string>();
      for (const { row, column, rows, columns } of plan.sheets[index]!.merges)
        for (let r = row; r < row + rows; r++)
          for (let c = column; c < column + columns; c++) {
            expect(taken.has(`${r},${c}`)).toBe(false);
            taken.add(`${r},${c}`);
          }
      for (const { name, attributes } of elements(bytes, part, "c", "cfRule"))
        if (name === "c") expect(Number(attributes.s ?? 0)).toBeLessThan(styles);
        else expect(Number(attributes.dxfId ?? 0)).toBeLessThan(dxfs);
    }
  });

  test("uses functions of Excel 2007 only", () => {
    for (const part of sheetParts)
      for (const { text } of elements(bytes, part, "f", "formula", "formula1", "formula2")) {
        const names = text.replace(/"[^"]*"/g, "").match(/[A-Z_][A-Z0-9_.]*(?=\()/gi) ?? [];
        for (const name of names) expect(EXCEL_2007).toContain(name);
        expect(text.length).toBeLessThanOrEqual(8192);
      }
  });

  test("has what the plan says: widths, heights, protection, print set-up, hidden key and identity", () => {
    const [scorecard] = plan.sheets as [SheetPlan];
    const xml = partText(bytes, sheetParts[0]!);
    const cols = elements(bytes, sheetParts[0]!, "col").map(({ attributes }) => attributes);
    expect(cols[0]).toMatchObject({ min: "1", hidden: "true" });
    expect(cols.map(({ width }) => Number(width))).toEqual(
      scorecard.columns.map(({ width }) => width),
    );
    const heights = elements(bytes, sheetParts[0]!, "row").map(({ attributes }) =>
      Number(attributes.ht),
    );
    expect(heights).toEqual(scorecard.rowHeights);
    expect(xml).toMatch(/<sheetProtection [^>]*sheet="1"/);
    expect(xml).toMatch(/<pageSetup [^>]*paperSize="9"/);
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toContain("<oddFooter>");
    expect(elements(bytes, sheetParts[0]!, "brk")).toHaveLength(
      scorecard.print.breaksBefore.length,
    );
    const book = partText(bytes, "xl/workbook.xml");
    expect(book).toMatch(/<sheet name="_rubric"[^>]*state="veryHidden"/);
    expect(book).toContain("_xlnm.Print_Titles");
    expect(book).toMatch(/fullCalcOnLoad="1"/);
  });

  test("leaves the inputs editable, and nothing else", () => {
    const [, facts] = plan.sheets as [SheetPlan, SheetPlan];
    const unlockedStyles = new Set(
      elements(bytes, "xl/styles.xml", "protection")
        .filter(({ attributes }) => attributes.locked === "0")
        .map(({ start }) => start),
    );
    expect(unlockedStyles.size).toBeGreaterThan(0);
    const xfs = elements(bytes, "xl/styles.xml", "xf").filter(
      ({ around }) => around[0]?.name === "cellXfs",
    );
    const isUnlocked = (style: number) => {
      const { start, end } = xfs[style]!;
      return [...unlockedStyles].some((at) => at > start && at < end);
    };
    const wanted = facts.unlocked.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    const found = elements(bytes, sheetParts[1]!, "c").filter(({ attributes }) =>
      isUnlocked(Number(attributes.s ?? 0)),
    );
    expect(found).toHaveLength(wanted);
  });
});

describe("Writing", () => {
  const rubric = officialRubric("weihai-station");

  test("the same plan gives the same cells, with or without the functions in them", async () => {
    const plan = cardWorkbook(rubric, CARD);
    const own = await writeWorkbook(plan, { withFunctions: true });
    expect(partText(own, "xl/worksheets/sheet1.xml")).toContain("_xldudf_RUBRIC_");
    const strip = (bytes: Uint8Array) => readWorkbook(bytes).map(({ formulas }) => formulas);
    expect(strip(own)).toEqual(strip(await writeWorkbook(plan)));
  });

  test("a file with the functions in it can be prepared, and turned back", async () => {
    const own = await writeWorkbook(cardWorkbook(rubric, CARD), { withFunctions: true });
    const sent = prepareToSend(own);
    expect(sent.report.turned.length).toBeGreaterThan(20);
    expect(sent.report.left).toEqual([]);
    const sheets = Object.keys(unzip(own)).filter((name) => name.startsWith("xl/worksheets/"));
    const back = restore(sent.bytes).bytes;
    for (const name of sheets) expect(partText(back, name)).toBe(partText(own, name));
  });

  test.each(["=1+1", "a\u0001b", "<&>\"'", " 空 格 ", "😀", "_x000D_"])(
    "%j is text in the cell, as it was typed",
    async (unit) => {
      const bytes = await writeCard(rubric, { ...CARD, unit });
      const texts = readWorkbook(bytes).flatMap(({ values }) => values.flat());
      expect(texts).toContain(unit);
      expect(readWorkbook(bytes).flatMap(({ formulas }) => formulas.flat())).not.toContain("=1+1");
    },
  );

  test.each([
    ["a list", ["是", "否"], '<formula1>"是,否"</formula1>'],
    [
      "a list too long for Excel",
      [..."甲乙丙"].map((each) => each.repeat(90)),
      "<formula1>TRUE</formula1>",
    ],
    ["a comma in a list", ["a,b", "c"], "<formula1>TRUE</formula1>"],
  ])("%s is a validation that Excel takes", async (_, values, xml) => {
    const [sheet] = cardWorkbook(rubric, CARD).sheets as [SheetPlan];
    const areas = [{ row: 0, column: 0, rows: 1, columns: 1 }];
    const validation = { areas, rule: { type: "list" as const, values }, allowBlank: true };
    const sheets = [{ ...sheet, validations: [validation] }];
    const bytes = await writeWorkbook({ sheets, names: [], active: sheet.name });
    expect(partText(bytes, "xl/worksheets/sheet1.xml").replaceAll("&quot;", '"')).toContain(xml);
  });

  test("what is printed is named with the sheet in quotes where its name needs them", async () => {
    const names = { scorecard: "评分表-文学院", facts: "数据", result: "O'Neill 2" };
    const { plan } = planCard(rubric, { ...CARD, readings: {}, names });
    const bytes = await writeWorkbook(plan);
    const printed = elements(bytes, "xl/workbook.xml", "definedName").map(({ text }) => text);
    expect(printed).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^'评分表-文学院'!\$B\$1:/),
        expect.stringMatching(/^'评分表-文学院'!\$\d+:\$\d+$/),
        expect.stringMatching(/^数据!\$B\$1:/),
        expect.stringMatching(/^'O''Neill 2'!\$B\$1:/),
      ]),
    );
  });

  test("a formula whose twin does not fit keeps the value that it shows", async () => {
    const { plan } = planCard(rubric, {
      ...CARD,
      readings: {},
      names: { scorecard: "表", facts: "数据", result: "结果" },
    });
    const deep = `=${"RUBRIC.SHORTFALL(5,".repeat(12)}1${",2,1)".repeat(12)}`;
    const cell = { row: 200, column: 1, formula: deep, style: "text" as const };
    const sheets = [{ ...plan.sheets[0]!, cells: [cell] }];
    const bytes = await writeWorkbook({ ...plan, sheets } as WorkbookPlan);
    expect(partText(bytes, "xl/worksheets/sheet1.xml")).toMatch(
      /<f>CHOOSE\(1,\d[^,]*,"RUBRIC.FIXED"/,
    );
  });
});

test.each(RUBRIC_IDS)("a roster of %s shows a value in every cell of a formula", async (id) => {
  const units = ["甲", "乙", "丙"].map((unit) => ({ key: unit, unit }));
  const bytes = await writeRoster(
    officialRubric(id),
    { id: "r", year: "2024", readings: {} },
    units,
  );
  expect(elements(bytes, "xl/worksheets/sheet1.xml", "f").length).toBeGreaterThan(units.length);
  expect(formulasWithoutValue(bytes, "xl/worksheets/sheet1.xml")).toEqual([]);
});

test("an error that a formula shows is an error in the file, not a text", async () => {
  const { sheets, ...book } = cardWorkbook(officialRubric(TABLES[0]!), CARD);
  const cells = ["=1/0", '="#DIV/0!"&" 是"'].map((formula, row) => ({
    ...{ row, column: 0, formula },
    style: "text" as const,
  }));
  const bytes = await writeWorkbook({ ...book, sheets: [{ ...sheets[0]!, cells }] });
  const shown = elements(bytes, "xl/worksheets/sheet1.xml", "c").map(
    ({ attributes }) => attributes.t,
  );
  expect(shown).toEqual(["e", "str"]);
});

const EXCEL_2007 =
  "ABS AND AVERAGE CEILING CHOOSE COLUMNS COUNT COUNTA COUNTBLANK COUNTIF ERROR.TYPE COUNTIFS EXACT FIND FLOOR IF IFERROR INDEX INT ISBLANK ISERROR ISNUMBER ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MID MIN MOD N NOT OR RIGHT ROUND ROUNDDOWN ROUNDUP ROWS SIGN SMALL SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT T TEXT TRIM TRUNC UPPER VALUE VLOOKUP ISERR ISNA ISLOGICAL TRUE FALSE NA ASC".split(
    " ",
  );
