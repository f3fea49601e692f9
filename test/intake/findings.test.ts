/** Every kind of finding of one file, with a file that has it. */
import { strToU8, zipSync } from "fflate";
import { a1 } from "../../src/sheets/plan/address";
import { openWorkbook } from "../../src/xlsx/read";
import { writeRoster } from "../../src/xlsx/roster-file";
import { rubricOf } from "../support/rubrics";
import { soundCard, soundStage, take, told, type CardChoices } from "./support/cards";
import { FileEditor } from "./support/file-editor";

const edited = async (
  change: (file: FileEditor) => unknown,
  id = "graduate-college",
  choices: CardChoices = {},
): Promise<Uint8Array> => {
  const file = new FileEditor(await soundCard(id, choices));
  change(file);
  return file.bytes();
};

/** Findings of a file, without the sums that nobody computed again. */
const kinds = async (bytes: Uint8Array, options = {}) =>
  told(await take(bytes, options)).filter((each) => !each.includes("value-differs"));

describe("Files that are no workbooks", () => {
  test.each([
    ["a.csv", strToU8("单位,分数"), "csv"],
    ["a.pdf", strToU8("%PDF-1.7"), "PDF"],
    ["photo.xlsx", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2), "图片"],
    ["a.xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), ".xls"],
    ["a.et", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), ".et"],
    [
      "a.ods",
      zipSync({
        mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }],
      }),
      ".ods",
    ],
    [
      "a.xlsx",
      zipSync({ "word/document.xml": strToU8("<x/>"), "[Content_Types].xml": strToU8("<x/>") }),
      "Word",
    ],
    ["a.xlsx", new Uint8Array(), "空"],
  ])("%s is named as what it is", async (name, bytes, word) => {
    const read = await take(bytes, {}, name);
    expect(told(read)).toEqual(["error unreadable-file"]);
    expect(read.findings[0]!.message.zh).toContain(word);
    expect(read.findings[0]!.message.zh).toMatch(/请/);
  });

  test("a part that was altered without its check sum", async () => {
    const bytes = await soundCard("graduate-college");
    const at = new TextDecoder("latin1").decode(bytes).indexOf("xl/worksheets/sheet1.xml");
    const broken = bytes.map((byte, index) => (index === at + 200 ? byte ^ 1 : byte));
    expect(told(await take(broken))).toEqual(["error unreadable-file"]);
  });

  test("a roster is no card, and is said to be one", async () => {
    const rubric = rubricOf("ccit");
    const bytes = await writeRoster(rubric, { id: "r", year: "2026", readings: {} }, []);
    const read = await take(bytes);
    expect(told(read)).toEqual(["error not-a-card 汇总表"]);
    expect(read.findings[0]!.message.zh).toContain("这是汇总表");
  });

  test("a workbook without any card", async () => {
    const bytes = await edited((file) => {
      for (const sheet of ["评分表", "基础数据", "考核结果", "_rubric"])
        file.editSheet(sheet, (text) => text.replace(/<row.*<\/row>/s, ""));
    });
    expect(told(await take(bytes))).toContain("error not-a-card");
  });

  test("a card of another rubric than asked for", async () => {
    const read = await take(await soundCard("imnu"), { rubric: "graduate-college" });
    expect(told(read)).toEqual(["error other-rubric"]);
    expect(read.findings[0]).toMatchObject({ expected: "graduate-college", found: "imnu" });
  });
});

describe("Rows, columns and sheets", () => {
  test("a row that was deleted", async () => {
    const read = await take(
      await edited((file) => file.renumber("评分表", (row) => (row === 3 ? null : row))),
    );
    expect(told(read)).toContain("error row-missing 评分表");
  });

  test("the facts sheet gone, and the result sheet gone", async () => {
    expect(await kinds(await edited((file) => file.removeSheet("基础数据")))).toContain(
      "error sheet-missing",
    );
    expect(told(await take(await edited((file) => file.removeSheet("考核结果"))))).toEqual([
      "warning sheet-missing",
    ]);
  });

  test("a row below the table that holds a score", async () => {
    const bytes = await edited((file) =>
      file.type("评分表", "D40", "另外的工作").type("评分表", "F40", 5),
    );
    expect(told(await take(bytes))).toEqual(["warning row-added 评分表!F40"]);
  });

  test("two rows that changed places with all they hold", async () => {
    const swap = (row: number) => (row === 3 ? 4 : row === 4 ? 3 : row);
    const bytes = await edited((file) => {
      file.renumber("评分表", swap);
      file.editSheet("评分表", (text) =>
        text.replace(/(<row r="4".*?<\/row>)(<row r="3".*?<\/row>)/s, "$2$1"),
      );
    });
    const findings = await kinds(bytes);
    expect(findings).toContain("note row-moved 评分表");
    expect(findings.some((each) => each.startsWith("error row-missing"))).toBe(false);
  });
});

describe("Recognised without what was lost", () => {
  const withoutKeys = (file: FileEditor, sheet: string) =>
    file.editSheet(sheet, (text) => text.replace(/<c r="A\d+"[^>]*?(?:\/>|>.*?<\/c>)/gs, ""));

  test("keys of one sheet deleted: its scores are read all the same", async () => {
    const read = await take(await edited((file) => withoutKeys(file, "评分表")));
    expect(read.cards[0]!.stages.self).toEqual(
      (await take(await soundCard("graduate-college"))).cards[0]!.stages.self,
    );
    expect(told(read).filter((each) => each.startsWith("error"))).toEqual([]);
  });

  test.each(["graduate-college", "imnu", "sjtu-med", "weihai-station"])(
    "%s: keys and identity gone: recognised by its words",
    async (id) => {
      const read = await take(
        await edited((file) => {
          for (const sheet of ["评分表", "基础数据", "考核结果"]) withoutKeys(file, sheet);
          file.removeSheet("_rubric");
        }, id),
      );
      expect(read.cards).toMatchObject([{ rubric: id, recognised: "wording", unit: "文学院" }]);
      expect(read.cards[0]!.stages).toEqual((await take(await soundCard(id))).cards[0]!.stages);
      expect(told(read)).toContain("warning identity-missing");
      expect(told(read).filter((each) => each.startsWith("error"))).toEqual([]);
    },
  );

  test("a trip through .xls that lost the formulas is one sentence, and the facts are scored", async () => {
    const read = await take(
      await edited(
        (file) =>
          file.editSheet("评分表", (text) =>
            text.replace(
              /<c r="([GHIJKL]\d+)"([^>]*?)>\s*<f>.*?<\/f>.*?<\/c>/gs,
              '<c r="$1"><f>NA()</f><v>0</v></c>',
            ),
          ),
        "weihai-station",
      ),
    );
    expect(told(read).filter((each) => each.startsWith("error"))).toEqual([
      expect.stringContaining("error rule-changed 评分表!"),
    ]);
    expect(read.cards[0]!.stages.self!.total).toBe(
      (await take(await soundCard("weihai-station"))).cards[0]!.stages.self!.total,
    );
  });

  test("sheets moved into another book one by one", async () => {
    const read = await take(
      await edited(
        (file) => file.editSheet("评分表", (text) => text.replaceAll("基础数据!", "[1]基础数据!")),
        "weihai-station",
      ),
    );
    expect(told(read)).toEqual([expect.stringContaining("warning external 评分表!")]);
    expect(read.cards[0]!.stages.self!.total).toBeGreaterThan(0);
  });
});

describe("What was typed", () => {
  test.each([
    ["a score above its points", "评分表", "F3", 9, "error out-of-range 评分表!F3"],
    ["a score below 0", "评分表", "F3", -1, "error out-of-range 评分表!F3"],
    ["a count that is not whole", "基础数据", "C13", 1.5, "error out-of-range 基础数据!C13"],
    ["a count that no unit has", "基础数据", "C13", 1e20, "error out-of-range 基础数据!C13"],
    ["a rate above 1 and below 2", "基础数据", "C14", 1.2, "error out-of-range 基础数据!C14"],
    ["a text", "评分表", "F3", "见附件", "error unreadable-value 评分表!F3"],
    ["full width with its unit", "评分表", "F3", "０.５分", "note read-tolerantly 评分表!F3"],
    ["in words", "评分表", "F3", "〇分", "note read-tolerantly 评分表!F3"],
    [
      "with the sign of a sentence for its point",
      "评分表",
      "F3",
      "0。5",
      "note read-tolerantly 评分表!F3",
    ],
    ["an answer that is no number", "评分表", "F3", "无", "error unreadable-value 评分表!F3"],
    ["a rate in per cent", "基础数据", "C14", 92, "note read-tolerantly 基础数据!C14"],
  ])("%s", async (_, sheet, cell, value, finding) => {
    const read = await take(await edited((file) => file.type(sheet, cell, value)));
    const own = told(read).filter((each) => each.endsWith(`${sheet}!${cell}`));
    expect(own.map((each) => each.replace("warning read", "note read"))).toEqual([finding]);
  });

  test("an out-of-range score counts as it was typed", async () => {
    const sound = (await take(await soundCard("graduate-college"))).cards[0]!.stages.self!;
    const read = await take(await edited((file) => file.type("评分表", "F3", 9)));
    expect(read.cards[0]!.stages.self!.total).toBeCloseTo(sound.total! + 8.5, 9);
  });

  test("facts that contradict each other, by date and level", async () => {
    const { scores, facts } = soundStage(rubricOf("sjtu-med"));
    const stages = { self: { scores, facts: { ...facts, "employed-june.master": 90 } } };
    const read = await take(await soundCard("sjtu-med", { stages }));
    expect(told(read)).toEqual([expect.stringContaining("error impossible 基础数据!C")]);
    expect(read.findings[0]).toMatchObject({ found: 90 });
  });

  test("what a begun stage lacks is one finding; unanswered vetoes are in it", async () => {
    const bytes = await edited((file) => {
      file.type("评分表", "F3", null).type("评分表", "F31", null);
    });
    const read = await take(bytes);
    expect(told(read)).toContain("error missing 评分表!F3");
    expect(read.findings.find(({ kind }) => kind === "missing")).toMatchObject({
      found: "评分表!F3、F31",
    });
  });

  test("cells of two sheets are named with their sheets, and 0 is no answer to yes or no", async () => {
    const bytes = await edited((file) => {
      file.type("评分表", "F3", null).type("评分表", "F31", null).type("基础数据", "C15", null);
    });
    const missing = (await take(bytes)).findings.find(({ kind }) => kind === "missing")!;
    expect(missing.found).toBe("评分表!F3、基础数据!C15、评分表!F31");
    expect(missing.message.zh).toMatch(/请补填，没有的填 0（“?[^（）]+不能用 0 代替）。$/);
    const scores = await edited((file) => file.type("评分表", "F3", null));
    const alone = (await take(scores)).findings.find(({ kind }) => kind === "missing")!;
    expect(alone.message.zh).toMatch(/；请补填，没有的填 0。$/);
  });

  test("the divisor of a rule is not asked for as 0", async () => {
    const rubric = rubricOf("graduate-college");
    const { id } = rubric.facts.find(({ min }) => min === 1)!;
    const { scores, facts } = soundStage(rubric);
    const bytes = await soundCard("graduate-college", {
      stages: { self: { scores, facts: { ...facts, [id]: null } } },
    });
    const missing = (await take(bytes)).findings.find(({ kind }) => kind === "missing")!;
    expect(missing.message.zh).toMatch(/；请补填。$/);
  });

  test("nobody is told to type what is out of range, or where a formula is due", async () => {
    const messages = async (sheet: string, cell: string, value: string) =>
      (await take(await edited((file) => file.type(sheet, cell, value)))).findings
        .filter((each) => each.cell === cell && each.sheet === sheet)
        .map(({ kind, message }) => [kind, message.zh]);
    expect(await messages("评分表", "F3", "９.３分")).toEqual([
      ["out-of-range", expect.stringContaining("填的 9.3 超出范围（0–1），请更正。")],
      ["read-tolerantly", expect.stringMatching(/按 9\.3 读取，但表内公式不计文字。$/)],
    ]);
    expect(await messages("评分表", "F3", "０.５分")).toEqual([
      ["read-tolerantly", expect.stringMatching(/请改填数字 0\.5。$/)],
    ]);
    const replaced = await messages("评分表", "F21", "１分");
    expect(replaced).toEqual([
      ["read-tolerantly", expect.not.stringContaining("请改填")],
      ["rule-replaced", expect.stringMatching(/请恢复公式。$/)],
    ]);
  });

  test("a later stage than asked for", async () => {
    const bytes = await edited((file) => file.type("评分表", "G3", 1));
    const read = await take(bytes, { stage: "self" });
    expect(told(read)).toContain("error stage-ahead 评分表!G3");
    expect(read.cards[0]).toMatchObject({ stage: "self" });
  });

  test("a carried fact that was emptied counts as the stage before", async () => {
    const bytes = await edited((file) => file.type("基础数据", "D13", null));
    expect(await kinds(bytes)).toEqual(["warning missing 基础数据!D13"]);
  });
});

describe("A file that no spreadsheet computed", () => {
  const FORMULA = /<c ([^>]*?)(?: t="\w+")?><f>([^<]*)<\/f>(?:<v>[^<]*<\/v>|<v\/>)?<\/c>/g;
  const shownAs = (cell: string) => (file: FileEditor) => {
    for (const sheet of ["评分表", "基础数据", "考核结果"])
      file.editSheet(sheet, (text) => text.replace(FORMULA, cell));
  };

  test.each([
    ["no values", "<c $1><f>$2</f></c>"],
    ["empty values", "<c $1><f>$2</f><v></v></c>"],
    ["empty texts", '<c $1 t="str"><f>$2</f><v></v></c>'],
    ["0 everywhere", "<c $1><f>$2</f><v>0</v></c>"],
  ])("%s: one note, and the scores are computed here", async (_, cell) => {
    const read = await take(await edited(shownAs(cell)));
    expect(told(read)).toEqual(["note value-differs"]);
    expect(read.cards[0]!.stages).toEqual(
      (await take(await soundCard("graduate-college"))).cards[0]!.stages,
    );
  });

  test("filled in and not computed since: one warning with an example", async () => {
    const blank = await soundCard("graduate-college", { stages: { self: {} } });
    const { sheets } = openWorkbook(blank);
    const bytes = await edited((file) => {
      for (const { name, values, formulas } of sheets.slice(0, 3))
        for (const [row, line] of values.entries())
          for (const [column, value] of line.entries())
            if (String(formulas[row]?.[column]).startsWith("="))
              file.lie(name, a1({ row, column }), value as string | number);
    });
    const read = await take(bytes);
    expect(told(read)).toEqual(["warning value-differs"]);
    expect(read.findings[0]!.message.zh).toMatch(
      /^填写后公式没有重新计算：\d+ 格.+（如 评分表!F16 显示空，应为2）/,
    );
  });
});

describe("What stands beside the form", () => {
  test("protection, comments, links, macros", async () => {
    const bytes = await edited((file) => {
      file.editSheet("评分表", (text) => text.replace(/<sheetProtection[^>]*\/>/, ""));
      file.parts.set("xl/vbaProject.bin", strToU8("x"));
      file.parts.set("xl/externalLinks/externalLink1.xml", "<externalLink/>");
      file.parts.set(
        "xl/externalLinks/_rels/externalLink1.xml.rels",
        '<Relationships><Relationship Id="r1" Type="x/externalLinkPath" Target="D:/%E6%95%B0.xlsx" TargetMode="External"/></Relationships>',
      );
      file.parts.set(
        "xl/comments9.xml",
        '<comments><commentList><comment ref="F3"><text><t>请按 1 分计</t></text></comment></commentList></comments>',
      );
      const rels = file.sheetPart("评分表").replace("worksheets/", "worksheets/_rels/") + ".rels";
      file.parts.set(
        rels,
        '<Relationships><Relationship Id="c" Type="x/comments" Target="../comments9.xml"/></Relationships>',
      );
    });
    const read = await take(bytes);
    expect(told(read)).toEqual([
      "warning external",
      "warning external",
      "note protection-removed 评分表",
      "note remark 评分表!F3",
    ]);
    expect(read.findings.map(({ found }) => found)).toEqual([
      "D:/数.xlsx",
      "xl/vbaProject.bin",
      null,
      "请按 1 分计",
    ]);
  });

  test.each([
    ["a hidden row", (text: string) => text.replace('<row r="5"', '<row r="5" hidden="1"'), "A5"],
    [
      "a row without height",
      (text: string) => text.replace(/<row r="5"[^>]*>/, '<row r="5" ht="0" customHeight="1">'),
      "A5",
    ],
    [
      "a hidden column",
      (text: string) => text.replace(/<col min="6" max="6"/, '<col min="6" max="6" hidden="1"'),
      "F1",
    ],
  ])("%s", async (_, change, cell) => {
    const read = await take(await edited((file) => file.editSheet("评分表", change)));
    expect(told(read)).toEqual([expect.stringContaining(`warning hidden-content 评分表!${cell}`)]);
  });

  test("a number format that shows another number, and a hidden sheet of unknown content", async () => {
    const bytes = await edited((file) => {
      file.edit("xl/styles.xml", (text) =>
        text
          .replace(/<numFmts[^>]*>/, '$&<numFmt numFmtId="199" formatCode="&quot;3&quot;"/>')
          .replace(
            "</cellXfs>",
            '<xf numFmtId="199" fontId="0" fillId="0" borderId="0"/></cellXfs>',
          ),
      );
      const last =
        (/<cellXfs.*?<\/cellXfs>/s.exec(file.text("xl/styles.xml"))![0].match(/<xf /g) ?? [])
          .length - 1;
      file.editCell("评分表", "F3", (attributes, inner) => [
        attributes.replace(/ s="\d+"/, "") + ` s="${last}"`,
        inner,
      ]);
      file.copySheet("_rubric", "暗账", { state: "hidden" });
      file.editSheet("暗账", (text) =>
        text.replace(/<row.*<\/row>/s, '<row r="1"><c r="A1"><v>1</v></c></row>'),
      );
    });
    expect(told(await take(bytes))).toEqual([
      "warning hidden-content 暗账",
      "warning hidden-content 评分表!F3",
    ]);
  });
});
