import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { soundCard } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-30");

beforeEach(() => mkdirSync(at("in")));

const card = (unit: string, year = "2026", id = "graduate-college") =>
  soundCard(id, { unit, year, id: `k-${unit}` });

interface Told {
  papers: {
    file: string;
    title: string;
    paragraphs: { style: string; text: string }[];
    tables: (string | number)[][][];
    start: string | null;
    end: string | null;
    sum: number | null;
    capitals: string | null;
    findings: { kind: string; severity: string; message: string }[];
  }[];
}

async function papers(...args: string[]) {
  const { code, out } = await cli("notice", ...args, "--out", at("out"), "--force", "--json");
  return { code, papers: (JSON.parse(out) as Told).papers };
}

const OFFICE = ["--issuer", "就业指导中心", "--contact", "王老师"];
const kindsOf = ({ findings }: Told["papers"][number]) => findings.map(({ kind }) => kind);

test("a paper of the cards of a folder: signed and intact it is no draft, and all is well", async () => {
  put("a.xlsx", await card("甲学院"));
  await cli(
    "review",
    "sign",
    at("a.xlsx"),
    "--stage",
    "self",
    "--by",
    "张三",
    "-o",
    at("in/a.xlsx"),
  );
  const asked = ["publicity", at("in"), ...OFFICE, "--holiday", "2026-12-02", "2026-12-03"];
  const signed = await papers(...asked, "--start", "2026-12-01");
  expect(signed.code).toBe(0);
  expect(signed.papers[0]).toMatchObject({
    file: "2026年度-公示.docx",
    title: expect.stringMatching(/公示$/),
    ...{ start: "2026-12-01", end: "2026-12-09", sum: null, capitals: null, findings: [] },
  });
  const bytes = readFileSync(at("out/2026年度-公示.docx"));
  expect(strFromU8(unzipSync(bytes)["word/document.xml"]!)).toContain("甲学院");
  // What was changed after signing makes a draft of it.
  put("in/a.xlsx", new FileEditor(readFileSync(at("in/a.xlsx"))).type("评分表", "F6", 0).bytes());
  const changed = await papers(...asked);
  expect([changed.code, changed.papers[0]!.title]).toEqual([1, expect.stringMatching(/（草稿）$/)]);
});

test("what was to be confirmed is settled by who signs", async () => {
  // The number that the rule gives, typed over the rule.
  put("a.xlsx", new FileEditor(await card("甲学院")).type("评分表", "F16", 2).bytes());
  const asked = ["publicity", at("in"), ...OFFICE];
  put("in/a.xlsx", readFileSync(at("a.xlsx")));
  expect((await papers(...asked)).papers[0]!.findings[0]!.message).toContain("待确认：甲学院");
  await cli(
    ...["review", "sign", at("a.xlsx"), "--stage", "self", "-o", at("in/a.xlsx"), "--force"],
  );
  expect((await papers(...asked)).papers[0]!.title).toMatch(/公示$/);
});

test("of a roster; as sheets", async () => {
  put("in/a.xlsx", await card("甲校", "2026", "weihai-station"));
  put("in/b.xlsx", await card("乙校", "2026", "weihai-station"));
  await cli("intake", at("in"), "--out", at("汇总.xlsx"));
  const paid = await papers("subsidy", at("汇总.xlsx"), "--format", "xlsx");
  expect(paid.papers[0]).toMatchObject({
    file: "2026年度-奖补名单.xlsx",
    sum: 10,
    capitals: "壹拾万元整",
  });
  expect(kindsOf(paid.papers[0]!)).toEqual(["draft"]);
  expect(readdirSync(at("out"))).toEqual(["2026年度-奖补名单.xlsx"]);
});

test("a notice for each unit, with safe names that tell twins apart", async () => {
  put("in/a.xlsx", await card("甲/学院"));
  put("in/b.xlsx", await card("甲:学院"));
  await papers("unit", at("in"), ...OFFICE, "--deadline", "2026年12月10日");
  expect(readdirSync(at("out")).sort()).toEqual([
    "2026年度-考核结果通知-甲 学院-2.docx",
    "2026年度-考核结果通知-甲 学院.docx",
  ]);
});

test("years beside each other; a year twice is refused", async () => {
  put("in/a.xlsx", await card("甲学院"));
  put("去年.xlsx", await card("甲学院", "2025"));
  put("前年.xlsx", await card("甲学院", "2024"));
  const asked = ["comparison", at("in"), "--last", at("去年.xlsx"), at("前年.xlsx")];
  const { papers: made } = await papers(...asked);
  expect(made[0]!.tables[0]![0]).toEqual(["指标", "2024年度", "2025年度", "2026年度", "差"]);
  put("又一份.xlsx", new FileEditor(await card("甲学院", "2025")).type("评分表", "F6", 0).bytes());
  const twice = await cli("notice", ...asked, at("又一份.xlsx"), "--out", at("out"));
  expect([twice.code, twice.err]).toEqual([2, expect.stringContaining("给了两次")]);
});

test("nothing is overwritten without --force", async () => {
  put("in/a.xlsx", await card("甲学院"));
  const asked = ["notice", "awards", at("in"), "--out", at("out")];
  await cli(...asked);
  expect(await cli(...asked)).toMatchObject({ code: 1, err: expect.stringContaining("已经存在") });
});

test("a letterhead without a place for the text is told", async () => {
  put("in/a.xlsx", await card("甲学院"));
  writeFileSync(at("头.docx"), readFileSync(at("in/a.xlsx")));
  const { code, err } = await cli(
    ...["notice", "awards", at("in"), "--out", at("out"), "--template", at("头.docx")],
  );
  expect([code, err]).toEqual([1, expect.stringContaining("{{正文}}")]);
});

test("two cards of one unit are refused; an empty folder, too", async () => {
  expect(await cli("notice", "awards", at("in"), "--out", at("out"))).toMatchObject({ code: 1 });
  put("in/a.xlsx", await card("甲学院"));
  put("in/b.xlsx", new FileEditor(await card("甲学院")).type("评分表", "F6", 0).bytes());
  expect(await cli("notice", "awards", at("in"), "--out", at("out"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("有几份评分表"),
  });
});

test.each([
  [["party", "in"], "文书的种类"],
  [["awards"], "请给出汇总表或评分表"],
  [["awards", "in"], "--out"],
  [["awards", "in", "--out", "out", "--format", "pdf"], "--format 只能是"],
  [["publicity", "in", "--out", "out", "--start", "2026-12-05"], "不是工作日"],
  [["publicity", "in", "--out", "out", "--start", "12月1日"], "不是日期"],
  [["publicity", "in", "--out", "out", "--days", "0"], "--days 只能是"],
  [["subsidy", "in", "--out", "out"], "没有规定奖补金额"],
  [["comparison", "in", "--out", "out"], "--last"],
])("%j is a mistake in the command", async (args, words) => {
  put("in/a.xlsx", await card("甲学院"));
  const paths = args.map((arg) => (arg === "in" || arg === "out" ? at(arg) : arg));
  expect(await cli("notice", ...paths)).toMatchObject({
    code: 2,
    err: expect.stringContaining(words),
  });
});
