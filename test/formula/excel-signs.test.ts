/** Formulas as Excel gives them back are the formulas that were typed. */
import "../../src/functions/catalogue";
import { asTyped } from "../../src/formula/excel-signs";
import { toNativeFormula } from "../../src/formula/native";
import { callsCatalogue, toCatalogueFormula, toSentFormula } from "../../src/formula/send";
import { isSameFormula } from "../../src/sheets/read/formulas";

const typed = '=IF(C9="","",RUBRIC.DEDUCT(D27,RUBRIC.TOTAL(C9,D9)))';

/** What Excel makes of a formula, by the name of what it does. */
const shown: [string, (formula: string) => string][] = [
  ["@ before calls", (formula) => formula.replace(/RUBRIC\./g, "@RUBRIC.")],
  ["@ before the whole", (formula) => formula.replace("RUBRIC.DEDUCT", "@RUBRIC.DEDUCT")],
  [
    "_xlfn.SINGLE",
    (formula) => formula.replace(/RUBRIC\.TOTAL\(C9,D9\)/, "_xlfn.SINGLE(RUBRIC.TOTAL(C9,D9))"),
  ],
  [
    "_xlfn.SINGLE in another",
    () => '=IF(C9="","",_xlfn.SINGLE(RUBRIC.DEDUCT(D27,_xlfn.SINGLE(RUBRIC.TOTAL(C9,D9)))))',
  ],
  ["names as in a file", (formula) => formula.replace(/RUBRIC\./g, "_xldudf_RUBRIC_")],
  ["[2]! before calls", (formula) => formula.replace(/RUBRIC\./g, "[2]!_xldudf_RUBRIC_")],
  ["[12]! and @", (formula) => formula.replace(/RUBRIC\./g, "@[12]!RUBRIC.")],
  ["both at once", (formula) => formula.replace(/RUBRIC\./g, "@_xldudf_RUBRIC_")],
];

describe("a formula that Excel gives back with its signs", () => {
  it.each(shown)("is the typed one: %s", (_, sign) => {
    expect(sign(typed)).not.toBe(typed);
    expect(asTyped(sign(typed))).toBe(typed);
    expect(isSameFormula(sign(typed), typed, "评分表")).toBe(true);
  });

  it.each(shown)("calls the catalogue and has its native twin: %s", (_, sign) => {
    expect(callsCatalogue(asTyped(sign(typed)))).toBe(true);
    expect(toNativeFormula(sign(typed))).toEqual(toNativeFormula(typed));
  });

  it("is sent and comes back unedited, wherever @ was put in between", () => {
    const sent = toSentFormula(typed);
    for (const seen of [
      sent.replace("CHOOSE(1,IF", "CHOOSE(1,@IF"),
      sent.replace("CHOOSE(1,", "@CHOOSE(1,"),
      sent.replace(/CHOOSE\(1,(IF\(.*?),("RUBRIC[^"]*")/, "CHOOSE(1,_xlfn.SINGLE($1),$2"),
    ]) {
      expect(seen).not.toBe(sent);
      expect(toCatalogueFormula(seen)).toEqual({ formula: typed, restored: 1, edited: false });
      expect(isSameFormula(seen, typed, "评分表")).toBe(true);
    }
  });
});

describe("what is not a sign before a call of ours", () => {
  it.each([
    "=SUM(@A1:A3)+RUBRIC.TOTAL(B1)",
    '="@RUBRIC.TOTAL(A1)"&RUBRIC.TOTAL(B1)',
    "=_xlfn.SINGLE(A1:A3)+RUBRIC.TOTAL(B1)",
    "=_xlfn.SINGLE(RUBRIC.TOTAL(B1)+1)*2",
    "='[2]甲'!A1+RUBRIC.TOTAL(B1)",
    "=[2]!OTHER.CALL(RUBRIC.TOTAL(B1))",
    '=_xldudf_OTHER_TOTAL(B1)&"RUBRIC."',
  ])("stays to the letter: %s", (formula) => {
    expect(asTyped(formula)).toBe(formula);
  });

  it("stays where there is no formula, or none that can be read", () => {
    expect(asTyped("@RUBRIC.TOTAL(A1)")).toBe("@RUBRIC.TOTAL(A1)");
    expect(asTyped("=@RUBRIC.TOTAL(")).toBe("=RUBRIC.TOTAL(");
  });

  it("makes another formula of it", () => {
    expect(isSameFormula("=RUBRIC.TOTAL(A1)+1", "=@RUBRIC.TOTAL(A1)", "评分表")).toBe(false);
    expect(isSameFormula("=_xlfn.SINGLE(A1+B1)*2", "=A1+B1*2", "评分表")).toBe(false);
  });
});
