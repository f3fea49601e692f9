/** Mistakes that somebody makes in a 底稿, each told at its cell with what to do. */
import { parseRubricSheets } from "../../../src/authoring/workbook/read";
import { describeProblem } from "../../../src/rubric/problems";
import { sheet, type Rows } from "../support/sheets";

interface Parts {
  table: Rows;
  settings: Rows;
  facts: Rows;
  merges: string[];
}

const HEADER = ["指标", "评分标准", "分值", "自评分", "规则", "依据数据", "适用", "后果", "标识"];

const sound = (): Parts => ({
  table: [
    ["就业工作考核表"],
    [...HEADER],
    ["一、日常工作（60分）", "1.每迟报1次扣2分", 20, "", "RUBRIC.DEDUCT(分值,迟报次数,2)"],
    ["", "2.工作有计划、有总结", 40, "", "评判"],
    ["二、工作成效（40分）", "3.走访企业不少于3家", 40, "", "RUBRIC.MEETS(分值,走访企业数,3)"],
    ["三、一票否决", "数据弄虚作假", "/", "", "否决"],
  ],
  settings: [
    ["项目", "值"],
    ["名称", "就业工作考核"],
    ["文件", "就业工作考核办法"],
  ],
  facts: [
    ["名称", "类型", "最小"],
    ["迟报次数", "整数"],
    ["走访企业数", "整数"],
  ],
  merges: ["A1:D1"],
});

function told(change: (parts: Parts) => void): string[] {
  const parts = sound();
  change(parts);
  const { problems = [] } = parseRubricSheets(
    [
      sheet("考核表", parts.table, parts.merges),
      sheet("设置", parts.settings),
      sheet("数据", parts.facts),
    ],
    "底稿",
  );
  return problems.map((problem) => describeProblem(problem, "zh").replace("底稿 › ", ""));
}

const rule = (text: string | number) => (parts: Parts) => {
  parts.table[2]![4] = text;
};
const put = (row: number, column: number, value: string | number) => (parts: Parts) => {
  const cells = parts.table[row]!;
  while (cells.length < column) cells.push("");
  cells[column] = value;
};

test("what is right is read, however it is typed", () => {
  for (const text of [
    "RUBRIC.DEDUCT(分值,迟报次数,2)",
    "  ＝ＲＵＢＲＩＣ．ＤＥＤＵＣＴ（分值，迟报次数，２） ",
    "IF(迟报次数≥3，0，分值)",
    "IF(迟报次数=0,分值,“”)，否则评判",
    "评 判",
    "评判。",
    "有计划 12分 评判\n有总结 8分 RUBRIC.DEDUCT(分值，迟报次数，2)",
  ])
    expect([text, told(rule(text))]).toEqual([text, []]);
  expect(told(put(5, 4, "一票否决"))).toEqual([]);
  expect(told(put(2, 6, "可填不适用"))).toEqual([]);
});

test.each<[string, (parts: Parts) => void, string]>([
  ["a blank in a name", rule("分值-迟报 次数"), "考核表!E3：没有名称“迟报”，是不是“迟报次数”？"],
  [
    "a name that nobody has",
    rule("分值-迟报数"),
    "考核表!E3：没有名称“迟报数”，是不是“迟报次数”？",
  ],
  ["、 for a comma", rule("RUBRIC.DEDUCT(分值、迟报次数)"), "公式里有“、”。请用逗号隔开。"],
  ["； for a comma", rule("RUBRIC.DEDUCT(分值；迟报次数)"), "公式里有分号。"],
  ["。 for a point", rule("RUBRIC。DEDUCT(分值,迟报次数)"), "公式里有“。”。"],
  ["a unit", rule("分值-迟报次数*2分"), "“2分”带了单位。公式里只写数：2。"],
  ["a bracket too few", rule("RUBRIC.DEDUCT(分值,迟报次数,2"), "左括号有 1 个，右括号有 0 个"],
  ["a bracket too many", rule("RUBRIC.DEDUCT(分值,迟报次数,2))"), "请删去多的右括号。"],
  ["a function by half its name", rule("DEDUCT(分值,迟报次数,2)"), "是不是 RUBRIC.DEDUCT？"],
  ["a cell", rule("C3-迟报次数"), "“C3”是单元格的地址。规则里不写单元格"],
  ["a cell of a sheet", rule("分值-数据!B2"), "数据!B2”是单元格的地址。"],
  [
    "the sentence",
    rule("每迟报1次扣2分，扣完为止"),
    "是文字，不是公式。请写公式；由人打分的写“评判”",
  ],
  ["who scores", rule("由人打分"), "“由人打分”是文字，不是公式。"],
  ["a number", rule(20), "考核表!E3：“20”是一个数，不是规则。"],
  ["an error of Excel", rule("#NAME?"), "请先把单元格格式设为“文本”"],
  ["nothing", rule(""), "考核表!E3：这一项还没有规则。"],
  [
    "a part without points",
    rule("有计划 评判\n有总结 8分 评判"),
    "“有计划 评判”没有写成一个分项。",
  ],
  ["a veto in a scored row", rule("否决"), "一票否决的规则是 否决，其他项不能是 否决。"],
  ["points in words", put(2, 2, "二十"), "考核表!C3：分值“二十”读不出来。请只写一个数"],
  ["points from to", put(2, 2, "10-20分"), "考核表!C3：分值“10-20分”读不出来。"],
  ["no points", put(2, 2, ""), "考核表!C3：这一项没有分值。请写一个数，如 20；"],
  ["no points of what is judged", put(3, 2, "/"), "考核表!C4：这一项没有分值。"],
  [
    "points below 0 in a scored row",
    put(2, 2, -20),
    "考核表!C3：分值“-20”是减分的写法，这一项是计分。是计分的，请写 20；是减分的，请在“规则”列的右边加一列“性质”，写“减分”。",
  ],
  ["the same in words", put(2, 2, "扣20分"), "考核表!C3：分值“扣20分”是减分的写法"],
  ["points of a bonus in a scored row", put(2, 2, "+20"), "考核表!C3：分值“+20”是加分的写法"],
  [
    "parts that are not the whole",
    put(3, 4, "有计划 12分 评判\n有总结 8分 评判"),
    "考核表!E4：各分项的分值之和是 20 分，这一项的分值是 40 分。",
  ],
  [
    "a stage twice",
    ({ settings }) => settings.push([], ["阶段"], ["名称", "权重"], ["自评", 0.5], ["自 评", 0.5]),
    "设置!A8：阶段“自 评”写了两次。请改名，或删去一行。",
  ],
  [
    "a score column twice",
    ({ table }) =>
      table.slice(1).forEach((row, at) => row.splice(4, 0, at === 0 ? "自评得分" : "")),
    "考核表!E2：阶段“自评”已经有得分列 考核表!D2。",
  ],
  ["a sum that differs", put(2, 0, "一、日常工作（50分）"), "考核表!A3：写的是 50 分"],
  ["an id with a blank", put(2, 8, "late 1"), "考核表!I3：标识“late 1”不能用。"],
  [
    "a consequence in other words",
    put(5, 7, "取消评优"),
    "考核表!H6：“取消评优”不认识。请写“降一档”",
  ],
  [
    "a consequence of a scored row",
    put(2, 7, "降一档"),
    "考核表!H3：“每迟报1次扣2分”不是一票否决项",
  ],
  ["a condition in words", put(2, 6, "硕士点学院"), "考核表!G3：没有名称“硕士点学院”"],
  ["a header with a slip", put(1, 6, "适用性"), "考核表!G2：“适用性”列不认识，是不是“适用”？"],
  [
    "a column of ours at the left",
    put(1, 3, "依据数据"),
    "考核表!D2：“依据数据”列在“规则”列的左边。",
  ],
  [
    "a rule beside a note",
    ({ table }) => table.push(["注：一式两份", "", "", "", "评判"]),
    "考核表!E7：这一行读作标题、合计、注或签字处，不是考核项",
  ],
  [
    "a rule beside a line that says no points and no standard",
    ({ table }) => table.push(["工作创新", "", "", "", "评判"]),
    "考核表!E7：这一行读作标题、合计、注或签字处，不是考核项",
  ],
  ["no row at all", (parts) => (parts.table = parts.table.slice(0, 2)), "表头下面没有考核项。"],
  ["no document", ({ settings }) => settings.pop(), "设置!A1：没有写“文件”。"],
  ["no name", ({ settings }) => settings.splice(1, 1), "设置!A1：没有写“名称”。"],
  ["no value", ({ settings }) => settings.push(["文号", "", "1号"]), "设置!B4：“文号”没有写值。"],
  [
    "a setting with a slip",
    ({ settings }) => settings.push(["发布单位", "教育厅"]),
    "设置!A4：“发布单位”不认识，是不是“发文单位”？",
  ],
  [
    "a date that is none",
    ({ settings }) => settings.push(["日期", "去年"]),
    "设置!B4：“去年”不是日期",
  ],
  ["a type", ({ facts }) => (facts[1]![1] = "个数"), "数据!B2：“个数”不认识。请写以下之一：整数"],
  ["a bound in words", ({ facts }) => (facts[1]![2] = "三个"), "数据!C2：“三个”不是数"],
  [
    "a name like a cell",
    ({ facts }) => facts.push(["Ｑ1", "整数"]),
    "数据!A4：“Ｑ1”在公式里另有含义",
  ],
  [
    "a name of ours",
    ({ facts }) => facts.push(["分值", "整数"]),
    "数据!A4：“分值”在公式里另有含义",
  ],
  ["a name twice", ({ facts }) => facts.push(["迟报次数", "整数"]), "已经用在 数据!A2。"],
  [
    "a name with brackets",
    ({ facts }) => facts.push(["就业率（%）", "比率"]),
    "数据!A4：名称“就业率（%）”里有公式不能用的字符。名称只用文字、数字和下划线，可改为“就业率”。",
  ],
  [
    "a row without a name",
    ({ facts }) => facts.push(["", "整数"]),
    "数据!A4：这一行没有写“名称”。",
  ],
  [
    "a header of data",
    ({ facts }) => (facts[0]![1] = "数据类型"),
    "数据!B1：“数据类型”列不认识，是不是“类型”？",
  ],
  ["61 columns", put(2, 60, "x"), "这张表超过 2000 行或 60 列。"],
])("%s", (_, change, words) => {
  expect(told(change).join("\n")).toContain(words);
});

test.each<[string, ...string[]]>([
  ["填表人：张三"],
  ["填表人：张三", "填表日期：2025年9月30日"],
  ["填表人：张三", "", "审核人：李四"],
  ["联系人：张三", "联系电话：13800000000"],
  ["填报单位（盖章）：", "填报时间：2025.9.30"],
  ["制表人：张三", "2025年9月30日"],
])("who filled in the table is no criterion: %s %s", (...line) => {
  const below =
    (...rows: Rows) =>
    ({ table }: Parts) =>
      table.push(...rows, line);
  expect(told(below())).toEqual([]);
  expect(told(below([]))).toEqual([]);
  const veto = ["本单位负责人被问责", "", "", "", "否决"];
  expect(told(below(["一票否决"], veto))).toEqual([]);
});

test("a mistake is told once", () => {
  for (const change of [
    put(2, 2, ""),
    put(2, 2, -20),
    put(3, 4, "有计划 12分 评判\n有总结 8分 评判"),
  ])
    expect(told(change)).toHaveLength(1);
});

test("points with the sign of their kind are read", () => {
  const kinds = (...rows: Rows) => told(({ table }) => table.splice(5, 0, ...rows));
  expect(
    kinds(
      ["三、加分项", "4.获得表彰", "+5", "", "评判"],
      ["四、减分项", "5.通报批评", "-6", "", "评判"],
    ),
  ).toEqual([]);
});

test("two default answers are told at the second", () => {
  const { table, settings, facts } = sound();
  table[2]![4] = 'IF(口径.迟报口径="按次",RUBRIC.DEDUCT(分值,迟报次数,2),分值)';
  const problems = (ticks: readonly string[]) =>
    parseRubricSheets(
      [
        sheet("考核表", table, ["A1:D1"]),
        sheet("设置", settings),
        sheet("数据", facts),
        sheet("口径", [
          ["名称", "问题", "答案", "默认"],
          ["迟报口径", "怎样扣？", "按次", ticks[0]!],
          ["", "", "不扣", ticks[1]!],
        ]),
      ],
      "底稿",
    ).problems?.map((problem) => describeProblem(problem, "zh"));
  expect(problems(["√", "√"])).toEqual([
    "底稿 › 口径!D3：这个问题有两个默认答案。请只在一个答案后面写“√”。",
  ]);
  expect(problems(["", "√"])).toBeUndefined();
});

test("merged rules count for each of their rows", () => {
  expect(
    told((parts) => {
      parts.table[3]![4] = "";
      parts.merges.push("E3:E4");
    }),
  ).toEqual([]);
});

test("a copied id is told with the cell of the other", () => {
  const twice = (parts: Parts) => [2, 3].forEach((row) => put(row, 8, "late")(parts));
  expect(told(twice).join("\n")).toContain("考核表!I4：标识 late 已经用在 考核表!I3。");
});

test("dates and versions are read as offices write them", () => {
  for (const [date, want] of [
    ["2025年9月17日", "2025-09-17"],
    ["2025.9", "2025-09"],
    [45917, "2025-09-17"],
    [2025, "2025"],
  ] as const) {
    const { table, settings, facts } = sound();
    settings.push(["日期", date], ["版本", "1.2"]);
    const { rubric } = parseRubricSheets(
      [sheet("考核表", table), sheet("设置", settings), sheet("数据", facts)],
      "底稿",
    );
    expect([rubric?.source.date, rubric?.version]).toEqual([want, "1.2.0"]);
  }
});

test("what a workbook lacks to be a 底稿 is said", () => {
  const { table, settings } = sound();
  const lacks = (...sheets: ReturnType<typeof sheet>[]) =>
    describeProblem(parseRubricSheets(sheets, "底稿").problems![0]!, "zh");
  expect(lacks(sheet("考核表", table))).toContain("没有“设置”表");
  expect(lacks(sheet("考核表", table), sheet("设置表", settings))).toContain(
    "请把“设置表”改名为“设置”。",
  );
  expect(lacks(sheet("考核表", [["甲"]]), sheet("设置", settings))).toContain(
    "没有一张表有“规则”列",
  );
  expect(
    lacks(sheet("考核表", table), sheet("设置", settings), sheet("数据表", [["名称"]])),
  ).toContain("表“数据表”不认识，是不是“数据”？请改名。");
});
