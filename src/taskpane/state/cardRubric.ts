import type { CardRef, RubricBook } from "../../excel/types";
import type { Rubric, Text } from "../../rubric/types";
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
 * The rubric of a card: one that is known, or else the one that the workbook carries. A carried one is never in the place
 * of an official one, nor of the user's own of the same version, and is kept nowhere.
 *
 * @throws UnknownRubricError where the workbook carries none that is sound
 */
export async function cardRubric(
  services: PaneServices,
  book: RubricBook,
  card: CardRef,
): Promise<Rubric> {
  const { systems, loadRubric } = services;
  const known = systemsOf(services).find(({ id }) => id === card.rubric);
  const isOfficial = systems.some(({ id }) => id === card.rubric);
  if (known && (isOfficial || known.version === card.version)) return loadRubric(known.id);
  const carried = await book.carriedRubric(card);
  if (carried !== null) {
    const found = await checked(carried, card);
    if (found.rubric) return found.rubric;
    if (!known) throw new UnknownRubricError(card.rubric, found.fault);
  }
  if (known) return loadRubric(known.id);
  throw new UnknownRubricError(card.rubric);
}

async function checked(
  text: string,
  card: CardRef,
): Promise<{ rubric: Rubric; fault?: undefined } | { rubric?: undefined; fault: Text }> {
  const { checkedText } = await import("../../sheets/identity/carried-text");
  const { rubric, problems } = checkedText(text);
  if (!rubric) return { fault: problems[0]!.message };
  if (rubric.id === card.rubric && rubric.version === card.version) return { rubric };
  const found = `“${rubric.id}” ${rubric.version}`;
  return { fault: { zh: `自带的是${found}。`, en: `The one carried is ${found}.` } };
}
