import { exampleIn, kindOf, propose, type Kind } from "../../src/authoring";

const of = (sentence: string, points: number | null = null) =>
  propose({ sentence, points, kind: kindOf(sentence, points) });

describe("what is proposed for a sentence", () => {
  test("has a worked example, told by the rule itself", () => {
    const { example, facts } = of("每出现1例错报、漏报扣1分，扣完为止", 5);
    expect(facts).toEqual([{ name: "错报例数", type: "count", unit: "例" }]);
    expect(example).toEqual({
      inputs: { 错报例数: 2 },
      value: 3,
      text: "错报 2 例，每例扣 1 分：5 − 2×1 = 3 分",
    });
  });

  test("has it in English, too, in the document's own names and units", () => {
    const told = (sentence: string, points: number | null, kind: Kind = "scored") => {
      const clause = { sentence, points, kind };
      const proposal = propose(clause);
      expect(exampleIn(proposal, clause, "zh")).toBe(proposal.example.text);
      return exampleIn(proposal, clause, "en");
    };
    expect([
      told("每出现1例错报、漏报扣1分，扣完为止", 5),
      told("每起投诉扣2分", null, "minus"),
      told("台账资料齐全得3分，缺1项扣0.5分；成效由专家评定，最高2分", 5),
      told("酌情给分", 5),
    ]).toEqual([
      "错报 2 例; 1 off each: 5 − 2×1 = 3 points",
      "Taken: 投诉 2 起; 2 for each: 2×2 = 4 points",
      "台账资料齐全: 缺 2 项; 0.5 off each: 3 − 2×0.5 = 2 points",
      "",
    ]);
  });

  test.each([
    [
      "9月30日前报送年度工作计划得2分，逾期不得分",
      "报送年度工作计划日期 2026-10-02，晚于 2026-09-30：得 0 分",
    ],
    [
      "失业率控制在4%以内得2分，每超过0.1个百分点扣1分",
      "(2 − 取整((失业率 4.2% − 4%，不低于 0)÷0.1%)，不低于 0) = 0 分",
    ],
  ])(
    "%s: its example has days as days, and no rounding that nobody asked for",
    (sentence, text) => {
      expect(of(sentence, 2).example.text).toBe(text);
    },
  );

  test("asks what a step is that is not full, and takes full steps until it is answered", () => {
    const { open, rule, certainty } = of("走访用人单位不少于100家，每少5家扣0.5分", 10);
    expect(open.map(({ id, options }) => [id, options.length])).toEqual([["step", 3]]);
    expect(open[0]!.options[open[0]!.default]!.rule).toBe(rule);
    expect(certainty).toBe("certain");
  });

  test("the document's own example answers that question", () => {
    const { open, rule } = of("专款专用达95%以上为满分，每下降5%扣1分（如：90%以上2分）", 3);
    expect([rule, open]).toEqual(['RUBRIC.SHORTFALL(points,专款专用比例,95%,5%,1,"started")', []]);
  });

  test.each([
    ["减分累计不超过5分", { of: "minus", max: 5 }],
    ["本部分最多扣20分", { of: "section", max: 20 }],
    ["本大类累计不超过8分", { of: "section", max: 8 }],
    ["附加分合计不超过10分", { of: "bonus", max: 10 }],
    ["总分不超过110分", { of: "total", max: 110 }],
  ])("“%s” is a limit of more than the row", (words, limit) => {
    const { limits, rule } = of(`每发生一次计1分，${words}`, 4);
    expect([limits, rule]).toEqual([[limit], "RUBRIC.BONUS(发生次数,1,points)"]);
  });

  test("“上不封顶” before a rule is no name of what is counted, and is left to be looked at", () => {
    const { certainty, unused, facts } = of("扣分上不封顶，每起投诉扣2分", 10);
    expect([certainty, unused, facts.map(({ name }) => name)]).toEqual([
      "guessed",
      ["扣分上不封顶"],
      ["投诉起数"],
    ]);
  });

  test("what a minus takes is told as taken", () => {
    const { example } = propose({ sentence: "每起扣2分", points: null, kind: "minus" });
    expect(example.text).toMatch(/^扣分：.*每起扣 2 分/u);
  });

  test("a cap on all bonuses is a limit, not the row's", () => {
    expect(of("受国家表彰一次加3分，省级2分；加分累计不超过10分").limits).toEqual([
      { of: "bonus", max: 10 },
    ]);
  });

  test.each([
    ["存在数据造假的，考核等次降低一档", { lower: 1 }],
    ["发生重大安全事故的，取消评优资格", "disqualify"],
    ["不得评为优秀", { cap: "良好" }],
    ["弄虚作假的，一票否决", null],
  ])("%s is a veto with its consequence", (sentence, consequence) => {
    expect(of(sentence)).toMatchObject({ rule: "flag", consequence });
  });

  test.each([
    ["未发生安全事故得5分，发生一起扣2分，扣完为止", "安全事故起数"],
    ["抽查缺失一份扣0.5分", "抽查缺失份数"],
    ["开课学时不少于38学时，得5分", "开课学时数"],
    ["未按时报送的，每次扣1分", "未按时报送次数"],
  ])("%s: the fact says what is counted", (sentence, name) =>
    expect(of(sentence, 5).facts.map((fact) => fact.name)).toEqual([name]),
  );

  test("a fault that is a whole word names its line", () =>
    expect(of("参加会议缺席一次扣1分，迟到一次扣0.5分", 5).facts[0]!.lines).toEqual([
      "会议缺席",
      "迟到",
    ]));

  test("a person judges what the sentence leaves to a person", () => {
    expect(of("根据工作开展情况酌情给分", 5)).toMatchObject({
      rule: "judged",
      certainty: "judged",
      example: { value: null },
    });
    expect(of("达到80%得满分，否则酌情给分", 5)).toMatchObject({
      rule: 'IF(比例>=80%,points,"")',
      otherwise: "judged",
    });
  });

  test("what is left over or supplied makes it a guess, and is said", () => {
    expect(of("每召开一次得1分，且须有完整记录和照片存档备查的视频", 4)).toMatchObject({
      certainty: "guessed",
    });
    const supplied = of("按完成比例计分", 10);
    expect([supplied.certainty, supplied.findings[0]!.kind]).toEqual(["guessed", "supplied"]);
  });

  test("more than the row has is a finding", () => {
    expect(
      of("比下达任务低5%以内扣2分，低5%—10%扣4分，超过10%扣6分", 5).findings.map(
        ({ kind }) => kind,
      ),
    ).toContain("above-points");
  });

  test.each([
    "按时报送得2分，逾期扣0.5分",
    "＜5场次（5分）＞5场次（8分）",
    "工作扎实、成效显著的得5分，一般的得3分",
    "领导重视，机构健全",
    "完成率低于60%的不得分，其余按完成率计分",
    "获奖的，金奖3分/项、银奖2分/项、铜奖1分/项",
    "就业率达到70%计4分，每增减1个百分点加减0.2分",
  ])("nothing is proposed for half a sentence: %s", (sentence) =>
    expect(of(sentence, 5).rule).toBeNull(),
  );
});
