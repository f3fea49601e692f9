/**
 * What public snippets ask for most and the host does not have, by the name that its refusal has. One of these that comes
 * to be there leaves this list.
 */
type Use = (workbook: Excel.Workbook, sheet: Excel.Worksheet) => unknown;

export const MEMBERS: [name: string, use: Use][] = [
  ["Workbook.functions", ({ functions }, sheet) => functions.sum(sheet.getRange("A1:A9"))],
  ["Workbook.functions", ({ functions }) => functions.pmt(0.05, 12, 1000).load("value")],
  ["Workbook.pivotTables", ({ pivotTables }) => pivotTables.load("items/name")],
  ["Workbook.pivotTables", ({ pivotTables }) => pivotTables.getItem("透视表").refresh()],
  ["Worksheet.pivotTables", (_, sheet) => sheet.pivotTables.add("透视表", "A1:B9", "D1")],
  ["Worksheet.pivotTables", (_, sheet) => sheet.pivotTables.refreshAll()],
  ["Worksheet.shapes", (_, { shapes }) => shapes.addGeometricShape("Rectangle")],
  ["Worksheet.shapes", (_, { shapes }) => shapes.addImage("")],
  ["Worksheet.shapes", (_, { shapes }) => shapes.load("items/type")],
  ["Workbook.bindings", ({ bindings }) => bindings.add("A1", "Range", "范围")],
  ["Workbook.bindings", ({ bindings }) => bindings.getItem("范围").onDataChanged.add(nothing)],
  ["Workbook.slicers", ({ slicers }) => slicers.load("items")],
  ["Worksheet.slicers", (_, { slicers }) => slicers.add("表1", "单位")],
  ["Workbook.queries", ({ queries }) => queries.load("items/name")],
  ["Workbook.dataConnections", ({ dataConnections }) => dataConnections.refreshAll()],
  ["Workbook.linkedWorkbooks", ({ linkedWorkbooks }) => linkedWorkbooks.load("items")],
  ["Workbook.tableStyles", ({ tableStyles }) => tableStyles.getDefault()],
  ["Application.cultureInfo", ({ application }) => application.cultureInfo.load("name")],
  [
    "Application.iterativeCalculation",
    ({ application }) => application.iterativeCalculation.load(),
  ],
  ["Workbook.save()", (workbook) => workbook.save("Save")],
  ["Workbook.close()", (workbook) => workbook.close("Save")],
  [
    "Workbook.insertWorksheetsFromBase64()",
    (workbook) => workbook.insertWorksheetsFromBase64("UEsDBA=="),
  ],
  ["Workbook.getActiveChartOrNullObject()", (workbook) => workbook.getActiveChartOrNullObject()],
  ["Range.autoFill()", (_, sheet) => sheet.getRange("A1:A2").autoFill("A1:A9")],
  ["Range.flashFill()", (_, sheet) => sheet.getRange("B1:B9").flashFill()],
  ["Range.moveTo()", (_, sheet) => sheet.getRange("A1").moveTo("B1")],
  ["Range.group()", (_, sheet) => sheet.getRange("1:3").group("ByRows")],
  ["Range.removeDuplicates()", (_, sheet) => sheet.getRange("A1:A9").removeDuplicates([0], true)],
  ["Range.getDirectPrecedents()", (_, sheet) => sheet.getRange("A1").getDirectPrecedents()],
  ["Range.getImage()", (_, sheet) => sheet.getRange("A1:B2").getImage()],
  ["Range.getVisibleView()", (_, sheet) => sheet.getRange("A1:B2").getVisibleView()],
  ["Range.getTables()", (_, sheet) => sheet.getRange("A1:B2").getTables()],
  ["Range.formulasR1C1", (_, sheet) => sheet.getRange("A1").load("formulasR1C1")],
  ["Range.valuesAsJson", (_, sheet) => sheet.getRange("A1").load("valuesAsJson")],
  ["Range.hyperlink", (_, sheet) => sheet.getRange("A1").load("hyperlink")],
  [
    "Setting Range.hyperlink",
    (_, sheet) => Object.assign(sheet.getRange("A1"), { hyperlink: { documentReference: "A2" } }),
  ],
  ["Worksheet.replaceAll()", (_, sheet) => sheet.replaceAll("甲", "乙", {})],
  ["Worksheet.showOutlineLevels()", (_, sheet) => sheet.showOutlineLevels(1, 1)],
  ["Worksheet.namedSheetViews", (_, sheet) => sheet.namedSheetViews.load("items")],
  ["TableCollection._registerDataChangedEvent()", ({ tables }) => tables.onChanged.add(nothing)],
  [
    'ConditionalFormatCollection.add("ColorScale")',
    (_, sheet) => sheet.getRange("A1:A9").conditionalFormats.add("ColorScale"),
  ],
  [
    'ConditionalFormatCollection.add("IconSet")',
    (_, sheet) => sheet.getRange("A1:A9").conditionalFormats.add("IconSet"),
  ],
];

const nothing = async () => {};

type Answer = (result: Office.AsyncResult<unknown>) => void;

const PAGE = "https://localhost:3000/dialog.html";
const OPERATION = 5000;

/** What the library asks of Office itself, and its documented code where that is not supported. */
export const COMMON: [name: string, code: number, use: (answer: Answer) => void][] = [
  [
    "context.document.getSelectedDataAsync",
    OPERATION,
    (answer) => Office.context.document.getSelectedDataAsync(Office.CoercionType.Matrix, answer),
  ],
  [
    "context.document.setSelectedDataAsync",
    OPERATION,
    (answer) => Office.context.document.setSelectedDataAsync("甲", answer),
  ],
  [
    "context.document.bindings.addFromNamedItemAsync",
    OPERATION,
    (answer) =>
      Office.context.document.bindings.addFromNamedItemAsync(
        "A1",
        Office.BindingType.Matrix,
        answer,
      ),
  ],
  [
    "context.document.getFileAsync",
    OPERATION,
    (answer) => Office.context.document.getFileAsync(Office.FileType.Compressed, answer),
  ],
  [
    "context.document.getFilePropertiesAsync",
    OPERATION,
    (answer) => Office.context.document.getFilePropertiesAsync(answer),
  ],
  [
    "context.document.goToByIdAsync",
    OPERATION,
    (answer) => Office.context.document.goToByIdAsync("A1", Office.GoToType.NamedItem, answer),
  ],
  [
    "context.ui.displayDialogAsync",
    OPERATION,
    (answer) => Office.context.ui.displayDialogAsync(PAGE, answer),
  ],
];

/** Requirement sets of what is not there. */
export const SETS: [set: string, version: string][] = [
  ["ExcelApi", "1.14"],
  ["ExcelApiOnline", "1.1"],
  ["ExcelApiDesktop", "1.1"],
  ["DialogApi", "1.1"],
  ["IdentityAPI", "1.3"],
  ["RibbonApi", "1.1"],
  ["Selection", "1.1"],
  ["File", "1.1"],
  ["MatrixBindings", "1.1"],
  ["BindingEvents", "1.1"],
  ["OpenBrowserWindowApi", "1.1"],
];
