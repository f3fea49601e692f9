/** What is made for a unit holds its own card and nothing of others; who is named in it is the office's choice. */
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { unzipSync } from "fflate";
import { openFile, rowsOfSheet, written } from "../../src/review/file";
import { withRecords } from "../../src/review/log";
import type { IdentityRow } from "../../src/sheets/identity/identity-rows";
import { readWorkbook } from "../../src/xlsx/read";
import { columnLetters } from "../../src/sheets/plan/address";
import { RUBRICS, soundCard, take, told } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-20");

const BY = ["--by", "张三", "--at", "2026-11-20T16:30:00+08:00"];
const EARLIER = { by: "李四", at: "2026-11-18T09:00:00+08:00" };
const STAGE = ["--stage", "review"];

/** A card signed at its first stage, with rows that are the office's, or another card's. */
let file: Uint8Array | undefined;

beforeEach(async () => {
  mkdirSync(at("in"));
  put("in/文学院.xlsx", (file ??= await officeFile()));
});

async function officeFile(): Promise<Uint8Array> {
  put("a.xlsx", await soundCard("graduate-college"));
  const signed = ["--stage", "self", "--by", "王五", "--at", "2026-11-19T09:00:00+08:00"];
  const opened = openFile(new Uint8Array(readFileSync(at("a.xlsx"))), RUBRICS);
  let rows: readonly IdentityRow[] = opened.cards[0]!.card.rows;
  rows = withRecords(rows, "k1", OFFICE_RECORDS, EARLIER);
  rows = withRecords(rows, "k2", [{ what: "score", key: "goal", to: "0.1" }], EARLIER);
  rows = [...rows, ["k2", "unit", "法学院"], ["*", "units.1", '["文学院","法学院"]']];
  rows = [...rows, ["#unfinished", "x", "法学院的表"]];
  put("b.xlsx", written(opened, { cells: [], rows }));
  await cli("review", "sign", at("b.xlsx"), ...signed, "-o", at("c.xlsx"));
  return withSharedTexts(readFileSync(at("c.xlsx")));
}

const OFFICE_RECORDS = [
  { what: "taken" as const, key: "文学院（法学院转来）.xlsx", to: "ab12" },
  { what: "matrix" as const, key: "12345678", to: "3" },
  { what: "returned" as const, to: "2" },
];

/** As Excel saves it: the texts of the hidden sheet stand in a part of their own. */
function withSharedTexts(bytes: Uint8Array): Uint8Array {
  const editor = new FileEditor(bytes);
  const texts: string[] = [];
  const standing = editor.text("xl/sharedStrings.xml").match(/<si>/g)!.length;
  editor.editSheet("_rubric", (sheet) =>
    sheet.replace(/ t="inlineStr"([^>]*)><is>(.*?)<\/is>/gs, (_, more: string, text: string) => {
      texts.push(`<si>${text}</si>`);
      return ` t="s"${more}><v>${standing + texts.length - 1}</v>`;
    }),
  );
  editor.edit("xl/sharedStrings.xml", (all) => all.replace("</sst>", `${texts.join("")}</sst>`));
  return editor.bytes();
}

/** Types one score and its reason into a matrix, and writes the copies. */
async function applied(matrix: string[] = [], apply: string[] = []) {
  const made = ["review", "matrix", at("in"), ...STAGE, "-o", at("总表.xlsx"), ...matrix];
  expect((await cli(...made)).err).toBe("");
  const editor = new FileEditor(readFileSync(at("总表.xlsx")));
  const { values } = readWorkbook(readFileSync(at("总表.xlsx")))[0]!;
  const keys = values.find((row) => row.includes("#keys"))!;
  for (const [key, value] of [
    ["goal:review", 0.25],
    ["goal:reason", "未达到评分标准"],
  ] as const)
    editor.type("复核总表", `${columnLetters(keys.indexOf(key))}7`, value);
  put("总表.xlsx", editor.bytes());
  const args = ["review", "apply", at("总表.xlsx"), at("in"), "--out", at("out"), ...BY, ...apply];
  expect((await cli(...args)).code).toBe(0);
  expect(readdirSync(at("out"))).toEqual(["复核-文学院.xlsx"]);
  return readFileSync(at("out/复核-文学院.xlsx"));
}

const textOf = (bytes: Uint8Array) =>
  Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString())
    .join("\n");

async function shown(bytes: Uint8Array) {
  put("shown.xlsx", bytes);
  const { out } = await cli("review", "show", at("shown.xlsx"), "--json");
  const { files } = JSON.parse(out) as {
    files: {
      cards: {
        log: { what: string; stage: string; by: string; altered: boolean }[];
        signatures: { by: string; intact: boolean }[];
        findings: { kind: string }[];
        rows: { key: string; reason: { by: string } | null }[];
      }[];
    }[];
  };
  const { log, signatures, findings, rows } = files[0]!.cards[0]!;
  expect(log.some(({ altered }) => altered)).toBe(false);
  expect(findings.map(({ kind }) => kind).filter((kind) => kind === "log-altered")).toEqual([]);
  return {
    log: log.map(({ what, by }) => `${what} ${by}`.trim()),
    signatures: signatures.map(({ by, intact }) => [by, intact]),
    reason: rows.find(({ key }) => key === "goal")!.reason!.by,
  };
}

test("only the rows of its own card go to a unit, and no part of the file says more", async () => {
  expect(textOf(file!)).toContain("法学院");
  const bytes = await applied();
  for (const word of ["法学院", "12345678", "ab12"])
    expect(textOf(bytes).includes(word)).toBe(false);
  const sheet = openFile(bytes, RUBRICS).identity!;
  const owners = new Set(rowsOfSheet(sheet).map(([owner]) => owner));
  expect([...owners].sort()).toEqual(["", "#card", "k1"]);
  expect(await shown(bytes)).toEqual({
    log: ["generated", "returned 李四", "outside", "signed 王五", "score 张三", "reason 张三"],
    signatures: [["王五", true]],
    reason: "张三",
  });
  // The other scores of the review are still to come.
  expect(told(await take(bytes))).toEqual(["warning missing 评分表!G4"]);
});

test("without names the stage stands for whoever did it, on the line of the signature, too", async () => {
  const bytes = await applied([], ["--names", "off"]);
  for (const name of ["张三", "李四", "王五"]) expect(textOf(bytes).includes(name)).toBe(false);
  expect(await shown(bytes)).toEqual({
    log: ["generated", "returned", "outside", "signed 自评", "score 复核", "reason 复核"],
    signatures: [["自评", true]],
    reason: "复核",
  });
  expect(textOf(bytes)).toContain("自评定稿：自评　2026-11-19 09:00　校验码");
  const args = ["review", "apply", at("总表.xlsx"), at("in"), "--out", at("o"), "--names", "no"];
  expect((await cli(...args)).code).toBe(2);
});

test("nobody is named who scored a stage blind; who signed another stands by it", async () => {
  const bytes = await applied(["--blind"]);
  expect(await shown(bytes)).toEqual({
    log: ["generated", "returned 李四", "outside", "signed 王五", "score", "reason"],
    signatures: [["王五", true]],
    reason: "",
  });
  expect(textOf(bytes).includes("张三")).toBe(false);
});

test("a marked copy holds no more of others, and names nobody on request", async () => {
  put("in/文学院.xlsx", new FileEditor(file!).type("评分表", "F4", "一半").bytes());
  const args = ["intake", at("in"), "--marked", at("标注"), "--force"];
  await cli(...args);
  const bytes = readFileSync(at("标注/文学院.xlsx"));
  expect(["法学院", "王五", "ab12"].map((word) => textOf(bytes).includes(word))).toEqual([
    ...[false, true, false],
  ]);
  await cli(...args, "--names", "off");
  expect(textOf(readFileSync(at("标注/文学院.xlsx"))).includes("王五")).toBe(false);
  expect((await cli(...args, "--names", "no")).code).toBe(2);
});
