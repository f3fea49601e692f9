import "../../src/functions/catalogue";
import fc from "fast-check";
import { printTree } from "../../src/formula/compile";
import { columnsToFill, numbersNeeded } from "../../src/formula/needs";
import { parseFormula, treeOf } from "../../src/formula/parse";
import { typed } from "../../src/formula/typed";
import { nodeType, type Names, type NameType } from "../../src/formula/types";

const TYPES: Readonly<Record<string, NameType>> = {
  n: { kind: "count" },
  n2: { kind: "count" },
  opt: { kind: "count", optional: true },
  x: { kind: "number" },
  xo: { kind: "number", optional: true },
  rate: { kind: "rate" },
  rateo: { kind: "rate", optional: true },
  d: { kind: "date" },
  d2: { kind: "date" },
  do: { kind: "date", optional: true },
  level: { kind: "choice", choices: ["国家级", "省级"] },
  note: { kind: "text" },
  yes: { kind: "flag" },
  m: { kind: "rate", lines: true },
  s: { kind: "rate", lines: true },
  k: { kind: "count", lines: true },
  levels: { kind: "choice", choices: ["国家级", "省级"], lines: true },
  vetoed: { kind: "logical" },
  total: { kind: "number" },
  shown: { kind: "number", mayBeEmpty: true },
};

const names: Names = { typeOf: (name) => TYPES[name] };

const tree = (text: string) => treeOf(parseFormula(text));
const print = (node: Parameters<typeof printTree>[0]) => printTree(node, (name) => name);
const nodes = (text: string) => print(typed(tree(text), names));

const CASES: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  "a name where one value is wanted": [
    ["n", "n"],
    ["opt", "N(opt)"],
    ["opt*2+xo", "N(opt)*2+N(xo)"],
    ["d", "INT(d)"],
    ["do", "INT(N(do))"],
    ["yes", "RUBRIC.VETO(yes)"],
    ["level", "level"],
    ["unknown", "unknown"],
    ["IF(vetoed,opt,xo)", "IF(vetoed,N(opt),N(xo))"],
    ["IF(yes,5,0)", "IF(RUBRIC.VETO(yes),5,0)"],
    ["AND(yes,NOT(yes))", "AND(RUBRIC.VETO(yes),NOT(RUBRIC.VETO(yes)))"],
    ["RUBRIC.VETO(yes)", "RUBRIC.VETO(yes)"],
    ["RUBRIC.MEETS(5,opt,xo*2)", "RUBRIC.MEETS(5,N(opt),N(xo)*2)"],
    ["RUBRIC.MEETS(5,d,d2)", "RUBRIC.MEETS(5,INT(d),INT(d2))"],
    ["RUBRIC.BONUS(opt,2,5)", "RUBRIC.BONUS(opt,2,5)"],
    ["RUBRIC.RANK(opt,k)", "RUBRIC.RANK(opt,k)"],
    ["YEAR(d)-YEAR(do)", "YEAR(INT(d))-YEAR(INT(N(do)))"],
    ["d-d2", "INT(d)-INT(d2)"],
    ["CHOOSE(opt,xo,2)", "CHOOSE(N(opt),N(xo),2)"],
  ],
  "a name in a list": [
    ["SUM(opt,xo,m)", "SUM(opt,xo,m)"],
    ["MIN(xo,5)", "MIN(xo,5)"],
    ["MAX(xo*2,opt)", "MAX(N(xo)*2,opt)"],
    ["COUNT(opt,yes)", "COUNT(opt,yes)"],
    ["AVERAGE(m)", "AVERAGE(m)"],
    ["LARGE(m,2)", "LARGE(m,2)"],
    ['COUNTIF(m,">=0.5")', 'COUNTIF(m,">=0.5")'],
    ['SUMIF(levels,"国家级",k)', 'SUMIF(levels,"国家级",k)'],
    ["MAX(d,d2)", "INT(MAX(d,d2))"],
    ["LARGE(d,1)", "INT(LARGE(d,1))"],
    ["ISNUMBER(opt)", "ISNUMBER(opt)"],
    ["IFERROR(opt,1)", "IFERROR(N(opt),1)"],
  ],
  "the sides of a comparison": [
    ["n>=3", "n>=3"],
    ["n+n2*2>opt", "n+n2*2>N(opt)"],
    ["SUM(k)>20", "SUM(k)>20"],
    ["x>=0.5", "ROUND(x,9)>=0.5"],
    ["rate>=95%", "ROUND(rate,9)>=95%"],
    ["rateo<rate", "ROUND(N(rateo),9)<ROUND(rate,9)"],
    ["n/n2>=0.8", "ROUND(n/n2,9)>=0.8"],
    ["0.005<=x-rate", "0.005<=ROUND(x-rate,9)"],
    ["-x<0", "ROUND(-x,9)<0"],
    ["ROUND(rate*100,1)>5", "ROUND(ROUND(rate*100,9),1)>5"],
    ["INT(rate*100)>5", "INT(ROUND(rate*100,9))>5"],
    ["d<=DATE(2024,9,30)", "INT(d)<=DATE(2024,9,30)"],
    ["d-d2>30", "INT(d)-INT(d2)>30"],
    ["d+x>=do", "ROUND(INT(d)+x,9)>=INT(N(do))"],
    ["do+x>=d", "ROUND(INT(N(do))+x,9)>=INT(d)"],
    ["d+7>=do", "INT(d)+7>=INT(N(do))"],
    ['level="国家级"', 'level="国家级"'],
    ['note<>""', 'note<>""'],
    ['xo=""', 'xo=""'],
    ["shown>0", "IF(ISNUMBER(shown),ROUND(shown,9),shown)>0"],
    [
      "IF(ISNUMBER(shown),shown,0)>1",
      "IF(ISNUMBER(shown),IF(ISNUMBER(shown),ROUND(shown,9),shown),0)>1",
    ],
    ['total&""="1"', 'total&""="1"'],
    ["RUBRIC.RISE(rate,x)>0.1", "ROUND(RUBRIC.RISE(rate,x),9)>0.1"],
    ['RUBRIC.RISE(rate,x)=""', 'RUBRIC.RISE(rate,x)=""'],
    ["RUBRIC.BAND(n,{0,5},{1.5,2})>1", "RUBRIC.BAND(n,{0,5},{1.5,2})>1"],
    ["IF(vetoed,x,n)>1", "ROUND(IF(vetoed,x,n),9)>1"],
    ['IF(vetoed,"",x/3)>1', 'IF(vetoed,"",ROUND(x/3,9))>1'],
    ["IF(vetoed,1,2)>1", "IF(vetoed,1,2)>1"],
    ["(n>1)=(n2>1)", "n>1=(n2>1)"],
    ["(rate>=0.5)*5", "(ROUND(rate,9)>=0.5)*5"],
    ["AVERAGE(k)>=2", "ROUND(AVERAGE(k),9)>=2"],
  ],
  "what is rounded or cut": [
    ["ROUND(x/3,2)", "ROUND(ROUND(x/3,9),2)"],
    ["ROUND(x/3,9)", "ROUND(x/3,9)"],
    ["ROUND(x,2)", "ROUND(x,2)"],
    ["ROUND(xo,2)", "ROUND(N(xo),2)"],
    ["ROUND(n+n2,-1)", "ROUND(n+n2,-1)"],
    ["ROUNDUP(x/3,0)", "ROUNDUP(ROUND(x/3,9),0)"],
    ["ROUNDDOWN(x*rate,9)", "ROUNDDOWN(ROUND(x*rate,9),9)"],
    ["INT((0.94-x)/0.005)", "INT(ROUND((0.94-x)/0.005,9))"],
    ["MOD(x*3,2)", "MOD(ROUND(x*3,9),2)"],
    ["MOD(n*3,2)", "MOD(n*3,2)"],
    ["LOOKUP(x/n,{0,0.5},{1,2})", "LOOKUP(ROUND(x/n,9),{0,0.5},{1,2})"],
    ["LOOKUP(rate,{0,0.5},{1,2})", "LOOKUP(rate,{0,0.5},{1,2})"],
    ["INT(d)", "INT(d)"],
    ["INT(N(do))", "INT(N(do))"],
    ["INT(MAX(d,d2))", "INT(MAX(d,d2))"],
    ["INT(d+x)", "INT(ROUND(INT(d)+x,9))"],
    ["MAX(d,d2+x)", "INT(ROUND(MAX(d,INT(d2)+x),9))"],
    ["INT(LARGE((do+total),n))", "INT(ROUND(LARGE(INT(N(do))+total,n),9))"],
    ["INT(MAX(d,IF(yes,d,d2)))", "INT(MAX(d,IF(RUBRIC.VETO(yes),INT(d),INT(d2))))"],
  ],
  "columns in SUMPRODUCT": [
    ["SUMPRODUCT(m,s)", "SUMPRODUCT(m,s)"],
    ["SUMPRODUCT(m,{1;2})", "SUMPRODUCT(m,{1;2})"],
    ["SUMPRODUCT((m>=0.5)*6)", "SUMPRODUCT(ISNUMBER(m)*(m>=0.5)*6)"],
    ["SUMPRODUCT((m>=s)*6)", "SUMPRODUCT(ISNUMBER(m)*ISNUMBER(s)*(m>=s)*6)"],
    ["SUMPRODUCT((m>=rate)*6)", "SUMPRODUCT(ISNUMBER(m)*(m>=ROUND(rate,9))*6)"],
    ["SUMPRODUCT((m>=0.5)*k)", "SUMPRODUCT(ISNUMBER(m)*ISNUMBER(k)*(m>=0.5),k)"],
    ["SUMPRODUCT(m*k)", "SUMPRODUCT(m,k)"],
    ["SUMPRODUCT(2*m)", "SUMPRODUCT(ISNUMBER(m)*2,m)"],
    ["SUMPRODUCT(ISNUMBER(m)*m)", "SUMPRODUCT(ISNUMBER(m)*1,m)"],
    [
      "SUMPRODUCT((m-s>=0.05)*k)",
      "SUMPRODUCT(ISNUMBER(m)*ISNUMBER(s)*ISNUMBER(k)*(ROUND(m-s,9)>=0.05),k)",
    ],
    ["SUMPRODUCT((m>=0.5)*(m-s)*10)", "SUMPRODUCT(ISNUMBER(m)*ISNUMBER(s)*(m>=0.5)*(m-s)*10)"],
    ['SUMPRODUCT((levels="国家级")*3)', 'SUMPRODUCT((levels="国家级")*3)'],
    ["SUMPRODUCT((m>=0.5)*opt)", "SUMPRODUCT(ISNUMBER(m)*(m>=0.5)*N(opt))"],
  ],
};

describe.each(Object.entries(CASES))("The nodes of %s", (_, cases) => {
  test.each(cases)("%s becomes %s", (text, expected) => {
    expect(nodes(text)).toBe(expected);
    expect(nodes(expected)).toBe(expected);
  });
});

test("nodes that are there are not put in again, whatever the rule", () => {
  const leaf = fc.constantFrom(...Object.keys(TYPES), "1", "0.5", '""', '"国家级"', "{1,2}");
  const { rule } = fc.letrec<{ rule: string }>((tie) => ({
    rule: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc
        .tuple(tie("rule"), fc.constantFrom(..."+-*/&=<", ">="), tie("rule"))
        .map(([left, operator, right]) => `(${left}${operator}${right})`),
      tie("rule").map((inner) => `-${inner}`),
      tie("rule").map((inner) => `(${inner})%`),
      fc
        .tuple(
          fc.constantFrom("INT", "N", "SUM", "MAX", "SUMPRODUCT", "ISNUMBER", "NOT", "ABS", "YEAR"),
          tie("rule"),
        )
        .map(([name, inner]) => `${name}(${inner})`),
      fc
        .tuple(
          fc.constantFrom(
            "ROUND",
            "ROUNDUP",
            "MOD",
            "LARGE",
            "LOOKUP",
            "COUNTIF",
            "SUMPRODUCT",
            "IFERROR",
          ),
          tie("rule"),
          tie("rule"),
        )
        .map(([name, first, second]) => `${name}(${first},${second})`),
      fc
        .tuple(tie("rule"), tie("rule"), tie("rule"))
        .map(([condition, yes, no]) => `IF(${condition},${yes},${no})`),
      fc.tuple(tie("rule"), tie("rule")).map(([a, b]) => `RUBRIC.MEETS(5,${a},${b})`),
    ),
  }));
  fc.assert(
    fc.property(rule, (text) => {
      const once = typed(tree(text), names);
      expect(print(typed(once, names))).toBe(print(once));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["n", "number"],
  ["d+7", "date"],
  ["d-d2", "number"],
  ["MAX(d,d2)", "date"],
  ["LARGE(do+x,n)", "date"],
  ["N(do)", "date"],
  ["level", "text"],
  ['""', "nothing"],
  ['IF(vetoed,"",1)', "number"],
  ['IF(vetoed,"无",1)', "any"],
  ["n>1", "logical"],
  ["RUBRIC.VETO(yes)", "logical"],
  ['RUBRIC.BAND(n,{0,1},{"一","二"})', "text"],
  ['VLOOKUP(level,{"国家级",3;"省级",2},2,FALSE)', "number"],
  ['LOOKUP(n,{0,1},{"一","二"})', "text"],
  ["unknown", "any"],
])("%s is of type %s", (text, kind) => expect(nodeType(tree(text), names).kind).toBe(kind));

describe("What a formula needs so that it is no error", () => {
  test("numbers for an average, a median, a place in an order", () => {
    const needs = numbersNeeded(tree("AVERAGE(m)+LARGE(k,2)+MEDIAN(x,n)"));
    expect(needs.map(({ of, least }) => [of.map(print), least])).toEqual([
      [["m"], 1],
      [["k"], 2],
      [["x", "n"], 1],
    ]);
  });

  test.each([
    ["SUMPRODUCT((m>=0.5)*k)", []],
    ["SUMPRODUCT(m*k)", []],
    ["SUMPRODUCT((m>=0.5)*(m-s))", ["m", "s"]],
    ["SUMPRODUCT((m-s>=0.05)*k)", ["m", "s"]],
    ["SUMPRODUCT((m>=SUM(k))*ROUND(s,2))", ["s"]],
    ["SUM(m)", []],
  ])("lines that are computed with: %s", (text, columns) =>
    expect(columnsToFill(typed(tree(text), names), names)).toEqual(columns),
  );
});
