import { type ExcelSession, openExcel } from "../support/office";
import { onSheet } from "./on-sheet";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

const values = (address: string) =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange(address).load("values");
    await context.sync();
    return range.values;
  });

describe("values and formulas", () => {
  test("what is written is calculated before it is read in the same request", async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      const sum = sheet.getRange("C1");
      sum.formulas = [["=SUM(A1:B2)"]];
      sum.numberFormat = [["0.00"]];
      sum.load("values,text,formulas,numberFormat,valueTypes,address");
      await context.sync();
      return sum.toJSON();
    });
    expect(read).toMatchObject({
      values: [[10]],
      text: [["10.00"]],
      formulas: [["=SUM(A1:B2)"]],
      numberFormat: [["0.00"]],
      valueTypes: [["Double"]],
      address: "Sheet1!C1",
    });
  });

  test("text is read as if it were typed", async () => {
    const given = [
      [true],
      ["12"],
      ["'012"],
      ["字"],
      [""],
      [1.5],
      ["93.5%"],
      ["2026-3-1"],
      ["TRUE"],
    ];
    await onSheet(async (sheet) => void (sheet.getRange("A1:A9").values = given));
    expect((await values("A1:A9")).flat()).toEqual([
      true,
      12,
      "012",
      "字",
      "",
      1.5,
      0.935,
      46082,
      true,
    ]);
  });
  test("text stays text in cells formatted as text", async () => {
    await onSheet(async (sheet) => {
      sheet.getRange("A1:A2").numberFormat = [["@"], ["@"]];
      sheet.getRange("A1:A2").values = [["007"], ["=1+1"]];
    });
    expect(await values("A1:A2")).toEqual([["007"], ["=1+1"]]);
  });
  test("null leaves a cell as it is, one value fills the range", async () => {
    await onSheet(async (sheet) => {
      sheet.getRange("A1:B2").values = 5 as never;
      sheet.getRange("A1:B1").values = [[null, 6]];
    });
    expect(await values("A1:B2")).toEqual([
      [5, 6],
      [5, 5],
    ]);
  });
  test("an array of another shape is refused", async () => {
    const write = onSheet(async (sheet) => void (sheet.getRange("A1:B2").values = [[1, 2, 3]]));
    await expect(write).rejects.toMatchObject({ code: "InvalidArgument" });
  });
  test("kinds of values", async () => {
    const types = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:A5").values = [["x"], [1], [false], [""], ["=1/0"]];
      const range = sheet.getRange("A1:A5").load("valueTypes,values");
      await context.sync();
      return [range.valueTypes.flat(), range.values[4]];
    });
    expect(types).toEqual([["String", "Double", "Boolean", "Empty", "Error"], ["#DIV/0!"]]);
  });
  test("more than 1,500 cells", async () => {
    const rows = Array.from({ length: 1000 }, (_, r) => [r, r * 2]);
    await onSheet(async (sheet) => void (sheet.getRange("A1:B1000").values = rows));
    expect(await values("A1:B1000")).toEqual(rows);
  });
  test("writing beyond Univer's sheet enlarges it", async () => {
    await onSheet(async (sheet) => void (sheet.getRange("AZ500").values = [[7]]));
    expect(await values("AZ500")).toEqual([[7]]);
  });
});

describe("ranges from ranges", () => {
  test("offsets, resizing, rows, columns, intersections, bounds", async () => {
    const addresses = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("B2:D5");
      const others = [
        range.getCell(1, 1),
        range.getOffsetRange(1, 2),
        range.getResizedRange(-1, 1),
        range.getEntireRow(),
        range.getEntireColumn(),
        range.getRow(0),
        range.getLastCell(),
        range.getColumnsAfter(2),
        range.getIntersection("C1:C3"),
        range.getBoundingRect("F7"),
        sheet.getRangeByIndexes(0, 2, 3, 1),
        sheet.getRange("C:D"),
        sheet.getRange("3:4"),
      ].map((each) => each.load("address"));
      const none = range.getIntersectionOrNullObject("Z1");
      await context.sync();
      expect(none.isNullObject).toBe(true);
      return others.map(({ address }) => address.replace("Sheet1!", ""));
    });
    expect(addresses).toEqual(
      "C3,D3:F6,B2:E4,2:5,B:D,B2:D2,D5,E2:F5,C2:C3,B2:F7,C1:C3,C:D,3:4".split(","),
    );
  });
  test("outside of the grid is refused", async () => {
    const outside = onSheet(
      async (sheet) => void sheet.getRange("A1").getOffsetRange(-1, 0).load("address"),
    );
    await expect(outside).rejects.toMatchObject({ code: "InvalidArgument" });
  });
  test("used range", async () => {
    const used = await onSheet(async (sheet, context) => {
      const nothing = sheet.getUsedRangeOrNullObject(true);
      await context.sync();
      sheet.getRange("B2:C4").values = [
        [1, ""],
        ["", ""],
        ["", 9],
      ];
      sheet.getRange("F9").format.fill.color = "#FF0000";
      const all = sheet.getUsedRange().load("address");
      const filled = sheet.getUsedRange(true).load("address");
      await context.sync();
      return [nothing.isNullObject, all.address, filled.address];
    });
    expect(used).toEqual([true, "Sheet1!B2:F9", "Sheet1!B2:C4"]);
  });
  test("formulas and constants", async () => {
    const found = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B3").formulas = [
        [1, "=A1"],
        [2, "=A2"],
        ["字", ""],
      ];
      const formulas = sheet.getRange("A1:C9").getSpecialCells("Formulas").load("address");
      const numbers = sheet.getRange().getSpecialCells("Constants", "Numbers").load("address");
      const errors = sheet.getRange("A1:B3").getSpecialCellsOrNullObject("Formulas", "Errors");
      await context.sync();
      return [formulas.address, numbers.address, errors.isNullObject];
    });
    expect(found).toEqual(["Sheet1!B1:B2", "Sheet1!A1:A2", true]);
  });
});

describe("merging and clearing", () => {
  test("a merged range keeps its first content and can be taken apart", async () => {
    const merged = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      sheet.getRange("A1:B2").merge();
      const areas = sheet.getRange("B2").getMergedAreasOrNullObject().load("address");
      const range = sheet.getRange("A1:B2").load("values");
      await context.sync();
      return [areas.address, range.values];
    });
    expect(merged).toEqual([
      "Sheet1!A1:B2",
      [
        [1, ""],
        ["", ""],
      ],
    ]);
    expect(excel.book.getActiveSheet().getMergeData()).toHaveLength(1);
    await onSheet(async (sheet) => sheet.getRange("A1:B2").unmerge());
    expect(excel.book.getActiveSheet().getMergeData()).toHaveLength(0);
  });
  test("across merges each row", async () => {
    await onSheet(async (sheet) => sheet.getRange("A1:C3").merge(true));
    expect(excel.book.getActiveSheet().getMergeData()).toHaveLength(3);
  });
  test("clearing contents leaves formats, clearing formats leaves contents", async () => {
    const read = await onSheet(async (sheet, context) => {
      for (const address of ["A1", "B1", "C1"]) {
        sheet.getRange(address).values = [[1]];
        sheet.getRange(address).format.fill.color = "#FF0000";
      }
      sheet.getRange("A1").clear("Contents");
      sheet.getRange("B1").clear("Formats");
      sheet.getRange("C1").clear();
      const ranges = ["A1", "B1", "C1"].map((a) =>
        sheet.getRange(a).load("values,format/fill/color"),
      );
      await context.sync();
      return ranges.map((range) => [range.values[0]![0], range.format.fill.color]);
    });
    expect(read).toEqual([
      ["", "#FF0000"],
      [1, "#FFFFFF"],
      ["", "#FFFFFF"],
    ]);
  });
  test("other kinds of clearing are refused by name", async () => {
    const clear = onSheet(async (sheet) => sheet.getRange("A1").clear("Hyperlinks"));
    await expect(clear).rejects.toThrow(
      'Range.clear("Hyperlinks") is not implemented by this host.',
    );
  });
});

describe("inserting, deleting, copying, sorting", () => {
  beforeEach(() =>
    onSheet(async (sheet) => {
      sheet.getRange("A1:B3").formulas = [
        [1, "=A1*10"],
        [2, "=A2*10"],
        [3, "=A3*10"],
      ];
    }),
  );
  test("formulas follow inserted and deleted rows and columns", async () => {
    await onSheet(async (sheet) => {
      sheet.getRange("2:3").insert("Down");
      sheet.getRange("A:A").insert("Right");
    });
    const read = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("C5").load("formulas,values");
      await context.sync();
      return [range.formulas, range.values];
    });
    expect(read).toEqual([[["=B5*10"]], [[30]]]);
    await onSheet(async (sheet) => sheet.getRange("2:3").delete("Up"));
    expect(await values("B3:C3")).toEqual([[3, 30]]);
  });
  test("cells push others down", async () => {
    await onSheet(async (sheet) => void sheet.getRange("A1").insert("Down"));
    expect(await values("A1:A4")).toEqual([[""], [1], [2], [3]]);
  });
  test("a kept range follows", async () => {
    const address = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A3:B3");
      range.load("address");
      context.trackedObjects.add(range);
      await context.sync();
      excel.user.insertRows(1, 2);
      range.load("address,values");
      await context.sync();
      context.trackedObjects.remove(range);
      return [range.address, range.values];
    });
    expect(address).toEqual(["Sheet1!A5:B5", [[3, 30]]]);
  });
  test("copying moves relative references", async () => {
    await onSheet(async (sheet) => {
      sheet.getRange("A1:B3").format.fill.color = "#00FF00";
      sheet.getRange("D5").copyFrom("A1:B3");
      sheet.getRange("G5").copyFrom("A1:B3", "Values");
    });
    const read = await onSheet(async (sheet, context) => {
      const all = sheet.getRange("D5:E7").load("formulas,format/fill/color");
      const plain = sheet.getRange("H5").load("formulas");
      await context.sync();
      return [all.formulas[2], all.format.fill.color, plain.formulas];
    });
    expect(read).toEqual([[3, "=D7*10"], "#00FF00", [[10]]]);
  });
  test("sorting moves whole rows, whoever sorts", async () => {
    await onSheet(async (sheet) =>
      sheet.getRange("A1:B3").sort.apply([{ key: 0, ascending: false }]),
    );
    expect(await values("A1:B3")).toEqual([
      [3, 30],
      [2, 20],
      [1, 10],
    ]);
    excel.user.sortRows("A1:B3", "A");
    await excel.idle();
    expect(await values("A1:B3")).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
  });
});

describe("rows and columns", () => {
  test("heights and widths in points, hiding", async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:A2").format.rowHeight = 30;
      sheet.getRange("B:B").format.columnWidth = 120;
      sheet.getRange("4:4").rowHidden = true;
      sheet.getRange("C:C").columnHidden = true;
      const a = sheet.getRange("A1:B2").load("format/rowHeight,format/columnWidth,hidden");
      const b = sheet.getRange("B2").load("format/columnWidth");
      const hidden = sheet.getRange("C4").load("rowHidden,columnHidden,hidden");
      const some = sheet.getRange("A3:A4").load("rowHidden");
      await context.sync();
      return [
        a.format.rowHeight,
        a.format.columnWidth,
        b.format.columnWidth,
        hidden.rowHidden,
        hidden.columnHidden,
        hidden.hidden,
        some.rowHidden,
      ];
    });
    expect(read).toEqual([30, null, 120, true, true, true, null]);
  });
  test("200 different row heights cost one change of the grid", async () => {
    await onSheet(async (sheet) => {
      for (let row = 1; row <= 200; row++)
        sheet.getRange(`${row}:${row}`).format.rowHeight = 15 + (row % 7);
    });
    expect(excel.book.getActiveSheet().getRowHeight(9) * 0.75).toBe(18);
  });
});

test("properties of many cells in one call", async () => {
  const read = await onSheet(async (sheet, context) => {
    sheet.getRange("A1:B1").setCellProperties([
      [
        {
          format: {
            fill: { color: "#111111" },
            font: { bold: true },
            borders: { bottom: { style: "Continuous", color: "#FF0000" } },
          },
        },
        { format: { protection: { locked: false } } },
      ],
    ]);
    sheet.getRange("A1:A2").setRowProperties([{ format: { rowHeight: 33 } }, { rowHidden: true }]);
    sheet.getRange("A1:B1").setColumnProperties([{ format: { columnWidth: 99 } }, {}]);
    const cells = sheet.getRange("A1:B1").getCellProperties({
      address: true,
      format: {
        fill: { color: true },
        font: { bold: true },
        protection: { locked: true } as never,
        borders: { style: true, color: true },
      },
    });
    const rows = sheet
      .getRange("A1:A2")
      .getRowProperties({ rowHidden: true, format: { rowHeight: true } });
    await context.sync();
    return [cells.value, rows.value];
  });
  expect(read).toMatchObject([
    [
      [
        {
          address: "Sheet1!A1",
          format: {
            fill: { color: "#111111" },
            font: { bold: true },
            protection: { locked: true },
            borders: { bottom: { style: "Continuous", color: "#FF0000" } },
          },
        },
        { format: { font: { bold: false }, protection: { locked: false } } },
      ],
    ],
    [{ rowHidden: false, format: { rowHeight: 33 } }, { rowHidden: true }],
  ]);
});

test("selecting and the active cell", async () => {
  const read = await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("C3:D4").select();
    const selected = context.workbook.getSelectedRange().load("address");
    const active = context.workbook.getActiveCell().load("address");
    const several = context.workbook.getSelectedRanges().load("address");
    await context.sync();
    return [selected.address, active.address, several.address];
  });
  expect(read).toEqual(["Sheet1!C3:D4", "Sheet1!C3", "Sheet1!C3:D4"]);
});

test("an array formula's first cell is found in the request that writes the formula", async () => {
  const parent = await onSheet(async (sheet, context) => {
    sheet.getRange("F1").formulas = [["=SEQUENCE(3)"]];
    const found = sheet.getRange("F3").getSpillParentOrNullObject().load("address");
    const outside = sheet.getRange("F4").getSpillParentOrNullObject().load("address");
    await context.sync();
    return [found.isNullObject ? null : found.address, outside.isNullObject];
  });
  expect(parent).toEqual(["Sheet1!F1", true]);
});
