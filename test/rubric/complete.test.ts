import { parseRubric } from "../../src/rubric/load";
import { ledgerOf } from "../../src/ledger/ledger";
import { CardValues } from "../../src/ledger/values";
import { rulebookOf } from "../../src/rubric/rulebook";
import type { Rubric } from "../../src/rubric/types";

/** The least that somebody writes for one row: no English, no list that stays empty, no roster. */
const least = {
  id: "least",
  version: "1.0.0",
  name: { zh: "报送考核" },
  summary: { zh: "学校考核学院。" },
  kind: "scorecard",
  source: { document: "考核办法", citation: "依据考核办法" },
  stages: [{ id: "self", name: { zh: "自评" } }],
  facts: [{ id: "misreports", label: { zh: "错报例数" }, type: "count" }],
  table: {
    columns: [
      { id: "zh", header: "标准", role: "label", width: 30 },
      { id: "self", header: "自评分", role: "score", stage: "self", width: 8 },
    ],
    orientation: "portrait",
  },
  sections: [
    {
      id: "数据报送",
      name: { zh: "数据报送" },
      kind: "scored",
      subsections: [
        {
          id: "only",
          criteria: [
            {
              id: "错报",
              cells: { zh: "每错报1例扣1分" },
              name: { zh: "错报" },
              clause: "一",
              points: 5,
              rule: "RUBRIC.DEDUCT(分值，错报例数，1)",
            },
          ],
        },
      ],
    },
  ],
};

const read = (written: object) => parseRubric(JSON.stringify(written), "own.json");

function sound(written: object): Rubric {
  const { rubric, problems } = read(written);
  expect(problems).toBeUndefined();
  return rubric!;
}

test("what is left out is filled in", () => {
  const { errata, readings, forms, outcome, name, sections } = sound(least);
  expect({ errata, readings, forms, outcome, name }).toEqual({
    errata: [],
    readings: [],
    forms: [],
    outcome: { total: "base+bonus+minus", items: [] },
    name: { zh: "报送考核", en: "报送考核" },
  });
  expect(sections[0]!.cells).toEqual({});
});

test("a column called zh is no Chinese word without English", () => {
  expect(sound(least).sections[0]!.subsections[0]!.criteria[0]!.cells).toEqual({
    zh: "每错报1例扣1分",
  });
});

test("the roster that everybody needs is made of sections, total, vetoes and results", () => {
  const veto = {
    id: "veto",
    name: { zh: "总分" },
    kind: "bonus",
    subsections: [
      {
        id: "vetoes",
        criteria: [
          {
            id: "fraud",
            cells: { zh: "造假" },
            name: { zh: "造假" },
            clause: "二",
            kind: "veto",
            rule: "flag",
          },
        ],
      },
    ],
  };
  const items = [
    {
      id: "等次",
      label: { zh: "等次" },
      formula: 'IF(总分>=3,"合格","不合格")',
      type: "text",
      clause: "三",
    },
  ];
  const { roster } = sound({ ...least, sections: [...least.sections, veto], outcome: { items } });
  expect(roster.title).toBe("报送考核汇总表");
  expect(roster.columns.map(({ header, value }) => [header, value ?? ""])).toEqual([
    [
      "名次",
      'RUBRIC.RANK(IF(OR(RUBRIC.VETO(vetoed),total=""),"",total),column.total,column.vetoed)',
    ],
    ["单位", ""],
    ["数据报送", "section.数据报送"],
    ["总分", "section.veto"],
    ["总分（2）", "total"],
    ["一票否决", "vetoed"],
    ["等次", "outcome.等次"],
  ]);
});

test("a roster cannot be left out where there is nothing else", () => {
  const { problems } = read({ ...least, kind: "roster", table: undefined, sections: [] });
  expect(problems?.map(({ path }) => path)).toEqual(["roster"]);
});

describe("a rule in Chinese words", () => {
  const scoreOf = (rubric: Rubric, errors: number) =>
    new CardValues(ledgerOf(rulebookOf(rubric)), (cell) =>
      cell === `fact|${rubric.facts[0]!.id}|self` ? errors : undefined,
    ).at("score|错报|self");

  test("is over what its facts are called", () => {
    expect(scoreOf(sound(least), 2)).toBe(3);
  });

  test("is over a fact whose id is Chinese, in any width", () => {
    const facts = [{ id: "错报A", label: { zh: "错报的例数" }, type: "count" }];
    const sections = JSON.parse(JSON.stringify(least.sections).replace("错报例数", "错报Ａ")) as [];
    expect(scoreOf(sound({ ...least, facts, sections }), 2)).toBe(3);
  });

  test("is refused where two facts are called alike, and where an id means something else", () => {
    const [fact] = least.facts;
    const twins = read({ ...least, facts: [fact, { ...fact, id: "others" }] });
    expect(twins.problems?.map(({ kind }) => kind)).toContain("reference");
    for (const id of ["分值", "总分", "口径", "minus", "R"]) {
      const { problems } = read({
        ...least,
        facts: [fact, { ...fact, id, label: { zh: "别的" } }],
      });
      expect(problems?.map(({ path }) => path)).toEqual(["facts[1].id"]);
    }
  });

  test("two ids that differ in case only are one", () => {
    const [fact] = least.facts;
    const { problems } = read({
      ...least,
      facts: [fact, { ...fact, id: "F1", label: { zh: "别的" } }],
    });
    expect(problems?.map(({ path }) => path)).toEqual(["facts[1].id"]);
  });
});
