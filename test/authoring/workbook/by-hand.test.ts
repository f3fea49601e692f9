/** A 底稿 that somebody made by hand: the table as the document prints it, with a column 规则. */
import { parseRubricSheets } from "../../../src/authoring/workbook/read";
import { cellsOf, rubricWorkbook } from "../../../src/authoring/workbook/write";
import { describeProblem } from "../../../src/rubric/problems";
import type { Rubric } from "../../../src/rubric/types";
import { sheet, type Rows } from "../support/sheets";

const HEADER = ["指标", "评分标准", "分值", "自评分", "规则", "依据数据"];
const ROWS: Rows = [
  [
    "一、日常工作（60分）",
    "1.按时报送数据，每迟报1次扣2分，扣完为止",
    20,
    "",
    "=RUBRIC.DEDUCT(分值,迟报次数,2)",
    "迟报次数",
  ],
  ["", "2.工作有计划、有总结", 40, "", "评判", ""],
  [
    "二、工作成效（40分）",
    "3.走访企业不少于3家",
    "40分",
    "",
    "RUBRIC.MEETS(分值，走访企业数，3)",
    "走访企业数",
  ],
  ["三、一票否决", "数据弄虚作假", "/", "", "否决", ""],
];
const SETTINGS: Rows = [
  ["项目", "值"],
  ["名称", "就业工作考核"],
  ["文件", "就业工作考核办法"],
];

const draft = (rows: Rows, ...others: ReturnType<typeof sheet>[]) => [
  sheet("考核表", [["就业工作考核表"], HEADER, ...rows], ["A1:D1"]),
  sheet("设置", SETTINGS),
  ...others,
];

function compiled(rows: Rows, ...others: ReturnType<typeof sheet>[]): Rubric {
  const { rubric, problems = [] } = parseRubricSheets(draft(rows, ...others), "底稿.xlsx");
  expect(problems.map((problem) => describeProblem(problem, "zh"))).toEqual([]);
  return rubric!;
}

const complaints = (rows: Rows, ...others: ReturnType<typeof sheet>[]) =>
  (parseRubricSheets(draft(rows, ...others), "底稿.xlsx").problems ?? []).map((problem) =>
    describeProblem(problem, "zh"),
  );

describe("what nobody said is made", () => {
  const rubric = compiled(ROWS);
  const criteria = rubric.sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ criteria }) => criteria),
  );

  test("sections with their kinds and points come from the words of the table", () => {
    expect(rubric.sections.map(({ name, kind, points }) => [name.zh, kind, points])).toEqual([
      ["日常工作", "scored", 60],
      ["工作成效", "scored", 40],
      ["一票否决", "veto", undefined],
    ]);
  });

  test("a part has the cap that its words or its heading tell, points that are taken count", () => {
    const { sections, outcome } = compiled([
      ...ROWS.slice(0, 3),
      ["三、加分（最高10分）", "4.获得表彰", "/", "", "评判", ""],
      ["四、减分（最多扣6分）", "5.通报批评", "/", "", "评判", ""],
      ...ROWS.slice(3),
    ]);
    expect(sections.map(({ kind, max }) => [kind, max])).toEqual([
      ["scored", undefined],
      ["scored", undefined],
      ["bonus", 10],
      ["minus", 6],
      ["veto", undefined],
    ]);
    expect(outcome.total).toBe("base+bonus+minus");
  });

  test("a printed weight counts, and stays printed", () => {
    const { rubric, problems = [] } = parseRubricSheets(
      [
        sheet("考核表", [
          ["指标", "评分标准", "分值", "权重", "自评分", "规则"],
          ["一、日常工作", "1.有计划", 100, "40%", "", "评判"],
          ["", "2.有总结", 100, "60%", "", "评判"],
        ]),
        sheet("设置", SETTINGS),
      ],
      "底稿.xlsx",
    );
    expect(problems.map((problem) => describeProblem(problem, "zh"))).toEqual([]);
    const { criteria } = rubric!.sections[0]!.subsections[0]!;
    expect(criteria.map(({ weight, cells }) => [weight, Object.values(cells)])).toEqual([
      [0.4, ["1.有计划", "40%"]],
      [0.6, ["2.有总结", "60%"]],
    ]);
  });

  test("clauses come from the numbering, points from their column", () => {
    expect(criteria.map(({ clause, points }) => [clause, points])).toEqual([
      ["一1", 20],
      ["一2", 40],
      ["二3", 40],
      ["三", undefined],
    ]);
  });

  test("facts come from 依据数据, and rules name them by their ids", () => {
    expect(rubric.facts.map(({ label, type }) => [label.zh, type])).toEqual([
      ["迟报次数", "count"],
      ["走访企业数", "count"],
    ]);
    const [late, visited] = rubric.facts.map(({ id }) => id);
    expect(criteria.map(({ rule }) => rule)).toEqual([
      `RUBRIC.DEDUCT(points,${late},2)`,
      "judged",
      `RUBRIC.MEETS(points，${visited}，3)`,
      "flag",
    ]);
  });

  test("stage, result, roster, English, version", () => {
    expect(rubric.stages.map(({ name }) => name)).toEqual([{ zh: "自评", en: "自评" }]);
    expect(rubric.outcome).toEqual({ total: "base+bonus", items: [] });
    expect(rubric.roster.columns.map(({ header }) => header)).toEqual([
      "名次",
      "单位",
      "日常工作",
      "工作成效",
      "总分",
      "一票否决",
    ]);
    expect(rubric.version).toBe("1.0.0");
  });

  test("a row more changes the id of no other", () => {
    const more = compiled([
      ...ROWS.slice(0, 2),
      ["", "3.宣传到位", 0, "", "评判", ""],
      ...ROWS.slice(2),
    ]);
    const idsOf = ({ sections }: Rubric) =>
      sections.flatMap(({ id, subsections }) => [
        id,
        ...subsections.flatMap((each) => [each.id, ...each.criteria.map((one) => one.id)]),
      ]);
    expect(idsOf(more).filter((id) => !idsOf(rubric).includes(id))).toHaveLength(1);
    expect(more.id).toBe(rubric.id);
  });
});

describe("notes below the table", () => {
  const NOTES: Rows = [["注：1.本表一式两份。"], ["2.材料不全的不得分。"]];
  const clausesOf = ({ clauses }: Rubric) => clauses?.map(({ clause, text }) => [clause, text]);

  test("are clauses, in their order", () => {
    expect(clausesOf(compiled([...ROWS, ...NOTES]))).toEqual([
      ["表下1", "注：1.本表一式两份。"],
      ["表下2", "2.材料不全的不得分。"],
    ]);
    expect(compiled(ROWS).clauses).toBeUndefined();
  });

  test("stand behind those of 条文, and once where they stand there too", () => {
    const clauses = sheet("条文", [
      ["条款", "原文"],
      ["表下1", "第三条　考核每年一次。"],
      ["附注", "2. 材料不全的不得分。"],
    ]);
    expect(clausesOf(compiled([...ROWS, ...NOTES], clauses))).toEqual([
      ["表下1", "第三条　考核每年一次。"],
      ["附注", "2. 材料不全的不得分。"],
      ["表下2", "注：1.本表一式两份。"],
    ]);
  });

  test("are the same after the rubric was written and read", () => {
    const rubric = compiled([...ROWS, ...NOTES]);
    const again = parseRubricSheets(rubricWorkbook(rubric).sheets.map(cellsOf), "底稿.xlsx");
    expect(again.rubric).toEqual(rubric);
  });
});

describe("grades", () => {
  test("a level and where it begins make the formula", () => {
    const grades = sheet("等次", [
      ["名称", "不低于", "结果", "后果"],
      ["优秀", 90, "等次", "给予表彰"],
      ["合格", 60, "", ""],
      ["不合格", "", "", "限期整改"],
    ]);
    const [grade] = compiled(ROWS, grades).outcome.items;
    expect(grade!.formula).toBe('RUBRIC.BAND(total,{0,60,90},{"不合格","合格","优秀"})');
    expect(grade!.levels?.map(({ consequence }) => consequence)).toEqual([
      "给予表彰",
      "",
      "限期整改",
    ]);
  });
});

describe("who scores at a stage", () => {
  const stagesOf = (...rows: Rows) => {
    const settings = sheet("设置", [...SETTINGS, [], ["阶段"], ...rows]);
    const { rubric, problems } = parseRubricSheets([draft(ROWS)[0]!, settings], "底稿.xlsx");
    return (
      rubric?.stages.map(({ weight, assessors }) => ({ weight, assessors })) ??
      problems!.map((problem) => describeProblem(problem, "zh"))
    );
  };

  test("and what the stage and each group of them weigh stands on 设置", () => {
    expect(
      stagesOf(
        ["名称", "权重", "评分人数", "合成", "去掉几个", "组", "组权重"],
        ["自评", "40%"],
        ["初评", 0.6, 5, "去掉最高最低", 1, "领导", "40%"],
        ["", "", "", "", "", "同行", 0.6],
      ),
    ).toEqual([
      { weight: 0.4 },
      {
        weight: 0.6,
        assessors: {
          ...{ count: 5, combine: "trimmed", trim: 1 },
          groups: [
            { name: "领导", weight: 0.4 },
            { name: "同行", weight: 0.6 },
          ],
        },
      },
    ]);
  });

  test("several persons count by their mean, unless some of their scores are dropped", () => {
    const rows: Rows = [
      ["名称", "评分人数", "去掉几个"],
      ["自评", 3],
      ["初评", 3, 1],
    ];
    expect(stagesOf(...rows)).toEqual([
      { assessors: { count: 3, combine: "mean" } },
      { assessors: { count: 3, combine: "trimmed", trim: 1 } },
    ]);
  });

  test("mistakes are told in the words of the sheet, at their cells", () => {
    expect(stagesOf(["名称", "评分人数", "合成"], ["自评", 2, "去掉最高最低"])).toEqual([
      "底稿.xlsx › 设置!B7：2 位评委，去掉最高、最低各 1 个分数后没有剩下的。请增加评委，或者改 去掉几个。",
    ]);
    const groups: Rows = [
      ["名称", "评分人数", "组", "组权重"],
      ["自评", 2, "领导", 0.4],
      ["", "", "同行", 0.5],
    ];
    expect(stagesOf(...groups)).toEqual([
      "底稿.xlsx › 设置!C7：各组权重之和是 0.9，应为 1。请核对各组的 权重。",
    ]);
    expect(stagesOf(["名称", "合成"], ["自评", "平均"])[0]).toMatch("底稿.xlsx › 设置!A7：");
  });
});

describe("a question that the document leaves open", () => {
  const readings = sheet("口径", [
    ["名称", "问题", "条款", "原文", "答案", "举例", "默认"],
    ["走访口径", "不足3家怎样计分？", "二3", "走访企业不少于3家", "达到才得分", "2家得0分", ""],
    ["", "", "", "", "按比例", "2家得26.7分", "√"],
  ]);
  const RULE =
    'IF(口径.走访口径="按比例",RUBRIC.PRORATE(分值,走访企业数,3),RUBRIC.MEETS(分值,走访企业数,3))';
  const rows: Rows = ROWS.map((row, at) => (at === 2 ? [...row.slice(0, 4), RULE, row[5]!] : row));

  test("is asked on 口径, and rules name it and its answers in Chinese", () => {
    const {
      readings: [reading],
      sections,
    } = compiled(rows, readings);
    expect(reading!.default).toBe(reading!.options[1]!.id);
    const rule = sections[1]!.subsections[0]!.criteria[0]!.rule;
    expect(rule).toContain(`IF(reading.${reading!.id}="${reading!.options[1]!.id}",`);
  });

  test("keeps its Chinese name, on 口径 and in rules, where its rubric is written as a 底稿 again", () => {
    const written = rubricWorkbook(compiled(rows, readings)).sheets.map(cellsOf);
    const textsOn = (name: string) =>
      written
        .find((each) => each.name === name)!
        .values.flat()
        .map(String);
    expect(textsOn("口径")).toContain("走访口径");
    expect(textsOn("考核表")).toEqual(expect.arrayContaining([RULE, "走访口径"]));
  });

  test("is told by its name where no rule uses it", () => {
    expect(complaints(ROWS, readings)).toEqual([
      "底稿.xlsx › 口径!A2：口径 走访口径 没有用在任何公式里，改变它不起作用。请在公式里写 口径.走访口径，或者删去这个口径。",
    ]);
  });
});

describe("mistakes are told at their cells, all at once", () => {
  test("a name that nobody has, with the one that was probably meant", () => {
    const rows: Rows = ROWS.map((row, at) =>
      at === 0 ? [...row.slice(0, 4), "RUBRIC.DEDUCT(分值,迟报数,2)", "迟报次数"] : row,
    );
    expect(complaints(rows)).toEqual([
      "底稿.xlsx › 考核表!E3：没有名称“迟报数”，是不是“迟报次数”？",
    ]);
  });

  test("a row without a rule, a number that is none, a word that is not known", () => {
    const rows: Rows = ROWS.map((row, at) => (at === 1 ? [...row.slice(0, 4), "", ""] : row));
    const facts = sheet("数据", [
      ["名称", "类型", "最小"],
      ["迟报次数", "个数", "三"],
    ]);
    expect(complaints(rows, facts)).toEqual([
      "底稿.xlsx › 数据!B2：“个数”不认识。请写以下之一：整数、小数、可为负、比率、是否、文字、日期、选项。",
      "底稿.xlsx › 数据!C2：“三”不是数。请只写一个数。",
      "底稿.xlsx › 考核表!E4：这一项还没有规则。请写公式，或写“评判”（由人打分）、“否决”；不是考核项的，前面加“注：”。",
    ]);
  });

  test("what the check finds in the compiled rubric stands at the cell that it comes from", () => {
    const rows: Rows = ROWS.map((row, at) =>
      at === 0 ? [...row.slice(0, 4), "RUBRIC.DEDUCT(分值)", "迟报次数"] : row,
    );
    expect(complaints(rows)[0]).toMatch(/^底稿\.xlsx › 考核表!E3：/);
    const sum: Rows = ROWS.map((row, at) =>
      at === 1 ? [row[0]!, row[1]!, 30, ...row.slice(3)] : row,
    );
    expect(complaints(sum)[0]).toMatch(/^底稿\.xlsx › 考核表!A3：/);
    const settings = sheet("设置", [...SETTINGS, ["版本", "一"]]);
    const { problems } = parseRubricSheets([draft(ROWS)[0]!, settings], "底稿.xlsx");
    expect(problems!.map(({ cell }) => cell)).toEqual(["设置!B4"]);
  });

  test("a rule is not in force before somebody confirmed it", () => {
    const confirmed = (signs: string[]) => [
      sheet("考核表", [[...HEADER, "确认"], ...ROWS.map((row, at) => [...row, signs[at]!])]),
      sheet("设置", SETTINGS),
    ];
    const found = parseRubricSheets(confirmed(["√", "", "√", "√"]), "底稿.xlsx").problems!;
    expect(found.map((problem) => describeProblem(problem, "zh"))).toEqual([
      "底稿.xlsx › 考核表!G3：这一项的规则还没有确认。请核对左边的规则，对的写“√”。",
    ]);
    expect(
      parseRubricSheets(confirmed(["√", "√", "√", "√"]), "底稿.xlsx").problems,
    ).toBeUndefined();
  });
});
