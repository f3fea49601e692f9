import { screen, waitFor, within } from "@testing-library/react";
import { readFileSync } from "node:fs";
import path from "node:path";
import { writeRubricWorkbook } from "../../src/authoring/workbook";
import { parseRubric } from "../../src/rubric/load";
import type { PaneServices } from "../../src/taskpane/services";
import { book, sheetXml } from "../xlsx/support/package";
import { rubricText } from "../support/rubrics";
import { emptyBook, showPane } from "./support/show-pane";

const official = readFileSync(path.resolve(__dirname, "../../rubrics/imnu.json"), "utf8");
const own = official
  .replace('"id": "imnu"', '"id": "our-school"')
  .replaceAll("内蒙古师范大学", "本校");
const newer = own.replace('"version": "1.0.0"', '"version": "1.1.0"');

beforeEach(() => window.localStorage.clear());

async function showRubrics(services: Partial<PaneServices> = {}) {
  const shown = await showPane({ services });
  await shown.user.click(screen.getByRole("button", { name: "更多" }));
  await shown.user.click(await screen.findByRole("button", { name: /考核表与条文体检/ }));
  await screen.findByRole("heading", { level: 1, name: "考核表与条文体检" });
  const bring = (content: string | Uint8Array<ArrayBuffer>, name = "本校.json") =>
    shown.user.upload(
      screen.getByLabelText("导入考核表文件", { selector: "input" }),
      new File([content], name),
    );
  /** A sound file is shown before it is taken into use. */
  const take = async (content: string | Uint8Array<ArrayBuffer>, name?: string) => {
    await bring(content, name);
    await shown.user.click(await screen.findByRole("button", { name: "导入" }));
  };
  return { ...shown, bring, take };
}

const systems = () =>
  within(screen.getByRole("combobox", { name: "考核体系" }))
    .getAllByRole("option")
    .map((option) => option.textContent);

describe("the clause check", () => {
  test("lists what a text leaves open, with clause, the document's words and the answer", async () => {
    const { take } = await showRubrics();
    await take(own);
    const list = await screen.findByRole("list", { name: "条文体检" });
    for (const finding of within(list).getAllByRole("listitem")) {
      expect(finding).toHaveTextContent(/ · .*“.+”.*口径/);
    }
  });

  test("is narrowed by severity", async () => {
    const { take, user } = await showRubrics();
    await take(own);
    const list = await screen.findByRole("list", { name: "条文体检" });
    const all = within(list).getAllByRole("listitem").length;
    const [button] = within(screen.getByRole("group", { name: "按轻重筛选" })).getAllByRole(
      "button",
    );
    const count = Number(/\d+$/.exec(button!.textContent)![0]);
    await user.click(button!);
    expect(within(list).getAllByRole("listitem")).toHaveLength(count);
    expect(count).toBeLessThanOrEqual(all);
    expect(screen.getByText(`共 ${count} 处`)).toBeVisible();
  });
});

describe("a rubric of the user's own", () => {
  test("is imported, marked as own, and stays for the next time", async () => {
    const { take } = await showRubrics();
    await take(own);
    expect(await screen.findByText(/^已导入“本校学生就业工作考核”。$/)).toBeVisible();
    expect(screen.getByText(/只保存在这台电脑的 Excel 中/)).toBeVisible();
    expect(systems()).toContain("本校学生就业工作考核 · 自定义");
    expect(window.localStorage).toHaveLength(1);
  });

  test("is imported with advice on what could be written better", async () => {
    const { take } = await showRubrics();
    await take(rubricText("torture.json"));
    await screen.findByText(/^已导入/);
    expect(screen.getByText(/有几处建议换一种写法/)).toBeVisible();
    expect(screen.getByText(/建议写成 DATE\(2024,9,30\)/)).toBeVisible();
  });

  test.each([
    ["zh", "更多", /考核表与条文体检/, "怎样写，见指南", "guide/authors.html"],
    [
      "en",
      "More",
      /Rubrics and clause check/,
      "The guide says how to write one",
      "guide/authors.en.html",
    ],
  ] as const)(
    "has the guide for authors beside its import (%s)",
    async (language, more, page, name, href) => {
      const { user } = await showPane({ language });
      await user.click(await screen.findByRole("button", { name: more }));
      const guides = await screen.findByRole("link", { name: /^(使用指南|Guides)$/ });
      expect(guides).toHaveAttribute("href", href.replace("authors", "index"));
      await user.click(await screen.findByRole("button", { name: page }));
      expect(await screen.findByRole("link", { name })).toHaveAttribute("href", href);
    },
  );

  test("is imported from a 底稿 as from its file, and known to be the same", async () => {
    const { bring, take } = await showRubrics();
    const bytes = await writeRubricWorkbook(parseRubric(own, "本校.json").rubric!);
    await take(new Uint8Array(bytes), "底稿.xlsx");
    expect(await screen.findByText(/^已导入“本校学生就业工作考核”。$/)).toBeVisible();
    await bring(new Uint8Array(bytes), "底稿.xlsx");
    expect(await screen.findByText(/已经在这里，内容相同/)).toBeVisible();
  });

  test("a workbook that is no 底稿 is refused in words", async () => {
    const { bring } = await showRubrics();
    await bring(new Uint8Array(book({ sheets: { 表: sheetXml("") } })), "表.xlsx");
    expect(await screen.findByText(/这个工作簿不是底稿/)).toBeVisible();
  });

  test("is used like an official one", async () => {
    const { take, user, book } = await showRubrics();
    await take(own);
    await screen.findByText(/已导入/);
    await user.click(await screen.findByRole("button", { name: "使用这个体系" }));
    expect(await screen.findByRole("radio", { name: /本校学生就业工作考核/ })).toBeChecked();
    await user.type(screen.getByRole("textbox", { name: "单位名称" }), "化学学院");
    await user.click(screen.getByRole("button", { name: "生成表格" }));
    await waitFor(() => expect(book.cardsHere[0]?.ref.rubric).toBe("our-school"));
  });

  test("is exported to the letter", async () => {
    const saved: [string, unknown][] = [];
    const { take, user } = await showRubrics({
      save: (name, content) => void saved.push([name, content]),
    });
    const spaced = `\uFEFF${own}\n\n`;
    await take(spaced);
    await screen.findByText(/已导入/);
    await user.click(await screen.findByRole("button", { name: "导出文件" }));
    expect(saved).toEqual([["our-school.json", spaced]]);
  });

  test("that is here already replaces nothing without asking", async () => {
    const { bring, take, user } = await showRubrics();
    await take(own);
    await screen.findByText(/已导入/);
    await bring(own);
    expect(await screen.findByText(/已经在这里，内容相同/)).toBeVisible();
    await bring(newer);
    expect(await screen.findByText(/版本 1\.0\.0），要换成版本 1\.1\.0 吗/)).toBeVisible();
    expect(window.localStorage.getItem(window.localStorage.key(0)!)).not.toContain("1.1.0");
    await user.click(screen.getByRole("button", { name: "替换" }));
    await screen.findByText(/已导入/);
    expect(window.localStorage.getItem(window.localStorage.key(0)!)).toContain("1.1.0");
  });

  test("is removed on confirmation", async () => {
    const { take, user } = await showRubrics();
    await take(own);
    await screen.findByText(/已导入/);
    await user.click(await screen.findByRole("button", { name: "移除" }));
    const question = screen.getByRole("group", { name: "移除“本校学生就业工作考核”？" });
    await user.click(within(question).getByRole("button", { name: "移除" }));
    await waitFor(() => expect(systems()).not.toContain("本校学生就业工作考核 · 自定义"));
  });
});

test("a table is seen before it is imported, and nothing is where it is not", async () => {
  const { bring, user } = await showRubrics();
  await bring(own);
  const preview = await screen.findByRole("region", { name: "表格预览" });
  const { columns } = parseRubric(own, "本校.json").rubric!.table!;
  const headers = within(preview)
    .getAllByRole("columnheader")
    .map((cell) => cell.textContent);
  expect(headers).toEqual(columns.map(({ header }) => header));
  await user.click(screen.getByRole("button", { name: "取消" }));
  expect(systems()).toHaveLength(3);
  expect(window.localStorage).toHaveLength(0);
});

describe("a file that is no sound rubric changes nothing, and says where it is wrong", () => {
  test.each([
    ["other files", "文字", "考核表.docx", "请选择底稿（.xlsx）或 .json 文件。"],
    ["broken JSON", '{"id": }', "坏.json", /“坏.json”有 1 处问题，没有导入，也没有改动任何内容/],
    ["too large a file", " ".repeat(1_000_001), "大.json", /文件超过 1 MB/],
    ["another encoding", new Uint8Array([0x22, 0xb1, 0xbe, 0x22]), "gbk.json", /文件没有读出来/],
  ])("%s", async (_, content, name, message) => {
    const { user } = await showRubrics();
    const before = systems();
    const input = screen.getByLabelText("导入考核表文件", { selector: "input" });
    input.removeAttribute("accept"); // a dropped file is not filtered
    await user.upload(input, new File([content], name));
    expect(await screen.findByText(message)).toBeVisible();
    expect(systems()).toEqual(before);
    expect(window.localStorage).toHaveLength(0);
  });

  test("a mistake in it is named with its place", async () => {
    const { bring } = await showRubrics();
    await bring(own.replace('"points": 21', '"points": 22'));
    expect(await screen.findByText(/sections\[0\]/)).toBeVisible();
    expect(systems()).toHaveLength(3);
  });

  test("an official id is not taken over", async () => {
    const { bring } = await showRubrics();
    await bring(own.replace('"id": "our-school"', '"id": "small"'));
    expect(await screen.findByText(/id“small”是官方体系的/)).toBeVisible();
  });
});

test("a card of a system that was missing is read once its file is imported", async () => {
  const book = emptyBook();
  const rubric = JSON.parse(own) as Parameters<typeof book.add>[0];
  book.add(rubric, "化学学院", "2025");
  const { user } = await showPane({ book });
  expect(screen.getByText(/考核体系“our-school”不在本加载项中/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "更多" }));
  await user.click(await screen.findByRole("button", { name: /考核表与条文体检/ }));
  const input = await screen.findByLabelText("导入考核表文件", { selector: "input" });
  await user.upload(input, new File([own], "本校.json"));
  await user.click(await screen.findByRole("button", { name: "导入" }));
  await screen.findByText(/已导入/);
  expect(screen.queryByText(/不在本加载项中/)).not.toBeInTheDocument();
});
