import path from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import type { Host } from "../../../workbench/host/host";
import type { FUniver } from "@univerjs/core/facade";
import type { FWorkbook } from "@univerjs/sheets/facade";
import type {} from "@univerjs/sheets-ui/facade";

const screenshots = path.resolve(__dirname, "../../../test-output/screenshots");

/** What the page offers to look behind the grid; tests use it to read and to wait, never to act. */
interface Inside {
  host: Host;
  book: FWorkbook;
  api: FUniver;
  idle(): Promise<void>;
}
declare global {
  interface Window {
    workbench: Inside;
  }
}

export interface OpenOptions {
  /** Such as `?lang=en&theme=dark`. */
  query?: string;
  width?: number;
  height?: number;
}

/** A cell by name: the sheet, the key of its row, and the header of its column, in any order of rows and columns. */
export interface CellName {
  sheet: string;
  key: string;
  header: string;
}

/** More than any page of the pane has to go through. */
const MOST_TABS = 150;

/** The page of `npm start` as a person uses it: by mouse and keyboard, and with what is seen. */
export class Workbench {
  /** What the browser said went wrong, on the page and in the pane. */
  readonly faults: string[] = [];
  readonly pane: FrameLocator;

  private constructor(
    readonly page: Page,
    private readonly address: string,
  ) {
    this.pane = page.frameLocator("#pane-frame");
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(message.text());
    });
  }

  static async open(browser: Browser, url: string, options: OpenOptions = {}): Promise<Workbench> {
    const { query = "", width = 1440, height = 900 } = options;
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    const workbench = await Workbench.on(page, url + query);
    await workbench.pane.getByRole("radio").first().waitFor();
    return workbench;
  }
  private static async on(page: Page, address: string): Promise<Workbench> {
    page.setDefaultTimeout(20_000);
    const workbench = new Workbench(page, address);
    await page.goto(address);
    await page.waitForFunction(() => "workbench" in window);
    return workbench;
  }
  /** The same person's next window. */
  async another(): Promise<Workbench> {
    return Workbench.on(await this.page.context().newPage(), this.address);
  }
  /** The page's process dies, as in a crash, and the person opens the page again. */
  async afterCrash(): Promise<Workbench> {
    const session = await this.page.context().newCDPSession(this.page);
    const crashed = this.page.waitForEvent("crash");
    session.send("Page.crash").catch(() => {}); // nobody is there to answer
    await crashed;
    return this.another();
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** Until everything is calculated, drawn and told to the pane. */
  async settle(): Promise<void> {
    await this.page.evaluate(() => window.workbench.idle());
  }

  /** Requests of the add-in with work in them so far. */
  syncs(): Promise<number> {
    return this.page.evaluate(() => window.workbench.host.stats.batches);
  }

  async screenshot(name: string): Promise<void> {
    await this.settle();
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  // The pane

  /** Chooses a system, names the unit and generates; the tables stand when it returns. */
  async generate(system: string | RegExp, unit: string): Promise<void> {
    await this.fillForm(system, unit);
    await this.pane.getByRole("button", { name: /^(生成表格|Generate)/ }).click();
    await this.pane.getByRole("tab").first().waitFor();
    await this.settle();
  }
  async fillForm(system: string | RegExp, unit: string): Promise<void> {
    await this.pane.getByRole("radio", { name: system }).check();
    await this.pane.getByRole("textbox", { name: /单位名称|Unit/ }).fill(unit);
  }
  /** Pulls the pane to its narrowest, by the divider. */
  async narrowPane(): Promise<void> {
    const divider = await this.page.locator("#divider").boundingBox();
    if (!divider) throw new Error("The divider is not seen.");
    const y = divider.y + divider.height / 2;
    await this.page.mouse.move(divider.x + 3, y);
    await this.page.mouse.down();
    await this.page.mouse.move(divider.x + 400, y, { steps: 4 });
    await this.page.mouse.up();
  }
  /** Pixels by which the pane's page is wider than the pane. */
  paneOverflow(): Promise<number> {
    return this.pane
      .locator("html")
      .evaluate((page) => Math.max(0, page.scrollWidth - page.clientWidth));
  }
  /** One of the pane's pages, by the bar at its lower edge. */
  async openPage(name: string): Promise<void> {
    await this.pane.getByRole("button", { name, exact: true }).click();
  }
  /** Goes to something of the pane by Tab alone, forwards or backwards, from wherever the keyboard is in the pane. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    const way = () =>
      target.evaluate((each) => {
        const at = each.ownerDocument.activeElement;
        if (!at || at === each.ownerDocument.body) return "lost";
        if (each.contains(at)) return "there";
        return at.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING ? "back" : "on";
      });
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      const where = await way();
      if (where === "there") return;
      if (where === "lost")
        throw new Error(`Nothing of the pane has the keyboard: ${String(target)}`);
      await this.page.keyboard.press(where === "back" ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Tab does not lead to ${String(target)}.`);
  }
  async openTab(name: RegExp): Promise<void> {
    await this.pane.getByRole("tab", { name }).click();
  }
  /** The result at the head of the card. */
  get result(): Locator {
    return this.pane.getByRole("region", { name: /评分结果|Result/ });
  }

  // The grid

  async openSheet(name: string): Promise<void> {
    const tab = this.page.locator("[data-u-comp=slide-tab-item]", { hasText: name });
    await tab.first().click();
    await this.page.waitForFunction(
      (wanted) => window.workbench.book.getActiveSheet().getSheetName() === wanted,
      name,
    );
  }
  /** Selects a cell or an area of the sheet in front, as one does with the name box. */
  async select(address: string): Promise<void> {
    const box = this.page.locator("[data-u-comp=defined-name] input");
    await this.untilTrue(async () => {
      await box.fill(address);
      await box.press("Enter");
      return this.page.evaluate((wanted) => {
        const range = window.workbench.book.getActiveSheet().getActiveRange();
        return range?.getA1Notation().split(":")[0] === wanted.split(":")[0];
      }, address);
    });
  }
  /** Types into the selected cell, key by key, and goes on to the cell below. */
  async typeHere(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.waitForFunction(() => window.workbench.book.isCellEditing());
    await this.untilTrue(async () => {
      await this.page.keyboard.press("Enter");
      return this.page
        .waitForFunction(() => !window.workbench.book.isCellEditing(), null, { timeout: 2000 })
        .then(() => true)
        .catch(() => false); // the editor was still opening
    });
  }
  /** Types into a cell of the sheet in front. */
  async type(address: string, text: string): Promise<void> {
    await this.select(address);
    await this.typeHere(text);
    await this.settle();
  }
  async clear(address: string): Promise<void> {
    await this.select(address);
    await this.page.keyboard.press("Delete");
    await this.settle();
  }
  /** Types into a cell that is named by its row and column, on whichever sheet it is. */
  async enter(cell: CellName, text: string): Promise<void> {
    await this.openSheet(cell.sheet);
    await this.type(await this.find(cell), text);
  }
  /** Types facts of the self-assessment, by their keys, from top to bottom. */
  async enterFacts(facts: Record<string, string>): Promise<void> {
    await this.openSheet("基础数据");
    let below = "";
    for (const [key, text] of Object.entries(facts)) {
      const address = await this.find({ sheet: "基础数据", key, header: "自评" });
      if (address !== below) await this.select(address);
      await this.typeHere(text);
      below = address.replace(/\d+/, (row) => String(Number(row) + 1));
    }
    await this.settle();
  }
  /** Fills many cells at once: the columns by header, in the rows by key. Stories type what they are about. */
  async fillRows(
    sheet: string,
    rows: Record<string, Record<string, string | number>>,
  ): Promise<void> {
    await this.page.evaluate(
      ([name, wanted]) => {
        const target = window.workbench.book.getSheetByName(name)!;
        const shown = target.getDataRange().getDisplayValues();
        for (const [key, cells] of Object.entries(wanted)) {
          for (const [header, value] of Object.entries(cells)) {
            const row = shown.findIndex(([first]) => first === key);
            const column = shown.map((line) => line.indexOf(header)).find((at) => at >= 0) ?? -1;
            if (row < 0 || column < 0) throw new Error(`No ${key} × ${header} on ${name}`);
            target.getRange(row, column).setValue(value);
          }
        }
      },
      [sheet, rows] as const,
    );
    await this.settle();
  }
  /** Pastes text from outside, which no data validation looks at. */
  async paste(cell: CellName, text: string): Promise<void> {
    await this.openSheet(cell.sheet);
    await this.select(await this.find(cell));
    await this.pasteText(text);
    await this.settle();
  }
  /** Pastes text to where the keyboard is, and what the same is in HTML, as other programs copy it. */
  async pasteText(text: string, html?: string): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate(
      ([plain, formatted]) => {
        const kinds = { "text/plain": plain, ...(formatted && { "text/html": formatted }) };
        const parts = Object.entries(kinds).map(([type, part]) => [
          type,
          new Blob([part!], { type }),
        ]);
        return navigator.clipboard.write([
          new ClipboardItem(Object.fromEntries(parts) as Record<string, Blob>),
        ]);
      },
      [text, html] as const,
    );
    await this.page.keyboard.press("Control+v");
  }
  /** Pastes what was copied. */
  async pasteClipboard(): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.keyboard.press("Control+v");
    await this.page.waitForTimeout(300);
  }
  /** Renames a sheet in its tab, as by a double click. */
  async renameSheet(from: string, to: string): Promise<void> {
    await this.openSheet(from);
    const tab = this.page.locator("[data-u-comp=slide-tab-item]", { hasText: from }).first();
    // Two clicks that a busy machine takes apart are no double click.
    await this.untilTrue(async () => {
      await tab.dblclick();
      return (await tab.locator("[contenteditable=true]").count()) > 0;
    });
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(to);
    await this.page.keyboard.press("Enter");
    await this.page.locator("[data-u-comp=slide-tab-item]", { hasText: to }).first().waitFor();
    await this.settle();
  }
  /** Until the cell is the selected one, on the sheet in front. */
  async waitForCell(sheet: string, address: string): Promise<void> {
    await this.page.waitForFunction(
      ([name, at]) => {
        const active = window.workbench.book.getActiveSheet();
        return active.getSheetName() === name && active.getActiveRange()?.getA1Notation() === at;
      },
      [sheet, address] as const,
    );
  }
  async undo(): Promise<void> {
    await this.page.keyboard.press("Control+z");
    await this.settle();
  }

  /** What stands in a cell of a sheet, as its own number format shows it. */
  sees(sheet: string, address: string): Promise<string> {
    return this.page.evaluate(
      ([name, at]) => {
        const range = window.workbench.book.getSheetByName(name)?.getRange(at);
        if (!range) return "(no sheet)";
        const sheet = window.workbench.book.getSheetByName(name)!.getSheet();
        const [row, column] = [range.getRow(), range.getColumn()];
        const cell = sheet.getCellWithFilteredInterceptors(
          row,
          column,
          "own format",
          ({ id }) => id !== "conditional number formats",
        );
        return cell?.p?.body?.dataStream ?? cell?.v?.toString() ?? "";
      },
      [sheet, address] as const,
    );
  }
  /** What the grid paints in a cell, with the signs of conditional formats. */
  paints(sheet: string, address: string): Promise<string> {
    return this.page.evaluate(
      ([name, at]) =>
        window.workbench.book.getSheetByName(name)?.getRange(at).getDisplayValue() ?? "(no sheet)",
      [sheet, address] as const,
    );
  }
  async seesCell(cell: CellName): Promise<string> {
    return this.sees(cell.sheet, await this.find(cell));
  }
  /** Background of a cell as it is drawn, with conditional formats. */
  fill(sheet: string, address: string): Promise<string | undefined> {
    return this.page.evaluate(
      ([name, at]) => {
        const { book, host } = window.workbench;
        const range = book.getSheetByName(name)?.getRange(at);
        if (!range) return undefined;
        const sheet = host.book.sheet(range.getSheetId());
        return sheet.formatSeen(range.getRow(), range.getColumn()).fillColor;
      },
      [sheet, address] as const,
    );
  }
  formula(sheet: string, address: string): Promise<string> {
    return this.page.evaluate(
      ([name, at]) =>
        window.workbench.book.getSheetByName(name)?.getRange(at).getFormula() ?? "(no sheet)",
      [sheet, address] as const,
    );
  }
  /** Every formula of a sheet and what each cell shows. */
  contents(sheet: string): Promise<{ formulas: string[][]; shown: string[][] }> {
    return this.page.evaluate((name) => {
      const range = window.workbench.book.getSheetByName(name)?.getDataRange();
      return {
        formulas: range?.getFormulas() ?? [],
        shown: range?.getDisplayValues() ?? [],
      };
    }, sheet);
  }
  /** Address of the cell in the row with the key and the column with the header. */
  find({ sheet, key, header }: CellName): Promise<string> {
    return this.page.evaluate(
      ([name, rowKey, columnHeader]) => {
        const cells = window.workbench.book.getSheetByName(name)?.getDataRange().getDisplayValues();
        const row = cells?.findIndex(([first]) => first === rowKey) ?? -1;
        const column = cells?.map((line) => line.indexOf(columnHeader)).find((at) => at >= 0) ?? -1;
        if (row < 0 || column < 0) throw new Error(`No ${rowKey} × ${columnHeader} on ${name}`);
        return `${String.fromCharCode(65 + column)}${row + 1}`;
      },
      [sheet, key, header] as const,
    );
  }
  /** Tries again what the page may have been too busy for. */
  private async untilTrue(attempt: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 20; tries++) if (await attempt()) return;
    throw new Error("It did not come true.");
  }
  sheetNames(): Promise<string[]> {
    return this.page.locator("[data-u-comp=slide-tab-item]").allInnerTexts();
  }
}
