/** A figure opened: as many persons as the figure says. */
import { chooseSheet } from "../../src/graduates/choose";
import { countGraduates, type CountKey } from "../../src/graduates/count";
import { gather } from "../../src/graduates/gather";
import { openSheet } from "../../src/graduates/list-file";
import { personsOf } from "../../src/graduates/persons";
import { asking } from "./support/lists";

const VALUES = [
  ["学号", "学院", "学历", "毕业去向", "单位所在地", "登记日期", "困难类别", "问卷"],
  ["1", "文学院", "本科", "10", "山东威海", "2026-06-15", "家庭困难", "是"],
  ["2", "文学院", "硕士", "46", "山东威海", "2026-06-16", "", ""],
  ["3", "理学院", "本科", "80", "", "2026-08-31", "", "是"],
  ["4", "理学院", "本科", "12", "北京", "2026-09-02", "家庭困难", ""],
  ["5", "理学院", "研究生", "70", "", "", "家庭困难", "是"],
  ["6", "理学院", "本科", "考研", "", "", "", ""],
  ["6", "理学院", "本科", "考研", "", "", "", ""],
];

test("every figure of every unit, level and date opens to as many persons as it counts", async () => {
  const open = await openSheet({ name: "名单", values: VALUES, top: 0, left: 0 });
  const { sheet, mapping } = chooseSheet(
    { sheets: [open] },
    { flags: [{ name: "问卷", header: "问卷" }] },
  );
  const list = await gather(sheet, mapping, false);
  const asked = asking({ regions: ["山东"], until: [20260831] });
  const counted = countGraduates(list, asked);
  for (const { unit, level, until, counts } of counted.rows) {
    const levels = level === null ? [] : [level];
    const opened = (count: CountKey, of?: string) =>
      personsOf(list, counted, asked, { count, unit, levels, until, ...(of && { of }) }).filter(
        ({ why }) => why === null,
      ).length;
    for (const [count, value] of Object.entries(counts) as [CountKey, unknown][])
      if (typeof value === "number") expect([count, opened(count)]).toEqual([count, value]);
    for (const count of ["stayed", "stayedNoArmy"] as const)
      expect([count, opened(count, "山东")]).toEqual([count, counts[count]["山东"]]);
    expect(opened("flags", "问卷")).toBe(counts.flags["问卷"]);
  }
});
