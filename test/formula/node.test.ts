import "../../src/functions/catalogue";
import { printTree } from "../../src/formula/compile";
import { evaluate } from "../../src/formula/evaluate";
import { array, bool, call, name, namesOf, num, op, str, substitute } from "../../src/formula/node";
import { parseFormula, treeOf } from "../../src/formula/parse";

const printed = (tree: Parameters<typeof printTree>[0]) => printTree(tree, (each) => `<${each}>`);

describe("Nodes written by hand", () => {
  test.each([
    [num(0.5), "0.5"],
    [num(-3), "-3"],
    [num(1e21), "1E+21"],
    [str('a"b'), '"a""b"'],
    [bool(true), "TRUE"],
    [name("score.item-1"), "<score.item-1>"],
    [call("IF", bool(true), num(1), num(2)), "IF(TRUE,1,2)"],
    [op("+", num(1), name("a b"), num(3)), "1+<a b>+3"],
    [op("*", op("+", num(1), num(2)), num(3)), "(1+2)*3"],
    [op("-", num(1), op("-", num(2), num(3))), "1-(2-3)"],
    [
      array([
        ["x", 1],
        [true, -2],
      ]),
      '{"x",1;TRUE,-2}',
    ],
  ])("are printed like parsed ones: %#", (tree, expected) => expect(printed(tree)).toBe(expected));

  test("are evaluated with names that no formula could be written with", () => {
    const tree = op("+", name("score.item-1"), call("SUM", name("range:a..b"), num(1)));
    const cells = new Map<string, number | number[][]>([
      ["score.item-1", 2],
      ["range:a..b", [[3], [4]]],
    ]);
    expect(evaluate(tree, (each) => cells.get(each) ?? null)).toBe(10);
    expect(namesOf(tree)).toEqual(["score.item-1", "range:a..b"]);
  });

  test("replace names in a parsed tree, which stays as it was", () => {
    const tree = treeOf(parseFormula("MAX(a,b*2)"));
    const replaced = substitute(tree, (each) =>
      each === "a" ? call("N", name("x-1")) : undefined,
    );
    expect(printed(replaced)).toBe("MAX(N(<x-1>),<b>*2)");
    expect(printed(tree)).toBe("MAX(<a>,<b>*2)");
    expect(substitute(tree, () => undefined)).toBe(tree);
  });
});
