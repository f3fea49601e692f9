import "../../src/functions/catalogue";
import { printTree } from "../../src/formula/compile";
import { FormulaError, parseFormula, start, treeOf } from "../../src/formula/parse";
import { childrenOf } from "../../src/formula/node";

const read = (text: string) => printTree(treeOf(parseFormula(text)), (name) => name);

function refusal(text: string): FormulaError {
  try {
    parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("Signs of a Chinese keyboard and of a word processor", () => {
  test.each([
    ["RUBRIC.DEDUCT（points，n，１）", "RUBRIC.DEDUCT(points,n,1)"],
    ["IF（n≥3，points，0）", "IF(n>=3,points,0)"],
    ["n≤3", "n<=3"],
    ["n≠3", "n<>3"],
    ["n×2÷３−１", "n*2/3-1"],
    ["n＞＝３％", "n>=3%"],
    ["（n＋1）＊2／3－１", "(n+1)*2/3-1"],
    ["n＜＞3", "n<>3"],
    ["RUBRIC.BAND（n，｛0，5｝，｛1，2｝）", "RUBRIC.BAND(n,{0,5},{1,2})"],
    ["level＝“国家级”", 'level="国家级"'],
    ["level=＂国家级＂", 'level="国家级"'],
    ["n　＋　1", "n+1"],
    ["ＭＡＸ（n，１．５）", "MAX(n,1.5)"],
  ])("%s is read as %s", (written, plain) => expect(read(written)).toBe(plain));

  test.each([
    ['level="（一）≥３，“甲”"', 'level="（一）≥３，“甲”"'],
    ["level＝“（一）≥３，甲”", 'level="（一）≥３，甲"'],
    ['"a""（"&level', '"a""（"&level'],
  ])("what stands in quotes stays to the letter: %s", (written, plain) =>
    expect(read(written)).toBe(plain),
  );

  test("places are those of what was written", () => {
    const [left, right] = childrenOf(treeOf(parseFormula("n≥ 3 +２")));
    expect([left!.loc, right!.loc, start(right!)]).toEqual([[0, 1], [3, 7], 3]);
    expect(refusal("n≥3≥FOO（2）").position).toBe(4);
    expect(refusal("n≥").position).toBe(2);
  });
});

describe("A function that there is not is answered with what to write instead", () => {
  test.each([
    ["DEDUCT(3,n)", "是不是 RUBRIC.DEDUCT？", "Is RUBRIC.DEDUCT meant?"],
    ["deduct(3,n)", "是不是 RUBRIC.DEDUCT？", "Is RUBRIC.DEDUCT meant?"],
    ["RUBRIC.DEDUKT(3,n)", "是不是 RUBRIC.DEDUCT？", "Is RUBRIC.DEDUCT meant?"],
    ["GRADE(total)", "是不是 SUBSIDY.GRADE？", "Is SUBSIDY.GRADE meant?"],
    ["SUMM(n)", "是不是 SUM？", "Is SUM meant?"],
    ["TODAY()", "DATE(2024,9,30)", "DATE(2024,9,30)"],
    ["VALUE(n)", "区域设置", "region"],
    ["DATEDIF(a,b)", "相隔月数写 (YEAR(b)-YEAR(a))*12", "months (YEAR(b)-YEAR(a))*12"],
    ["INDEX(m,1)", "choice", "choice"],
    ["CEILING(n,5)", "ROUNDUP(x/s,0)*s", "ROUNDUP(x/s,0)*s"],
    ["COUNTIFS(m,1)", "SUMPRODUCT", "SUMPRODUCT"],
    ["IFS(n>1,2)", "RUBRIC.BAND", "RUBRIC.BAND"],
  ])("%s: %s", (text, zh, en) => {
    const { advice } = refusal(text);
    expect(advice?.zh).toContain(zh);
    expect(advice?.en).toContain(en);
  });

  test("nothing like it: no advice", () => {
    expect(refusal("SOMETHING(1)").advice).toBeUndefined();
  });
});
