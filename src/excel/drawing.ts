/** What is drawn for a card, and the drawing of it. */
import { rubricFingerprint } from "../rubric/fingerprint";
import { effectiveReadings } from "../rubric/model";
import type { Text } from "../rubric/types";
import { planCard, type CardPlan } from "../sheets/card";
import { dayOf, timestamp } from "../sheets/clock";
import {
  chosenReadings,
  identityOf,
  identityPlan,
  withReadings,
  type CardIdentity,
} from "../sheets/identity";
import type { CardInfo } from "../sheets/layout";
import type { WorkbookPlan } from "../sheets/plan";
import { folded, sheetNames, type SheetNames } from "../sheets/sheet-names";
import { namesOf, type KnownCard } from "../sheets/standing/card";
import { namesInUse, type Survey } from "./cards";
import { drawColours } from "./draw/conditions";
import { drawPlan } from "./draw/plan";
import { inExcel } from "./session";
import type { CardRef, GenerateRequest } from "./types";

/** What is asked for, and when. */
export type DatedRequest = GenerateRequest & { now: Date };

/** What is drawn: the sheets of a card, and the identity sheet of all cards. */
export interface Drawing {
  info: CardInfo;
  identity: CardIdentity;
  plan: WorkbookPlan;
}

/** A card that the workbook does not have yet. */
export function newDrawing(request: DatedRequest, found: Survey): Drawing {
  const names = sheetNames(
    request.rubric,
    request.unit,
    found.sheets.map(({ name }) => name),
  );
  return drawing(request, newId(), names, found, ({ plan }) => plan);
}

/** A card of the workbook again; `refilled` puts back what was typed. */
export function sameDrawing(
  request: DatedRequest,
  card: KnownCard,
  found: Survey,
  refilled: (card: CardPlan) => WorkbookPlan,
): Drawing {
  const fresh = sheetNames(
    request.rubric,
    request.unit,
    found.sheets.map(({ name }) => name),
  );
  // A sheet of the card that was deleted comes back under a free name.
  return drawing(request, card.ref.id, { ...fresh, ...namesOf(card.sheets) }, found, refilled);
}

function drawing(
  { rubric, unit, year, readings, now }: DatedRequest,
  id: string,
  names: SheetNames,
  { identities }: Survey,
  refilled: (card: CardPlan) => WorkbookPlan,
): Drawing {
  const before = identities.find(({ card }) => card === id);
  const own = { id, unit, year, readings: before?.readings ?? {}, names };
  const identity = withReadings(
    { ...identityOf(rubric, own, rubricFingerprint(rubric)), log: before?.log ?? [] },
    rubric,
    effectiveReadings(rubric, readings),
    { at: timestamp(now), by: "" },
  );
  const info: CardInfo = { ...own, readings, chosen: chosenReadings(identity), today: dayOf(now) };
  const others = identities.filter(({ card }) => card !== id);
  const card = refilled(planCard(rubric, info));
  const sheets = [...card.sheets, identityPlan([...others, identity])];
  return { info, identity, plan: { ...card, sheets } };
}

/** Draws in one sync, the colours in another, and says where the sheets are and what could not be coloured. */
export async function draw(
  context: Excel.RequestContext,
  { plan, info, identity }: Drawing,
  found: Survey,
): Promise<{ card: CardRef; remarks: Text[] }> {
  drawPlan(context, plan, namesInUse(found));
  await context.sync();
  const remarks = await drawColours(plan.sheets);
  const { id, unit, year, names } = info;
  const { rubric, version } = identity;
  const sheets = { ...names };
  return { card: { id, rubric, version, kind: "scorecard", unit, year, sheets }, remarks };
}

/** Takes away what a drawing that failed has begun; sheets that were there before stay. */
export async function takeBack({ plan }: Pick<Drawing, "plan">, found: Survey): Promise<void> {
  const before = namesInUse(found);
  await deleteSheets(
    plan.sheets.map(({ name }) => name).filter((name) => !before.has(folded(name))),
  );
}

/** Deletes the sheets of these names, as far as they are there. */
export async function deleteSheets(names: readonly string[]): Promise<void> {
  await inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const sheets = names.map((name) => worksheets.getItemOrNullObject(name));
    for (const sheet of sheets) sheet.load("visibility");
    await context.sync();
    for (const sheet of sheets) {
      if (sheet.isNullObject) continue;
      // A sheet that is very hidden cannot be deleted.
      sheet.visibility = "Visible";
      sheet.delete();
    }
    await context.sync();
  });
}

export const newId = () => crypto.randomUUID().slice(0, 8);
