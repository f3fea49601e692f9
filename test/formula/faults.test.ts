import "../../src/functions/catalogue";
import { faultsOf, type Expected } from "../../src/formula/faults";
import { failuresOf } from "../../src/formula/faults/failures";
import { parseFormula, treeOf } from "../../src/formula/parse";
import type { Names, NameType } from "../../src/formula/types";

const TYPES: Readonly<Record<string, NameType>> = {
  points: { kind: "number", min: 10, max: 10 },
  n: { kind: "count" },
  opt: { kind: "count", optional: true },
  staff: { kind: "count", min: 1 },
  place: { kind: "count", min: 1, max: 3 },
  x: { kind: "number" },
  rate: { kind: "rate" },
  d: { kind: "date" },
  d2: { kind: "date" },
  before: { kind: "date", optional: true },
  level: { kind: "choice", choices: ["国家级", "省级"] },
  other: { kind: "choice", choices: ["校级", "院级"] },
  best: { kind: "choice", choices: ["省级", "校级"] },
  note: { kind: "text" },
  yes: { kind: "flag" },
  m: { kind: "rate", lines: true, rows: 3 },
  w: { kind: "count", lines: true, rows: 3 },
  two: { kind: "count", lines: true, rows: 2 },
  levels: { kind: "choice", choices: ["国家级", "省级"], lines: true, rows: 3 },
  vetoed: { kind: "logical" },
  total: { kind: "signed" },
  rank: { kind: "count", mayBeEmpty: true },
  grade: { kind: "text", mayBeEmpty: true },
  outcome: { kind: "text", mayBeEmpty: true, choices: ["优秀", "合格"] },
  outcomes: { kind: "text", mayBeEmpty: true, lines: true, choices: ["优秀", "合格"] },
  grades: { kind: "text", mayBeEmpty: true, lines: true },
};

const names: Names = { typeOf: (name) => TYPES[name] };

const EXPECTED: Readonly<Record<string, Expected>> = {
  rule: { gives: "number", joins: false },
  condition: { gives: "condition", joins: false },
  words: { gives: "value", joins: true },
  text: { gives: "text", joins: true },
};

/** Each fault as the words it stands at, and the first words of what is said. */
const faults = (text: string, expected = EXPECTED.rule!) =>
  faultsOf(parseFormula(text), names, expected)
    .filter(({ isHint }) => !isHint)
    .map(({ from, to, message }) => `${text.slice(from, to)}: ${message.zh}`);

const WHOLE_DIVISOR = "MOD 的除数要是大于 0 的整数常量";
const NO_CALENDAR_DAY = "这里可能是 1900 年 3 月以前或 9999 年以后的日期";

const REFUSED: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  "several values where one is wanted": [
    ["m*10", "m", "给的是几行"],
    ["AND(m>=0.5)*1", "m>=0.5", "给的是几行"],
    ["MAX(m*w)", "m", "给的是几行"],
    ["IF(w>3,1,0)", "w>3", "给的是几行"],
    ["ROUND(m,2)", "m", "给的是几行"],
    ["RUBRIC.MEETS(points,w,3)", "w", "给的是几行"],
    ["RUBRIC.BONUS(w*2,1)", "w", "给的是几行"],
    ["n+{1,2}", "{1,2}", "给的是几行"],
    ["m", "m", "结果是几行"],
    ["SUMPRODUCT(w*SUM(m*2))", "m", "给的是几行"],
  ],
  "kinds mixed by an operator": [
    ["IF(level=3,1,0)", "level=3", "两边不是同一种值"],
    ['IF(d<="2024-09-30",1,0)', 'd<="2024-09-30"', "两边不是同一种值"],
    ['IF(n="3",1,0)', 'n="3"', "两边不是同一种值"],
    ["IF(d>n,1,0)", "d>n", "两边不是同一种值"],
    ["d*2", "d", "日期不能当数用"],
    ["d+d2", "d+d2", "日期只能减日期"],
    ["100-d", "100-d", "日期只能减日期"],
    ["note+1", "note", "文字不能参加计算"],
    ['"3"+1', '"3"', "文字不能参加计算"],
    ["-note", "note", "文字不能参加计算"],
    ["RUBRIC.MEETS(points,d,3)", "d", "日期不能当数用"],
    ["SUM(note,1)", "note", "文字不能参加计算"],
    ['IF(n>1,"",2)*3', 'IF(n>1,"",2)', '可能是空文本 ""'],
    ["YEAR(n)", "n", "两边不是同一种值"],
    ["MIN(points,d)", "d", "日期和数不能放在一起"],
    ["MAX(0,d-DATE(2024,9,30),d)", "d", "日期和数不能放在一起"],
    ["IF(MAX(d,n)>3,1,0)", "n", "日期和数不能放在一起"],
    ["MIN(d,45565)-d2", "45565", "日期和数不能放在一起"],
    ["RUBRIC.RANK(grade,w)", "grade", "文字不能参加计算"],
  ],
  "a number beside a date that is no likely day": [
    ["IF(d<=2024,1,0)", "d<=2024", "2024 不是日期"],
    ["IF(20240930>=d,1,0)", "20240930>=d", "20240930 不是日期"],
    ["IF(d>1,1,0)", "d>1", "1 不是日期"],
    ["IF(d>3653,1,0)", "d>3653", "3653 不是日期"],
    ["IF(d>2958466,1,0)", "d>2958466", "2958466 不是日期"],
    ["IF(d>45565.5,1,0)", "d>45565.5", "两边不是同一种值"],
  ],
  "an order of texts": [
    ['IF(note>"b",1,0)', 'note>"b"', "文字不分大小"],
    ['IF(level<="省级",1,0)', 'level<="省级"', "文字不分大小"],
  ],
  "conditions that are none": [
    ["IF(n,1,0)", "n", "数不能作条件"],
    ["IF(AND(n>1,opt),1,0)", "opt", "数不能作条件"],
    ["IF(NOT(n-3),1,0)", "n-3", "数不能作条件"],
    ["IF(note,1,0)", "note", "文字、日期不能作条件"],
    ["IF(TRUE,1,0)", "TRUE", "条件是常量"],
    ["IF(1,1,0)", "1", "条件是常量"],
    ['IF("是",1,0)', '"是"', "条件是常量"],
    ["IF((n>1)=TRUE,1,0)", "n>1)=TRUE", "条件不要再与别的值比较"],
    ["IF(vetoed=FALSE,1,0)", "vetoed=FALSE", "条件不要再与别的值比较"],
  ],
  "a yes or no as a value": [
    ['IF(yes="是",1,0)', 'yes="是"', "是/否不能这样用"],
    ["IF(yes=TRUE,1,0)", "yes=TRUE", "是/否不能这样用"],
    ["yes*5", "yes", "是/否不能这样用"],
    ["RUBRIC.MEETS(points,yes,1)", "yes", "是/否不能这样用"],
    ["RUBRIC.VETO(n)*5", "n", "这里要一个条件"],
  ],
  "constants in the wrong place": [
    ["TRUE*5", "TRUE", "TRUE、FALSE 不能当数用"],
    ["{1,2;3,4}*0+1", "{1,2;3,4}", "给的是几行"],
    ['SUMPRODUCT({1,"a"},{1,2})', '{1,"a"}', "常量数组不完整"],
    ["RUBRIC.BONUS(w,{1;TRUE;2})", "{1;TRUE;2}", "常量数组不完整"],
  ],
  "what is left out": [
    ["IF(n>1,,2)", "IF(n>1,,2)", "两个逗号之间没有内容"],
    ["RUBRIC.DEDUCT(points,,1)", "RUBRIC.DEDUCT(points,,1)", "两个逗号之间没有内容"],
    ["IF(n>1,2)", "IF(n>1,2)", "IF 要三个参数"],
    ["IF(n>1)", "IF(n>1)", "IF 要三个参数"],
    ['IF(n>1,"优",2)', 'IF(n>1,"优",2)', "几个分支的结果不是同一种值"],
    ["IF(n>1,d,2)", "IF(n>1,d,2)", "几个分支的结果不是同一种值"],
  ],
  powers: [
    ["n^0.5", "0.5", "指数要是从 1 起的整数"],
    ["n^0", "0", "指数要是从 1 起的整数"],
    ["2^n", "n", "指数要是从 1 起的整数"],
    ["-n^2", "-n", "乘方前的负号或乘方要加括号"],
    ["1-2^2-n^2^2", "n^2", "乘方前的负号或乘方要加括号"],
    ["MAX(-2^2,1)", "-2", "乘方前的负号或乘方要加括号"],
  ],
  "a divisor that may be 0": [
    ["x/n", "n", "除数可能是 0"],
    ["x/(n-staff)", "n-staff", "除数可能是 0"],
    ["IF(n=0,x/n,0)", "n", "除数可能是 0"],
    ["IF(OR(n>0,x>0),x/n,0)", "n", "除数可能是 0"],
    ["x/0", "0", "除数可能是 0"],
  ],
  "words in a rule": [
    ['n&"分"', 'n&"分"', "不能用 & 连接"],
    ['IF(n>1,"优","良")', 'IF(n>1,"优","良")', "结果要是数"],
    ["n>1", "n>1", "结果要是数"],
    ["d", "d", "结果要是数"],
    ["yes", "yes", "结果要是数"],
  ],
  'an empty cell asked for by ""': [
    ['IF(n="",0,1)', 'n=""', '数和日期不能与 "" 比较'],
    ['IF(d="",0,1)', 'd=""', '数和日期不能与 "" 比较'],
  ],
  "a choice that is none": [
    ['IF(level="国家",1,0)', 'level="国家"', "没有选项“国家”"],
    ['IF("校级"<>level,1,0)', '"校级"<>level', "没有选项“校级”"],
    ['COUNTIF(levels,"校级")', '"校级"', "没有选项“校级”"],
    ["IF(level=other,1,0)", "level=other", "两个选择没有共同的选项"],
    ['VLOOKUP(level,{"国家级",3;"校级",2},2,FALSE)', '{"国家级",3;"校级",2}', "表里没有选项 省级"],
    [
      'VLOOKUP(level,{"国家级",3;"省级",2;"校级",1},2,FALSE)',
      '{"国家级",3;"省级",2;"校级",1}',
      "没有选项“校级”",
    ],
  ],
  "a text that is never that": [
    ['IF(outcome="优",1,0)', 'outcome="优"', "这里的文字不会是“优”"],
    ['IF(IF(yes,"高","低")="中",1,0)', 'IF(yes,"高","低")="中"', "这里的文字不会是“中”"],
    ['COUNTIF(outcomes,"优")', '"优"', "这里的文字不会是“优”"],
  ],
  "arguments of functions": [
    ["COUNT(n+1)", "n+1", "COUNT 只数名称"],
    ["COUNT(yes)", "yes", "COUNT 只数名称"],
    ["LARGE(w,n)", "n", "这个参数要是整数常量"],
    ["LARGE(w,0)", "0", "这个参数要是整数常量"],
    ["ROUND(x,n)", "n", "这个参数要是整数常量"],
    ["ROUND(x,1.5)", "1.5", "这个参数要是整数常量"],
    ["MOD(n,staff)", "staff", WHOLE_DIVISOR],
    ["MOD(n,0)", "0", WHOLE_DIVISOR],
    ["MOD(x,0.1)", "0.1", WHOLE_DIVISOR],
    ["MOD(x,2.5)", "2.5", WHOLE_DIVISOR],
    ["DATE(n,1,1)-d", "DATE(n,1,1)", "DATE 要三个整数常量"],
    ["DATE(1900,1,1)-d", "DATE(1900,1,1)", "DATE 要三个整数常量"],
    ["YEAR(before)", "before", NO_CALENDAR_DAY],
    ["IF(n>0,MONTH(before),0)", "before", NO_CALENDAR_DAY],
    ["DAY(d-n)", "d-n", NO_CALENDAR_DAY],
    ["YEAR(d-3594)", "d-3594", NO_CALENDAR_DAY],
    ["YEAR(d+1)", "d+1", NO_CALENDAR_DAY],
    ["YEAR(DATE(1901,1,1)-307)", "DATE(1901,1,1)-307", NO_CALENDAR_DAY],
    ["MONTH(MIN(d,before))", "MIN(d,before)", NO_CALENDAR_DAY],
    ["IFERROR(n,0)", "IFERROR(n,0)", "规则里不能用这个函数"],
    ["IF(ISTEXT(note),1,0)", "ISTEXT(note)", "规则里不能用这个函数"],
    ["IF(ISERROR(n),1,0)", "ISERROR(n)", "规则里不能用这个函数"],
    ["N(n+1)", "n+1", "这里要一个名称"],
    ["N(yes)", "yes", "N 和 ISNUMBER 看的是数"],
    ["IF(ISNUMBER(note),1,0)", "note", "N 和 ISNUMBER 看的是数"],
    ["N(level)", "level", "N 和 ISNUMBER 看的是数"],
    ["LARGE(w,4)", "4", "只有 3 个值，没有第 4 个"],
    ["SMALL(n,2)", "2", "只有 1 个值，没有第 2 个"],
    ["LARGE({1,2},3)", "3", "只有 2 个值，没有第 3 个"],
    ["RUBRIC.BONUS(w,two)", "two", "各列的行数不同"],
    ["RUBRIC.HEADCOUNT(w,n,m)", "m", "各列的行数不同"],
    ["CHOOSE(n,1,2,3)", "n", "CHOOSE 的第一个参数"],
    ["CHOOSE(place,1,2)", "place", "CHOOSE 的第一个参数"],
    ["CHOOSE(rate,1,2)", "rate", "CHOOSE 的第一个参数"],
    ["LOOKUP(note,{0,1},{1,2})", "note", "文字不能参加计算"],
    ["LOOKUP(n,{1,5},{1,2})", "n", "值可能小到 0"],
    ["LOOKUP(n,{0,5,3},{1,2,3})", "LOOKUP(n,{0,5,3},{1,2,3})", "界限要从小到大"],
    ["LOOKUP(n,{0,5},{1,2,3})", "LOOKUP(n,{0,5},{1,2,3})", "界限要从小到大"],
    [
      'VLOOKUP(level,{"国家级",3;"省级",2},2,TRUE)',
      'VLOOKUP(level,{"国家级",3;"省级",2},2,TRUE)',
      "VLOOKUP 要一个选项",
    ],
    [
      'VLOOKUP(level,{"国家级",3;"省级",2},3,FALSE)',
      'VLOOKUP(level,{"国家级",3;"省级",2},3,FALSE)',
      "VLOOKUP 要一个选项",
    ],
  ],
  "lists and criteria": [
    ["SUMPRODUCT(IF(m>0.5,1,0)*w)", "IF(m>0.5,1,0)", "SUMPRODUCT 里不能用 IF"],
    ["SUMPRODUCT(m>=0.5)", "m>=0.5", "单独的条件按 0 计"],
    ["SUMPRODUCT(m,two)", "m", "各列的行数不同"],
    ["SUMPRODUCT((m>=0.5)*two)", "m>=0.5)*two", "各列的行数不同"],
    ["SUMPRODUCT(w,{1;2})", "w", "各列的行数不同"],
    ['COUNTIF(n,">1")', "n", "第一个参数要是有几行的数据"],
    ['COUNTIF(w*2,">1")', "w*2", "第一个参数要是有几行的数据"],
    ["COUNTIF(w,n)", "n", "条件要是常量"],
    ['COUNTIF(w,"<>1")', '"<>1"', "条件要是常量"],
    ['COUNTIF(w,"")', '""', "条件要是常量"],
    ['COUNTIF(w,"3")', '"3"', "条件要是常量"],
    ['COUNTIF(w,"国家级")', '"国家级"', "条件与要数的数据不是同一种值"],
    ["COUNTIF(levels,3)", "3", "条件与要数的数据不是同一种值"],
    ['SUMIF(grades,">3",w)', '">3"', "条件与要数的数据不是同一种值"],
    ['COUNTIF(levels,"国*")', '"国*"', "条件要是常量"],
    ['SUMIF(m,">0.5",two)', "two", "各列的行数不同"],
  ],
};

describe("More than a cell takes", () => {
  const deep = (levels: number) => "MAX(n,".repeat(levels) + "1" + ")".repeat(levels);
  const wide = (many: number) => `SUM(${Array.from({ length: many }, () => "n").join(",")})`;
  const long = (letters: number) => `IF(note="${"长".repeat(letters)}",1,0)`;

  test.each([
    [deep(41), "函数最多套 40 层"],
    [wide(256), "一个函数最多 255 个参数"],
    [long(256), "公式里的文字不能超过 255 个字"],
    [`RUBRIC.BAND(n,{0},{"${"长".repeat(256)}"})&""`, "公式里的文字不能超过 255 个字"],
  ])("%#", (text, said) => {
    expect(faults(text).filter((each) => each.endsWith(said))).toHaveLength(1);
  });

  test.each([deep(40), wide(255), long(255)])("as much as it takes, %#", (text) =>
    expect(faults(text)).toEqual([]),
  );
});

describe.each(Object.entries(REFUSED))("Refused: %s", (_, cases) => {
  test.each(cases)("%s at %s: %s", (text, place, said) => {
    const found = faults(text);
    expect(
      found.filter((each) => each.startsWith(`${place}: `) && each.includes(said)),
    ).toHaveLength(1);
  });
});

test("each refusal says in both languages what to write instead", () => {
  const all = Object.values(REFUSED).flatMap((cases) =>
    cases.flatMap(([text]) => faultsOf(parseFormula(text), names, EXPECTED.rule!)),
  );
  for (const { message, advice } of all) {
    for (const { zh, en } of [message, advice]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en.replace(/“.*?”|".*?"|国家级|省级/g, "")).not.toMatch(/[\u4e00-\u9fff]{3}/);
    }
  }
});

describe("Not refused", () => {
  test.each([
    "RUBRIC.DEDUCT(points,n,1)",
    "IF(n>3,points,0)",
    'IF(n>3,points,"")',
    "(n>=10)*5+n",
    "IF(yes,5,0)+RUBRIC.VETO(yes)*5",
    "IF(AND(yes,NOT(yes),n>1),1,2)",
    'IF(level="国家级",3,IF(level<>"省级",1,2))',
    'IF(note="",0,1)',
    "IF(d<=DATE(2024,9,30),points,0)",
    "IF(d<=45565,points,0)",
    "MAX(0,d-DATE(2024,9,30))*2",
    "IF(d+7>d2,1,0)",
    "(YEAR(d)-YEAR(d2))*12+MONTH(d)-MONTH(d2)",
    "MAX(d,d2)-DATE(2024,9,30)",
    "IF(MIN(d,DATE(2024,9,30))=d,1,0)",
    "MAX(0,d-DATE(2024,9,30))",
    "IF(YEAR(d)=2024,1,0)",
    "YEAR(d-3593)+MONTH(DATE(1901,1,1)-306)+DAY(d-staff*0)",
    "IF(COUNT(before)=1,YEAR(before),0)+IF(ISNUMBER(before),MONTH(before),0)",
    "IF(COUNT(before)=0,0,DAY(before))+YEAR(MAX(d,d2))+MONTH(IF(n>0,d,d2))",
    "IF(d<3654,1,IF(d>=2958465,2,3))",
    "IF(level=best,1,0)",
    "RUBRIC.BONUS(w,n)+RUBRIC.HEADCOUNT(n,w,m)+RUBRIC.HEADCOUNT(w,w,n)",
    "RUBRIC.RANK(rank,w)",
    'COUNTIF(grades,"优秀")',
    "IF(n=0,0,x/n)",
    "IF(AND(n>0,x>1),x/n,0)",
    "IF(OR(n=0,x=0),0,x/n)",
    "IF(NOT(n=0),x/n,0)",
    "IF(0<n,x/n,0)",
    "x/staff",
    "x/(staff+n)",
    "IF(n=0,0,x/(n+opt))",
    "IF(n>0,x/(n*staff*2),0)",
    "IF(SUM(w)=0,0,x/SUM(w))",
    "x/3",
    "(-n)^2+2^3",
    "-(n^2)",
    "n*10%",
    "COUNT(n,opt,m)",
    "AVERAGE(w)+LARGE(w,2)+MEDIAN(n,x)",
    "SUM(w)+MAX(n,w)",
    'COUNTIF(m,">=0.5")+COUNTIF(w,3)+COUNTIF(levels,"国家级")',
    'SUMIF(m,">=0.5",w)+SUMIF(levels,"省级",w)',
    "SUMPRODUCT(m,w)+SUMPRODUCT(w,{1;2;5})",
    "SUMPRODUCT((m>=0.5)*w)+SUMPRODUCT((m>=0.5)*(w-1)*6)",
    'SUMPRODUCT((levels="国家级")*3)',
    "SUMPRODUCT((m>=AVERAGE(m))*1)",
    "SUMPRODUCT(w,m)/3",
    "RUBRIC.BONUS(w,{1;2;5},points)",
    "RUBRIC.BAND(n,{0,5},{1,2})",
    "CHOOSE(place,5,3,1)",
    "LOOKUP(n,{0,5},{1,2})",
    'VLOOKUP(level,{"国家级",3;"省级",2},2,FALSE)',
    "ROUND(x*rate,2)+INT(x)+MOD(n,3)+MOD(x*10,1)/10+ROUNDDOWN(x,-1)",
    "N(opt)+IF(ISNUMBER(opt),1,0)",
    'IF(rank="",0,rank)',
    "unknown*2+IF(unknown,1,0)",
  ])("%s", (text) => expect(faults(text)).toEqual([]));

  test.each(["n>1", "yes", "AND(yes,n>1)", "vetoed"])("a condition: %s", (text) =>
    expect(faults(text, EXPECTED.condition)).toEqual([]),
  );

  test.each([
    'n&"家"',
    'ROUND(x,2)&"分"',
    'RUBRIC.RISE(rate,0.5)&"！"',
    'YEAR(d)&"年"',
    'IF(vetoed,"一票否决","")',
    'level&"："&note',
  ])("words: %s", (text) => expect(faults(text, EXPECTED.words)).toEqual([]));
});

test.each([
  ['x&"分"', "x: 连接到文字里的数可能有很多小数位"],
  ['x/3&"分"', "x/3: 连接到文字里的数可能有很多小数位"],
  ['d&"止"', "d: 日期连接到文字里会变成序号"],
  ['yes&"！"', "yes: 是/否不能这样用"],
])("in words: %s", (text, fault) => expect(faults(text, EXPECTED.words)).toEqual([fault]));

test("a condition that is a number", () => {
  expect(faults("n+1", EXPECTED.condition)).toEqual(["n+1: 数不能作条件"]);
});

test.each([
  ["total", "total: 结果要是文字"],
  ["IF(n>1,1,0)", "IF(n>1,1,0): 结果要是文字"],
  ["n>1", "n>1: 结果要是文字"],
  ["d", "d: 结果要是文字"],
])("no text: %s", (text, fault) => expect(faults(text, EXPECTED.text)).toEqual([fault]));

test.each(['IF(n>1,"优","")', "level", "grade", '""', "unknown", 'n&"人"'])("a text: %s", (text) =>
  expect(faults(text, EXPECTED.text)).toEqual([]),
);

test.each(["yes", "n>1", "AND(yes,n>1)", "vetoed"])("would be shown as TRUE: %s", (text) =>
  expect(faults(text, EXPECTED.words)).toEqual([`${text}: 这里会显示成 TRUE 或 FALSE`]),
);

test("an applied condition guards a divisor", () => {
  const given = [treeOf(parseFormula("n>0"))];
  expect(faults("x/n", { ...EXPECTED.rule!, given })).toEqual([]);
});

test("places are those of what was written", () => {
  expect(faults("IF（n≥1，note＋１，0）")).toEqual(["note: 文字不能参加计算"]);
});

describe("A call that fails whatever is filled in", () => {
  const failures = (text: string) =>
    failuresOf(treeOf(parseFormula(text)), names).map(({ from, to }) => text.slice(from, to));

  test.each([
    ["RUBRIC.DEDUCT(points,n,-1)", ["-1"]],
    ["RUBRIC.SHORTFALL(points,x,1,0)", ["0"]],
    ["RUBRIC.BAND(n,{5,1},{1,2})", ["{5,1}"]],
    ["RUBRIC.BAND(n,{0,1,2},{1,2})", ["{1,2}"]],
    ['RUBRIC.PRORATE(points,n,3,"share%")', ['"share%"']],
    ["1+IF(n>1,RUBRIC.BONUS(n,-2),0)", ["-2"]],
    ["RUBRIC.DEDUCT(points,n,1)", []],
    ["RUBRIC.DEDUCT(points,n,x-1)", []],
    ["RUBRIC.RISE(rate,x)", []],
  ])("%s", (text, places) => expect(failures(text)).toEqual(places));
});

test("a date by its number works, and is better written as DATE", () => {
  const text = "IF(d<=45565,1,IF(DATE(2024,9,30)<d2,2,3))";
  const hints = faultsOf(parseFormula(text), names, EXPECTED.rule!);
  expect(
    hints.map(({ isHint, from, to, message, advice }) => [isHint, from, to, message.zh, advice.zh]),
  ).toEqual([[true, 3, 11, "45565 是 2024年9月30日 的序号", "建议写成 DATE(2024,9,30)"]]);
});
