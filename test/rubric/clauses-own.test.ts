import fc from "fast-check";
import { checkClauses } from "../../src/rubric/clauses";
import type { Criterion, Rubric, Section } from "../../src/rubric/types";

const t = (words: string) => ({ zh: words, en: words });

/** A sound little rubric of 10 points, to be broken in one place. */
function own(change: Partial<Rubric> = {}): Rubric {
  return {
    id: "own",
    version: "1.0.0",
    name: t("自定"),
    summary: t("自定"),
    kind: "scorecard",
    source: { document: "自定", citation: "自定" },
    errata: [],
    readings: [],
    stages: [
      { id: "self", name: t("自评") },
      { id: "review", name: t("复核") },
    ],
    facts: [],
    table: {
      headLine: [{ text: "总分10分" }],
      columns: [
        { id: "standard", header: "评分标准", role: "label", width: 40 },
        { id: "points", header: "分值", role: "points", width: 8 },
        { id: "self", header: "自评分", role: "score", stage: "self", width: 8 },
        { id: "review", header: "复核分", role: "score", stage: "review", width: 8 },
      ],
      orientation: "portrait",
    },
    sections: [section([criterion("有计划。", { points: 10 })], { points: 10 })],
    outcome: { total: "base+bonus", items: [] },
    roster: { title: "汇总", columns: [], sortBy: "rank" },
    forms: [],
    ...change,
  };
}

function criterion(standard: string, change: Partial<Criterion> = {}): Criterion {
  return {
    id: "one",
    cells: { standard },
    name: t("一"),
    clause: "一、1",
    rule: "judged",
    ...change,
  };
}

function section(criteria: Criterion[], change: Partial<Section> = {}): Section {
  return {
    id: "first",
    name: t("一"),
    kind: "scored",
    cells: {},
    subsections: [{ id: "first-all", cells: {}, criteria }],
    ...change,
  };
}

/** A ruled criterion of 10 points with this wording. */
const worded = (standard: string, change: Partial<Criterion> = {}) =>
  own({
    sections: [
      section([criterion(standard, { points: 10, rule: "points", ...change })], { points: 10 }),
    ],
  });

const bonus = (standard: string, change: Partial<Criterion> = {}) => {
  const base = own();
  return {
    ...base,
    sections: [
      ...base.sections,
      section([criterion(standard, { id: "more", ...change })], { id: "bonus", kind: "bonus" }),
    ],
  };
};

const found = (rubric: Rubric) =>
  checkClauses(rubric, "2024-06-30").map(({ kind, path }) => `${kind} ${path}`);
const messages = (rubric: Rubric) =>
  checkClauses(rubric, "2024-06-30").map(({ message }) => message.zh);

const CRITERION = "sections[0].subsections[0].criteria[0]";
const CELL = `${CRITERION}.cells.standard`;

test("a sound rubric has no findings", () => {
  expect(found(own())).toEqual([]);
});

describe("bands", () => {
  test.each([
    ["90分以上得10分，80-89分得8分，80分以下得0分", "gap (89, 90)", "区间 (89, 90)分 没有规定"],
    ["60%以上得10分，低于50%得0分", "gap [50, 60)", "区间 [50, 60)% 没有规定"],
    ["不少于10场得10分，不足8场得0分", "whole gap 8 and 9", "区间 [8, 10)场 没有规定"],
    ["＞3次（10分）＜3次（0分）", "boundary 3", "恰好 3次 不属于任何一档"],
    ["超过50人得10分，少于50人得0分", "boundary 50", "恰好 50人 不属于任何一档"],
  ])("%s has a hole: %s", (wording, _, message) => {
    expect(messages(worded(wording))).toContainEqual(expect.stringContaining(message));
  });

  test.each([
    ["80分及以上为优秀，80分及以下为合格", "{80}分 同时属于"],
    ["90%以上得10分，80%-90%得8分", "{90}% 同时属于"],
    ["80%以上得10分，低于90%得8分", "[80, 90)% 同时属于"],
  ])("%s overlaps", (wording, message) => {
    expect(messages(worded(wording))).toContainEqual(expect.stringContaining(message));
  });

  test.each([
    "90分及以上为优秀，低于90分为合格",
    "≥90%（10分）≥80%（8分）＜80%（0分）",
    "3-5篇得10分，1-2篇得5分，0篇得0分",
    "大于10人且小于20人得10分，否则不得分",
    "不少于3人，不多于10场，否则不得分",
    "学生不少于20人，教师不足3人的扣完为止",
  ])("%s has neither gap nor overlap", (wording) => {
    expect(
      found(worded(wording)).filter((each) => /^(?:gap|overlap|boundary)/u.test(each)),
    ).toEqual([]);
  });

  test("equal to a benchmark is neither above nor below it", () => {
    expect(found(worded("高于基准的得10分，低于基准的不得分"))).toEqual([`boundary ${CELL}`]);
    expect(found(worded("高于基准的得10分，不高于基准的不得分"))).toEqual([]);
  });

  test("nothing done would be paid", () => {
    expect(found(worded("＞5场（10分）≤5场（6分）"))).toContain(`zero ${CELL}`);
    expect(found(worded("＞5场（10分）≤5场（0分）"))).not.toContain(`zero ${CELL}`);
  });

  test("a clause outside the table is read as well", () => {
    expect(
      found(own({ clauses: [{ clause: "五", text: "96-100分为一等，91-95分为二等。" }] })),
    ).toEqual(["gap clauses[0].text"]);
  });
});

describe("any bands", () => {
  /** Three or more rising whole numbers: the upper ends of neighbouring ranges. */
  const ends = fc
    .uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 3, maxLength: 8 })
    .map((numbers) => numbers.sort((a, b) => a - b));
  const ranges = (numbers: number[], unit: string) =>
    numbers
      .slice(1)
      .map((end, i) => `${numbers[i]! + 1}-${end}${unit}为第${i}等`)
      .join("，");
  const kinds = (wording: string) =>
    found(worded(wording))
      .map((each) => each.split(" ")[0])
      .filter((kind) => kind === "gap" || kind === "overlap");

  test("ranges of something counted that follow each other have no gap; of points they have one between each two", () => {
    fc.assert(
      fc.property(ends, (numbers) => {
        expect(kinds(ranges(numbers, "场"))).toEqual([]);
        expect(kinds(ranges(numbers, "分"))).toEqual(Array(numbers.length - 2).fill("gap"));
      }),
    );
  });

  test("a range left out is a gap, one repeated an overlap", () => {
    fc.assert(
      fc.property(ends, (numbers) => {
        const all = ranges(numbers, "场").split("，");
        if (all.length > 2)
          expect(kinds([...all.slice(0, 1), ...all.slice(2)].join("，"))).toEqual(["gap"]);
        expect(kinds([...all, all.at(-1)].join("，"))).toEqual(["overlap"]);
      }),
    );
  });

  test("whatever the words are, the check gives findings with quotes and never fails", () => {
    const words = fc.constantFrom(
      ..."＜≥≤＞大于少于不低于超过每扣加分%人以上（）(),，。-~0123456789十两基准".split(""),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (letters) => {
        for (const finding of checkClauses(worded(letters.join("")), "2024-06-30")) {
          expect(finding.message.zh).not.toContain("NaN");
          expect(finding.path).not.toBe("");
        }
      }),
    );
  });
});

describe("readings", () => {
  const step = { id: "step", question: t("?"), clause: "一、1", default: "full" };
  const options = [
    { id: "full", label: t("整步"), effect: t("…") },
    { id: "linear", label: t("按比例"), effect: t("…") },
  ];
  const rubric = worded("每低1个百分点扣1分，扣完为止");

  test("without one, a finding says that none is chosen yet", () => {
    const [finding] = checkClauses(rubric, "2024-06-30");
    expect(finding).toMatchObject({ kind: "step", severity: "warning", reading: null });
    expect(finding!.answer.zh).toBe("尚未选定口径");
  });

  test("one that quotes the words answers it", () => {
    const readings = [{ ...step, options, quote: "每低 1 个百分点扣 1 分" }];
    expect(checkClauses({ ...rubric, readings }, "2024-06-30")).toMatchObject([
      { kind: "step", severity: "info", reading: "step", answer: { zh: "口径：?默认“整步”。" } },
    ]);
  });

  test("one that quotes other words does not, and is listed on its own", () => {
    const readings = [{ ...step, options, quote: "扣完为止" }];
    expect(checkClauses({ ...rubric, readings }, "2024-06-30")).toMatchObject([
      { kind: "step", reading: null },
      { kind: "question", reading: "step", path: "readings[0]" },
    ]);
  });
});

describe("sums and points", () => {
  test.each<[string, Rubric, string]>([
    [
      "a section",
      own({ sections: [section([criterion("有计划。", { points: 10 })], { points: 12 })] }),
      "sum sections[0].points",
    ],
    [
      "a heading",
      own({
        sections: [
          section([criterion("有计划。", { points: 10 })], {
            points: 10,
            cells: { standard: "一、组织（12分）" },
          }),
        ],
      }),
      "sum sections[0].cells.standard",
    ],
    [
      "the printed total",
      own({ table: { ...own().table!, headLine: [{ text: "总分100分" }] } }),
      "sum table.headLine[0].text",
    ],
    [
      "a category",
      own({
        sections: [
          section([criterion("有计划。", { points: 10, category: "core" })], { points: 10 }),
        ],
        categories: [{ id: "core", name: "达标类", points: 9 }],
      }),
      "sum categories[0].points",
    ],
    [
      "the weights",
      own({
        sections: [section([criterion("有计划。", { points: 10 })], { points: 10, weight: 0.9 })],
      }),
      "sum sections[0].weight",
    ],
    [
      "shares",
      own({ clauses: [{ clause: "一", text: "前 30%、中间 40%、后 20%分序列" }] }),
      "sum clauses[0].text",
    ],
    [
      "quotas",
      own({
        clauses: [{ clause: "二", text: "本年度共评选 9 家先进单位" }],
        roster: { ...own().roster, groups: [{ id: "a", name: "甲组", quota: 8, units: [] }] },
      }),
      "sum clauses[0].text",
    ],
  ])("%s that does not add up", (_, rubric, finding) => {
    expect(found(rubric)).toContain(finding);
    expect(checkClauses(rubric, "2024-06-30")[0]!.severity).toBe("error");
  });

  test.each([
    ["完成的计8分", "计8分"],
    ["每项加2分，最高8分", "最高8分"],
    ["每差1项扣1分，扣完8分为止", "扣完8分"],
    ["符合条件（8分）", "（8分）"],
    ["两项内容各占4分", "两项内容各占4分"],
    ["≥50%（8分）＜50%（0分）", "≥50%（8分）"],
  ])("%s differs from 分值 10", (wording, words) => {
    expect(messages(worded(wording))).toContainEqual(`文中为 8 分（“${words}”），分值为 10 分。`);
  });

  test.each(["完成的计10分", "每项加2分，最高10分", "两项内容各占5分", "符合条件（10分）"])(
    "%s agrees",
    (wording) => {
      expect(found(worded(wording)).filter((each) => each.startsWith("points"))).toEqual([]);
    },
  );

  test("parts that do not add up to the points", () => {
    expect(found(worded("有计划（4分）；有总结（5分）"))).toContain(`parts ${CRITERION}.cells`);
    expect(found(worded("有计划（4分）；有总结（6分）"))).toEqual([]);
  });

  test("declared parts that are not the printed ones", () => {
    const parts = [
      { name: "有计划", points: 5 },
      { name: "有总结", points: 5 },
    ];
    expect(found(worded("有计划（4分）；有总结（6分）", { parts }))).toEqual([
      `parts ${CRITERION}.parts`,
    ]);
  });
});

describe("bonuses and deductions", () => {
  const at = (kind: string) => `${kind} sections[1].subsections[0].criteria[0].cells.standard`;

  test("a bonus without a cap, without points, and with a cap", () => {
    expect(found(bonus("每篇加2分"))).toEqual([at("uncapped")]);
    expect(found(bonus("听取汇报"))).toEqual([at("no-points")]);
    expect(
      found(bonus("每篇加2分，最多6分", { points: 6, rule: "RUBRIC.BONUS(papers,2,points)" })),
    ).toEqual([]);
  });

  test("a printed cap that the file or its formula does not have", () => {
    expect(found(bonus("每篇加2分，最多6分"))).toEqual([at("formula")]);
    expect(
      found(bonus("每篇加2分，最多6分", { points: 6, rule: "RUBRIC.BONUS(papers,2)" })),
    ).toEqual(["cap-differs sections[1].subsections[0].criteria[0].rule"]);
  });

  test("a deduction without a floor", () => {
    expect(found(worded("每错1项扣1分"))).toEqual([`no-floor ${CELL}`]);
    expect(found(worded("每错1项扣1分，扣完为止"))).toEqual([]);
  });
});

describe("formulas", () => {
  const wording = "＜50%（4分）≥50%（6分）≥80%（10分）";
  const band = (bounds: string, results: string) =>
    found(worded(wording, { rule: `RUBRIC.BAND(share,${bounds},${results})` })).filter((each) =>
      each.startsWith("formula"),
    );

  test("bands as in the wording", () => {
    expect(band("{0,0.5,0.8}", "{4,6,10}")).toEqual([]);
  });

  test("another bound, or other points", () => {
    expect(band("{0,0.6,0.8}", "{4,6,10}")).toEqual([`formula ${CRITERION}.rule`]);
    expect(band("{0,0.5,0.8}", "{4,7,10}")).toEqual([`formula ${CRITERION}.rule`]);
  });

  test("a band left out", () => {
    expect(band("{0.5,0.8}", "{6,10}")).toEqual([`formula ${CRITERION}.rule`]);
  });

  test("bounds that do not rise, or are not as many as the results", () => {
    expect(band("{0,0.8,0.5}", "{4,10,6}")).toEqual([`formula ${CRITERION}.rule`]);
    expect(band("{0,0.5,0.8,0.9}", "{4,6,10}")).toEqual([`formula ${CRITERION}.rule`]);
  });

  test("more than 15 of something counted begins at 16", () => {
    const posts = (bounds: string) =>
      found(worded("＞15条（10分）≤15条（5分）", { rule: `RUBRIC.BAND(posts,${bounds},{5,10})` }));
    expect(posts("{1,16}")).not.toContain(`formula ${CRITERION}.rule`);
    expect(posts("{1,15}")).toContain(`formula ${CRITERION}.rule`);
  });
});

describe("columns, slips and dates", () => {
  test("score columns against the order of the stages", () => {
    const table = own().table!;
    const [standard, points, self, review] = table.columns;
    const columns = [standard!, points!, review!, self!];
    expect(found(own({ table: { ...table, columns } }))).toEqual(["swapped table.columns[3]"]);
  });

  test("a slip that swaps two headers is told from other slips", () => {
    const errata = [
      { id: "header", place: "第3页", printed: "复核分 | 自评分", meant: "自评分 | 复核分" },
      { id: "date", place: "一", printed: "6月5日", meant: "6月15日" },
    ];
    expect(found(own({ errata }))).toEqual(["swapped errata[0]", "erratum errata[1]"]);
  });

  test.each<[string, Rubric["validity"], string[]]>([
    ["in force", { from: "2024-01-01", until: "2024-12-31", quote: "有效期至2024年12月31日" }, []],
    ["the last day", { until: "2024-06-30", quote: "有效" }, []],
    ["expired", { until: "2024-06-29", quote: "有效" }, ["expired validity.until"]],
    ["not yet in force", { from: "2024-07-01", quote: "有效" }, ["expired validity.from"]],
    [
      "another date printed",
      { until: "2024-12-30", quote: "有效期至2024年12月31日" },
      ["expired validity.until"],
    ],
  ])("validity: %s", (_, validity, wanted) => {
    expect(found(own({ validity: validity! }))).toEqual(wanted);
  });
});

describe("open wording", () => {
  test.each([
    ["按比例扣分，扣完为止", "vague"],
    ["就业率较上年增幅计分，否则不得分", "vague"],
    ["本科生达到90%、硕士生达到95%得分，否则不得分", "levels"],
    ["率=留省人数÷就业人数×100%；留省人数不含升学人数", "scope"],
    ["问卷率达到90%以上", "otherwise"],
    ["提交3份材料", "otherwise"],
    ["每提高1个百分点加2分，最高10分", "step"],
  ])("%s: %s", (wording, kind) => {
    // The rule of this little rubric has no numbers; that it lacks the wording's is another matter.
    const ofWording = found(worded(wording)).filter((each) => !each.endsWith(".rule"));
    expect(ofWording).toEqual([`${kind} ${CELL}`]);
  });

  test("a judged criterion leaves adjectives and unmet conditions to the person who scores", () => {
    expect(found(worded("接收人数较多，讲座不少于2次", { rule: "judged" }))).toEqual([]);
  });

  test("省级以上 beside 省级", () => {
    expect(found(bonus("省级、省级以上分别加2、5分，最多10分", { points: 10 }))).toEqual([
      "overlap sections[1].subsections[0].criteria[0].cells.standard",
    ]);
  });
});
