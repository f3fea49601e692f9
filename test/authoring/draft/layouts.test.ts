/** Tables as offices lay them out, each read as a person reads it. The wordings are made up. */
import { draftTable, draftWorkbook, ruleText, type Draft } from "../../../src/authoring/draft";
import { parseRubricSheets } from "../../../src/authoring/workbook/read";
import { cellsOf } from "../../../src/authoring/workbook/write";
import { sheet, type Rows } from "../support/sheets";

function read(rows: Rows, merges: string[] = []): Draft {
  const drafted = draftTable({ file: "考核表.xlsx", sheet: sheet("表", rows, merges) });
  expect(drafted).not.toBeNull();
  return drafted!.draft;
}

const points = ({ criteria }: Draft) => criteria.map((each) => each.points);
const levels = ({ criteria }: Draft) =>
  criteria.map(({ section, subsection, wording }) => [section, subsection, wording]);
const asked = ({ questions }: Draft) => questions.map(({ kind, cell }) => [kind, cell]);

describe("levels", () => {
  test("two of them from merged cells, line breaks out", () => {
    const draft = read(
      [
        ["考核项目", "考核内容", "评分标准", "分值"],
        ["一、组织\n领导", "1.领导小组", "成立领导小组得4分，否则不得分", 4],
        ["", "2.经费", "每缺1项扣1分，扣完为止", 6],
        ["二、服务", "3.走访", "走访单位不少于5家，每少1家扣2分", 10],
      ],
      ["A2:A3"],
    );
    expect(levels(draft)).toEqual([
      ["一、组织领导", null, "1.领导小组"],
      ["一、组织领导", null, "2.经费"],
      ["二、服务", null, "3.走访"],
    ]);
    expect(draft.criteria.map(({ cell }) => cell)).toEqual(["B2", "B3", "B4"]);
    expect(draft.criteria[1]!.proposal.rule).toBe("RUBRIC.DEDUCT(points,经费缺项数,1)");
    expect(draft.questions).toEqual([]);
  });

  test("three of them, with a page's header again and cells that go over the page's end", () => {
    const header = ["一级指标", "二级指标", "三级指标", "评分标准", "分值"];
    const draft = read(
      [
        header,
        ["一、保障", "（一）机构", "1.场地", "有固定场地", 5],
        ["", "", "2.人员", "配备专人", 5],
        header,
        ["", "", "3.制度", "制度齐全", 5],
        ["", "（二）经费", "4.预算", "列入预算", 5],
        ["二、成效", "（三）落实", "5.落实率", "达到90%", 20],
      ],
      ["A2:A3", "B2:B3", "A5:A6"],
    );
    expect(levels(draft)).toEqual([
      ["一、保障", "（一）机构", "1.场地"],
      ["一、保障", "（一）机构", "2.人员"],
      ["一、保障", "（一）机构", "3.制度"],
      ["一、保障", "（二）经费", "4.预算"],
      ["二、成效", "（三）落实", "5.落实率"],
    ]);
  });

  test("empty cells mean the cell above only where the levels on their left do", () => {
    const draft = read([
      ["一级指标", "二级指标", "考核要点", "分值"],
      ["甲", "子", "第一项", 1],
      ["", "", "第二项", 2],
      ["乙", "", "第三项", 3],
      ["", "丑", "第四项", 4],
    ]);
    expect(levels(draft)).toEqual([
      ["甲", "子", "第一项"],
      ["甲", "子", "第二项"],
      ["乙", null, "第三项"],
      ["乙", "丑", "第四项"],
    ]);
  });

  test("a part that is said in every row is one; so is its rest on the next page", () => {
    const draft = read([
      ["项目", "内容", "分值"],
      ["组织领导（10分）", "场地", 4],
      ["组织领导（10分）", "人员", 6],
      ["工作成效", "落实率", 5],
      ["工作成效（续）", "满意度", 5],
    ]);
    expect(draft.sections.map(({ name }) => name)).toEqual(["组织领导（10分）", "工作成效"]);
    expect(draft.sums).toEqual([
      { cell: "A2", what: "组织领导（10分）", printed: 10, computed: 10, agrees: true },
    ]);
  });

  test("parts in rows of their own, merged or not, with their points beside them or in brackets", () => {
    const draft = read(
      [
        ["考核内容", "评分标准", "分值"],
        ["一、基础工作", "", ""],
        ["1.台账", "台账齐全", 10],
        ["二、就业服务（30分）"],
        ["2.招聘会", "每少1场扣5分", 30],
        ["三、其他", "", 5],
        ["3.材料", "按要求报送", 2],
        ["4.档案", "按要求归档", 3],
      ],
      ["A4:C4"],
    );
    expect(draft.sections.map(({ name, points: printed }) => [name, printed])).toEqual([
      ["一、基础工作", null],
      ["二、就业服务（30分）", 30],
      ["三、其他", 5],
    ]);
    expect(levels(draft).map(([, , wording]) => wording)).toEqual([
      "1.台账",
      "2.招聘会",
      "3.材料",
      "4.档案",
    ]);
    expect(draft.sums.map(({ cell, agrees }) => [cell, agrees])).toEqual([
      ["A4", true],
      ["A6", true],
    ]);
  });

  test("（一） under 一、 in rows of their own", () => {
    const draft = read(
      [
        ["内容", "评分标准", "分值"],
        ["一、管理"],
        ["（一）制度"],
        ["制度建设", "有制度", 5],
        ["（二）队伍"],
        ["队伍建设", "有专人", 5],
        ["二、服务"],
        ["日常服务", "有记录", 5],
      ],
      ["A2:C2", "A3:C3", "A5:C5", "A7:C7"],
    );
    expect(levels(draft)).toEqual([
      ["一、管理", "（一）制度", "制度建设"],
      ["一、管理", "（二）队伍", "队伍建设"],
      ["二、服务", null, "日常服务"],
    ]);
  });

  test("a text merged over wording and standard is the wording", () => {
    const draft = read(
      [
        ["指标", "内容", "评分标准", "分值"],
        ["甲", "工作扎实，措施得力", "", 5],
        ["", "及时报送", "迟报1次扣1分", 5],
      ],
      ["A2:A3", "B2:C2"],
    );
    expect(draft.criteria.map(({ wording, standard }) => [wording, standard])).toEqual([
      ["工作扎实，措施得力", null],
      ["及时报送", "迟报1次扣1分"],
    ]);
  });
});

describe("columns", () => {
  test("score columns are stages, in order; labels are whatever else; groups give two rows of headers", () => {
    const draft = read(
      [
        ["某校考核表"],
        ["学院：", "", "", "", "", "年度："],
        ["序号", "考核指标", "", "评分标准", "分值", "考核得分", "", "备注"],
        ["", "一级指标", "二级指标", "", "", "学院自评", "学校考评", ""],
        ["1", "组织", "机构", "有机构", "５分", "", "", ""],
        ["2", "", "人员", "有人员", "（10）", "", "", ""],
      ],
      ["A1:H1", "B3:C3", "F3:G3", "A3:A4", "D3:D4", "E3:E4", "H3:H4"],
    );
    expect(draft.title).toBe("某校考核表");
    expect(draft.columns).toEqual([
      { column: "A", header: "序号", role: "label", stage: null },
      { column: "B", header: "一级指标", role: "section", stage: null },
      { column: "C", header: "二级指标", role: "subsection", stage: null },
      { column: "D", header: "评分标准", role: "standard", stage: null },
      { column: "E", header: "分值", role: "points", stage: null },
      { column: "F", header: "学院自评", role: "score", stage: "学院自评" },
      { column: "G", header: "学校考评", role: "score", stage: "学校考评" },
      { column: "H", header: "备注", role: "label", stage: null },
    ]);
    expect(points(draft)).toEqual([5, 10]);
  });

  test("title, label and a line to fill in above are told from each other", () => {
    const title = (...lines: string[]) =>
      read([...lines.map((line) => [line]), ["内容", "分值"], ["甲", 1], ["乙", 2]]).title;
    expect(title("附件2", "就业工作考核评分表")).toBe("就业工作考核评分表");
    expect(title("就业工作考核评分表", "填报单位：______")).toBe("就业工作考核评分表");
    expect(title("就业工作考核评分表", "（满分3分）")).toBe("就业工作考核评分表");
    expect(title()).toBeNull();
  });

  test("points of whole parts stand in a column of their own", () => {
    const draft = read(
      [
        ["项目", "分值", "考核内容", "分值", "评分标准"],
        ["组织", 10, "场地", 4, "有场地"],
        ["", "", "人员", 6, "有人员"],
        ["成效", 20, "落实率", 15, "达标"],
      ],
      ["A2:A3", "B2:B3"],
    );
    expect(points(draft)).toEqual([4, 6, 15]);
    expect(draft.sections.map((each) => each.points)).toEqual([10, 20]);
    expect(asked(draft)).toEqual([["part-sum-differs", "A4"]]);
  });

  test("a column with words and without a header is asked", () => {
    const draft = read([
      ["内容", "", "分值"],
      ["甲", "说明文字", 1],
      ["乙", "", 2],
    ]);
    expect(asked(draft)).toEqual([["header-unclear", "B2"]]);
  });
});

describe("points", () => {
  test.each([
    ["24", "scored", 24],
    ["24分", "scored", 24],
    ["（24）", "scored", 24],
    ["２４分", "scored", 24],
    ["≤5", "scored", 5],
    ["最高5分", "scored", 5],
    ["上限5", "scored", 5],
    ["0—5", "scored", 5],
    ["+5", "bonus", 5],
    ["-6", "minus", 6],
    ["扣6", "minus", 6],
  ])("“%s” is %s of %d", (printed, kind, value) => {
    const draft = read([
      ["内容", "评分标准", "分值"],
      ["甲", "工作到位", 1],
      ["乙", "工作扎实", printed],
    ]);
    expect(draft.criteria[1]).toMatchObject({ kind, points: value });
  });

  test("where the cell says none, the last of the row's own wording; words that are none are asked", () => {
    const draft = read([
      ["内容", "分值"],
      ["宣传到位（2分）；材料齐全（5分）", "/"],
      ["服务到位（3分）", ""],
      ["活动", "酌情"],
      ["调研", ""],
      ["测评", 1],
    ]);
    expect(points(draft)).toEqual([5, 3, null, null, 1]);
    expect(asked(draft)).toEqual([
      ["points-unclear", "B4"],
      ["points-unclear", "B5"],
    ]);
  });

  test("over several rows: criteria where these say points that add up, else one criterion", () => {
    const rows = (first: string, second: string): Rows => [
      ["项目", "评分标准", "分值"],
      ["机构", first, 10],
      ["", second, ""],
      ["经费", "列入预算", 5],
    ];
    const split = read(rows("有机构（4分）", "有专人（6分）。"), ["A2:A3", "C2:C3"]);
    expect(points(split)).toEqual([4, 6, 5]);
    expect(asked(split)).toEqual([["merged-points", "C2"]]);
    const joined = read(rows("有机构（4分）", "有专人（5分）"), ["A2:A3", "C2:C3"]);
    expect(points(joined)).toEqual([10, 5]);
    expect(joined.criteria[0]!.wording).toBe("有机构（4分）有专人（5分）");
    expect(asked(joined)).toEqual([["merged-points", "C2"]]);
  });

  test("over all rows of a bonus they are what these give together", () => {
    const draft = read(
      [
        ["项目", "评分标准", "分值"],
        ["工作", "有计划", 10],
        ["加分项", "获国家级表彰，每次加3分", 5],
        ["", "获省级表彰，每次加1分", ""],
      ],
      ["A3:A4", "C3:C4"],
    );
    expect(draft.sections[1]).toMatchObject({ kind: "bonus", max: 5 });
    expect(points(draft)).toEqual([10, null, null]);
  });

  test("weights count in sums; those that only say the points again do not", () => {
    const weighted = read([
      ["内容", "评分标准", "权重", "分值"],
      ["甲", "好", "40%", 100],
      ["乙", "好", "60%", 100],
      ["合计", "", "100%", 100],
    ]);
    expect(weighted.criteria.map(({ weight }) => weight)).toEqual([0.4, 0.6]);
    expect(
      weighted.sums.map(({ printed, computed, agrees }) => [printed, computed, agrees]),
    ).toEqual([
      [100, 100, true],
      [1, 1, true],
    ]);
    const again = read([
      ["内容", "评分标准", "权重", "分值"],
      ["甲", "好", "40%", 40],
      ["乙", "好", "60%", 60],
      ["合计", "", "100%", 100],
    ]);
    expect(again.sums[0]).toMatchObject({ printed: 100, computed: 100, agrees: true });
  });

  test("weights alone are asked once", () => {
    const draft = read([
      ["内容", "评分标准", "权重"],
      ["甲", "好", 0.4],
      ["乙", "好些", 0.6],
    ]);
    expect(draft.criteria.map((each) => [each.points, each.weight])).toEqual([
      [null, 0.4],
      [null, 0.6],
    ]);
    expect(asked(draft)).toEqual([["points-unclear", "A2"]]);
  });
});

describe("kinds", () => {
  const rows: Rows = [
    ["项目", "内容", "评分标准", "分值"],
    ["一、日常工作（10分）", "报送", "每迟报1次扣2分，扣完为止", 10],
    ["二、加分项（最高6分）", "表彰", "获省级表彰加2分", "/"],
    ["三、减分项（最多扣20分）", "批评", "受到通报批评的，每次扣5分", "/"],
    ["四、一票否决", "造假", "数据弄虚作假的", "/"],
  ];

  test("follow from the words of the part, not of the sentence", () => {
    const draft = read(rows);
    expect(draft.criteria.map(({ kind }) => kind)).toEqual(["scored", "bonus", "minus", "veto"]);
    expect(draft.sections.map(({ max }) => max)).toEqual([null, 6, 20, null]);
    expect(draft.criteria[3]!.proposal.rule).toBe("flag");
    expect(draft.questions).toEqual([]);
  });

  test("where each part is one row, the row has the part's limit", () => {
    const draft = read([
      ["项目", "评分标准", "分值"],
      ["日常工作", "有计划", 10],
      ["加分项（最高6分）", "获省级表彰加2分", "/"],
    ]);
    expect(draft.criteria[1]).toMatchObject({ section: null, kind: "bonus", points: 6 });
  });

  test("bonus and minus under one heading are told apart by their rows, and asked", () => {
    const draft = read([
      ["项目", "评分标准", "分值"],
      ["日常工作", "有计划", 10],
      ["加减分项", "获省级表彰加2分", "/"],
      ["", "受到通报批评的，每次扣5分", "/"],
    ]);
    expect(draft.criteria.map(({ kind }) => kind)).toEqual(["scored", "bonus", "minus"]);
    expect(asked(draft)).toEqual([["kind-unclear", "A3"]]);
  });

  test("a scored row without points that speaks of a bonus is asked", () => {
    const draft = read([
      ["项目", "评分标准", "分值"],
      ["日常工作", "有计划", 10],
      ["其他", "获省级表彰加2分", "/"],
    ]);
    expect(asked(draft)).toEqual([["kind-unclear", "A3"]]);
  });
});

describe("sums", () => {
  const table = (total: number | string, ...more: Rows): Rows => [
    ["项目", "内容", "分值"],
    ["甲（30分）", "一", 10],
    ["", "二", 20],
    ["乙（70分）", "三", 69],
    ["合  计", "", total],
    ...more,
  ];

  test("are compared, differences told, never mended", () => {
    const draft = read(table(100));
    expect(draft.sums).toEqual([
      { cell: "A2", what: "甲（30分）", printed: 30, computed: 30, agrees: true },
      { cell: "A4", what: "乙（70分）", printed: 70, computed: 69, agrees: false },
      { cell: "A5", what: "合  计", printed: 100, computed: 99, agrees: false },
    ]);
    expect(asked(draft)).toEqual([
      ["part-sum-differs", "A4"],
      ["sum-differs", "A5"],
    ]);
    expect(points(draft)).toEqual([10, 20, 69]);
  });

  test("the total in words is asked only where it differs", () => {
    const note = (text: string) =>
      asked(read(table(99, [text]))).filter(([kind]) => kind === "sum-differs");
    expect(note("注：总分99分。")).toEqual([]);
    expect(note("注：总分100分。")).toEqual([["sum-differs", "A6"]]);
  });

  test("小计 sums what stands above it", () => {
    const draft = read([
      ["项目", "内容", "分值"],
      ["甲", "一", 10],
      ["", "二", 20],
      ["小计", "", 30],
      ["乙", "三", 5],
      ["小计", "", 6],
      ["总计", "", 35],
    ]);
    expect(draft.sums.map(({ what, computed, agrees }) => [what, computed, agrees])).toEqual([
      ["小计", 30, true],
      ["小计", 5, false],
      ["总计", 35, true],
    ]);
  });
});

describe("below the table", () => {
  const table = (...below: Rows): Rows => [
    ["项目", "内容", "评分标准", "分值"],
    ["日常", "计划", "有计划", 100],
    ["加分项", "表彰", "获省级表彰加2分", "/"],
    ["合计", "", "", 100],
    ...below,
  ];

  test("notes are kept, what they say of the whole is proposed, lines to sign are left out", () => {
    const drafted = draftTable({
      file: "",
      sheet: sheet(
        "表",
        table(
          ["注：1.加分累计不超过10分。"],
          ["2.90分以上为优秀，75—89分为良好，60—74分为合格，60分以下为不合格。"],
          ["考核人签字：", "", "", "日期："],
        ),
      ),
    })!;
    expect(drafted.draft.notes.map(({ cell }) => cell)).toEqual(["A5", "A6"]);
    expect(drafted.draft.criteria).toHaveLength(2);
    expect(drafted.draft.sections[1]!.max).toBe(10);
    expect(drafted.grades).toEqual([
      { value: "优秀", atLeast: 90 },
      { value: "良好", atLeast: 75 },
      { value: "合格", atLeast: 60 },
      { value: "不合格", atLeast: null },
    ]);
  });

  test("levels with a gap between them are no ladder", () => {
    const grades = (note: string) =>
      draftTable({ file: "", sheet: sheet("表", table([note])) })!.grades;
    expect(grades("注：总分低于60分的为不合格，90分及以上为优秀。")).toEqual([]);
    expect(grades("注：总分低于60分的为不合格，60分及以上为合格。")).toEqual([
      { value: "合格", atLeast: 60 },
      { value: "不合格", atLeast: null },
    ]);
  });

  test("a note goes on below the heading of vetoes, and its cap holds", () => {
    const draft = read(
      [
        ["项目", "评分标准", "分值"],
        ["日常", "工作有序", 100],
        ["减分项"],
        ["投诉", "每起扣2分", 6],
        ["一票否决项"],
        ["造假", "数据造假的，一票否决", "—"],
        ["注：1.加分须附材料。"],
        ["2.减分项累计扣分不超过10分。"],
      ],
      ["A3:C3", "A5:C5", "A7:C7", "A8:C8"],
    );
    expect(draft.notes.map(({ cell }) => cell)).toEqual(["A7", "A8"]);
    expect(draft.sections.map(({ kind, max }) => [kind, max])).toEqual([
      ["minus", 10],
      ["veto", null],
    ]);
  });

  test("the header said again with 扣分 for 分值 is a header, its points those of a minus", () => {
    const draft = read(
      [
        ["类别", "考核要点", "分值", "自评"],
        ["指导", "开设课程", 100],
        ["附加扣分"],
        ["类别", "考核要点", "扣分", "自评"],
        ["诚信", "恶意违约的，每人次扣0.2分", 2],
      ],
      ["A3:D3"],
    );
    expect(draft.criteria.map((each) => [each.wording, each.kind, each.points])).toEqual([
      ["开设课程", "scored", 100],
      ["恶意违约的，每人次扣0.2分", "minus", 2],
    ]);
    expect(asked(draft)).toEqual([["second-table", "A3"]]);
  });

  test("a table of bonuses is a further part, any other is left out; both said", () => {
    const later = (title: string, header: string): Draft =>
      read(table([], [title], ["项目", header, "分值"], ["竞赛", "获奖加1分", 3]), ["A6:C6"]);
    const part = later("附表 加分项目", "加分标准");
    expect(part.criteria.map(({ section, kind, points: most }) => [section, kind, most])).toEqual([
      ["日常", "scored", 100],
      ["加分项", "bonus", null],
      ["附表 加分项目", "bonus", 3],
    ]);
    expect(asked(part)).toEqual([["second-table", "A6"]]);
    const other = later("经费使用情况", "评分标准");
    expect(other.criteria).toHaveLength(2);
    expect(asked(other)).toEqual([["second-table", "A6"]]);
  });
});

test.each([
  ["达标得5分，不达标不得分", ["月报达标", "年报达标"]],
  ["每缺一项扣1分", ["月报缺项数", "年报缺项数"]],
  ["优秀5分、良好3分、一般1分、较差0分", ["月报等次", "年报等次"]],
  ["就业率达到90%得5分，否则不得分", ["就业率", "就业率"]],
])("what two rows call %s is one fact only where its name says what it is", (standard, names) => {
  const draft = read([
    ["内容", "评分标准", "分值"],
    ["月报", standard, 5],
    ["年报", standard, 5],
  ]);
  const named = draft.criteria.map(({ proposal }) => proposal.facts[0]!.name);
  expect(named).toEqual(names);
});

test("what counts anything is called after its row, also where it stands there alone", () => {
  const draft = read([
    ["内容", "评分标准", "分值"],
    ["（一）招聘会组织情况", "每次得1分", 5],
    ["按要求组织毕业生参加省、市各类招聘活动并做好记录", "每次得1分", 5],
  ]);
  const named = draft.criteria.map(({ proposal }) => [proposal.facts[0]!.name, proposal.rule]);
  expect(named).toEqual([
    ["招聘会组织次数", "RUBRIC.BONUS(招聘会组织次数,1,points)"],
    ["次数", "RUBRIC.BONUS(次数,1,points)"],
  ]);
});

test("the same row twice is asked", () => {
  const draft = read([
    ["内容", "评分标准", "分值"],
    ["甲", "有计划", 1],
    ["乙", "有总结", 2],
    ["甲", "有计划", 1],
  ]);
  expect(asked(draft)).toEqual([["duplicate", "A4"]]);
});

test("where a grade begins is no total", () => {
  const draft = read([
    ["内容", "评分标准", "分值"],
    ["报表", "每次得1分", 5],
    ["注：总分90分及以上为优秀，总分75分（含）—90分为良好，总分60分以下为不合格。"],
  ]);
  expect(draft.questions).toEqual([]);
});

test("a header over two columns, and its cells too, is one column", () => {
  const draft = read(
    [
      ["考评要点", "", "评分细则", "", "分数"],
      ["报表", "", "每次得1分", "", 5],
      ["总结", "", "有总结得3分", "", 3],
    ],
    ["A1:B1", "C1:D1", "A2:B2", "C2:D2", "A3:B3", "C3:D3"],
  );
  expect(draft.columns.map(({ column, header, role }) => [column, header, role])).toEqual([
    ["A", "考评要点", "criterion"],
    ["C", "评分细则", "standard"],
    ["E", "分数", "points"],
  ]);
  expect(draft.criteria.map(({ wording, points }) => [wording, points])).toEqual([
    ["报表", 5],
    ["总结", 3],
  ]);
});

test("the numbered line above the first of several tables names its part", () => {
  const draft = read([
    ["附件：就业工作考核指标"],
    ["一、基本指标（5分）"],
    ["指标名称", "计分办法", "分值"],
    ["报表", "每次得1分", 5],
    [],
    ["二、扣分指标"],
    ["指标名称", "扣分标准", "分值"],
    ["违规", "每条扣2分", 10],
  ]);
  expect(draft.title).toBe("就业工作考核指标");
  expect(draft.sections.map(({ name, kind, points }) => [name, kind, points])).toEqual([
    ["一、基本指标（5分）", "scored", 5],
    ["二、扣分指标", "minus", null],
  ]);
});

test("limits of all that is added or taken, in a note", () => {
  const draft = read([
    ["项目", "内容", "评分标准", "分值"],
    ["加分项", "竞赛", "每次加1分", 5],
    ["减分项", "投诉", "每起扣1分", 5],
    ["注：加分不超过3分，减分不超过4分。"],
  ]);
  expect(draft.sections.map(({ name, max }) => [name, max])).toEqual([
    ["加分项", 3],
    ["减分项", 4],
  ]);
});

test("a fact that is called after its row is so among the other units too", () => {
  const draft = read([
    ["内容", "评分标准", "分值"],
    ["3.1 初次就业率", "以最高者为满分，其他学院按比例计分", 30],
  ]);
  expect(draft.criteria[0]!.proposal.rule).toBe("points*初次就业率/MAX(peers.初次就业率)");
});

describe("vetoes in the notes below", () => {
  const notes: Rows = [
    ["注：1. 就业数据弄虚作假的，一票否决。"],
    ["2. 发生安全事故的，考核等次降一档；总分低于60分的，不得评优。"],
    ["3. 请按时报送。"],
  ];
  const said = (draft: Draft) =>
    draft.criteria
      .filter(({ kind }) => kind === "veto")
      .map(({ cell, section, wording, proposal }) => [
        cell,
        section,
        wording,
        proposal.rule,
        proposal.consequence,
      ]);

  test.each([
    ["a part of their own", ["项目", "内容", "评分标准", "分值"], ["日常", "报表", "每次得1分", 5]],
    ["a heading of their own", ["内容", "评分标准", "分值"], ["报表", "每次得1分", 5]],
  ])("are proposed under %s, but none over the total", (_name, header, row) => {
    const draft = read([header, row, ...notes]);
    expect(said(draft)).toEqual([
      ["A3", "一票否决", "就业数据弄虚作假的，一票否决", "flag", null],
      ["A4", "一票否决", "发生安全事故的，考核等次降一档", "flag", { lower: 1 }],
    ]);
    expect(draft.notes).toHaveLength(3);
  });
});

test("a cell that is merged over the end of a part counts for its rows, and stays merged in the rubric", () => {
  const rows = [
    ["项目", "内容", "评分标准", "分值"],
    ["组织", "报送", "每迟报1次扣1分，扣完为止", 5],
    ["", "经费", "每缺1项扣2分，扣完为止", 5],
    ["队伍", "专干", "", 10],
    ["", "培训", "每培训1人得1分，满分10分", 10],
  ];
  const merges = ["A2:A3", "C3:C4", "A4:A5"];
  const drafted = draftTable({ file: "", sheet: sheet("表", rows, merges) })!;
  const { criteria } = drafted.draft;
  expect(criteria.map(({ section, proposal }) => [section, proposal.rule])).toEqual([
    ["组织", "RUBRIC.DEDUCT(points,迟报次数,1)"],
    ["组织", "RUBRIC.DEDUCT(points,经费缺项数,2)"],
    ["队伍", "RUBRIC.DEDUCT(points,专干缺项数,2)"],
    ["队伍", "RUBRIC.BONUS(培训人数,1,points)"],
  ]);
  const confirmed = criteria.map(({ proposal }) => ({ rule: ruleText(proposal), confirmed: true }));
  const plan = draftWorkbook(drafted, { name: "学院考核", rows: confirmed });
  const { rubric, problems = [] } = parseRubricSheets(plan.sheets.map(cellsOf), "底稿.xlsx");
  expect(problems).toEqual([]);
  const cells = rubric!.sections.flatMap(({ subsections }) =>
    subsections.flatMap((each) => each.criteria.map((criterion) => criterion.cells)),
  );
  const shared = { text: "每缺1项扣2分，扣完为止", rows: 2 };
  expect(cells.map((each) => Object.values(each ?? {}))).toEqual([
    ["报送", "每迟报1次扣1分，扣完为止"],
    ["经费", shared],
    ["专干"],
    ["培训", "每培训1人得1分，满分10分"],
  ]);
});

test("a deadline in the notes that takes points is a row of its own; what leaves something open is not", () => {
  const draft = read([
    ["项目", "内容", "评分标准", "分值"],
    ["日常", "报表", "每次得1分", 5],
    ["注：1. 材料应于2026年11月20日前报送，逾期每天扣0.5分。"],
    ["2. 材料不实的，酌情扣1—3分。"],
  ]);
  expect(
    draft.criteria.slice(1).map(({ section, kind, proposal }) => [section, kind, proposal.rule]),
  ).toEqual([["扣分项", "minus", "0.5*MAX(0,报送日期-DATE(2026,11,20))"]]);
});

test("a sheet without points, or longer than any table, is none", () => {
  const drafted = (rows: Rows) => draftTable({ file: "", sheet: sheet("表", rows) });
  expect(
    drafted([
      ["姓名", "学院"],
      ["张三", "文学院"],
    ]),
  ).toBeNull();
  const row: Rows[number] = ["甲", 1];
  const long: Rows = [["内容", "分值"], ...Array.from({ length: 1999 }, () => row)];
  expect(drafted(long)).not.toBeNull();
  expect(drafted([...long, row])).toBeNull();
});

test("text is text, whatever it looks like; a formula counts as what it shows", () => {
  const cells = sheet("表", [
    ["内容", "评分标准", "分值"],
    ["=1+1", "@有计划", 1],
    ["http://a.example", "+5", 2],
    ["合计", "", 3],
  ]);
  const formulas = cells.values.map((row) => [...row]);
  formulas[3]![2] = "=SUM(C2:C3)";
  const { draft } = draftTable({ file: "", sheet: { ...cells, formulas } })!;
  expect(draft.criteria.map(({ wording }) => wording)).toEqual(["=1+1", "http://a.example"]);
  expect(draft.sums[0]).toMatchObject({ printed: 3, agrees: true });
});
