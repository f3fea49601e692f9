import { formulaName } from "../../../src/rubric/model";
import type {
  Fact,
  OutcomeItem,
  Roster,
  RosterColumn,
  Section,
  Setting,
} from "../../../src/rubric/types";
import { words, type Pool } from "./facts";
import type { Random } from "./random";

interface Given {
  pool: Pool;
  sections: readonly Section[];
  categories: readonly { id: string }[];
  items: readonly OutcomeItem[];
  isBare: boolean;
}

const SETTINGS: readonly Setting[] = [
  { id: "places", label: words("名额", "Places"), type: "count", default: 3 },
  {
    id: "least",
    label: words("最低分", "Least"),
    type: "number",
    hint: words("可不填", "Optional"),
  },
  { id: "benchmark", label: words("基准", "Benchmark"), type: "rate", default: 0.9 },
  { id: "day", label: words("公示日期", "Day"), type: "date" },
  { id: "author", label: words("经办人", "Author"), type: "text", default: "就业办" },
];

/** A row a unit: what the cards or the facts give, ranks, tiers and places. */
export function randomRoster(random: Random, given: Given): Roster {
  const groups = random.chance(0.5)
    ? [
        { id: "main", name: "院本部", quota: 2, units: ["文学院", "理学院"] },
        { id: "others", name: "其他单位", quota: 1, units: [] },
      ]
    : [];
  const settings = random.some(SETTINGS, 0.5);
  const columns = [...sources(random, given, groups.length > 0)];
  const total = columns.find(({ id }) => id === "total" || id.startsWith("fact"))?.id;
  columns.push(...formulas(random, total ?? "unit", groups.length > 0, settings));
  const isSummable = ({ type }: RosterColumn) => ["number", "count", "money"].includes(type);
  return {
    title: "汇总表",
    ...(groups.length > 0 ? { groups } : {}),
    columns,
    ...random.maybe(0.5, () => ({ checks: checks(columns, total) })),
    sortBy: random.pick(columns).id,
    ...random.maybe(0.5, () => ({
      sums: columns.filter(isSummable).map(({ id }) => ({ column: id, label: "合计" })),
    })),
    ...(settings.length > 0 ? { settings } : {}),
    ...random.maybe(0.5, () => ({ lists: [list(columns, total)] })),
  };
}

/** What a row must hold so as to count. */
function checks(columns: readonly RosterColumn[], total: string | undefined) {
  const isNumber = columns.some(({ id, type }) => id === total && NUMBERS.has(type));
  const formula = total && isNumber ? `${formulaName(total)}<=90` : 'unit<>"丙"';
  return [{ formula, message: words("请核对。", "Please check.") }];
}

const NUMBERS = new Set(["number", "count", "rate", "money"]);

function list(columns: readonly RosterColumn[], total: string | undefined) {
  const ids = columns.slice(0, 3).map(({ id }) => id);
  const where = total ? `${formulaName(total)}>=60` : 'unit<>""';
  return { id: "public", title: "公示名单", where, columns: ids, clause: "五" };
}

function sources(random: Random, given: Given, hasGroups: boolean): RosterColumn[] {
  const columns: RosterColumn[] = [
    { id: "unit", header: "学院", from: "unit", type: "text", width: 20 },
  ];
  if (hasGroups) {
    columns.push({ id: "group", header: "组别", from: "group", type: "text", width: 9 });
    columns.push({
      id: "quota",
      header: "名额",
      from: "group",
      value: "quota",
      type: "count",
      width: 7,
    });
  }
  return [...columns, ...(given.isBare ? factColumns(given) : scoreColumns(random, given))];
}

function factColumns({ pool }: Given): RosterColumn[] {
  return pool.facts
    .filter(({ members }) => !members)
    .slice(0, 4)
    .map(({ id, type, label }, index) => ({
      id: `fact-${index}`,
      header: label.zh,
      from: "fact",
      value: id,
      type: columnType(type),
      width: 9,
    }));
}

function columnType(type: Fact["type"]): RosterColumn["type"] {
  if (type === "signed") return "number";
  return type === "choice" || type === "date" ? "text" : type;
}

function scoreColumns(random: Random, { sections, categories, items }: Given): RosterColumn[] {
  const column = (id: string, header: string, value: string, type: RosterColumn["type"]) =>
    ({ id, header, from: "score", value, type, width: 9 }) as const;
  return [
    column("total", "总分", "total", "number"),
    column("vetoed", "一票否决", "vetoed", "flag"),
    ...random.some(
      [
        column("stage", "阶段", "stage", "text"),
        column("complete", "是否完整", "complete", "flag"),
        column("first", "第一部分", `section.${formulaName(sections[0]!.id)}`, "number"),
        ...categories.map(({ id }) =>
          column(id, `${id}小计`, `category.${formulaName(id)}`, "number"),
        ),
      ],
      0.5,
    ),
    ...items.map(({ id, label, type }) =>
      column(
        `out-${id}`,
        `${label.zh}（${id}）`,
        `outcome.${formulaName(id)}`,
        type === "flag" ? "flag" : type,
      ),
    ),
  ];
}

function formulas(
  random: Random,
  total: string,
  hasGroups: boolean,
  settings: readonly Setting[],
): RosterColumn[] {
  const name = formulaName(total);
  const value = `IF(COUNT(${name})=0,"",${name})`;
  const column = (id: string, header: string, formula: string, type: RosterColumn["type"]) =>
    ({ id, header, from: "formula", value: formula, type, width: 8 }) as const;
  const rank = column("rank", "名次", `RUBRIC.RANK(${value},column.${name})`, "rank");
  const places = settings.some(({ id }) => id === "places") ? "setting.places" : "3";
  return [
    { ...rank, clause: "四" },
    ...random.some<RosterColumn>(
      [
        {
          ...column("tier", "档次", "RUBRIC.TIER(rank,COUNT(column.rank))", "count"),
          levels: [{ value: "1", consequence: "表彰", tone: "good" }],
        },
        column("chosen", "入选", `IF(rank="","",IF(rank<=${places},"入选","落选"))`, "text"),
        column("share", "占比", `IF(units>0,1/units,0)`, "rate"),
        ...(hasGroups
          ? [
              column(
                "group-rank",
                "组内名次",
                `RUBRIC.GROUPRANK(${value},group,column.${name},column.group)`,
                "rank",
              ),
              column(
                "honour",
                "组内入选",
                `RUBRIC.QUOTA(${value},group,column.${name},column.group,quota)`,
                "text",
              ),
            ]
          : []),
      ],
      0.5,
    ),
  ];
}
