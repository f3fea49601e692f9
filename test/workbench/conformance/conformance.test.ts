/**
 * The host beside Microsoft's documentation: each probe names the page that it is taken from. All of them have to agree.
 * What foreign code asks for and the host does not have is refused by name, with Office's own code.
 */
import { readFileSync } from "node:fs";
import { type ExcelSession, openExcel } from "../../support/office";
import { classPage, type Bench, type Probe } from "./probe";
import { probes } from "./probes";
import { COMMON, MEMBERS, SETS } from "./probes/not-here";

let excel: ExcelSession;
let agreed = 0;
beforeAll(async () => {
  excel = await openExcel();
});
afterAll(async () => {
  const pages = new Set(probes.map(({ page }) => page)).size;
  console.info(`${probes.length} documented probes of ${pages} pages, ${agreed} agree.`);
  await excel.idle();
  excel.close();
});

/** Runs a probe on a sheet of its own; what it refuses is answered by its code. */
async function outcomeOf({ run }: Probe): Promise<{ gives: unknown } | { refused: string }> {
  const name = `Probe${Math.random().toString(36).slice(2, 8)}`;
  try {
    return await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add(name);
      await context.sync();
      const gives = await run(benchOn(context, sheet));
      await context.sync();
      return { gives };
    });
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    return { refused: error.code };
  } finally {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility");
      await context.sync();
      for (const sheet of worksheets.items.filter((each) => each.name !== "Sheet1")) {
        sheet.visibility = "Visible";
        sheet.delete();
      }
      await context.sync();
    });
  }
}

function benchOn(context: Excel.RequestContext, sheet: Excel.Worksheet): Bench {
  return {
    context,
    sheet,
    at: (address) => sheet.getRange(address),
    fill(rows) {
      const range = sheet.getRangeByIndexes(0, 0, rows.length, rows[0]!.length);
      range.values = rows as Excel.Range["values"];
      return range;
    },
  };
}

describe("what the documentation says", () => {
  const table = probes.map((probe) => [`${probe.says} · ${probe.page.replace(/.*\//, "")}`, probe]);
  test.each(table as [string, Probe][])("%s", async (_, probe) => {
    const expected = probe.refused ? { refused: probe.refused } : { gives: probe.gives };
    expect(await outcomeOf(probe)).toEqual(expected);
    agreed += 1;
  });

  test("of a class names the page of one that there is", () => {
    const types = readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8");
    const declared = types.matchAll(/^ {4}(?:class|interface|enum) (\w+)/gm);
    const known = new Set([...declared].map(([, name]) => classPage(name!)));
    const pages = probes.map(({ page }) => page).filter((page) => page.startsWith(classPage("")));
    expect(pages.filter((page) => !known.has(page))).toEqual([]);
  });

  test("is probed in more than 250 places, each once", () => {
    expect(probes.length).toBeGreaterThanOrEqual(250);
    expect(new Set(probes.map(({ page, says }) => `${page} ${says}`)).size).toBe(probes.length);
  });
});

describe("what the host does not have", () => {
  test.each(MEMBERS)("%s is refused by its name", async (name, use) => {
    const refused = Excel.run(async (context) => {
      use(context.workbook, context.workbook.worksheets.getItem("Sheet1"));
      await context.sync();
    });
    const message = expect.stringContaining(`${name} is not implemented by this host.`);
    await expect(refused).rejects.toMatchObject({ code: "ApiNotFound", message });
  });

  test.each(COMMON)("Office.%s is refused by its name", async (name, code, use) => {
    const warn = jest.spyOn(console, "warn").mockImplementation();
    const { status, error } = await new Promise<Office.AsyncResult<unknown>>(use);
    expect({ status, code: error.code }).toEqual({ status: "failed", code });
    expect(warn).toHaveBeenCalledWith(`Office.${name} is not implemented by this host.`);
    warn.mockRestore();
  });

  test.each(SETS)("%s %s is not announced", (set, version) => {
    expect(Office.context.requirements.isSetSupported(set, version)).toBe(false);
  });
});
