import "../../src/functions/catalogue";
import { toNativeFormula } from "../../src/formula/native";
import { FormulaError } from "../../src/formula/parse";

const native = (formula: string) => toNativeFormula(formula).formula;

describe("Any cell's formula becomes one without the add-in's functions", () => {
  test.each([
    "=SUM(A1:A3)",
    "= IF( A1>0 , 'RUBRIC.DEDUCT(1)'!A1 , \"RUBRIC.DEDUCT(3,2)\" )",
    "=RUBRIC_DEDUCT+A1",
    "",
    "文字",
  ])("%p stays to the letter", (formula) => {
    expect(toNativeFormula(formula)).toEqual({ formula, replaced: 0 });
  });

  test("calls are replaced wherever they stand, all else is kept", () => {
    expect(toNativeFormula("= 1 +  rubric.deduct( 3 , 2 )*[1]x!A1")).toEqual({
      formula: "= 1 +  MAX(0,3-2)*[1]x!A1",
      replaced: 1,
    });
    expect(native('=IF(SUBSIDY.GRADE(90)="优秀",Table1[分],LET(x,RUBRIC.BONUS(2,3),x+1))')).toBe(
      '=IF(IF(90>=80,"优秀",IF(90>=70,"合格","不合格"))="优秀",Table1[分],LET(x,(2*3),x+1))',
    );
  });

  test("a twin that is an operation stands in parentheses beside others", () => {
    expect(native('=-RUBRIC.RISE(0.5,0.2,"points")*2')).toBe("=-(0.5-0.2)*2");
    expect(native('=RUBRIC.RISE(0.5,0.2,"points")')).toBe("=0.5-0.2");
  });

  test("calls in calls", () => {
    const { formula, replaced } = toNativeFormula(
      "=RUBRIC.MEETS(20,A1,RUBRIC.BAND(B1,{0,200},{20,50}))",
    );
    expect(replaced).toBe(2);
    expect(formula).not.toContain("RUBRIC");
  });

  test("sheets, absolute references and names", () => {
    expect(native("=RUBRIC.BONUS('基础 数据'!$D$8,2)")).toContain("SUM('基础 数据'!$D$8)*2");
    expect(native("=RUBRIC.BONUS(次数,2)")).toContain("SUM(次数)*2");
    expect(native("=RUBRIC.BONUS($A$1:$A$3,$B$1:$B$3)")).toContain(
      "SUMPRODUCT($A$1:$A$3,$B$1:$B$3)",
    );
  });

  test("an optional argument in a cell takes its default when the cell is empty", () => {
    expect(native("=RUBRIC.DEDUCT(3,2,A1)")).toContain('IF(A1="",1,A1)');
    expect(native("=RUBRIC.BONUS(2,3,A1)")).toContain('MIN(IF(A1="",1E300,A1),2*3)');
  });

  test("a reading in a cell is looked up by key and by label", () => {
    expect(native("=RUBRIC.ABOVE(A1,B1,C1)")).toMatch(
      /^=CHOOSE\(IF\(C1=0,1,SUMPRODUCT\(\(TRIM\(SUBSTITUTE\(C1,"　"," "\)\)=\{"","not-met","不达标","met","达标"\}\)\*\{1,1,1,2,2\}\)\),/,
    );
  });

  test("a branch that is left empty is the 0 that Excel makes of it", () => {
    expect(native("=RUBRIC.BONUS(IF(A1>0,,2),2)")).toContain("IF(A1>0,0,2)");
    expect(native("=RUBRIC.BONUS(IF(A1>0,2,),2)")).toContain("IF(A1>0,2,0)");
    expect(native("=IF(A1>0,,RUBRIC.BONUS(2,2))")).toBe("=IF(A1>0,,(2*2))");
  });

  test("one number of ranges is summed once", () => {
    expect(native("=RUBRIC.TOTAL(T.TEST(A1:A4,B1:B4,2,1))")).toBe("=MAX(T.TEST(A1:A4,B1:B4,2,1))");
    expect(native("=RUBRIC.TOTAL(CORREL(A1:A4,B1:B4))")).toBe("=CORREL(A1:A4,B1:B4)");
    expect(native("=RUBRIC.TOTAL(PERCENTILE(A1:A4,0.5))")).toBe("=PERCENTILE(A1:A4,0.5)");
    expect(native("=RUBRIC.TOTAL(LARGE(A1:A4,{1,2}))")).toContain("SUMPRODUCT(LARGE(A1:A4,{1,2}))");
    expect(native("=RUBRIC.TOTAL(ROUND(A1:A4,0))")).toContain("SUMPRODUCT(ROUND(A1:A4,0))");
  });

  test("@ before a call says nothing", () => {
    expect(native("=@RUBRIC.BONUS(2,3)+@A1")).toBe("=(2*3)+@A1");
  });

  test("an error among the arguments is handed on", () => {
    expect(native("=RUBRIC.BONUS(A1:A3,#REF!)")).toBe("=#REF!");
    expect(native("=SUM(RUBRIC.TIER(A1,7,#N/A),1)")).toBe("=SUM(#N/A,1)");
  });

  test("constants that are surely wrong become their error", () => {
    expect(native('=RUBRIC.DEDUCT("三",1)')).toBe("=#VALUE!");
    expect(native("=RUBRIC.DEDUCT(-1,1)")).toBe("=#NUM!");
    expect(native('=RUBRIC.PRORATE(40,0.9,0.95,"x")')).toBe("=#VALUE!");
    expect(native("=RUBRIC.BONUS(A1:A3,B1:C1)")).toBe("=#VALUE!");
  });

  test.each([
    ["=RUBRIC.BAND(A1,界限,结果)", "参数 bounds 须是常数数组，或一行、一列的区域"],
    ["=RUBRIC.DEDUCT(A1)", "RUBRIC.DEDUCT 的参数个数不对（给了 1 个，要 2–4 个），请改正公式"],
    ["=RUBRIC.DEDUCT(A1,2", "公式缺少右括号"],
  ])("%s cannot be turned: %s", (formula, message) => {
    expect(() => toNativeFormula(formula)).toThrow(FormulaError);
    expect(() => toNativeFormula(formula)).toThrow(message);
  });

  test("what would pass Excel's limits is refused", () => {
    let formula = "A1";
    for (let level = 0; level < 9; level++) formula = `RUBRIC.BAND(${formula},{1,2},{1,2})`;
    expect(() => toNativeFormula(`=${formula}`)).toThrow("超出 Excel 的长度或层数限制");
  });
});
