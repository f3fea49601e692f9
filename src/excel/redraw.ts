/** Draws a card again in its place. What was typed is read first and put back. */
import type { Text } from "../rubric/types";
import type { CardSheet } from "../sheets/keys";
import type { KnownCard } from "../sheets/standing/card";
import { contentAt } from "../sheets/standing/cells";
import { keepSwitches } from "../sheets/standing/colours";
import { leftovers } from "../sheets/standing/leftovers";
import { refill } from "../sheets/standing/refill";
import { standingScorecard } from "../sheets/standing/scorecard";
import type { Survey } from "./cards";
import { sameDrawing, type DatedRequest } from "./drawing";
import { BookError } from "./errors";
import { loadCard, type LoadedSheet } from "./read";
import { replaceSheets } from "./replace";
import type { ActInfo } from "./transaction/transaction";
import type { CardRef } from "./types";

export async function drawAgain(
  context: Excel.RequestContext,
  request: DatedRequest,
  known: KnownCard,
  found: Survey,
): Promise<{ card: CardRef; remarks: Text[] }> {
  const loaded = await loadCard(context, known);
  if (!loaded) {
    throw new BookError({
      zh: "原来的评分表正在被删除或移动，没有重新绘制。请重试。",
      en: "The old table is being deleted or moved; nothing was drawn. Try again.",
    });
  }
  const scorecard = standingScorecard(known, loaded, request.rubric);
  const content = (place: { sheet: string; address: string }) => contentAt(loaded, place);
  const { plan, identity, card } = sameDrawing(request, known, found, (fresh) =>
    keepSwitches(refill(fresh, scorecard, content), loaded.sheets),
  );
  const more = leftovers(known, loaded, scorecard, request.rubric);
  const old = (Object.entries(loaded.sheets) as [CardSheet, LoadedSheet][]).map(
    ([kind, sheet]) => ({
      sheet,
      holdsMore: more.includes(kind),
    }),
  );
  const info: ActInfo = { name: REGENERATE, now: request.now };
  const sheets = { plans: plan.sheets, active: plan.active, cards: [identity] };
  return { card, remarks: await replaceSheets(context, info, loaded.register, sheets, old) };
}

const REGENERATE: Text = { zh: "重新生成", en: "generate again" };
