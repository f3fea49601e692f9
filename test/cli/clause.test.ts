import { useCommandFolder } from "./support/command";

const { at, put, cli } = useCommandFolder("2026-11-01");
const SENTENCE = "每出现1例错报、漏报扣1分，扣完为止";

describe("clause", () => {
  test("says in Chinese what is proposed", async () => {
    const { code, out } = await cli("clause", SENTENCE, "--points", "5");
    expect(code).toBe(0);
    expect(out).toContain("规则：RUBRIC.DEDUCT(points,错报例数,1)");
    expect(out).toContain("把握：确定");
    expect(out).toContain("5 − 2×1 = 3 分");
  });

  test("one sentence is one object, its keys in their order", async () => {
    const { out } = await cli("clause", SENTENCE, "--points", "5", "--json");
    const read = JSON.parse(out) as Record<string, object>;
    expect(Object.keys(read)).toEqual(["sentence", "points", "kind", "proposal"]);
    expect(Object.keys(read["proposal"]!)).toEqual([
      ...["rule", "otherwise", "consequence", "limits", "facts", "certainty", "example"],
      ...["open", "unused", "findings"],
    ]);
    expect(read).toMatchObject({ points: 5, kind: "scored", proposal: { certainty: "certain" } });
  });

  test("a list gives all of them in order, a row without points too", async () => {
    put(
      "清单.json",
      JSON.stringify([
        { sentence: SENTENCE, points: 5, kind: "scored" },
        { sentence: "每场加2分", points: null, kind: "bonus" },
      ]),
    );
    const list = at("清单.json");
    const { code, out } = await cli("clause", "--file", list, "--json");
    const { clauses } = JSON.parse(out) as {
      clauses: { points: unknown; proposal: { rule: string } }[];
    };
    expect(code).toBe(0);
    expect(clauses.map(({ points, proposal }) => [points, proposal.rule])).toEqual([
      [5, "RUBRIC.DEDUCT(points,错报例数,1)"],
      [null, "RUBRIC.BONUS(场数,2)"],
    ]);
  });

  test.each([
    [["clause"], 2, "二者选一"],
    [["clause", SENTENCE, "--points", "五"], 2, "分值“五”不对"],
    [["clause", SENTENCE, "--kind", "other"], 2, "没有“other”这个类别"],
    [["clause", "--file", "没有.json"], 1, "找不到文件"],
  ])("%j ends with %s: %s", async (args, code, message) => {
    const result = await cli(...args);
    expect([result.code, result.err]).toEqual([code, expect.stringContaining(message)]);
  });

  test("a list that is none is told with its place", async () => {
    put("清单.json", '[{"sentence":"每场加2分","points":"二"}]');
    const list = at("清单.json");
    const { code, err } = await cli("clause", "--file", list);
    expect([code, err]).toEqual([1, expect.stringContaining("第 1 项的 points")]);
  });
});
