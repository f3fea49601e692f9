/** `score`: what filled tables are worth, and what is the matter with them. */
import path from "node:path";
import { formatNumber, type Language, type Scalar } from "../formula/values";
import { countedName } from "../rubric/stage-weights";
import type { Rubric } from "../rubric/types";
import { integrityOf } from "../intake/card/integrity";
import { printable } from "../intake/gathered/printable";
import { NONE_COUNTS } from "../ledger/counted";
import { assess } from "../scoring/assess";
import type { RosterFinding, RosterResult, RosterRow } from "../scoring/roster-types";
import type { Assessment, Finding, Scorecard } from "../scoring/types";
import type { FileRoster } from "../xlsx/read-rosters";
import { FileTrouble, readBytes, withEach } from "./files";
import { ofVersion, readFilled, type RubricVersion } from "./filled";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import { knownRubrics } from "./rubrics";
import type { ExitCode } from "./run";

interface ScoredCard {
  unit: string;
  year: string;
  rubric: { id: string; version: string };
  readings: Record<string, string>;
  /** The stage that counts; null where none is complete, or something is wrong. */
  counted: string | null;
  /** Of the stage that counts, under the vetoes in force. */
  total: number | null;
  shown: number | null;
  /** 待汇总: points that wait for figures of the roster. */
  pending: number;
  /** How many things keep it from counting; somebody may have taken them in. */
  wrong: number;
  vetoes: string[];
  outcome: Record<string, Scalar>;
  stages: {
    stage: string;
    complete: boolean;
    total: number;
    shown: number;
    /** 待汇总: how many criteria, and their points. */
    waiting: number;
    pending: number;
  }[];
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
  const rubrics = await rubricsFor(options, host);
  if (!rubrics) return 1;
  const inFile = new Map<string, readonly Rubric[]>();
  const done = await withEach<Read>(
    onceEach(files, host, language),
    host,
    language,
    async (file) => {
      const { used, ...read } = await readOne(file, await readBytes(file), rubrics, host.today);
      inFile.set(file, used);
      return read;
    },
  );
  if (json) host.print(JSON.stringify({ files: done }, null, 2));
  else
    for (const each of done)
      if ("cards" in each) {
        const named = (made: RubricVersion) => ofVersion(inFile.get(each.file)!, made);
        for (const card of each.cards)
          host.print(describe(each.file, card, named(card.rubric), language));
        for (const roster of each.rosters)
          host.print(describeRoster(each.file, roster, named(roster.rubric), language));
      }
  const failed = done.some(
    (each) => "error" in each || [...each.cards, ...each.rosters].some(hasErrors),
  );
  return failed ? 1 : 0;
}

/** The cards of a file, with what was altered of their forms, and its rosters. */
async function readOne(
  file: string,
  bytes: Uint8Array,
  rubrics: readonly Rubric[],
  today: string,
): Promise<Read & { used: Rubric[] }> {
  const { read, cards: filled, rosters, used } = await readFilled(file, bytes, rubrics);
  const cards = filled.map(({ rubric, scorecard }, index) => {
    const findings = integrityOf(read.findings, index);
    const stages = withoutShown(scorecard.stages);
    return scoredCard(assess(rubric, { ...scorecard, stages, findings }, { today }));
  });
  return { cards, rosters: rosters.map(scoredRoster), used };
}

/** What cells show was compared when the file was read, that of all its sheets: it is told once. */
const withoutShown = (stages: Scorecard["stages"]): Scorecard["stages"] =>
  Object.fromEntries(
    Object.entries(stages).map(([id, entries]) => [
      id,
      {
        ...entries,
        scores: Object.fromEntries(
          Object.entries(entries.scores).map(([key, { shown: _, ...entry }]) => [key, entry]),
        ),
      },
    ]),
  );

/** A file that is named twice is scored once. */
function onceEach(files: readonly string[], host: CommandHost, language: Language): string[] {
  const seen = new Set<string>();
  return files.filter((file) => {
    const place = path.resolve(file);
    if (seen.has(place))
      host.printError(
        language === "zh"
          ? `${printable(file)}：写了两次，只计一次。`
          : `${printable(file)}: named twice, scored once.`,
      );
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

/** Null where a rubric file could not be used: it has been told. */
async function rubricsFor({ rubric, language }: Options, host: CommandHost) {
  try {
    return await knownRubrics(rubric);
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    host.printError(error.text[language]);
    return null;
  }
}

const hasErrors = ({ findings }: { findings: readonly { severity: string }[] }) =>
  findings.some(({ severity }) => severity === "error");

function scoredCard(assessment: Assessment): ScoredCard {
  const { unit, year, rubric, readings, counted, result, stages, findings } = assessment;
  return {
    unit,
    year,
    rubric,
    readings,
    counted,
    total: result.total,
    shown: result.shown,
    pending: result.pending,
    wrong: Number(assessment.figures.wrong ?? 0),
    vetoes: assessment.vetoes,
    outcome: result.outcome,
    stages: stages.map(({ stage, complete, total, shown, waiting, pending }) => ({
      ...{ stage, complete, total, shown },
      ...{ waiting, pending },
    })),
    findings,
  };
}

function describe(file: string, card: ScoredCard, rubric: Rubric, language: Language): string {
  const zh = language === "zh";
  const stage = card.counted === null ? "" : countedName(rubric, card.counted)[language];
  const result =
    card.shown === null
      ? NO_STAGE[card.wrong > 0 ? "wrong" : "open"][language]
      : zh
        ? `${card.shown} 分（${stage}）`
        : `${card.shown} points (${stage})`;
  const outcome = rubric.outcome.items
    .filter(({ id }) => (card.outcome[id] ?? "") !== "")
    .map(
      ({ id, label, unit }) =>
        `  ${printable(label[language])}${zh ? "：" : ": "}${printable(String(card.outcome[id]))}${unit?.[language] ?? ""}`,
    );
  const findings = card.findings.map(
    ({ severity, message }) => `  ${SIGNS[severity]} ${printable(message[language])}`,
  );
  const owner = `${card.unit} ${card.year}`.trim();
  const title = `${printable(file)}  ${printable(owner)} · ${printable(rubric.name[language])}`;
  return [title, `  ${result}`, ...waiting(card, zh), ...outcome, ...findings].join("\n");
}

/** What the total does not hold yet. */
function waiting({ pending, counted, stages }: ScoredCard, zh: boolean): string[] {
  if (pending === 0) return [];
  const count = stages.find(({ stage }) => stage === counted)?.waiting ?? 0;
  return [
    zh
      ? `  待汇总：${count} 项，共 ${pending} 分，汇总并回填后才有得分`
      : `  waiting for the roster: ${count} criteria, ${pending} points`,
  ];
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
    return `  ${printable([unit, ...figures].join(" · "))}`;
  });
  return [
    `${printable(file)}  ${title} ${printable(year)}`,
    ...lines,
    ...sums.map(({ label, value }) => `  ${label} ${formatNumber(value)}`),
    ...findings.map(
      ({ severity, message }) => `  ${SIGNS[severity]} ${printable(message[language])}`,
    ),
  ].join("\n");
}

function shownValue(value: Exclude<Scalar, null>): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "number" ? formatNumber(value) : value;
}

/** As the result sheet says it. */
const NO_STAGE = {
  open: { zh: NONE_COUNTS.open, en: "no stage is complete" },
  wrong: { zh: NONE_COUNTS.wrong, en: "something is wrong: it does not count until corrected" },
};

const SIGNS = { error: "✖", warning: "!", info: "·" };
