/** Draws a card again in its place. What was typed is read first and put back. */
import type { Rubric, Text } from "../rubric/types";
import type { Scorecard } from "../scoring/types";
import type { CardSheet } from "../sheets/identity/keys";
import type { KnownCard } from "../sheets/standing/card";
import { keepScores, type KeptScores } from "../sheets/card/keep-scores";
import { toNewVersion, withoutComputed } from "../sheets/card/new-version";
import { carriedIn, isOfficial } from "../sheets/identity/carried-rubric";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { whichRubric } from "../sheets/identity/which-rubric";
import { otherOrigin } from "../sheets/read/origin";
import { keepSwitches } from "../sheets/standing/colours";
import { leftovers } from "../sheets/standing/leftovers";
import { standingScorecard } from "../sheets/standing/scorecard";
import type { Survey } from "./cards";
import { sameDrawing, type DatedRequest } from "./drawing";
import { BookError } from "./errors";
import { loadCard, type LoadedSheet } from "./read";
import { replaceSheets } from "./replace";
import type { ActInfo } from "./transaction/transaction";
import type { CardRef } from "./types";

/** @param from the rubric by which the card stands, where the caller knows it and the workbook does not */
export async function drawAgain(
  context: Excel.RequestContext,
  request: DatedRequest,
  known: KnownCard,
  found: Survey,
  from?: Rubric,
): Promise<{ card: CardRef; remarks: Text[] }> {
  const loaded = await loadCard(context, known);
  if (!loaded) {
    throw new BookError({
      zh: "原来的评分表正在被删除或移动，没有重新绘制。请重试。",
      en: "The old table is being deleted or moved; nothing was drawn. Try again.",
    });
  }
  const { rubric } = request;
  const by = drawnBy(known, rubric, found.register.rows) ?? from;
  const scorecard = standingScorecard(known, loaded, by ?? rubric);
  const goingAlong = by ? toVersion(by, rubric, scorecard) : withoutComputed(rubric, scorecard);
  const remarks: Text[] = [];
  const { plan, identity, card } = sameDrawing(request, known, found, (fresh) => {
    const { plan: kept, valuesOnly } = keepScores(goingAlong, fresh);
    if (valuesOnly.length > 0) remarks.push(valuesRemark(valuesOnly));
    return keepSwitches(kept, loaded.sheets);
  });
  const more = leftovers(known, loaded, scorecard, by ?? rubric);
  const old = (Object.entries(loaded.sheets) as [CardSheet, LoadedSheet][]).map(
    ([kind, sheet]) => ({
      sheet,
      holdsMore: more.includes(kind),
    }),
  );
  const info: ActInfo = { name: REGENERATE, now: request.now };
  const sheets = { plans: plan.sheets, active: plan.active, cards: [identity] };
  remarks.push(...(await replaceSheets(context, info, loaded.register, sheets, old)));
  return { card, remarks };
}

/**
 * The rubric by which the card was drawn, as far as the workbook says it: read by another one, the formulas of its rules
 * would be taken for a person's own.
 */
function drawnBy(
  { identity }: KnownCard,
  rubric: Rubric,
  rows: readonly IdentityRow[],
): Rubric | undefined {
  if (!identity || !otherOrigin(rubric, identity)) return rubric;
  if (isOfficial(rubric.id)) return undefined;
  const made = { ...identity, rubric: rubric.id };
  const { rubric: carried } = whichRubric(made, undefined, carriedIn(rows));
  return carried && !otherOrigin(carried, identity) ? carried : undefined;
}

const toVersion = (from: Rubric, to: Rubric, scorecard: Scorecard): Scorecard =>
  from === to ? scorecard : toNewVersion(from, to, scorecard).scorecard;

function valuesRemark(valuesOnly: KeptScores["valuesOnly"]): Text {
  const formulas = valuesOnly.map(({ formula }) => formula);
  return {
    zh: `下列自己写的公式所在的行换了位置，只保留了结果：${formulas.join("、")}。`,
    en: `These formulas of your own stood in rows that have moved; their values were kept: ${formulas.join(", ")}.`,
  };
}

const REGENERATE: Text = { zh: "重新生成", en: "generate again" };
