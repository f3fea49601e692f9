/** `facts` on the command line: what is asked, what is printed, and its exit codes. */
import { writeXlsx } from "hucre/xlsx";
import { HEADER, personName, personNumber, randomList } from "../graduates/support/random";
import { textOf } from "../graduates/support/lists";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-20");

interface Row {
  unit: string | null;
  level: string | null;
  until: string | null;
  counts: Record<string, number> & {
    stayed: Record<string, number>;
    flags: Record<string, number>;
  };
  rates: Record<string, number | null>;
}
interface Json {
  error?: string;
  message?: string;
  sheet: string | null;
  headerRow: number;
  columns: Record<string, string>;
  counted: string;
  readings: Record<string, string>;
  graduates: number;
  rows: Row[];
  destinations: { value: string; persons: number; code: string | null }[];
  unknown: string[];
  findings: { kind: string; row: number; column: string | null; message: string }[];
}

const SOUND =
  "学号,学院,学历,毕业去向,单位所在地,登记日期,平台注册\n1,文学院,本科,10,山东威海,2026-06-01,是\n2,理学院,硕士,80,,2026-09-02,否\n";

const json = async (...args: string[]) => {
  const { code, out, err } = await cli("facts", ...args, "--json");
  return { code, err, out, ...(JSON.parse(out) as Json) };
};

test("a sound list is 0; one object in the order of the contract", async () => {
  put("名单.csv", SOUND);
  const list = at("名单.csv");
  const asked = ["--region", "威海", "--until", "2026-08-31", "--flag", "注册=平台注册"];
  const { code, err, out, ...read } = await json(list, ...asked);
  expect([code, err, out.trim().split("\n")]).toEqual([0, "", [expect.any(String)]]);
  expect(Object.keys(read)).toEqual(
    "file sheet headerRow columns counted readings graduates rows destinations unknown findings".split(
      " ",
    ),
  );
  expect(read).toMatchObject({
    ...{ file: list, sheet: null, headerRow: 1, counted: "2026-11-20", graduates: 2 },
    columns: {
      person: "学号",
      unit: "学院",
      level: "学历",
      destination: "毕业去向",
      place: "单位所在地",
      date: "登记日期",
    },
    readings: {
      ...{ flexible: "12+76", "flexible-of": "settled", employed: "settled" },
      ...{ army: "out", twice: "last", difficult: "any" },
    },
    destinations: [
      { value: "10", persons: 1, code: "10" },
      { value: "80", persons: 1, code: "80" },
    ],
    ...{ unknown: [], findings: [] },
  });
  expect(read.rows.map(({ unit, level, until }) => [unit, level, until])).toEqual(
    [
      ...[
        [null, null],
        [null, "硕士"],
        [null, "本科"],
        ["文学院", null],
        ["文学院", "本科"],
      ],
      ...[
        ["理学院", null],
        ["理学院", "硕士"],
      ],
    ].flatMap((each) => [
      [...each, null],
      [...each, "2026-08-31"],
    ]),
  );
  expect(Object.entries(read.rows[0]!.counts)).toEqual([
    ...[
      ["graduates", 2],
      ["settled", 2],
      ["open", 0],
      ["unsettled", 0],
      ["contract", 1],
      ["flexible", 0],
    ],
    ...[
      ["startup", 0],
      ["study", 1],
      ["abroad", 0],
      ["enlisted", 0],
      ["grassroots", 0],
      ["employed", 1],
    ],
    ...[
      ["difficult", 0],
      ["difficultSettled", 0],
      ["stayed", { 威海: 1 }],
      ["stayedNoArmy", { 威海: 1 }],
    ],
    ["flags", { 注册: 1 }],
  ]);
  expect(read.rows[1]!.counts).toMatchObject({ graduates: 2, settled: 1, unsettled: 1, study: 0 });
  expect(read.rows[0]!.rates).toEqual({
    ...{ settled: 1, employed: 0.5, contract: 0.5, startup: 0, study: 0.5, flexible: 0 },
    ...{ difficultSettled: null, stayed: { 威海: 0.5 }, stayedOfEmployed: { 威海: 1 } },
  });
});

test("findings and unknown words are 1, each with kind, row, column and a sentence", async () => {
  put("名单.csv", `${SOUND}3,文学院,本科,考研,,,\n3,文学院,,80,,,\n`);
  const { code, unknown, findings } = await json(at("名单.csv"));
  expect([code, unknown]).toEqual([1, []]);
  expect(findings.map(({ kind, row, column }) => [kind, row, column])).toEqual([
    ["twice", 4, "person"],
    ["no-level", 5, "level"],
  ]);
  expect(findings[0]!.message).toMatch(/不止一行/);
  const first = await json(at("名单.csv"), "--reading", "twice=first");
  expect([first.code, first.unknown, first.rows[0]!.counts.open]).toEqual([1, ["考研"], 1]);
  const en = await json(at("名单.csv"), "--lang", "en");
  expect(en.findings[0]!.message).toMatch(/^this person/);
});

test("--map says what the school's own words count as", async () => {
  put("名单.csv", "学号,毕业去向\n1,考研\n2,村官\n");
  put("去向对照.json", '{"考研":"80","村官":51}');
  const { code, rows, destinations } = await json(at("名单.csv"), "--map", at("去向对照.json"));
  expect([code, rows[0]!.counts.study, rows[0]!.counts.grassroots]).toEqual([0, 1, 1]);
  expect(destinations.map(({ code: each }) => each)).toEqual(["80", "51"]);
});

test("--units, --sheet, --column, --counted and several regions", async () => {
  const rows = [
    ["编号", "部门", "情况", "就业地"],
    ["1", "文学院", "10", "吉林长春"],
  ];
  put(
    "名单.xlsx",
    await writeXlsx({
      sheets: [
        { name: "甲", rows: [["去向"]] },
        { name: "乙", rows },
      ],
    }),
  );
  put("单位.txt", "理学院\n文学院\n");
  const { code, ...read } = await json(
    ...[at("名单.xlsx"), "--sheet", "乙", "--units", at("单位.txt"), "--counted", "2026年8月31日"],
    ...["--column", "unit=部门", "--column", "destination=情况", "--column", "person=编号"],
    ...["--region", "吉林", "--region", "长春市", "--region", "370000"],
  );
  expect([code, read.sheet, read.counted]).toEqual([0, "乙", "2026-08-31"]);
  expect(read.columns).toEqual({
    person: "编号",
    unit: "部门",
    destination: "情况",
    place: "就业地",
  });
  expect(read.rows.map(({ unit, counts }) => [unit, counts.graduates, counts.stayed])).toEqual([
    [null, 1, { 吉林: 1, 长春市: 1, "370000": 0 }],
    ["理学院", 0, { 吉林: 0, 长春市: 0, "370000": 0 }],
    ["文学院", 1, { 吉林: 1, 长春市: 1, "370000": 0 }],
  ]);
});

test("a list of units for a list of graduates without a unit's column is 2: nobody gets 0 in silence", async () => {
  put("名单.csv", "学号,所属院系,毕业去向\n1,文学院,10\n");
  put("单位.txt", "文学院\n");
  const { code, error, message } = await json(at("名单.csv"), "--units", at("单位.txt"));
  expect([code, error]).toEqual([2, "usage"]);
  expect(message).toContain("--column unit=表头");
  const named = ["--column", "unit=所属院系"];
  const { rows } = await json(at("名单.csv"), "--units", at("单位.txt"), ...named);
  expect(rows.at(-1)).toMatchObject({ unit: "文学院", counts: { graduates: 1 } });
});

describe("a mistake in the command or a refused list is 2, and says which", () => {
  const error = async (...args: string[]) => {
    const read = await json(...args);
    expect(Object.keys(JSON.parse(read.out) as object)).toEqual(["error", "message"]);
    return [read.code, read.error];
  };

  test("files", async () => {
    put("名单.csv", SOUND);
    put("页.xls", "<table><tr><td>毕业去向</td></tr></table>");
    put("无.csv", "学号,学院\n1,文学院\n");
    expect(await error(at("没有.csv"))).toEqual([2, "unreadable-file"]);
    expect(await error(at("页.xls"))).toEqual([2, "unreadable-file"]);
    expect(await error(at("无.csv"))).toEqual([2, "no-destination-column"]);
    expect(await error(at("名单.csv"), "--sheet", "甲")).toEqual([2, "no-sheet"]);
    expect(await error(at("名单.csv"), "--region", "火星")).toEqual([2, "region"]);
  });

  test.each([
    [[]],
    [["--by", "日期"]],
    [["--until", "8/31/2026"]],
    [["--counted", "今天"]],
    [["--reading", "flexible=13"]],
    [["--reading", "口径=甲"]],
    [["--reading", "army=in", "--reading", "army=out"]],
    [["--column", "班级=班级"]],
    [["--column", "unit"]],
    [["--column", "unit=班级"]],
    [["--flag", "注册=没有这一列"]],
    [["--flag", "注册=平台注册", "--flag", "注册=学院"]],
    [["--sheet", "甲", "--sheet", "乙"]],
    [["--nothing"]],
  ])("usage: %j", async (args) => {
    put("名单.csv", SOUND);
    const list = args.length === 0 ? [] : [at("名单.csv")];
    expect(await error(...list, ...args)).toEqual([2, "usage"]);
  });

  test("a map that is none, or names no code", async () => {
    put("名单.csv", SOUND);
    for (const map of ["[]", "{", '{"考研":"99"}', '{"考研":null}']) {
      put("对照.json", map);
      expect(await error(at("名单.csv"), "--map", at("对照.json"))).toEqual([2, "usage"]);
    }
  });

  test("without --json the sentence stands on standard error alone", async () => {
    put("无.csv", "学号,学院\n1,文学院\n");
    const { code, out, err } = await cli("facts", at("无.csv"));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/没有“毕业去向”一列/);
  });
});

test("for people: the table by unit or by level, readings, destinations with open ones first, findings", async () => {
  put("名单.csv", "学号,学院,毕业去向\n1,文学院,10\n2,文学院,规培\n2,文学院,规培\n");
  const { code, out } = await cli("facts", at("名单.csv"));
  expect(code).toBe(1);
  expect(out).toMatch(/没有学历列/);
  expect(out).toMatch(/^ {2}合计 +全部 +现状 +2 +1 +50% +1 /m);
  expect(out).toMatch(/^ {2}文学院 +全部 +现状 +2 +1 +50% +1 /m);
  expect(out).toContain("同一个人有几行时：计最后一行");
  expect(out).toContain("困难毕业生算哪些：写了任何困难类别的");
  expect(out).not.toMatch(/twice|flexible-of|army|settled/);
  expect(out).toMatch(/规培 +1 +待确认\n +10 +1 +10 签就业协议形式就业/);
  expect(out).toMatch(/不止一行.*：1 行（第 3 行）/);
  put("两级.csv", "学号,学院,学历,毕业去向\n1,文学院,本科,10\n2,理学院,硕士,10\n");
  const order = async (by: string) =>
    (await cli("facts", at("两级.csv"), "--by", by)).out
      .split("\n")
      .flatMap((line) => /^ {2}(合计|.学院) +(\S+) +现状/.exec(line)?.slice(1, 3).join("") ?? []);
  expect(await order("unit")).toEqual([
    "合计全部",
    "合计硕士",
    "合计本科",
    "文学院全部",
    "文学院本科",
    "理学院全部",
    "理学院硕士",
  ]);
  expect(await order("level")).toEqual([
    "合计全部",
    "文学院全部",
    "理学院全部",
    "合计硕士",
    "理学院硕士",
    "合计本科",
    "文学院本科",
  ]);
});

test("nothing of a person is in any output", async () => {
  const { rows } = randomList(7, 300);
  // Everything that can be said is said: twice, lost, unreadable …
  const broken = rows.map((row, nth) =>
    row.map((cell, column) => (column > 1 && (nth + column) % 7 === 0 ? "？" : cell)),
  );
  put("名单.csv", textOf([HEADER, ...rows, ...broken], ","));
  const asked = [
    at("名单.csv"),
    "--region",
    "威海",
    "--until",
    "2026-08-31",
    "--flag",
    "注册=平台注册",
  ];
  for (const form of [["--json"], ["--by", "unit"], ["--json", "--reading", "twice=each"]]) {
    const { out, err } = await cli("facts", ...asked, ...form);
    expect(out.length).toBeGreaterThan(1000);
    rows.forEach((_, nth) => {
      expect(out + err).not.toContain(personName(nth));
      expect(out + err).not.toContain(personNumber(nth));
    });
  }
});
