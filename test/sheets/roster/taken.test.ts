/** What the log says of files that are taken into a roster. */
import { takenRecords } from "../../../src/sheets/roster/taken";
import type { SourceRow } from "../../../src/sheets/roster/sources";

const change = { at: "2026-11-28T09:30:00+08:00", by: "" };
const source = (more: Partial<SourceRow>): SourceRow => ({
  ...{ unit: "文学院", file: "文学院.xlsx", sha256: "aa", readAt: "", state: "可汇总", reason: "" },
  ...more,
});
const recorded = (now: SourceRow, before: SourceRow[]) =>
  takenRecords([now], before, change).map(({ record }) => {
    const { id: _, at: __, ...rest } = JSON.parse(record!) as Record<string, string>;
    return rest;
  });

test("a file that comes first is taken: its name without a folder, its check sum, state and reason", () => {
  const file = { what: "taken", key: "文学院.xlsx", to: "aa" };
  expect(recorded(source({}), [])).toEqual([{ ...file, code: "ready" }]);
  const accepted = { file: "收件/甲.zip/二院\\文学院.xlsx", state: "不能汇总", reason: "已核实" };
  expect(recorded(source(accepted), [])).toEqual([{ ...file, code: "blocked", text: "已核实" }]);
});

test("another file of the unit replaces it, from one check sum to the other", () => {
  const now = source({
    unit: "文 学院",
    sha256: "bb",
    file: "改.xlsx",
    state: "需确认",
    reason: "补",
  });
  expect(recorded(now, [source({}), source({ unit: "法学院" })])).toEqual([
    { what: "replaced", key: "改.xlsx", from: "aa", to: "bb", code: "confirm", text: "补" },
  ]);
});

test("the same file is told again only where its state or its reason is another", () => {
  const before = source({ state: "需确认", reason: "电话核实" });
  expect(recorded({ ...before, readAt: "later" }, [before])).toEqual([]);
  expect(recorded({ ...before, reason: "书面核实" }, [before])).toMatchObject([
    { what: "taken", code: "confirm", text: "书面核实" },
  ]);
});
