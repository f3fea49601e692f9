/** 表彰名单: what the rubric's result awards, with ties named and left to who decides. */
import type { RosterColumn } from "../../rubric/types";
import { body, heading, paragraph, type Block, type Paper, type PaperFinding } from "../paper";
import {
  columnOf,
  countedUnits,
  isTotal,
  yearWords,
  type PaperChoices,
  type PaperSource,
  type PaperUnit,
} from "../source";
import { textColumn, uncountedBlocks, unitTable } from "../tables";
import {
  asOf,
  basis,
  draftOf,
  issuerFinding,
  notCountedFindings,
  signed,
  subject,
  unitNames,
} from "../words";

export function awards(source: PaperSource, choices: PaperChoices): Paper {
  const draft = draftOf(source);
  const title = `${subject(source)}表彰名单${draft.mark}`;
  const lists = [...awardLists(source), ...candidateLists(source), ...personLists(source)];
  const ties = tiesOf(source);
  return {
    kind: "awards",
    name: `${yearWords(source.year)}-表彰名单`,
    title,
    blocks: [
      paragraph("Title", title),
      ...draft.blocks,
      body(`${basis(source.rubric)}和${subject(source)}结果，名单如下。`),
      ...lists.flatMap(({ name, blocks }, index) => [
        heading(`${NUMERALS[index] ?? index + 1}、${name}`),
        ...blocks,
      ]),
      ...(lists.length === 0 ? [body("按计入结果的评分，没有应当表彰的单位。")] : []),
      ...ties.map(({ words }) => body(words)),
      ...uncountedBlocks(source),
      ...asOf(source, choices.date),
      ...signed(source, choices),
    ],
    start: null,
    end: null,
    sum: null,
    capitals: null,
    findings: [
      ...draft.findings,
      ...ties.map(
        ({ words, en }): PaperFinding => ({
          kind: "tie",
          severity: "warning",
          message: { zh: words, en },
        }),
      ),
      ...notCountedFindings(source),
      ...(lists.length === 0 ? [NO_AWARD] : []),
      ...issuerFinding(source, choices),
    ],
  };
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

interface AwardList {
  name: string;
  blocks: Block[];
}

/** Grades, honours and tiers of the roster: words of the document for a value. */
function awardLists(source: PaperSource): AwardList[] {
  return source.rubric.roster.columns.flatMap((column) =>
    awarded(column).flatMap(({ value, name }) => {
      const units = countedUnits(source).filter(
        ({ row }) => String(row.values[column.id] ?? "") === value,
      );
      return units.length === 0 ? [] : [{ name, blocks: listBlocks(source, units, column) }];
    }),
  );
}

/** The values of a column that are an award: of a grade those that are good, of tiers every one. */
function awarded({ type, header, levels = [] }: RosterColumn): { value: string; name: string }[] {
  if (type === "count")
    return levels.map(({ value, consequence }) => ({ value, name: `${header}：${consequence}` }));
  return levels
    .filter(({ tone }) => tone === "good")
    .map(({ value, consequence }) => ({ value, name: `${value}（${consequence}）` }));
}

/** Group by group with its places, where the award is given so. */
function listBlocks(
  source: PaperSource,
  units: readonly PaperUnit[],
  column: RosterColumn,
): Block[] {
  const { groups = [], columns } = source.rubric.roster;
  const isByGroup =
    groups.length > 0 && columns.some(({ from, value }) => from === "group" && value === "quota");
  if (!isByGroup) return [unitTable(source, units, shownWith(source, column))];
  return groups.flatMap(({ id, name, quota }) => {
    const own = units.filter(({ row }) => row.group === id);
    if (own.length === 0) return [];
    return [
      paragraph("Heading2", `${name}（名额 ${quota} 个，入选 ${own.length} 个）`),
      unitTable(source, own, shownWith(source, column)),
    ];
  });
}

/** The unit with its total, or with the ranking that the award follows. */
function shownWith({ rubric }: PaperSource, { id }: RosterColumn) {
  const { columns } = rubric.roster;
  const at = columns.findIndex((each) => each.id === id);
  const total = columnOf(rubric, isTotal);
  const ranked = columns.slice(0, at).findLast(({ type }) => type === "rank");
  const by = total ?? ranked;
  const unit = columnOf(rubric, ({ from }) => from === "unit");
  return [
    ...(unit ? [{ column: unit, header: "单位" }] : []),
    ...(by ? [{ column: by, header: total ? "得分" : by.header }] : []),
  ];
}

/** Lists of candidates, by thresholds that the office sets. */
function candidateLists(source: PaperSource): AwardList[] {
  const { rubric, result, units } = source;
  return (rubric.roster.lists ?? [])
    .filter(({ title }) => title.includes("候选"))
    .flatMap(({ id, title, columns }) => {
      const rows = result.lists.find((list) => list.id === id)?.rows ?? [];
      const own = units.filter(({ row }) => rows.some((index) => result.rows[index] === row));
      const shown = columns.flatMap((each) => {
        const column = columnOf(rubric, (one) => one.id === each);
        return column ? [{ column, header: column.from === "unit" ? "单位" : column.header }] : [];
      });
      return own.length === 0 ? [] : [{ name: title, blocks: [unitTable(source, own, shown)] }];
    });
}

/** 先进个人候选人: the persons whom the cards name in their head line for it. */
function personLists({ rubric, units }: PaperSource): AwardList[] {
  const field = (rubric.table?.headLine ?? []).find(
    (piece) => "field" in piece && piece.field === CANDIDATE,
  );
  const named = units.flatMap(({ unit, card }) => {
    const person = card?.scorecard.fields[CANDIDATE]?.trim() ?? "";
    return person === "" ? [] : [[unit, person] as const];
  });
  if (!field || named.length === 0) return [];
  return [
    {
      name: "就业工作先进个人候选人",
      blocks: [
        {
          type: "table",
          columns: [
            { header: "序号", width: 8, align: "center" },
            textColumn("单位"),
            textColumn("候选人"),
          ],
          rows: named.map(([unit, person], index) => [index + 1, unit, person]),
          hasSum: false,
        },
      ],
    },
  ];
}

const CANDIDATE = "candidate";

/** 并列: units that an honour leaves to who decides, group by group. */
function tiesOf(source: PaperSource): { words: string; en: string }[] {
  const { rubric } = source;
  return rubric.roster.columns.flatMap(({ id, levels = [] }) => {
    const tie = levels.find(({ value }) => value === TIED);
    if (!tie) return [];
    const tied = countedUnits(source).filter(({ row }) => row.values[id] === TIED);
    const groups = [...new Set(tied.map(({ row }) => row.group))];
    return groups.map((group) => {
      const units = tied.filter(({ row }) => row.group === group).map(({ unit }) => unit);
      const name = rubric.roster.groups?.find((each) => each.id === group)?.name ?? "";
      return {
        words: `${name === "" ? "" : `${name}：`}${unitNames(units)}并列，${tie.consequence}，未列入名单。`,
        en: `${units.join(", ")} are tied at the cut: not decided here, and not listed.`,
      };
    });
  });
}

const TIED = "并列";

const NO_AWARD: PaperFinding = {
  kind: "no-award",
  severity: "warning",
  message: {
    zh: "按考核表和计入结果的评分，没有可列的表彰。",
    en: "By the rubric and the scores that count there is nothing to award.",
  },
};
