/** The self-test in an Excel as it is documented, and in Excels that are odd. */
import { runSelfTest, reportOf, type SelfTestRun } from "../../src/excel/self-test";
import type { BehaviourName } from "../../workbench/model/behaviours";
import { differences, snapshot } from "./support/snapshot";
import { openWorkbook, type Workbook } from "./support/workbook";

// Each run calls every function of the catalogue hundreds of times.
jest.setTimeout(120_000);

let workbook: Workbook;
afterEach(() => workbook.close());

const now = new Date(2026, 10, 27);

async function tested(...behaviours: BehaviourName[]): Promise<SelfTestRun> {
  workbook = await openWorkbook({ behaviours });
  return runSelfTest({ now });
}

it("works", async () => {
  const run = await tested();
  process.stdout.write(reportOf(run, "zh"));
});
