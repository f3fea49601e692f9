/** The switches of the host: what each of them makes of a documented Excel. */
import { BEHAVIOURS, type BehaviourName } from "../../workbench/model/behaviours";
import { type ExcelSession, openExcel } from "../support/office";

const functions = [
  {
    id: "SEEN",
    name: "T.SEEN",
    parameters: [{ name: "x", type: "any" as const }],
    result: { type: "string" },
  },
];

// The first opens office.js, on a busy machine too.

let excel: ExcelSession;
let associated = false;
async function open(...behaviours: BehaviourName[]): Promise<void> {
  excel = await openExcel({ behaviours, functions });
  if (!associated) CustomFunctions.associate("SEEN", (x: unknown) => JSON.stringify(x));
  associated = true;
}
afterEach(async () => {
  await excel.idle();
  excel.close();
});

type Work = (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown;
const onSheet = <T>(work: (...given: Parameters<Work>) => T, options: Excel.RunOptions = {}) =>
  Excel.run(options, async (context) => {
    const answer = await work(context.workbook.worksheets.getItem("Sheet1"), context);
    await context.sync();
    return answer;
  });
/** The code that a piece of work is refused with. */
const refusal = (work: Work, options?: Excel.RunOptions) =>
  onSheet(work, options).then(
    () => null,
    (error: OfficeExtension.Error) => error.code,
  );
const written: Work = (sheet) => void (sheet.getRange("A1").values = [[1]]);

/** Refused with the switch, and not without it. */
const refused: [BehaviourName, string, Work][] = [
  [
    "conditionalFormatsLost",
    "ItemNotFound",
    async (sheet, context) => {
      sheet.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "=TRUE";
      await context.sync();
      sheet.getRange("A1").conditionalFormats.load("items/type");
    },
  ],
  [
    "conditionalFormatsProtected",
    "AccessDenied",
    (sheet) => {
      sheet.protection.protect({ allowFormatCells: true });
      sheet.getRange("A1").conditionalFormats.clearAll();
    },
  ],
  ["unprotectRefused", "AccessDenied", (sheet) => sheet.protection.unprotect()],
  [
    "unprotectAlwaysRefused",
    "AccessDenied",
    (sheet) => {
      sheet.protection.protect();
      sheet.protection.unprotect();
    },
  ],
  [
    "protectionNulls",
    "GeneralException",
    async (sheet, context) => {
      sheet.protection.protect({ allowSort: true });
      sheet.protection.load("options");
      await context.sync();
      sheet.protection.unprotect();
      sheet.protection.protect(sheet.protection.options);
    },
  ],
  ["noPrinter", "GeneralException", (sheet) => void (sheet.pageLayout.orientation = "Landscape")],
  ["activityLimit", "ActivityLimitReached", written],
  [
    "requestLimit",
    "RequestPayloadSizeLimitExceeded",
    (sheet) => {
      const text = "x".repeat(30_000);
      for (let row = 1; row <= 200; row++) sheet.getRange(`A${row}`).values = [[text]];
    },
  ],
];

describe("what is refused", () => {
  test.each(refused)("%s: %s", async (name, code, work) => {
    await open();
    expect(await refusal(work)).toBeNull();
    excel.close();
    await open(name);
    expect(await refusal(work)).toBe(code);
  });

  test("cellEditing: a request that does not wait is refused, one that waits comes through", async () => {
    await open();
    const end = excel.host.editCell();
    expect(await refusal(written)).toBe("InvalidOperationInCellEditMode");
    const waiting = refusal(written, { delayForCellEdit: true });
    setTimeout(end, 20);
    expect(await waiting).toBeNull();
    expect(await refusal(written)).toBeNull();
  });

  test("a switch may be turned while the host runs", async () => {
    await open("activityLimit");
    expect(await refusal(written)).toBe("ActivityLimitReached");
    excel.host.behaviours.delete("activityLimit");
    expect(await refusal(written)).toBeNull();
  });
});

describe("how formulas come back", () => {
  test.each<[BehaviourName, string]>([
    ["formulasWithAt", '=if(a1="",1,@T.SEEN(1.0))'],
    ["formulasAsSingle", '=if(a1="",1,_xlfn.SINGLE(T.SEEN(1.0)))'],
    ["formulasPrefixed", '=if(a1="",1,[2]!T.SEEN(1.0))'],
    ["formulasRespelled", '=IF(a1="",1,T.SEEN(1))'],
  ])("%s", async (name, shown) => {
    await open(name);
    const read = () =>
      onSheet(async (sheet, context) => {
        const range = sheet.getRange("B1").load("formulas,values");
        await context.sync();
        return [range.formulas[0]![0] as unknown, range.values[0]![0] as unknown];
      });
    await onSheet((sheet) => void (sheet.getRange("B1").formulas = [['=if(a1="",1,T.SEEN(1.0))']]));
    expect(await read()).toEqual([shown, 1]);
    // Written back as it was read, it is the same formula.
    await onSheet((sheet) => void (sheet.getRange("B1").formulas = [[shown]]));
    expect(await read()).toEqual([shown, 1]);
  });
});

describe("functions", () => {
  const seen = async () => {
    await onSheet((sheet) => void (sheet.getRange("B1").formulas = [["=T.SEEN(A1)"]]));
    await excel.idle();
    return excel.user.sees("B1");
  };
  test("blanksAsZero", async () => {
    await open();
    expect(await seen()).toBe("null");
    excel.close();
    await open("blanksAsZero");
    expect(await seen()).toBe("0");
  });
  test("functionsLate: their cells show #NAME? until they come", async () => {
    await open("functionsLate");
    const first = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("B1");
      range.formulas = [["=T.SEEN(7)"]];
      range.load("values");
      await context.sync();
      return range.values[0]![0] as unknown;
    });
    expect(first).toBe("#NAME?");
    await excel.idle();
    expect(excel.user.sees("B1")).toBe("7");
  });

  test("functionsLate: a formula that caught the error follows its cells when they have come", async () => {
    await open("functionsLate");
    const first = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B1");
      // Univer keeps longer formulas in another way.
      range.formulas = [[7, `=IF(COUNT(A1)<1,"${"x".repeat(60)}",IFERROR(T.SEEN(A1),"late"))`]];
      range.load("values");
      await context.sync();
      return range.values[0]![1] as unknown;
    });
    expect(first).toBe("late");
    await excel.idle();
    expect(excel.user.sees("B1")).toBe("7");
    excel.user.type("A1", "8");
    await excel.idle();
    expect(excel.user.sees("B1")).toBe("8");
  });
});

describe("events and the ribbon", () => {
  /** Sources of the changes that are heard of after an edit, and when the first was. */
  async function heard(...behaviours: BehaviourName[]) {
    await open(...behaviours);
    const sources: string[] = [];
    await onSheet((sheet) => {
      sheet.onChanged.add(async ({ source }) => void sources.push(source));
    });
    excel.user.type("A1", "5");
    await new Promise((resolve) => setTimeout(resolve, 20));
    const soon = sources.length;
    await excel.idle();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { soon, sources };
  }
  test("without a switch an edit is told of once, at once", async () => {
    expect(await heard()).toEqual({ soon: 1, sources: ["Local"] });
  });
  test("eventsLate", async () => {
    expect(await heard("eventsLate")).toEqual({ soon: 0, sources: ["Local"] });
  });
  test("eventsDoubled", async () => {
    expect(await heard("eventsDoubled")).toEqual({ soon: 2, sources: ["Local", "Local"] });
  });
  test("eventsRemote", async () => {
    expect(await heard("eventsRemote")).toEqual({ soon: 1, sources: ["Remote"] });
  });
  test("firstPressLoads: only the second press of a button does its work", async () => {
    await open("firstPressLoads");
    let pressed = 0;
    Office.actions.associate("press", (event: Office.AddinCommands.Event) => {
      pressed += 1;
      event.completed();
    });
    for (const presses of [0, 1]) {
      excel.press("Any.Button", "press");
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(pressed).toBe(presses);
    }
  });
});

describe("dates1904", () => {
  /** What stands in the cells of a row, and what they show. */
  const row = (...contents: string[]) =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRangeByIndexes(0, 0, 1, contents.length);
      range.formulas = [contents];
      range.load("values,text");
      await context.sync();
      return { values: range.values[0] as unknown[], text: range.text[0]! };
    });
  const typed = ["2024-03-01", "=DATE(2024,3,1)", '=DATEVALUE("2024-03-01")', "=EDATE(A1,1)"];
  const parts = ["=YEAR(A1)", "=MONTH(A1)", "=DAY(B1)", '=TEXT(A1,"yyyy-mm-dd")', "=A1-B1"];

  test("a day is 1,462 less, whether it is typed or computed, and the same day", async () => {
    await open();
    const usual = await row(...typed, ...parts);
    expect(usual.values).toEqual([45352, 45352, 45352, 45383, 2024, 3, 1, "2024-03-01", 0]);
    excel.close();
    await open("dates1904");
    const old = await row(...typed, ...parts);
    expect(old.values).toEqual([43890, 43890, 43890, 43921, 2024, 3, 1, "2024-03-01", 0]);
    expect(old.text[0]).toBe(usual.text[0]);
  });

  test("day 0 is the first of 1904, and none comes before it", async () => {
    await open("dates1904");
    const { values } = await row(
      "=DATE(1904,1,1)",
      "=DATE(1904,1,1)-1",
      "=DATE(1903,12,31)",
      "=YEAR(0)",
    );
    expect(values).toEqual([0, -1, "#NUM!", 1904]);
  });
});

test("each switch says what it does and where it was met", async () => {
  await open(...(Object.keys(BEHAVIOURS) as BehaviourName[]));
  for (const { what, evidence } of Object.values(BEHAVIOURS)) {
    expect(what).toMatch(/\w.*\.$/);
    expect(evidence).toMatch(/^https:\/\//);
  }
});
