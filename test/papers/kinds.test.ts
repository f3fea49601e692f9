import { awards } from "../../src/papers/kinds/awards";
import { comparison } from "../../src/papers/kinds/comparison";
import { publicity } from "../../src/papers/kinds/publicity";
import { moneyColumn, subsidy } from "../../src/papers/kinds/subsidy";
import { unitNotice } from "../../src/papers/kinds/unit-notice";
import { tablesOf, type Paper } from "../../src/papers/paper";
import { soundStage } from "../intake/support/cards";
import { ownRubric } from "../support/own-rubric";
import { rubricOf, rubricText } from "../support/rubrics";
import { cardsOf, choices, rosterOf, station, texts } from "./support/sources";

const rows = (paper: Paper, table = 0) => tablesOf(paper)[table]!.rows;
const kinds = ({ findings }: Paper) => findings.map(({ kind }) => kind);

const STATIONS = [
  station("乙校", 96.5, "优秀", 7),
  station("甲校", 90.5, "优秀", 4),
  station("丙校", 72, "合格", 0),
];

describe("公示", () => {
  const paper = publicity(rosterOf("weihai-station", STATIONS), choices({ start: "2026-12-01" }));

  test("says what was done, until when to object, how, and who signs", () => {
    const all = texts(paper);
    expect(all[0]).toBe("关于2026年度威海市大学生就业创业服务指导站绩效评价结果的公示");
    expect(all[1]).toMatch(
      /^根据《关于在驻威高校建立大学生就业创业服务指导站的意见》，就业指导中心组织开展了.*经自评、考评，.*现予以公示。$/,
    );
    expect(all[2]).toBe("公示期为5个工作日（2026年12月1日至12月7日）。");
    expect(all[3]).toMatch(/书面、电话、来访.*单位公章.*真实姓名.*联系方式/);
    expect(all.slice(4, 8)).toEqual([
      "联系人：王老师",
      "附件：2026年度威海市大学生就业创业服务指导站绩效评价结果",
      "就业指导中心",
      "2026年11月30日",
    ]);
    expect([paper.start, paper.end, paper.name]).toEqual([
      "2026-12-01",
      "2026-12-07",
      "2026年度-公示",
    ]);
    expect(paper.findings).toEqual([]);
  });

  test("lists units in the roster's order, on a page of its own", () => {
    expect(tablesOf(paper)[0]!.columns.map(({ header }) => header)).toEqual([
      "序号",
      "单位",
      "得分",
      "等次",
      "名次",
    ]);
    expect(rows(paper)).toEqual([
      [1, "乙校", 96.5, "优秀", 1],
      [2, "甲校", 90.5, "优秀", 2],
      [3, "丙校", 72, "合格", 3],
    ]);
    expect(paper.blocks.findIndex(({ type }) => type === "annex")).toBeLessThan(
      paper.blocks.findIndex(({ type }) => type === "table"),
    );
  });

  test("may be without scores", () => {
    const plain = publicity(rosterOf("weihai-station", STATIONS), choices({ withScores: false }));
    expect(rows(plain)[0]).toEqual([1, "乙校", "优秀", 1]);
    expect(JSON.stringify(plain.blocks)).not.toContain("96.5");
  });

  test("begins on the first working day from its own day on, where no other is given", () => {
    expect(
      publicity(rosterOf("weihai-station", STATIONS), choices({ date: "2026-12-05" })).start,
    ).toBe("2026-12-07");
  });

  test("without a calendar, a contact or an issuer that is told", () => {
    const {
      issuer: _,
      contact: __,
      ...bare
    } = choices({ calendar: { holidays: [], workdays: [] } });
    expect(kinds(publicity(cardsOf("graduate-college", [{ unit: "甲" }]), bare))).toEqual([
      ...["holidays", "contact", "issuer"],
    ]);
  });

  test("is a draft while anything is not signed, or waits; the units are named", () => {
    const source = cardsOf("graduate-college", [
      { unit: "甲学院" },
      { unit: "乙学院", code: undefined as never },
      { unit: "丙学院", isWaiting: true },
    ]);
    const draft = publicity(source, choices());
    expect(draft.title).toMatch(/公示（草稿）$/);
    expect(texts(draft)[1]).toBe("草稿：尚未定稿或定稿后有改动：乙学院；核对后待确认：丙学院。");
    expect(draft.findings[0]).toMatchObject({ kind: "draft", severity: "warning" });
    expect(publicity(cardsOf("graduate-college", [{ unit: "甲学院" }]), choices()).title).toMatch(
      /公示$/,
    );
  });

  test("names the codes of the signed cards", () => {
    const signed = publicity(cardsOf("graduate-college", [{ unit: "甲学院" }]), choices());
    expect(texts(signed).at(-1)).toBe("定稿校验码：甲学院 7K3M-9Q2P-XD4T");
  });

  test("units without a total that counts stand apart, without a rank", () => {
    const veto = rubricOf("graduate-college").sections.find(({ kind }) => kind === "veto")!;
    const id = veto.subsections[0]!.criteria[0]!.id;
    const sound = soundStage(rubricOf("graduate-college"));
    const source = cardsOf("graduate-college", [
      { unit: "甲学院" },
      { unit: "乙学院", stages: {} },
      { unit: "丙学院", stages: { self: { ...sound, scores: { ...sound.scores, [id]: true } } } },
      { unit: "丁学院", isBlocked: true, isWaiting: true },
    ]);
    const paper = publicity(source, choices());
    expect(rows(paper)).toEqual([[1, "甲学院", 113.04, 1]]);
    expect(rows(paper, 1).map(([, unit, why]) => [unit, why])).toEqual([
      ["乙学院", "各阶段尚未填完"],
      ["丁学院", "填报有误，更正前不计入"],
      ["丙学院", "一票否决"],
    ]);
    expect(kinds(paper)).toContain("not-counted");
  });

  test("more than seven columns lie", () => {
    const { rosters } = JSON.parse(rubricText("ccit.rosters.json")) as {
      rosters: { rows: never[]; settings: object }[];
    };
    const wide = publicity(rosterOf("ccit", rosters[0]!.rows, rosters[0]!.settings), choices());
    expect(tablesOf(wide)[0]!.columns.length).toBeGreaterThan(7);
    expect(wide.blocks).toContainEqual({ type: "annex", landscape: true });
    expect(paper.blocks).toContainEqual({ type: "annex", landscape: false });
  });
});

describe("奖补名单", () => {
  const paid = (units: Parameters<typeof rosterOf>[1]) => {
    const source = rosterOf("weihai-station", units);
    return subsidy(source, choices(), moneyColumn(source.rubric)!);
  };
  const paper = paid(STATIONS);

  test("lists who is paid, and the sum is that of the rows, in figures and in 大写", () => {
    expect(tablesOf(paper)[0]!.columns.at(-1)!.header).toBe("金额（万元）");
    expect(rows(paper)).toEqual([
      [1, "乙校", 96.5, "优秀", 7],
      [2, "甲校", 90.5, "优秀", 4],
      ["", "合计 2 家", "", "", 11],
    ]);
    expect([paper.sum, paper.capitals]).toEqual([11, "壹拾壹万元整"]);
    expect(texts(paper)).toContain("合计金额（大写）：人民币壹拾壹万元整（¥110,000.00）");
  });

  test("tenths add up exactly; nobody is 零元整", () => {
    expect(paid([0.1, 0.2, 0.7].map((sum, at) => station(`校${at}`, 90, "优秀", sum))).sum).toBe(1);
    expect(paid([]).capitals).toBe("零元整");
  });

  test("a unit without a total that counts is not paid", () => {
    const unpaid = paid([
      ...STATIONS,
      { unit: "丁校", scores: { complete: false, "outcome.subsidy": 7 } },
    ]);
    expect(unpaid.sum).toBe(11);
    expect(rows(unpaid, 1)).toEqual([[1, "丁校", "各阶段尚未填完"]]);
  });

  test("a rubric without amounts has no column for them", () => {
    expect(moneyColumn(rubricOf("imnu"))).toBeUndefined();
  });
});

describe("表彰名单", () => {
  test("grades that are good", () => {
    const paper = awards(rosterOf("weihai-station", STATIONS), choices());
    expect(texts(paper, "Heading1")).toEqual(["一、优秀（给予奖励）"]);
    expect(rows(paper)).toEqual([
      [1, "乙校", 96.5],
      [2, "甲校", 90.5],
    ]);
  });

  test("honours group by group with their places; a tie at the cut is named and not decided", () => {
    const { rosters } = JSON.parse(rubricText("sjtu-med.rosters.json")) as {
      rosters: { rows: never[] }[];
    };
    const paper = awards(rosterOf("sjtu-med", rosters[0]!.rows), choices());
    expect(texts(paper, "Heading2")[0]).toBe("院本部单位（名额 2 个，入选 1 个）");
    expect(rows(paper)[0]!.slice(1)).toEqual(["本科生党总支", 135]);
    expect(paper.findings.filter(({ kind }) => kind === "tie")[0]!.message.zh).toMatch(
      /^院本部单位：基础、护理并列/,
    );
    expect(texts(paper)).toContainEqual(expect.stringMatching(/^院本部单位：基础、护理并列/));
  });

  test("tiers of the rankings, and candidates by the office's thresholds", () => {
    const { rosters } = JSON.parse(rubricText("ccit.rosters.json")) as {
      rosters: { rows: never[]; settings: object }[];
    };
    const paper = awards(rosterOf("ccit", rosters[0]!.rows, rosters[0]!.settings), choices());
    const headings = texts(paper, "Heading1").join("\n");
    expect(headings).toContain("留省率增幅序列：前 30%");
    expect(headings).toContain("特殊奖励候选：留省就业率高");
  });

  test("a person only for the award that is a person's", () => {
    const source = cardsOf("graduate-college", [
      { unit: "甲学院", fields: { candidate: "张三" } },
      { unit: "乙学院" },
    ]);
    expect(rows(awards(source, choices()))).toEqual([[1, "甲学院", "张三"]]);
    const others = [publicity(source, choices()), unitNotice(source, source.units[0]!, choices())];
    expect(JSON.stringify(others)).not.toContain("张三");
  });

  test("where the rubric awards nothing that is told", () => {
    expect(kinds(awards(cardsOf("imnu", [{ unit: "甲" }]), choices()))).toContain("no-award");
  });
});

describe("考核结果通知", () => {
  const reasonOf = (stage: string, id: string) =>
    stage === "review" && id === "goal" ? "缺少或不符证明材料" : undefined;
  const sound = soundStage(rubricOf("graduate-college"));
  const stages = { self: sound, review: { scores: { ...sound.scores, goal: 0.25 } } };
  const source = cardsOf("graduate-college", [
    { unit: "甲学院", stages, reasonOf },
    { unit: "乙学院" },
  ]);
  const unit = source.units.find((each) => each.unit === "甲学院")!;
  const paper = unitNotice(source, unit, choices({ deadline: "2026-12-10" }));

  test("is addressed, and tells the result, the place, and until when to object", () => {
    expect(paper.name).toBe("2026年度-考核结果通知-甲学院");
    expect(texts(paper)[1]).toBe("甲学院：");
    expect(texts(paper)[2]).toMatch(/总分 112\.79 分，排名第 2（共 2 家）。$/);
    expect(texts(paper)[3]).toMatch(/请于2026年12月10日前以书面形式向就业指导中心提出/);
  });

  test("has its scores at each stage with the reasons, and nobody else's", () => {
    const { columns } = tablesOf(paper)[0]!;
    expect(columns.map(({ header }) => header)).toEqual(["指标", "分值", "自评", "复核", "理由"]);
    expect(rows(paper)[0]).toEqual(["总体目标", 1, 0.5, 0.25, "缺少或不符证明材料"]);
    expect(rows(paper).at(-1)).toEqual(["总分", "", 113.04, 112.79, ""]);
    expect(JSON.stringify(paper)).not.toContain("乙学院");
  });

  test("may be without the rank; without a card there is no table", () => {
    expect(texts(unitNotice(source, unit, choices({ withRank: false })))[2]).toMatch(
      /总分 112\.79 分。$/,
    );
    const roster = rosterOf("weihai-station", STATIONS);
    const bare = unitNotice(roster, roster.units[0]!, choices());
    expect([tablesOf(bare), kinds(bare)]).toEqual([[], ["no-card", "deadline"]]);
    expect(texts(bare)).toContain("按照文件规定：给予奖励。");
  });
});

describe("年度比较", () => {
  const year = (of: string, points: number, score: number, id = "x") =>
    cardsOf(
      "own",
      [{ unit: "甲学院", year: of, stages: { self: { scores: { [id]: score, y: 3 } } } }],
      ownRubric([
        {
          id: "a",
          points: points + 5,
          rows: [
            { id, points, cells: { words: "同一项" } },
            { id: "y", points: 5 },
          ],
        },
      ]),
    );

  test("a criterion has its counted score of each year, and the difference", () => {
    const paper = comparison(year("2026", 10, 8), [year("2025", 10, 6.5)], choices());
    expect(tablesOf(paper)[0]!.columns.map(({ header }) => header)).toEqual([
      "指标",
      "2025年度",
      "2026年度",
      "差",
    ]);
    expect(rows(paper)).toEqual([
      ["x", 6.5, 8, 1.5],
      ["y", 3, 3, 0],
      ["总分", 9.5, 11, 1.5],
    ]);
  });

  test("where its points changed, both are shares of them; it is found by its wording, too", () => {
    const paper = comparison(year("2026", 20, 18, "z"), [year("2025", 10, 8)], choices());
    expect(rows(paper)[0]).toEqual(["z", "8/10（80%）", "18/20（90%）", "+10 个百分点"]);
  });

  test("what one year alone has is — in the others; years stand in their order", () => {
    const other = cardsOf(
      "own",
      [{ unit: "甲学院", year: "2024", stages: { self: { scores: { old: 4 } } } }],
      ownRubric([{ id: "a", points: 5, rows: [{ id: "old", points: 5 }] }]),
    );
    const paper = comparison(year("2026", 10, 8), [year("2025", 10, 7), other], choices());
    expect(rows(paper)).toEqual([
      ["x", "—", 7, 8, 1],
      ["y", "—", 3, 3, 0],
      ["old", 4, "—", "—", "—"],
      ["总分", 4, 10, 11, 1],
    ]);
  });

  test("a unit without an earlier card is told", () => {
    const now = cardsOf("imnu", [{ unit: "新学院" }]);
    expect(
      kinds(comparison(now, [cardsOf("imnu", [{ unit: "甲", year: "2025" }])], choices())),
    ).toEqual(["unmatched"]);
  });
});
