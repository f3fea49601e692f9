import { describeProblem } from "../../../src/rubric/problems";
import { parseRubric } from "../../../src/rubric/load";
import { rubricText } from "../../support/rubrics";
import { criterion, criterionPath, problemsOf, testBroken, type Break } from "../support/broken";

const STAFF = `${criterionPath(0, 1, 0)}.rule`;

const rule =
  (text: string): Break =>
  (r) =>
    (criterion(r, 0, 1, 0).rule = text);

const choices =
  (...words: string[]): Break =>
  (r) => {
    r.facts.push({
      id: "level",
      label: { zh: "级别", en: "Level" },
      type: "choice",
      choices: words,
      optional: true,
    });
  };

const at = (index: number) => `facts[35].choices[${index}]`;

describe("what the types of facts tell of a rule", () => {
  testBroken([
    {
      title: "a number is a condition",
      patch: rule("IF(staff,points,liaisons)"),
      kind: "formula",
      path: STAFF,
      zh: "公式第 4 个字符“staff”：数不能作条件。请写明比较，例如 名称>0。",
      en: "Character 4 of the formula, “staff”: a number is no condition. Write a comparison, such as name>0.",
    },
    {
      title: "a yes or no is compared",
      patch: rule('IF(AND(office="是",staff>0,liaisons>0),points,0)'),
      kind: "formula",
      path: STAFF,
      zh: '公式第 8 个字符“office="是"”：是/否不能这样用。请直接作条件',
      en: "a yes or no cannot be used like this. Use it as a condition",
    },
    {
      title: "full-width signs, and a text in the place of a number",
      patch: rule("IF（staff≥3，points，“”）×liaisons"),
      kind: "formula",
      path: STAFF,
      zh: "公式第 1 个字符“IF（staff≥3，points，“”）”：这里可能是空文本",
      en: 'this may be ""',
    },
    {
      title: "IF has no value for when its condition does not hold",
      patch: rule("IF(AND(staff>=3,liaisons>=1),points)"),
      kind: "formula",
      path: STAFF,
      zh: "IF 要三个参数。请写明条件不成立时的值。",
      en: "IF takes three arguments. Write the value for when the condition does not hold.",
    },
    {
      title: "a constant can only fail",
      patch: rule("RUBRIC.DEDUCT(points,staff+liaisons,-1)"),
      kind: "formula",
      path: STAFF,
      zh: "公式第 37 个字符“-1”：",
      en: "Correct this constant.",
    },
    {
      title: "a function of the catalogue is called by its last name",
      patch: rule("DEDUCT(points,staff+liaisons,1)"),
      kind: "formula",
      path: STAFF,
      zh: "没有函数 DEDUCT（第 1 个字符）。是不是 RUBRIC.DEDUCT？",
      en: "there is no function DEDUCT (character 1). Is RUBRIC.DEDUCT meant?",
    },
    {
      title: "a divisor may be 0",
      patch: rule("MIN(points,staff/liaisons)"),
      kind: "formula",
      path: STAFF,
      zh: "公式第 18 个字符“liaisons”：除数可能是 0。请写 IF(除数=0",
      en: "the divisor may be 0. Write IF(divisor=0",
    },
    {
      title: "an outcome adds words to a number",
      patch: (r) => (r.outcome.items[0].formula = "SUBSIDY.GRADE(total,reading.seventy)+1"),
      kind: "formula",
      path: "outcome.items[0].formula",
      zh: "文字不能参加计算",
      en: "text cannot be computed with",
    },
    {
      title: "a list of the roster compares words with a number",
      patch: (r) => (r.roster.lists[2].where = "grade=2"),
      kind: "formula",
      path: "roster.lists[2].where",
      zh: "公式第 1 个字符“grade=2”：两边不是同一种值",
      en: "text, date and number are mixed",
    },
    {
      title: "a list of the roster takes words for a condition",
      patch: (r) => (r.roster.lists[2].where = "grade"),
      kind: "formula",
      path: "roster.lists[2].where",
      zh: "公式第 1 个字符“grade”：文字、日期不能作条件",
      en: "text or a date is no condition",
    },
    {
      title: "an outcome of words gives a number",
      patch: (r) => (r.outcome.items[2].type = "text"),
      kind: "formula",
      path: "outcome.items[2].formula",
      zh: "结果要是文字。请让每个分支都是文字，或者改 type",
      en: "the result must be words",
    },
    {
      title: "a column of numbers gives words",
      in: "ccit",
      patch: (r) => (r.roster.columns[12].type = "number"),
      kind: "formula",
      path: "roster.columns[12].value",
      zh: "结果要是数",
      en: "the result must be a number",
    },
    {
      title: "a number is too large for a cell",
      patch: rule("MIN(points,staff*1E400)+liaisons*0"),
      kind: "formula",
      path: STAFF,
      zh: "数 1E400 太大，单元格里放不下（第 18 个字符）",
      en: "the number 1E400 is too large for a cell (character 18)",
    },
    {
      title: "an error stands in an array",
      patch: rule("LOOKUP(staff,{0,5},{1,#N/A})+liaisons*0"),
      kind: "formula",
      path: STAFF,
      zh: "公式不能用",
      en: "does not work",
    },
    {
      title: "a form joins a fraction to words",
      patch: (r) => (r.forms[0].rows[3].cells[1].formula = 'fact.stayed/3&" 人"'),
      kind: "formula",
      path: "forms[0].rows[3].cells[1].formula",
      zh: "连接到文字里的数可能有很多小数位。请写 ROUND(数,2)。",
      en: "Write ROUND(number,2).",
    },
  ]);
});

describe("rules that leave their bounds", () => {
  testBroken([
    {
      title: "a rule can exceed its points",
      patch: rule("staff*liaisons"),
      kind: "rule",
      path: STAFF,
      zh: "这条规则可能超出分值：staff=",
      en: "Write MIN(points,…), or give the facts a max.",
    },
    {
      title: "a rule can fall below 0",
      patch: rule("MIN(points,staff-liaisons)"),
      kind: "rule",
      path: STAFF,
      zh: "分，小于 0 分。请写 MAX(0,…)",
      en: "below 0. Write MAX(0,…)",
    },
    {
      title: "a figure that may be negative is one",
      patch: (r) => {
        r.facts.push({ id: "change", label: { zh: "增减", en: "Change" }, type: "signed" });
        rule("MIN(points,change)+0*(staff+liaisons)")(r);
      },
      kind: "rule",
      path: STAFF,
      zh: "change=−1000、staff=0、liaisons=0 时得 −1000 分，小于 0 分",
      en: "it gives −1000 points where change=−1000, staff=0, liaisons=0, below 0",
    },
    {
      title: "a fact that is left out gives more than the points",
      patch: (r) => {
        r.facts.push({ id: "day", label: { zh: "日期", en: "Day" }, type: "date", optional: true });
        rule("IF(COUNT(day)=0,20,0)+0*(staff+liaisons)")(r);
      },
      kind: "rule",
      path: STAFF,
      zh: 'day=""、staff=0、liaisons=0 时得 20 分，超过 15 分',
      en: 'day="", staff=0, liaisons=0, above 15',
    },
    {
      title: "a day of the rule, and a word of it, exceed the points",
      patch: (r) => {
        r.facts.push({ id: "day", label: { zh: "日期", en: "Day" }, type: "date" });
        r.facts.push({ id: "word", label: { zh: "结论", en: "Word" }, type: "text" });
        rule('IF(AND(day=DATE(2031,5,1),word="好"),20,0)+0*(staff+liaisons)')(r);
      },
      kind: "rule",
      path: STAFF,
      zh: "day=47969、word=好",
      en: "above 15",
    },
    {
      title: "a constant is above the points",
      patch: rule("IF(AND(staff>=3,liaisons>=1),20,0)"),
      kind: "rule",
      path: STAFF,
      zh: "得 20 分，超过 15 分",
      en: "it gives 20 points where staff=",
    },
    {
      title: "only an answer that is not the default exceeds the points",
      patch: (r) => {
        const innovation = criterion(r, 4, 0, 0);
        innovation.rule = innovation.rule.replace("50,points", "50");
      },
      kind: "rule",
      path: `${criterionPath(4, 0, 0)}.rule`,
      zh: "超过 100 分",
      en: "above 100",
    },
  ]);

  test.each([
    "MIN(points,staff*liaisons)",
    "MAX(0,points-staff-liaisons)",
    "IF(staff+liaisons>5,points,staff+liaisons)",
    "MIN(staff,5)+MIN(liaisons,10)",
    "(staff>=3)*5+(liaisons>=1)*10",
    "RUBRIC.DEDUCT(points,staff+liaisons,1)",
    "IF(staff=0,0,points*liaisons/(staff+liaisons))",
  ])("%s stays within them", (text) => expect(problemsOf("weihai", rule(text))).toEqual([]));

  test("a fact that has a greatest value is taken at it", () => {
    const limited = (max: number) =>
      problemsOf("weihai", (r) => {
        for (const fact of r.facts) if (["staff", "liaisons"].includes(fact.id)) fact.max = max;
        rule("staff*2+liaisons")(r);
      });
    expect(limited(5)).toEqual([]);
    expect(limited(6).map((problem) => describeProblem(problem, "en"))).toEqual([
      expect.stringContaining("it gives 18 points where staff=6, liaisons=6, above 15"),
    ]);
  });
});

describe("choices", () => {
  const turned = [
    "1",
    "3.5",
    "50%",
    "9/30",
    "2024-9-30",
    "9月30日",
    "2024年",
    "TRUE",
    "１",
    "8:30",
    "1E3",
    "¥30",
    "=甲",
    "-无-",
    "＋5分",
    "@甲",
    "#N/A",
    "#DIV/0!",
  ];
  testBroken(
    turned.map((choice) => ({
      title: `the choice ${choice} becomes something else in a cell`,
      patch: choices("国家级", choice),
      kind: "fact" as const,
      path: at(1),
      zh: `选项“${choice}”填进单元格会变成数、日期、公式或 TRUE/FALSE。`,
      en: "becomes a number, a date, a formula or TRUE or FALSE in a cell.",
    })),
  );
  testBroken([
    {
      title: "a choice holds a wildcard",
      patch: choices("国家级", "省级*"),
      kind: "fact",
      path: at(1),
      zh: "含首尾空格、* ? ~",
      en: "Word it otherwise.",
    },
    {
      title: "a choice has blanks around it",
      patch: choices("国家级 "),
      kind: "fact",
      path: at(0),
      zh: "含首尾空格",
      en: "blanks around it",
    },
    {
      title: "a choice stands twice",
      patch: choices("A级", "a级"),
      kind: "fact",
      path: at(1),
      zh: "选项“a级”出现两次。",
      en: "stands twice",
    },
    {
      title: "two choices differ in width only",
      patch: choices("1级", "１级"),
      kind: "fact",
      path: at(1),
      zh: "选项“１级”出现两次。",
      en: "stands twice",
    },
    {
      title: "a rule names a choice that there is not",
      patch: (r) => {
        choices("国家级", "省级")(r);
        rule('IF(level="国家",points,staff-staff+liaisons-liaisons)')(r);
      },
      kind: "formula",
      path: STAFF,
      zh: "没有选项“国家”。可用的选项：国家级、省级。",
      en: "there is no option “国家”. The options are 国家级, 省级.",
    },
  ]);

  test.each(["2级", "一等", "9月以前", "国家级（3分）", "1-2次以上", "A", "-", "#1"])(
    "%s is one",
    (choice) => {
      const problems = problemsOf("weihai", choices("国家级", choice));
      expect(problems.filter(({ path }) => path.startsWith("facts"))).toEqual([]);
    },
  );
});

test("what could be written better is told of a rubric that is sound", () => {
  const { rubric, hints = [] } = parseRubric(rubricText("torture.json"), "torture.json");
  expect(rubric).toBeDefined();
  expect(hints.map((hint) => describeProblem(hint, "zh"))).toEqual([
    expect.stringMatching(/公式第 \d+ 个字符“handed_in<=45565”：.+建议写成 DATE\(2024,9,30\)。$/),
  ]);
});
