/** Scores that have caught that the add-in's functions are not there: they show nothing, and come with these. */
import type { Assessment, Scorecard } from "./types";

/** Whether a generated score shows nothing though its rule gives a number. */
export const scoresWait = ({ stages }: Scorecard, assessment: Assessment): boolean =>
  assessment.stages.some(({ stage, criteria }) =>
    Object.entries(stages[stage]?.scores ?? {}).some(
      ([criterion, { origin, shown }]) =>
        origin === "rule" && shown === "" && typeof criteria[criterion]?.ruled === "number",
    ),
  );
