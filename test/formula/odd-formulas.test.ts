import fc from "fast-check";
import { catalogue } from "../../src/functions/catalogue";
import { toNativeFormula } from "../../src/formula/native";
import { FormulaError } from "../../src/formula/parse";
import { callsCatalogue, toCatalogueFormula, toSentFormula } from "../../src/formula/send";
import { prepareFormula, restoreFormula } from "../../src/sheets/formulas/send";

const native = (formula: string) => toNativeFormula(formula).formula;

/** What people write around and into the catalogue's calls; `{}` is another formula. */
const SHAPES = [
  "{}",
  "({})",
  "-{}%",
  "{}+{}",
  '{}&"，""RUBRIC.DEDUCT("',
  "{}:{}",
  "({},{})",
  "{} {}",
  "@{}",
  "{}#",
  "IF({},,{})",
  "IF({},{},)",
  "CHOOSE({},,{})",
  "LET(x,{},x+{})",
  "LAMBDA(x,{})({})",
  "MAP({},LAMBDA(x,x*{}))",
  "F(1)({})",
  "_xlfn.T.TEST({},{},2,1)",
  "_xlfn._xlws.SORT({})",
  "UDF({})",
  "SUM({},)",
  "{1,2;3,4}",
  "{{},{}}",
];

const ATOMS = [
  "A1",
  "$A$1:B9",
  "A:A",
  "3:3",
  "A1#",
  "R",
  "x",
  "表1:表3!A1",
  "'[b.xlsx]x y'!A1",
  "[1]表!A1:A3",
  "Sheet1!#REF!",
  "#REF!",
  "#SPILL!",
  "#N/A",
  "表1[[#This Row],[篇]]",
  "表1[@篇]",
  "[@分数]",
  "次数",
  "1E+308",
  "-0.5%",
  '"文""字"',
  '""',
  "TRUE",
  "",
  " ",
  "\n",
];

/** What is no formula at all. */
const RUBBISH = [
  "(",
  ")",
  "{",
  "}",
  ",",
  ";",
  '"',
  "'",
  "[",
  "]",
  "!",
  ":",
  "=",
  "#",
  "@",
  "%",
  "\u0000",
  "😀",
];

const filled = (shape: string, parts: readonly string[]) => {
  let used = 0;
  return shape.replace(/\{\}/g, () => parts[used++ % parts.length]!);
};

const call = (inner: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...catalogue), fc.array(inner, { maxLength: 8 }))
    .map(([{ name }, args]) => `${name}(${args.join(",")})`);

const { formula: anything } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...ATOMS),
    call(tie("formula")),
    fc
      .tuple(fc.constantFrom(...SHAPES), fc.array(tie("formula"), { minLength: 1, maxLength: 2 }))
      .map(([shape, parts]) => filled(shape, parts)),
  ),
}));

/** A formula with something cut out of it, or put into it. */
const broken = fc
  .tuple(call(anything), fc.nat(), fc.nat({ max: 3 }), fc.constantFrom("", ...RUBBISH))
  .map(([text, at, length, put]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + put + text.slice(from + length);
  });

const bare = (formula: string) => formula.replaceAll("@", "");

/** Only a FormulaError, whose words the user sees, may come of a formula. */
function orFormulaError<T>(act: () => T): T | FormulaError {
  try {
    return act();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

describe("However odd a formula is", () => {
  test.each([
    ["sound", call(anything), true],
    ["broken", broken, false],
  ])("a %s one is turned, or left with a reason", (_, formulas, isSound) => {
    fc.assert(
      fc.property(formulas, (text) => {
        const formula = `=${text}`;
        const sent = orFormulaError(() => toSentFormula(formula));
        const made = orFormulaError(() => toNativeFormula(formula));
        if (typeof sent === "string") expect(sent.length).toBeLessThanOrEqual(8192);
        if (made instanceof FormulaError) expect(made.messages.zh).not.toBe("");
        const place = { sheet: "表", address: "A1", kind: "cell" as const, value: 3 };
        const outcome = prepareFormula(formula, place);
        if (!callsCatalogue(formula)) expect(outcome).toBeNull();
        else expect(outcome!.how === "turned" || "why" in outcome!).toBe(true);
        toCatalogueFormula(formula);
        restoreFormula(formula);
        // Excel itself puts @ where it likes, so that it is not kept before a call.
        if (isSound && typeof sent === "string")
          expect(bare(toCatalogueFormula(sent).formula)).toBe(bare(formula));
      }),
      { numRuns: Number(process.env.ODD_FORMULAS ?? 300) },
    );
  });

  test.each([
    ["=RUBRIC.TOTAL(LAMBDA(x,x*2)(A1))", "LAMBDA(x,x*2)(A1)"],
    ["=RUBRIC.BONUS(LET(x,A1:A3,x),2)", "SUMPRODUCT(LET(x,A1:A3,x))"],
    ["=LET(x,RUBRIC.BONUS(2,3),x+1)", "LET(x,(2*3),x+1)"],
    ["=(LET(r,RUBRIC.BONUS(2,3),r+1))", "(LET(r,(2*3),r+1))"],
    ["=RUBRIC.TOTAL((LET(c,A1,c)))", "SUMPRODUCT((LET(c,A1,c)))"],
    ["=RUBRIC.TOTAL(A1#)", "SUMPRODUCT((A1#))"],
    ["=RUBRIC.TOTAL(表1[篇])", "SUM(表1[篇])"],
    ["=RUBRIC.TOTAL('[b.xlsx]x y'!A1:A3)", "SUM('[b.xlsx]x y'!A1:A3)"],
    ["=RUBRIC.BONUS(SUM(表1:表3!A1),2)", "SUM(表1:表3!A1)*2"],
    ["=RUBRIC.TOTAL(F(1)(2))", "F(1)(2)"],
    ["=RUBRIC.BONUS(Sheet1!#REF!,2)", "#REF!"],
  ])("%s computes natively", (formula, part) => {
    expect(native(formula)).toContain(part);
    expect(toCatalogueFormula(toSentFormula(formula)).formula).toBe(formula);
  });

  test.each<readonly [formula: string, message: string]>([
    ["=RUBRIC.TOTAL(表1:表3!A1)", "参数“表1:表3!A1”不能换成普通函数；请把它放到单独的单元格里计算"],
    ["=RUBRIC.TOTAL(Sheet1!#REF!+1)", "请把它放到单独的单元格里计算"],
    ["=RUBRIC.TOTAL({1,A1})", "请把它放到单独的单元格里计算"],
    ["=RUBRIC.TOTAL()", "参数个数不对（给了 0 个，要 1–2 个），请改正公式"],
    ["=RUBRIC.TOTAL(A1", "公式缺少右括号，请补上"],
    [`=RUBRIC.TOTAL(${"1+".repeat(4000)}1)`, "超出 Excel 的长度或层数限制"],
    [`=RUBRIC.TOTAL(${"(".repeat(3000)}1${")".repeat(3000)})`, "超出 Excel 的长度或层数限制"],
    [`=${"RUBRIC.BAND(".repeat(40)}A1${",{1,2},{1,2})".repeat(40)}`, "超出 Excel 的长度或层数限制"],
  ])("case %# says what to do", (formula, message) => {
    expect(() => native(formula)).toThrow(FormulaError);
    expect(() => native(formula)).toThrow(message);
  });
});
