/** Nodes that say the same are one node, and no others are. */
import "../../src/functions/catalogue";
import { call, childrenOf, name, num, op, str } from "../../src/formula/node";
import { SharedNodes } from "../../src/formula/share";
import { parseFormula, treeOf } from "../../src/formula/parse";

const tree = (text: string) => treeOf(parseFormula(text));

test("equal nodes are one, at whatever depth of whatever tree", () => {
  const shared = new SharedNodes();
  const [a, b] = [tree("IF(x>1,ROUND(x,2),0)"), tree("SUM(ROUND(x,2),{1,2})")].map((each) =>
    shared.of(each),
  );
  expect(childrenOf(a!)[1]).toBe(childrenOf(b!)[0]);
  expect(shared.of(tree("IF(x>1,ROUND(x,2),0)"))).toBe(a);
  expect(shared.of(a!)).toBe(a);
});

test.each([
  ["a text and a number", str("1"), num(1)],
  ["a text and a name", str("x"), name("x")],
  ["two names", name("x"), name("y")],
  ["two operators", op("+", name("x"), num(1)), op("-", name("x"), num(1))],
  ["a sign before and a percent sign behind", tree("-x"), tree("x%")],
  ["the order of two sides", op("<", name("x"), name("y")), op("<", name("y"), name("x"))],
  ["two functions", call("MIN", name("x")), call("MAX", name("x"))],
  ["an argument left out and 0", tree("IF(x,,1)"), tree("IF(x,0,1)")],
  ["one argument and two", tree("IF(x,1)"), tree("IF(x,1,)")],
  ["rows and columns", tree("SUM({1,2})"), tree("SUM({1;2})")],
  ["texts and numbers of an array", tree("LOOKUP(x,{1,2})"), tree('LOOKUP(x,{"1","2"})')],
])("%s are not alike", (_what, one, other) => {
  const shared = new SharedNodes();
  expect(shared.of(one)).not.toBe(shared.of(other));
});
