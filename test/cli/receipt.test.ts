import { soundCard } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-20");

const college = (unit = "文学院") => soundCard("graduate-college", { unit, id: `k-${unit}` });

test("the receipt of a figure of a card, with the cells of its facts", async () => {
  put("表.xlsx", await college());
  const { code, out } = await cli("receipt", at("表.xlsx"), "--key", "feedback", "--stage", "self");
  expect(code).toBe(0);
  expect(out).toMatch(/^得分依据：文学院 2026年度 .+（自评）\n得分：1 \/ 3\n/);
  expect(out).toMatch(/\n数据：.+（基础数据!C\d+）\n/);
});

test("as JSON; what is the matter with its cells is told, and is 1", async () => {
  put("表.xlsx", new FileEditor(await college()).type("评分表", "F21", 2.5).bytes());
  const { code, json } = await cli("receipt", at("表.xlsx"), "--key", "feedback", "--json");
  expect(code).toBe(1);
  expect(json()).toMatchObject({
    ...{ kind: "criterion", key: "feedback", value: 1, stage: "self", points: 3 },
    findings: [
      { kind: "rule-replaced", severity: "error", cell: "F21", expected: expect.anything() },
    ],
    text: expect.stringContaining("得分依据"),
  });
});

test("a column of the roster that the cards of a file make, or of a roster itself", async () => {
  put("表.xlsx", await college());
  expect(await cli("receipt", at("表.xlsx"), "--key", "rank")).toMatchObject({
    code: 0,
    out: expect.stringContaining("名次：第 1 名，共 1 家"),
  });
  put("b.xlsx", await college("法学院"));
  await cli("intake", at("表.xlsx"), at("b.xlsx"), "--out", at("汇总.xlsx"));
  const asked = ["receipt", at("汇总.xlsx"), "--key", "total", "--kind", "column"];
  expect(await cli(...asked, "--unit", "法学院")).toMatchObject({
    code: 0,
    out: expect.stringContaining("名次：第 1 名，共 2 家，并列 2 家"),
  });
  expect(await cli(...asked)).toMatchObject({ code: 2, err: expect.stringContaining("--unit") });
});

test.each([
  [[], "请给出一个文件"],
  [["表.xlsx"], "--key"],
  [["表.xlsx", "--key", "x", "--kind", "y"], "--kind 只能是"],
  [["表.xlsx", "--key", "nothing"], "没有“nothing”这一项"],
  [["表.xlsx", "--key", "total", "--stage", "y"], "没有“y”这个评分阶段"],
  [["表.xlsx", "--key", "total", "--unit", "理学院"], "没有单位“理学院”"],
])("%j is a mistake in the command", async (args, words) => {
  put("表.xlsx", await college());
  const paths = args.map((arg) => (arg.endsWith(".xlsx") ? at(arg) : arg));
  expect(await cli("receipt", ...paths)).toMatchObject({
    code: 2,
    err: expect.stringContaining(words),
  });
});

test("a file that is not there is 1", async () => {
  expect(await cli("receipt", at("没有.xlsx"), "--key", "total")).toMatchObject({ code: 1 });
});
