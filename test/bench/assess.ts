/** Prints how many filled scorecards of each official rubric are assessed in a second on one core. */
import "../../src/functions/catalogue";
import { assess } from "../../src/scoring/assess";
import { scorecard } from "../scoring/support/scorecards";
import type { Values } from "../scoring/support/scorecards";
import { OFFICIAL_TABLES, rubricOf, rubricText } from "../support/rubrics";
import { tell } from "./support/figures";

/** The least that scores thousands of emailed cards while one looks on. */
const BAR = 2_000;

interface Unit {
  scores?: Values;
  facts?: Values;
  readings?: Record<string, string>;
}

/** Assessments a second of processor time, over the whole units of the worked examples: the best of several runs. */
function measure(id: string): number {
  const rubric = rubricOf(id);
  const { units } = JSON.parse(rubricText(`${id}.cases.json`)) as { units: Unit[] };
  const cards = units.map(({ readings, ...values }) =>
    scorecard(
      rubric,
      Object.fromEntries(
        rubric.stages.map((stage, index) => [
          stage.id,
          index === 0 ? values : { scores: values.scores ?? {} },
        ]),
      ),
      readings,
    ),
  );
  let best = 0;
  for (let run = 0; run < 7; run++) {
    const start = process.cpuUsage();
    let count = 0;
    let spent = 0;
    while (spent < 300_000) {
      for (const card of cards) assess(rubric, card);
      count += cards.length;
      const { user, system } = process.cpuUsage(start);
      spent = user + system;
    }
    best = Math.max(best, (count * 1e6) / spent);
  }
  return best;
}

for (const id of OFFICIAL_TABLES)
  tell({ what: `${id}: assessed on one core`, value: measure(id), unit: "cards/s", atLeast: BAR });
