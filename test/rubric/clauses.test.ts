import { checkClauses, type ClauseFinding } from "../../src/rubric/clauses";
import { officialRubric, RUBRIC_IDS } from "./support/files";

/** The last day on which all five documents are in force. */
const IN_FORCE = "2024-12-31";

const WARNING = "尚未选定口径";

/** Severity, kind, clause, and the reading that answers it. */
const FINDINGS: Record<string, [string, string, string, string | null][]> = {
  "graduate-college": [
    ["warning", "overlap", "加分项目2", null],
    ["warning", "no-floor", "二（五）6", null],
    ["warning", "uncapped", "加分项目4", null],
    ["info", "vague", "三（六）1", "target"],
    ["info", "vague", "三（六）2", "flexible"],
    ["info", "vague", "加分项目1", "above-mean"],
    ["info", "otherwise", "二（五）3", "survey"],
    ["info", "swapped", "“一票否决”页表头", null],
    ["info", "erratum", "一级指标“一、”的二级指标", null],
    ["info", "erratum", "一级、二级指标编号", null],
    ["info", "question", "一票否决", "veto"],
  ],
  imnu: [
    ["warning", "uncapped", "六、2", null],
    ["info", "step", "六、1（1）", "step"],
    ["info", "no-points", "六、1（2）", "graduate-rate"],
    ["info", "erratum", "一、组织领导 · 评估方法", null],
    ["info", "erratum", "二级指标", null],
    ["info", "erratum", "二、2（4），四、2，四、3，四、4", null],
    ["info", "erratum", "五、2", null],
    ["info", "erratum", "表后", null],
  ],
  ccit: [
    ["warning", "otherwise", "26", null],
    ["warning", "vague", "26（1）", null],
    ["warning", "vague", "26（5）", null],
    ["warning", "vague", "26（5）", null],
    ["info", "boundary", "26", "equal"],
    ["info", "scope", "26", "denominator"],
    ["info", "fraction", "26（1）", "cut"],
    ["info", "vague", "26（1）", "increase"],
    ["info", "erratum", "6、7、26", null],
    ["info", "erratum", "6、7、26", null],
    ["info", "erratum", "6、26（5）", null],
  ],
  "sjtu-med": [
    ["info", "total", "分值", null],
    ["info", "levels", "就业管理 3", "levels"],
    ["info", "step", "就业管理 3", "step"],
    ["info", "fraction", "就业管理 3", "persons"],
    ["info", "boundary", "就业指导 2", "twenty"],
    ["info", "boundary", "就业指导 3", "twenty"],
    ["info", "step", "就业市场 1", "step"],
    ["info", "step", "四", "step"],
    ["info", "fraction", "四", "persons"],
    ["info", "otherwise", "就业指导 2", "materials"],
    ["info", "otherwise", "就业指导 3", "materials"],
    ["info", "uncapped", "四", null],
    ["info", "erratum", "就业管理 3 · 计分细则", null],
    ["info", "erratum", "四、评估指标", null],
    ["info", "question", "就业指导 1", "no-special"],
  ],
  "weihai-station": [
    ["warning", "levels", "附件2 就业创业培训", null],
    ["warning", "otherwise", "附件2 毕业生留威1", null],
    ["warning", "otherwise", "附件2 毕业生留威2", null],
    ["info", "zero", "附件2 信息反馈1", "zero-activity"],
    ["info", "zero", "附件2 自媒体1", "zero-activity"],
    ["info", "zero", "附件2 自媒体2", "zero-activity"],
    ["info", "step", "附件2 毕业生留威3", "retention-step"],
    ["info", "boundary", "附件2 毕业生留威4", "five-fairs"],
    ["info", "zero", "附件2 毕业生留威4", "zero-activity"],
    ["info", "overlap", "五（三）", "seventy"],
    ["info", "gap", "五（四）", "band-gap"],
    ["info", "gap", "五（四）", "band-gap"],
    ["info", "otherwise", "附件2 创新举措", "innovation"],
    ["info", "erratum", "五（三）、五（五）、附件清单、附件2、附件3", null],
    ["info", "erratum", "五（五）、附件清单与附件3", null],
    ["info", "erratum", "四、六的条目编号", null],
    ["info", "erratum", "附件2评估指标、毕业生相关调查问卷", null],
  ],
};

describe.each(RUBRIC_IDS)("clause check of %s", (id) => {
  const rubric = officialRubric(id);
  const findings = checkClauses(rubric, IN_FORCE);

  const expected = FINDINGS[id];
  if (expected) {
    test("finds what the document leaves open, and nothing else", () => {
      expect(
        findings.map(({ severity, kind, clause, reading }) => [severity, kind, clause, reading]),
      ).toEqual(expected);
    });
  }

  test("nothing contradicts itself", () => {
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("every reading of the rubric is somebody's answer", () => {
    const answered = new Set(findings.map(({ reading }) => reading));
    expect(
      rubric.readings.map(({ id: reading }) => reading).filter((each) => !answered.has(each)),
    ).toEqual([]);
  });

  // A document may leave nothing open, and a rubric quote nothing of it.
  for (const { kind, clause, path, message, reading, severity, answer } of findings) {
    test(`${kind} ${clause} leads to its place in the file and says what is the matter`, () => {
      expect(at(rubric, path)).toBeDefined();
      expect(message.zh).not.toBe("");
      expect(message.en).not.toBe("");
      expect(reading === null && severity === "warning").toBe(answer.zh === WARNING);
    });
  }

  const isWording = ({ path }: ClauseFinding) =>
    path.includes("cells") || path.startsWith("clauses");
  for (const { quote, path } of findings.filter(isWording)) {
    test(`quotes to the letter: ${quote}`, () => {
      const text = at(rubric, path) as string;
      for (const words of quote.split(" … ")) expect(text).toContain(words);
    });
  }
});

/** What stands at a place of the file. */
function at(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/u)
    .filter(Boolean)
    .reduce((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], value);
}

describe("what the findings say", () => {
  const of = (id: string, kind: string): ClauseFinding[] =>
    checkClauses(officialRubric(id), IN_FORCE).filter((finding) => finding.kind === kind);

  test("the exact interval of a gap", () => {
    expect(of("weihai-station", "gap").map(({ message }) => message.zh)).toEqual([
      "区间 (90, 91)分 没有规定：“91-95分”、“80-90分”之间有空档。",
      "区间 (95, 96)分 没有规定：“96-100分”、“91-95分”之间有空档。",
    ]);
  });

  test("the point of an overlap", () => {
    expect(of("weihai-station", "overlap")[0]!.message.zh).toBe(
      "{70}分 同时属于 “70分及以上” 和 “70分及以下”。",
    );
  });

  test("the value that is in no band", () => {
    expect(of("weihai-station", "boundary")[0]!.message.zh).toContain("恰好 5场次 不属于任何一档");
    expect(of("sjtu-med", "boundary")[0]!.message.en).toBe(
      "Exactly 20人 is in no band: “大于 20 人”, “少于 20 人”.",
    );
  });

  test("the reading with its default", () => {
    expect(of("weihai-station", "overlap")[0]!.answer.zh).toMatch(/^口径：.+默认“.+”。$/u);
    expect(of("graduate-college", "no-floor")[0]!.answer).toEqual({
      zh: "尚未选定口径",
      en: "No reading is chosen yet",
    });
  });

  test("that a document says itself that there is no cap", () => {
    expect(of("sjtu-med", "uncapped")[0]!.answer.zh).toBe("文件已写明");
  });
});

describe("dates", () => {
  const expired = (id: string, today: string) =>
    checkClauses(officialRubric(id), today)
      .filter(({ kind }) => kind === "expired")
      .map(({ path }) => path);

  test("the last day of validity is valid, the next is not", () => {
    expect(expired("weihai-station", "2024-12-31")).toEqual([]);
    expect(expired("weihai-station", "2025-01-01")).toEqual(["validity.until"]);
  });

  test("the first day of validity is valid, the day before is not", () => {
    expect(expired("sjtu-med", "2021-04-14")).toEqual([]);
    expect(expired("sjtu-med", "2021-04-13")).toEqual(["validity.from"]);
  });
});
