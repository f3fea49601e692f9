import { type ExcelSession, openExcel } from "../support/office";
import { onSheet } from "./on-sheet";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideHorizontal",
  "InsideVertical",
] as const;

describe("formats are read back as they were set", () => {
  test("font", async () => {
    const font = {
      name: "仿宋",
      size: 14,
      bold: true,
      italic: true,
      underline: "Single" as const,
      strikethrough: true,
      color: "#C00000",
    };
    const read = await onSheet(async (sheet, context) => {
      const target = sheet.getRange("A1:B2").format.font;
      target.set(font);
      target.load("name,size,bold,italic,underline,strikethrough,color");
      await context.sync();
      return target.toJSON();
    });
    expect(read).toMatchObject(font);
  });
  const ALIGNMENTS = {
    horizontalAlignment: ["General", "Left", "Center", "Right", "Justify", "Distributed", "Fill"],
    verticalAlignment: ["Top", "Center", "Bottom", "Justify", "Distributed"],
    textOrientation: [0, 45, -90, 180],
    indentLevel: [0, 2],
    wrapText: [true, false],
    shrinkToFit: [true, false],
  };
  const cases = Object.entries(ALIGNMENTS).flatMap(([property, values]) =>
    values.map((value) => ({ property, value })),
  );
  test.each(cases)("$property $value", async ({ property, value }) => {
    const read = await onSheet(async (sheet, context) => {
      const { format } = sheet.getRange("B2");
      format.set({ [property]: value });
      format.load(
        "horizontalAlignment,verticalAlignment,textOrientation,indentLevel,wrapText,shrinkToFit",
      );
      await context.sync();
      return format[property as "wrapText"];
    });
    expect(read).toBe(value);
  });
  test("borders of all sides, and the neighbour sees the shared line", async () => {
    const read = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("B2:D5");
      for (const side of SIDES) {
        const border = range.format.borders.getItem(side);
        border.style = "Continuous";
        border.color = side.startsWith("Edge") ? "#000000" : "#BFBFBF";
        border.weight = side.startsWith("Edge") ? "Medium" : "Thin";
      }
      const borders = range.format.borders.load(
        "items/sideIndex,items/style,items/color,items/weight",
      );
      const below = sheet.getRange("B6").format.borders.getItem("EdgeTop").load("style,weight");
      await context.sync();
      return [
        borders.items.map((b) => [b.sideIndex, b.style, b.color, b.weight].join(" ")),
        below.style,
        below.weight,
      ];
    });
    expect(read).toEqual([
      SIDES.map(
        (side) =>
          `${side} Continuous ${side.startsWith("Edge") ? "#000000 Medium" : "#BFBFBF Thin"}`,
      ),
      "Continuous",
      "Medium",
    ]);
  });
  test("a removed line is gone on both sides", async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("B2").format.borders.getItem("EdgeBottom").style = "Double";
      await context.sync();
      sheet.getRange("B3").format.borders.getItem("EdgeTop").style = "None";
      const border = sheet.getRange("B2").format.borders.getItem("EdgeBottom").load("style");
      await context.sync();
      return border.style;
    });
    expect(read).toBe("None");
  });
  test("where cells differ the answer is null", async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("A1").format.fill.color = "yellow";
      sheet.getRange("A1").format.font.bold = true;
      const both = sheet.getRange("A1:A2").load("format/fill/color,format/font/bold");
      await context.sync();
      return [both.format.fill.color, both.format.font.bold];
    });
    expect(read).toEqual(["", null]);
  });
  test("formats of whole columns and of the sheet reach cells that come later", async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("A1").values = [["x"]];
      sheet.getRange().format.font.name = "宋体";
      sheet.getRange().format.protection.locked = false;
      sheet.getRange("C:C").format.fill.color = "#DDDDDD";
      sheet.getRange("C2").format.protection.locked = true;
      const cells = ["A1", "C2", "Z300"].map((a) =>
        sheet.getRange(a).load("format/font/name,format/fill/color,format/protection/locked"),
      );
      await context.sync();
      return cells.map(({ format: f }) => [f.font.name, f.fill.color, f.protection.locked]);
    });
    expect(read).toEqual([
      ["宋体", "#FFFFFF", false],
      ["宋体", "#DDDDDD", true],
      ["宋体", "#FFFFFF", false],
    ]);
  });
  test("a format leaves the formula alone", async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B1").formulas = [[2, "=A1*10"]];
      await context.sync();
      sheet.getRange("A1:B1").format.fill.color = "#00FF00";
      await context.sync();
      sheet.getRange("A1").values = [[3]];
      const range = sheet.getRange("B1").load("formulas,values");
      await context.sync();
      return [range.formulas, range.values];
    });
    expect(read).toEqual([[["=A1*10"]], [[30]]]);
  });
  test("an unknown colour and an unknown name are refused", async () => {
    const color = onSheet(async (sheet) => void (sheet.getRange("A1").format.fill.color = "#12"));
    await expect(color).rejects.toMatchObject({ code: "InvalidArgument" });
    const name = onSheet(
      async (sheet) => void (sheet.getRange("A1").format.horizontalAlignment = "Middle" as never),
    );
    await expect(name).rejects.toThrow('horizontalAlignment "Middle".');
  });
});

describe("several areas at once", () => {
  test("format, locked and styles", async () => {
    const read = await onSheet(async (sheet, context) => {
      const areas = sheet.getRanges("A1,B2:B5,D:D");
      areas.format.fill.color = "#FFC7CE";
      areas.format.protection.locked = false;
      areas.load("address,areaCount,cellCount,format/fill/color,areas/items/address");
      const other = sheet.getRange("A2").load("format/fill/color");
      await context.sync();
      return [
        areas.address,
        areas.areaCount,
        areas.areas.items.map(({ address }) => address),
        areas.format.fill.color,
        other.format.fill.color,
      ];
    });
    expect(read).toEqual([
      "Sheet1!A1,Sheet1!B2:B5,Sheet1!D:D",
      3,
      ["Sheet1!A1", "Sheet1!B2:B5", "Sheet1!D:D"],
      "#FFC7CE",
      "#FFFFFF",
    ]);
  });
});

describe("named styles", () => {
  test("give a cell its whole look and can be changed for all", async () => {
    const read = await Excel.run(async (context) => {
      const { styles } = context.workbook;
      styles.add("over-limit");
      const style = styles.getItem("over-limit");
      style.font.color = "#9C0006";
      style.font.bold = true;
      style.fill.color = "#FFC7CE";
      style.horizontalAlignment = "Center";
      style.borders.getItem("EdgeBottom").style = "Continuous";
      style.numberFormat = "0.0";
      style.locked = false;
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:A2");
      range.format.font.italic = true;
      range.style = "over-limit";
      await context.sync();
      style.fill.color = "#FFFF00";
      range.load(
        "style,numberFormat,format/fill/color,format/font/bold,format/font/italic,format/protection/locked,format/horizontalAlignment",
      );
      const missing = styles.getItemOrNullObject("none");
      styles.load("items/name");
      await context.sync();
      const { format } = range;
      return [
        range.style,
        range.numberFormat[0],
        format.fill.color,
        format.font.bold,
        format.font.italic,
        format.protection.locked,
        format.horizontalAlignment,
        missing.isNullObject,
        styles.items.map(({ name }) => name),
      ];
    });
    expect(read).toEqual([
      "over-limit",
      ["0.0"],
      "#FFFF00",
      true,
      false,
      false,
      "Center",
      true,
      ["Normal", "over-limit"],
    ]);
  });
  test("an unknown style is refused", async () => {
    await expect(
      onSheet(async (sheet) => void (sheet.getRange("A1").style = "none")),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});
