/** A list as a file: what is read, what is refused, and where its header and columns stand. */
import { zipSync, strToU8 } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { Scalar } from "../../src/formula/values";
import { chooseSheet, NoColumn, offers } from "../../src/graduates/choose";
import { recognise, type AskedColumns } from "../../src/graduates/columns";
import { gather } from "../../src/graduates/gather";
import { openList } from "../../src/graduates/list-file";
import { ListError } from "../../src/graduates/text-list";
import { gb18030, textOf, utf16 } from "./support/lists";

const ROWS: Scalar[][] = [
  ["学号", "学院", "毕业去向"],
  ["2022001", "文学院", "待就业"],
  ["2022002", "理,工;学院", "签就业协议\n形式就业"],
  ["2022003", '“数学”"系"', "升学"],
];

const read = async (bytes: Uint8Array, asked: AskedColumns = {}, sheetName?: string) => {
  const file = await openList("名单", bytes);
  const { sheet, mapping } = chooseSheet(file, asked, sheetName);
  const list = await gather(sheet, mapping, file.date1904);
  return { sheet: sheet.name, mapping, list, file };
};
const refusal = async (bytes: Uint8Array | string, name = "名单.xlsx") => {
  try {
    await openList(name, typeof bytes === "string" ? strToU8(bytes) : bytes);
    return null;
  } catch (error) {
    return error instanceof ListError ? error.code : error;
  }
};
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("texts", () => {
  const forms: [string, (text: string) => Uint8Array][] = [
    ["UTF-8", utf8],
    ["UTF-8 with its mark", (text) => utf8(`\ufeff${text}`)],
    ["UTF-16, little end first", (text) => utf16(text)],
    ["UTF-16, big end first", (text) => utf16(text, false)],
    ["GB18030", gb18030],
  ];
  describe.each(forms)("%s", (_, bytes) => {
    test.each([",", "\t", ";"])("with %p between cells", async (delimiter) => {
      for (const end of ["\r\n", "\n", "\r"]) {
        const { list, sheet } = await read(bytes(textOf(ROWS, delimiter, end)));
        expect(sheet).toBeNull();
        expect(list.cells).toEqual({
          person: ["2022001", "2022002", "2022003"],
          unit: ["文学院", "理,工;学院", '“数学”"系"'],
          destination: ["待就业", "签就业协议\n形式就业", "升学"],
        });
        // A record is a row, however many lines it has.
        expect(list.rows).toEqual([2, 3, 4]);
      }
    });
  });

  test("the delimiter is the most frequent in the first 15 lines, outside of quotes", async () => {
    const lines = (count: number, line: string) => Array(count).fill(line).join("\n");
    const header = "学号;毕业去向\n";
    const early = await read(utf8(`${header}${lines(14, "1;10")}\n${lines(50, "a,b,c,d")}`));
    expect(early.mapping.columns.destination?.index).toBe(1);
    const quoted = await read(utf8(`${header}${lines(5, '"1,2,3,4";10')}`));
    expect(quoted.mapping.columns.destination?.index).toBe(1);
  });

  test("a quote without its end is refused, not read as one long cell", async () => {
    const bytes = utf8('学号,毕业去向\n1,"10\n2,70\n');
    await expect(read(bytes)).rejects.toMatchObject({ code: "unreadable-file" });
  });
});

describe("refused, with what to do", () => {
  const page = "<html><body><table><tr><td>学号</td></tr></table></body></html>";
  test.each(["名单.xls", "名单.xlsx", "名单.csv", "名单"])("a page called %s", async (name) => {
    expect(await refusal(page, name)).toBe("unreadable-file");
    expect(await refusal(`\ufeff \n<!DOCTYPE html>${page}`, name)).toBe("unreadable-file");
    expect(await refusal('<?xml version="1.0"?><Workbook/>', name)).toBe("unreadable-file");
  });

  test("a true .xls under any name", async () => {
    const old = Uint8Array.of(
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array<number>(600).fill(0),
    );
    for (const name of ["名单.xls", "名单.xlsx", "名单.csv"])
      expect(await refusal(old, name)).toBe("unreadable-file");
  });

  test("a broken zip, a zip that is no workbook, an empty file, a picture, noise", async () => {
    const xlsx = await writeXlsx({ sheets: [{ name: "名单", rows: ROWS }] });
    expect(await refusal(xlsx.slice(0, xlsx.length / 2))).toBe("unreadable-file");
    expect(await refusal(zipSync({ "a.txt": strToU8("a") }))).toBe("unreadable-file");
    expect(await refusal("")).toBe("unreadable-file");
    expect(await refusal(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0))).toBe(
      "unreadable-file",
    );
    expect(
      await refusal(
        Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 32),
        "名单.csv",
      ),
    ).toBe("unreadable-file");
  });

  test("damage far behind the header is found too", async () => {
    const many = Array.from({ length: 4000 }, (_, at) => [`2022${at}`, `${at * 7919}学院`, "10"]);
    const xlsx = await writeXlsx({ sheets: [{ name: "名单", rows: [ROWS[0]!, ...many] }] });
    const at = Math.floor(xlsx.length * 0.6);
    const damaged = xlsx.with(at, xlsx[at]! ^ 0xff);
    await expect(read(damaged)).rejects.toMatchObject({ code: "unreadable-file" });
  });

  test("a message says what to do", async () => {
    await expect(openList("名单.xls", strToU8(page))).rejects.toMatchObject({
      text: { zh: expect.stringContaining("另存为 .xlsx") as string },
    });
  });

  test("no column of destinations", async () => {
    const bytes = utf8(
      "学号,学院,情况\n1,文学院,升学\n2,文学院,10\n3,文学院,待就业\n4,文学院,看\n",
    );
    await expect(read(bytes)).rejects.toMatchObject({ code: "no-destination-column" });
  });
});

test("a workbook is read whatever its name; a text too", async () => {
  const xlsx = await writeXlsx({ sheets: [{ name: "名单", rows: ROWS }] });
  for (const name of ["名单.xls", "名单.csv", "名单"]) {
    const file = await openList(name, xlsx);
    expect(file.sheets.map((sheet) => sheet.name)).toEqual(["名单"]);
  }
  expect((await openList("名单.xlsx", utf8(textOf(ROWS, ",")))).sheets[0]!.name).toBeNull();
});

describe("the sheet", () => {
  const sheet = (name: string, rows: Scalar[][], hidden = false) => ({ name, rows, hidden });
  const [few, many] = [ROWS.map((row) => row.slice(1)), ROWS];

  test("is the visible one with most columns recognised, the first on a tie", async () => {
    const named = async (...sheets: ReturnType<typeof sheet>[]) =>
      (await read(await writeXlsx({ sheets }))).sheet;
    expect(await named(sheet("说明", [["说明"]]), sheet("甲", few), sheet("乙", many))).toBe("乙");
    expect(await named(sheet("甲", many), sheet("乙", many))).toBe("甲");
    expect(await named(sheet("甲", few), sheet("乙", many, true))).toBe("甲");
  });

  test("may be named, a hidden one too; a name that is not there is refused", async () => {
    const bytes = await writeXlsx({ sheets: [sheet("甲", many), sheet("乙", few, true)] });
    expect((await read(bytes, {}, "乙")).sheet).toBe("乙");
    await expect(read(bytes, {}, "丙")).rejects.toMatchObject({ code: "no-sheet" });
    await expect(read(utf8(textOf(many, ",")), {}, "甲")).rejects.toMatchObject({
      code: "no-sheet",
    });
  });

  test("keeps its own row numbers; hidden rows and merged cells are seen", async () => {
    const rows: Scalar[][] = [["毕业生名单"], [], ...ROWS.map((row) => [...row])];
    rows[4]![1] = "";
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "名单",
          rows,
          merges: [{ startRow: 3, startCol: 1, endRow: 4, endCol: 1 }],
          rowDefs: new Map([[5, { hidden: true }]]),
        },
      ],
    });
    const { mapping, list } = await read(bytes);
    expect([mapping.headerRow, list.rows, list.hidden]).toEqual([
      3,
      [4, 5, 6],
      [false, false, true],
    ]);
    expect(list.cells.unit).toEqual(["文学院", "文学院", '“数学”"系"']);
  });
});

describe("the header", () => {
  const mappingOf = (rows: Scalar[][], asked: AskedColumns = {}) =>
    recognise(
      rows.map((cells, index) => ({ index, cells })),
      asked,
    )!;
  const columns = (rows: Scalar[][], asked: AskedColumns = {}) =>
    Object.fromEntries(
      Object.entries(mappingOf(rows, asked).columns).map(([key, { index }]) => [key, index]),
    );

  test.each([
    ["person", "学号 考生号 身份证号 身份证号码 身份证号(码) ＊学号（必填）"],
    ["unit", "学院 院系 院系名称 学院名称 所在学院 培养单位 系"],
    ["level", "学历 学历层次 培养层次 层次"],
    ["destination", "毕业去向 毕业去向名称 毕业去向类别 去向 就业状态 毕业去向【必填】"],
    ["destinationCode", "毕业去向代码"],
    ["place", "单位所在地 单位所在地名称 就业地"],
    ["placeCode", "单位所在地代码 单位地区代码"],
    ["date", "登记日期 签约日期 审核时间 落实时间 登记日期(年-月-日)"],
    ["difficulty", "困难生类别 困难类别 困难类型 就业困难类别"],
  ])("%s: %s", (key, headers) => {
    for (const header of headers.split(" ")) expect(columns([[header]])).toEqual({ [key]: 0 });
  });

  test("blanks and breaks do not matter; a word more does", () => {
    expect(columns([[" 毕 业\n去向 "]])).toEqual({ destination: 0 });
    expect(columns([["学院", "毕业去向备注", "我的学号"]])).toEqual({ unit: 0 });
  });

  test("the first header of a column that is there counts, wherever it stands", () => {
    expect(columns([["考生号", "身份证号", "学号"]])).toEqual({ person: 2 });
    expect(columns([["去向", "学院", "毕业去向"]])).toEqual({ destination: 2, unit: 1 });
    expect(columns([["学院", "学院"]])).toEqual({ unit: 0 });
  });

  test("the row of the first 15 with most columns recognised; the first on a tie", () => {
    const at = (row: number) => [...Array.from({ length: row - 1 }, () => ["某大学"]), ROWS[0]!];
    expect(mappingOf(at(15)).headerRow).toBe(15);
    expect(recognise(at(16).map((cells, index) => ({ index, cells })))).toBeNull();
    expect(mappingOf([["学号"], ROWS[0]!, ROWS[0]!]).headerRow).toBe(2);
  });

  test("two rows are read as one where that recognises more: the lower text, else the upper", () => {
    const two = [
      ["", "学院", "就业信息", ""],
      ["学号", "", "毕业去向", "单位所在地"],
    ];
    expect(mappingOf(two)).toMatchObject({
      headerRow: 2,
      columns: {
        person: { index: 0 },
        unit: { index: 1 },
        destination: { index: 2 },
        place: { index: 3 },
      },
    });
    expect(mappingOf([["某大学"], ROWS[0]!, ROWS[1]!]).headerRow).toBe(2);
  });

  test("a column that is named is taken for what it is named for", () => {
    const asked = {
      columns: { destination: "情况" },
      flags: [{ name: "注册", header: "平台 注册" }],
    };
    const mapping = mappingOf([["学号", "情况", "毕业去向", "平台注册"]], asked);
    expect(mapping.columns.destination).toEqual({ index: 1, header: "情况" });
    expect(mapping.flags).toEqual([{ name: "注册", index: 3, header: "平台注册" }]);
  });

  test("a column that is named and not there is said", async () => {
    const bytes = utf8(textOf(ROWS, ","));
    await expect(read(bytes, { columns: { unit: "班级" } })).rejects.toBeInstanceOf(NoColumn);
  });

  test("a column without a known header is offered from 80 % known destinations on, and never taken", () => {
    const head = (values: string[]) =>
      [["学号", "情况"], ...values.map((value) => ["1", value])].map((cells, index) => ({
        index,
        cells,
      }));
    const [four, three] = [
      ["升学", "10", "待就业", "出国", "看"],
      ["升学", "10", "待就业", "看", "看"],
    ];
    expect(offers(head(four), recognise(head(four)))).toEqual(["情况"]);
    expect(offers(head(three), recognise(head(three)))).toEqual([]);
    expect(recognise(head(four))!.columns.destination).toBeUndefined();
  });
});

test("reading can be stopped, and tells how far it is", async () => {
  const rows = [ROWS[0]!, ...Array.from({ length: 5000 }, (_, at) => [String(at), "文学院", "10"])];
  const file = await openList("名单", await writeXlsx({ sheets: [{ name: "名单", rows }] }));
  const { sheet, mapping } = chooseSheet(file);
  const told: number[] = [];
  await gather(sheet, mapping, false, { progress: (row) => told.push(row) });
  expect(told).toEqual([0, 2000, 4000]);
  const stop = new AbortController();
  const stopped = gather(sheet, mapping, false, {
    signal: stop.signal,
    progress: () => stop.abort(),
  });
  await expect(stopped).rejects.toThrow("abort");
});
