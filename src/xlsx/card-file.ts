/** A unit's card as a file of its own, ready to fill in without the add-in. */
import { rubricFingerprint } from "../rubric/fingerprint";
import type { Rubric } from "../rubric/types";
import type { Scorecard } from "../scoring/types";
import { planCard } from "../sheets/card/card";
import { timestamp } from "../sheets/identity/clock";
import { generatedRecords } from "../sheets/identity/drawn";
import { identityOf, identityPlan } from "../sheets/identity/identity";
import { keepScores } from "../sheets/card/keep-scores";
import type { CardInfo } from "../sheets/card/layout";
import type { WorkbookPlan } from "../sheets/plan/plan";
import { sheetNames } from "../sheets/card/sheet-names";
import { writeWorkbook } from "./write";

export type CardFileInfo = Pick<CardInfo, "id" | "unit" | "year"> &
  Partial<Pick<CardInfo, "readings" | "chosen" | "today">> & {
    /** What is already known to stand in the card. */
    filled?: Scorecard;
  };

/** The sheets of a card and its identity, as a workbook of their own. */
export const cardWorkbook = (rubric: Rubric, info: CardFileInfo): WorkbookPlan =>
  drawnCard(rubric, info).plan;

/** The workbook, and the card in it as it was drawn before it was filled. */
function drawnCard(rubric: Rubric, { filled, ...given }: CardFileInfo) {
  const readings = given.readings ?? {};
  const info: CardInfo = { ...given, readings, names: sheetNames(rubric, given.unit, []) };
  const card = planCard(rubric, info);
  const { plan } = filled ? keepScores(filled, card) : card;
  const log = generatedRecords(rubric, undefined, { at: timestamp(new Date()), by: "" });
  const identity = { ...identityOf(rubric, info, rubricFingerprint(rubric)), log };
  return { card, plan: { ...plan, sheets: [...plan.sheets, identityPlan([identity])] } };
}

/** The file's bytes; every formula computes without the add-in, and can be turned back. */
export function writeCard(rubric: Rubric, info: CardFileInfo): Promise<Uint8Array> {
  const { card, plan } = drawnCard(rubric, info);
  return writeWorkbook(plan, {
    cards: [card],
    title: [info.unit, rubric.name.zh, info.year].filter(Boolean).join(" "),
  });
}
