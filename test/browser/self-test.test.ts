/** The self-test on the page: it comes, it goes, and its report can be read in the narrowest pane. */
import { describeInBrowser, useWorkbench } from "./support/browser";

jest.setTimeout(90_000);

describeInBrowser("the self-test", () => {
  const { open } = useWorkbench();

  test("finds this Excel in order, and leaves the workbook as it was", async () => {
    const w = await open({ query: "?lang=en&theme=dark" });
    await w.narrowPane();
    const sheets = () => w.page.evaluate(() => window.workbench.book.getSheets().length);
    const before = await sheets();
    await w.openPage("More");
    await w.pane.getByRole("button", { name: /^Self-test/ }).click();
    await w.pane.getByRole("button", { name: "Start the self-test" }).click();
    await w.pane.getByRole("progressbar").waitFor();
    await w.screenshot("self-test-running");
    await w.pane.getByRole("button", { name: "Test again" }).waitFor({ timeout: 60_000 });
    const report = await w.pane.getByRole("textbox", { name: "Report" }).inputValue();
    expect(report.split("\n").filter((line) => /^\[(?!worked)/.test(line))).toEqual([]);
    expect(report).toMatch(/All sheets of the test are deleted\.$/);
    expect(await sheets()).toBe(before);
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("self-test");
    await w.pane.getByRole("button", { name: "Copy the report" }).click();
    await w.pane.getByText(/^Copied$|report is selected/).waitFor();
    expect(w.faults).toEqual([]);
    await w.close();
  });
});
