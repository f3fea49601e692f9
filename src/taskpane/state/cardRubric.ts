import type { CardRef, RubricBook } from "../../excel/types";
import type { Rubric, Text } from "../../rubric/types";
import { knownCounts } from "../../sheets/identity/made-from";
import type { PaneServices } from "../services";
import { systemsOf } from "./core";

/** Nobody here has the rubric of a card. */
export class UnknownRubricError extends Error {
  override name = "UnknownRubricError";

  /** @param fault what is the matter with the one that the workbook carries, where it carries one */
  constructor(
    readonly rubric: string,
    readonly fault?: Text,
  ) {
    super(rubric);
  }
}

/**
 * The rubric by which a card is read, as `sheets/identity/which-rubric.ts` says. A carried one is kept nowhere.
 *
 * @throws UnknownRubricError where nobody has it, and the workbook carries none that is sound
 */
export async function cardRubric(
  services: PaneServices,
  book: RubricBook,
  card: CardRef,
): Promise<Rubric> {
  const known = systemsOf(services).find(({ id }) => id === card.rubric);
  if (known && knownCounts(card, known)) return services.loadRubric(known.id);
  const { made, carried } = await book.carriedRubrics(card);
  const { whichRubric } = await import("../../sheets/identity/which-rubric");
  const own = known && (await services.loadRubric(known.id));
  const found = whichRubric(made, own, carried);
  if (!found.rubric) throw new UnknownRubricError(card.rubric, found.fault);
  return found.rubric;
}
