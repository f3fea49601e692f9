/** A workbook carries the whole of a rubric that is not official: its cards are read wherever they are sent. */
import { parseRubric } from "../../../src/rubric/load";
import type { Rubric } from "../../../src/rubric/types";
import { rubricFingerprint } from "../../../src/rubric/fingerprint";
import { carriedBy, rubricsOfFile } from "../../../src/intake/files/carried";
import { rostersOf } from "../../../src/intake/gathered/roster";
import { collect } from "../../../src/intake/gathered/collect";
import { carriedIn, carriedOf, carriedRows } from "../../../src/sheets/identity/carried-rubric";
import { withCards } from "../../../src/sheets/identity/identity-rows";
import { identityOf } from "../../../src/sheets/identity/identity";
import { writeCard } from "../../../src/xlsx/card-file";
import { writeRoster } from "../../../src/xlsx/roster-file";
import { readWorkbook } from "../../../src/xlsx/read";
import { scorecard } from "../../scoring/support/scorecards";
import { rubricOf, rubricText } from "../../support/rubrics";
import { RUBRICS, soundCard, soundStage, take, told } from "../support/cards";
import { FileEditor } from "../support/file-editor";

interface OwnJson {
  id: string;
  version: string;
  name: { zh: string };
}

/** The rules of a college of its own. */
function ownRubric(change: (json: OwnJson) => void = () => {}): Rubric {
  const json = JSON.parse(rubricText("graduate-college.json")) as OwnJson;
  json.id = "own-college";
  json.name.zh = "本院就业考核";
  change(json);
  const { rubric, problems } = parseRubric(JSON.stringify(json), "own.json");
  if (!rubric) throw new Error(JSON.stringify(problems));
  return rubric;
}

const own = ownRubric();
const card = (rubric: Rubric, unit = "文学院") =>
  writeCard(rubric, {
    ...{ id: `k-${unit}`, unit, year: "2026" },
    filled: scorecard(rubric, { self: soundStage(rubric) }, {}),
  });

test("is read as what it is where nobody has its rubric, without a finding", async () => {
  const read = await take(await card(own));
  expect(told(read)).toEqual([]);
  expect(read.cards).toMatchObject([
    { rubric: "own-college", unit: "文学院", stage: "self", recognised: "identity" },
  ]);
  expect(read.cards[0]!.stages).toEqual(
    (await take(await soundCard("graduate-college"))).cards[0]!.stages,
  );
  expect(read.carried!.map(rubricFingerprint)).toEqual([rubricFingerprint(own)]);
});

test("an official rubric is carried by none", async () => {
  const sheets = readWorkbook(await soundCard("graduate-college"));
  expect(carriedIn(sheets.at(-1)!.values)).toEqual([]);
});

test("a roster carries it, too", async () => {
  const sheets = readWorkbook(await writeRoster(own, { id: "r", year: "2026", readings: {} }, []));
  expect(rubricsOfFile({ sheets }, [], RUBRICS).rubricOf({ rubric: "own-college" })).toEqual(own);
});

test("the rows are short enough for a cell, and keep blanks and signs at their ends", () => {
  const text = `=${" 学".repeat(40_000)}\u{1f600} `;
  const rows = carriedRows({ id: "own", fingerprint: "ab12", text });
  expect(rows.length).toBeGreaterThan(1);
  expect(Math.max(...rows.map(([, , piece]) => piece!.length))).toBeLessThan(32_767);
  const trimmed = rows.map((row) => row.map((cell) => cell.trim()));
  expect(carriedIn([...trimmed].reverse())).toEqual([{ id: "own", fingerprint: "ab12", text }]);
  expect(carriedIn(rows.slice(1))).toEqual([]);
});

test("it stands once, however many cards there are, and beside what stood there", () => {
  const names = { scorecard: "表", facts: "数据", result: "结果" };
  const identity = (id: string) =>
    identityOf(own, { id, unit: id, year: "2026", readings: {}, names }, rubricFingerprint(own));
  const rows = withCards(withCards([], [identity("a")]), [identity("b"), identity("a")]);
  expect(carriedIn(rows)).toEqual([carriedOf(own)]);
  expect(rows.filter(([first]) => String(first).startsWith("#rubric:"))).toHaveLength(
    carriedRows(carriedOf(own)!).length,
  );
});

test("what the office has under the id is the rubric: the file's own is told as another version", async () => {
  const easier = ownRubric((json) => (json.name.zh = "本院就业考核（修改稿）"));
  const read = await take(await card(easier), { rubrics: [...RUBRICS, own] });
  expect(told(read)[0]).toMatch(/^warning other-version _rubric!C5/);
  expect(read.carried).toBeUndefined();
});

describe("where the office has another version", () => {
  const newer = ownRubric((json) => (json.version = "9.0.0"));
  const rubrics = [...RUBRICS, newer];

  test("a card is scored by the office's, ranked with the others, and told, whatever it carries", async () => {
    const [older, present] = [await card(own), await card(newer, "法学院")];
    const files = [
      await take(older, { rubrics }, "a.xlsx"),
      await take(present, { rubrics }, "b.xlsx"),
    ];
    expect(files.map(told)).toEqual([["warning other-version _rubric!C4"], []]);
    expect(files[0]!.findings[0]).toMatchObject({ expected: "9.0.0", found: own.version });
    expect(files[0]!.findings[0]!.message.zh).toContain("已按现用版本读取和计分");
    expect(files.map(({ carried }) => carried)).toEqual([undefined, undefined]);
    const { files: collected } = collect(files, { rubrics });
    const rosters = rostersOf(collected, rubrics, { taken: { "a.xlsx": "已核实" } });
    expect(
      rosters.map(({ rubric, rows }) => [rubric.version, rows.map(({ unit }) => unit)]),
    ).toEqual([["9.0.0", ["文学院", "法学院"]]]);
  });

  test("a card brings along no rules that it is scored by: what they change is told on the form", async () => {
    const easy = ownRubric((json) => {
      json.version = "9.0.1";
      const text = JSON.stringify(json).replace("feedback_errors,1)", "feedback_errors,0.1)");
      Object.assign(json, JSON.parse(text) as OwnJson);
    });
    const read = await take(await card(easy), { rubrics });
    const sound = await take(await card(newer), { rubrics });
    expect(read.cards[0]!.stages).toEqual(sound.cards[0]!.stages);
    expect(told(read)).toContain("warning other-version _rubric!C4");
    expect(told(read).join("\n")).toContain("error rule-changed");
  });

  test("the same card in the open workbook, or given to score, is read by its own", async () => {
    const read = await take(await card(own), { rubrics, byOwnVersion: true });
    expect(told(read)).toEqual(["warning other-version _rubric!C4"]);
    expect(read.carried?.map(({ version }) => version)).toEqual([own.version]);
    expect(read.findings[0]!.message.zh).toContain("已按那一版读取和计分");
  });

  test("a card is read by the office's where the text that it carries is not the one that it states", async () => {
    const file = new FileEditor(await card(own));
    file.type("_rubric", "C4", "1.0.1");
    const read = await take(file.bytes(), { rubrics });
    expect(told(read)[0]).toBe("warning other-version _rubric!C4");
    expect(read.carried).toBeUndefined();
  });
});

test("an official rubric cannot be brought along under its own id", async () => {
  const forged = { ...carriedOf(own)!, id: "graduate-college" };
  const file = new FileEditor(await soundCard("graduate-college"));
  carriedRows(forged).forEach((cells, index) =>
    cells.forEach((cell, column) => file.type("_rubric", `${"ABC"[column]}${30 + index}`, cell)),
  );
  const read = await take(file.bytes());
  expect([told(read), read.carried]).toEqual([[], undefined]);
});

test.each(["{", "[]", '{"id":"own-college"}', "x".repeat(1_200_000)])(
  "a text that is no sound rubric is none (%.20s)",
  (text) => {
    const values = carriedRows({ id: "own-college", fingerprint: "ab12", text });
    const sheet = { ...readNothing, name: "_rubric", values };
    expect(rubricsOfFile({ sheets: [sheet] as never }, [], RUBRICS).rubrics).toEqual(RUBRICS);
  },
);

const readNothing = { top: 0, left: 0, formulas: [], styles: [], merges: [] };

test("of several, that of most files is the rubric, and the others are told", async () => {
  const altered = ownRubric((json) => (json.name.zh = "改过的考核"));
  const files = [
    await take(await card(altered), {}, "a.xlsx"),
    await take(await card(own, "法学院"), {}, "b.xlsx"),
    await take(await card(own, "理学院"), {}, "c.xlsx"),
  ];
  expect(carriedBy(files).map(({ name }) => name.zh)).toEqual(["本院就业考核"]);
  const { files: collected } = collect(files, { rubrics: RUBRICS });
  expect(collected.map(told)).toEqual([["warning other-version _rubric"], [], []]);
});

test("the rubric of the examples is an official one", () => {
  expect(carriedOf(rubricOf("graduate-college"))).toBeUndefined();
});
