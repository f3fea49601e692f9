import "../../src/functions/catalogue";
import { printTree } from "../../src/formula/compile";
import { countOneOf } from "../../src/formula/one-of";
import { parseFormula, treeOf } from "../../src/formula/parse";

const counted = (text: string) =>
  printTree(countOneOf(treeOf(parseFormula(text)), ["bad", "worse"]), (name) => name);

describe("Whether a formula gives one of the words bad and worse, as 1 or 0", () => {
  test.each([
    ['"bad"', "1"],
    ['"good"', "0"],
    ['IF(a>1,"bad","good")', "IF(a>1,1,0)"],
    ['IF(a>1,"bad","worse")', "1"],
    ['IF(a>1,"good","")', "0"],
    ['IF(a>1,"bad",IF(b>1,"good",""))', "IF(a>1,1,0)"],
    ['IF(a>1,"good",IF(b>1,"worse",""))', "IF(a>1,0,IF(b>1,1,0))"],
    ['IFERROR(IF(a>1,"good",""),"bad")', 'IF(ISERROR(IF(a>1,"good","")),1,0)'],
    ['IFERROR(IF(a>1,"good",""),"")', "0"],
    ["word", 'IF(OR(word="bad",word="worse"),1,0)'],
  ])("%s becomes %s", (text, expected) => expect(counted(text)).toBe(expected));
});
