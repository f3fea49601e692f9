/** Charts, tables, comments, properties, settings, the application, the way of loading. */
import { classPage, counted, guide, probesOf, read, type Bench, type Probe } from "../probe";

const collection = probesOf(classPage("ChartCollection"));
const chartPage = probesOf(classPage("Chart"));
const series = probesOf(classPage("ChartSeries"));
const axis = probesOf(classPage("ChartAxis"));
const tables = probesOf(classPage("TableCollection"));
const tablePage = probesOf(classPage("Table"));
const rows = probesOf(classPage("TableRowCollection"));
const columns = probesOf(classPage("TableColumnCollection"));
const errors = probesOf(guide("testing/application-specific-api-error-handling"));
const model = probesOf(guide("develop/application-specific-api-model"));
const application = probesOf(classPage("Application"));

const chart = (bench: Bench) => {
  bench.fill([
    ["单位", "总分"],
    ["甲", 90],
    ["乙", 80],
  ]);
  return bench.sheet.charts.add("BarClustered", bench.at("A1:B3"), "Columns");
};
const short = (address: string) => address.replace(/.*!/, "");

export const charts: Probe[] = [
  collection.gives(
    "add is counted",
    async (bench) => {
      chart(bench);
      return counted(bench, bench.sheet.charts);
    },
    1,
  ),
  collection.refuses(
    "a type that is none",
    ({ sheet, at }) => sheet.charts.add("Bars" as never, at("A1:B2")),
    "InvalidArgument",
  ),
  collection.refuses(
    "series by what is none",
    ({ sheet, at }) => sheet.charts.add("Line", at("A1:B2"), "Cells" as never),
    "InvalidArgument",
  ),
  collection.refuses(
    "getItem of what is not there",
    ({ sheet }) => sheet.charts.getItem("没有").load("name"),
    "ItemNotFound",
  ),
  collection.gives(
    "getItemOrNullObject of what is not there",
    (bench) => read(bench, bench.sheet.charts.getItemOrNullObject("没有"), "isNullObject"),
    true,
  ),
  chartPage.gives(
    "the name is read as it was set, and finds the chart",
    async (bench) => {
      chart(bench).name = "总分图";
      return read(bench, bench.sheet.charts.getItem("总分图"), "name");
    },
    "总分图",
  ),
  chartPage.gives(
    "chartType says what it is",
    (bench) => read(bench, chart(bench), "chartType"),
    "BarClustered",
  ),
  chartPage.gives(
    "delete takes it away",
    async (bench) => {
      chart(bench).delete();
      return counted(bench, bench.sheet.charts);
    },
    0,
  ),
  chartPage.gives(
    "setPosition puts it over cells",
    async (bench) => {
      const added = chart(bench);
      added.setPosition("C2", "E5");
      const cells = bench.at("C2:E5");
      added.load("left,top,width,height");
      cells.load("left,top,width,height");
      await bench.context.sync();
      return [added.left, added.top, added.width, added.height].map(
        (n, i) => Math.abs(n - [cells.left, cells.top, cells.width, cells.height][i]!) < 0.01,
      );
    },
    [true, true, true, true],
  ),
  probesOf(classPage("ChartTitle")).gives(
    "the title is read as it was set",
    async (bench) => {
      const added = chart(bench);
      added.title.text = "就业工作";
      return read(bench, added.title, "text");
    },
    "就业工作",
  ),
  probesOf(classPage("ChartLegend")).gives(
    "the legend can be hidden",
    async (bench) => {
      const added = chart(bench);
      added.legend.visible = false;
      return read(bench, added.legend, "visible");
    },
    false,
  ),
  probesOf(classPage("ChartLegend")).refuses(
    "a place that is none",
    (b) => void (chart(b).legend.position = "Under" as never),
    "InvalidArgument",
  ),
  series.gives(
    "words at the head of a column name its series",
    (bench) => read(bench, chart(bench).series.getItemAt(0), "name"),
    "总分",
  ),
  series.gives(
    "data labels can be shown",
    async (bench) => {
      const first = chart(bench).series.getItemAt(0);
      first.hasDataLabels = true;
      return read(bench, first, "hasDataLabels");
    },
    true,
  ),
  series.refuses(
    "gapWidth above 500",
    (b) => void (chart(b).series.getItemAt(0).gapWidth = 501),
    "InvalidArgument",
  ),
  series.refuses(
    "overlap below -100",
    (b) => void (chart(b).series.getItemAt(0).overlap = -101),
    "InvalidArgument",
  ),
  probesOf(classPage("ChartSeriesCollection")).gives(
    "words beside the numbers are no series",
    (bench) => read(bench, chart(bench).series, "count"),
    1,
  ),
  probesOf(classPage("ChartSeriesCollection")).refuses(
    "getItemAt of what is not there",
    (bench) => chart(bench).series.getItemAt(5).load("name"),
    "ItemNotFound",
  ),
  axis.gives(
    "reversePlotOrder is read as it was set",
    async (bench) => {
      const { categoryAxis } = chart(bench).axes;
      categoryAxis.reversePlotOrder = true;
      return read(bench, categoryAxis, "reversePlotOrder");
    },
    true,
  ),
  axis.refuses(
    "reversePlotOrder that is no truth",
    (b) => void (chart(b).axes.valueAxis.reversePlotOrder = 1 as never),
    "InvalidArgument",
  ),
];

const table = (bench: Bench) => {
  bench.fill([
    ["单位", "总分"],
    ["甲", 90],
    ["乙", 80],
  ]);
  return bench.sheet.tables.add("A1:B3", true);
};

export const tableProbes: Probe[] = [
  tables.gives(
    "a table has its range",
    async (b) => short(await read(b, table(b).getRange(), "address")),
    "A1:B3",
  ),
  tables.gives(
    "without headers a row of them is put above",
    async (bench) => {
      bench.fill([[1, 2]]);
      bench.sheet.tables.add("A1:B1", false);
      return read(bench, bench.at("A1:B2"), "values");
    },
    [
      ["Column1", "Column2"],
      [1, 2],
    ],
  ),
  errors.refuses(
    "tables do not overlap",
    (bench) => {
      table(bench);
      bench.sheet.tables.add("B2:C4", true);
    },
    "MergedRangeConflict",
  ),
  errors.refuses(
    "a table has no merged cells",
    ({ sheet, at }) => {
      at("B2:C2").merge();
      sheet.tables.add("A1:B3", true);
    },
    "MergedRangeConflict",
  ),
  tables.refuses(
    "an address that is none",
    ({ sheet }) => sheet.tables.add("nowhere!", true),
    "InvalidArgument",
  ),
  tables.refuses(
    "getItem of what is not there",
    ({ sheet }) => sheet.tables.getItem("没有").load("name"),
    "ItemNotFound",
  ),
  tables.gives(
    "getItemOrNullObject of what is not there",
    (bench) => read(bench, bench.sheet.tables.getItemOrNullObject("没有"), "isNullObject"),
    true,
  ),
  tablePage.gives(
    "the name is read as it was set, and finds the table",
    async (bench) => {
      table(bench).name = "得分";
      return read(bench, bench.context.workbook.tables.getItem("得分"), "name");
    },
    "得分",
  ),
  tablePage.refuses("a name with a blank", (b) => void (table(b).name = "a b"), "InvalidArgument"),
  tablePage.gives(
    "getHeaderRowRange",
    async (b) => short(await read(b, table(b).getHeaderRowRange(), "address")),
    "A1:B1",
  ),
  tablePage.gives(
    "getDataBodyRange",
    async (b) => short(await read(b, table(b).getDataBodyRange(), "address")),
    "A2:B3",
  ),
  tablePage.gives("showTotals is false at first", (b) => read(b, table(b), "showTotals"), false),
  tablePage.gives(
    "showTotals adds a row",
    async (bench) => {
      const added = table(bench);
      added.showTotals = true;
      return short(await read(bench, added.getTotalRowRange(), "address"));
    },
    "A4:B4",
  ),
  tablePage.gives(
    "showBandedRows is true at first",
    (b) => read(b, table(b), "showBandedRows"),
    true,
  ),
  tablePage.gives(
    "convertToRange leaves the values",
    async (bench) => {
      table(bench).convertToRange();
      return (await read(bench, bench.at("B2"), "values"))[0]![0] as unknown;
    },
    90,
  ),
  tablePage.gives(
    "delete takes the values away",
    async (bench) => {
      table(bench).delete();
      return (await read(bench, bench.at("B2"), "values"))[0]![0] as unknown;
    },
    "",
  ),
  tablePage.gives(
    "resize moves the end",
    async (bench) => {
      const added = table(bench);
      added.resize("A1:C5");
      return short(await read(bench, added.getRange(), "address"));
    },
    "A1:C5",
  ),
  rows.gives(
    "add without an index adds at the end",
    async (bench) => {
      const added = table(bench);
      added.rows.add(undefined, [["丙", 70]]);
      return read(bench, bench.at("A4:B4"), "values");
    },
    [["丙", 70]],
  ),
  rows.gives(
    "add at an index moves the rows after it",
    async (bench) => {
      table(bench).rows.add(0, [["丙", 70]]);
      return read(bench, bench.at("A2:A4"), "values");
    },
    [["丙"], ["甲"], ["乙"]],
  ),
  rows.gives("count", (bench) => read(bench, table(bench).rows, "count"), 2),
  rows.refuses(
    "values of another width",
    (bench) => table(bench).rows.add(undefined, [[1, 2, 3]]),
    "InvalidArgument",
  ),
  columns.gives("count", (bench) => read(bench, table(bench).columns, "count"), 2),
  columns.gives(
    "getItem takes the header",
    (bench) => read(bench, table(bench).columns.getItem("总分"), "index"),
    1,
  ),
  columns.gives(
    "values of a column have its header",
    (bench) => read(bench, table(bench).columns.getItem("总分"), "values"),
    [["总分"], [90], [80]],
  ),
];

const mode = probesOf(classPage("CalculationMode"));
const recalculation = probesOf(
  "https://learn.microsoft.com/office/client-developer/excel/excel-recalculation",
);

/** 2×2 is calculated; then 2 becomes 3 in manual mode: what the product shows after the work. */
async function inManualMode(
  bench: Bench,
  work: (context: Excel.RequestContext) => unknown,
): Promise<unknown[][]> {
  const { context, at } = bench;
  bench.fill([[2, "=A1*2"]]);
  await context.sync();
  context.application.calculationMode = "Manual";
  await context.sync();
  at("A1").values = [[3]];
  work(context);
  const product = await read(bench, at("B1"), "values");
  context.application.calculationMode = "Automatic";
  await context.sync();
  return product;
}

export const others: Probe[] = [
  model.gives(
    "load(items) gives the properties of each item",
    async (bench) => {
      const all = bench.context.workbook.worksheets;
      all.load("items");
      await bench.context.sync();
      return all.items[0]!.name;
    },
    "Sheet1",
  ),
  model.gives(
    "load without names gives all properties",
    async (bench) => {
      bench.at("A1").values = [[5]];
      const range = bench.at("A1").load();
      await bench.context.sync();
      return [range.values, range.rowCount];
    },
    [[[5]], 1],
  ),
  model.gives(
    "a null object has null objects in it",
    async (bench) => {
      const none = bench.context.workbook.worksheets.getItemOrNullObject("没有");
      return read(bench, none.getRange("A1"), "isNullObject");
    },
    true,
  ),
  model.gives(
    "a method that answers a value has it after the sync",
    async ({ context }) => {
      const count = context.workbook.worksheets.getCount();
      await context.sync();
      return typeof count.value;
    },
    "number",
  ),
  model.refuses("a property before it is loaded", ({ at }) => at("A1").values, "PropertyNotLoaded"),
  model.gives(
    "set takes several properties",
    async (bench) => {
      bench.at("A1").set({ format: { fill: { color: "#FF0000" }, font: { bold: true } } });
      return read(bench, bench.at("A1").format.font, "bold");
    },
    true,
  ),
  model.gives(
    "what stands before a refused action is done",
    async (bench) => {
      bench.at("A1").values = [[1]];
      bench.at("A2").values = [[1, 2]] as never;
      await bench.context.sync().catch(() => undefined);
      return read(bench, bench.at("A1"), "values");
    },
    [[1]],
  ),
  application.gives(
    "calculationMode is Automatic at first",
    (bench) => read(bench, bench.context.workbook.application, "calculationMode"),
    "Automatic",
  ),
  mode.gives(
    "Manual: what depends on a change waits",
    (bench) => inManualMode(bench, () => undefined),
    [[4]],
  ),
  mode.gives(
    "Manual: it is calculated when asked for",
    (bench) => inManualMode(bench, ({ application: excel }) => excel.calculate("Recalculate")),
    [[6]],
  ),
  recalculation.gives(
    "a sheet can be calculated alone",
    (bench) => inManualMode(bench, () => bench.sheet.calculate(false)),
    [[6]],
  ),
  probesOf(classPage("CalculationState")).gives(
    "Pending: a change was made and not calculated yet",
    async (bench) => {
      await inManualMode(bench, ({ application: excel }) => excel.load("calculationState"));
      return bench.context.application.calculationState;
    },
    "Pending",
  ),
  application.refuses(
    "a calculation mode that is none",
    ({ context }) => void (context.workbook.application.calculationMode = "Now" as never),
    "InvalidArgument",
  ),
  application.refuses(
    "a calculation that is none",
    ({ context }) => context.workbook.application.calculate("Some" as never),
    "InvalidArgument",
  ),
  probesOf(classPage("CommentCollection")).gives(
    "a comment is read as it was written",
    (bench) => read(bench, bench.sheet.comments.add(bench.at("A1"), "请核对"), "content"),
    "请核对",
  ),
  probesOf(classPage("CommentCollection")).refuses(
    "getItemByCell where there is none",
    (bench) => bench.sheet.comments.getItemByCell(bench.at("A1")).load("content"),
    "ItemNotFound",
  ),
  probesOf(classPage("CommentCollection")).refuses(
    "a comment at more than one cell",
    (bench) => bench.sheet.comments.add(bench.at("A1:B2"), "请核对"),
    "InvalidArgument",
  ),
  probesOf("https://support.microsoft.com/office/3179efdb-1285-4d49-a9c3-f4ca36276de6").refuses(
    "comments on a protected sheet whose objects are not edited",
    (bench) => {
      bench.sheet.protection.protect();
      bench.sheet.comments.add(bench.at("A1"), "请核对");
    },
    "AccessDenied",
  ),
  probesOf(classPage("Comment")).gives(
    "getLocation says where it is",
    async (bench) => {
      const comment = bench.sheet.comments.add(bench.at("B3"), "请核对");
      return short(await read(bench, comment.getLocation(), "address"));
    },
    "B3",
  ),
  probesOf(classPage("WorksheetCustomPropertyCollection")).gives(
    "a custom property is read as it was set",
    (bench) => read(bench, bench.sheet.customProperties.add("键", "值"), "value"),
    "值",
  ),
  probesOf(classPage("SettingCollection")).gives(
    "a setting is read as it was set",
    (bench) => read(bench, bench.context.workbook.settings.add("键", { a: 1 } as never), "value"),
    { a: 1 },
  ),
  probesOf(classPage("SettingCollection")).gives(
    "getItemOrNullObject of what is not there",
    (bench) =>
      read(bench, bench.context.workbook.settings.getItemOrNullObject("没有"), "isNullObject"),
    true,
  ),
  probesOf(classPage("PageBreakCollection")).gives(
    "a page break stands before the row of its cell",
    async (bench) => {
      bench.sheet.horizontalPageBreaks.add("A5");
      const cell = bench.sheet.horizontalPageBreaks.getItem(0).getCellAfterBreak();
      return short(await read(bench, cell, "address"));
    },
    "A5",
  ),
];
