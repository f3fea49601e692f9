/** What is the matter with a scorecard, where, and what to do about it. */
import type { Rulebook } from "../rubric/rulebook";
import type { Rubric } from "../rubric/types";
import { ofCriteria } from "./findings-of-criteria";
import { differing } from "./findings-of-differences";
import { ofFlags, ofInputs } from "./findings-of-inputs";
import { ofLimits } from "./findings-of-limits";
import { ofNormalised } from "./findings-of-normalised";
import type { StageAssessment } from "./stage";
import type { AssessOptions, Finding, Scorecard } from "./types";

export function findingsOf(
  book: Rulebook,
  stages: readonly StageAssessment[],
  scorecard: Scorecard,
  options: AssessOptions,
): Finding[] {
  const { rubric } = book;
  const known = new Set(scorecard.findings.map(identity));
  const found = [
    ...expired(rubric, options),
    ...stages.flatMap((stage, index) => [
      ...ofCriteria(book, stage, isToBeFilled(stages, index)),
      ...ofFlags(rubric, stage),
      ...ofInputs(rubric, stage),
      ...ofLimits(book, stage),
      ...(isToBeFilled(stages, index) ? ofNormalised(rubric, stage) : []),
      ...(index > 0 ? differing(rubric, stage, stages[index - 1]) : []),
    ]),
  ];
  // What reading the cells has said already, with the cell's own words, is not said twice.
  return found.filter((finding) => !known.has(identity(finding)));
}

function identity({ kind, stage, criterion, fact }: Finding): string {
  return [kind, stage, criterion, fact].join("|");
}

/** A stage that nobody began is not asked for, unless nobody began anything. */
function isToBeFilled(stages: readonly StageAssessment[], index: number): boolean {
  if (stages.every(({ result }) => result.empty)) return index === 0;
  return !stages[index]?.result.empty;
}

function expired({ validity, name }: Rubric, { today }: AssessOptions): Finding[] {
  if (today === undefined || validity?.until === undefined || today <= validity.until) return [];
  return [
    {
      kind: "expired",
      severity: "warning",
      message: {
        zh: `《${name.zh}》的有效期到 ${validity.until}（原文：“${validity.quote}”），请确认是否仍按它考核。`,
        en: `“${name.en}” was valid until ${validity.until}: make sure that it is still to be used.`,
      },
    },
  ];
}
