/** A workbook that is saved and opened again is the same workbook; what the page cannot hold is named. */
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

jest.setTimeout(60_000);

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
  expect(workbook.excel.host.open(file)).toEqual([]);
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
