import fc from "fast-check";
import { safeName, sheetNames, sheetPrefix } from "../../../src/sheets/card/sheet-names";

const rubric = { id: "graduate-college" };

test("the first card has plain names", () =>
  expect(sheetNames(rubric, "文学院", [])).toEqual({
    scorecard: "评分表",
    facts: "基础数据",
    result: "考核结果",
  }));

test("further cards are told apart by their unit, then by a number, the same for all three", () => {
  const taken = ["评分表", "基础数据", "考核结果"];
  const second = sheetNames(rubric, "文学院", taken);
  expect(second).toEqual({
    scorecard: "评分表-文学院",
    facts: "基础数据-文学院",
    result: "考核结果-文学院",
  });
  expect(sheetNames(rubric, "文学院", [...taken, "基础数据-文学院"]).scorecard).toBe(
    "评分表-文学院 2",
  );
  expect(sheetNames(rubric, "", taken).scorecard).toBe("评分表-2");
});

test.each([
  ["文/学:院*?[1]\\", "文 学 院 1"],
  ["'引号'", "引号"],
  ["a".repeat(40), "a".repeat(31)],
  ["  中  文  ", "中 文"],
])("%p becomes %p", (text, name) => expect(safeName(text)).toBe(name));

test("whatever the unit and whatever is taken, names are legal, different and free", () => {
  const unit = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(unit, fc.nat({ max: 4 }), (name, cards) => {
      const taken: string[] = [];
      for (let card = 0; card <= cards; card++) {
        const names = Object.values(sheetNames(rubric, name, taken));
        for (const each of names) {
          expect(each.length).toBeLessThanOrEqual(31);
          expect(each).not.toMatch(/[\\/?*[\]:]|^'|'$/);
          expect(taken.map((other) => other.toLowerCase())).not.toContain(each.toLowerCase());
          taken.push(each);
        }
      }
    }),
  );
});

test.each([
  ["基础数据", "基础数据!"],
  ["基础数据-文学院", "'基础数据-文学院'!"],
  ["2024年", "'2024年'!"],
  ["O'Neil", "'O''Neil'!"],
  ["AB12", "'AB12'!"],
  ["R1C1", "'R1C1'!"],
])("a formula names %p as %p", (name, prefix) => expect(sheetPrefix(name)).toBe(prefix));
