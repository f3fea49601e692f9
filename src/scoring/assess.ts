import { effectiveReadings } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { cliffFindings } from "./cliff";
import { findingsOf } from "./findings";
import { worstFirst } from "./findings-order";
import { assessStage, type StageAssessment } from "./stage";
import { effectiveStages } from "./stage-entries";
import type { AssessOptions, Assessment, Scorecard } from "./types";

/** What a scorecard is worth under a rubric: every stage's scores, sums and outcome, and what is the matter with it. */
export function assess(
  rubric: Rubric,
  scorecard: Scorecard,
  options: AssessOptions = {},
): Assessment {
  const readings = effectiveReadings(rubric, scorecard.readings);
  const stages = assessStages(rubric, scorecard, readings);
  const counted = stages.findLast(({ result }) => result.complete) ?? null;
  const findings = [
    ...scorecard.findings,
    ...findingsOf(rubric, stages, scorecard, options, readings),
    ...(counted ? cliffFindings(rubric, counted, readings) : []),
  ];
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: scorecard.unit,
    year: scorecard.year,
    readings,
    stages: stages.map(({ result }) => result),
    counted: counted?.result.stage ?? null,
    findings: worstFirst(rubric, findings),
  };
}

function assessStages(
  rubric: Rubric,
  scorecard: Scorecard,
  readings: Record<string, string>,
): StageAssessment[] {
  return effectiveStages(rubric, scorecard).map((stage) => assessStage(rubric, stage, readings));
}

/**
 * The veto criteria that say yes at the stage that counts or at a later one: a veto is in force as soon as a reviewer
 * states it, although the review is not complete.
 */
export function vetoesInForce({ stages, counted }: Assessment): string[] {
  const from = stages.findIndex(({ stage }) => stage === counted);
  return [...new Set(stages.slice(Math.max(0, from)).flatMap(({ vetoes }) => vetoes))];
}
