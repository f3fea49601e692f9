/** Draws new sheets as one act; what is drawn for a card. */
import type { Text } from "../rubric/types";
import { planCard, type CardPlan } from "../sheets/card/card";
import { dayOf, timestamp } from "../sheets/identity/clock";
import { drawnIdentity } from "../sheets/identity/drawn";
import { chosenReadings, type CardIdentity } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import type { CardInfo } from "../sheets/card/layout";
import type { SheetPlan, WorkbookPlan } from "../sheets/plan/plan";
import { sheetNames, type SheetNames } from "../sheets/card/sheet-names";
import { namesOf, type KnownCard } from "../sheets/standing/card";
import type { Survey } from "./cards";
import { drawContents, finishSheets, lookStages } from "./draw/plan";
import type { IdentitySheet } from "./identity";
import { transact, type ActInfo } from "./transaction/transaction";
import type { CardRef, GenerateRequest } from "./types";
import { newCardId } from "../sheets/identity/card-id";

/** What is asked for, and when. */
export type DatedRequest = GenerateRequest & { now: Date };

/** Sheets to be drawn; `active` is shown. */
export interface Sheets {
  plans: readonly SheetPlan[];
  active: string;
  /** Identities that are new, or have changed. */
  cards: readonly CardIdentity[];
  /** The rows of the identity sheet that go with them. */
  others?: (rows: readonly IdentityRow[]) => readonly IdentityRow[];
}

/** Three requests: contents, looks, and the last that makes it whole. Answers what could not be drawn. */
export function drawSheets(
  context: Excel.RequestContext,
  info: ActInfo,
  register: IdentitySheet,
  { plans, active, cards, others }: Sheets,
): Promise<Text[]> {
  return transact(context, info, register, async (act) => {
    for (const { name } of plans) act.note({ do: "add", name });
    await act.step(() => drawContents(context, plans));
    const missing = await act.attempt(lookStages(context, plans));
    await act.commit(cards, () => finishSheets(context, plans, active), {
      ...(others && { others }),
    });
    return missing;
  });
}

/** What is drawn: the sheets of a card, and who it is. */
export interface Drawing {
  plan: WorkbookPlan;
  identity: CardIdentity;
  card: CardRef;
}

/** A card that the workbook does not have yet. */
export function newDrawing(request: DatedRequest, found: Survey): Drawing {
  return drawing(request, newCardId(), freshNames(request, found), found, ({ plan }) => plan);
}

/** A card of the workbook again; `refilled` puts back what was typed. */
export function sameDrawing(
  request: DatedRequest,
  card: KnownCard,
  found: Survey,
  refilled: (card: CardPlan) => WorkbookPlan,
): Drawing {
  // A sheet of the card that was deleted comes back under a free name.
  const names = { ...freshNames(request, found), ...namesOf(card.sheets) };
  return drawing(request, card.ref.id, names, found, refilled);
}

const freshNames = ({ rubric, unit }: DatedRequest, { sheets }: Survey) =>
  sheetNames(
    rubric,
    unit,
    sheets.map(({ name }) => name),
  );

function drawing(
  { rubric, unit, year, readings, now }: DatedRequest,
  id: string,
  names: SheetNames,
  { identities }: Survey,
  refilled: (card: CardPlan) => WorkbookPlan,
): Drawing {
  const before = identities.find(({ card }) => card === id);
  const own = { id, unit, year, names };
  const change = { at: timestamp(now), by: "" };
  const identity = drawnIdentity(rubric, own, before, readings, change);
  const info: CardInfo = { ...own, readings, chosen: chosenReadings(identity), today: dayOf(now) };
  const { version } = identity;
  const sheets = { ...names };
  return {
    identity,
    plan: refilled(planCard(rubric, info)),
    card: { id, rubric: rubric.id, version, kind: "scorecard", unit, year, sheets },
  };
}
