/** A workbook that is saved and opened again is the same workbook; what the page cannot hold is named. */
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { CardRef } from "../../src/excel/types";
import { factAt, scoreAt } from "../excel/support/places";
import {
  conditionalFormats,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  type Workbook,
} from "../excel/support/workbook";
import { lossyFile } from "./lossy-file";
import { onSheet } from "./on-sheet";

const rubric = rubricOf("graduate-college");

let workbook: Workbook;
afterEach(() => workbook.close());

/** Saves the workbook and opens the file in a workbook of its own, which takes its place. */
async function reopened(): Promise<void> {
  await workbook.excel.idle();
  const { bytes, lost } = await workbook.excel.host.save();
  expect(lost).toEqual([]);
  await workbook.close();
  workbook = await openWorkbook();
  const file = await workbook.excel.host.readFile(bytes);
  expect(file.lost).toEqual([]);
  expect(await workbook.excel.host.open(file)).toEqual([]);
  await workbook.excel.idle();
}

/** Everything of a sheet that a person would miss. */
async function described(name: string) {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const used = sheet.getUsedRange();
    used.load("address,formulas,values,numberFormat");
    sheet.load("visibility,tabColor,showGridlines");
    sheet.protection.load("protected,options");
    const { pageLayout } = sheet;
    pageLayout.load("orientation,paperSize,zoom,centerHorizontally,leftMargin,bottomMargin");
    pageLayout.headersFooters.defaultForAllPages.load("centerFooter");
    const area = pageLayout.getPrintAreaOrNullObject().load("address");
    const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
    sheet.horizontalPageBreaks.load("items/rowIndex");
    const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
    const cells = used.getCellProperties({
      format: {
        protection: { locked: true } as never,
        fill: { color: true },
        font: { name: true, size: true, bold: true, color: true },
        wrapText: true,
        horizontalAlignment: true,
        verticalAlignment: true,
        borders: { style: true, color: true },
      },
    });
    const rows = used.getRowProperties({ format: { rowHeight: true }, rowHidden: true });
    const columns = used.getColumnProperties({ format: { columnWidth: true }, columnHidden: true });
    await context.sync();
    return {
      used: used.toJSON(),
      sheet: { ...sheet.toJSON(), id: undefined },
      protection: sheet.protection.toJSON(),
      page: { ...pageLayout.toJSON(), headersFooters: undefined },
      footer: pageLayout.headersFooters.defaultForAllPages.centerFooter,
      area: area.isNullObject ? null : area.address,
      titles: titles.isNullObject ? null : titles.address,
      breaks: sheet.horizontalPageBreaks.toJSON(),
      frozen: frozen.isNullObject ? null : frozen.address,
      cells: cells.value,
      rows: rows.value,
      columns: columns.value,
    };
  });
}

test("a card that is saved and opened in another workbook is the same card", async () => {
  workbook = await openWorkbook();
  const card: CardRef = await generated(workbook, requestFor(rubric));
  const { user } = workbook.excel;
  user.type(scoreAt(rubric, "goal", "self"), "1");
  user.type(factAt(rubric, "feedback-errors", "self"), "2");
  await workbook.excel.idle();
  const before = await workbook.book.read(card, rubric);
  expect(before.scorecard.stages["self"]!.scores["feedback"]).toMatchObject({ value: 1 });

  await reopened();
  const [found] = await workbook.book.cards();
  expect(found).toMatchObject({ rubric: "graduate-college" });
  const after = await workbook.book.read(card, rubric);
  expect(after).toEqual(before);
});

test("looks, sizes, rules, protection and print set-up are the same in every sheet", async () => {
  workbook = await openWorkbook();
  await generated(workbook, requestFor(rubric));
  const names = ["评分表", "基础数据", "考核结果"];
  const before = await Promise.all(names.map(described));
  const formats = await Promise.all(names.map(conditionalFormats));
  const rules = await Promise.all(names.map(validations));
  expect(Object.keys(Object.assign({}, ...rules) as object).length).toBeGreaterThan(50);
  expect(formats.flat().length).toBeGreaterThan(5);

  await reopened();
  expect(await Promise.all(names.map(described))).toEqual(before);
  expect(await Promise.all(names.map(conditionalFormats))).toEqual(formats);
  expect(await Promise.all(names.map(validations))).toEqual(rules);
});

/** What may be typed into each cell that has a rule. */
async function validations(name: string): Promise<Record<string, unknown>> {
  return Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(name).getUsedRange();
    used.load("rowCount,columnCount");
    await context.sync();
    const cells = Array.from({ length: used.rowCount * used.columnCount }, (_, i) => {
      const cell = used.getCell(Math.floor(i / used.columnCount), i % used.columnCount);
      cell.load("address");
      cell.dataValidation.load("type,rule,ignoreBlanks,prompt,errorAlert");
      return cell;
    });
    await context.sync();
    const ruled = cells.filter(({ dataValidation }) => {
      const { type, prompt } = dataValidation.toJSON();
      return type !== "None" || prompt?.message;
    });
    return Object.fromEntries(ruled.map((cell) => [cell.address, cell.dataValidation.toJSON()]));
  });
}

describe("what a user typed", () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
  const cells = fc.array(
    fc.oneof(
      texts.map((text) => `=${text}`), // text that looks like a formula
      texts,
      fc.constantFrom("001", "1e5", "TRUE", "50%", "'x", "_x0041_", " ", "a\nb"),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    ),
    { minLength: 1, maxLength: 30 },
  );

  test("comes back as it was; text that begins with = stays text", async () => {
    workbook = await openWorkbook();
    const sample = fc.sample(cells, { numRuns: 40, seed: 7 });
    const write = sample.map((row) =>
      row.map((value) => (typeof value === "string" ? `'${value}` : value)),
    );
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      write.forEach((row, r) => {
        sheet.getRangeByIndexes(r, 0, 1, row.length).values = [row];
      });
      await context.sync();
    });
    await reopened();
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const ranges = sample.map((row, r) => sheet.getRangeByIndexes(r, 0, 1, row.length));
      for (const range of ranges) range.load("values");
      await context.sync();
      return ranges.map((range) => range.values[0] as unknown[]);
    });
    expect(read).toEqual(
      sample.map((row) => row.map((value) => (Object.is(value, -0) ? 0 : value))),
    );
  });
});

test("names, hidden and very hidden sheets, merges, freezing, tab colours and array formulas stay", async () => {
  workbook = await openWorkbook();
  await Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    const first = worksheets.getItem("Sheet1");
    first.name = "甲 乙'1";
    first.getRange("A1:A3").values = [[1], [2], [3]];
    first.getRange("C1").formulas = [["=A1:A3*2"]];
    first.getRange("E1").formulas = [['=IFERROR(TEXTJOIN("、",TRUE,A1:A3),"")&"TEXTJOIN("']];
    first.getRange("A5:B6").merge();
    first.freezePanes.freezeAt(first.getRange("A1:A2"));
    first.tabColor = "#FF0000";
    first.getRange("9:9").rowHidden = true;
    first.getRange("H:H").columnHidden = true;
    first.pageLayout.setPrintArea("A1:F20");
    first.pageLayout.setPrintTitleRows("$1:$2");
    first.protection.protect({ allowSort: true, selectionMode: "Unlocked" });
    worksheets.add("隐藏").visibility = "Hidden";
    worksheets.add("深藏").visibility = "VeryHidden";
    names.add("总分", first.getRange("A1:A3"), "三个数");
    first.names.add("本表", "=SUM(总分)");
    context.workbook.properties.custom.add("版本", 3);
    context.workbook.properties.title = "测试 <&>";
    await context.sync();
  });
  await reopened();
  const read = await Excel.run(async (context) => {
    const { worksheets, names, properties } = context.workbook;
    worksheets.load("items/name,items/visibility,items/tabColor");
    const first = worksheets.getItem("甲 乙'1");
    const cells = first.getRange("A1:E3").load("values");
    const formulas = first.getRange("C1:E1").load("formulas");
    const frozen = first.freezePanes.getLocation().load("address");
    const [row, column] = [first.getRange("9:9"), first.getRange("H:H")];
    row.load("rowHidden");
    column.load("columnHidden");
    const area = first.pageLayout.getPrintArea().load("address");
    const titles = first.pageLayout.getPrintTitleRows().load("address");
    first.protection.load("protected,options");
    names.load("items/name,items/formula,items/comment");
    first.names.load("items/name,items/formula");
    const merged = first.getRange("A5").getMergedAreasOrNullObject().load("address");
    properties.load("title");
    properties.custom.load("items/key,items/value");
    await context.sync();
    return {
      sheets: worksheets.items.map(({ name, visibility, tabColor }) => [
        name,
        visibility,
        tabColor,
      ]),
      cells: cells.values,
      formulas: formulas.formulas[0],
      hidden: [row.rowHidden, column.columnHidden],
      places: [frozen, area, titles, merged].map(({ address }) => address.replace(/.*!/, "")),
      protection: first.protection.toJSON(),
      names: names.items.map(({ name, formula, comment }) => [name, formula, comment]),
      own: first.names.items.map(({ name, formula }) => [name, formula]),
      title: properties.title,
      custom: properties.custom.items.map(({ key, value }) => [key, value as unknown]),
    };
  });
  expect(read).toEqual({
    sheets: [
      ["甲 乙'1", "Visible", "#FF0000"],
      ["隐藏", "Hidden", ""],
      ["深藏", "VeryHidden", ""],
    ],
    cells: [
      [1, "", 2, "", "1、2、3TEXTJOIN("],
      [2, "", 4, "", ""],
      [3, "", 6, "", ""],
    ],
    formulas: ["=A1:A3*2", "", '=IFERROR(TEXTJOIN("、",TRUE,A1:A3),"")&"TEXTJOIN("'],
    hidden: [true, true],
    places: ["A1:A2", "A1:F20", "1:2", "A5:B6"],
    protection: {
      protected: true,
      options: expect.objectContaining({
        allowSort: true,
        allowFormatCells: false,
        selectionMode: "Unlocked",
      }) as unknown,
    },
    names: [["总分", "='甲 乙''1'!$A$1:$A$3", "三个数"]],
    own: [["本表", "=SUM(总分)"]],
    title: "测试 <&>",
    custom: [["版本", 3]],
  });
});

describe("a file with what the page cannot hold", () => {
  test("is named part by part before anything is opened", async () => {
    workbook = await openWorkbook();
    const { host } = workbook.excel;
    const file = await host.readFile(await lossyFile());
    const said = host.sayLosses(file.lost, "zh");
    for (const words of [
      "2 个图表",
      "1 张图片",
      "宏",
      "1 个超链接（文字会保留）",
      "1 列筛选条件（日期、颜色、大小等；隐藏的行仍隐藏）",
      "1 个单元格内的局部字体（文字会保留）",
      "1 条条件格式（数据条、色阶、图标等）",
    ])
      expect(said).toContain(words);
    expect(file.lost).toHaveLength(7);
    expect(workbook.excel.book.getSheets().map((sheet) => sheet.getSheetName())).toEqual([
      "Sheet1",
    ]);
  });
  test("is opened with everything else", async () => {
    workbook = await openWorkbook();
    const { host, user } = workbook.excel;
    await host.open(await host.readFile(await lossyFile()));
    await workbook.excel.idle();
    expect(["A2", "B2", "A4", "B4"].map((address) => user.sees(`汇总 (1)!${address}`))).toEqual([
      "化学学院",
      "91.5",
      "官网",
      "179.5",
    ]);
  });
});

test.each([
  ["text", new TextEncoder().encode("hello")],
  ["an old file", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
])("%s is refused with a sentence, and the workbook stays", async (_, bytes) => {
  workbook = await openWorkbook();
  await expect(workbook.excel.host.readFile(bytes)).rejects.toMatchObject({
    name: "FileError",
    text: { zh: expect.stringContaining("请") as unknown },
  });
});

test("a password that is not known is named; the protection stays", async () => {
  workbook = await openWorkbook();
  await onSheet(async (sheet, context) => {
    sheet.protection.protect({}, "秘密");
    context.workbook.protection.protect("秘密");
    await context.sync();
  });
  const { host } = workbook.excel;
  const file = await host.readFile((await host.save()).bytes);
  expect(host.sayLosses(file.lost, "zh")).toBe("2 个保护密码（保护仍在）");
  await host.open(file);
  expect(host.book.side.protection.on).toBe(true);
  workbook.excel.user.type("A1", "1");
  expect(workbook.excel.user.refused).toBe("locked");
});

test("a part with a DTD is refused even where nobody reads it", async () => {
  workbook = await openWorkbook();
  const { host } = workbook.excel;
  const { bytes } = await host.save();
  const evil = zipSync({
    ...unzipSync(bytes),
    "customXml/item1.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
  });
  await expect(host.readFile(evil)).rejects.toMatchObject({ reason: "hostile" });
});

test("dates that would move and names that would show are named", async () => {
  workbook = await openWorkbook();
  const { host } = workbook.excel;
  const parts = unzipSync((await host.save()).bytes);
  const xml = new TextDecoder().decode(parts["xl/workbook.xml"]);
  const old = xml
    .replace(/<workbookPr\b[^>]*\/?>(<\/workbookPr>)?/, "")
    .replace(/<workbook\b[^>]*>/, '$&<workbookPr date1904="1"/>')
    .replace(
      /<\/sheets>/,
      '</sheets><definedNames><definedName name="底数" hidden="1">1</definedName></definedNames>',
    );
  parts["xl/workbook.xml"] = strToU8(old);
  const file = await host.readFile(zipSync(parts));
  expect(host.sayLosses(file.lost, "zh")).toBe(
    "1904 日期系统（日期会相差四年零一天）、1 个名称的隐藏状态",
  );
});

describe("the filter of a sheet", () => {
  const rows = [
    ["学院", "类别"],
    ["化学", "理"],
    ["法学", "文"],
    ["数学", "理"],
    ["待定", ""],
  ];
  async function filtered() {
    return onSheet(async (sheet, context) => {
      const { autoFilter } = sheet;
      autoFilter.load("enabled,isDataFiltered,criteria");
      const range = autoFilter.getRangeOrNullObject().load("address");
      const hidden = rows.map((_, row) => sheet.getCell(row, 0).load("rowHidden"));
      await context.sync();
      const { enabled, isDataFiltered } = autoFilter;
      // Of columns that show all, null comes from the host as it is.
      const criteria = (autoFilter.criteria as (Excel.FilterCriteria | null)[]).map(
        (each) => each?.values ?? null,
      );
      const lines = hidden.map(({ rowHidden }) => rowHidden);
      const address = range.isNullObject ? null : range.address.replace(/.*!/, "");
      return { enabled, isDataFiltered, criteria, address, lines };
    });
  }
  const apply = (values: string[] | null) =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B5");
      range.values = rows;
      if (values) sheet.autoFilter.apply(range, 1, { filterOn: "Values", values });
      else sheet.autoFilter.apply(range);
      await context.sync();
    });

  test.each<[string, string[] | null, boolean[]]>([
    ["that shows all", null, [false, false, false, false, false]],
    ["by texts", ["理"], [false, false, true, false, true]],
    ["by texts and blanks", ["理", ""], [false, false, true, false, false]],
    ["by blanks", [""], [false, true, true, true, false]],
  ])("%s comes back with what it hides", async (_, values, lines) => {
    workbook = await openWorkbook();
    await apply(values);
    const before = await filtered();
    expect(before).toMatchObject({ enabled: true, criteria: [null, values], address: "A1:B5" });
    expect(before.lines).toEqual(lines);
    await reopened();
    expect(await filtered()).toEqual(before);
  });

  test("is written as Excel writes it, blanks with their flag", async () => {
    workbook = await openWorkbook();
    await apply(["理", ""]);
    const parts = unzipSync((await workbook.excel.host.save()).bytes);
    expect(strFromU8(parts["xl/worksheets/sheet1.xml"]!)).toContain(
      '<autoFilter ref="A1:B5"><filterColumn colId="1"><filters blank="1"><filter val="理"/></filters></filterColumn></autoFilter>',
    );
  });

  test.each([
    ["by size", '<customFilters><customFilter operator="greaterThan" val="9"/></customFilters>', 1],
    ["by days", '<filters><dateGroupItem year="2024" dateTimeGrouping="year"/></filters>', 1],
    ["by colour", '<colorFilter dxfId="0"/>', 1],
    ["of the best", '<top10 val="3"/>', 1],
    ["of today", '<dynamicFilter type="today"/>', 1],
    ["by texts", '<filters calendarType="none"><filter val="理"/></filters>', 0],
  ])(
    "a column that is filtered %s is named where the page cannot hold it",
    async (_, criteria, lost) => {
      workbook = await openWorkbook();
      await apply(["文"]);
      const { host } = workbook.excel;
      const parts = unzipSync((await host.save()).bytes);
      const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!).replace(
        /<filters>.*<\/filters>/,
        criteria,
      );
      const file = await host.readFile(
        zipSync({ ...parts, "xl/worksheets/sheet1.xml": strToU8(sheet) }),
      );
      expect(file.lost).toEqual(lost > 0 ? [{ what: "filters", count: lost }] : []);
      await host.open(file);
      const expected = lost > 0 ? [null, null] : [null, ["理"]];
      expect(await filtered()).toMatchObject({
        enabled: true,
        address: "A1:B5",
        criteria: expected,
      });
    },
  );
});
