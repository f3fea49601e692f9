/** Vetoes that do not disqualify: what they do on the ladder of a result. */
import type { RuledCriterion, Rulebook } from "./rulebook";
import type { Criterion, OutcomeItem, Rubric, Text } from "./types";

/** A veto's consequence, by places on the ladder from 1; 0 is none. */
export interface Demotion {
  criterion: RuledCriterion;
  ladder: readonly string[];
  lower: number;
  cap: number;
  grade: number;
  /** 发生弄虚作假，降一档 */
  words: Text;
}

/** The result whose grades vetoes lower, cap or set. */
export const ladderItem = ({ outcome }: Rubric): OutcomeItem | undefined =>
  outcome.items.find(({ ladder }) => ladder !== undefined);

/** Whether a veto takes the unit out of everything. */
export const disqualifies = ({ criterion: { consequence } }: { criterion: Criterion }): boolean =>
  consequence === undefined;

/** The vetoes that only change the result, in the order of the document. */
export function consequencesIn({ rubric, criteria }: Rulebook): Demotion[] {
  const { ladder = [] } = ladderItem(rubric) ?? {};
  return criteria.flatMap((criterion) => {
    const { consequence, name } = criterion.criterion;
    if (criterion.kind !== "veto" || !consequence) return [];
    const { lower = 0, cap, grade } = consequence;
    const place = (word: string | undefined) => (word === undefined ? 0 : ladder.indexOf(word) + 1);
    const said = wordsOf(consequence);
    const words = { zh: `发生${name.zh}，${said.zh}`, en: `${name.en}: ${said.en}` };
    return [{ criterion, ladder, lower, cap: place(cap), grade: place(grade), words }];
  });
}

/** What a consequence is, in words. */
export function wordsOf({ lower, cap, grade }: NonNullable<Criterion["consequence"]>): Text {
  if (lower !== undefined) return { zh: `降${STEPS[lower] ?? lower}档`, en: `lowered by ${lower}` };
  if (cap !== undefined) return { zh: `最高${cap}`, en: `${cap} at most` };
  return { zh: `定为${grade}`, en: `set to ${grade}` };
}

const STEPS = ["", "一", "两", "三", "四", "五"];
