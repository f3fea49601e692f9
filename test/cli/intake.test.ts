/** `intake` on the command line: what is printed and written, and its exit codes. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import promises from "node:fs/promises";
import { unzipSync, zipSync } from "fflate";
import { parseRubric } from "../../src/rubric/load";
import { writeCard } from "../../src/xlsx/card-file";
import { readSources } from "../../src/sheets/roster/sources";
import { openWorkbook, readWorkbook } from "../../src/xlsx/read";
import { rubricOf, rubricText } from "../support/rubrics";
import { soundCard } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-20");

beforeEach(() => mkdirSync(at("in/里"), { recursive: true }));

interface Json {
  files: { file: string; state: string; findings: { kind: string; message: string }[] }[];
  units: { missing: string[] };
  roster: { unit: string; file: string; rank: number | null; total: number }[];
}

const json = async (...args: string[]) => {
  const { code, out, err } = await cli(...args, "--json");
  return { code, err, ...(JSON.parse(out) as Json) };
};

const card = (unit: string) => soundCard("graduate-college", { unit, id: `k-${unit}` });

test("what the command itself reads and writes in the folder is nothing that was returned", async () => {
  put("in/文学院.xlsx", await card("文学院"));
  put("in/名单.txt", "文学院\n法学院\n");
  const asked = ["intake", at("in"), "--units", at("in/名单.txt"), "--out", at("in/汇总.xlsx")];
  const folders = ["--letters", at("in/退回"), "--marked", at("in/标注"), "--force"];
  const { out } = await cli(...asked, ...folders);
  expect(out).toContain(`已写入 ${at("in/汇总.xlsx")}、${at("in/退回")}、${at("in/标注")}。`);
  const { files, units } = await json(...asked, ...folders);
  expect(files.map(({ file, state }) => [file, state])).toEqual([["文学院.xlsx", "ready"]]);
  expect(units.missing).toEqual(["法学院"]);
});

test("a folder, with what is below it and in its zips: all ready and nobody missing is 0", async () => {
  put("in/里/文学院.xlsx", await card("文学院"));
  put("in/b.zip", zipSync({ "法学院.xlsx": await card("法学院") }));
  put(
    "名单.txt",
    Uint8Array.of(0xce, 0xc4, 0xd1, 0xa7, 0xd4, 0xba, 10, 0xb7, 0xa8, 0xd1, 0xa7, 0xd4, 0xba),
  );
  const read = await json("intake", at("in"), "--units", at("名单.txt"));
  expect(read).toMatchObject({ code: 0, units: { missing: [], unlisted: [], duplicate: [] } });
  expect(read.files.map(({ file, state }) => [file, state])).toEqual([
    ["b.zip/法学院.xlsx", "ready"],
    ["里/文学院.xlsx", "ready"],
  ]);
  expect(read.roster.map(({ unit, rank }) => [unit, rank])).toEqual([
    ["法学院", 1],
    ["文学院", 1],
  ]);
});

test("findings and missing units are 1; the roster holds what is ready or taken", async () => {
  put("in/a.xlsx", await card("文学院"));
  put("in/b.xlsx", new FileEditor(await card("法学院")).type("评分表", "E21", 30).bytes());
  put("名单.txt", "文学院\n法学院\n理学院\n");
  const args = ["intake", at("in"), "--units", at("名单.txt")];
  const read = await json(...args);
  expect([read.code, read.units.missing]).toEqual([1, ["理学院"]]);
  expect(read.roster.map(({ unit }) => unit)).toEqual(["文学院"]);
  expect(read.files[1]!.findings[0]).toMatchObject({
    kind: "points-changed",
    expected: 3,
    found: 30,
  });
  const taken = await json(...args, "--take", "b.xlsx=已核实=无误");
  expect(taken.roster.map(({ unit }) => unit)).toEqual(["文学院", "法学院"]);
});

test("a roster, letters and marked copies", async () => {
  put("in/a.xlsx", await card("文学院"));
  put("in/b.xlsx", new FileEditor(await card("法学院")).type("评分表", "E21", 30).bytes());
  const folders = ["--letters", at("退回"), "--marked", at("标注")];
  const { code } = await cli("intake", at("in"), "--out", at("汇总.xlsx"), ...folders);
  expect(code).toBe(1);
  const sheets = readWorkbook(readFileSync(at("汇总.xlsx")));
  expect(sheets.map(({ name }) => name)).toEqual(["汇总表", "收表记录", "_rubric"]);
  const source = readSources(sheets[1]!)[0]!;
  expect(source).toMatchObject({ unit: "文学院", state: "可汇总", reason: "" });
  expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(source.readAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  // The log says what was made, and of which file.
  const log = sheets[2]!.values.filter(([, key]) => key === "log");
  expect(log.map(([, , text]) => JSON.parse(String(text)) as unknown)).toEqual([
    expect.objectContaining({ what: "generated", to: expect.stringMatching(/^graduate-college@/) }),
    expect.objectContaining({ what: "taken", key: "a.xlsx", to: source.sha256, code: "ready" }),
  ]);
  // What is seen of the check sum is short, and its header says what for.
  const { sha256 } = source;
  const fingerprint = `${sha256.slice(0, 4)}-${sha256.slice(4, 8)}`;
  expect(sheets[1]!.values.flat()).toEqual(
    expect.arrayContaining(["文件指纹（指纹相同，就是同一个文件）", fingerprint]),
  );
  expect([readdirSync(at("退回")), readdirSync(at("标注"))]).toEqual([
    ["退回说明-法学院.txt"],
    ["b.xlsx"],
  ]);
  expect(await cli("intake", at("in"), "--out", at("汇总.xlsx"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("已经存在"),
  });
  await cli("intake", at("in"), "--out", at("汇总.csv"));
  expect(readFileSync(at("汇总.csv"), "utf8")).toContain("文学院");
});

test("nothing is left behind where a file cannot be written", async () => {
  put("in/a.xlsx", await card("文学院"));
  mkdirSync(at("汇总.xlsx"));
  const { code, err } = await cli("intake", at("in"), "--out", at("汇总.xlsx"), "--force");
  expect([code, err]).toEqual([1, expect.stringContaining("写不了")]);
  expect(readdirSync(at("")).sort()).toEqual(["in", "汇总.xlsx"]);
});

test.each([
  [["intake"], "请给出收到的文件"],
  [["intake", "x", "--stage", "nobody"], "没有“nobody”这个评分阶段"],
  [["intake", "x", "--year", "abc"], "年度“abc”不对"],
  [["intake", "x", "--units", " "], "--units 没有写内容"],
  [["intake", "x", "--year", "2026", "--year", "2025"], "--year 只能写一次"],
  [["intake", "x", "--workers", "0"], "--workers 只能是"],
  [["intake", "x", "--reading", "target=x"], "没有口径"],
  [["intake", "x", "--take", "nobody.xlsx=因为"], "没有这个文件"],
])("%j is a mistake in the command", async (args, words) => {
  expect(await cli(...args)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
});

test("text of a file never controls the terminal, nor makes lines of its own", async () => {
  const evil = "法学院\u001b[2J\u009b31m\n100 分（优秀）";
  put("in/a.xlsx", await card(evil));
  for (const args of [
    ["intake", at("in")],
    ["intake", at("in"), "--json"],
    ["score", at("in/a.xlsx")],
  ]) {
    const { out } = await cli(...args);

    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out.split("\n").some((line) => line.startsWith("100 分"))).toBe(false);
  }
});

test("a roster that is scored shows its ranking", async () => {
  put("units.txt", "甲学院\n乙学院\n");
  await cli("generate", "ccit", "--units", at("units.txt"), "--out", at("r.xlsx"));
  const { out } = await cli("score", at("r.xlsx"));
  expect(out).toContain("甲学院");
  expect(out).not.toContain("0 分");
  expect(existsSync(at("r.xlsx"))).toBe(true);
});

test("a table that was altered is told by score, too", async () => {
  put("a.xlsx", new FileEditor(await card("法学院")).type("评分表", "E21", 30).bytes());
  const { code, out } = await cli("score", at("a.xlsx"));
  expect([code, out]).toEqual([1, expect.stringContaining("评分表!E21：分值")]);
});

test.each(["ENOSPC", "EDQUOT"])(
  "a full disk (%s) has its own sentence, and leaves nothing",
  async (code) => {
    put("in/a.xlsx", await card("文学院"));
    put("汇总.xlsx", "as it was");
    const full = jest.spyOn(promises, "open").mockImplementation(() => {
      throw Object.assign(new Error(code), { code });
    });
    const { code: exit, err } = await cli("intake", at("in"), "--out", at("汇总.xlsx"), "--force");
    full.mockRestore();
    expect([exit, err]).toEqual([1, expect.stringContaining("磁盘空间不足")]);
    expect(readFileSync(at("汇总.xlsx"), "utf8")).toBe("as it was");
    expect(readdirSync(at("")).sort()).toEqual(["in", "汇总.xlsx"]);
  },
);

test("a unit whose file came but cannot be read is told apart from those that have not returned", async () => {
  put("in/文学院.pdf", "%PDF-1.7");
  put("in/扫描件.pdf", "%PDF-1.7 b");
  put("名单.txt", "文学院\n理学院\n");
  const { out } = await cli("intake", at("in"), "--units", at("名单.txt"));
  expect(out).toContain("还没有交的单位（1 个）：理学院\n");
  expect(out).toContain("收到但读不了的单位（1 个）：文学院\n");
  expect(out).toContain("读不了、也看不出是哪个单位的文件（1 个）：扫描件.pdf\n");
});

test("a unit cannot lower the target that its column of the list gave it", async () => {
  const name = rubricOf("graduate-college").facts.find(({ id }) => id === "target-rate")!.label.zh;
  put("名单.csv", `单位,${name}\n文学院,95%\n法学院,0.9\n`);
  const made = await cli(
    "generate",
    "graduate-college",
    "--units",
    at("名单.csv"),
    "--out",
    at("发.zip"),
  );
  expect(made.code).toBe(0);
  const sent = unzipSync(readFileSync(at("发.zip")));
  const { sheets } = openWorkbook(sent["文学院.xlsx"]!);
  const facts = sheets.find((each) => each.name === "基础数据")!;
  const row = facts.values.findIndex((line) => line.includes(0.95));
  put(
    "in/文学院.xlsx",
    new FileEditor(sent["文学院.xlsx"]!).type("基础数据", `C${row + 1}`, 0.8).bytes(),
  );
  put("in/法学院.xlsx", sent["法学院.xlsx"]!);
  const { files } = await json(
    "intake",
    at("in"),
    "--issued",
    at("发.zip"),
    "--units",
    at("名单.csv"),
  );
  const changed = files.map((each) => each.findings.filter(({ kind }) => kind === "given-changed"));
  expect(changed).toEqual([[expect.objectContaining({ expected: 0.95, found: 0.8 })], []]);
});

test("--json has the keys, the order and the nulls that are promised", async () => {
  put(
    "in/b.xlsx",
    new FileEditor(await card("法学院")).type("评分表", "E21", 30).type("评分表", "F40", 5).bytes(),
  );
  put("in/a.xlsx", await card("文学院"));
  put("in/c.pdf", "%PDF-1.7");
  put("名单.txt", "文学院\n理学院\n");
  const { out } = await cli("intake", at("in"), "--units", at("名单.txt"), "--json");
  const said = JSON.parse(out) as Json & { files: { findings: Record<string, unknown>[] }[] };
  expect(out.startsWith('{"files":[{"file":"a.xlsx","sha256":"')).toBe(true);
  expect(Object.keys(said)).toEqual(["files", "units", "roster"]);
  expect(said.files.map((file) => file.file)).toEqual(["a.xlsx", "b.xlsx", "c.pdf"]);
  const [a, b, c] = said.files as unknown as Record<string, never>[];
  expect(Object.keys(a!)).toEqual(["file", "sha256", "state", "cards", "findings"]);
  expect(a!.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(a!.cards).toEqual([
    {
      ...{ unit: "文学院", year: "2026", rubric: "graduate-college", version: "1.0.0" },
      ...{ recognised: "identity", stage: "self" },
      stages: {
        self: { total: expect.any(Number), complete: true },
        review: { total: expect.any(Number), complete: false },
      },
      vetoes: [],
    },
  ]);
  const findings = (b as unknown as { findings: Record<string, unknown>[] }).findings;
  expect(findings.map(({ severity, kind, sheet, cell }) => [severity, kind, sheet, cell])).toEqual([
    ["error", "points-changed", "评分表", "E21"],
    ["warning", "unlisted-unit", null, null],
    ["warning", "row-added", "评分表", "F40"],
  ]);
  expect(Object.keys(findings[0]!)).toEqual([
    ...["kind", "severity", "card", "sheet", "cell", "expected", "found", "message"],
  ]);
  expect((c as unknown as Json["files"][number]).findings[0]).toMatchObject({
    card: null,
    sheet: null,
    cell: null,
    expected: null,
    found: null,
  });
  expect(said.units).toEqual({
    missing: ["理学院"],
    unlisted: [{ unit: "法学院", file: "b.xlsx", likely: null }],
    duplicate: [],
    unreadable: [{ unit: null, file: "c.pdf" }],
  });
  expect(said.roster).toEqual([
    expect.objectContaining({ unit: "文学院", file: "a.xlsx", rank: 1 }),
  ]);
});

test("cards of a rubric that nobody named: intake and score take it from the files", async () => {
  const { rubric } = parseRubric(
    rubricText("graduate-college.json").replace('"id": "graduate-college"', '"id": "own-college"'),
    "own.json",
  );
  const info = { id: "k1", unit: "文学院", year: "2026" };
  put("in/a.xlsx", await writeCard(rubric!, info));
  const read = await json("intake", at("in"), "--take", "a.xlsx=试填");
  expect(read.files[0]!.findings.map(({ kind }) => kind)).toEqual(["missing"]);
  expect(read.roster.map(({ unit }) => unit)).toEqual(["文学院"]);
  expect((await cli("score", at("in/a.xlsx"))).out).toContain(rubric!.name.zh);
});

test("2,000 files are taken in at once, and no more", async () => {
  const files = (count: number) =>
    zipSync(
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`${at}.pdf`, new Uint8Array(1)]),
      ),
      { level: 0 },
    );
  put("a.zip", files(2001));
  expect(await cli("intake", at("a.zip"))).toMatchObject({
    code: expect.any(Number),
    err: expect.stringContaining("2000"),
  });
  put("b.zip", files(2000));
  expect((await json("intake", at("b.zip"))).files).toHaveLength(2000);
});

test("what was taken in with a reason gets neither letter nor marked copy", async () => {
  put("in/b.xlsx", new FileEditor(await card("法学院")).type("评分表", "E21", 30).bytes());
  const asked = ["intake", at("in"), "--letters", at("退回"), "--marked", at("标注"), "--force"];
  await cli(...asked, "--take", "b.xlsx=已核实");
  expect([readdirSync(at("退回")), readdirSync(at("标注"))]).toEqual([[], []]);
});

test("a stage that is asked for and that nobody began is no ready file", async () => {
  put("in/a.xlsx", await card("文学院"));
  const { files, roster, code } = await json("intake", at("in"), "--stage", "review");
  expect(code).toBe(1);
  expect(files[0]).toMatchObject({ state: "blocked", findings: [{ kind: "missing" }] });
  expect(roster).toEqual([]);
});

test("--issued without any card that was sent is a mistake, and no file is told to be somebody's own", async () => {
  put("in/a.xlsx", await card("文学院"));
  for (const issued of ["nowhere", "in/里"]) {
    const { code, err, out } = await cli("intake", at("in"), "--issued", at(issued));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/--issued .*没有读到下发的考核表/);
  }
});
