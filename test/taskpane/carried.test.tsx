import { screen } from "@testing-library/react";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseRubric } from "../../src/rubric/load";
import type { Rubric } from "../../src/rubric/types";
import { createOwnRubrics } from "../../src/taskpane/rubrics/ownRubrics";
import { emptyBook, showPane } from "./support/show-pane";

const text = readFileSync(path.resolve(__dirname, "../../rubrics/imnu.json"), "utf8")
  .replace('"id": "imnu"', '"id": "our-school"')
  .replaceAll("内蒙古师范大学", "本校");
const rubric = parseRubric(text, "本校.json").rubric!;

const newer = (of: string) =>
  of
    .replace('"version": "1.0.0"', '"version": "2.0.0"')
    .replaceAll("本校学生就业工作考核", "新版考核");

/** The pane over a workbook with one card of a rubric, which carries this text. */
async function showCarrying(carried: string | null, of: Rubric = rubric) {
  const book = emptyBook();
  book.carried = carried;
  book.add(of, "化学学院", "2025");
  return showPane({ book });
}

beforeEach(() => window.localStorage.clear());

describe("a workbook that carries its rubric", () => {
  test("is read by it, and nothing has to be imported", async () => {
    await showCarrying(text);
    expect(await screen.findByText(/· 本校学生就业工作考核$/)).toBeVisible();
    expect(screen.queryByText(/不在本加载项中/)).not.toBeInTheDocument();
    expect(window.localStorage).toHaveLength(0);
  });

  test("is read by it although a newer version is the user's own", async () => {
    const own = newer(text);
    createOwnRubrics(undefined).put(parseRubric(own, "新版.json").rubric!, own);
    await showCarrying(text);
    expect(await screen.findByText(/· 本校学生就业工作考核$/)).toBeVisible();
    expect(screen.queryByText(/新版考核/)).not.toBeInTheDocument();
  });

  test("is read by the user's own of the same version, whatever it carries", async () => {
    createOwnRubrics(undefined).put(rubric, text);
    await showCarrying(text.replaceAll("本校学生就业工作考核", "改过的考核"));
    expect(await screen.findByText(/· 本校学生就业工作考核$/)).toBeVisible();
    expect(screen.queryByText(/改过的考核/)).not.toBeInTheDocument();
  });

  test("never brings an official one", async () => {
    const official = { ...rubric, id: "small" };
    await showCarrying(text.replace('"id": "our-school"', '"id": "small"'), official);
    expect(await screen.findByText(/· 小考核$/)).toBeVisible();
    expect(screen.queryByText(/本校学生就业工作考核/)).not.toBeInTheDocument();
  });

  test.each([
    ["that is no rubric", '{"id":"our-school"}'],
    ["that is another one", text.replace('"id": "our-school"', '"id": "other-school"')],
  ])("is not read by a text %s, and the fault is named", async (_, carried) => {
    await showCarrying(carried);
    expect(await screen.findByText(/自带的考核体系“our-school”没有通过检查/)).toBeVisible();
  });

  test("is read by a text of another version where there is no better one", async () => {
    await showCarrying(newer(text));
    expect(await screen.findByText(/· 新版考核$/)).toBeVisible();
  });

  test("needs an import where it carries nothing", async () => {
    await showCarrying(null);
    expect(await screen.findByText(/考核体系“our-school”不在本加载项中/)).toBeVisible();
  });
});

describe("the rubric that a workbook carries", () => {
  const keep = "把这张表的考核体系存为自己的";

  test("is kept as one's own, shown before it is taken, and is there for new tables", async () => {
    const { user } = await showCarrying(text);
    await user.click(await screen.findByRole("button", { name: keep }));
    expect(await screen.findByText(/“本校学生就业工作考核”可以导入：\d+ 项指标/)).toBeVisible();
    expect(window.localStorage).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "导入" }));
    expect(await screen.findByText(/^已导入“本校学生就业工作考核”。$/)).toBeVisible();
    expect(screen.queryByRole("button", { name: keep })).not.toBeInTheDocument();
    const kept = createOwnRubrics(undefined);
    expect(kept.entries().map(({ id, version }) => [id, version])).toEqual([
      [rubric.id, rubric.version],
    ]);
    expect(await kept.load(rubric.id)).toEqual(rubric);
    await user.click(screen.getByRole("button", { name: "新建" }));
    expect(await screen.findByRole("radio", { name: /本校学生就业工作考核/ })).toBeInTheDocument();
  });

  test("is left where it is when somebody only looked", async () => {
    const { user } = await showCarrying(text);
    await user.click(await screen.findByRole("button", { name: keep }));
    await user.click(await screen.findByRole("button", { name: "取消" }));
    expect(screen.getByRole("button", { name: keep })).toBeVisible();
    expect(window.localStorage).toHaveLength(0);
  });

  test("takes the place of another version of one's own only after it was said", async () => {
    createOwnRubrics(undefined).put(rubric, text);
    const { user } = await showCarrying(newer(text), parseRubric(newer(text), "新版.json").rubric!);
    await user.click(await screen.findByRole("button", { name: keep }));
    expect(await screen.findByText(/（版本 1.0.0），要换成版本 2.0.0 吗？/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "替换" }));
    expect(await screen.findByText(/^已导入“新版考核”。$/)).toBeVisible();
    expect(
      createOwnRubrics(undefined)
        .entries()
        .map(({ version }) => version),
    ).toEqual(["2.0.0"]);
  });

  test.each([
    ["one's own of that version is here", rubric],
    ["it is official", { ...rubric, id: "small" }],
  ])("is not offered where %s", async (_, of) => {
    createOwnRubrics(undefined).put(rubric, text);
    await showCarrying(text, of);
    await screen.findByRole("tab", { name: "总览" });
    const offered = screen.findByRole("button", { name: keep }, { timeout: 300 });
    await expect(offered).rejects.toThrow(keep);
  });
});

describe("a roster by a rubric that only the workbook carries", () => {
  async function showForm(carried: string) {
    const shown = await showCarrying(carried);
    await shown.user.click(await screen.findByRole("button", { name: "汇总" }));
    await screen.findByRole("heading", { level: 1, name: "汇总表" });
    return shown;
  }

  test("is offered beside the others, and made by it", async () => {
    const { book, user } = await showForm(text);
    expect(await screen.findByText(/本校学生就业工作考核/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "生成汇总表" }));
    await screen.findByRole("list", { name: "排名" });
    expect(book.rosterRequests.map((request) => request.rubric.id)).toEqual(["our-school"]);
    expect(window.localStorage).toHaveLength(0);
  });

  test("lets it be kept as one's own, as a card does", async () => {
    const { user } = await showForm(text);
    await user.click(screen.getByRole("button", { name: "生成汇总表" }));
    await user.click(await screen.findByRole("button", { name: "把这张表的考核体系存为自己的" }));
    await user.click(await screen.findByRole("button", { name: "导入" }));
    expect(await screen.findByText(/^已导入“本校学生就业工作考核”。$/)).toBeVisible();
    expect(await createOwnRubrics(undefined).load(rubric.id)).toEqual(rubric);
  });

  test("is not offered where that is not sound; the others are", async () => {
    await showForm('{"id":"our-school"}');
    expect(await screen.findByRole("option", { name: /汇总考核/ })).toBeInTheDocument();
    expect(screen.queryByText(/本校学生就业工作考核/)).toBeNull();
  });
});

describe("a newer version that is the user's own", () => {
  async function showOlder() {
    const own = newer(text);
    createOwnRubrics(undefined).put(parseRubric(own, "新版.json").rubric!, own);
    const shown = await showCarrying(text);
    await screen.findByText(/本表按它自带的 1.0.0 版考核表计分；本机的是 2.0.0 版/);
    return shown;
  }

  test("is offered, with what differs, before anything is drawn", async () => {
    const { book, user } = await showOlder();
    await user.click(screen.getByRole("button", { name: "看看重画为 2.0.0 版会怎样" }));
    expect(await screen.findByText(/已填的 0 项会带到新表/)).toBeVisible();
    expect(book.cardsHere[0]!.ref.version).toBe("1.0.0");
    await user.click(screen.getByRole("button", { name: "重画为 2.0.0 版" }));
    expect(await screen.findByText(/· 新版考核$/)).toBeVisible();
    expect(book.cardsHere[0]!.ref.version).toBe("2.0.0");
    expect(screen.queryByText(/本表按它自带的/)).not.toBeInTheDocument();
  });

  test("is declined, and the table stays as it is", async () => {
    const { book, user } = await showOlder();
    await user.click(screen.getByRole("button", { name: "看看重画为 2.0.0 版会怎样" }));
    await user.click(await screen.findByRole("button", { name: "不重画" }));
    expect(screen.getByRole("button", { name: "看看重画为 2.0.0 版会怎样" })).toBeVisible();
    expect(book.cardsHere[0]!.ref.version).toBe("1.0.0");
  });
});
