/** Facts of the five systems, filled from the counts over a list. */
import { factsFrom, wantedOf } from "../../src/graduates/facts";
import type { Readings } from "../../src/graduates/readings";
import { DEFAULTS } from "../../src/graduates/readings";
import { rubricFingerprint } from "../../src/rubric/fingerprint";
import type { Rubric } from "../../src/rubric/types";
import { officialRubric, RUBRIC_IDS } from "../rubric/support/files";
import { count } from "./support/lists";

const HEADER = [
  ...["学号", "学院", "学历", "毕业去向", "单位所在地", "登记日期", "困难类别"],
  ...["引导单位", "平台注册", "实习", "问卷", "参训"],
];
const row = (number: number, cells: string) => {
  const [level, code, place, date, difficulty, flags = ""] = cells.split(" ");
  const yes = [..."引平实问参"].map((flag) => (flags.includes(flag) ? "是" : "否"));
  const text = (cell?: string) => (cell === "-" ? "" : (cell ?? ""));
  return [String(number), "医学院", ...[level, code, place, date, difficulty].map(text), ...yes];
};
const ROWS = [
  "硕士 10 长春 2026-06-01 - 引平",
  "硕士 12 威海 2026-08-20 经济困难 平实",
  "硕士 70 - - 学业困难 问",
  "博士 80 - 2026-09-01 - 问",
  "本科 46 吉林 2026-06-15 - 实参",
  "本科 85 - 2026-09-02 - 平",
  "专科 76 威海 2026-12-15 少数民族 参",
  "本科 考研 - - - 问",
].map((cells, nth) => row(nth, cells));

async function filled(id: string, given: Partial<Readings> = {}, last = false) {
  const rubric = officialRubric(id);
  const wanted = wantedOf(rubric, "2026");
  const readings = { ...DEFAULTS, ...given };
  const counted = await count([HEADER, ...ROWS], {
    ...{ readings, until: wanted.until, regions: wanted.regions },
    flags: wanted.flags.map((header) => ({ name: header, header })),
  });
  const facts = factsFrom(rubric, {
    ...{ counted, readings, year: "2026", unit: "医 学院" },
    ...(last ? { last: counted } : {}),
  });
  const name = (fact: string, member: string | null) =>
    member === null ? fact : `${fact}.${member}`;
  return Object.fromEntries(
    facts.map(({ fact, member, value, missing }) => [name(fact, member), value ?? missing]),
  );
}

test("graduate-college: rates over the postgraduates, and over the whole school", async () => {
  expect(await filled("graduate-college")).toEqual({
    "difficult-rate": 1 / 2,
    "school-rate": 6 / 8,
    "destination-rate": 3 / 4,
    "flexible-share": 1 / 3,
  });
  expect(await filled("graduate-college", { "flexible-of": "graduates" })).toMatchObject({
    "flexible-share": 1 / 4,
  });
});

test("imnu: initial rates on 1 September, that day included", async () => {
  expect(await filled("imnu")).toEqual({ "undergraduate-rate": 1 / 4, "graduate-rate": 3 / 4 });
});

test("ccit: all counts of 31 August but those of admission; 总体就业人数 and army by reading", async () => {
  expect(await filled("ccit")).toEqual({
    ...{ graduates: 8, employed: 3, "further-study": 0, enlisted: 1, abroad: 0, stayed: 1 },
  });
  expect(await filled("ccit", { army: "in", employed: "employed" })).toMatchObject({
    employed: 3,
    stayed: 2,
  });
});

test("sjtu-med: by level on three dates, special groups by their kinds, guided employers", async () => {
  const kinds = "经济困难、学业困难、少数民族";
  expect(await filled("sjtu-med", { difficult: kinds })).toEqual({
    ...{
      "graduates-june.undergraduate": 3,
      "graduates-june.master": 3,
      "graduates-june.doctor": 1,
    },
    ...{ "employed-june.undergraduate": 1, "employed-june.master": 1, "employed-june.doctor": 0 },
    ...{
      "graduates-august.undergraduate": 3,
      "graduates-august.master": 3,
      "graduates-august.doctor": 1,
    },
    ...{
      "employed-august.undergraduate": 1,
      "employed-august.master": 1,
      "employed-august.doctor": 0,
    },
    ...{
      "graduates-december.undergraduate": 3,
      "graduates-december.master": 3,
      "graduates-december.doctor": 1,
    },
    ...{
      "employed-december.undergraduate": 2,
      "employed-december.master": 2,
      "employed-december.doctor": 1,
    },
    ...{
      "special-graduates.undergraduate": 0,
      "special-graduates.master": 2,
      "special-graduates.doctor": 0,
    },
    ...{ "special-employed": 2, "guided-share": 1 / 4 },
  });
});

test("sjtu-med: kinds that the document names are asked for, not taken for any kind", async () => {
  expect(wantedOf(officialRubric("sjtu-med"), "2026").difficulties).toEqual([
    "经济困难",
    "学业困难",
    "少数民族",
  ]);
  expect(await filled("sjtu-med")).toMatchObject({
    "special-employed": "difficulties",
    "special-graduates.master": "difficulties",
  });
});

test("weihai-station: who stayed this year and last, and the yes/no columns", async () => {
  const counts = {
    ...{ graduates: 8, "survey-answers": 3, interns: 2, registered: 3, stayed: 2, employed: 4 },
    ...{ "undergraduates-trained": 1, "juniors-trained": 1 },
  };
  expect(await filled("weihai-station")).toEqual({
    ...counts,
    ...{ "stayed-last": "list", "employed-last": "list" },
  });
  expect(await filled("weihai-station", {}, true)).toEqual({
    ...counts,
    ...{ "stayed-last": 2, "employed-last": 4 },
  });
});

test("what lists have to be counted for", () => {
  expect(wantedOf(officialRubric("sjtu-med"), "2025-2026")).toMatchObject({
    until: [20260615, 20260815, 20261215],
    flags: ["引导单位"],
    last: false,
  });
  expect(wantedOf(officialRubric("weihai-station"), "2026年度")).toEqual({
    ...{ until: [], regions: ["371000"], flags: ["问卷", "实习", "平台注册", "参训"] },
    ...{ difficulties: [], last: true },
  });
});

test("a fact that cannot be filled says why; open persons are told", async () => {
  const counted = await count([HEADER, ...ROWS]);
  const ask = (id: string, unit: string | null) =>
    factsFrom(officialRubric(id), { counted, readings: DEFAULTS, year: "2026", unit });
  const missing = (id: string, fact: string, unit: string | null = null) =>
    ask(id, unit).find((each) => each.fact === fact)!.missing;
  expect(missing("ccit", "graduates", "法学院")).toBe("unit");
  expect(missing("imnu", "graduate-rate")).toBe("until");
  expect(missing("weihai-station", "stayed")).toBe("region");
  expect(missing("weihai-station", "interns")).toBe("flag");
  expect(ask("ccit", null)[0]).toMatchObject({ fact: "graduates", value: 8, open: 1 });
  const nobody = await count([HEADER, row(1, "本科 65 - - -")]);
  const rates = factsFrom(officialRubric("graduate-college"), {
    ...{ counted: nobody, readings: DEFAULTS, year: "2026", unit: null },
  });
  expect(rates.map((each) => each.missing)).toEqual(Array(4).fill("divisor"));
});

test("where a fact is counted from changes no fingerprint: workbooks that were made before know their rubric", () => {
  for (const id of RUBRIC_IDS) {
    const rubric = officialRubric(id);
    const facts = rubric.facts.map(({ from: _from, counting: _counting, members, ...fact }) => ({
      ...fact,
      ...(members ? { members: members.map(({ level: _level, ...member }) => member) } : {}),
    }));
    expect(JSON.stringify(facts)).not.toBe(JSON.stringify(rubric.facts));
    expect(rubricFingerprint({ ...rubric, facts } as Rubric)).toBe(rubricFingerprint(rubric));
  }
});
