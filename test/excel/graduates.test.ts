/** A list of graduates in Excel: read in parts, its statistics drawn beside it, facts of a card filled from it. */
import { strFromU8, unzipSync } from "fflate";
import { readIdentity } from "../../src/sheets/identity/identity";
import { PlainSheet } from "../../src/graduates/sheet-plan";
import { ListServer } from "../../src/graduates/serve";
import type { Scalar } from "../../src/formula/values";
import { emptyListMemory } from "../../src/sheets/identity/list-memory";
import { IDENTITY_SHEET } from "../../src/sheets/card/sheet-names";
import { DEFAULTS } from "../../src/graduates/readings";
import { fillUnits, neededByCards, type FillUnit } from "../../src/taskpane/graduates/filling";
import { GraduatesSession } from "../../src/taskpane/graduates/session";
import { sourceOf } from "../../src/taskpane/graduates/words";
import { Faults } from "./support/faults";
import {
  contents,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  type Workbook,
} from "./support/workbook";

jest.setTimeout(60_000);

let workbook: Workbook;
beforeEach(async () => {
  workbook = await openWorkbook({ now: () => new Date("2026-09-01T02:00:00Z") });
});
afterEach(() => workbook.close());

const HEADER = ["学号", "姓名", "学院", "学历", "毕业去向"];
const DESTINATIONS = ["签就业协议形式就业", "升学", "待就业", "考研"];
const person = (nth: number): Scalar[] => [
  ...[`2026${1000 + nth}`, `姓名${nth}`, nth % 2 === 0 ? "文学院" : "理学院", "本科"],
  DESTINATIONS[nth % 4]!,
];
const LIST = [HEADER, ...Array.from({ length: 120 }, (_, nth) => person(nth))];

async function write(name: string, rows: readonly Scalar[][]): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add(name);
    const range = sheet.getRangeByIndexes(1, 1, rows.length, rows[0]!.length);
    range.numberFormat = rows.map((row) => row.map(() => "@"));
    range.values = rows as (string | number)[][];
    sheet.getRange("A5:A6").rowHidden = true;
    await context.sync();
  });
  await workbook.excel.idle();
}

async function readList(name: string) {
  const sheet = (await workbook.book.listSheets()).find((each) => each.name === name)!;
  const told: number[] = [];
  const { signal } = new AbortController();
  const report = (done: number) => void told.push(done);
  return { cells: await workbook.book.readListSheet(sheet, { report, signal }), told };
}

const asked = {
  ...{ readings: DEFAULTS, table: {}, units: [], regions: [], until: [], counted: 20260901 },
};

test("a sheet is read in parts, with what is hidden; statistics are formulas beside it, and are drawn again", async () => {
  await write("台账", LIST);
  const { cells, told } = await readList("台账");
  expect(cells.values).toEqual(LIST);
  expect([cells.top, cells.left, [...cells.hiddenRows]]).toEqual([1, 1, [4, 5]]);
  expect(told).toEqual([100, 121]);

  const server = new ListServer();
  const { date1904, ...sheet } = cells;
  await server.answer({ do: "open", source: { from: "sheet", sheet, date1904 } });
  const look = await server.answer({ do: "look", sheet: 0 });
  if (look.got !== "look") throw new Error("The list was refused.");
  await server.answer({ do: "gather", sheet: 0, mapping: look.look.mapping });
  const drawing = await server.answer({ do: "draw", asked, source: "台账", at: "now" });
  if (drawing.got !== "plans") throw new Error("Nothing to draw.");
  expect(drawing.live).toBe(true);
  for (let time = 0; time < 2; time++) {
    expect(await workbook.book.drawStatistics(drawing.plans)).toMatchObject({
      sheet: "毕业生统计",
    });
    await workbook.excel.idle();
    const { values } = await contents("毕业生统计");
    expect(values[2]!.slice(0, 4)).toEqual(["未归类", 0, "核对", "一致"]);
    expect(values.slice(4, 7).map((row) => [row[0], ...row.slice(3, 7)])).toEqual([
      ["合计", 120, 60, 30, 30],
      ["合计", 120, 60, 30, 30],
      ["文学院", 60, 30, 0, 30],
    ]);
  }
  // What a correction of the list changes is followed.
  await workbook.excel.user.type("台账!F2", "毕业去向");
  await workbook.excel.user.type("台账!F5", "升学");
  await workbook.excel.idle();
  expect((await contents("毕业生统计")).values[4]!.slice(3, 7)).toEqual([120, 61, 30, 29]);
});

test("facts of cards and of rosters are filled in one act, each with its source in the log; the list is remembered with them", async () => {
  const rubric = rubricOf("graduate-college");
  await generated(workbook, requestFor(rubric));
  const rows = rubricOf("ccit");
  const units = { from: "names" as const, names: ["文学院", "理学院"] };
  const request = { rubric: rows, year: "2026", readings: {}, units };
  const drawn = await workbook.book.generateRoster(request, "ask");
  if (!drawn.done) throw new Error("The name was taken.");
  const card = (await workbook.book.cards()).find(({ kind }) => kind === "scorecard")!;
  const source = "毕业生名单 台账，2026-09-01 统计";
  const key = rubric.facts.find(({ from }) => from !== undefined)!.id;
  const memory = {
    ...{ lists: [], table: { 考研: "80" }, readings: { twice: "first" } },
    ...{ units: { 文学院: "人文学院" }, also: { regions: "山东" } },
  };
  await workbook.book.fillFacts({
    cards: [
      { card, rubric, values: [{ key, value: 0.925, source }] },
      {
        ...{ card: drawn.card, rubric: rows },
        values: [
          { key: "graduates", unit: "理学院", value: 81, source },
          { key: "stayed", unit: "理学院", value: 40, source },
        ],
      },
    ],
    memory,
  });
  await workbook.excel.idle();
  const { scorecard } = await workbook.book.read(card, rubric);
  const stage = rubric.stages[0]!.id;
  expect(scorecard.stages[stage]!.facts[key]).toMatchObject({ value: 0.925, origin: "typed" });
  const { units: filled } = await workbook.book.readRoster(drawn.card, rows);
  expect(filled.map(({ unit, facts }) => [unit, facts!["graduates"], facts!["stayed"]])).toEqual([
    ["文学院", null, null],
    ["理学院", 81, 40],
  ]);
  const identities = readIdentity((await contents(IDENTITY_SHEET)).values);
  const log = (id: string) => identities.find((each) => each.card === id)!.log;
  expect(log(card.id)).toMatchObject([
    { what: "generated" },
    { what: `fact.${key}`, from: "", to: "0.925", source },
  ]);
  expect(log(drawn.card.id).map(({ what, to }) => [what, to])).toEqual([
    ["generated", `${rows.id}@${rows.version}`],
    ["fact.graduates.理学院", "81"],
    ["fact.stayed.理学院", "40"],
  ]);
  expect(await workbook.book.listMemory()).toEqual(memory);
});

test("a row that is gone is said, and nothing is filled in", async () => {
  const rubric = rubricOf("graduate-college");
  await generated(workbook, requestFor(rubric));
  const [card] = await workbook.book.cards();
  const key = rubric.facts.find(({ from }) => from !== undefined)!.id;
  const values = [key, "no-such-fact"].map((each) => ({ key: each, value: 1, source: "" }));
  const filling = { cards: [{ card: card!, rubric, values }], memory: emptyListMemory() };
  await expect(workbook.book.fillFacts(filling)).rejects.toThrow(
    "缺少要填的行或列，没有改动任何内容",
  );
  const { scorecard } = await workbook.book.read(card!, rubric);
  expect(scorecard.stages[rubric.stages[0]!.id]!.facts[key]!.value).toBeNull();
});

test("large statistics go in several messages, none above the 5 MB that Excel on the web takes", async () => {
  const large = await openWorkbook({ behaviours: ["requestLimit"] });
  const sheet = new PlainSheet("毕业生统计", "visible");
  const [rows, columns, text] = [210, 10, "统计".repeat(500)];
  sheet.put(0, 0, { value: "毕业生统计" }, "title");
  for (let row = 1; row <= rows; row++)
    for (let column = 0; column < columns; column++)
      sheet.put(row, column, { value: text }, "note");
  large.bytes();
  await large.book.drawStatistics([sheet.build([{ width: 20 }])]);
  expect(large.bytes()).toBeGreaterThan(5 * 1024 * 1024);
  await large.excel.idle();
  const { values } = await contents("毕业生统计");
  expect(values.slice(1).every((row) => row.every((value) => value === text))).toBe(true);
  expect(values.length).toBe(rows + 1);
  await large.close();
});

/** What a person is called and numbered in these lists. */
const OF_A_PERSON = /姓名\d|2026\d{4}/;

const sheetNames = () =>
  Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });

describe("nothing of a person is in what is made of a list", () => {
  const LOGS = ["debug", "info", "log", "warn", "error"] as const;
  const today = "2026-09-01";

  /** Counts the list in the pane's own way, and makes everything of it that the pane can. */
  async function makeAll(openList: (session: GraduatesSession) => Promise<void>) {
    const rubric = rubricOf("graduate-college");
    const loadRubric = async () => rubric;
    const { book } = workbook;
    await generated(workbook, { ...requestFor(rubric), unit: "文学院" });
    const server = new ListServer();
    const start = () => ({ ask: server.answer.bind(server), close: () => {} });
    const session = new GraduatesSession({ start, today: () => today });
    const needed = await neededByCards(book, loadRubric);
    session.know(emptyListMemory(), [], needed);
    await openList(session);
    await session.read();
    await session.setCode("考研", "80");
    const { plans } = (await session.plans(today))!;
    await book.drawStatistics(plans);
    const [{ card, rows }] = (await fillUnits(book, loadRubric, session)) as [FillUnit];
    const { name } = session.get().lists.now!;
    const values = rows.flatMap(({ key, value }) =>
      value === null ? [] : [{ key, value, source: sourceOf(name, today) }],
    );
    expect(values.length).toBeGreaterThan(0);
    await book.fillFacts({ cards: [{ card, rubric, values }], memory: session.remembered() });
    await workbook.excel.idle();
    return session;
  }

  let logs: jest.SpyInstance[];
  beforeEach(() => {
    logs = LOGS.map((name) => jest.spyOn(console, name).mockImplementation(() => {}));
  });
  afterEach(() => {
    for (const log of logs) log.mockRestore();
  });
  const logged = () => JSON.stringify(logs.map(({ mock }) => mock.calls as unknown));

  test("of a file: no part of the saved workbook, neither cards nor their log, and no message", async () => {
    const { buffer } = new TextEncoder().encode(LIST.map((row) => row.join(",")).join("\n"));
    // The test page's files have no `arrayBuffer`.
    const blob = Object.assign(new Blob(), { arrayBuffer: async () => buffer });
    await makeAll((session) => session.openFile("now", "名单.csv", blob));
    const file = unzipSync((await workbook.excel.host.save()).bytes);
    const parts = Object.entries(file).map(([part, text]) => [part, strFromU8(text)] as const);
    const all = parts.map(([, text]) => text).join("");
    // What is made of the list is in there.
    expect(all).toMatch(/毕业生名单 名单.csv.*统计/);
    expect(all).toContain("考研");
    expect(parts.filter(([, text]) => OF_A_PERSON.test(text)).map(([part]) => part)).toEqual([]);
    expect(logged()).not.toMatch(OF_A_PERSON);
  });

  test("of a sheet: no other sheet, and no message; the filter leaves nothing either", async () => {
    await write("台账", LIST);
    await makeAll((session) =>
      session.openSheet("now", "台账", async () => {
        const { date1904, ...sheet } = (await readList("台账")).cells;
        return { from: "sheet", sheet, date1904 };
      }),
    );
    const rows = { headerRow: 2, columns: [1], rows: [3], replace: false };
    expect(await workbook.book.showRows({ sheet: "台账", ...rows })).toMatchObject({ got: "seen" });
    const names = (await sheetNames()).filter((name) => name !== "台账");
    expect(names).toEqual(
      expect.arrayContaining(["归类", "毕业生统计", "去向对照", IDENTITY_SHEET]),
    );
    const sheets = await Promise.all(names.map(contents));
    const tells = sheets.map((sheet) => OF_A_PERSON.test(JSON.stringify(sheet)));
    expect(names.filter((_, nth) => tells[nth])).toEqual([]);
    expect(logged()).not.toMatch(OF_A_PERSON);
  });
});

describe("rows of a list seen alone on its sheet", () => {
  /** The first persons of the list, from its header in row 2 on. */
  const SOME = LIST.slice(0, 9);
  const [UNIT, DESTINATION, NUMBER] = [3, 5, 1];
  const asked = { sheet: "台账", headerRow: 2, columns: [UNIT, DESTINATION, NUMBER] };

  const see = (rows: readonly number[], replace = false) =>
    workbook.book.showRows({ ...asked, rows, replace });
  const seeAll = (replace = false) => workbook.book.showAllRows({ ...asked, replace });

  /** Numbers of the rows in sight, and where the buttons of a filter stand. */
  const now = () =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("台账");
      const rows = SOME.map((_, nth) => sheet.getRange(`A${nth + 2}`).load("rowHidden"));
      const filter = sheet.autoFilter.getRangeOrNullObject().load("address");
      await context.sync();
      const seen = rows.flatMap(({ rowHidden }, nth) => (rowHidden === true ? [] : [nth + 2]));
      return { seen, filter: filter.isNullObject ? null : filter.address.split("!")[1] };
    });

  const onList = (work: (sheet: Excel.Worksheet) => void) =>
    Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem("台账"));
      await context.sync();
    });
  const filterByHand = (unit: string) =>
    onList(({ autoFilter }) =>
      autoFilter.apply("B2:F10", 2, { filterOn: "Values", values: [unit] }),
    );

  const HIDDEN_BY_HAND = { seen: [2, 3, 4, 7, 8, 9, 10], filter: null };

  test("are in sight as before where Excel refuses any part of it once", async () => {
    const faults = new Faults();
    try {
      const before = await now();
      faults.arm(null);
      await see([4]);
      const { telling } = faults.disarm();
      await seeAll();
      expect(await now()).toEqual(before);
      for (const n of telling) {
        faults.arm({ mode: "one", n, code: "GeneralException" });
        await expect(see([4])).rejects.toMatchObject({ text: {} });
        faults.disarm();
        expect([n, await now()]).toEqual([n, before]);
      }
    } finally {
      faults.remove();
    }
  });

  beforeEach(() => write("台账", SOME));

  test("the filter names them by what people read, and goes again; no cell, log or step of undo is touched", async () => {
    await generated(workbook, requestFor(rubricOf("graduate-college")));
    const before = [await contents("台账"), await contents(IDENTITY_SHEET)];
    // 文学院 · 签就业协议形式就业
    expect(await see([3, 7])).toEqual({ got: "seen", more: 0 });
    expect(await now()).toEqual({ seen: [2, 3, 7], filter: "B2:F10" });
    // Another figure takes the place of the last: that filter was ours.
    expect(await see([5])).toEqual({ got: "seen", more: 0 });
    expect((await now()).seen).toEqual([2, 5]);
    expect([await contents("台账"), await contents(IDENTITY_SHEET)]).toEqual(before);
    expect(await seeAll()).toEqual({ got: "seen", more: 0 });
    expect(await now()).toEqual(HIDDEN_BY_HAND);
  });

  test("rows that no column tells from others are seen too, and counted", async () => {
    await onList((sheet) => void (sheet.getRange("B8:F8").values = [SOME[1]!]));
    expect(await see([3])).toEqual({ got: "seen", more: 1 });
    expect((await now()).seen).toEqual([2, 3, 8]);
  });

  test("a filter that the user has set goes only if they say so", async () => {
    await filterByHand("理学院");
    const own = await now();
    expect(await see([3])).toEqual({ got: "asks" });
    expect(await seeAll()).toEqual({ got: "asks" });
    expect(await now()).toEqual(own);
    expect(await see([3], true)).toEqual({ got: "seen", more: 0 });
    expect((await now()).seen).toEqual([2, 3]);
    // What they change of ours is theirs.
    await filterByHand("文学院");
    expect(await seeAll()).toEqual({ got: "asks" });
    expect(await seeAll(true)).toEqual({ got: "seen", more: 0 });
    expect(await now()).toEqual({ seen: SOME.map((_, nth) => nth + 2), filter: "B2:F10" });
  });

  test("buttons of a filter that hid nothing stand where they stood", async () => {
    await onList(({ autoFilter }) => autoFilter.apply("B2:D10"));
    await see([3]);
    await seeAll();
    expect(await now()).toEqual({ ...HIDDEN_BY_HAND, filter: "B2:D10" });
  });

  test.each<[string, (sheet: Excel.Worksheet) => void, string]>([
    ["a protected sheet", (sheet) => sheet.protection.protect(), "工作表受保护"],
    ["a table", (sheet) => void sheet.tables.add("B2:F10", true), "有它自己的筛选"],
    ["rows that nothing names", (sheet) => void sheet.getRange("B3:F3").clear(), "没有一列能"],
  ])("%s is left alone, with a sentence", async (_, make, sentence) => {
    await onList(make);
    const before = await now();
    const answer = await see([3]);
    expect(answer.got === "refused" && answer.why.zh).toContain(sentence);
    expect(await now()).toEqual(before);
  });
});
