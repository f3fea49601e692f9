import "../../src/functions/catalogue";
import { printTree } from "../../src/formula/compile";
import { fold } from "../../src/formula/fold";
import { parseFormula, treeOf } from "../../src/formula/parse";

const OPTIONS = new Map([["reading.way", "strict"]]);

const folded = (text: string) =>
  printTree(fold(treeOf(parseFormula(text)), OPTIONS), (name) => name);

describe("A formula under readings", () => {
  test.each([
    ["reading.way", '"strict"'],
    ['reading.way="strict"', "TRUE"],
    ['reading.way="STRICT"', "TRUE"],
    ['reading.way<>"strict"', "FALSE"],
    ['IF(reading.way="strict",a,b)', "a"],
    ['IF(reading.way="mild",a,b)', "b"],
    ['IF(AND(a>1,reading.way="strict"),1,0)', "IF(a>1,1,0)"],
    ['IF(AND(a>1,reading.way="mild"),1,0)', "0"],
    ['IF(OR(a>1,reading.way="mild"),1,0)', "IF(a>1,1,0)"],
    ['IF(NOT(reading.way="mild"),1,0)', "1"],
    ['AND(RUBRIC.VETO(a),reading.way="strict")', "AND(RUBRIC.VETO(a))"],
    ['AND(reading.way="strict",reading.way<>"mild")', "TRUE"],
    ['RUBRIC.BAND(a,{0,1},{2,3})+IF(reading.way="mild",b,0)', "RUBRIC.BAND(a,{0,1},{2,3})+0"],
  ])("%s becomes %s", (text, expected) => expect(folded(text)).toBe(expected));

  test("a tree without readings is itself", () => {
    const tree = treeOf(parseFormula("IF(a>1,b,2)"));
    expect(fold(tree, OPTIONS)).toBe(tree);
  });
});
