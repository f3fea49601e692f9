import { contentOf, literal } from "../../src/excel/draw/values";

describe("text of a plan", () => {
  it.each([
    "=1+1",
    "'quoted",
    "+86",
    "-5",
    "@name",
    "1-2",
    "6月15日",
    "93.5%",
    "(1)",
    "TRUE",
    "#N/A",
    "3/4",
    "３",
    "1e5",
  ])("%s is marked as text, for Excel would make something else of it", (text) =>
    expect(literal(text)).toBe(`'${text}`),
  );

  it.each([
    "一级指标",
    "#card:scorecard:graduate-college:f3f2402e",
    "（一）领导重视",
    "80分以上为优秀",
    "第1次反馈",
    "/",
    "≥90%为满分",
  ])("%s is written as it is", (text) => expect(literal(text)).toBe(text));

  it("is never a formula, and a formula is never text", () => {
    expect(contentOf({ row: 0, column: 0, style: "text", value: '=HYPERLINK("x")' })).toMatch(/^'/);
    expect(contentOf({ row: 0, column: 0, style: "text", formula: "=SUM(A1:A2)" })).toBe(
      "=SUM(A1:A2)",
    );
    expect(contentOf({ row: 0, column: 0, style: "text", value: 0 })).toBe(0);
    expect(contentOf({ row: 0, column: 0, style: "text" })).toBeNull();
  });
});
