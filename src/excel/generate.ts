/** Generates a card: new sheets, or the same ones again with everything that was typed. */
import type { Text } from "../rubric/types";
import { folded, sheetNames } from "../sheets/card/sheet-names";
import type { KnownCard } from "../sheets/standing/card";
import { cardsOf, namesInUse, survey, type Survey } from "./cards";
import { drawSheets, newDrawing, type DatedRequest } from "./drawing";
import { lostCard } from "./errors";
import { limitations } from "./limits";
import { drawAgain } from "./redraw";
import type {
  CardRef,
  DrawnVersion,
  GenerateRequest,
  GenerateResult,
  NameConflict,
  OnConflict,
  VersionRequest,
} from "./types";

/** Draws a card, or answers which names are in the way. Four syncs for a new card in a workbook without cards. */
export async function generateCard(
  context: Excel.RequestContext,
  request: DatedRequest,
  onConflict: OnConflict,
): Promise<GenerateResult> {
  const found = await survey(context);
  const cards = found.identities.length > 0 ? await cardsOf(context, found) : [];
  const conflict = nameConflict(request, found, cards);
  if (conflict && onConflict === "ask") return { done: false, conflict };
  const existing = cards.find(({ ref }) => ref.id === conflict?.existing?.id);
  const { card, remarks } =
    existing && onConflict === "keep-scores"
      ? await drawAgain(context, request, existing, found)
      : await drawNew(context, request, found);
  return { done: true, card, unsupported: [...limitations(), ...remarks] };
}

/** Draws a card again by another version of its rubric, in its place. */
export async function drawVersion(
  context: Excel.RequestContext,
  { card, from, rubric, now }: VersionRequest & { now: Date },
): Promise<DrawnVersion> {
  const found = await survey(context);
  const known = (await cardsOf(context, found)).find(({ ref }) => ref.id === card.id);
  if (!known) throw lostCard(card.unit);
  const { unit, year } = known.ref;
  const readings = known.identity?.readings ?? {};
  const request = { rubric, unit, year, readings, now };
  const { card: drawn, remarks } = await drawAgain(context, request, known, found, from);
  return { card: drawn, unsupported: [...limitations(), ...remarks] };
}

async function drawNew(
  context: Excel.RequestContext,
  request: DatedRequest,
  found: Survey,
): Promise<{ card: CardRef; remarks: Text[] }> {
  const { plan, identity, card } = newDrawing(request, found);
  const sheets = { plans: plan.sheets, active: plan.active, cards: [identity] };
  const info = { name: GENERATE, now: request.now };
  return { card, remarks: await drawSheets(context, info, found.register, sheets) };
}

const GENERATE: Text = { zh: "生成", en: "generate" };

/** The names that a card of its own would have, as far as the workbook has them already. */
function nameConflict(
  request: GenerateRequest,
  found: Survey,
  cards: readonly KnownCard[],
): NameConflict | null {
  const { rubric, unit, year } = request;
  const names = found.sheets.map(({ name }) => name);
  const inUse = namesInUse(found);
  const taken = Object.values(sheetNames(rubric, unit, [])).filter((name) =>
    inUse.has(folded(name)),
  );
  if (taken.length === 0) return null;
  const existing = cards.find(
    ({ ref }) =>
      ref.kind === "scorecard" &&
      ref.rubric === rubric.id &&
      ref.unit === unit &&
      ref.year === year,
  );
  return {
    taken,
    offered: Object.values(sheetNames(rubric, unit, names)),
    ...(existing && { existing: existing.ref }),
  };
}
