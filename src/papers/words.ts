/** Sentences that several papers have. */
import type { Rubric } from "../rubric/types";
import { dayWords } from "./days";
import { note, optional, paragraph, type Block, type PaperFinding } from "./paper";
import { counts, yearWords, type PaperChoices, type PaperSource } from "./source";

/** 根据《…》（文号） */
export function basis({ source: { document, number } }: Rubric): string {
  // A document without a title is called by what it is.
  const name = document.replace(/（原件无标题）$/, "");
  return `根据《${name}》${number === undefined ? "" : `（${number}）`}`;
}

/** 2026年度研究生就业工作考核 */
export const subject = ({ rubric, year }: Pick<PaperSource, "rubric" | "year">): string =>
  `${yearWords(year)}${rubric.name.zh}`;

/** What was done: 经自评、复核 */
export function stagesDone({ rubric }: PaperSource): string {
  const stages = rubric.kind === "roster" ? [] : rubric.stages.map(({ name }) => name.zh);
  return stages.length === 0 ? "" : `经${stages.join("、")}，`;
}

/** Names of units, shortened where they are many. */
export function unitNames(units: readonly string[]): string {
  if (units.length <= FEW) return units.join("、");
  return `${units.slice(0, FEW).join("、")}等 ${units.length} 个单位`;
}

const FEW = 10;

export const contacts = ({ contact, phone, supervision, address, email }: PaperChoices): Block[] =>
  [
    ["联系人", contact],
    ["联系电话", phone],
    ["监督电话", supervision],
    ["地址", address],
    ["邮箱", email],
  ].flatMap(([label, text]) => optional("Body", text === undefined ? "" : `${label}：${text}`));

/** Issuer and date, on the right. */
export const signed = ({ rubric }: PaperSource, { issuer, date }: PaperChoices): Block[] => [
  ...optional("Sign", issuer ?? rubric.source.issuer ?? ""),
  paragraph("Date", dayWords(date)),
];

/** Units whose figures may still change: not signed, changed since, or waiting to be confirmed. */
function openUnits({ rubric, units }: PaperSource): { unsigned: string[]; waiting: string[] } {
  // A roster that is filled in as a whole has no cards to sign.
  const unsigned = rubric.kind === "roster" ? [] : units.filter(({ isSigned }) => !isSigned);
  const waiting = units.filter(({ isWaiting }) => isWaiting);
  return { unsigned: unsigned.map(({ unit }) => unit), waiting: waiting.map(({ unit }) => unit) };
}

/** How a paper is marked while anything of it may change. */
export interface Draft {
  /** Behind the title. */
  mark: string;
  blocks: Block[];
  findings: PaperFinding[];
}

export function draftOf(source: PaperSource): Draft {
  const { unsigned, waiting } = openUnits(source);
  const told = [
    ...(unsigned.length > 0 ? [`尚未定稿或定稿后有改动：${unitNames(unsigned)}`] : []),
    ...(waiting.length > 0 ? [`核对后待确认：${unitNames(waiting)}`] : []),
  ];
  if (told.length === 0) return { mark: "", blocks: [], findings: noSignOff(source) };
  const names = (units: readonly string[], en: string) =>
    units.length > 0 ? [`${en}: ${units.join(", ")}`] : [];
  return {
    mark: "（草稿）",
    blocks: [paragraph("Body", `草稿：${told.join("；")}。`)],
    findings: [
      {
        kind: "draft",
        severity: "warning",
        message: {
          zh: `${told.join("；")}；标题带“（草稿）”，定稿后再出一次。`,
          en: `A draft: ${[...names(unsigned, "not signed"), ...names(waiting, "to confirm")].join("; ")}; make it again once they are signed.`,
        },
      },
    ],
  };
}

const noSignOff = ({ rubric }: PaperSource): PaperFinding[] =>
  rubric.kind === "roster"
    ? [
        {
          kind: "draft",
          severity: "note",
          message: {
            zh: "汇总表没有定稿手续，公布前请自行核对。",
            en: "A roster is not signed in this program: check it before it is published.",
          },
        },
      ]
    : [];

/** Units of which no total counts. */
export const notCounted = (source: PaperSource) =>
  source.units.filter((unit) => !counts(source.rubric, unit));

export function notCountedFindings(source: PaperSource): PaperFinding[] {
  const units = notCounted(source).map(({ unit }) => unit);
  if (units.length === 0) return [];
  return [
    {
      kind: "not-counted",
      severity: "warning",
      message: {
        zh: `${unitNames(units)}没有计入结果的总分或已被否决，另行列出，不排名次、不表彰、不奖补。`,
        en: `No total counts of ${units.join(", ")}: listed apart, without rank, award or subsidy.`,
      },
    },
  ];
}

export const issuerFinding = ({ rubric }: PaperSource, { issuer }: PaperChoices): PaperFinding[] =>
  issuer !== undefined || rubric.source.issuer !== undefined
    ? []
    : [
        {
          kind: "issuer",
          severity: "warning",
          message: {
            zh: "没有写落款单位，请写明。",
            en: "There is no issuer; name it.",
          },
        },
      ];

/** When the figures were taken, and by which codes the signed cards are known again. */
export function asOf({ units }: Pick<PaperSource, "units">, date: string): Block[] {
  const codes = units.flatMap(({ unit, code }) => (code === undefined ? [] : [`${unit} ${code}`]));
  return [
    note(`以上数据截至${dayWords(date)}，按计入结果的评分列出。`),
    ...(codes.length > 0 ? [note(`定稿校验码：${codes.join("；")}`)] : []),
  ];
}
