/** `score`: what filled tables are worth, and what is the matter with them. */
import path from "node:path";
import type { Language, Scalar } from "../formula/values";
import { stageName } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { integrityOf } from "../intake/integrity";
import { printable } from "../intake/printable";
import { readReturned } from "../intake/read-file";
import { assess } from "../scoring/assess";
import type { Assessment, Finding } from "../scoring/types";
import { readWorkbook } from "../xlsx/read";
import { FileTrouble, readBytes, withEach } from "./files";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import { knownRubrics } from "./rubrics";
import type { ExitCode } from "./run";
import { describeRoster, rostersIn, type ShownRoster } from "./score-roster";

interface ScoredCard {
  unit: string;
  year: string;
  rubric: { id: string; version: string };
  readings: Record<string, string>;
  /** The stage that counts; null where none is complete. */
  counted: string | null;
  /** Of the stage that counts. */
  total: number | null;
  shown: number | null;
  vetoes: string[];
  outcome: Record<string, Scalar>;
  stages: { stage: string; complete: boolean; total: number; shown: number }[];
  findings: Finding[];
}

interface Read {
  cards: ScoredCard[];
  rosters?: ShownRoster[];
}

export async function score(options: Options, host: CommandHost): Promise<ExitCode> {
  const { files, json, language } = options;
  if (files.length === 0)
    throw new UsageError({ zh: "请给出要计分的文件。", en: "Name the files to score." });
  const rubrics = await rubricsFor(options, host);
  if (!rubrics) return 1;
  const named = (id: string) => rubrics.find((rubric) => rubric.id === id)!;
  const done = await withEach<Read>(onceEach(files, host, language), host, language, (file) =>
    readOne(file, rubrics, host.today),
  );
  if (json) host.print(JSON.stringify({ files: done }, null, 2));
  else
    for (const each of done)
      if ("cards" in each)
        for (const text of [
          ...each.cards.map((card) => describe(each.file, card, named(card.rubric.id), language)),
          ...(each.rosters ?? []).map((roster) =>
            describeRoster(each.file, roster, named(roster.rubric), language),
          ),
        ])
          host.print(text);
  const failed = done.some((each) => "error" in each || each.cards.some(hasErrors));
  return failed ? 1 : 0;
}

/** The cards of a file, with what was altered of its form; or its rosters. */
async function readOne(file: string, rubrics: readonly Rubric[], today: string): Promise<Read> {
  const bytes = await readBytes(file);
  const read = await readReturned(file, bytes, { rubrics });
  if (read.cards.length > 0)
    return {
      cards: read.cards.map((card, index) => {
        const rubric = rubrics.find(({ id }) => id === card.rubric)!;
        const findings = integrityOf(read.findings, index);
        const { readings, scorecard } = card;
        return scoredCard(assess(rubric, { ...scorecard, readings, findings }, { today }));
      }),
    };
  const refused = read.findings.find(({ kind }) => kind === "unreadable-file");
  const rosters = refused ? [] : rostersIn(readWorkbook(bytes), rubrics);
  if (rosters.length > 0) return { cards: [], rosters };
  throw new FileTrouble((refused ?? read.findings[0]!).message);
}

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

const hasErrors = ({ findings }: ScoredCard) =>
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
      ? zh
        ? "各阶段都未填完"
        : "no stage is complete"
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
  return [title, `  ${result}`, ...outcome, ...findings].join("\n");
}

const SIGNS = { error: "✖", warning: "!", info: "·" };
