import { movedFormula } from "../../../src/sheets/standing/moved-formula";

describe("a formula in a row that moves", () => {
  it.each([
    ["=$C7+D7", "=$C9+D9"],
    ["=RUBRIC.RANK($H7,$H$6:$H$18)", "=RUBRIC.RANK($H9,$H$6:$H$18)"],
    ["=考核结果!C7", "=考核结果!C7"],
    ["=SUM(B7:D7)+B6+$B$7", "=SUM(B9:D9)+B6+$B$7"],
    ['="C7"&C7', '="C7"&C9'],
  ])("%s", (formula, moved) => expect(movedFormula(formula, 6, 8)).toBe(moved));
});
