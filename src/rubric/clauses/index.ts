/**
 * 条文体检: reads any rubric, official or the user's own, for what it leaves open or where it contradicts itself.
 * The findings come from the document's own words and from the rubric's numbers and formulas; nothing about a single
 * official document is written down here.
 */
import { checkAgreement } from "./agreement";
import { checkBands } from "./bands";
import { checkFormulas } from "./formulas";
import { checkLimits } from "./limits";
import { checkOpenQuestions, checkUnmet } from "./open";
import { checkPoints } from "./points";
import { withReadings } from "./readings";
import { checkStructure } from "./structure";
import { checkStatedSums } from "./sums";
import type { ClauseFinding, ClauseDraft } from "./types";
import { allWordings, plain, type Wording } from "./wording";
import { criteriaOf } from "../model";
import type { Rubric } from "../types";

export type { ClauseFinding, ClauseFindingKind } from "./types";

/**
 * All findings: contradictions first, then what is open, then what is recorded; each group in the order of the document.
 *
 * @param today ISO date (`2024-12-31`) that the rubric's validity is checked against.
 */
export function checkClauses(rubric: Rubric, today: string): ClauseFinding[] {
  const drafts = [
    ...checkStatedSums(rubric),
    ...checkPoints(rubric),
    ...checkFormulas(rubric),
    ...checkAgreement(rubric),
    ...wordingDrafts(rubric),
    ...checkLimits(rubric),
    ...checkStructure(rubric, today),
  ];
  const order = { error: 0, warning: 1, info: 2 };
  return withReadings(drafts, rubric).sort((a, b) => order[a.severity] - order[b.severity]);
}

/** A reading's quotation is read too, for words that stand nowhere else in the file. */
function wordingDrafts(rubric: Rubric): ClauseDraft[] {
  const read = (wording: Wording) => [...checkBands(wording), ...checkOpenQuestions(wording)];
  const [quoted, own] = [
    allWordings(rubric).filter((w) => w.quoted),
    allWordings(rubric).filter((w) => !w.quoted),
  ];
  const found = unique(own.flatMap(read));
  const known = new Set(
    found.flatMap((draft) => draft.triggers.map((words) => trigger(draft, words))),
  );
  const more = quoted
    .flatMap(read)
    .filter((draft) => !draft.triggers.every((words) => known.has(trigger(draft, words))))
    .filter((draft) => draft.triggers.length > 0);
  return [...found, ...unique(more), ...criteriaOf(rubric).flatMap(checkUnmet)];
}

function trigger({ kind }: ClauseDraft, words: string): string {
  return `${kind} ${plain(words)}`;
}

/** One finding for the same words of the same clause. */
function unique(drafts: ClauseDraft[]): ClauseDraft[] {
  const byWords = new Map(
    drafts
      .toReversed()
      .map((draft) => [`${draft.kind} ${draft.clause} ${plain(draft.quote)}`, draft]),
  );
  return [...byWords.values()].toReversed();
}
