/** 毕业生统计, recomputed by LibreOffice, has the counts and rates of the list. */
import type { Scalar } from "../../src/formula/values";
import { chooseSheet } from "../../src/graduates/choose";
import { countGraduates, type Counted, type CountedRow } from "../../src/graduates/count";
import { gather, type ListRows } from "../../src/graduates/gather";
import { openSheet } from "../../src/graduates/list-file";
import { comparisonsOf, listWorkbook, MOST_COMPARISONS } from "../../src/graduates/list-workbook";
import { PlainSheet } from "../../src/graduates/sheet-plan";
import type { Asked } from "../../src/graduates/people";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import { writeWorkbook } from "../../src/xlsx/write";
import { asking, type Questions } from "../graduates/support/lists";
import { HEADER, personName, personNumber, randomList } from "../graduates/support/random";
import { calculate, describeWithLibreOffice } from "./soffice";

interface Book {
  list: ListRows;
  asked: Asked;
  counted: Counted;
  sheets: SheetPlan[];
}

const FLAGS = [{ name: "注册", header: "平台注册" }];

async function bookOf(
  rows: Scalar[][],
  questions: Questions,
  merges: string[] = [],
): Promise<Book> {
  const sheet = await openSheet({ name: "名 单", values: rows, top: 0, left: 0, merges });
  const chosen = chooseSheet(
    { sheets: [sheet] },
    { flags: rows[0]!.includes("平台注册") ? FLAGS : [] },
  );
  const list = await gather(chosen.sheet, chosen.mapping, false);
  const asked = asking(questions);
  const counted = countGraduates(list, asked);
  const own = new PlainSheet("名 单", "visible");
  rows.forEach((cells, row) =>
    cells.forEach((value, at) => {
      if (value !== null && value !== "") own.put(row, at, { value: value as string });
    }),
  );
  const sheets = listWorkbook({ sheet: "名 单", list, asked, counted });
  return { list, asked, counted, sheets: [own.build([]), ...sheets] };
}

/** Without percentages, of which text has no notion. */
const fileOf = ({ sheets }: Book) =>
  writeWorkbook({ sheets: sheets.map(withoutShares), names: [], active: "毕业生统计" });

const withoutShares = (sheet: SheetPlan): SheetPlan => ({
  ...sheet,
  cells: sheet.cells.map(({ numberFormat, ...cell }) => ({
    ...cell,
    ...(numberFormat === undefined || numberFormat.endsWith("%") ? {} : { numberFormat }),
  })),
});

/** What should stand in a row of 毕业生统计, behind unit, level and date. */
function wanted({ counts, rates }: CountedRow, { asked, list }: Book): Scalar[] {
  const names = asked.regions.map(({ name }) => name);
  const { settled, graduates, open, unsettled } = counts;
  const numbers = [
    graduates,
    settled,
    open,
    unsettled,
    counts.contract,
    counts.flexible,
    counts.startup,
  ];
  return [
    ...[
      ...numbers,
      counts.study,
      counts.abroad,
      counts.enlisted,
      counts.grassroots,
      counts.employed,
    ],
    ...names.flatMap((name) => [counts.stayed[name]!, counts.stayedNoArmy[name]!]),
    ...[counts.difficult, counts.difficultSettled],
    ...list.mapping.flags.map(({ name }) => counts.flags[name]!),
    ...[rates.settled, rates.employed, rates.contract, rates.startup, rates.study, rates.flexible],
    rates.difficultSettled,
    ...names.flatMap((name) => [rates.stayed[name] ?? null, rates.stayedOfEmployed[name] ?? null]),
  ];
}

const shown = (cells: readonly Scalar[], length: number) =>
  Array.from({ length }, (_, at) => {
    const value = cells[3 + at];
    return typeof value === "number" ? Math.round(value * 1e9) / 1e9 : null;
  });

const rounded = (value: Scalar) =>
  typeof value === "number" ? Math.round(value * 1e9) / 1e9 : null;

/** Words that a spreadsheet takes for wildcards, operators and numbers, and one word in several cases and widths. */
const ODD: Scalar[][] = [
  ["学号", "学院", "学历", "毕业去向", "就业地", "登记日期"],
  ...[
    ["*院", "本科", "10"],
    ["文*院", "本科", 10],
    ["文学院", "本科", "1*"],
    ["?院", "本科", "~10"],
    ["~*院", "硕士", "<>"],
    [">5", "硕士", ">5"],
    ["=A1院", "硕士", "010"],
    ["MBA", "硕士", "1E1"],
    ["mba", "01", "待就业"],
    ["ＭＢＡ", 1, "待 就 业"],
    ["", "研究生", ""],
    ["TRUE", "", "80-升学"],
    ["学院".repeat(20), "本科", "去向".repeat(30)],
  ].map((cells, nth) => [
    `A${nth}`,
    ...cells,
    nth % 2 ? "山东威海" : "",
    nth % 3 ? "2026-06-01" : 46265,
  ]),
  ["合计", "13人", "", "", "", ""],
  ["A1", "文学院", "本科", "65", "", ""],
];

describeWithLibreOffice()("毕业生统计 in LibreOffice", () => {
  const books: Record<string, Book> = {};
  let sheets: Awaited<ReturnType<typeof calculate>>;

  beforeAll(async () => {
    const until = [20260831, 20260615];
    const regions = ["山东", "威海市"];
    books.random = await bookOf([HEADER, ...randomList(11, 400).rows], { until, regions });
    const readings = {
      flexible: "76",
      army: "in",
      employed: "employed",
      "flexible-of": "graduates",
      twice: "first",
    } as const;
    books.readings = await bookOf(
      [HEADER, ...randomList(12, 60).rows, ...randomList(13, 60).rows],
      { regions, readings, table: { 考研: "80" } },
    );
    books.odd = await bookOf(ODD, { until: [20260831], regions: ["威海"] });
    const merged = [
      ODD[0]!,
      ...["甲", "", ""].map((unit, nth) => [`B${nth}`, unit, "本科", "10", "", ""]),
    ];
    books.merged = await bookOf(merged, {}, ["B2:B3"]);
    const files = await Promise.all(
      Object.entries(books).map(async ([name, book]) => [name, await fileOf(book)] as const),
    );
    sheets = await calculate(Object.fromEntries(files));
  }, 120_000);

  test.each(["random", "readings", "odd", "merged"])(
    "%s: every count and rate of every row",
    (name) => {
      const book = books[name]!;
      const cells = sheets.get(name)!.get("毕业生统计")!;
      expect(cells[2]!.slice(0, 4)).toEqual(["未归类", 0, "核对", "一致"]);
      expect(book.counted.rows.length).toBeGreaterThan(2);
      book.counted.rows.forEach((row, nth) => {
        const all = wanted(row, book).map(rounded);
        const label = [row.unit, row.level, row.until];
        expect([label, shown(cells[4 + nth]!, all.length)]).toEqual([label, all]);
      });
    },
  );

  test("去向对照 says what each destination counts as, open ones too", () => {
    const cells = sheets.get("odd")!.get("去向对照")!;
    const told = cells.slice(1).map((row) => [String(row[0]), row[3]]);
    expect(told).toContainEqual(["10", "签就业协议形式就业"]);
    expect(told).toContainEqual(["<>", "待确认"]);
    expect(told).toContainEqual(["80-升学", "升学"]);
  });
});

test("nothing of a person is in 归类, 去向对照 and 毕业生统计", async () => {
  const { sheets } = await bookOf([HEADER, ...randomList(11, 400).rows], { regions: ["山东"] });
  const text = JSON.stringify(sheets.slice(1));
  for (let nth = 0; nth < 400; nth++) {
    expect(text).not.toContain(personName(nth));
    expect(text).not.toContain(personNumber(nth));
  }
});

test("the border of native formulas: list rows × cells of the cross table", async () => {
  const book = await bookOf([HEADER, ...randomList(1, 30).rows], {
    until: [20260831],
    regions: ["山东"],
  });
  // 5 units × 5 levels × 2 slots × 16 destinations, for all, a region, a flag and the difficult.
  expect(comparisonsOf(book)).toBe(30 * 5 * 5 * 2 * 16 * 4);
  expect(MOST_COMPARISONS).toBe(60_000_000);
});
