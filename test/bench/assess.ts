/**
 * Prints how many filled scorecards of each official rubric are assessed in a second on one core, and how that falls with
 * the rows of a table, at ten sizes.
 */
import "../../src/functions/catalogue";
import { criteriaOf } from "../../src/rubric/model";
import type { Rubric } from "../../src/rubric/types";
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
  return rate(rubric, unitsOf(id), 7);
}

const unitsOf = (id: string) =>
  (JSON.parse(rubricText(`${id}.cases.json`)) as { units: Unit[] }).units;

function rate(rubric: Rubric, units: readonly Unit[], runs: number): number {
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
  for (let run = 0; run < runs; run++) {
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

/** The table with its sections several times over; whatever stands there again has a name of its own. */
function longer(rubric: Rubric, times: number): Rubric {
  const again = (copy: number): Rubric["sections"] => {
    const named = <T extends { id: string }>(each: T): T => ({ ...each, id: `${each.id}-${copy}` });
    return rubric.sections.map((section) => ({
      ...named(section),
      subsections: section.subsections.map((subsection) => ({
        ...named(subsection),
        criteria: subsection.criteria.map(named),
      })),
    }));
  };
  const copies = Array.from({ length: times - 1 }, (_, copy) => again(copy + 2));
  return { ...rubric, sections: [...rubric.sections, ...copies.flat()] };
}

function growth(id: string): void {
  const rubric = rubricOf(id);
  const table = Array.from({ length: 10 }, (_, index) => {
    const table = longer(rubric, index + 1);
    const rows = criteriaOf(table).length;
    const cards = rate(table, unitsOf(id), 2);
    return { rows, "cards/s": Math.round(cards), "rows/s": Math.round(cards * rows) };
  });
  console.log(`${id}, its sections once to ten times`);
  console.table(table);
  const [first, last] = [table[0]!, table.at(-1)!];
  tell({
    what: `assessing ${last.rows} rows, of the time of ${first.rows} for each row`,
    value: (first["rows/s"] / last["rows/s"]) * 100,
    unit: "%",
    atMost: 150,
  });
}

for (const id of OFFICIAL_TABLES)
  tell({ what: `${id}: assessed on one core`, value: measure(id), unit: "cards/s", atLeast: BAR });

growth("graduate-college");
