/** Sheets, their names and order, protection, page set-up. */
import { classPage, guide, LIMITS, probesOf, read, type Probe } from "../probe";

const sheets = probesOf(classPage("WorksheetCollection"));
const sheet = probesOf(classPage("Worksheet"));
const protection = probesOf(classPage("WorksheetProtection"));
const options = probesOf(classPage("WorksheetProtectionOptions"));
const layout = probesOf(classPage("PageLayout"));
const panes = probesOf(classPage("WorksheetFreezePanes"));
const naming = probesOf(
  "https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9",
);
const limits = probesOf(LIMITS);

const names: [says: string, name: string][] = [
  ["more than 31 characters", "x".repeat(32)],
  ["a slash", "a/b"],
  ["a backslash", "a\\b"],
  ["a question mark", "a?b"],
  ["an asterisk", "a*b"],
  ["square brackets", "a[b]"],
  ["a colon", "a:b"],
  ["an apostrophe first", "'a"],
  ["an apostrophe last", "a'"],
  ["the word History", "History"],
];

export const worksheets: Probe[] = [
  ...names.map(([says, name]) =>
    naming.refuses(
      `${says} in a sheet's name`,
      (b) => void (b.sheet.name = name),
      "InvalidArgument",
    ),
  ),
  limits.gives(
    "31 characters of a name",
    async (bench) => {
      bench.sheet.name = "x".repeat(31);
      return (await read(bench, bench.sheet, "name")).length;
    },
    31,
  ),
  sheets.refuses(
    "add with a name that is taken",
    ({ context }) => {
      context.workbook.worksheets.add("甲");
      context.workbook.worksheets.add("甲");
    },
    "ItemAlreadyExists",
  ),
  sheets.refuses(
    "names that differ in case only",
    ({ context }) => {
      context.workbook.worksheets.add("Same");
      context.workbook.worksheets.add("same");
    },
    "ItemAlreadyExists",
  ),
  sheets.refuses(
    "getItem of what is not there",
    ({ context }) => context.workbook.worksheets.getItem("没有").load("id"),
    "ItemNotFound",
  ),
  sheets.gives(
    "getItemOrNullObject of what is not there",
    (bench) =>
      read(bench, bench.context.workbook.worksheets.getItemOrNullObject("没有"), "isNullObject"),
    true,
  ),
  sheets.gives(
    "a new sheet is the last",
    async (bench) => {
      const { worksheets: all } = bench.context.workbook;
      all.add("新");
      return read(bench, all.getLast(), "name");
    },
    "新",
  ),
  sheets.gives(
    "a new sheet is not activated",
    async (bench) => {
      bench.context.workbook.worksheets.add("新");
      return read(bench, bench.context.workbook.worksheets.getActiveWorksheet(), "name");
    },
    "Sheet1",
  ),
  sheets.gives(
    "getCount counts hidden sheets unless told otherwise",
    async ({ context, sheet: own }) => {
      own.visibility = "Hidden";
      const all = context.workbook.worksheets.getCount();
      const visible = context.workbook.worksheets.getCount(true);
      await context.sync();
      return all.value - visible.value;
    },
    1,
  ),
  sheet.gives("visibility is Visible at first", (b) => read(b, b.sheet, "visibility"), "Visible"),
  sheet.gives(
    "veryHidden is read as it was set",
    async (bench) => {
      bench.sheet.visibility = "VeryHidden";
      return read(bench, bench.sheet, "visibility");
    },
    "VeryHidden",
  ),
  sheet.refuses(
    "a very hidden sheet is not deleted",
    ({ sheet: own }) => {
      own.visibility = "VeryHidden";
      own.delete();
    },
    "InvalidOperation",
  ),
  sheet.refuses(
    "a visibility that is none",
    (b) => void (b.sheet.visibility = "Gone" as never),
    "InvalidArgument",
  ),
  sheet.gives(
    "position counts from 0",
    async (bench) => {
      bench.sheet.position = 0;
      return read(bench, bench.sheet, "position");
    },
    0,
  ),
  sheet.gives("tabColor is empty at first", (b) => read(b, b.sheet, "tabColor"), ""),
  sheet.gives(
    "tabColor is read as it was set",
    async (bench) => {
      bench.sheet.tabColor = "#FF0000";
      return read(bench, bench.sheet, "tabColor");
    },
    "#FF0000",
  ),
  sheet.gives("showGridlines is true at first", (b) => read(b, b.sheet, "showGridlines"), true),
  sheet.gives("showHeadings is true at first", (b) => read(b, b.sheet, "showHeadings"), true),
  sheet.gives(
    "getUsedRange of an empty sheet is its first cell",
    async (bench) => (await read(bench, bench.sheet.getUsedRange(), "address")).replace(/.*!/, ""),
    "A1",
  ),
  sheet.gives(
    "getUsedRangeOrNullObject of an empty sheet",
    (bench) => read(bench, bench.sheet.getUsedRangeOrNullObject(), "isNullObject"),
    true,
  ),
  sheet.gives(
    "getCell counts from 0",
    async (bench) => (await read(bench, bench.sheet.getCell(1, 2), "address")).replace(/.*!/, ""),
    "C2",
  ),
  sheet.gives(
    "getRangeByIndexes",
    async (bench) =>
      (await read(bench, bench.sheet.getRangeByIndexes(1, 2, 3, 4), "address")).replace(/.*!/, ""),
    "C2:F4",
  ),
  sheet.gives(
    "getRange without an address is the whole sheet",
    (bench) => read(bench, bench.sheet.getRange(), "isEntireColumn"),
    true,
  ),
  sheet.gives(
    "a copy holds the values",
    async (bench) => {
      bench.at("A1").values = [[42]];
      const copy = bench.sheet.copy("End");
      return read(bench, copy.getRange("A1"), "values");
    },
    [[42]],
  ),
  sheet.gives(
    "getNextOrNullObject of the last sheet",
    (bench) => read(bench, bench.sheet.getNextOrNullObject(), "isNullObject"),
    true,
  ),
];

const write: Probe["run"] = ({ sheet: own, at }) => {
  own.protection.protect();
  at("A1").values = [[1]];
};

export const protections: Probe[] = [
  protection.gives(
    "a sheet is not protected at first",
    (b) => read(b, b.sheet.protection, "protected"),
    false,
  ),
  protection.gives(
    "protected says so",
    async (bench) => {
      bench.sheet.protection.protect();
      return read(bench, bench.sheet.protection, "protected");
    },
    true,
  ),
  protection.refuses("a locked cell is not written", write, "AccessDenied"),
  protection.gives(
    "an unlocked cell is written",
    async (bench) => {
      bench.at("A1").format.protection.locked = false;
      bench.sheet.protection.protect();
      bench.at("A1").values = [[1]];
      return read(bench, bench.at("A1"), "values");
    },
    [[1]],
  ),
  protection.refuses(
    "a protected sheet is not protected again",
    ({ sheet: own }) => {
      own.protection.protect();
      own.protection.protect();
    },
    "AccessDenied",
  ),
  protection.gives(
    "unprotect takes it off",
    async (bench) => {
      bench.sheet.protection.protect();
      bench.sheet.protection.unprotect();
      return read(bench, bench.sheet.protection, "protected");
    },
    false,
  ),
  protection.refuses(
    "unprotect without the password",
    ({ sheet: own }) => {
      own.protection.protect({}, "密码");
      own.protection.unprotect();
    },
    "AccessDenied",
  ),
  protection.gives(
    "unprotect with the password",
    async (bench) => {
      bench.sheet.protection.protect({}, "密码");
      bench.sheet.protection.unprotect("密码");
      return read(bench, bench.sheet.protection, "protected");
    },
    false,
  ),
  options.gives(
    "options are read as they were set",
    async (bench) => {
      bench.sheet.protection.protect({ allowFormatCells: true });
      return (await read(bench, bench.sheet.protection, "options")).allowFormatCells;
    },
    true,
  ),
  options.refuses(
    "formatting where it is not allowed",
    ({ sheet: own, at }) => {
      own.protection.protect();
      at("A1").format.fill.color = "#FF0000";
    },
    "AccessDenied",
  ),
  options.gives(
    "formatting where it is allowed",
    async (bench) => {
      bench.sheet.protection.protect({ allowFormatCells: true });
      bench.at("A1").format.fill.color = "#FF0000";
      return read(bench, bench.at("A1").format.fill, "color");
    },
    "#FF0000",
  ),
  options.refuses(
    "rows of locked cells are not deleted, allowed or not",
    ({ sheet: own, at }) => {
      at("A1").values = [[1]];
      own.protection.protect({ allowDeleteRows: true });
      at("1:1").delete("Up");
    },
    "AccessDenied",
  ),
  options.refuses(
    "a selection mode that is none",
    (b) => b.sheet.protection.protect({ selectionMode: "Foo" as never }),
    "InvalidArgument",
  ),
];

const margins = [
  "leftMargin",
  "rightMargin",
  "topMargin",
  "bottomMargin",
  "headerMargin",
  "footerMargin",
] as const;

export const pages: Probe[] = [
  layout.gives(
    "orientation is Portrait at first",
    (b) => read(b, b.sheet.pageLayout, "orientation"),
    "Portrait",
  ),
  layout.gives(
    "orientation is read as it was set",
    async (bench) => {
      bench.sheet.pageLayout.orientation = "Landscape";
      return read(bench, bench.sheet.pageLayout, "orientation");
    },
    "Landscape",
  ),
  layout.refuses(
    "an orientation that is none",
    (b) => void (b.sheet.pageLayout.orientation = "Odd" as never),
    "InvalidArgument",
  ),
  layout.refuses(
    "a paper size that is none",
    (b) => void (b.sheet.pageLayout.paperSize = "A99" as never),
    "InvalidArgument",
  ),
  layout.refuses(
    "zoom below 10",
    (b) => void (b.sheet.pageLayout.zoom = { scale: 9 }),
    "InvalidArgument",
  ),
  layout.refuses(
    "zoom above 400",
    (b) => void (b.sheet.pageLayout.zoom = { scale: 401 }),
    "InvalidArgument",
  ),
  layout.gives(
    "zoom to pages is read as it was set",
    async (bench) => {
      bench.sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
      return (await read(bench, bench.sheet.pageLayout, "zoom")).horizontalFitToPages;
    },
    1,
  ),
  ...margins.map((name) =>
    layout.refuses(
      `${name} below 0`,
      (b) => void (b.sheet.pageLayout[name] = -5),
      "InvalidArgument",
    ),
  ),
  layout.gives(
    "setPrintMargins counts in inches",
    async (bench) => {
      bench.sheet.pageLayout.setPrintMargins("Inches", { left: 1 });
      return read(bench, bench.sheet.pageLayout, "leftMargin");
    },
    72,
  ),
  layout.gives(
    "getPrintAreaOrNullObject where none is set",
    (bench) => read(bench, bench.sheet.pageLayout.getPrintAreaOrNullObject(), "isNullObject"),
    true,
  ),
  layout.refuses(
    "getPrintArea where none is set",
    (b) => b.sheet.pageLayout.getPrintArea().load("address"),
    "ItemNotFound",
  ),
  layout.refuses(
    "title rows that are no rows",
    (b) => b.sheet.pageLayout.setPrintTitleRows("A1:B1"),
    "InvalidArgument",
  ),
  layout.refuses(
    "title columns that are no columns",
    (b) => b.sheet.pageLayout.setPrintTitleColumns("A1:A2"),
    "InvalidArgument",
  ),
  limits.refuses(
    "a header of more than 255 characters",
    (b) =>
      void (b.sheet.pageLayout.headersFooters.defaultForAllPages.centerHeader = "x".repeat(256)),
    "InvalidArgument",
  ),
  panes.gives(
    "nothing is frozen at first",
    (bench) => read(bench, bench.sheet.freezePanes.getLocationOrNullObject(), "isNullObject"),
    true,
  ),
  panes.gives(
    "freezeRows freezes from the top",
    async (bench) => {
      bench.sheet.freezePanes.freezeRows(2);
      return (
        await read(bench, bench.sheet.freezePanes.getLocationOrNullObject(), "address")
      ).replace(/.*!/, "");
    },
    "1:2",
  ),
  panes.gives(
    "no rows are frozen by 0",
    async (bench) => {
      bench.sheet.freezePanes.freezeRows(2);
      bench.sheet.freezePanes.freezeRows(0);
      return read(bench, bench.sheet.freezePanes.getLocationOrNullObject(), "isNullObject");
    },
    true,
  ),
  panes.refuses(
    "less than no rows",
    (bench) => bench.sheet.freezePanes.freezeRows(-1),
    "InvalidArgument",
  ),
  sheet.refuses(
    "a copy at a place that is none",
    (bench) => bench.sheet.copy("Middle" as never),
    "InvalidArgument",
  ),
  probesOf(guide("excel/excel-add-ins-worksheets")).gives(
    "showGridlines is set for the sheet",
    async (bench) => {
      bench.sheet.showGridlines = false;
      return read(bench, bench.sheet, "showGridlines");
    },
    false,
  ),
];
