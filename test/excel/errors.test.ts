import { BookError, codeOf, explainError } from "../../src/excel/errors";

const officeError = (code: string) => Object.assign(new Error(code), { code });

describe("an error of Office.js", () => {
  it.each([
    ["AccessDenied", /密码保护.*撤销保护/, /protected.*Unprotect/i],
    ["InvalidOperationInCellEditMode", /正在编辑.*Enter/, /being edited.*Enter/],
    ["ItemNotFound", /不存在/, /no longer there/],
    ["InvalidReference", /不存在/, /no longer there/],
    ["RequestPayloadSizeLimitExceeded", /内容过多/, /Too much/],
    ["ApiNotFound", /更新 Excel/, /Update it/],
    ["RequestAborted", /没有及时回应/, /did not answer/],
  ])("%s becomes a sentence with a next step", (code, zh, en) => {
    const text = explainError(officeError(code));
    expect(text.zh).toMatch(zh);
    expect(text.en).toMatch(en);
  });

  it("that nobody knows keeps its code, place and message", () => {
    const error = Object.assign(officeError("GeneralException"), {
      debugInfo: { errorLocation: "Range.formulas" },
    });
    expect(explainError(error).zh).toContain("GeneralException · Range.formulas");
    expect(explainError("nothing").en).toMatch(/Try again/);
  });

  it("of our own is said as it is", () => {
    const text = { zh: "请重试。", en: "Try again." };
    expect(explainError(new BookError(text))).toBe(text);
    expect(codeOf(new BookError(text))).toBeNull();
  });
});
