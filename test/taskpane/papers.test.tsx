/** 公示与名单 in the pane: from the cards of the open workbook to a paper that is seen, and saved. */
import { screen, waitFor, within } from "@testing-library/react";
import { strFromU8, unzipSync } from "fflate";
import { indexEntry } from "../../src/rubric/index-entry";
import { assess } from "../../src/scoring/assess";
import { IDENTITY_SHEET } from "../../src/sheets/card/sheet-names";
import type { SheetCells } from "../../src/sheets/read";
import { readWorkbook } from "../../src/xlsx/read";
import { soundCard } from "../intake/support/cards";
import { rubricOf } from "../support/rubrics";
import { MemoryBook } from "./support/memory-book";
import { showPane, type Shown } from "./support/show-pane";

// Files are written and read.
jest.setTimeout(60_000);

const college = rubricOf("graduate-college");

/** A workbook with the cards of these units, each on sheets of its own. */
async function bookOf(units: readonly string[], rubric = college): Promise<MemoryBook> {
  const book = new MemoryBook(assess);
  for (const unit of units) {
    book.add(rubric, unit, "2026");
    for (const sheet of await sheetsOf(rubric.id, unit)) put(book, { ...sheet }, unit);
  }
  return book;
}

const written = new Map<string, SheetCells[]>();

/** A file is written once for all tests. */
async function sheetsOf(rubric: string, unit: string): Promise<SheetCells[]> {
  const sheets =
    written.get(unit) ??
    readWorkbook(await soundCard(rubric, { unit, year: "2026", id: `k-${unit}` }));
  written.set(unit, sheets);
  return sheets;
}

/** The rows of the hidden sheet are those of all. */
function put(book: MemoryBook, sheet: SheetCells, unit: string): void {
  const { sheetsHere } = book;
  const hidden = sheetsHere.find(({ name }) => name === IDENTITY_SHEET);
  if (sheet.name !== IDENTITY_SHEET) sheetsHere.push({ ...sheet, name: `${unit} ${sheet.name}` });
  else if (!hidden) sheetsHere.push(sheet);
  else hidden.values = [...hidden.values, ...sheet.values];
}

beforeEach(() => window.localStorage.clear());

async function papersPage(book: MemoryBook, language: "zh" | "en" = "zh") {
  const saved: [name: string, content: Uint8Array][] = [];
  const services = {
    systems: [indexEntry(college)],
    loadRubric: async () => college,
    save: (name: string, content: string | Uint8Array) =>
      void saved.push([name, content as Uint8Array]),
  };
  const { user } = await showPane({ book, services, language });
  await user.click(screen.getByRole("button", { name: language === "zh" ? "更多" : "More" }));
  await user.click(
    await screen.findByRole("button", { name: language === "zh" ? /^公示与名单/ : /^Notices/ }),
  );
  return { user, saved };
}

/** At once, as from the clipboard. */
async function write(user: Shown["user"], field: string, text: string): Promise<void> {
  await user.click(screen.getByRole("textbox", { name: field }));
  await user.paste(text);
}

const paper = () => screen.findByRole("article");
const findings = () => screen.findByRole("list", { name: "出文前请看" });

test("a notice is made from the cards of the workbook, follows its fields, and says that it is a draft", async () => {
  const { user } = await papersPage(await bookOf(["甲学院", "乙学院"]));
  const seen = await paper();
  expect(within(seen).getByRole("row", { name: /乙学院/ })).toBeVisible();
  expect(seen).toHaveAccessibleName(/公示（草稿）$/);
  expect(within(await findings()).getByText(/尚未定稿或定稿后有改动：.*甲学院/)).toBeVisible();
  await write(user, "落款单位", "就业指导中心");
  await write(user, "公示开始日", "2026.12.1");
  await write(user, "公示几个工作日", "3");
  await write(user, "节假日", "2026-12-02、2026-12-04");
  expect(await screen.findByText("公示期为3个工作日（2026年12月1日至12月7日）。")).toBeVisible();
  await user.click(screen.getByRole("checkbox", { name: "公布得分" }));
  expect(within(await paper()).queryByRole("columnheader", { name: "得分" })).toBeNull();
});

test("what cannot be understood is told at its field, and no paper is made of it", async () => {
  const { user } = await papersPage(await bookOf(["甲学院"]));
  await paper();
  await write(user, "公示开始日", "2026-12-05");
  expect(await screen.findByText(/^不是工作日/)).toBeVisible();
  await write(user, "公示几个工作日", "5天");
  expect(await screen.findByText(/^只填 1 至 366 的整数/)).toBeVisible();
  expect(screen.queryByRole("article")).toBeNull();
  expect(screen.queryByRole("button", { name: /Word/ })).toBeNull();
});

test("issuer and contacts are there the next time, days of this paper are not", async () => {
  const first = await papersPage(await bookOf(["甲学院"]));
  await paper();
  await write(first.user, "联系电话", "0571-1234");
  await write(first.user, "公示开始日", "2026-12-01");
  await first.user.click(screen.getByRole("button", { name: "汇总" }));
  await first.user.click(screen.getByRole("button", { name: "更多" }));
  await first.user.click(await screen.findByRole("button", { name: /^公示与名单/ }));
  expect(await screen.findByText("联系电话：0571-1234")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "公示开始日" })).toHaveValue("");
});

test("it is saved as a Word document and as a sheet", async () => {
  const { user, saved } = await papersPage(await bookOf(["甲学院"]));
  await paper();
  await user.click(screen.getByRole("button", { name: "存为 Word（.docx）" }));
  await screen.findByText("已生成“2026年度-公示.docx”。");
  await user.click(screen.getByRole("button", { name: "存为 Excel（.xlsx）" }));
  await screen.findByText("已生成“2026年度-公示.xlsx”。");
  const [word, sheet] = saved;
  expect(strFromU8(unzipSync(word![1])["word/document.xml"]!)).toContain("甲学院");
  expect(readWorkbook(sheet![1])[0]!.values.flat()).toContain("甲学院");
});

test("each unit has its own notice, and all come in one file", async () => {
  const { user, saved } = await papersPage(await bookOf(["甲学院", "乙学院"]));
  await paper();
  await user.selectOptions(screen.getByRole("combobox", { name: "文书" }), "考核结果通知");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "单位" }),
    "2026年度-考核结果通知-乙学院",
  );
  expect(within(await paper()).getByText("乙学院：")).toBeVisible();
  expect(within(await paper()).queryByText(/甲学院/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "全部 2 份存为 Word（.zip）" }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(Object.keys(unzipSync(saved[0]![1])).sort()).toEqual([
    "2026年度-考核结果通知-乙学院.docx",
    "2026年度-考核结果通知-甲学院.docx",
  ]);
});

test("years are compared with files of other years", async () => {
  const { user } = await papersPage(await bookOf(["甲学院"]));
  await paper();
  await user.selectOptions(screen.getByRole("combobox", { name: "文书" }), "年度比较");
  expect(await screen.findByText(/^还没有往年的表/)).toBeVisible();
  const file = async (year: string) =>
    new File(
      [
        new Uint8Array(
          await soundCard("graduate-college", { unit: "甲学院", year, id: `y-${year}` }),
        ),
      ],
      `${year}.xlsx`,
    );
  const chooser = screen.getByLabelText("选择往年的表", { selector: "input" });
  await user.upload(chooser, [await file("2025"), await file("2024"), new File(["x"], "x.xlsx")]);
  expect(await screen.findByText("对照的年度：2025、2024", {}, { timeout: 15_000 })).toBeVisible();
  expect(screen.getByText(/^x\.xlsx：/)).toBeVisible();
  expect(within(await paper()).getByRole("columnheader", { name: /2024/ })).toBeVisible();
});

test("a rubric that pays nothing has no list of subsidies, and an empty workbook leads to the roster", async () => {
  const { user } = await papersPage(await bookOf(["甲学院"]));
  await paper();
  await user.selectOptions(screen.getByRole("combobox", { name: "文书" }), "奖补名单");
  expect(await screen.findByText(/没有规定奖补金额/)).toBeVisible();
});

test("of two cards of one unit none is taken", async () => {
  const book = await bookOf(["甲学院"]);
  const again = readWorkbook(
    await soundCard("graduate-college", { unit: "甲学院", year: "2026", id: "k-2" }),
  );
  for (const sheet of again) put(book, sheet, "又");
  await papersPage(book);
  expect(await screen.findByText("“甲学院”有几张评分表，请只留一张。")).toBeVisible();
});

test("in English the page speaks English, and the paper Chinese", async () => {
  await papersPage(await bookOf(["甲学院"]), "en");
  expect(await paper()).toHaveAccessibleName(/公示（草稿）$/);
  expect(screen.getByRole("textbox", { name: "First day of the period" })).toBeVisible();
});

test("a paper is drawn on a sheet of the open workbook, beside what stands there", async () => {
  const book = await bookOf(["甲学院"]);
  const { user } = await papersPage(book);
  await paper();
  await user.click(screen.getByRole("button", { name: "画到本工作簿的新表" }));
  await waitFor(() => expect(book.besides).toHaveLength(1));
  const [plan] = book.besides;
  expect(plan).toMatchObject({ name: "公示", visibility: "visible" });
  expect(plan!.cells.some(({ value }) => value === "甲学院")).toBe(true);
  expect(plan!.cells.every(({ formula }) => formula === undefined)).toBe(true);
});
