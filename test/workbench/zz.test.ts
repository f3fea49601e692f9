import { openWorkbook } from "../excel/support/workbook";
it("x", async () => {
  const w = await openWorkbook();
  await Excel.run(async (context) => {
    const s = context.workbook.worksheets.add("Lost");
    s.getRange("A1").values = [[3]];
    const t = context.workbook.worksheets.getItem("Sheet1");
    context.workbook.names.add("全部", s.getRange("A1"));
    t.getRange("A1:B1").formulas = [["=全部", "=全部*2"]];
    await context.sync();
    process.stderr.write("DELETE\n");
    s.delete();
    const r2 = t.getRange("A1:B1").load("values,formulas");
    await context.sync();
    process.stderr.write(JSON.stringify(r2.values)+"\n");
  });
  await w.excel.idle();
  await w.close();
});
