import { type ExcelSession, openExcel } from "../support/office";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

/** Handlers run after the message has come through: some turns of the event loop. */
const arrived = async () => {
  await excel.idle();
  await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Registers one handler and answers what it was told. */
async function listen<T>(
  at: (context: Excel.RequestContext) => OfficeExtension.EventHandlers<T>,
): Promise<{ told: T[]; stop(): Promise<void> }> {
  const told: T[] = [];
  const handler = await Excel.run(async (context) => {
    const added = at(context).add(async (event) => void told.push(event));
    await context.sync();
    return added;
  });
  const stop = () =>
    Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
  return { told, stop };
}
const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem("Sheet1");

describe("onChanged", () => {
  test("tells the user's edit with the values before and after", async () => {
    excel.user.type("B2", "5");
    const { told } = await listen((context) => sheet(context).onChanged);
    excel.user.type("B2", "7");
    await arrived();
    expect(told).toMatchObject([
      {
        address: "B2",
        changeType: "RangeEdited",
        triggerSource: "Unknown",
        source: "Local",
        details: { valueBefore: 5, valueAfter: 7, valueTypeAfter: "Double" },
      },
    ]);
  });
  test("tells the add-in's own edits as such, once for each area written", async () => {
    const { told } = await listen((context) => context.workbook.worksheets.onChanged);
    await Excel.run(async (context) => {
      sheet(context).getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
    });
    await arrived();
    expect(told).toMatchObject([{ address: "A1:B2", triggerSource: "ThisLocalAddin" }]);
  });
  test("tells inserted and deleted rows and columns", async () => {
    const { told } = await listen((context) => sheet(context).onChanged);
    excel.user.insertRows(2, 2);
    excel.user.deleteRows(2);
    excel.user.insertColumns("C");
    excel.user.deleteColumns("C");
    await arrived();
    expect(told.map(({ changeType, address }) => [changeType, address])).toEqual([
      ["RowInserted", "2:3"],
      ["RowDeleted", "2:2"],
      ["ColumnInserted", "C:C"],
      ["ColumnDeleted", "C:C"],
    ]);
  });
  test("does not tell formats and recalculated results", async () => {
    excel.user.type("A1", "1");
    excel.user.type("A2", "=A1*2");
    await excel.idle();
    const { told } = await listen((context) => sheet(context).onChanged);
    const formats = await listen((context) => sheet(context).onFormatChanged);
    excel.user.fill("A1", "#FF0000");
    excel.user.type("A1", "4");
    await arrived();
    expect(told.map(({ address }) => address)).toEqual(["A1"]);
    expect(formats.told.map(({ address }) => address)).toEqual(["A1"]);
  });
  test("ends with its handler", async () => {
    const { told, stop } = await listen((context) => sheet(context).onChanged);
    await stop();
    excel.user.type("A1", "1");
    await arrived();
    expect(told).toEqual([]);
  });
  test("a handler may work with the workbook", async () => {
    await Excel.run(async (context) => {
      sheet(context).onChanged.add(async ({ address, triggerSource }) => {
        if (triggerSource === "ThisLocalAddin") return;
        await Excel.run(async (inner) => {
          sheet(inner).getRange(address).format.fill.color = "#00FF00";
          await inner.sync();
        });
      });
      await context.sync();
    });
    excel.user.type("C3", "1");
    await arrived();
    expect(excel.book.getActiveSheet().getRange("C3").getBackground().toUpperCase()).toBe(
      "#00FF00",
    );
  });
});

describe("other events", () => {
  test("selection, for sheet and workbook", async () => {
    const own = await listen((context) => sheet(context).onSelectionChanged);
    const all = await listen((context) => context.workbook.worksheets.onSelectionChanged);
    const plain = await listen((context) => context.workbook.onSelectionChanged);
    excel.user.select("B2:C3");
    await arrived();
    expect(own.told.at(-1)).toMatchObject({ address: "B2:C3" });
    expect(all.told.at(-1)).toMatchObject({ address: "B2:C3" });
    expect(plain.told.length).toBeGreaterThan(0);
  });
  test("sheets come, go, are renamed and activated", async () => {
    const added = await listen((context) => context.workbook.worksheets.onAdded);
    const deleted = await listen((context) => context.workbook.worksheets.onDeleted);
    const renamed = await listen((context) => context.workbook.worksheets.onNameChanged);
    const activated = await listen((context) => context.workbook.worksheets.onActivated);
    const left = await listen((context) => sheet(context).onDeactivated);
    const id = await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add("乙").load("id");
      await context.sync();
      return other.id;
    });
    excel.user.activate("乙");
    excel.user.renameSheet("乙", "丙");
    excel.user.deleteSheet("丙");
    await arrived();
    expect(added.told).toMatchObject([{ worksheetId: id }]);
    expect(renamed.told).toMatchObject([{ worksheetId: id, nameBefore: "乙", nameAfter: "丙" }]);
    expect(deleted.told).toMatchObject([{ worksheetId: id }]);
    expect(activated.told.map(({ worksheetId }) => worksheetId)).toEqual([id, "sheet-1"]);
    expect(left.told).toHaveLength(1);
  });
  test("rows are sorted and hidden, protection changes", async () => {
    excel.user.type("A1", "2");
    excel.user.type("A2", "1");
    const sorted = await listen((context) => sheet(context).onRowSorted);
    const hidden = await listen((context) => sheet(context).onRowHiddenChanged);
    const guarded = await listen((context) => sheet(context).onProtectionChanged);
    excel.user.sortRows("A1:A2", "A");
    excel.book.getActiveSheet().hideRows(4, 1);
    await Excel.run(async (context) => {
      sheet(context).protection.protect();
      await context.sync();
    });
    await arrived();
    expect(sorted.told).toMatchObject([{ address: "A1:A2" }]);
    expect(hidden.told).toMatchObject([{ address: "5:5", changeType: "Hidden" }]);
    expect(guarded.told).toMatchObject([{ isProtected: true }]);
  });
});
