/** What lies over the form, or stands beside it as if it were a result: told, and no score follows from it. */
import { OFFICIAL_TABLES } from "../support/rubrics";
import { soundCard, take, told } from "./support/cards";
import { FileEditor } from "./support/file-editor";

const ID = "graduate-college";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const sound = new Map<string, Promise<Uint8Array>>();
const soundOf = (id: string) => {
  if (!sound.has(id)) sound.set(id, soundCard(id));
  return sound.get(id)!;
};

/** What is said of the file, and that its total is the sound one's. */
async function said(change: (file: FileEditor) => unknown, id = ID): Promise<string[]> {
  const file = new FileEditor(await soundOf(id));
  change(file);
  const [read, own] = [await take(file.bytes()), await take(await soundOf(id))];
  expect(read.cards.map(({ stages }) => stages)).toEqual(own.cards.map(({ stages }) => stages));
  return told(read);
}

/** A part that a sheet names, and what the sheet says of it. */
function attach(
  file: FileEditor,
  { sheet, type, text, child = "" }: { sheet: string; type: string; text: string; child?: string },
): FileEditor {
  const part = file.sheetPart(sheet);
  const rels = part.replace(/([^/]+)$/, "_rels/$1.rels");
  const target = `xl/attached/${type}.xml`;
  file.parts.set(target, text);
  const before = (file.parts.get(rels) as string | undefined) ?? "<Relationships></Relationships>";
  file.parts.set(
    rels,
    before.replace(
      "</Relationships>",
      `<Relationship Id="rIdOwn" Type="${R}/${type}" Target="/${target}"/></Relationships>`,
    ),
  );
  return child === ""
    ? file
    : file.editSheet(sheet, (xml) => xml.replace("</worksheet>", `${child}</worksheet>`));
}

const corner = (name: string, [column, row]: readonly [number, number]) =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:row>${row}</xdr:row></xdr:${name}>`;

/** A shape from one corner to the other, columns and rows counted from 0. */
const drawing = (from: readonly [number, number], rest: string) =>
  `<xdr:wsDr xmlns:xdr="urn:xdr" xmlns:a="urn:a"><xdr:twoCellAnchor>${corner("from", from)}${rest}</xdr:twoCellAnchor></xdr:wsDr>`;

const beforeMargins = (rule: string) => (file: FileEditor) =>
  file.editSheet("评分表", (xml) =>
    xml.replace(
      "<conditionalFormatting",
      `<conditionalFormatting sqref="F3">${rule}</conditionalFormatting>$&`,
    ),
  );

const black = '<color rgb="FF000000"/>';

describe("over the form", () => {
  const box = drawing(
    [5, 2],
    `${corner("to", [5, 2])}<xdr:sp><xdr:txBody><a:p><a:r><a:t>9</a:t></a:r></a:p></xdr:txBody></xdr:sp>`,
  );
  const inSheet = { sheet: "评分表", type: "drawing" };

  test.each<[string, string, (file: FileEditor) => unknown]>([
    ["a text box", "评分表!F3", (file) => attach(file, { ...inSheet, text: box })],
    [
      "a picture that states its size alone",
      "评分表!F3:G4",
      (file) =>
        attach(file, {
          ...inSheet,
          text: `<xdr:wsDr xmlns:xdr="urn:xdr"><xdr:oneCellAnchor>${corner("from", [5, 2])}<xdr:ext cx="300000" cy="100000"/><xdr:pic/></xdr:oneCellAnchor></xdr:wsDr>`,
        }),
    ],
    [
      "a shape of the older kind",
      "评分表!F3:G4",
      (file) =>
        attach(file, {
          ...{ sheet: "评分表", type: "vmlDrawing" },
          text: '<xml><v:shape><x:ClientData ObjectType="Rect"><x:Anchor>5,0,2,0,6,0,3,0</x:Anchor></x:ClientData></v:shape></xml>',
        }),
    ],
    [
      "a text box over the result",
      "考核结果!C4",
      (file) =>
        attach(file, {
          ...{ sheet: "考核结果", type: "drawing" },
          text: drawing([2, 3], corner("to", [2, 3])),
        }),
    ],
    [
      "a table object",
      "评分表!B2:F9",
      (file) =>
        attach(file, { sheet: "评分表", type: "table", text: '<table id="1" ref="B2:F9"/>' }),
    ],
    [
      "a sparkline",
      "评分表!F3",
      (file) =>
        file.editSheet("评分表", (xml) =>
          xml.replace(
            "</worksheet>",
            "<extLst><ext><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>A1:A9</xm:f><xm:sqref>F3</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>$&",
          ),
        ),
    ],
    [
      "a scale of black",
      "评分表!F3",
      beforeMargins(
        `<cfRule type="colorScale" priority="90"><colorScale>${black}${black}</colorScale></cfRule>`,
      ),
    ],
    [
      "a black bar",
      "评分表!F3",
      beforeMargins(`<cfRule type="dataBar" priority="90"><dataBar>${black}</dataBar></cfRule>`),
    ],
    [
      "a font of signs",
      "评分表!F3",
      (file) =>
        file
          .dress("评分表", "F3", { color: 'rgb="FF000001"' })
          .edit("xl/styles.xml", (xml) =>
            xml.replace(
              '<color rgb="FF000001"/><name val="Calibri"/>',
              '<name val="Wingdings"/><charset val="2"/>',
            ),
          ),
    ],
    [
      "an alignment that repeats what stands there",
      "评分表!F3",
      (file) =>
        file
          .dress("评分表", "F3", { color: 'rgb="FF000001"' })
          .edit("xl/styles.xml", (xml) =>
            xml.replace(/"\/><\/cellXfs>/, '"><alignment horizontal="fill"/></xf></cellXfs>'),
          ),
    ],
    ["a format that rounds", "评分表!F3", (file) => file.dress("评分表", "F3", { format: "0" })],
    [
      "a date's format over a result",
      "考核结果!C4",
      (file) => file.dress("考核结果", "C4", { format: "yyyy" }),
    ],
    [
      "a row of three points",
      "评分表!A5:L5",
      (file) =>
        file.editSheet("评分表", (xml) =>
          xml.replace(/<row r="5"[^>]*>/, '<row r="5" ht="3" customHeight="1">'),
        ),
    ],
  ])("%s is told", async (_, at, change) => {
    expect(await said(change)).toEqual([`warning hidden-content ${at}`]);
  });

  test("a seal below the table, a comment's own shape, a scale of light colours are no finding", async () => {
    const below = drawing([1, 60], corner("to", [3, 66]));
    expect(await said((file) => attach(file, { ...inSheet, text: below }))).toEqual([]);
    const note =
      '<xml><x:ClientData ObjectType="Note"><x:Anchor>5,0,2,0,6,0,3,0</x:Anchor></x:ClientData></xml>';
    expect(
      await said((file) => attach(file, { sheet: "评分表", type: "vmlDrawing", text: note })),
    ).toEqual([]);
    const light = '<color rgb="FFF8696B"/><color rgb="FF63BE7B"/>';
    expect(
      await said(
        beforeMargins(
          `<cfRule type="colorScale" priority="90"><colorScale>${light}</colorScale></cfRule>`,
        ),
      ),
    ).toEqual([]);
  });
});

describe("beside the form", () => {
  const header = (words: string) => (file: FileEditor) =>
    file.editSheet("评分表", (xml) =>
      xml.replace(/<oddFooter>.*?<\/oddFooter>/s, `<oddFooter>${words}</oddFooter>`),
    );

  test.each<[string, string, (file: FileEditor) => unknown]>([
    [
      "a total to the right",
      "评分表!P5",
      (f) => f.type("评分表", "O5", "总分").type("评分表", "P5", 150),
    ],
    ["a number alone to the right", "评分表!P5", (f) => f.type("评分表", "P5", 150)],
    ["a total below", "评分表!C60", (f) => f.type("评分表", "C60", "合计得分：150")],
    [
      "a grade on the result sheet",
      "考核结果!B60",
      (f) => f.type("考核结果", "B60", "最终 150 分"),
    ],
    ["a total in the page's footer", "评分表", header("&amp;C&amp;12总分 150")],
    [
      "a sheet of its own",
      "成绩单!B1",
      (f) => {
        f.copySheet("_rubric", "成绩单");
        f.editSheet(
          "成绩单",
          () =>
            '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>总分</t></is></c><c r="B1"><v>150</v></c></row></sheetData></worksheet>',
        );
      },
    ],
  ])("%s is told and does not count", async (_, at, change) => {
    expect(await said(change)).toEqual([`warning hidden-content ${at}`]);
  });

  test("a telephone, a remark, a year in the header, a sheet of materials are no finding", async () => {
    expect(await said((f) => f.type("评分表", "O5", 13_800_000_000))).toEqual([]);
    expect(await said((f) => f.type("评分表", "C60", "填表人：张三，2026 年 11 月"))).toEqual([]);
    expect(await said(header("&amp;L2026 年度&amp;R第 &amp;P 页，共 &amp;N 页"))).toEqual([]);
    expect(
      await said((f) => {
        f.copySheet("_rubric", "附件");
        f.editSheet(
          "附件",
          () =>
            '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>证明材料 3 份</t></is></c></row></sheetData></worksheet>',
        );
      }),
    ).toEqual([]);
  });

  test.each(OFFICIAL_TABLES)(
    "%s: a total beside its form, and precision as displayed",
    async (id) => {
      const [first] = (await take(await soundOf(id))).cards;
      expect(first!.rubric).toBe(id);
      expect(await said((f) => f.type("评分表", "Z5", 150), id)).toEqual([
        "warning hidden-content 评分表!Z5",
      ]);
      const asShown = (f: FileEditor) =>
        f.edit("xl/workbook.xml", (xml) =>
          xml.includes("<calcPr")
            ? xml.replace("<calcPr", '<calcPr fullPrecision="0"')
            : xml.replace("</workbook>", '<calcPr fullPrecision="0"/></workbook>'),
        );
      expect(await said(asShown, id)).toEqual(["warning value-differs"]);
    },
  );
});

describe("what is lost or put in", () => {
  /** Cells of a sheet from a column on, and what names them, one column further right. */
  function columnInserted(file: FileEditor, sheet: string, from: string): void {
    const next = (column: string) =>
      column.length === 1 && column >= from
        ? String.fromCharCode(column.charCodeAt(0) + 1)
        : column;
    file.editSheet(sheet, (xml) =>
      xml.replace(
        /<c r="([A-Z]+)(\d+)"/g,
        (_, column: string, row: string) => `<c r="${next(column)}${row}"`,
      ),
    );
    file.editSheet(sheet, (xml) =>
      xml.replace(
        /<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g,
        (_, a: string, b: string, c: string, d: string) =>
          `<mergeCell ref="${next(a)}${b}:${next(c)}${d}"`,
      ),
    );
    const at = from.charCodeAt(0) - 64;
    file.editSheet(sheet, (xml) =>
      xml.replace(/<col min="(\d+)" max="(\d+)"/g, (_, min: string, max: string) => {
        const [first, last] = [min, max].map((each) => Number(each) + (Number(each) >= at ? 1 : 0));
        return `<col min="${first}" max="${last}"`;
      }),
    );
    for (const each of ["评分表", "基础数据", "考核结果"])
      file.parts.set(
        file.sheetPart(each),
        file.text(file.sheetPart(each)).replace(/<f>([^<]*)<\/f>/g, (_, formula: string) => {
          const moved = formula.replace(
            /((?:基础数据|评分表|考核结果)!)?(\$?)([A-Z])(\$?\d+)(?::(\$?)([A-Z])(\$?\d+))?(?![\w(])/g,
            (
              whole,
              on: string | undefined,
              a: string,
              b: string,
              c: string,
              d: string | undefined,
              e: string,
              f: string,
            ) =>
              (on ?? `${each}!`) !== `${sheet}!`
                ? whole
                : `${on ?? ""}${a}${next(b)}${c}${e === undefined ? "" : `:${d ?? ""}${next(e)}${f}`}`,
          );
          return `<f>${moved}</f>`;
        }),
      );
  }

  test("a column put in between is told, and no score changes", async () => {
    const back = (file: FileEditor) => columnInserted(file, "评分表", "F");
    expect(await said(back)).toEqual(["note row-moved 评分表"]);
    expect(
      await said((file) => {
        back(file);
        file.type("评分表", "F2", "备注").type("评分表", "F5", "见附件");
      }),
    ).toEqual(["note row-moved 评分表"]);
  });

  test("keys that are gone are one sentence, and no score changes", async () => {
    const emptied = (file: FileEditor) => {
      for (const sheet of ["评分表", "基础数据"])
        file.editSheet(sheet, (xml) => xml.replace(/<c r="A\d+"[^>]*?(?:\/>|>.*?<\/c>)/gs, ""));
    };
    for (const id of OFFICIAL_TABLES)
      expect(await said(emptied, id)).toEqual(["note row-moved 评分表"]);
  });

  test("an identity that calls the card a roster is told", async () => {
    expect(await said((file) => file.type("_rubric", "C2", "roster"))).toEqual([
      "warning identity-differs _rubric!C3",
    ]);
  });

  test("days counted from 1904 and iterative calculation alone change no score and are no finding", async () => {
    const counted = (file: FileEditor) =>
      file.edit("xl/workbook.xml", (xml) =>
        xml
          .replace(/<workbookPr[^>]*\/>/, "")
          .replace("<sheets>", '<workbookPr date1904="1"/>$&')
          .replace("<calcPr", '<calcPr iterate="1"'),
      );
    expect(await said(counted)).toEqual([]);
  });

  test("a formula that fills a cell from afar is told where it fills", async () => {
    const read = said((file) =>
      file.editSheet("评分表", (xml) =>
        xml.replace(
          "</sheetData>",
          '<row r="90"><c r="Z90"><f t="array" ref="F3">0.5</f><v>0.5</v></c></row></sheetData>',
        ),
      ),
    );
    expect(await read).toContain("note formula-typed 评分表!F3");
  });
});
