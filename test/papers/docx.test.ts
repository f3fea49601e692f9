import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { Document, Header, Packer, Paragraph, TextRun } from "docx";
import { fillTemplate } from "../../src/papers/docx/template";
import { writeDocx } from "../../src/papers/docx/write";
import { publicity } from "../../src/papers/kinds/publicity";
import { awards } from "../../src/papers/kinds/awards";
import { note, type Paper } from "../../src/papers/paper";
import { rubricText } from "../support/rubrics";
import { choices, rosterOf, station } from "./support/sources";

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );

const paper = publicity(rosterOf("weihai-station", [station("甲校", 90, "优秀", 4)]), choices());
const wide = (): Paper => {
  const { rosters } = JSON.parse(rubricText("ccit.rosters.json")) as {
    rosters: { rows: never[]; settings: object }[];
  };
  return publicity(rosterOf("ccit", rosters[0]!.rows, rosters[0]!.settings), choices());
};

/** Millimetres as twentieths of a point. */
const mm = (length: number) => Math.floor((length / 25.4) * 72 * 20);

describe("a paper as a document", () => {
  let parts: Record<string, string>;
  let body: string;
  beforeAll(async () => {
    parts = partsOf(await writeDocx(paper));
    body = parts["word/document.xml"]!;
  });

  test("is A4 with the margins of official documents, the annex on a page of its own", () => {
    const sections = body.match(/<w:sectPr.*?<\/w:sectPr>/gs)!;
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      expect(section).toContain('<w:type w:val="nextPage"/>');
      expect(section).toMatch(new RegExp(`w:w="${mm(210)}" w:h="${mm(297)}"`));
      for (const [side, length] of [
        ["top", 37],
        ["right", 26],
        ["bottom", 35],
        ["left", 28],
      ] as const)
        expect(section).toContain(`w:${side}="${mm(length)}"`);
    }
  });

  test("paragraphs have the styles of official documents, which stand in the file", () => {
    expect(body.match(/<w:pStyle w:val="[^"]*"/g)!.slice(0, 3)).toEqual([
      '<w:pStyle w:val="Title"',
      '<w:pStyle w:val="Body"',
      '<w:pStyle w:val="Body"',
    ]);
    const style = (id: string) =>
      new RegExp(`w:styleId="${id}".*?</w:style>`).exec(parts["word/styles.xml"]!)![0];
    expect(style("Title")).toMatch(/公文标题.*w:jc w:val="center".*小标宋.*w:sz w:val="44"/);
    expect(style("Body")).toMatch(
      /w:line="560" w:lineRule="exact".*w:firstLineChars="200".*仿宋.*w:sz w:val="32"/,
    );
    expect(style("Heading1")).toContain("黑体");
    expect(style("Heading2")).toContain("楷体");
    for (const id of ["Annex", "Sign", "Date", "TableHead", "TableText", "TableNumber"])
      expect(style(id)).toContain("<w:sz ");
  });

  test("tables are real: the header is repeated, no row is broken", () => {
    const rows = body.match(/<w:tr>.*?<\/w:tr>/gs)!;
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain("<w:tblHeader/>");
    expect(rows[1]).not.toContain("<w:tblHeader/>");
    for (const row of rows) expect(row).toContain("<w:cantSplit/>");
  });

  test("the one field is the page number; no link, no macro, no author", () => {
    const all = Object.entries(parts);
    const fields = all.flatMap(([, text]) => text.match(/<w:instrText[^>]*>[^<]*/g) ?? []);
    expect(new Set(fields.map((field) => field.replace(/.*>/, "").trim()))).toEqual(
      new Set(["PAGE"]),
    );
    expect(
      all.filter(([, text]) => /w:hyperlink|TargetMode="External"|vbaProject/.test(text)),
    ).toEqual([]);
    expect(parts["docProps/core.xml"]).not.toMatch(/creator|lastModifiedBy/);
    expect(parts["docProps/core.xml"]).toContain(paper.title);
  });

  test("many columns lie", async () => {
    const sections = partsOf(await writeDocx(wide()))["word/document.xml"]!.match(
      /<w:sectPr.*?<\/w:sectPr>/gs,
    )!;
    expect(sections[0]).not.toContain("landscape");
    expect(sections[1]).toMatch(
      new RegExp(`w:w="${mm(297)}" w:h="${mm(210)}" w:orient="landscape"`),
    );
  });

  test("text is text, whatever it is", async () => {
    const text = '<w:p>&amp;"\u0001\u000b=1+1';
    const odd = partsOf(await writeDocx({ ...paper, title: text, blocks: [note(text)] }));
    expect(odd["word/document.xml"]).toContain("&lt;w:p&gt;&amp;amp;");
    expect(JSON.stringify(odd)).not.toMatch(/\\u0001|\\u000b/);
  });

  test("the same paper gives the same bytes", async () => {
    expect(await writeDocx(paper)).toEqual(await writeDocx(paper));
  });
});

describe("on the office's letterhead", () => {
  const letterhead = async (words: readonly string[]) =>
    new Uint8Array(
      await Packer.toBuffer(
        new Document({
          sections: [
            {
              properties: { titlePage: true, page: { margin: { top: 2500, left: 1500 } } },
              headers: {
                first: new Header({ children: [new Paragraph("某某大学文件")] }),
                default: new Header({ children: [new Paragraph("某某大学")] }),
              },
              children: [
                new Paragraph("校就字〔2026〕8号"),
                new Paragraph({ children: words.map((text) => new TextRun(text)) }),
                new Paragraph("抄送：校办"),
              ],
            },
          ],
        }),
      ),
    );

  test("its header, margins and styles stay; the paper stands in the place of its paragraph", async () => {
    // A program may spread a word over several runs.
    const own = await letterhead(["{{正", "文}}"]);
    const before = partsOf(own);
    const parts = partsOf(fillTemplate(own, await writeDocx(paper)));
    const body = parts["word/document.xml"]!;
    expect(body).not.toMatch(/\{\{|文\}\}/);
    const order = ["校就字", "结果的公示", "附件", "甲校", "抄送"].map((words) =>
      body.indexOf(words),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThan(0);
    const sections = body.match(/<w:sectPr.*?<\/w:sectPr>/gs)!;
    expect(sections).toHaveLength(2);
    for (const section of sections) expect(section).toContain('w:top="2500"');
    // The first page's letterhead is the first page's alone.
    expect(sections.map((section) => section.includes("<w:titlePg"))).toEqual([true, false]);
    for (const name of Object.keys(before).filter((each) => /header|rels/.test(each)))
      expect([name, parts[name]]).toEqual([name, before[name]]);
    // The letterhead's own Title counts; what it lacks is added once.
    expect(parts["word/styles.xml"]!.match(/w:styleId="Title"/g)).toHaveLength(1);
    expect(parts["word/styles.xml"]!.match(/w:styleId="Body"/g)).toHaveLength(1);
  });

  test("a style that it has under another id is that one", async () => {
    const own = unzipSync(await letterhead(["{{正文}}"]));
    const styles = strFromU8(own["word/styles.xml"]!).replace(
      'w:styleId="Title"',
      'w:styleId="a3"',
    );
    const renamed = zipSync({ ...own, "word/styles.xml": strToU8(styles) });
    const body = partsOf(fillTemplate(renamed, await writeDocx(paper)))["word/document.xml"]!;
    expect(body).toContain('<w:pStyle w:val="a3"/>');
    expect(body).not.toContain('<w:pStyle w:val="Title"/>');
  });

  test("a paper without an annex leaves its section alone; a wide annex lies", async () => {
    const source = rosterOf("weihai-station", [station("甲校", 90, "优秀", 4)]);
    const own = await letterhead(["{{正文}}"]);
    const one = partsOf(fillTemplate(own, await writeDocx(awards(source, choices()))));
    expect(one["word/document.xml"]!.match(/<w:sectPr/g)).toHaveLength(1);
    const lying = partsOf(fillTemplate(own, await writeDocx(wide())))["word/document.xml"]!;
    expect(lying.match(/w:orient="landscape"/g)).toHaveLength(1);
  });

  test("without such a paragraph, or no document at all, it is refused", async () => {
    const plain = await letterhead(["正文见下"]);
    const filled = await writeDocx(paper);
    expect(() => fillTemplate(plain, filled)).toThrow(
      expect.objectContaining({
        text: expect.objectContaining({ zh: expect.stringContaining("{{正文}}") }),
      }),
    );
    expect(() => fillTemplate(strToU8("no zip"), filled)).toThrow();
  });
});
