/** Filled cards, each another: of all the systems with a table, with other scores and facts for each unit. */
import { OFFICIAL_TABLES, rubricOf } from "../../support/rubrics";
import { soundCard, soundStage } from "../../intake/support/cards";

export async function* filledCards(count: number): AsyncGenerator<Uint8Array> {
  const chance = chanceOf(7);
  for (let index = 0; index < count; index++) {
    const id = OFFICIAL_TABLES[index % OFFICIAL_TABLES.length]!;
    const rubric = rubricOf(id);
    const { scores, facts } = soundStage(rubric);
    const varied = (values: typeof facts) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
          key,
          typeof value !== "number"
            ? value
            : Number.isInteger(value)
              ? Math.round(value * (0.9 + chance() / 10))
              : Number((value * (0.9 + chance() / 10)).toFixed(3)),
        ]),
      ) as typeof facts;
    const stage = rubric.stages[0]!.id;
    const stages = { [stage]: { scores: varied(scores), facts: varied(facts) } };
    yield await soundCard(id, { id: `k${index}`, unit: `第${index + 1}学院`, stages });
  }
}

/** Numbers from 0 to 1, the same in each run. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
