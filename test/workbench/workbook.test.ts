import { type ExcelSession, openExcel } from "../support/office";
import { onSheet } from "./on-sheet";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

const inWorkbook = <T>(
  work: (workbook: Excel.Workbook, context: Excel.RequestContext) => Promise<T>,
): Promise<T> =>
  Excel.run(async (context) => {
    const result = await work(context.workbook, context);
    await context.sync();
    return result;
  });

describe("sheets", () => {
  test("are added last, not activated, and found by name in any case", async () => {
    const read = await inWorkbook(async ({ worksheets }, context) => {
      const added = worksheets.add("数据 一");
      added.getRange("B2").values = [[1]];
      const used = added.getUsedRange().load("address");
      const found = worksheets.getItem("SHEET1").load("name,position");
      const missing = worksheets.getItemOrNullObject("没有");
      const active = worksheets.getActiveWorksheet().load("name");
      worksheets.load("items/name,items/visibility,items/position");
      await context.sync();
      return [
        used.address,
        found.name,
        missing.isNullObject,
        active.name,
        worksheets.items.map((s) => s.name),
      ];
    });
    expect(read).toEqual(["'数据 一'!B2", "Sheet1", true, "Sheet1", ["Sheet1", "数据 一"]]);
  });
  test("one request adds a sheet once, however often it is used", async () => {
    await inWorkbook(async ({ worksheets }, context) => {
      const sheet = worksheets.add("甲");
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      sheet.getRange("A2").values = [[2]];
      sheet.activate();
      await context.sync();
    });
    expect(excel.book.getSheets().map((sheet) => sheet.getSheetName())).toEqual(["Sheet1", "甲"]);
    expect(excel.book.getActiveSheet().getSheetName()).toBe("甲");
  });
  test("name, position, colour, gridlines", async () => {
    const read = await inWorkbook(async ({ worksheets }, context) => {
      const sheet = worksheets.add("乙");
      sheet.position = 0;
      sheet.name = "丙";
      sheet.tabColor = "#FF8800";
      sheet.showGridlines = false;
      sheet.load("name,position,tabColor,showGridlines");
      await context.sync();
      return [sheet.name, sheet.position, sheet.tabColor, sheet.showGridlines];
    });
    expect(read).toEqual(["丙", 0, "#FF8800", false]);
  });
  test("a very hidden sheet cannot be shown by the user", async () => {
    await inWorkbook(async ({ worksheets }) => {
      worksheets.add("身份").visibility = "VeryHidden";
    });
    const sheet = excel.book.getSheetByName("身份")!;
    sheet.showSheet();
    expect(sheet.isSheetHidden()).toBe(true);
    const before = await inWorkbook(async ({ worksheets }, context) => {
      const hidden = worksheets.getItem("身份").load("visibility");
      await context.sync();
      const { visibility } = hidden;
      hidden.visibility = "Visible";
      return visibility;
    });
    expect([before, sheet.isSheetHidden()]).toEqual(["VeryHidden", false]);
  });
  test("the last visible sheet stays, taken and invalid names are refused", async () => {
    const codes = [];
    for (const work of [
      (sheets: Excel.WorksheetCollection) => void (sheets.getItem("Sheet1").visibility = "Hidden"),
      (sheets: Excel.WorksheetCollection) => sheets.getItem("Sheet1").delete(),
      (sheets: Excel.WorksheetCollection) => void sheets.add("sheet1"),
      (sheets: Excel.WorksheetCollection) => void sheets.add("a/b"),
      (sheets: Excel.WorksheetCollection) => void sheets.getItem("none").load("name"),
    ]) {
      const error = await inWorkbook(async ({ worksheets }) => work(worksheets)).catch(
        (e: OfficeExtension.Error) => e.code,
      );
      codes.push(error);
    }
    expect(codes).toEqual([
      "InvalidArgument",
      "InvalidArgument",
      "ItemAlreadyExists",
      "InvalidArgument",
      "ItemNotFound",
    ]);
  });
  test("copying takes contents, formats, page set-up and hidden properties", async () => {
    const read = await inWorkbook(async ({ worksheets }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("A1").values = [["x"]];
      sheet.getRange("A1").format.fill.color = "#FF0000";
      sheet.pageLayout.orientation = "Landscape";
      const copy = sheet.copy("End");
      copy.load("name,position");
      copy.pageLayout.load("orientation");
      const cell = copy.getRange("A1").load("values,format/fill/color");
      await context.sync();
      return [
        copy.name,
        copy.position,
        copy.pageLayout.orientation,
        cell.values,
        cell.format.fill.color,
      ];
    });
    expect(read).toEqual(["Sheet1 (2)", 1, "Landscape", [["x"]], "#FF0000"]);
  });
  test("freezing", async () => {
    const read = await onSheet(async ({ freezePanes }, context) => {
      freezePanes.freezeAt("A1:B3");
      const both = freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      freezePanes.freezeRows(2);
      const rows = freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      freezePanes.unfreeze();
      const none = freezePanes.getLocationOrNullObject();
      await context.sync();
      return [both.address, rows.address, none.isNullObject];
    });
    expect(read).toEqual(["Sheet1!A1:B3", "Sheet1!1:2", true]);
  });
});

describe("page set-up", () => {
  test("is kept for reading back", async () => {
    const read = await onSheet(async (sheet, context) => {
      const { pageLayout, horizontalPageBreaks } = sheet;
      pageLayout.set({
        orientation: "Landscape",
        paperSize: "A4",
        centerHorizontally: true,
        leftMargin: 36,
      });
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      pageLayout.setPrintMargins("Centimeters", { top: 2.54 });
      pageLayout.setPrintArea("A1:G40");
      pageLayout.setPrintTitleRows("$3:$4");
      pageLayout.headersFooters.defaultForAllPages.centerFooter = "第 &P 页，共 &N 页";
      horizontalPageBreaks.add("A21");
      horizontalPageBreaks.add("A11");
      pageLayout.load();
      pageLayout.headersFooters.defaultForAllPages.load("centerFooter");
      const area = pageLayout.getPrintArea().load("address");
      const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
      const columns = pageLayout.getPrintTitleColumnsOrNullObject();
      horizontalPageBreaks.load("items/rowIndex");
      await context.sync();
      const { orientation, paperSize, centerHorizontally, leftMargin, topMargin, zoom } =
        pageLayout;
      return {
        layout: [orientation, paperSize, centerHorizontally, leftMargin, topMargin, zoom],
        footer: pageLayout.headersFooters.defaultForAllPages.centerFooter,
        places: [area.address, titles.address, columns.isNullObject],
        breaks: horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex),
      };
    });
    expect(read).toEqual({
      layout: ["Landscape", "A4", true, 36, 72, { horizontalFitToPages: 1, verticalFitToPages: 0 }],
      footer: "第 &P 页，共 &N 页",
      places: ["Sheet1!A1:G40", "Sheet1!3:4", true],
      breaks: [10, 20],
    });
  });
});

describe("names", () => {
  test("of the workbook and of a sheet, as references and formulas", async () => {
    const read = await inWorkbook(async ({ worksheets, names }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("B2").values = [[72]];
      const total = names
        .add("总分", sheet.getRange("B2"), "合计")
        .load("formula,comment,scope,type");
      sheet.names.add("本表", "=Sheet1!$A$1:$A$3");
      names.add("倍数", "=3");
      sheet.getRange("C1:C2").formulas = [["=总分*倍数"], ["=ROWS(本表)"]];
      const range = names.getItem("总分").getRange().load("values,address");
      const byName = sheet.getRange("总分").load("address");
      const result = sheet.getRange("C1:C2").load("values");
      names.load("items/name");
      sheet.names.load("items/name,items/scope");
      const missing = names.getItemOrNullObject("无");
      await context.sync();
      return [
        [total.formula, total.comment, total.scope, total.type],
        [range.address, range.values, byName.address],
        result.values,
        names.items.map(({ name }) => name),
        sheet.names.items.map(({ name, scope }) => [name, scope]),
        missing.isNullObject,
      ];
    });
    expect(read).toEqual([
      ["=Sheet1!$B$2", "合计", "Workbook", "Range"],
      ["Sheet1!B2", [[72]], "Sheet1!B2"],
      [[216], [3]],
      ["总分", "倍数"],
      [["本表", "Worksheet"]],
      true,
    ]);
  });
  test("follow inserted rows, can be deleted, are refused twice", async () => {
    await onSheet(async (sheet, context) => {
      context.workbook.names.add("总分", sheet.getRange("B2"));
      await context.sync();
    });
    excel.user.insertRows(1, 3);
    const formula = await inWorkbook(async ({ names }, context) => {
      const name = names.getItem("总分").load("formula");
      await context.sync();
      return name.formula;
    });
    expect(formula).toBe("=Sheet1!$B$5");
    const twice = inWorkbook(async ({ names }) => void names.add("总分", "=1"));
    await expect(twice).rejects.toMatchObject({ code: "ItemAlreadyExists" });
    await inWorkbook(async ({ names }) => names.getItem("总分").delete());
    expect(excel.book.getDefinedNames()).toHaveLength(0);
  });
});

describe("what a workbook carries", () => {
  test("settings, the same for both of the library's ways", async () => {
    const read = await inWorkbook(async ({ settings }, context) => {
      settings.add("卡片", { id: 1, 名: "甲" });
      const setting = settings.getItem("卡片").load("value,key");
      const missing = settings.getItemOrNullObject("无");
      await context.sync();
      return [setting.key, setting.value, missing.isNullObject];
    });
    expect(read).toEqual(["卡片", { id: 1, 名: "甲" }, true]);
    Office.context.document.settings.set("语言", "zh");
    await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
    expect(excel.host.book.side.settings.get("语言")).toContain("zh");
  });
  test("custom properties of workbook and sheet", async () => {
    const read = await inWorkbook(async ({ properties, worksheets }, context) => {
      properties.title = "评分表";
      properties.custom.add("版本", "1.0");
      properties.custom.add("次数", 3);
      const sheet = worksheets.getItem("Sheet1");
      sheet.customProperties.add("rubric", "graduate-college");
      properties.load("title");
      properties.custom.load("items/key,items/value,items/type");
      const own = sheet.customProperties.getItem("RUBRIC").load("value");
      const missing = sheet.customProperties.getItemOrNullObject("x");
      await context.sync();
      return [
        properties.title,
        properties.custom.items.map(({ key, value, type }) => [key, value, type]),
        own.value,
        missing.isNullObject,
      ];
    });
    expect(read).toEqual([
      "评分表",
      [
        ["版本", "1.0", "String"],
        ["次数", 3, "Number"],
      ],
      "graduate-college",
      true,
    ]);
  });
  test("custom XML", async () => {
    const xml = '<r:card xmlns:r="urn:rubric"><r:unit/></r:card>';
    const read = await inWorkbook(async ({ customXmlParts }, context) => {
      customXmlParts.add(xml);
      customXmlParts.add("<other/>");
      const part = customXmlParts.getByNamespace("urn:rubric").getOnlyItem().load("namespaceUri");
      const text = part.getXml();
      const count = customXmlParts.getCount();
      await context.sync();
      return [part.namespaceUri, text.value, count.value];
    });
    expect(read).toEqual(["urn:rubric", xml, 2]);
  });
  test("comments", async () => {
    const read = await inWorkbook(async ({ comments, worksheets }, context) => {
      comments.add("Sheet1!B2", "复核 3 分");
      comments.add(worksheets.getItem("Sheet1").getRange("C5"), "见附件");
      await context.sync();
      excel.user.insertRows(1);
      comments.load("items/content");
      const place = comments.getItemAt(0).getLocation().load("address");
      await context.sync();
      return [comments.items.map(({ content }) => content), place.address];
    });
    expect(read).toEqual([["复核 3 分", "见附件"], "Sheet1!B3"]);
  });
});

describe("protection", () => {
  beforeEach(() =>
    onSheet(async (sheet) => {
      sheet.getRange("A1:A2").values = [[1], [2]];
      sheet.getRange("A2").format.protection.locked = false;
      sheet.protection.protect({ allowFormatColumns: true }, "pw");
    }),
  );
  test("is read back with all options", async () => {
    const read = await onSheet(async ({ protection }, context) => {
      protection.load("protected,options");
      await context.sync();
      return [
        protection.protected,
        protection.options.allowFormatColumns,
        protection.options.allowSort,
      ];
    });
    expect(read).toEqual([true, true, false]);
  });
  test("the user edits unlocked cells only", () => {
    excel.user.type("A1", "9");
    expect([excel.user.refused, excel.user.sees("A1")]).toEqual(["locked", "1"]);
    excel.user.type("A1", "");
    expect(excel.user.sees("A1")).toBe("1");
    excel.user.type("A2", "9");
    expect([excel.user.refused, excel.user.sees("A2")]).toEqual([undefined, "9"]);
  });
  test.each([
    ["fill", () => excel.user.fill("A2", "#FF0000")],
    ["insert rows", () => excel.user.insertRows(1)],
    ["delete rows", () => excel.user.deleteRows(1)],
    ["insert columns", () => excel.user.insertColumns("A")],
    ["sort", () => excel.user.sortRows("A1:A2", "A", true)],
  ])("the user cannot %s", (_, edit) => {
    edit();
    expect(excel.user.refused).toBeDefined();
    expect([
      excel.user.sees("A1"),
      excel.user.sees("A2"),
      excel.book.getActiveSheet().getRange("A2").getBackground(),
    ]).toEqual(["1", "2", "#fff"]);
  });
  test.each<[string, (sheet: Excel.Worksheet) => unknown]>([
    ["locked cells", (sheet) => (sheet.getRange("A1").values = [[5]])],
    ["formats", (sheet) => (sheet.getRange("A2").format.fill.color = "#FF0000")],
    ["row heights", (sheet) => (sheet.getRange("A2").format.rowHeight = 40)],
    ["rows", (sheet) => sheet.getRange("1:1").insert("Down")],
    ["merging", (sheet) => sheet.getRange("A1:B1").merge()],
    ["unprotecting with another password", (sheet) => sheet.protection.unprotect("falsch")],
  ])("the add-in is refused as well: %s", async (_, work) => {
    await expect(onSheet(async (sheet) => void work(sheet))).rejects.toMatchObject({
      code: "AccessDenied",
    });
  });
  test("what an option allows goes, and after unprotecting everything", async () => {
    await onSheet(async (sheet) => {
      sheet.getRange("A2").values = [[8]];
      sheet.getRange("A:A").format.columnWidth = 100;
      sheet.protection.unprotect("pw");
      sheet.getRange("A1").values = [[7]];
    });
    expect([excel.user.sees("A1"), excel.user.sees("A2")]).toEqual(["7", "8"]);
  });
  describe("and another sheet that a locked formula refers to", () => {
    beforeEach(() =>
      inWorkbook(async ({ worksheets }, context) => {
        const sheet = worksheets.getItem("Sheet1");
        sheet.protection.unprotect("pw");
        const other = worksheets.add("乙");
        other.getRange("A1:A3").values = [[1], [2], [3]];
        other.getRange("A1:A3").dataValidation.rule = {
          wholeNumber: { formula1: 0, formula2: 9, operator: "Between" },
        };
        other.getRange("A1").format.protection.locked = false;
        other.protection.protect();
        sheet.getRange("B1").formulas = [["=乙!A3*2"]];
        sheet.protection.protect();
        await context.sync();
      }),
    );
    const formula = () => excel.book.getSheetByName("Sheet1")!.getRange("B1").getFormula();
    const unprotectOther = () =>
      inWorkbook(async ({ worksheets }) => worksheets.getItem("乙").protection.unprotect());

    test("the formula follows inserted and deleted rows, and a new name", async () => {
      await unprotectOther();
      excel.user.insertRows(1, 1, "乙");
      expect([excel.user.refused, formula()]).toEqual([undefined, "=乙!A4*2"]);
      excel.user.deleteRows(1, 1, "乙");
      expect([excel.user.refused, formula()]).toEqual([undefined, "=乙!A3*2"]);
      excel.user.renameSheet("乙", "丙");
      expect([excel.user.refused, formula()]).toEqual([undefined, "=丙!A3*2"]);
    });
    test("deleting it takes its rules along, and undoing brings everything back", async () => {
      const rules = () => {
        const model = excel.book.save().resources!.find(({ name }) => name.includes("DATA_VALID"));
        return Object.values(JSON.parse(model?.data || "{}") as object).flat().length;
      };
      excel.user.deleteSheet("乙");
      await excel.idle();
      expect([excel.user.refused, formula(), rules()]).toEqual([undefined, "=#REF!A3*2", 0]);
      await excel.user.undo();
      expect([formula(), rules()]).toEqual(["=乙!A3*2", 1]);
      expect(excel.user.sees("Sheet1!B1")).toBe("6");
      excel.user.type("乙!A2", "9");
      expect(excel.user.refused).toBe("locked");
    });
  });
  test("of the workbook's structure", async () => {
    await inWorkbook(async ({ protection }) => protection.protect("pw"));
    const add = inWorkbook(async ({ worksheets }) => void worksheets.add("新"));
    await expect(add).rejects.toMatchObject({ code: "AccessDenied" });
    excel.user.renameSheet("Sheet1", "别名");
    expect([excel.user.refused, excel.book.getActiveSheet().getSheetName()]).toEqual([
      "structure-protected",
      "Sheet1",
    ]);
  });
});

describe("undo", () => {
  test("takes back one request at a time", async () => {
    await onSheet(async (sheet) => void (sheet.getRange("A1").values = [["前"]]));
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:A2").values = [["甲"], ["=1+1"]];
      sheet.getRange("A1:A2").format.fill.color = "#FFFF00";
      sheet.getRange("C1:D2").merge();
      sheet.getRange("1:1").format.rowHeight = 50;
      sheet.getRange("A2").load("values");
      await context.sync();
    });
    await excel.user.undo();
    await excel.idle();
    const sheet = excel.book.getActiveSheet();
    expect([
      excel.user.sees("A1"),
      excel.user.sees("A2"),
      sheet.getRange("A1").getBackground(),
      sheet.getMergeData().length,
      sheet.getRowHeight(0),
    ]).toEqual(["前", "", "#fff", 0, 20]);
    await excel.user.redo();
    await excel.idle();
    expect([
      excel.user.sees("A2"),
      sheet.getMergeData().length,
      Math.round(sheet.getRowHeight(0) * 0.75),
    ]).toEqual(["2", 1, 50]);
    await excel.user.undo();
    await excel.user.undo();
    expect(excel.user.sees("A1")).toBe("");
  });
});

describe("undo of what cannot be undone", () => {
  test("marks make no step: one undo takes back the edit before them", async () => {
    await onSheet(async (sheet) => void (sheet.getRange("A1").values = [["改"]]));
    await onSheet(async (sheet) => {
      const format = sheet.getRange("A1").conditionalFormats.add("Custom");
      format.custom.rule.formula = "=TRUE";
      format.custom.format.fill.color = "#FF0000";
    });
    await excel.user.undo();
    expect(excel.user.sees("A1")).toBe("");
  });
  test("sheets that the add-in adds or deletes end the list, as in Excel", async () => {
    await onSheet(async (sheet) => void (sheet.getRange("A1").values = [["前"]]));
    await inWorkbook(
      async ({ worksheets }) => void (worksheets.add("新").visibility = "VeryHidden"),
    );
    await excel.user.undo();
    await onSheet(async (sheet) => void (sheet.getRange("A1").values = [["后"]]));
    await excel.user.undo();
    await excel.user.undo();
    expect(excel.user.sees("A1")).toBe("前");
    expect(excel.book.getSheets().map((sheet) => sheet.getSheetName())).toEqual(["Sheet1", "新"]);
  });
});

describe("refusals", () => {
  test.each<[string, (workbook: Excel.Workbook) => unknown]>([
    ["Workbook.pivotTables", ({ pivotTables }) => pivotTables.load("items")],
    [
      "Range.autoFill()",
      ({ worksheets }) => worksheets.getItem("Sheet1").getRange("A1").autoFill("A1:A3"),
    ],
    [
      "Setting RangeFill.tintAndShade",
      ({ worksheets }) =>
        (worksheets.getItem("Sheet1").getRange("A1").format.fill.tintAndShade = 0.5),
    ],
  ])("%s is refused by name", async (name, work) => {
    const error = await inWorkbook(async (workbook) => void work(workbook)).catch(
      (e: OfficeExtension.Error) => e,
    );
    expect(error).toMatchObject({
      code: "ApiNotFound",
      message: `${name} is not implemented by this host.`,
    });
  });
  test("what stood before the refused action stays", async () => {
    const work = onSheet(async (sheet) => {
      sheet.getRange("A1").values = [["stays"]];
      sheet.shapes.load("items");
    });
    await expect(work).rejects.toThrow();
    expect(excel.user.sees("A1")).toBe("stays");
  });
});

test("requests are counted", async () => {
  const before = { ...excel.host.stats };
  await onSheet(async (sheet, context) => {
    sheet.getRange("A1").values = [[1]];
    await context.sync();
    sheet.getRange("A2").values = [[1]];
  });
  expect(excel.host.stats.batches - before.batches).toBe(2);
  expect(excel.host.stats.requestBytes).toBeGreaterThan(before.requestBytes);
});

test("a sheet that is copied in the request that writes it has the values of its formulas", async () => {
  const copied = await onSheet(async (sheet, context) => {
    sheet.getRange("A1:B1").values = [[2, "=A1*3"]];
    const read = sheet.copy("End").getRange("B1").load("values");
    const used = sheet.getUsedRange(true).load("address");
    await context.sync();
    return [read.values[0]![0], used.address];
  });
  expect(copied).toEqual([6, "Sheet1!A1:B1"]);
});
