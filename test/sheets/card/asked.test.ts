import { onlyNumber } from "../../../src/sheets/card/asked";

describe("what a score cell asks for", () => {
  test("numbers only, with an example that may be typed there", () => {
    expect(onlyNumber(0, 10)).toBe("只填数字，不写“分”字，如 2.5（0 至 10）。");
    expect(onlyNumber(0, 2)).toBe("只填数字，不写“分”字，如 0.5（0 至 2）。");
    expect(onlyNumber(0, 0.3)).toBe("只填数字，不写“分”字，如 0.3（0 至 0.3）。");
    expect(onlyNumber(3, 8)).toBe("只填数字，不写“分”字，如 8（3 至 8）。");
  });

  test("without an upper end only the lower one", () => {
    expect(onlyNumber(0, undefined)).toBe("只填数字，不写“分”字，如 2.5（不小于 0）。");
    expect(onlyNumber(-5, undefined)).toBe("只填数字，不写“分”字，如 2.5（不小于 -5）。");
  });
});
