/** What a generated table looks like to Excel. */
import { a1 } from "../../src/sheets/plan/address";
import { planCard } from "../../src/sheets/card/card";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import { cellStyles } from "../../src/sheets/plan/theme";
import { columnPoints } from "../../src/excel/draw/dimensions";
import { scoreAt } from "./support/places";
import {
  generated,
  hasOddity,
  openWorkbook,
  requestFor,
  rubricOf,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

const rubric = rubricOf("graduate-college");
const names = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };
const { plan } = planCard(rubric, {
  id: "x",
  unit: "计算机学院",
  year: "2024",
  readings: {},
  names,
});
const scorecard = plan.sheets[0]!;

let workbook: Workbook;
beforeAll(async () => {
  workbook = await openWorkbook();
  await generated(workbook, requestFor(rubric));
});
afterAll(() => workbook.close());

/** Loads from the scorecard's sheet. */
function look<T>(
  at: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
  name = "评分表",
): Promise<T> {
  return Excel.run((context) => at(context.workbook.worksheets.getItem(name), context));
}

describe("the sheet", () => {
  it.each(plan.sheets.map((sheet): [string, SheetPlan] => [sheet.name, sheet]))(
    "%s has every cell in its style",
    async (_, sheet) => {
      const formats = await look(async (target, context) => {
        const cells = sheet.cells.map((cell) => {
          const range = target.getRange(a1(cell));
          range.load("numberFormat,format/horizontalAlignment,format/wrapText");
          range.format.font.load("name,size,bold,color");
          range.format.fill.load("color");
          return { cell, range };
        });
        await context.sync();
        return cells.map(({ cell, range: { format, numberFormat } }) => ({
          cell: a1(cell),
          font: format.font.name,
          size: format.font.size,
          bold: format.font.bold,
          color: format.font.color.toLowerCase(),
          fill: format.fill.color.toLowerCase(),
          horizontal: format.horizontalAlignment,
          wrap: format.wrapText,
          numberFormat: numberFormat[0]?.[0] as string,
        }));
      }, sheet.name);
      const horizontals = { left: "Left", center: "Center", right: "Right" };
      const expected = sheet.cells.map((cell) => {
        const { font, fill, horizontal, wrap, numberFormat } = cellStyles[cell.style];
        const wanted = cell.numberFormat ?? numberFormat;
        return {
          cell: a1(cell),
          font: font.name,
          size: font.size,
          bold: font.bold ?? false,
          color: font.color,
          fill: fill ?? "#ffffff",
          horizontal: horizontals[horizontal],
          wrap,
          numberFormat: wanted === "@" && cell.formula !== undefined ? "General" : wanted,
        };
      });
      expect(formats).toEqual(expected);
    },
  );

  it("has the document's merged cells, widths and heights, and hides the keys and the marks", async () => {
    const seen = await look(async (sheet, context) => {
      const merges = scorecard.merges.map(({ row, column }) => {
        const area = sheet.getCell(row, column).getMergedAreasOrNullObject();
        area.load("address");
        return area;
      });
      const columns = scorecard.columns.map((_, column) => sheet.getCell(0, column));
      const rows = scorecard.rowHeights.map((_, row) => sheet.getCell(row, 1));
      for (const column of columns) column.load("columnHidden,format/columnWidth");
      for (const row of rows) row.load("format/rowHeight");
      await context.sync();
      return {
        merges: merges.map(({ isNullObject }) => isNullObject),
        widths: columns.slice(1).map(({ format }) => format.columnWidth),
        hidden: columns.map(({ columnHidden }) => columnHidden),
        heights: rows.map(({ format }) => format.rowHeight),
      };
    });
    expect(seen.merges).not.toContain(true);
    expect(seen.widths).toEqual(scorecard.columns.slice(1).map(({ width }) => columnPoints(width)));
    expect(seen.hidden).toEqual(scorecard.columns.map(({ hidden }) => hidden === true));
    expect(seen.hidden[0]).toBe(true);
    expect(seen.heights.map(Math.round)).toEqual(scorecard.rowHeights.map(Math.round));
  });

  it("prints on A4, one page wide, with its header on every page", async () => {
    // Without a printer Excel has no page, and nobody can read one.
    if (hasOddity("noPrinter")) return;
    const page = await look(async (sheet, context) => {
      const { pageLayout, horizontalPageBreaks: breaks } = sheet;
      const area = pageLayout.getPrintArea();
      const titles = pageLayout.getPrintTitleRows();
      pageLayout.load("orientation,paperSize,zoom,centerHorizontally,topMargin");
      pageLayout.headersFooters.defaultForAllPages.load("centerFooter");
      area.load("address");
      titles.load("address");
      const count = breaks.getCount();
      await context.sync();
      const { orientation, paperSize, zoom, centerHorizontally, topMargin } = pageLayout;
      return {
        orientation,
        paperSize,
        zoom: zoom.horizontalFitToPages,
        centerHorizontally,
        topMargin: Math.round(topMargin),
        footer: pageLayout.headersFooters.defaultForAllPages.centerFooter,
        breaks: count.value,
        area: area.address.split("!")[1],
        titles: titles.address.split("!")[1],
      };
    });
    const { print } = scorecard;
    expect(page).toEqual({
      orientation: print.orientation === "portrait" ? "Portrait" : "Landscape",
      paperSize: "A4",
      zoom: 1,
      centerHorizontally: true,
      topMargin: Math.round(print.margins.top * 72),
      footer: print.footer,
      breaks: print.breaksBefore.length,
      area: `${a1(print.area)}:${a1({ row: print.area.rows - 1, column: print.area.columns })}`,
      titles: `${print.titleRows!.first + 1}:${print.titleRows!.last + 1}`,
    });
  });

  it("takes entries in its input cells only", async () => {
    const { user } = workbook.excel;
    user.type(scoreAt(rubric, "goal", "self"), "1");
    expect(user.refused).toBeUndefined();
    user.type("评分表!B6", "改动");
    expect(user.refused).toBeDefined();
    expect(user.sees("评分表!B6")).not.toBe("改动");
  });

  it("says what an input cell takes", async () => {
    const [sheet = "", address = ""] = scoreAt(rubric, "staffing", "self").split("!");
    const validation = await look(async (target, context) => {
      const { dataValidation } = target.getRange(address);
      dataValidation.load("rule,prompt,errorAlert,ignoreBlanks");
      await context.sync();
      return dataValidation.toJSON();
    }, sheet);
    expect(validation).toMatchObject({
      rule: { decimal: { formula1: 0, formula2: 3, operator: "Between" } },
      prompt: { showPrompt: true, message: expect.stringContaining("0 至 3") },
      errorAlert: { style: "Stop", showAlert: true },
      ignoreBlanks: true,
    });
  });

  it("is shown with its first input cell selected", async () => {
    const selected = await look(async (_, context) => {
      const range = context.workbook.getSelectedRange();
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(selected.split(":")[0]).toBe(`评分表!${a1(scorecard.unlocked[0]!)}`);
  });

  it.each(["facts", "result"] as const)(
    "leaves the %s sheet not at its hidden keys",
    async (kind) => {
      const selected = await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(names[kind]).activate();
        const range = context.workbook.getSelectedRange().load("columnIndex");
        await context.sync();
        return range.columnIndex;
      });
      expect(selected).toBeGreaterThan(0);
    },
  );

  it("freezes its header", async () => {
    const frozen = await look(async (sheet, context) => {
      const range = sheet.freezePanes.getLocationOrNullObject();
      range.load("rowCount");
      await context.sync();
      return range.isNullObject ? 0 : range.rowCount;
    });
    expect(frozen).toBe(scorecard.freeze!.rows);
  });

  it("that says what the workbook holds cannot be seen or shown by a user", async () => {
    const visibility = await look(async (sheet, context) => {
      sheet.load("visibility");
      await context.sync();
      return sheet.visibility;
    }, "_rubric");
    expect(visibility).toBe("VeryHidden");
  });
});
