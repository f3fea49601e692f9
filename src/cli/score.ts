/** `score`: what filled tables are worth, and what is the matter with them. */
import { formatNumber, type Language, type Scalar } from "../formula/values";
import { stageName } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { assess } from "../scoring/assess";
import type { RosterFinding, RosterResult, RosterRow } from "../scoring/roster-types";
import type { Assessment, Finding } from "../scoring/types";
import { readCards, readWorkbook } from "../xlsx/read";
import { readRosters, type FileRoster } from "../xlsx/read-rosters";
import { FileTrouble, readBytes, withEach } from "./files";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import { rubricFinder } from "./rubrics";
import type { ExitCode } from "./run";

interface ScoredCard {
  unit: string;
  year: string;
  rubric: { id: string; version: string };
  readings: Record<string, string>;
  /** The stage that counts; null where none is complete, or something is wrong. */
  counted: string | null;
  /** Of the stage that counts. */
  total: number | null;
  shown: number | null;
  /** How many things keep it from counting; somebody may have taken them in. */
  wrong: number;
  vetoes: string[];
  outcome: Record<string, Scalar>;
  stages: { stage: string; complete: boolean; total: number; shown: number }[];
  findings: Finding[];
}

interface ScoredRoster {
  rubric: { id: string; version: string };
  year: string;
  readings: Record<string, string>;
  /** In the order of the ranking. */
  rows: RosterRow[];
  sums: RosterResult["sums"];
  findings: RosterFinding[];
}

interface Read {
  cards: ScoredCard[];
  rosters: ScoredRoster[];
}

export async function score(options: Options, host: CommandHost): Promise<ExitCode> {
  const { files, json, language } = options;
  if (files.length === 0)
    throw new UsageError({ zh: "请给出要计分的文件。", en: "Name the files to score." });
  const known = new Map<string, Rubric>();
  const find = await finderFor(options, host);
  if (!find) return 1;
  const done = await withEach<Read>(files, host, language, async (file) => {
    const sheets = readWorkbook(await readBytes(file));
    const { cards, unknown } = await readCards(sheets, find);
    const { rosters, unknown: others } = await readRosters(sheets, cards, find);
    if (cards.length + rosters.length === 0)
      throw new FileTrouble(noCard([...new Set([...unknown, ...others])]));
    for (const { rubric } of [...cards, ...rosters]) known.set(rubric.id, rubric);
    return {
      rosters: rosters.map(scoredRoster),
      cards: cards.map(({ rubric, scorecard }) =>
        scoredCard(assess(rubric, scorecard, { today: host.today })),
      ),
    };
  });
  if (json) host.print(JSON.stringify({ files: done }, null, 2));
  else
    for (const each of done)
      if ("cards" in each) {
        for (const card of each.cards)
          host.print(describe(each.file, card, known.get(card.rubric.id)!, language));
        for (const roster of each.rosters)
          host.print(describeRoster(each.file, roster, known.get(roster.rubric.id)!, language));
      }
  const failed = done.some(
    (each) => "error" in each || [...each.cards, ...each.rosters].some(hasErrors),
  );
  return failed ? 1 : 0;
}

/** Null where a rubric file could not be used: it has been told. */
async function finderFor({ rubric, language }: Options, host: CommandHost) {
  try {
    return await rubricFinder(rubric);
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    host.printError(error.text[language]);
    return null;
  }
}

const hasErrors = ({ findings }: { findings: readonly { severity: string }[] }) =>
  findings.some(({ severity }) => severity === "error");

function scoredCard(assessment: Assessment): ScoredCard {
  const { unit, year, rubric, readings, counted, stages, findings } = assessment;
  const last = stages.find(({ stage }) => stage === counted);
  return {
    unit,
    year,
    rubric,
    readings,
    counted,
    total: last?.total ?? null,
    shown: last?.shown ?? null,
    wrong: Number(assessment.figures.wrong ?? 0),
    vetoes: assessment.vetoes,
    outcome: last?.outcome ?? {},
    stages: stages.map(({ stage, complete, total, shown }) => ({ stage, complete, total, shown })),
    findings,
  };
}

function describe(file: string, card: ScoredCard, rubric: Rubric, language: Language): string {
  const zh = language === "zh";
  const stage = card.counted === null ? "" : stageName(rubric, card.counted)[language];
  const result =
    card.shown === null
      ? NONE_COUNTS[card.wrong > 0 ? "wrong" : "open"][language]
      : zh
        ? `${card.shown} 分（${stage}）`
        : `${card.shown} points (${stage})`;
  const outcome = rubric.outcome.items
    .filter(({ id }) => (card.outcome[id] ?? "") !== "")
    .map(
      ({ id, label, unit }) =>
        `  ${label[language]}${zh ? "：" : ": "}${String(card.outcome[id])}${unit?.[language] ?? ""}`,
    );
  const findings = card.findings.map(
    ({ severity, message }) => `  ${SIGNS[severity]} ${message[language]}`,
  );
  const title = `${file}  ${card.unit} ${card.year} · ${rubric.name[language]}`;
  return [title, `  ${result}`, ...outcome, ...findings].join("\n");
}

function scoredRoster({ rubric, year, result }: FileRoster): ScoredRoster {
  const { rows, order, readings, sums, findings } = result;
  return {
    rubric: { id: rubric.id, version: rubric.version },
    year,
    readings,
    rows: order.map((row) => rows[row]!),
    sums,
    findings,
  };
}

function describeRoster(
  file: string,
  { year, rows, sums, findings }: ScoredRoster,
  rubric: Rubric,
  language: Language,
): string {
  const { columns, title } = rubric.roster;
  const told = columns.filter(({ from }) => from === "formula" || from === "score");
  const lines = rows.map(({ unit, values }) => {
    const figures = told.flatMap(({ id, header }) => {
      const value = values[id] ?? "";
      return value === "" ? [] : [`${header} ${shownValue(value)}`];
    });
    return `  ${[unit, ...figures].join(" · ")}`;
  });
  return [
    `${file}  ${title} ${year}`,
    ...lines,
    ...sums.map(({ label, value }) => `  ${label} ${formatNumber(value)}`),
    ...findings.map(({ severity, message }) => `  ${SIGNS[severity]} ${message[language]}`),
  ].join("\n");
}

function shownValue(value: Exclude<Scalar, null>): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "number" ? formatNumber(value) : value;
}

const NONE_COUNTS = {
  open: { zh: "各阶段都未填完", en: "no stage is complete" },
  wrong: { zh: "有误，更正前不计入", en: "something is wrong: it does not count until corrected" },
};

const SIGNS = { error: "✖", warning: "!", info: "·" };

const noCard = (unknown: readonly string[]) =>
  unknown.length > 0
    ? {
        zh: `考核表“${unknown.join("、")}”不是官方考核表，请用 --rubric 给出它的文件。`,
        en: `The rubric “${unknown.join(", ")}” is no official one; give its file with --rubric.`,
      }
    : {
        zh: "这个文件里没有本插件生成的考核表。请确认文件，或重新生成后填写。",
        en: "No table of the add-in is in this file. Make sure that it is the right one, or generate it again.",
      };
