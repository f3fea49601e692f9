/** A returned card is vetoed by its vetoes alone: a score of 1 is a yes to functions, and no veto. */
import { criteriaOf } from "../../src/rubric/model";
import type { Rubric } from "../../src/rubric/types";
import { OFFICIAL_TABLES, rubricOf } from "../support/rubrics";
import { soundCard, soundStage, take } from "./support/cards";

const idsOf = (rubric: Rubric, isVeto: boolean) =>
  criteriaOf(rubric)
    .filter(({ kind }) => (kind === "veto") === isVeto)
    .map(({ criterion }) => criterion.id);

test.each(OFFICIAL_TABLES)(
  "%s: of rows that hold 1 or 是, the vetoes are those in force",
  async (id) => {
    const rubric = rubricOf(id);
    const [stage] = rubric.stages;
    const { facts, scores } = soundStage(rubric);
    const vetoes = idsOf(rubric, true);
    const ones = idsOf(rubric, false).filter((each) => each in scores);
    const filled = {
      ...Object.fromEntries(ones.map((each) => [each, 1])),
      ...Object.fromEntries(vetoes.map((each) => [each, "是"])),
    };
    const read = await take(
      await soundCard(id, { stages: { [stage!.id]: { facts, scores: filled } } }),
    );
    expect(read.cards[0]!.vetoes).toEqual(vetoes);
  },
);
