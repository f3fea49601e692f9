/** `review` on the command line: what is written into a file, what stays as it stood, and what is told afterwards. */
import { readFileSync, writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { prepareToSend, restore } from "../../src/xlsx/send";
import { rubricOf } from "../support/rubrics";
import { soundCard, soundStage, take, told } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-20");

const BY = ["--by", "张三", "--at", "2026-11-20T16:30:00+08:00"];
const REVIEW = ["--stage", "review"];

interface Card {
  card: string;
  stages: Record<string, { total: number; complete: boolean }>;
  rows: {
    key: string;
    stages: Record<string, unknown>;
    difference: number | null;
    due: boolean;
    reason: { code: string; text: string } | null;
    cell: string;
  }[];
  outside: Record<string, unknown>[];
  log: { what: string; key: string; from: string; to: string; by: string }[];
  signatures: {
    code: string;
    open: boolean;
    intact: boolean;
    codeMatches: boolean | null;
    changed: Record<string, unknown>[];
    effects: { stage: string; figure: string; from: string; to: string }[];
    form: { kind: string; cell: string }[];
  }[];
  findings: { kind: string; severity: string; key?: string }[];
}

const shown = async (name: string, ...more: string[]) => {
  const { code, out } = await cli("review", "show", at(name), "--json", ...more);
  const { files } = JSON.parse(out) as { files: { cards: Card[] }[] };
  return { code, ...files[0]!.cards[0]! };
};

const write = async (act: string, from: string, to: string, ...more: string[]) =>
  cli("review", act, at(from), ...more, ...BY, "-o", at(to), "--json");

/** 自评 filled in, 复核 agreed to; made once. */
let reviewed: Uint8Array | undefined;
const agreed = async () => {
  if (reviewed) {
    put("b.xlsx", reviewed);
    return;
  }
  put("a.xlsx", await soundCard("graduate-college"));
  expect((await write("agree", "a.xlsx", "b.xlsx", ...REVIEW)).code).toBe(0);
  reviewed = readFileSync(at("b.xlsx"));
};

const row = ({ rows }: Card, key: string) => rows.find((each) => each.key === key)!;

test("a score is written with its reason; the file's figures follow, and intake finds nothing", async () => {
  await agreed();
  const done = await write(
    "set",
    "b.xlsx",
    "c.xlsx",
    "goal=0.25",
    ...REVIEW,
    "--reason",
    "standard:三次以下",
  );
  expect([done.code, done.json()]).toEqual([
    0,
    {
      file: at("c.xlsx"),
      written: [{ stage: "review", key: "goal", from: 0.5, to: 0.25 }],
      recorded: true,
    },
  ]);
  const card = await shown("c.xlsx");
  expect(card).toMatchObject({ code: 0, outside: [], findings: [] });
  expect(row(card, "goal")).toMatchObject({
    ...{ stages: { self: 0.5, review: 0.25 }, difference: -0.25, due: false },
    reason: { code: "standard", text: "三次以下" },
  });
  expect(card.log.slice(-2)).toMatchObject([
    { what: "score", key: "goal", from: "0.5", to: "0.25", by: "张三" },
    { what: "reason", key: "goal", to: "三次以下" },
  ]);
  const read = await take(readFileSync(at("c.xlsx")));
  expect(told(read)).toEqual([]);
  expect(read.cards[0]!.stages.review!.total).toBeCloseTo(card.stages.self!.total - 0.25, 9);
});

test("every part of the file that holds none of it stays byte for byte, and every other cell of those that do", async () => {
  await agreed();
  const editor = new FileEditor(readFileSync(at("b.xlsx")));
  editor.parts.set("customXml/item1.xml", "<own xmlns='urn:x'>甲</own>");
  editor.editSheet("基础数据", (xml) => xml.replace("<sheetData>", "<!-- own --><sheetData>"));
  put("b.xlsx", editor.bytes());
  await write("set", "b.xlsx", "c.xlsx", "goal=0.25", ...REVIEW);
  const [before, after] = [readFileSync(at("b.xlsx")), readFileSync(at("c.xlsx"))].map((bytes) =>
    unzipSync(bytes),
  );
  const changed = Object.keys(after!).filter(
    (name) => Buffer.compare(before![name]!, after![name]!) !== 0,
  );
  const parts = ["评分表", "考核结果", "_rubric"].map((sheet) => editor.sheetPart(sheet));
  expect(changed.sort()).toEqual(parts.sort());
  expect(Object.keys(after!)).toEqual(Object.keys(before!));
  const cells = (xml: string) => xml.match(/<c [^>]*?(?:\/>|>.*?<\/c>)/gs)!;
  const sheet = new FileEditor((after as never) && readFileSync(at("c.xlsx")));
  const [old, now] = [editor, sheet].map((each) => cells(each.text(each.sheetPart("评分表"))));
  const other = now!.filter((cell, index) => cell !== old![index]);
  expect(other.length).toBeLessThan(6);
  expect(other.some((cell) => /<v>0\.25<\/v>/.test(cell))).toBe(true);
});

test("a corrected fact is typed over the one that is carried; taken away, its formula stands there again", async () => {
  await agreed();
  await write("set", "b.xlsx", "c.xlsx", "late-items=3", ...REVIEW);
  const card = await shown("c.xlsx");
  expect(row(card, "timeliness")).toMatchObject({ stages: { self: 4, review: 3 }, due: false });
  expect(row(card, "late-items")).toMatchObject({ stages: { self: 2, review: 3 }, due: true });
  expect([card.code, card.findings]).toMatchObject([
    1,
    [{ kind: "reason-missing", key: "late-items" }],
  ]);
  await write("set", "c.xlsx", "d.xlsx", "late-items=", ...REVIEW);
  expect(told(await take(readFileSync(at("d.xlsx"))))).toEqual([]);
  expect(row(await shown("d.xlsx"), "timeliness").stages).toEqual({ self: 4, review: 4 });
  await write("set", "d.xlsx", "e.xlsx", "timeliness=3.5", ...REVIEW);
  expect(told(await take(readFileSync(at("e.xlsx"))))).toEqual(["error rule-replaced 评分表!G23"]);
  await write("set", "e.xlsx", "f.xlsx", "timeliness=", ...REVIEW);
  expect(told(await take(readFileSync(at("f.xlsx"))))).toEqual([]);
});

test("a signed card says what was touched: inputs, what follows, and the form", async () => {
  await agreed();
  const signed = await write("sign", "b.xlsx", "c.xlsx", ...REVIEW);
  const { code } = signed.json() as { code: string };
  expect(await shown("c.xlsx", "--code", code.toLowerCase().replace(/-/g, ""))).toMatchObject({
    code: 0,
    signatures: [{ code, intact: true, open: false, codeMatches: true, changed: [], form: [] }],
  });
  expect(await shown("c.xlsx", "--code", "0000-0000-0000")).toMatchObject({
    code: 1,
    signatures: [{ codeMatches: false }],
  });
  const text = new FileEditor(readFileSync(at("c.xlsx")));
  expect(text.text(text.sheetPart("考核结果"))).toContain(
    `复核定稿：张三　2026-11-20 16:30　校验码 ${code}`,
  );

  const typed = new FileEditor(readFileSync(at("c.xlsx"))).type("评分表", "F3", 1);
  put("d.xlsx", typed.bytes());
  const [signature] = (await shown("d.xlsx")).signatures;
  expect(signature).toMatchObject({
    intact: false,
    changed: [
      {
        what: "score",
        stage: "self",
        key: "goal",
        name: "总体目标",
        sheet: "评分表",
        cell: "F3",
        from: "0.5",
        to: "1",
      },
    ],
    form: [],
  });
  expect(signature!.effects).toContainEqual({
    stage: "self",
    figure: "total",
    from: "113.043478261",
    to: "113.543478261",
  });

  const form = new FileEditor(readFileSync(at("c.xlsx")));
  put("e.xlsx", form.formula("评分表", "F23", "=1+3", 4).bytes());
  expect((await shown("e.xlsx")).signatures).toMatchObject([
    { intact: false, changed: [], form: [{ kind: "rule-changed", cell: "F23" }] },
  ]);
});

test("colours, protection, other programs' spelling and sending are nothing; the text stays the same", async () => {
  await agreed();
  await write("sign", "b.xlsx", "c.xlsx", ...REVIEW);
  const text = async (name: string) => (await cli("review", "state", at(name), ...REVIEW)).out;
  const before = await text("c.xlsx");
  expect(before.startsWith("review\t1\n") || before.startsWith("review")).toBe(true);
  const editor = new FileEditor(readFileSync(at("c.xlsx")));
  for (const sheet of ["评分表", "基础数据"])
    editor.editSheet(sheet, (xml) =>
      xml
        .replace(/<sheetProtection[^>]*\/>/, "")
        .replace(/ s="\d+"/g, ' s="0"')
        .replace(/ ht="[\d.]+"/g, ' ht="40"'),
    );
  put("d.xlsx", editor.bytes());
  put("e.xlsx", restore(prepareToSend(restore(readFileSync(at("c.xlsx"))).bytes).bytes).bytes);
  for (const name of ["d.xlsx", "e.xlsx"]) {
    expect(await text(name)).toBe(before);
    expect((await shown(name)).signatures).toMatchObject([{ intact: true }]);
    expect((await shown(name)).log).toEqual((await shown("c.xlsx")).log);
  }
});

test("a signed stage is opened before anything is written; a stage that is not complete is not signed", async () => {
  await agreed();
  await write("set", "b.xlsx", "open.xlsx", "goal=", ...REVIEW);
  const not = await write("sign", "open.xlsx", "x.xlsx", ...REVIEW);
  expect([not.code, not.err]).toEqual([
    1,
    expect.stringContaining("还没有填完整，或有误：总体目标（评分表!G3）"),
  ]);
  await write("sign", "b.xlsx", "c.xlsx", ...REVIEW);
  const refused = await write("set", "c.xlsx", "x.xlsx", "goal=0.1", ...REVIEW);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("已经定稿")]);
  expect((await write("set", "c.xlsx", "x.xlsx", "goal=0.1", "--stage", "self")).code).toBe(1);
  expect((await write("reopen", "c.xlsx", "x.xlsx", ...REVIEW)).code).toBe(2);
  const opened = await write("reopen", "c.xlsx", "d.xlsx", ...REVIEW, "--reason", "补充材料");
  expect(opened.json()).toMatchObject({ reopened: ["review"] });
  expect((await shown("d.xlsx")).signatures).toMatchObject([{ open: true, intact: true }]);
  await write("set", "d.xlsx", "e.xlsx", "goal=0.1", ...REVIEW);
  const again = await write("sign", "e.xlsx", "f.xlsx", ...REVIEW);
  expect(again.json()).toMatchObject({ reasonsMissing: 1, changedSince: 1 });
});

test("mistakes in the command are 2 and write nothing; nothing is overwritten without --force", async () => {
  await agreed();
  for (const args of [
    ["set", at("b.xlsx"), "goal=0.1"],
    ["set", at("b.xlsx"), "goal=0.1", "--stage", "later"],
    ["set", at("b.xlsx"), "nothing=0.1", ...REVIEW],
    ["set", at("b.xlsx"), "goal=优", ...REVIEW],
    ["set", at("b.xlsx"), "goal=9", ...REVIEW],
    ["set", at("b.xlsx"), "goal", ...REVIEW],
    ["set", at("b.xlsx"), "goal=0.1", ...REVIEW, "--reason", "why"],
    ["set", at("b.xlsx"), "goal=0.1", ...REVIEW, "--reason", "other"],
    ["set", at("b.xlsx"), "goal=0.1", ...REVIEW, "--at", "yesterday"],
    ["show", at("b.xlsx"), "--card", "k9"],
    ["agree", at("b.xlsx"), ...REVIEW, "--section", "nothing"],
    ["forget", at("b.xlsx")],
    ["show"],
  ])
    expect([args.join(" "), (await cli("review", ...args, "-o", at("x.xlsx"))).code]).toEqual([
      args.join(" "),
      2,
    ]);
  expect(() => readFileSync(at("x.xlsx"))).toThrow();
  expect((await cli("review", "set", at("b.xlsx"), "goal=0.1", ...REVIEW)).code).toBe(1);
  expect((await cli("review", "set", at("b.xlsx"), "goal=0.1", ...REVIEW, "--force")).code).toBe(0);
  expect(row(await shown("b.xlsx"), "goal").stages).toMatchObject({ review: 0.1 });
});

test("without the sheet of records a score is written, and it is said that nothing was recorded", async () => {
  put("a.xlsx", await soundCard("graduate-college"));
  const editor = new FileEditor(readFileSync(at("a.xlsx")));
  editor.edit("xl/workbook.xml", (xml) => xml.replace(/<sheet name="_rubric"[^>]*\/>/, ""));
  put("b.xlsx", editor.bytes());
  const done = await write("set", "b.xlsx", "c.xlsx", "goal=0.25", ...REVIEW);
  expect(done.json()).toMatchObject({ recorded: false });
  const card = await shown("c.xlsx");
  expect([row(card, "goal").stages.review, card.log]).toEqual([0.25, []]);
  expect(card.findings).toContainEqual(expect.objectContaining({ kind: "identity-missing" }));
});

test("an edit in another program is told, and becomes a record by nobody with the next act", async () => {
  await agreed();
  put("c.xlsx", new FileEditor(readFileSync(at("b.xlsx"))).type("评分表", "G3", 0.25).bytes());
  expect((await shown("c.xlsx")).outside).toMatchObject([
    { stage: "review", key: "goal", from: "0.5", to: "0.25", cell: "G3" },
  ]);
  await write("set", "c.xlsx", "d.xlsx", "leadership=0.1", ...REVIEW);
  const { outside, log } = await shown("d.xlsx");
  expect(outside).toEqual([]);
  expect(log.slice(-2)).toMatchObject([
    { what: "outside", key: "goal", from: "0.5", to: "0.25", by: "" },
    { what: "score", key: "leadership", by: "张三" },
  ]);
});

test("an own rubric is reviewed by what the workbook carries of it", async () => {
  const own = { ...rubricOf("graduate-college"), id: "own-college", version: "2.0.0" };
  const { writeCard } = await import("../../src/xlsx/card-file");
  const { scorecard } = await import("../scoring/support/scorecards");
  const filled = scorecard(own, { self: soundStage(own) });
  writeFileSync(
    at("a.xlsx"),
    await writeCard(own, { id: "k1", unit: "文学院", year: "2026", filled }),
  );
  expect((await write("agree", "a.xlsx", "b.xlsx", ...REVIEW)).code).toBe(0);
  expect((await write("sign", "b.xlsx", "c.xlsx", ...REVIEW)).code).toBe(0);
  expect(await shown("c.xlsx")).toMatchObject({ code: 0, signatures: [{ intact: true }] });
});
