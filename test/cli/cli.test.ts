import { existsSync, readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { readWorkbook } from "../../src/xlsx/read";
import { writeRoster } from "../../src/xlsx/roster-file";
import { officialRubric, RUBRIC_IDS } from "../rubric/support/files";
import { rubricText } from "../support/rubrics";
import { book, sheetXml } from "../xlsx/support/package";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2024-11-01");

/** A workbook with a formula that the add-in's functions stand in. */
const withFunctions = () =>
  book({
    sheets: {
      表: sheetXml(
        '<row r="1"><c r="A1"><f>_xldudf_RUBRIC_BONUS(B1,2)</f><v>4</v></c><c r="B1"><v>2</v></c></row>',
      ),
    },
  });

describe("Help and mistakes in a command", () => {
  test("without anything, or with --help, the commands are listed", async () => {
    expect(await cli()).toMatchObject({ code: 2, out: expect.stringContaining("generate") });
    expect(await cli("--help", "--lang", "en")).toMatchObject({
      code: 0,
      out: expect.stringContaining("Usage: employment-rubrics"),
    });
  });

  test.each(["generate", "score", "send", "restore", "check", "clause"])(
    "%s --help",
    async (name) => {
      const { code, out } = await cli(name, "--help");
      expect([code, out]).toEqual([0, expect.stringContaining(`employment-rubrics ${name}`)]);
    },
  );

  test.each([
    [["foo"], "没有“foo”这个命令"],
    [["send"], "请给出 .xlsx 文件"],
    [["send", "--bad"], "--bad"],
    [["score", "--lang", "fr", "a.xlsx"], "--lang 只能是"],
    [["generate", "imnu"], "--unit"],
    [["generate", "nobody", "--unit", "甲"], "没有“nobody”这个考核表"],
    [["generate", "imnu", "--unit", "甲", "--reading", "step=x"], "step=full、step=linear"],
    [["send", "a.xlsx", "b.xlsx", "--out", "c.xlsx"], "--out"],
  ])("%j is explained, with where the help is", async (args, words) => {
    const { code, err } = await cli(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).toMatch(/\n用法见：employment-rubrics (\w+ )?--help\n?$/);
  });
});

describe("generate", () => {
  test("makes a table for a unit, which score then reads", async () => {
    const out = at("表.xlsx");
    const made = await cli(
      "generate",
      "weihai-station",
      "--unit",
      "环翠站",
      "--year",
      "2023",
      "--out",
      out,
    );
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining(out) });
    const scored = await cli("score", out, "--json");
    const { files } = scored.json() as { files: { cards: object[] }[] };
    expect(files[0]!.cards).toEqual([
      expect.objectContaining({
        unit: "环翠站",
        year: "2023",
        rubric: { id: "weihai-station", version: "1.0.0" },
        counted: null,
        total: null,
      }),
    ]);
  });

  test("makes a roster, whose wrong row score tells with an exit code of its own", async () => {
    const facts = {
      graduates: 100,
      employed: 90,
      stayed: 60,
      "retention-benchmark": 0.4,
    };
    const row = (unit: string, own: object) => ({ key: unit, unit, facts: { ...facts, ...own } });
    const settings = { "placement-benchmark": 0.8 };
    const rosterFile = (rows: Parameters<typeof writeRoster>[2]) =>
      writeRoster(officialRubric("ccit"), { id: "r1", year: "2024", readings: {}, settings }, rows);
    const [right, wrong] = [row("土木学院", {}), row("机电学院", { stayed: 120 })];
    put("汇总.xlsx", await rosterFile([right, wrong]));
    const refused = await cli("score", at("汇总.xlsx"));
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/土木学院 .*认定 达标.*留省率增幅排位 1/);
    expect(refused.out).toContain("✖ “机电学院”有误，不参加排名和合计：毕业生留省就业人数多于");
    const accepted = { ...wrong, accepted: "经核实（张三）" };
    put("汇总.xlsx", await rosterFile([right, accepted]));
    const taken = await cli("score", at("汇总.xlsx"));
    expect(taken.code).toBe(0);
    expect(taken.out).toMatch(/机电学院 .*留省率增幅排位 1/);
    expect(taken.out).toContain("! “机电学院”按采信理由（经核实（张三））计入");
  });

  test("makes a table for each unit of a list", async () => {
    put("名单.txt", "甲院\r\n乙院\r\n");
    await cli("generate", "imnu", "--units", at("名单.txt"), "--out", at("全部.zip"));
    expect(Object.keys(unzipSync(readFileSync(at("全部.zip"))))).toEqual([
      "甲院.xlsx",
      "乙院.xlsx",
    ]);
  });

  test("takes the readings that are asked for", async () => {
    await cli(
      "generate",
      "imnu",
      "--unit",
      "甲",
      "--reading",
      "step=linear",
      "--out",
      at("a.xlsx"),
    );
    const { out } = await cli("score", at("a.xlsx"), "--json");
    expect(out).toContain('"step": "linear"');
  });

  test("never overwrites a file unless told to", async () => {
    put("a.xlsx", "mine");
    const args = ["generate", "imnu", "--unit", "甲", "--out", at("a.xlsx")];
    expect(await cli(...args)).toMatchObject({ code: 1, err: expect.stringContaining("--force") });
    expect(readFileSync(at("a.xlsx"), "utf8")).toBe("mine");
    expect((await cli(...args, "--force")).code).toBe(0);
  });

  test("makes one roster of the units where a system has no tables for them", async () => {
    put("名单.txt", "机电学院\n土木学院");
    await cli("generate", "ccit", "--units", at("名单.txt"), "--out", at("汇总.xlsx"));
    const [roster] = readWorkbook(readFileSync(at("汇总.xlsx")));
    const texts = roster!.values.flat();
    expect(texts).toEqual(expect.arrayContaining(["机电学院", "土木学院"]));
  });
});

describe("send and restore", () => {
  test("write new files beside the old one, which stays", async () => {
    const given = withFunctions();
    put("成绩.xlsx", given);
    const sent = await cli("send", at("成绩.xlsx"));
    expect(sent).toMatchObject({ code: 0, out: expect.stringContaining("1 个公式已换成普通函数") });
    const file = at("成绩（发送）.xlsx");
    expect(
      Buffer.from(unzipSync(readFileSync(file))["xl/worksheets/sheet1.xml"]!).toString(),
    ).toContain("CHOOSE(1,");
    const back = await cli("restore", file, "--json", "--out", at("回.xlsx"));
    expect(back.json()).toMatchObject({ files: [{ turned: [{ place: { address: "A1" } }] }] });
    expect(readWorkbook(readFileSync(at("回.xlsx")))[0]!.formulas[0]).toEqual([
      "=RUBRIC.BONUS(B1,2)",
      2,
    ]);
    expect(Buffer.from(given).equals(readFileSync(at("成绩.xlsx")))).toBe(true);
  });

  test("fix the values when asked to", async () => {
    put("a.xlsx", withFunctions());
    expect((await cli("send", at("a.xlsx"), "--freeze")).out).toContain("1 个公式已固定为当前数值");
  });

  test("a file that fails is told, and does not stop the others", async () => {
    put("a.xlsx", withFunctions());
    put("b.xlsx", "no workbook");
    const { code, err } = await cli("send", at("b.xlsx"), at("none.xlsx"), at("a.xlsx"));
    expect(code).toBe(1);
    expect(err).toContain("不是 .xlsx 工作簿");
    expect(err).toContain("找不到文件");
    expect(existsSync(at("a（发送）.xlsx"))).toBe(true);
  });

  test("a formula that cannot be turned is named with its cell, and stops nothing", async () => {
    const formulas = ["LAMBDA(x,x*2)(B1)", "表:其他!B1", "(LET(", "((((R"].map(
      (argument, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}"><f>_xldudf_RUBRIC_TOTAL(${argument})</f><v>4</v></c></row>`,
    );
    put("a.xlsx", book({ sheets: { 表: sheetXml(formulas.join("")) } }));
    put("b.xlsx", withFunctions());
    const { out, err } = await cli("send", at("a.xlsx"), at("b.xlsx"));
    expect(err).toBe("");
    expect(out).toContain("! 表!A2 参数“表:其他!B1”不能换成普通函数；请把它放到单独的单元格里计算");
    expect(out).toContain("! 表!A3 公式");
    expect(out).toContain("! 表!A4 公式");
    expect(existsSync(at("b（发送）.xlsx"))).toBe(true);
  });
});

describe("score", () => {
  test("says when a file holds no table of ours", async () => {
    put("a.xlsx", withFunctions());
    const { code, err } = await cli("score", at("a.xlsx"));
    expect([code, err]).toEqual([1, expect.stringContaining("没有已知的考核表")]);
  });

  test("lists what is missing, in the language asked for", async () => {
    await cli("generate", "imnu", "--unit", "甲", "--out", at("a.xlsx"));
    const { out } = await cli("score", at("a.xlsx"), "--lang", "en");
    expect(out).toContain("no stage is complete");
  });
});

describe("check", () => {
  test("finds the official rubrics sound, and lists what their clauses leave open", async () => {
    const { code, out } = await cli("check");
    expect(code).toBe(0);
    expect(out.match(/文件正确/g)).toHaveLength(RUBRIC_IDS.length);
    expect(out).toContain("五（四）");
  });

  test("advises how a sound file could be written better, and exits with 0", async () => {
    put("torture.json", rubricText("torture.json"));
    const { code, out } = await cli("check", at("torture.json"));
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/文件正确[^]+建议写成 DATE\(2024,9,30\)/),
    ]);
  });

  test("tells what is wrong with a file, and exits with 1", async () => {
    put("mine.json", '{"id":"mine"}');
    const { code, out } = await cli("check", at("mine.json"));
    expect([code, out]).toEqual([1, expect.stringContaining("mine.json")]);
    const { json } = await cli("check", at("mine.json"), "--json");
    expect(
      (json() as { files: { problems: unknown[] }[] }).files[0]!.problems.length,
    ).toBeGreaterThan(0);
  });
});
