/** 考核结果通知: what one unit is told of its own result, and of nobody else's. */
import { roundHalfUp } from "../../formula/decimal";
import { criteriaOf } from "../../rubric/model";
import { dayWords } from "../days";
import {
  address,
  annex,
  body,
  optional,
  paragraph,
  type Paper,
  type PaperCell,
  type PaperFinding,
  type PaperTable,
} from "../paper";
import {
  cellOf,
  columnOf,
  counts,
  gradeColumn,
  isTotal,
  rankColumn,
  yearWords,
  type PaperChoices,
  type PaperSource,
  type PaperUnit,
} from "../source";
import { shortColumn, textColumn } from "../tables";
import { asOf, basis, contacts, draftOf, issuerFinding, signed, subject } from "../words";

export function unitNotice(source: PaperSource, unit: PaperUnit, choices: PaperChoices): Paper {
  const own: PaperSource = { ...source, units: [unit] };
  const draft = draftOf(own);
  const title = `关于${subject(source)}结果的通知${draft.mark}`;
  const table = scoresTable(source, unit);
  return {
    kind: "unit",
    name: `${yearWords(source.year)}-考核结果通知-${unit.unit}`,
    title,
    blocks: [
      paragraph("Title", title),
      ...draft.blocks,
      address(`${unit.unit}：`),
      body(resultWords(source, unit, choices)),
      ...optional(
        "Body",
        unit.row.consequence === "" ? "" : `按照文件规定：${unit.row.consequence}。`,
      ),
      body(objection(source, choices)),
      ...contacts(choices),
      ...(table ? [body("附件：各项指标得分")] : []),
      ...signed(source, choices),
      ...(table ? annex("附件", "各项指标得分", [table, ...asOf(own, choices.date)]) : []),
    ],
    start: null,
    end: choices.deadline ?? null,
    sum: null,
    capitals: null,
    findings: [
      ...draft.findings,
      ...(table ? [] : [noCard(unit)]),
      ...deadlineFinding(choices),
      ...issuerFinding(source, choices),
    ],
  };
}

function resultWords(source: PaperSource, unit: PaperUnit, { withRank }: PaperChoices): string {
  const { rubric } = source;
  const about = `${basis(rubric)}，你单位${subject(source)}`;
  if (unit.row.vetoed) return `${about}因一票否决情形，不参加排名。`;
  if (!counts(rubric, unit)) return `${about}尚无计入结果的总分，不参加排名。`;
  const total = columnOf(rubric, isTotal);
  const grade = gradeColumn(rubric);
  const level = grade ? cellOf(rubric, grade, unit.row) : "";
  const said = [
    ...(total ? [`总分 ${cellOf(rubric, total, unit.row)} 分`] : []),
    ...(level === "" ? [] : [`${grade!.from === "score" ? "等次" : grade!.header}为${level}`]),
    ...(withRank ? placeWords(source, unit) : []),
  ];
  return `${about}结果：${said.join("，")}。`;
}

/** 排名第 2（共 18 家）, in its group where ranks are given by group. */
function placeWords({ rubric, units }: PaperSource, { row }: PaperUnit): string[] {
  const rank = rankColumn(rubric);
  const place = rank && row.values[rank.id];
  if (!rank || typeof place !== "number") return [];
  const group = rubric.roster.groups?.find(({ id }) => id === row.group);
  const peers = units.filter((each) => !group || each.row.group === group.id);
  const ranked = peers.filter((each) => typeof each.row.values[rank.id] === "number");
  return [`${group ? `在${group.name}中` : ""}排名第 ${place}（共 ${ranked.length} 家）`];
}

function objection({ rubric }: PaperSource, { issuer, deadline }: PaperChoices): string {
  const until = deadline === undefined ? "收到本通知后" : `${dayWords(deadline)}前`;
  const to = issuer ?? rubric.source.issuer ?? "我单位";
  return `对结果有异议的，请于${until}以书面形式向${to}提出，写明涉及的指标和理由，附证明材料，并加盖单位公章。`;
}

/** 指标 分值, a column a stage, 理由; undefined without a card. */
function scoresTable(
  { rubric }: PaperSource,
  { card, reasonOf }: PaperUnit,
): PaperTable | undefined {
  if (!card) return undefined;
  const { stages } = card.assessment;
  const rows = criteriaOf(rubric)
    .filter(({ kind }) => kind !== "veto")
    .map(({ criterion: { id, name, points }, texts }): PaperCell[] => [
      name.zh,
      points ?? texts.points ?? "",
      ...stages.map(({ criteria }) => scoreCell(criteria[id]?.score ?? null)),
      stages.flatMap(({ stage }) => reasonOf?.(stage, id) ?? []).join("；"),
    ]);
  const sums = stages.map(({ total, empty }) => (empty ? "" : scoreCell(total)));
  return {
    type: "table",
    columns: [
      textColumn("指标", 34),
      shortColumn("分值", 10),
      ...rubric.stages.map(({ name }) => shortColumn(name.zh, 10)),
      textColumn("理由", 26),
    ],
    rows: [...rows, ["总分", "", ...sums, ""]],
    hasSum: true,
  };
}

const scoreCell = (score: number | null): PaperCell =>
  score === null ? "" : roundHalfUp(score, 2);

const noCard = ({ unit }: PaperUnit): PaperFinding => ({
  kind: "no-card",
  severity: "warning",
  message: {
    zh: `“${unit}”的评分表不在所给的文件里，通知没有附各项指标得分。`,
    en: `The card of “${unit}” is not among the files: its notice has no table of scores.`,
  },
});

const deadlineFinding = ({ deadline }: PaperChoices): PaperFinding[] =>
  deadline !== undefined
    ? []
    : [
        {
          kind: "deadline",
          severity: "note",
          message: {
            zh: "没有写提出异议的期限。",
            en: "No day is given until when to object.",
          },
        },
      ];
