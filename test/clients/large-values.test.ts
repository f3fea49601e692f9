import { toNativeFormula } from "../../src/formula/native";
import { column, shown } from "../functions/support/values";
import { LARGE } from "../functions/support/large-values";
import { describeWithLibreOffice } from "./soffice";
import { recalculate } from "./spreadsheet";

/** LibreOffice takes large numbers for equal that differ in their last digits, and ranks them as the function does. */
describeWithLibreOffice()("Large values in LibreOffice", () => {
  test("rank as they do in the function", () => {
    const twin = (call: string) => ({ formula: toNativeFormula(`=${call}`).formula });
    const natives = LARGE.map((_, row) => {
      const [own, all, groups] = [`值!A${row + 1}`, `值!A${row + 1}:B${row + 1}`, "值!$C$1:$D$1"];
      return [
        twin(`RUBRIC.RANK(${own},${all})`),
        twin(`RUBRIC.GROUPRANK(${own},"甲",${all},${groups})`),
        twin(`RUBRIC.QUOTA(${own},"甲",${all},${groups},1)`),
      ];
    });
    const computed = recalculate({
      值: LARGE.map(([first, second]) => [first, second, "甲", "甲"]),
      结果: natives,
    });
    const found = LARGE.map((_, row) =>
      ["A", "B", "C"].map((at) => computed.get(`结果!${at}${row + 1}`)),
    );
    const expected = LARGE.map(([first, second, rank]) => {
      const [all, groups] = [column(first, second), column("甲", "甲")];
      return [rank, rank, shown("RUBRIC.QUOTA", first, "甲", all, groups, 1)];
    });
    expect(found).toEqual(expected);
  });
});
