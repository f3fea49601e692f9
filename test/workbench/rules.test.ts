import { type ExcelSession, openExcel } from "../support/office";
import { onSheet } from "./on-sheet";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

describe("data validation", () => {
  const RULES: [string, Excel.DataValidationRule][] = [
    ["WholeNumber", { wholeNumber: { formula1: 0, formula2: 20, operator: "Between" } }],
    ["Decimal", { decimal: { formula1: 0, formula2: "=$B$1", operator: "Between" } }],
    ["List", { list: { source: "是,否", inCellDropDown: true } }],
    ["Custom", { custom: { formula: "=A1<=B1" } }],
  ];
  test.each(RULES)("%s is read back as given", async (type, rule) => {
    const read = await onSheet(async (sheet, context) => {
      const { dataValidation } = sheet.getRange("A1:A5");
      dataValidation.rule = rule;
      dataValidation.prompt = { title: "分数", message: "0 到 20", showPrompt: true };
      dataValidation.errorAlert = {
        title: "超出",
        message: "0 到 20",
        showAlert: true,
        style: "Stop",
      };
      dataValidation.ignoreBlanks = true;
      const inside = sheet
        .getRange("A3")
        .dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks");
      const outside = sheet.getRange("A6").dataValidation.load("type");
      await context.sync();
      return [
        inside.type,
        inside.rule,
        inside.prompt.title,
        inside.errorAlert.message,
        outside.type,
      ];
    });
    expect(read).toEqual([type, rule, "分数", "0 到 20", "None"]);
  });
  test("Univer has one rule for all areas, with everything", async () => {
    await onSheet(async (sheet) => {
      const { dataValidation } = sheet.getRanges("A1:A2,C1");
      dataValidation.rule = { decimal: { formula1: 0, formula2: 5, operator: "Between" } };
      dataValidation.prompt = { title: "t", message: "m", showPrompt: true };
    });
    const saved = JSON.parse(
      excel.book.save().resources!.find(({ name }) => name.includes("DATA_VALIDATION"))!.data,
    ) as Record<string, { ranges: unknown[]; prompt: string }[]>;
    const [rules] = Object.values(saved);
    expect(rules).toHaveLength(1);
    expect(rules![0]).toMatchObject({ type: "decimal", formula1: "0", formula2: "5", prompt: "m" });
    expect(rules![0]!.ranges).toHaveLength(2);
  });
  test("a part can be cleared, the rest stays as given; it follows inserted rows", async () => {
    const rule = { list: { source: "是,否", inCellDropDown: true } };
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("A3:A7").dataValidation.rule = rule;
      sheet.getRange("A5").dataValidation.clear();
      sheet.getRange("1:1").insert("Down");
      const cells = ["A3", "A6", "A8"].map((a) =>
        sheet.getRange(a).dataValidation.load("type,rule"),
      );
      await context.sync();
      return cells.map(({ type, rule: r }) => [type, r]);
    });
    expect(read).toEqual([
      ["None", {}],
      ["None", {}],
      ["List", rule],
    ]);
  });
  test("unknown kinds are refused by name", async () => {
    const write = onSheet(
      async (sheet) => void (sheet.getRange("A1").dataValidation.rule = { time: {} } as never),
    );
    await expect(write).rejects.toThrow(
      "DataValidation.rule.time is not implemented by this host.",
    );
  });
});

describe("conditional formats", () => {
  test("a formula colours cells in the grid", async () => {
    await onSheet(async (sheet) => {
      sheet.getRange("A1:B3").values = [
        [1, 2],
        [5, 2],
        [3, 3],
      ];
      const format = sheet.getRange("A1:A3").conditionalFormats.add("Custom");
      format.custom.rule.formula = "=$A1>$B1";
      format.custom.format.fill.color = "#FFC7CE";
      format.custom.format.font.color = "#9C0006";
      format.stopIfTrue = true;
    });
    expect(await Promise.all(["A1", "A2", "A3"].map((a) => excel.user.seesFill(a)))).toEqual([
      undefined,
      "#FFC7CE",
      undefined,
    ]);
    excel.user.type("A3", "4");
    await excel.idle();
    expect(await excel.user.seesFill("A3")).toBe("#FFC7CE");
  });
  test("are read back, the latest first, and can be deleted", async () => {
    const read = await onSheet(async (sheet, context) => {
      const formats = sheet.getRange("A1:A9").conditionalFormats;
      const custom = formats.add("Custom");
      custom.custom.rule.formula = "=$A1=0";
      custom.custom.format.fill.color = "#EEEEEE";
      const value = formats.add("CellValue");
      value.cellValue.rule = { formula1: "10", operator: "GreaterThan" };
      value.cellValue.format.font.color = "#FF0000";
      const text = formats.add("ContainsText");
      text.textComparison.rule = { operator: "Contains", text: "缺" };
      text.textComparison.format.font.bold = true;
      formats.load("items/type,items/priority,items/stopIfTrue");
      custom.custom.rule.load("formula");
      custom.custom.format.fill.load("color");
      value.cellValue.load("rule");
      await context.sync();
      const types = formats.items.map(({ type, priority }) => [type, priority]);
      value.delete();
      custom.priority = 0;
      const left = formats.load("items/type");
      await context.sync();
      return [
        types,
        custom.custom.rule.formula,
        custom.custom.format.fill.color,
        value.cellValue.rule,
        left.items.map(({ type }) => type),
      ];
    });
    expect(read).toEqual([
      [
        ["ContainsText", 0],
        ["CellValue", 1],
        ["Custom", 2],
      ],
      "=$A1=0",
      "#EEEEEE",
      { operator: "GreaterThan", formula1: "10" },
      ["Custom", "ContainsText"],
    ]);
  });
  test("clearing a range leaves the same rule elsewhere", async () => {
    const read = await onSheet(async (sheet, context) => {
      const format = sheet.getRanges("A1:A4,C1:C2").conditionalFormats.add("Custom");
      format.custom.rule.formula = "=A1>1";
      format.custom.format.fill.color = "#FF0000";
      await context.sync();
      sheet.getRange("A2:A3").conditionalFormats.clearAll();
      const areas = sheet
        .getRange("A1")
        .conditionalFormats.getItemAt(0)
        .getRanges()
        .load("address");
      const count = sheet.getRange("A2").conditionalFormats.getCount();
      await context.sync();
      return [areas.address, count.value];
    });
    expect(read).toEqual(["Sheet1!A1,Sheet1!A4,Sheet1!C1:C2", 0]);
  });
  test("other kinds are refused by name", async () => {
    const add = onSheet(
      async (sheet) => void sheet.getRange("A1").conditionalFormats.add("DataBar"),
    );
    await expect(add).rejects.toThrow(
      'ConditionalFormatCollection.add("DataBar") is not implemented by this host.',
    );
  });
});
