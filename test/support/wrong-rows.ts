/** Rosters with one row that is wrong, and what must become of it and of the others. */
import type { Scalar } from "../../src/formula/values";
import type { RosterUnit } from "../../src/scoring/roster-types";

export interface WrongRow {
  note: string;
  rubric: string;
  settings?: Record<string, Scalar>;
  readings?: Record<string, string>;
  /** The first one is wrong. */
  units: RosterUnit[];
  /** A word of what is told. */
  says: string;
  /** Columns of the wrong row, and of the others, while nobody took it in. */
  out: Record<string, Scalar>[];
  /** The same once a reason is given. */
  taken: Record<string, Scalar>[];
}

const college = (facts: Record<string, Scalar>): Record<string, Scalar> => ({
  graduates: 100,
  employed: 90,
  "further-study": 10,
  enlisted: 2,
  abroad: 3,
  stayed: 50,
  classes: null,
  "retention-benchmark": 0.4,
  "postgraduate-rate-last": 0.1,
  "postgraduate-rate": 0.12,
  ...facts,
});

const RIGHT: RosterUnit[] = [
  { unit: "土木学院", facts: college({}) },
  { unit: "机电学院", facts: college({ employed: 92, stayed: 60 }) },
];

/** How the two colleges that are right stand by themselves. */
const ALONE = [
  { standard: "达标", "retention-rank": 2, "placement-rank": 2, "retention-tier": 3 },
  { standard: "达标", "retention-rank": 1, "placement-rank": 1, "retention-tier": 1 },
];

const NOTHING = {
  "placement-rate": "",
  "retention-rate": "",
  standard: "",
  "retention-rank": "",
  "placement-rank": "",
  "retention-tier": "",
  "postgraduate-rise": "",
};

const ccit = (
  note: string,
  facts: Record<string, Scalar>,
  says: string,
  taken: Record<string, Scalar>[],
  readings: Record<string, string> = {},
): WrongRow => ({
  note,
  rubric: "ccit",
  readings,
  settings: { "placement-benchmark": 0.8, "last-year-retention": 0.5 },
  units: [{ unit: "电气学院", facts: college(facts) }, ...RIGHT],
  says,
  out: [NOTHING, ...ALONE],
  taken,
});

/** The wrong row, taken in without a figure to be ranked by. */
const unrankedThen = (row: Record<string, Scalar>) => [{ ...NOTHING, ...row }, ...ALONE];

const ccitRows: WrongRow[] = [
  ccit("120 stayed of 90 employed", { stayed: 120 }, "留省就业人数多于总体就业人数", [
    { "retention-rate": 120 / 90, standard: "达标", "retention-rank": 1, "placement-rank": 2 },
    { "retention-rank": 3, "placement-rank": 2 },
    { "retention-rank": 2, "placement-rank": 1 },
  ]),
  ccit("more employed than graduates", { employed: 101 }, "总体就业人数多于毕业生人数", [
    { "placement-rate": 1.01, standard: "达标", "placement-rank": 1 },
    { "placement-rank": 3 },
    { "placement-rank": 2 },
  ]),
  ccit(
    "who stayed, studies on, enlisted and went abroad are more than the total",
    { stayed: 76 },
    "之和多于总体就业人数",
    [
      { "retention-rate": 76 / 90, "retention-rank": 1 },
      { "retention-rank": 3 },
      { "retention-rank": 2 },
    ],
  ),
  ccit("a count of 1e20", { graduates: 1e20 }, "“毕业生人数”应为 0 至 1000000000的整数", [
    { "placement-rate": 9e-19, standard: "不达标", "retention-rank": "" },
    ...ALONE,
  ]),
  ccit("a count of −1", { stayed: -1 }, "“留省就业人数”应为", [
    { standard: "", "retention-rank": "" },
    ...ALONE,
  ]),
  ccit("half a person", { employed: 90.5 }, "“总体就业人数”应为", [
    { "placement-rate": 0.905, "placement-rank": 2 },
    { "placement-rank": 3 },
    { "placement-rank": 1 },
  ]),
  ccit(
    "a count in words",
    { graduates: "一百" },
    "“毕业生人数”不能读取",
    unrankedThen({
      "retention-rate": 50 / 90,
      "postgraduate-rise": 0.02,
    }),
  ),
  ccit("an optional count in words", { abroad: "三人" }, "“出国出境”不能读取", [
    { standard: "达标", "retention-rank": 2, "placement-rank": 2 },
    { "retention-rank": 2, "placement-rank": 2 },
    { "retention-rank": 1, "placement-rank": 1 },
  ]),
  ccit("how many classes there were, in words", { classes: "两届" }, "“已有毕业生届数”不能读取", [
    { standard: "达标", "retention-rank": 2, "placement-rank": 2 },
    { "retention-rank": 2, "placement-rank": 2 },
    { "retention-rank": 1, "placement-rank": 1 },
  ]),
  ccit("a benchmark of 0", { "retention-benchmark": 0 }, "“去向留省率基准”应为 0.01% 至 100%", [
    { standard: "达标", rise: "", "retention-rank": "", "placement-rank": 2 },
    { "retention-rank": 2, "placement-rank": 2 },
    { "retention-rank": 1, "placement-rank": 1 },
  ]),
  ccit(
    "a benchmark of 0 where the increase is in points",
    { "retention-benchmark": 0 },
    "“去向留省率基准”应为",
    [
      { standard: "达标", rise: 50 / 90, "retention-rank": 1 },
      { "retention-rank": 3 },
      { "retention-rank": 2 },
    ],
    { increase: "points" },
  ),
  ccit("a rate above 1", { "postgraduate-rate": 12 }, "“本年考研率”应为 0% 至 100%", [
    { "postgraduate-rise": 11.9, "placement-rank": 2 },
    { "placement-rank": 2 },
    { "placement-rank": 1 },
  ]),
  ccit(
    "0 graduates",
    { graduates: 0, employed: 0, "further-study": 0, enlisted: 0, abroad: 0, stayed: 0 },
    "毕业生人数为 0",
    unrankedThen({ "postgraduate-rise": 0.02 }),
  ),
  ccit(
    "nobody employed",
    { employed: 0, "further-study": 0, enlisted: 0, abroad: 0, stayed: 0 },
    "留省率的分母为 0",
    unrankedThen({ "placement-rate": 0, "postgraduate-rise": 0.02 }),
  ),
  ccit(
    "everybody studies on, where the denominator is without them",
    { employed: 90, "further-study": 90, enlisted: 0, abroad: 0, stayed: 0 },
    "留省率的分母为 0",
    unrankedThen({ "placement-rate": 0.9, "postgraduate-rise": 0.02 }),
    { denominator: "same-scope" },
  ),
];

const GRADUATE = { stage: "复核", vetoed: false };

const mailed = (
  note: string,
  scores: Record<string, Scalar>,
  says: string,
  taken: Scalar[],
): WrongRow => ({
  note,
  rubric: "graduate-college",
  units: [
    { unit: "文学院", scores: { ...GRADUATE, total: 80, ...scores } },
    { unit: "理学院", scores: { ...GRADUATE, total: 90 } },
    { unit: "工学院", scores: { ...GRADUATE, total: 70 } },
  ],
  says,
  out: ["", 1, 2].map((rank) => ({ rank })),
  taken: taken.map((rank) => ({ rank })),
});

const mailedRows: WrongRow[] = [
  mailed(
    "a part of 30 where there are 5 points",
    { "section.guarantee": 30 },
    "“工作保障（5分）”应为 0 至 5。",
    [2, 1, 3],
  ),
  mailed("a total of −1", { total: -1 }, "“总分”不能小于 0", [3, 1, 2]),
  mailed("a total in words", { total: "八十" }, "“总分”不能读取", ["", 1, 2]),
  mailed(
    "a veto that says neither yes nor no",
    { vetoed: "也许" },
    "“一票否决”不能读取",
    [2, 1, 3],
  ),
  {
    note: "a total of 1000 of 100, of which money hangs",
    rubric: "weihai-station",
    units: [
      { unit: "甲校", scores: { total: 1000, "outcome.grade": "优秀", "outcome.subsidy": 7 } },
      { unit: "乙校", scores: { total: 92, "outcome.grade": "优秀", "outcome.subsidy": 5 } },
    ],
    says: "“最终总分”应为 0 至 100",
    out: [{ rank: "" }, { rank: 1 }],
    taken: [{ rank: 1 }, { rank: 2 }],
  },
  {
    note: "a total above all points in a group with places",
    rubric: "sjtu-med",
    units: [
      { unit: "基础", group: "campus", scores: { total: -5 } },
      { unit: "护理", group: "campus", scores: { total: 100 } },
      { unit: "公卫", group: "campus", scores: { total: 99 } },
    ],
    says: "“总分”不能小于 0",
    out: [
      { rank: "", "group-rank": "", honour: "" },
      { rank: 1, "group-rank": 1, honour: "入选" },
      { rank: 2, "group-rank": 2, honour: "入选" },
    ],
    taken: [
      { rank: 3, "group-rank": 3, honour: "落选" },
      { rank: 1, honour: "入选" },
      { rank: 2, honour: "入选" },
    ],
  },
  {
    note: "a group that is not there",
    rubric: "sjtu-med",
    units: [
      { unit: "基础", group: "院外单位", scores: { total: 120 } },
      { unit: "护理", group: "campus", scores: { total: 100 } },
    ],
    says: "“组别”不能读取",
    out: [
      { rank: "", "group-rank": "" },
      { rank: 1, "group-rank": 1 },
    ],
    taken: [{ rank: 1 }, { rank: 2, "group-rank": 1 }],
  },
];

export const WRONG_ROWS: readonly WrongRow[] = [...ccitRows, ...mailedRows];
