/** Cards as units send them back: sound ones, to be altered by a test. */
import { criteriaOf, factKeys } from "../../../src/rubric/model";
import type { Fact, Rubric } from "../../../src/rubric/types";
import { writeCard, type CardFileInfo } from "../../../src/xlsx/card-file";
import { readReturned, type ReadOptions } from "../../../src/intake/files/read-file";
import type { ReadFile } from "../../../src/intake/types";
import { scorecard, type StageValues, type Values } from "../../scoring/support/scorecards";
import { RUBRIC_IDS, rubricOf } from "../../support/rubrics";

export const RUBRICS: Rubric[] = RUBRIC_IDS.map(rubricOf);

/** Counts that are not 2, so that no facts contradict each other. */
const COUNTS: Record<string, number> = {
  graduates: 300,
  "graduates-june": 30,
  "graduates-august": 30,
  "graduates-december": 30,
  "employed-june": 27,
  "employed-august": 28,
  "employed-december": 29,
  "special-graduates": 3,
  employed: 280,
  "employed-last": 250,
  stayed: 140,
  "stayed-last": 100,
  undergraduates: 400,
  "undergraduates-trained": 100,
  juniors: 100,
  "juniors-trained": 40,
  "survey-answers": 200,
  interns: 60,
  registered: 270,
  complaints: 0,
};

function factValue({ id, type }: Fact): number | boolean | string {
  if (type === "flag") return true;
  if (type === "rate") return id.includes("mean") || id.includes("target") ? 0.9 : 0.92;
  return COUNTS[id] ?? 2;
}

/** Everything filled in at the first stage, soundly. */
export function soundStage(rubric: Rubric): Required<Omit<StageValues, "parts">> {
  const scores: Values = Object.fromEntries(
    criteriaOf(rubric).flatMap(({ criterion, kind }): [string, number | boolean][] => {
      if (kind === "veto") return [[criterion.id, false]];
      return criterion.rule === "judged" && kind === "scored"
        ? [[criterion.id, Math.max(0, (criterion.points ?? 1) - 0.5)]]
        : [];
    }),
  );
  const facts: Values = Object.fromEntries(
    rubric.facts.flatMap((fact) => factKeys(fact).map((key) => [key, factValue(fact)])),
  );
  return { scores, facts };
}

export interface CardChoices extends Partial<CardFileInfo> {
  stages?: Record<string, StageValues>;
}

export function soundCard(id: string, { stages, ...info }: CardChoices = {}): Promise<Uint8Array> {
  const rubric = rubricOf(id);
  const readings = info.readings ?? {};
  const filled = scorecard(
    rubric,
    stages ?? { [rubric.stages[0]!.id]: soundStage(rubric) },
    readings,
  );
  return writeCard(rubric, { id: "k1", unit: "文学院", year: "2026", filled, ...info });
}

export const take = (
  bytes: Uint8Array,
  options: Partial<ReadOptions> = {},
  file = "文学院.xlsx",
): Promise<ReadFile> => readReturned(file, bytes, { rubrics: RUBRICS, ...options });

/** The findings in short: `error rule-changed 评分表!F21`. */
export const told = ({ findings }: Pick<ReadFile, "findings">): string[] =>
  findings.map(({ severity, kind, sheet, cell }) =>
    [severity, kind, sheet === null ? "" : cell === null ? sheet : `${sheet}!${cell}`]
      .join(" ")
      .trim(),
  );
