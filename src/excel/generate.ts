/** Generates a card: new sheets, or the same ones again with everything that was typed. */
import { folded, sheetNames } from "../sheets/sheet-names";
import type { KnownCard } from "../sheets/standing/card";
import { cardsOf, namesInUse, survey, type Survey } from "./cards";
import { draw, newDrawing, takeBack, type DatedRequest } from "./drawing";
import { limitations } from "./limits";
import { drawAgain } from "./redraw";
import type { GenerateRequest, GenerateResult, NameConflict, OnConflict } from "./types";

/** Draws a card, or answers which names are in the way. Three syncs for a new card in a workbook without cards. */
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

async function drawNew(
  context: Excel.RequestContext,
  request: DatedRequest,
  found: Survey,
): ReturnType<typeof draw> {
  const drawing = newDrawing(request, found);
  try {
    return await draw(context, drawing, found);
  } catch (error) {
    await takeBack(drawing, found);
    throw error;
  }
}

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
