import { createReport } from "../../tools/test-report.mjs";

const assertion = (fullName: string, status: string) => ({ fullName, status });
const result = {
  numPassedTests: 2,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  startTime: Date.now(),
  testResults: [
    {
      assertionResults: [
        assertion("a card adds up", "passed"),
        assertion("a card prints", "passed"),
        assertion("the add-in served by nginx taskpane.html", "pending"),
        assertion("Microsoft's schema accepts manifest.xml", "pending"),
      ],
    },
  ],
};

function told(ci: boolean) {
  const lines: string[] = [];
  const report = createReport(ci, (line) => lines.push(line));
  report.jest(["unit"], result);
  report.skip(15, "test/browser", "no Chromium here");
  return { lines: lines.map((line) => line.replace(/\d+ s$/, "n s")), counts: report.counts };
}

describe("npm test says what ran and what was skipped", () => {
  test("on a person's machine what is skipped is counted as such", () => {
    const { lines, counts } = told(false);
    expect(lines).toEqual([
      "✓ unit: 2 tests of 1 files in n s",
      "– the add-in served by nginx taskpane.html skipped",
      "– Microsoft's schema accepts manifest.xml skipped: Microsoft's XSDs are not ours to keep here",
      "– test/browser skipped: no Chromium here",
    ]);
    expect(counts).toEqual({ passed: 2, failed: 0, skipped: 17 });
  });

  test("on CI it is a failure, but for what is known to be nowhere", () => {
    const { lines, counts } = told(true);
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([
      "✗ the add-in served by nginx taskpane.html skipped",
      "✗ test/browser skipped: no Chromium here",
    ]);
    expect(counts).toEqual({ passed: 2, failed: 16, skipped: 1 });
  });
});
