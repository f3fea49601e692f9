import { readFileSync } from "node:fs";
import { BookError, codeOf, explainError } from "../../src/excel/errors";
import { openExcel } from "../support/office";

const officeError = (code: string) => Object.assign(new Error(code), { code });

describe("an error of Office.js", () => {
  it.each([
    ["AccessDenied", /受保护.*撤销保护/, /protected.*Unprotect/i],
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

  it("that says too little, or that nobody knows, keeps its code, place and message", () => {
    for (const code of [
      "GeneralException",
      "InvalidArgument",
      "PropertyNotLoaded",
      "NeverHeardOf",
    ]) {
      const error = Object.assign(officeError(code), {
        debugInfo: { errorLocation: "Range.formulas" },
      });
      expect(explainError(error).zh).toContain(`${code} · Range.formulas`);
      expect(explainError(error).en).toContain(`${code} · Range.formulas`);
    }
    expect(explainError("nothing").en).toMatch(/Try again/);
  });

  it("of our own is said as it is", () => {
    const text = { zh: "请重试。", en: "Try again." };
    expect(explainError(new BookError(text))).toBe(text);
    expect(codeOf(new BookError(text))).toBeNull();
  });
});

/** https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling */
const documented = [
  "AccessDenied",
  "ActivityLimitReached",
  "ApiNotAvailable",
  "ApiNotFound",
  "BadPassword",
  "Conflict",
  "ContentLengthRequired",
  "FilteredRangeConflict",
  "FormulaLengthExceedsLimit",
  "GeneralException",
  "InactiveWorkbook",
  "InsertDeleteConflict",
  "InvalidArgument",
  "InvalidBinding",
  "InvalidOperation",
  "InvalidOperationInCellEditMode",
  "InvalidReference",
  "InvalidRequest",
  "InvalidSelection",
  "ItemAlreadyExists",
  "ItemNotFound",
  "MemoryLimitReached",
  "MergedRangeConflict",
  "NonBlankCellOffSheet",
  "NotImplemented",
  "OpenWorkbookLinksBlocked",
  "OperationCellsExceedLimit",
  "PivotTableRangeConflict",
  "RangeExceedsLimit",
  "RefreshWorkbookLinksBlocked",
  "RequestAborted",
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "ServiceNotAvailable",
  "Unauthenticated",
  "UndoNotSupported",
  "UnsupportedFeature",
  "UnsupportedOperation",
  "UnsupportedSheet",
];

/** Of the newest library, which knows more than the one that is loaded here. */
function declaredCodes(): string[] {
  const types = readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8");
  const [, excel = ""] = types.split("declare namespace Excel {");
  const codes = /enum ErrorCodes \{(.*?)\n {4}\}/s.exec(excel)?.[1] ?? "";
  return [...codes.matchAll(/ = "(\w+)"/g)].map(([, code]) => code!);
}

it("every code of the library and of Microsoft's list has a sentence and a next step in both languages", async () => {
  const excel = await openExcel();
  const declared = declaredCodes();
  expect(declared).toEqual(expect.arrayContaining(["AccessDenied", "UnsupportedSheet"]));
  const codes = new Set([
    ...documented,
    ...declared,
    ...Object.values(Excel.ErrorCodes as unknown as Record<string, string>),
    ...Object.values(OfficeExtension.ErrorCodes as unknown as Record<string, string>),
  ]);
  expect(codes.size).toBeGreaterThan(documented.length);
  const general = explainError(officeError("NeverHeardOf"));
  // The general sentence, with a code in it, means that nobody thought of it.
  const forgotten = [...codes].filter(
    (code) => explainError(officeError(code)).zh === general.zh.replaceAll("NeverHeardOf", code),
  );
  expect(forgotten).toEqual([]);
  for (const code of codes) {
    const { zh, en } = explainError(officeError(code));
    expect([code, zh]).toEqual([code, expect.stringMatching(/请|见/)]);
    expect([code, en]).toEqual([code, expect.stringMatching(/[Tt]ry again|Update|again/)]);
  }
  await excel.close();
});
