import { screen, waitFor } from "@testing-library/react";
import type { Distribution, PaneServices } from "../../src/taskpane/services";
import { givenFactsOf, unitsOf } from "../../src/xlsx/distribute";
import { showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

/** Goes on by one unit whenever it is told to; the files themselves are tests of src/xlsx. */
function stepByStep() {
  let next = () => {};
  const asked: { units: readonly string[]; year: string }[] = [];
  const given: [string, unknown][] = [];
  const distribute: Distribution["distribute"] = async (_rubric, units, options) => {
    asked.push({ units, year: options.year });
    given.push(...(options.byUnit ?? []));
    for (const index of units.keys()) {
      await new Promise<void>((resolve) => (next = resolve));
      options.signal?.throwIfAborted();
      options.made?.({ id: `k${index}`, unit: units[index]! });
      options.progress?.(index + 1, units.length);
    }
    return new Uint8Array([1, 2, 3]);
  };
  const loadDistribution = async () => ({ unitsOf, givenFactsOf, distribute });
  return { asked, given, loadDistribution, step: () => next() };
}

async function showDistribute(services: Partial<PaneServices>) {
  const shown = await showPane({ services });
  await shown.user.click(screen.getByRole("button", { name: "分发" }));
  await screen.findByRole("heading", { level: 1, name: "分发空白表" });
  await shown.user.click(screen.getByRole("textbox", { name: "单位名单" }));
  return shown;
}

const emptyBatch = {
  ...{ at: "", rubric: "small", version: "1", fingerprint: "f", year: "2025" },
  ...{ readings: {}, facts: {} },
};

const make = () => screen.getByRole("button", { name: "生成压缩包" });

describe("handing out blank tables", () => {
  test("makes a zip of the pasted units, with progress, and saves it", async () => {
    const work = stepByStep();
    const saved: [string, string][] = [];
    const save: PaneServices["save"] = (name, _content, type) => void saved.push([name, type]);
    const { user } = await showDistribute({ loadDistribution: work.loadDistribution, save });
    await user.paste("化学学院\n文学院\n化学学院");
    await user.click(make());
    const progress = await screen.findByRole("progressbar", { name: "生成压缩包" });
    await waitFor(() =>
      expect(work.asked).toEqual([{ units: ["化学学院", "文学院"], year: "2025" }]),
    );
    work.step();
    expect(await screen.findByText("正在生成第 1/2 个…")).toBeVisible();
    expect(progress).toHaveAttribute("value", "1");
    work.step();
    expect(await screen.findByText("已生成 2 个工作簿：小考核2025年度空白表.zip")).toBeVisible();
    expect(saved).toEqual([["小考核2025年度空白表.zip", "application/zip"]]);
    await user.click(screen.getByRole("button", { name: "再次保存" }));
    expect(saved).toHaveLength(2);
  });

  test("keeps in the workbook who got which card, and what was given; earlier ones stay", async () => {
    const work = stepByStep();
    const { user, book } = await showDistribute({ loadDistribution: work.loadDistribution });
    const before = { id: "b0", cards: [{ id: "k9", unit: "法学院" }] };
    book.memory = { units: ["法学院"], issued: [{ ...emptyBatch, ...before }] };
    await user.paste("文学院");
    await user.click(make());
    await waitFor(() => expect(work.asked).toHaveLength(1));
    work.step();
    await waitFor(() => expect(book.memory.issued).toHaveLength(2));
    expect(book.memory.units).toEqual(["法学院", "文学院"]);
    expect(book.memory.issued[1]).toMatchObject({
      ...{ rubric: "small", year: "2025", at: "2025-06-01T09:00:00+08:00", facts: {} },
      cards: [{ id: "k0", unit: "文学院" }],
    });
    expect(book.memory.issued[1]!.fingerprint).not.toBe("");
  });

  test("a list with columns gives each unit its own figures, and keeps them", async () => {
    const work = stepByStep();
    const { user, book } = await showDistribute({ loadDistribution: work.loadDistribution });
    const fact = smallRubric.facts[0]!;
    await user.paste(`单位\t${fact.label.zh}\t备注\n文学院\t12\t甲\n`);
    await user.click(make());
    await waitFor(() => expect(work.asked).toEqual([{ units: ["文学院"], year: "2025" }]));
    expect(work.given).toEqual([["文学院", { [fact.id]: 12 }]]);
    work.step();
    expect(await screen.findByText(`各单位自己的数据已填好：${fact.label.zh}。`)).toBeVisible();
    expect(screen.getByText("这些列不是基础数据，没有使用：备注。")).toBeVisible();
    await waitFor(() => expect(book.memory.units).toEqual(["文学院"]));
  });

  test("a figure of the list that cannot be read is told, and nothing is made", async () => {
    const work = stepByStep();
    const { user } = await showDistribute({ loadDistribution: work.loadDistribution });
    await user.paste(`单位\t${smallRubric.facts[0]!.label.zh}\n文学院\t见附件\n`);
    await user.click(make());
    expect(await screen.findByText(/^单位名单!B2 .*不能读成数字/)).toBeVisible();
    expect(work.asked).toEqual([]);
  });

  test("keeps nothing where that is not wanted", async () => {
    const work = stepByStep();
    const { user, book } = await showDistribute({ loadDistribution: work.loadDistribution });
    await user.paste("文学院");
    await user.click(screen.getByRole("checkbox", { name: "在本工作簿中记下发给了谁" }));
    await user.click(make());
    await waitFor(() => expect(work.asked).toHaveLength(1));
    work.step();
    await screen.findByText(/已生成 1 个工作簿/);
    expect(book.memory.issued).toEqual([]);
  });

  test("is cancelled between two files, and nothing is saved", async () => {
    const work = stepByStep();
    const save = jest.fn();
    const { user } = await showDistribute({ loadDistribution: work.loadDistribution, save });
    await user.paste("化学学院\n文学院");
    await user.click(make());
    await waitFor(() => expect(work.asked).toHaveLength(1));
    await user.click(screen.getByRole("button", { name: "取消" }));
    work.step();
    expect(await screen.findByText("已取消，没有保存任何文件。")).toBeVisible();
    expect(save).not.toHaveBeenCalled();
    expect(screen.getByRole("textbox", { name: "单位名单" })).toHaveValue("化学学院\n文学院");
  });

  test("without units says what is missing", async () => {
    const { user } = await showDistribute({});
    await user.click(make());
    expect(screen.getByText("请填写至少一个单位。")).toBeVisible();
  });

  test("that fails says so, and can be tried again", async () => {
    const distribute = jest
      .fn()
      .mockRejectedValueOnce(new Error("odd thing"))
      .mockResolvedValue(new Uint8Array());
    const { user } = await showDistribute({
      loadDistribution: async () => ({ unitsOf, givenFactsOf, distribute }),
    });
    await user.paste("化学学院");
    await user.click(make());
    await user.click(await screen.findByRole("button", { name: "重试" }));
    expect(await screen.findByText(/已生成 1 个工作簿/)).toBeVisible();
    expect(screen.queryByText(/odd thing/)).not.toBeInTheDocument();
  });
});
