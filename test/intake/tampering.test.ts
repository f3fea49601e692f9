/** Whoever alters an official form is told, with the cell, what was due and what stands there. */
import { soundCard, soundStage, take, told, type CardChoices } from "./support/cards";
import { FileEditor } from "./support/file-editor";
import { findCriterion } from "../../src/rubric/model";
import { rubricOf } from "../support/rubrics";

const edited = async (
  change: (file: FileEditor) => unknown,
  id = "graduate-college",
  choices: CardChoices = {},
): Promise<Uint8Array> => {
  const file = new FileEditor(await soundCard(id, choices));
  change(file);
  return file.bytes();
};

const total = (read: Awaited<ReturnType<typeof take>>) => read.cards[0]?.stages.self?.total;

let sound: number;
beforeAll(async () => {
  sound = total(await take(await soundCard("graduate-college")))!;
});

describe("The hidden keys", () => {
  test("a veto whose key was renamed while its key says no far below still counts", async () => {
    const read = await take(
      await edited((file) => {
        file.type("评分表", "F31", "是").type("评分表", "A31", "#note");
        file.type("评分表", "A201", "veto-safety").type("评分表", "F201", "否");
      }),
    );
    expect(told(read)).toContain("error key-differs 评分表!A31");
    expect(told(read)).toContain("warning veto 评分表!F31");
    expect(read.cards[0]!.vetoes).toHaveLength(1);
  });

  test("a score counts where its wording stands, not where its key was moved to", async () => {
    const { key } = keyOfRow(3);
    const read = await take(
      await edited((file) => {
        file.type("评分表", "A3", null).type("评分表", "A60", key).type("评分表", "F60", 3);
      }),
    );
    expect(told(read)).toEqual(["error key-differs 评分表!A3"]);
    expect(total(read)).toBe(sound);
  });

  test("keys that were swapped are told on both rows", async () => {
    const [one, other] = [keyOfRow(3), keyOfRow(5)];
    const read = await take(
      await edited((file) => {
        file.type("评分表", "A3", other.key).type("评分表", "A5", one.key);
      }),
    );
    expect(told(read)).toEqual(["error key-differs 评分表!A3", "error key-differs 评分表!A5"]);
    expect(total(read)).toBe(sound);
  });

  test("a key that stands twice is told where it is one too many", async () => {
    const read = await take(
      await edited((file) => {
        file.type("评分表", "A50", keyOfRow(3).key).type("评分表", "F50", 1);
      }),
    );
    expect(told(read)).toEqual(["error key-differs 评分表!A50"]);
    expect(total(read)).toBe(sound);
  });
});

function keyOfRow(row: number): { key: string } {
  const rubric = rubricOf("graduate-college");
  const ids = rubric.sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ criteria }) => criteria.map(({ id }) => id)),
  );
  return { key: ids[row - 3]! };
}

describe("Second tables", () => {
  test("a very hidden copy of the scorecard placed first is not read", async () => {
    const read = await take(
      await edited((file) => {
        file.copySheet("评分表", "评分表 (2)", { state: "veryHidden", first: true });
        file.type("评分表 (2)", "F3", 0);
      }),
    );
    expect(told(read)).toContain("error key-differs 评分表 (2)!A1");
    expect(total(read)).toBe(sound);
  });
});

describe("Formulas and their values", () => {
  test("a last value that lies is told, and its consequences are not told again", async () => {
    const read = await take(await edited((file) => file.lie("评分表", "F21", 9)));
    expect(read.findings).toMatchObject([
      { severity: "warning", kind: "value-differs", sheet: "评分表", cell: "F21", found: 9 },
    ]);
    expect(total(read)).toBe(sound);
  });

  test("a typed formula whose value lies counts as it computes", async () => {
    const read = await take(await edited((file) => file.formula("评分表", "F3", "=0+0.5", 3)));
    expect(told(read)).toEqual(["warning value-differs 评分表!F3", "note formula-typed 评分表!F3"]);
    expect(total(read)).toBe(sound);
  });

  test("a formula that names another cell, another file, or chance", async () => {
    const at = async (formula: string) =>
      told(await take(await edited((file) => file.formula("评分表", "F3", formula, 0.5))));
    expect(await at("=F4")).toContain("warning formula-typed 评分表!F3");
    expect(await at("=[1]Sheet1!A1")).toContain("error formula-typed 评分表!F3");
    expect(await at("=RAND()")).toContain("error formula-typed 评分表!F3");
  });

  test("a number over a rule's formula is an error where the rule gives another", async () => {
    const rule = await take(await edited((file) => file.type("评分表", "F21", 3)));
    const same = await take(await edited((file) => file.type("评分表", "F21", 1)));
    expect(told(rule)).toEqual(["error rule-replaced 评分表!F21"]);
    expect(rule.findings[0]).toMatchObject({ expected: 1, found: 3 });
    expect(told(same)).toEqual(["warning rule-replaced 评分表!F21"]);
    expect(total(rule)).toBe(sound);
  });

  test("another formula in the place of a rule", async () => {
    const read = await take(await edited((file) => file.formula("评分表", "F21", "=E21", 3)));
    expect(told(read)).toEqual(["error rule-changed 评分表!F21"]);
    expect(total(read)).toBe(sound);
  });

  test("one half of a sent formula altered", async () => {
    const alter = (pattern: RegExp, by: string) =>
      edited((file) => {
        const formula = file.formulaAt("评分表", "F21");
        const other = formula.replace(pattern, by);
        expect(other).not.toBe(formula);
        file.formula("评分表", "F21", other, 1);
      });
    expect(told(await take(await alter(/\)-\(?SUM|E21-/, "E21+")))).toContain(
      "error rule-changed 评分表!F21",
    );
  });

  test.each(["=SUM(F3:F23)+10", 150])("a total that was replaced by %s", async (content) => {
    const read = await take(
      await edited((file) =>
        typeof content === "number"
          ? file.type("考核结果", "C14", content)
          : file.formula("考核结果", "C14", content, 150),
      ),
    );
    expect(told(read)).toEqual(["error sum-changed 考核结果!C14"]);
    expect(total(read)).toBe(sound);
  });
});

describe("What is printed", () => {
  test.each([
    ["points", "E21", 30, "error points-changed 评分表!E21"],
    ["a header of words", "C2", "别的指标", "warning header-changed 评分表!C2"],
    ["a header", "D2", "标准", "warning header-changed 评分表!D2"],
    ["the words of a fact", "B12", "别的数据", "warning wording-changed 基础数据!B12"],
  ])("%s", async (_, cell, value, finding) => {
    const sheet = finding.includes("基础数据") ? "基础数据" : "评分表";
    const read = await take(await edited((file) => file.type(sheet, cell, value)));
    expect(told(read)).toEqual([finding]);
    expect(total(read)).toBe(sound);
  });

  test("the words of a criterion, its numbers as they were", async () => {
    const words = findCriterion(rubricOf("graduate-college"), "feedback")!.criterion.cells;
    const text = Object.values(words).at(-1)!;
    const read = await take(await edited((file) => file.type("评分表", "D21", `${text}（另议）`)));
    expect(told(read)).toEqual(["warning wording-changed 评分表!D21"]);
    expect(total(read)).toBe(sound);
  });

  test("headers of two stages that were swapped", async () => {
    const read = await take(
      await edited((file) => file.type("评分表", "F2", "复核分").type("评分表", "G2", "自评分")),
    );
    expect(told(read)).toEqual([
      "error header-changed 评分表!F2",
      "error header-changed 评分表!G2",
    ]);
    expect(total(read)).toBe(sound);
  });
});

describe("Whose card it is", () => {
  test("another unit in the identity, or in the head line", async () => {
    const unit = unitRow();
    const inIdentity = await take(
      await edited((file) => file.type("_rubric", `C${unit}`, "法学院")),
    );
    expect(told(inIdentity)).toEqual([`warning identity-differs _rubric!C${unit}`]);
    const read = await take(await edited((file) => file.type("评分表", "C1", "法学院")));
    expect(told(read)).toEqual(["warning identity-differs 评分表!C1"]);
    expect(read.findings[0]).toMatchObject({ expected: "文学院", found: "法学院" });
    const listed = await take(await edited((file) => file.type("评分表", "C1", "法学院")), {
      units: ["文学院", "法学院"],
    });
    expect(told(listed)).toEqual(["error identity-differs 评分表!C1"]);
  });

  test("no identity sheet: readings come from the printed result", async () => {
    const choices = {
      readings: { innovation: "per-item" },
      stages: { self: withFact("weihai-station", "innovations", 1) },
    };
    const whole = await take(await soundCard("weihai-station", choices));
    const lost = await take(
      await edited((file) => file.removeSheet("_rubric"), "weihai-station", choices),
    );
    expect(told(whole)).toEqual([expect.stringContaining("warning reading-differs")]);
    expect(told(lost)).toEqual([
      "warning identity-missing",
      expect.stringContaining("warning reading-differs 考核结果!"),
    ]);
    expect(lost.cards[0]).toMatchObject({ recognised: "keys", unit: "文学院" });
    expect(lost.findings.at(-1)).toMatchObject({ found: whole.findings[0]!.found });
  });

  test("another version of the rubric", async () => {
    const read = await take(await edited((file) => file.type("_rubric", "C4", "0.9.0")));
    expect(told(read)).toEqual(["warning other-version _rubric!C4"]);
  });
});

const unitRow = () => 6;

function withFact(id: string, fact: string, value: number) {
  const { scores, facts } = soundStage(rubricOf(id));
  return { scores, facts: { ...facts, [fact]: value } };
}
