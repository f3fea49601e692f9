import "../../src/functions/catalogue";
import fc from "fast-check";
import { compileToCell, compileToNative } from "../../src/formula/compile";
import { evaluateFormula } from "../../src/formula/evaluate";
import { FormulaError, parseFormula } from "../../src/formula/parse";
import { FunctionError, type CellValue } from "../../src/formula/values";

const value = (text: string, facts: Record<string, CellValue> = {}) =>
  evaluateFormula(parseFormula(text), (name) => facts[name] ?? null);

const code = (text: string, facts: Record<string, CellValue> = {}) => {
  try {
    return value(text, facts);
  } catch (error) {
    if (error instanceof FunctionError) return error.code;
    throw error;
  }
};

describe("A rule is a formula over names", () => {
  test("it says which names and functions it uses", () => {
    const rule = parseFormula(
      'IF(pushes=0, IF(reading.zero_activity="literal",25,0), rubric.band(pushes, {1,16}, {25,30}))',
    );
    expect(rule.names).toEqual(["pushes", "reading.zero_activity"]);
    expect(rule.functions).toEqual(["IF", "RUBRIC.BAND"]);
  });

  test("the rules of the catalogue's contract", () => {
    expect(value("RUBRIC.DEDUCT(points, errors, 1)", { points: 3, errors: 2 })).toBe(1);
    const placement = "RUBRIC.MEETS(points, placed, RUBRIC.BAND(graduates, {0,200}, {20,50}))";
    expect(value(placement, { points: 20, placed: 20, graduates: 199 })).toBe(20);
    expect(value(placement, { points: 20, placed: 20, graduates: 200 })).toBe(0);
    const target = "RUBRIC.PRORATE(points, actual, target, reading.target)";
    expect(
      value(target, { points: 40, actual: 0.94, target: 0.95, "reading.target": "share" }),
    ).toBe(39.6);
  });

  test("facts may be called like cells, and in Chinese", () => {
    expect(value("q1 + 人数", { q1: 2, 人数: 3 })).toBe(5);
  });

  test.each([
    ["1+2*3", 7],
    ["(1+2)*3", 9],
    ["2^3^2", 64],
    ["-2^2", 4],
    ["50%", 0.5],
    ["0.1+0.2", 0.3],
    ["0.94-0.935", 0.005],
    ["1/3", 1 / 3],
    ['"a"&1&TRUE', "a1TRUE"],
    ["1=1.0000000001", false],
    ["0.1+0.2=0.30000000000000004", true],
    ["0.94-0.935>=0.005", true],
    ['"是"="是"', true],
    ['"Yes"="yes"', true],
    ['1<"a"', true],
    ['"a"<TRUE', true],
    ["ROUND(1.005,2)", 1.01],
    ["ROUNDUP(1.001,2)", 1.01],
    ["ROUNDDOWN(-1.009,2)", -1],
    ["INT(-1.5)", -2],
    ["INT(0.29*100)", 29],
    ["ABS(-2)", 2],
    ["MAX(1,2,-3)", 2],
    ["MIN({4,2;3,9})", 2],
    ["SUM({1,2},3)", 6],
    ["SUMPRODUCT({1,2},{3,4})", 11],
    ['COUNT(1,"x",{1,2})', 3],
    ["AND(1,TRUE)", true],
    ["OR(FALSE,0)", false],
    ["NOT(0)", true],
    ["IF(1>2,1)", false],
    ["IF(1,,2)", 0],
    ["IFERROR(1/0,7)", 7],
  ])("%s is %p", (text, expected) => expect(value(text)).toBe(expected));

  test.each([
    ["1/0", "#DIV/0!"],
    ['1+"3例"', "#VALUE!"],
    ["{1,2}+1", "#VALUE!"],
    ["(-8)^0.5", "#NUM!"],
    ["SUMPRODUCT({1,2},{1;2})", "#VALUE!"],
    ["RUBRIC.RISE(1,0)", "#DIV/0!"],
    ['SUM("x")', "#VALUE!"],
  ])("%s is the error %s", (text, expected) => expect(code(text)).toBe(expected));

  test("empty cells, text and empty text in referenced cells", () => {
    expect(value("a+1", { a: null })).toBe(1);
    expect(value('a=""', { a: null })).toBe(true);
    expect(value("a=0", { a: null })).toBe(true);
    expect(value("SUM(a,b)", { a: [[1], ["x"], [null]], b: "y" })).toBe(1);
    expect(value("COUNT(a)", { a: [[1], ["x"], [null]] })).toBe(1);
    expect(value('IF(COUNT(a)=0,"",a*2)', { a: null })).toBe("");
    expect(code("a+1", { a: "" })).toBe("#VALUE!");
  });

  test("IF and IFERROR compute only the branch they take", () => {
    expect(value("IF(TRUE,1,1/0)")).toBe(1);
    expect(value("IFERROR(1,1/0)")).toBe(1);
  });
});

describe("A rule that cannot be read says why and where", () => {
  test.each([
    ["", 0, "公式是空的"],
    ["RUBRIC.DEDUCT(3,", 16, "公式不完整"],
    ["1+*2", 4, "公式不完整"],
    ["1)+2", 2, "第 3 个字符“+2”附近有语法错误"],
    ["1+FOO(2)", 2, "没有函数 FOO"],
    ["RUBRIC.DEDUCT(3)", 0, "函数 RUBRIC.DEDUCT 要 2–4 个参数，给了 1 个"],
    ["NOT(1,2)", 0, "函数 NOT 要 1 个参数，给了 2 个"],
    ["Sheet1!A1+1", 0, "“Sheet1!A1”是单元格地址"],
    ["1+A1:B2", 2, "单元格地址"],
    ["RUBRIC.DEDUCT(points,c)", 21, "“c”不能用作名称：Excel 把单个字母 R、C 当作整行、整列"],
    ["IF(R>1,2,3)", 3, "“R”不能用作名称"],
    ["a b", 0, "不能用运算符“空格”"],
    ["1+#N/A", 2, "不能写错误值 #N/A"],
    ["LET(x,1,x)", 0, "LAMBDA 或 LET"],
  ])("%p", (text, position, message) => {
    const error = thrownBy(() => parseFormula(text));
    expect(error).toBeInstanceOf(FormulaError);
    expect(error.messages.zh).toContain(message);
    expect(error.messages.en).not.toBe("");
    expect(error.position).toBe(position);
  });
});

function thrownBy(act: () => unknown): FormulaError {
  try {
    act();
  } catch (error) {
    return error as FormulaError;
  }
  throw new Error("nothing was thrown");
}

describe("A rule becomes a cell's formula", () => {
  const cell = (text: string, references: Record<string, string | number>) =>
    compileToCell(parseFormula(text), (name) => references[name]!);

  test("facts become references, readings constants", () => {
    expect(cell("RUBRIC.DEDUCT(points, errors, 1)", { points: "D27", errors: "基础数据!D9" })).toBe(
      "=RUBRIC.DEDUCT(D27,基础数据!D9,1)",
    );
    expect(
      cell("RUBRIC.PRORATE(points, a, t, reading.target)", {
        points: 40,
        a: "B2",
        t: "B3",
        "reading.target": '"completion"',
      }),
    ).toBe('=RUBRIC.PRORATE(40,B2,B3,"completion")');
  });

  test.each([
    ["(a + b) * d", "=(A1+B1)*D1"],
    ["a - (b - d)", "=A1-(B1-D1)"],
    ["a - b - d", "=A1-B1-D1"],
    ["-(a + b)", "=-(A1+B1)"],
    ["(a + b)%", "=(A1+B1)%"],
    ["a ^ (b ^ d)", "=A1^(B1^D1)"],
    ['"a""b" & a', '="a""b"&A1'],
    ["MAX({1,2;3,-4}, a)", "=MAX({1,2;3,-4},A1)"],
    ["IF(a, , b)", "=IF(A1,,B1)"],
  ])("%s keeps its meaning", (text, expected) => {
    expect(cell(text, { a: "A1", b: "B1", d: "D1" })).toBe(expected);
  });

  test("nothing is added to what the rule says", () => {
    const references = { a: "A1", b: "B1" };
    expect(cell("IF(a - b >= 0.005, 1, 0)", references)).toBe("=IF(A1-B1>=0.005,1,0)");
    expect(cell('RUBRIC.RISE(a, b) = ""', references)).toBe('=RUBRIC.RISE(A1,B1)=""');
  });

  test("the native form is the same with each call's twin", () => {
    const rule = parseFormula("RUBRIC.DEDUCT(points, errors, 1)");
    const references: Record<string, string> = { points: "D27", errors: "C9" };
    expect(compileToNative(rule, (name) => references[name]!)).toBe(
      '=IF(ISLOGICAL(D27)+ISTEXT(D27)+ISLOGICAL(C9)+(C9>""),#VALUE!,IF(MIN(D27,C9)<=-(5E-10),#NUM!,MAX(0,D27-SUM(C9))))',
    );
  });

  test("parsing what was compiled gives the same value", () => {
    const number = fc.integer({ min: 0, max: 20 }).map((units) => String(units / 2));
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        number,
        fc.constantFrom("a", "b"),
        fc
          .tuple(tie("tree"), fc.constantFrom("+", "-", "*", "/", "=", "<", ">="), tie("tree"))
          .map(([left, operator, right]) => `(${left}${operator}${right})`),
        tie("tree").map((inner) => `-${inner}`),
        tie("tree").map((inner) => `MAX(${inner},1)`),
      ),
    }));
    fc.assert(
      fc.property(tree, (text) => {
        const again = compileToCell(parseFormula(text), (name) => `${name}_`);
        expect(code(again, { a_: 3, b_: 0.5 })).toBe(code(text, { a: 3, b: 0.5 }));
      }),
    );
  });
});
