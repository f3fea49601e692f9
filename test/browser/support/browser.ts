import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { serve } from "../../../workbench/host/serve";
import { findChromium } from "../../../tools/programs.cjs";
import { Workbench, type OpenOptions } from "./workbench";

const root = path.resolve(__dirname, "../../..");
const program = findChromium();

if (!program) {
  console.warn(
    "test/browser skipped: no Chromium here. `apt-get install chromium`, or set CHROMIUM to a Chrome.",
  );
}

/** A story on the page of `npm start`; skipped where no Chromium is installed. */
export const describeInBrowser: jest.Describe = program ? describe : describe.skip;

/**
 * A browser and the workbench's server for the tests of one file. Pages are opened by `open`, and closed at the end of
 * the file: the steps of a story share one.
 */
export function useWorkbench(): { open(options?: OpenOptions): Promise<Workbench> } {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  const opened: Workbench[] = [];

  beforeAll(async () => {
    if (!existsSync(path.join(root, "build/workbench/index.html"))) {
      throw new Error(
        "The workbench is not built. `npm test` builds it, and so does `npx webpack`.",
      );
    }
    server = await serve({ root });
    browser = await chromium.launch({
      executablePath: program!,
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    // Whatever a story did, neither page nor pane may have failed unseen.
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  });

  return {
    async open(options) {
      const workbench = await Workbench.open(browser, server.url, options);
      opened.push(workbench);
      return workbench;
    },
  };
}
