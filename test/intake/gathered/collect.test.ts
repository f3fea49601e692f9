/** What several files together tell, and what is made of them. */
import { zipSync } from "fflate";
import { collect, type CollectOptions } from "../../../src/intake/gathered/collect";
import { decodeText } from "../../../src/intake/files/decode-text";
import { issuedOf } from "../../../src/intake/gathered/issued";
import { lettersOf } from "../../../src/intake/gathered/letters";
import { markedCopy } from "../../../src/intake/gathered/marked-copy";
import { rankOf, rostersOf, totalOf } from "../../../src/intake/gathered/roster";
import { rosterCsv } from "../../../src/intake/gathered/roster-file";
import { UnitList } from "../../../src/intake/gathered/units";
import { unreadable } from "../../../src/intake/serve";
import { isZipOfFiles, unpack } from "../../../src/intake/files/unpack";
import { openWorkbook } from "../../../src/xlsx/read";
import { unzip } from "../../xlsx/support/package";
import { rubricOf } from "../../support/rubrics";
import { RUBRICS, soundCard, soundStage, take, told, type CardChoices } from "../support/cards";
import { FileEditor } from "../support/file-editor";

const ID = "graduate-college";

const cardOf = (unit: string, choices: CardChoices = {}) =>
  soundCard(ID, { unit, id: `k-${unit}`, ...choices });

const pdf = new TextEncoder().encode("%PDF-1.7");

const file = async (name: string, bytes: Uint8Array) => take(bytes, {}, name);

async function taken(files: Record<string, Uint8Array>, options: Partial<CollectOptions> = {}) {
  const read = await Promise.all(Object.entries(files).map(([name, bytes]) => file(name, bytes)));
  return collect(read, { rubrics: RUBRICS, ...options });
}

const withFact = (key: string, value: number) => {
  const { scores, facts } = soundStage(rubricOf(ID));
  return { stages: { self: { scores, facts: { ...facts, [key]: value } } } };
};

const savedAt = (bytes: Uint8Array, time: string) => {
  const editor = new FileEditor(bytes);
  const part = [...editor.parts.keys()].find((name) => name.endsWith("core.xml"))!;
  editor.edit(part, (text) => text.replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${time}`));
  return editor.bytes();
};

describe("The list of units", () => {
  test("names who is missing, who is not on it and who is probably meant", async () => {
    const { units, files } = await taken(
      { "a.xlsx": await cardOf("文 学院"), "b.xlsx": await cardOf("外语学院") },
      { units: ["文学院", "外国语学院", "法学院"] },
    );
    expect(units).toEqual({
      missing: ["外国语学院", "法学院"],
      unlisted: [{ unit: "外语学院", file: "b.xlsx", likely: "外国语学院" }],
      duplicate: [],
      unreadable: [],
    });
    expect(files.map(told)).toEqual([[], ["warning unlisted-unit"]]);
  });

  test("nobody is likely where two are equally near", () => {
    expect(new UnitList(["第一医院", "第二医院"]).likely("第三医院")).toBeNull();
  });

  test("is read in UTF-8, UTF-16 and GB18030", () => {
    const text = "文学院\r\n";
    const utf16 = new Uint8Array(
      [...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    );
    const gb = Uint8Array.of(0xce, 0xc4, 0xd1, 0xa7, 0xd4, 0xba, 13, 10);
    for (const bytes of [new TextEncoder().encode(`\ufeff${text}`), utf16, gb])
      expect(decodeText(bytes)).toBe(text);
  });
});

describe("Several files of one unit", () => {
  test("the same bytes count once", async () => {
    const bytes = await cardOf("文学院");
    const { files, units } = await taken({ "a.xlsx": bytes, "b.xlsx": bytes });
    expect(files.map(told)).toEqual([[], ["note same-file"]]);
    expect(units.duplicate).toEqual([]);
  });

  test("the one saved last is proposed; without a time none is", async () => {
    const [one, other] = [await cardOf("文学院"), await cardOf("文学院", withFact("papers", 1))];
    const timed = await taken({
      "a.xlsx": savedAt(one, "2026-11-02T08:00:00Z"),
      "b.xlsx": savedAt(other, "2026-11-01T08:00:00Z"),
    });
    expect(timed.files.map(told)).toEqual([
      ["warning duplicate-unit", expect.stringContaining("warning self-changed 基础数据!C")],
      ["error duplicate-unit"],
    ]);
    expect(timed.files[0]!.findings[1]).toMatchObject({ expected: 1, found: 2 });
    expect(timed.units.duplicate).toEqual([
      { unit: "文学院", files: ["a.xlsx", "b.xlsx"], proposed: "a.xlsx" },
    ]);
    const untimed = await taken({
      "a.xlsx": savedAt(one, ""),
      "b.xlsx": savedAt(other, "2026-11-01T08:00:00Z"),
    });
    expect(untimed.files.map(told)).toEqual([["error duplicate-unit"], ["error duplicate-unit"]]);
  });
});

test("another year than the others, or than asked for", async () => {
  const files = {
    "a.xlsx": await cardOf("文学院"),
    "b.xlsx": await cardOf("法学院"),
    "c.xlsx": await cardOf("理学院", { year: "2025" }),
  };
  expect((await taken(files)).files.map(told)).toEqual([[], [], ["warning other-year"]]);
  expect((await taken(files, { year: "2025" })).files.map(told)).toEqual([
    ["warning other-year"],
    ["warning other-year"],
    [],
  ]);
});

test("a fact that is one for all: the office's, else most files'", async () => {
  const files = {
    "a.xlsx": await cardOf("文学院"),
    "b.xlsx": await cardOf("法学院"),
    "c.xlsx": await cardOf("理学院", withFact("provincial-mean", 0.1)),
  };
  const { files: usual } = await taken(files);
  expect(usual.map(told)).toEqual([
    [],
    [],
    [expect.stringContaining("warning common-fact-differs 基础数据!C")],
  ]);
  expect(usual[2]!.findings[0]).toMatchObject({ expected: 0.9, found: 0.1 });
  const { files: own } = await taken(files, { common: { "provincial-mean": 0.1 } });
  expect(own.map((each) => each.findings.length)).toEqual([1, 1, 0]);
});

test("what was filled in before sending, and cards that were never sent", async () => {
  const sent = await file(
    "sent.xlsx",
    await cardOf("文学院", { stages: { self: { facts: { "target-rate": 0.95 } } } }),
  );
  const { files } = await taken(
    { "a.xlsx": await cardOf("文学院"), "b.xlsx": await cardOf("法学院") },
    { issued: issuedOf([sent]) },
  );
  expect(files.map(told)).toEqual([
    [expect.stringContaining("error given-changed 基础数据!C")],
    ["warning not-issued"],
  ]);
  expect(files[0]!.findings[0]).toMatchObject({ expected: 0.95, found: 0.9 });
});

describe("What was sent", () => {
  const given = { stages: { self: { facts: { "target-rate": 0.95 } } } };
  const sent = async (unit = "文学院") =>
    issuedOf([await file("s.xlsx", await cardOf(unit, { id: "k1", ...given }))]);
  const withTarget = async (change: (back: FileEditor) => void) => {
    const { scores, facts } = soundStage(rubricOf(ID));
    const stages = { self: { scores, facts: { ...facts, "target-rate": 0.95 } } };
    const back = new FileEditor(await cardOf("文学院", { id: "k1", stages }));
    change(back);
    return back.bytes();
  };
  const back = async (
    change: (back: FileEditor) => void,
    more: Awaited<ReturnType<typeof sent>> = [],
  ) => {
    const { files } = await taken(
      { "a.xlsx": await withTarget(change) },
      { issued: [...(await sent()), ...more] },
    );
    return files[0]!;
  };

  test("comes back without a finding", async () => {
    expect(told(await back(() => {}))).toEqual([]);
  });

  test("a target that is lowered at a later stage is told as well: the office may have corrected it", async () => {
    const column = (facts: string) => facts.replace("C", "D");
    const file = await back((each) => each.type("基础数据", column("C19"), 0.5));
    expect(told(file)).toContain("warning given-changed 基础数据!D19");
    expect(file.findings.find(({ kind }) => kind === "given-changed")).toMatchObject({
      expected: 0.95,
      found: 0.5,
    });
  });

  test.each([
    ["version", "C4", "0.9.0"],
    ["fingerprint", "C5", "0badf00d"],
  ])("another %s of the rubric than was sent is told", async (_, cell, value) => {
    const file = await back((each) => each.type("_rubric", cell, value));
    expect(told(file)).toContain("error given-changed");
    expect(file.findings.find(({ kind }) => kind === "given-changed")!.found).toBe(value);
  });

  test("the form of another unit that had one of its own is an error", async () => {
    const other = (await sent("法学院")).map((each) => ({ ...each, id: "k-other" }));
    const rename = (each: FileEditor) =>
      [...each.parts.keys()]
        .filter((part) => each.text(part).includes("文学院"))
        .forEach((part) => each.edit(part, (text) => text.replaceAll("文学院", "法学院")));
    expect(told(await back(rename, other))).toContain("error identity-differs");
    expect(told(await back(rename))).toContain("warning identity-differs");
  });
});

describe("The roster", () => {
  test("holds what is ready or taken, ranked, with where it comes from", async () => {
    const over = new FileEditor(await cardOf("法学院")).type("评分表", "F3", 9).bytes();
    const { files } = await taken({ "a.xlsx": await cardOf("文学院"), "b.xlsx": over });
    const ready = rostersOf(files, RUBRICS, {});
    expect(ready.map(({ rows }) => rows.map(({ unit }) => unit))).toEqual([["文学院"]]);
    const [all] = rostersOf(files, RUBRICS, { taken: { "b.xlsx": "已核实" } });
    const rows = all!.rows.map(({ unit, row, reason }) => [
      unit,
      rankOf(all!.rubric, row),
      totalOf(all!.rubric, row),
      reason,
    ]);
    const sound = files[0]!.cards[0]!.stages.self!.total!;
    // Taken at the bound of its points: 1 in the place of 0.5.
    expect(rows).toEqual([
      ["法学院", 1, sound + 0.5, expect.stringMatching(/^已核实（“.+”填 9，按 1 计）$/) as string],
      ["文学院", 2, sound, ""],
    ]);
    const csv = rosterCsv(all!, {
      id: "r",
      year: "2026",
      readings: {},
      readAt: "2026-11-20T09:00:00+08:00",
    });
    expect(csv.split("\r\n")[1]).toContain("法学院");
    expect(csv).toContain(files[1]!.sha256);
  });
});

test("a file without a card is the unit's whose name its own name, else its folder's, holds", async () => {
  const units = ["文学院", "外国语学院", "国语学院", "法学院"];
  const names: [string, string | null][] = [
    ["文学院（盖章）.pdf", "文学院"],
    ["2026年文学院自评.pdf", "文学院"],
    ["某大学文学院.pdf", "文学院"],
    ["天文学院.pdf", null],
    ["外国语学院.pdf", "外国语学院"],
    ["批次.zip/法学院/扫描.pdf", "法学院"],
    ["文 学 院.pdf", "文学院"],
    ["扫描件.pdf", null],
  ];
  const files = await Promise.all(names.map(([name]) => file(name, pdf)));
  const { units: found } = collect(files, { rubrics: RUBRICS, units });
  const named = new Map(found.unreadable.map((each) => [each.file, each.unit]));
  expect(names.map(([name]) => [name, named.get(name)])).toEqual(names);
  // Their cards are lacking all the same.
  expect(found.missing).toEqual(units);
});

test("the letter about a file that cannot be read goes to the unit that its name gives", async () => {
  const { files } = collect([await file("法学院.pdf", pdf)], {
    rubrics: RUBRICS,
    units: ["法学院"],
  });
  expect(lettersOf(files, RUBRICS, "2026-11-20")).toMatchObject([
    { unit: "法学院", text: expect.stringContaining("法学院：") as string },
  ]);
});

test("files that could not be opened are no copies of each other", () => {
  const trouble = { zh: "读不到。", en: "It cannot be read." };
  const { files } = collect([unreadable("a", trouble), unreadable("b", trouble)], { rubrics: [] });
  expect(files.map(told)).toEqual([["error unreadable-file"], ["error unreadable-file"]]);
});

test("a letter says what, where, and what to do, and nothing that controls a terminal", async () => {
  const name = "法学院\u001b[2J";
  const bytes = new FileEditor(await cardOf("法学院")).type("评分表", "E21", 30).bytes();
  const { files } = await taken({ [`${name}.xlsx`]: bytes, "b.xlsx": await cardOf("文学院") });
  const [letter, ...others] = lettersOf(files, RUBRICS, "2026-11-20");
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ unit: "法学院" });
  expect(letter!.text).toMatch(/必须更正（1 处）\r\n1\. 评分表!E21：/);
  expect(letter!.text).not.toContain("\u001b");
});

test("a marked copy colours and comments the cells and leaves every other part", async () => {
  const bytes = new FileEditor(await cardOf("法学院")).type("评分表", "E21", 30).bytes();
  const copy = markedCopy(bytes, (await take(bytes)).findings, "zh")!;
  const [before, after] = [unzip(bytes), unzip(copy)];
  const changed = Object.keys(before).filter(
    (name) => Buffer.compare(before[name]!, after[name]!) !== 0,
  );
  expect(changed.sort()).toEqual(
    ["[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"].sort(),
  );
  const { sheets, formats } = openWorkbook(copy);
  const [sheet] = sheets;
  expect(sheet!.comments).toMatchObject([
    { address: "E21", text: expect.stringContaining("分值") as string },
  ]);
  expect(formats.cells[sheet!.styles[20]![4]!]).toMatchObject({ fill: "FFC7CE" });
  expect((await take(copy)).cards).toEqual((await take(bytes)).cards);
});

test("a zip of files, with names in UTF-8 or GB18030", async () => {
  const bytes = await cardOf("文学院");
  const zip = zipSync({
    "文学院.xlsx": bytes,
    "__MACOSX/._a": new Uint8Array(1),
    "里/.x": new Uint8Array(1),
  });
  expect([isZipOfFiles(zip), isZipOfFiles(bytes)]).toEqual([true, false]);
  expect([...unpack("a.zip", zip)].map(({ file: name }) => name)).toEqual(["a.zip/文学院.xlsx"]);
  // The same name in the code page of Chinese Windows, which is as long with one sign more.
  const plain = zipSync({ "abcdef.xlsx": bytes });
  const gb = Uint8Array.of(0xce, 0xc4, 0xd1, 0xa7, 0xd4, 0xba);
  const text = new TextDecoder("latin1").decode(plain);
  for (let at = text.indexOf("abcdef"); at >= 0; at = text.indexOf("abcdef", at + 1))
    plain.set(gb, at);
  expect([...unpack("a.zip", plain)].map(({ file: name }) => name)).toEqual(["a.zip/文学院.xlsx"]);
});
