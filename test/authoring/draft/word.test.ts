/** Tables of Word documents: what is printed is read, as it is printed. */
import {
  draftTable,
  ruleText,
  sourcesIn,
  writeDraft,
  type Draft,
  type DraftOptions,
} from "../../../src/authoring/draft";
import { parseRubricWorkbook } from "../../../src/authoring/workbook";
import { criteriaOf } from "../../../src/rubric/model";
import { numberText } from "../../../src/authoring/docx/number-text";
import { FileError } from "../../../src/xlsx/package";
import { docx, line, list, paragraph, row, run, table } from "../support/docx";

function read(
  body: readonly string[],
  parts: Parameters<typeof docx>[1] = {},
  options: DraftOptions = {},
): Draft {
  const [source] = sourcesIn(docx(body, parts), "通知.docx");
  const drafted = draftTable(source!, options);
  expect(drafted).not.toBeNull();
  return drafted!.draft;
}

const HEADER = ["内容", "评分标准", "分值"];
const standards = (draft: Draft) => draft.criteria.map(({ standard }) => standard);
/** The standard of a single row whose cell has this content. */
const standardOf = (content: string, parts: Parameters<typeof docx>[1] = {}) =>
  standards(read([table([HEADER, ["甲", { content }, "5"]])], parts))[0];

test("merged cells, title above, notes below, cells by table, row and column", () => {
  const draft = read([
    line("关于开展考核的通知"),
    line("附件1"),
    line("就业工作考核评分表"),
    table([
      ["项目", "内容", "评分标准", "分值"],
      [{ content: "一、管理", merge: "restart" }, "台账", "有台账", "4"],
      [{ content: "", merge: "continue" }, "人员", "有人员", "6"],
      [{ content: "合计", span: 3 }, "11"],
    ]),
    line("注：加分不超过5分。"),
    line("联系人：张三"),
  ]);
  expect(draft.title).toBe("就业工作考核评分表");
  expect(draft.columns.map(({ column, role }) => [column, role])).toEqual([
    ["C1", "section"],
    ["C2", "criterion"],
    ["C3", "standard"],
    ["C4", "points"],
  ]);
  expect(draft.criteria.map(({ cell, section, points }) => [cell, section, points])).toEqual([
    ["T1R2C2", "一、管理", 4],
    ["T1R3C2", "一、管理", 6],
  ]);
  expect(draft.sums).toEqual([
    { cell: "T1R4C1", what: "合计", printed: 11, computed: 10, agrees: false },
  ]);
  expect(draft.notes).toEqual([{ cell: "P4", text: "注：加分不超过5分。" }]);
});

test("a cell that is merged across two parts is kept, from the document to the rubric", async () => {
  const across = "以考核组现场核查为准";
  const [source] = sourcesIn(
    docx([
      line("就业工作考核评分表"),
      table([
        ["项目", "考核内容", "评分标准", "分值", "考核方式"],
        ["管理", "台账", "缺1项扣1分，扣完为止", "4", { content: across, merge: "restart" }],
        ["成效", "落实率", "达到90%得满分，否则不得分", "6", { content: "", merge: "continue" }],
        ["服务", "满意度", "酌情给分", "5", "问卷"],
      ]),
    ]),
    "通知.docx",
  );
  const drafted = draftTable(source!)!;
  const rows = drafted.draft.criteria.map(({ proposal }) => ({
    rule: ruleText(proposal),
    confirmed: true,
  }));
  const bytes = await writeDraft(drafted, { name: "考核", rows });
  const { rubric, problems = [] } = parseRubricWorkbook(bytes, "底稿.xlsx");
  expect(problems).toEqual([]);
  const column = rubric!.table!.columns.find(({ header }) => header === "考核方式")!.id;
  const cells = criteriaOf(rubric!).map(({ criterion }) => criterion.cells[column]);
  expect(cells).toEqual([{ text: across, rows: 2 }, undefined, "问卷"]);
});

describe("a table that goes on in another", () => {
  const part = (rows: string[][]) => table(rows);
  const rest = [["丙", "有丙", "3"]];

  test("with its header again, or without", () => {
    for (const second of [part([HEADER, ...rest]), part(rest)]) {
      const draft = read([
        part([HEADER, ["甲", "有甲", "1"], ["乙", "有乙", "2"]]),
        line(""),
        second,
      ]);
      expect(standards(draft)).toEqual(["有甲", "有乙", "有丙"]);
    }
  });

  test("one to sign, or of another kind, is none of it; another one is read when it is asked", () => {
    const first = part([HEADER, ["甲", "有甲", "1"]]);
    const signed = part([["考核人", "日期"]]);
    const other = part([
      ["指标", "评分标准", "满分"],
      ["经费", "够用", "9"],
    ]);
    const body = [first, line("请签字"), signed, line("经费表"), other];
    const draft = read(body);
    expect(standards(draft)).toEqual(["有甲"]);
    expect(draft.questions.map(({ kind, cell }) => [kind, cell])).toEqual([["second-table", "P2"]]);
    expect(standards(read(body, {}, { table: 3 }))).toEqual(["够用"]);
  });
});

describe("what Word writes itself", () => {
  const lists =
    list(1, [
      ["chineseCounting", "%1、"],
      ["chineseCounting", "（%2）"],
      ["decimal", "%3."],
    ]) +
    list(2, [
      ["decimalEnclosedCircle", "%1"],
      ["decimal", "%1.%2"],
    ]);

  test("numbers stand before their paragraphs, lower ones begin anew", () => {
    const draft = read(
      [
        table([
          ["项目", "内容", "分值"],
          [
            { content: line("管理", "1/0"), merge: "restart" },
            { content: line("台账", "1/2") },
            "1",
          ],
          [{ content: "", merge: "continue" }, { content: line("人员", "1/2") }, "2"],
          [{ content: line("服务", "1/0") }, { content: line("走访", "1/2") }, "3"],
        ]),
      ],
      { lists },
    );
    expect(draft.criteria.map(({ section, wording }) => [section, wording])).toEqual([
      ["一、管理", "1.台账"],
      ["一、管理", "2.人员"],
      ["二、服务", "1.走访"],
    ]);
  });

  test("a level of several numbers, a style's list, a list that begins at another number", () => {
    expect(standardOf(line("甲", "2/0") + line("乙", "2/1") + line("丙", "2/1"), { lists })).toBe(
      "①甲①.1乙①.2丙",
    );
    const styled = `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>${run("甲")}</w:p>`;
    const styles =
      `<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
      `<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>`;
    expect(standardOf(styled, { lists, styles })).toBe("一、甲");
    const later = list(
      3,
      [["decimal", "%1）"]],
      `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>`,
    );
    expect(standardOf(line("甲", "3/0") + line("乙", "3/0"), { lists: later })).toBe("7）甲8）乙");
  });

  test.each([
    ["chineseCounting", 12, "十二"],
    ["chineseCountingThousand", 105, "一百零五"],
    ["chineseLegalSimplified", 21, "贰拾壹"],
    ["decimalEnclosedParen", 3, "⑶"],
    ["decimalFullWidth", 10, "１０"],
    ["ideographTraditional", 2, "乙"],
    ["upperLetter", 27, "AA"],
    ["lowerRoman", 9, "ix"],
    ["decimalZero", 4, "04"],
    ["bullet", 1, ""],
  ])("%s of %d is %s", (format, value, text) => expect(numberText(value, format)).toBe(text));

  test("a field is its result, a tab a blank, a break a line, a symbol itself", () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(standardOf(paragraph(run("共") + field("PAGE", "3") + run("项")))).toBe("共3项");
    expect(standardOf(paragraph(`${run("甲")}<w:r><w:tab/></w:r>${run("乙")}`))).toBe("甲 乙");
    expect(standardOf(paragraph(`${run("甲")}<w:r><w:br/></w:r>${run("乙")}`))).toBe("甲乙");
    expect(
      standardOf(paragraph(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run("有")}`)),
    ).toBe("√有");
  });
});

describe("what was changed", () => {
  test("inserted text is in, deleted, moved away and hidden text is out", () => {
    const content = paragraph(
      run("扣") +
        `<w:del w:id="1"><w:r><w:delText>1</w:delText></w:r></w:del>` +
        `<w:ins w:id="2">${run("2")}</w:ins>` +
        run("分") +
        `<w:moveFrom w:id="3">${run("旧")}</w:moveFrom>` +
        run("密", "<w:vanish/>"),
    );
    expect(standardOf(content)).toBe("扣2分");
  });

  test("a deleted row is none, an inserted one is; a deleted end of a paragraph joins two", () => {
    const draft = read([
      table([
        HEADER,
        row(["甲", "有甲", "1"], `<w:del w:id="1"/>`),
        row(["乙", "有乙", "2"], `<w:ins w:id="2"/>`),
        [
          "丙",
          {
            content: `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run("上")}</w:p>${line("下", "1/0")}`,
          },
          "3",
        ],
      ]),
    ]);
    expect(standards(draft)).toEqual(["有乙", "上下"]);
  });
});

test("text boxes and tables inside of cells are said", () => {
  const box = `<w:r><w:drawing><w:txbxContent>${line("另见细则")}</w:txbxContent></w:drawing></w:r>`;
  const draft = read([
    paragraph(box),
    table([HEADER, ["甲", { content: table([["有", "甲"]]) + line("") }, "1"]]),
  ]);
  expect(standards(draft)).toEqual(["有 甲"]);
  expect(draft.questions.map(({ text }) => text)).toEqual([
    expect.stringContaining("文本框“另见细则”"),
    expect.stringContaining("还有一张小表"),
  ]);
});

test("borders that were dragged a little make no columns", () => {
  const draft = read([
    table(
      [
        ["内容", { content: "评分标准", span: 2 }, "分值"],
        [{ content: "甲", span: 2 }, "有甲", "1"],
        ["乙", { content: "有乙", span: 2 }, "2"],
      ],
      [2000, 60, 4000, 800],
    ),
  ]);
  expect(draft.columns.map(({ header }) => header)).toEqual(HEADER);
  expect(draft.criteria.map(({ wording, standard }) => [wording, standard])).toEqual([
    ["甲", "有甲"],
    ["乙", "有乙"],
  ]);
});

describe("a document that plays tricks is refused", () => {
  const reasonOf = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof FileError) return error.reason;
      throw error;
    }
    return "";
  };

  test("an entity, a table beyond all bounds, levels without end", () => {
    const entity = `<!DOCTYPE x [<!ENTITY a "aaaa">]>`;
    expect(reasonOf(() => sourcesIn(docx([line("甲")], { head: entity }), ""))).toBe("hostile");
    const wide = table([Array.from({ length: 61 }, (_, at) => String(at))]);
    expect(reasonOf(() => sourcesIn(docx([wide]), ""))).toBe("too-large");
    const long = table(Array.from({ length: 2001 }, () => ["甲", "1"]));
    expect(reasonOf(() => sourcesIn(docx([long]), ""))).toBe("too-large");
    const deep = "<w:ins>".repeat(300) + "</w:ins>".repeat(300);
    expect(reasonOf(() => sourcesIn(docx([deep]), ""))).toBe("hostile");
  });

  test("a span beyond all bounds", () => {
    const wide = table([[{ content: "内容", span: 100000 }, "分值"]]);
    expect(draftTable(sourcesIn(docx([wide]), "")[0]!)).toBeNull();
  });
});
