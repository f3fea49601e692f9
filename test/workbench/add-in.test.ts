import { type ExcelSession, openExcel } from "../support/office";
import { onSheet } from "./on-sheet";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel({ language: "zh-CN" });
});
afterEach(() => excel.close());

test("Office is ready as desktop Excel in Chinese", async () => {
  expect(await Office.onReady()).toMatchObject({ host: "Excel", platform: "PC" });
  expect(Office.context.displayLanguage).toBe("zh-CN");
  expect(Office.context.officeTheme.bodyBackgroundColor).toBe("#FFFFFF".toLowerCase());
  const { requirements } = Office.context;
  expect(requirements.isSetSupported("ExcelApi", "1.9")).toBe(true);
  expect(requirements.isSetSupported("SharedRuntime", "1.1")).toBe(true);
  expect(requirements.isSetSupported("CustomFunctionsRuntime", "1.1")).toBe(true);
  expect(requirements.isSetSupported("DialogApi", "1.1")).toBe(false);
});

test("no requirement set is announced of which nothing is there", async () => {
  const { requirements } = Office.context;
  expect(requirements.isSetSupported("ExcelApi", "1.13")).toBe(true);
  expect(requirements.isSetSupported("ExcelApi", "1.14")).toBe(false);
  const merged = await onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:B2");
    range.merge();
    const areas = range.getMergedAreasOrNullObject().load("areaCount"); // new in 1.13
    await context.sync();
    return areas.areaCount;
  });
  expect(merged).toBe(1);
  const precedents = onSheet(
    (sheet) => Promise.resolve(sheet.getRange("A1").getPrecedents().load("addresses")), // new in 1.14
  );
  await expect(precedents).rejects.toMatchObject({ code: "ApiNotFound" });
});

test("a ribbon command runs the associated action and tells when it is through", async () => {
  const completed: string[] = [];
  const pressed = new Promise<string>((resolve) => {
    Office.actions.associate("generate", (event: Office.AddinCommands.Event) => {
      resolve(event.source.id);
      event.completed();
    });
  });
  excel.onCommandCompleted((id) => completed.push(id));
  excel.press("Generate.Button", "generate");
  expect(await pressed).toBe("Generate.Button");
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(completed).toEqual(["Generate.Button"]);
});

describe("the pane", () => {
  test("is hidden and shown, and the add-in hears of it", async () => {
    const modes: string[] = [];
    const shown: boolean[] = [];
    excel.host.runtime.show = (visible) => shown.push(visible);
    await Office.addin.onVisibilityModeChanged(
      ({ visibilityMode }) => void modes.push(visibilityMode),
    );
    await Office.addin.hide();
    await Office.addin.showAsTaskpane();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([modes, shown]).toEqual([
      ["Hidden", "Taskpane"],
      [false, true],
    ]);
  });
  test("remembers whether it starts with the document", async () => {
    expect(await Office.addin.getStartupBehavior()).toBe("None");
    await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
    expect(await Office.addin.getStartupBehavior()).toBe("Load");
  });
});

describe("calculation", () => {
  test("manual waits until it is asked for", async () => {
    const read = await onSheet(async (sheet, context) => {
      const { application } = context.workbook;
      sheet.getRange("A1:A2").formulas = [[1], ["=A1*2"]];
      const range = sheet.getRange("A2").load("values");
      await context.sync();
      application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[5]];
      range.load("values");
      await context.sync();
      const before = range.values[0]![0] as unknown;
      application.calculate("Recalculate");
      range.load("values");
      application.load("calculationMode");
      await context.sync();
      const after = range.values[0]![0] as unknown;
      application.calculationMode = "Automatic";
      return [before, after, application.calculationMode];
    });
    expect(read).toEqual([2, 10, "Automatic"]);
  });
});
