/** 否决: which vetoes were answered with yes, and what became of them. */
import { readFlag } from "../functions/flags";
import { stageName } from "../rubric/model";
import { saysYes } from "../scoring/stage";
import { isGiven } from "../scoring/stage-entries";
import type { OpenCard, Subject } from "./subject";

/** Of the total and what follows from it; nothing of any other figure. */
export function vetoWords(card: OpenCard, subject: Subject): string[] {
  if (subject.kind !== "total" && subject.kind !== "outcome") return [];
  const { criteria } = card.values.ledger.book;
  return criteria
    .filter(({ kind }) => kind === "veto")
    .flatMap(({ id, criterion }) => {
      const words = answers(card, id);
      return words === "" ? [] : [`${criterion.name.zh}（${criterion.clause}）${words}`];
    });
}

/** 自评填“是”，复核填“否”: every answer, where one of them is yes. */
function answers({ rubric, stages }: OpenCard, id: string): string {
  const given = stages.flatMap(({ stage, own }) => {
    const entry = own.scores[id];
    if (!isGiven(entry) || entry.origin === "inherited") return [];
    const says = readFlag(entry.value) === true ? "是" : "否";
    return [{ isYes: saysYes(entry), words: `${stageName(rubric, stage).zh}填“${says}”` }];
  });
  return given.some(({ isYes }) => isYes) ? given.map(({ words }) => words).join("，") : "";
}
