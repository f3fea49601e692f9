/** 复核说明 as a sheet of the open workbook: made from its card, and the reasons that were typed there taken back. */
import type { CardContents, CardRef, DrawnSheet, RubricBook } from "../../excel/types";
import type { Live } from "../../review/live";
import { commonValues } from "../../review/matrix/base";
import { takeRows } from "../../review/matrix/open-workbook";
import {
  readReasonSheet,
  REASON_SHEET,
  reasonPlan,
  reasonSheetCard,
  refreshedReasons,
  withReasonSheet,
} from "../../review/reason-sheet";
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Rubric, Text } from "../../rubric/types";
import { newCardId } from "../../sheets/identity/card-id";
import { a1 } from "../../sheets/plan/address";
import type { ChosenSides, TakenBack } from "../matrix/sheet";
import { cardOf } from "./reviewCard";

/** Draws the sheet, and remembers beside the card which reasons it had then. */
export function drawReasons(
  book: RubricBook,
  card: CardRef,
  rubric: Rubric,
  stage: string,
): Promise<DrawnSheet> {
  const wanted = card.unit === "" ? REASON_SHEET : `${REASON_SHEET}-${card.unit}`;
  const id = newCardId();
  return book.drawBeside([card], rubric, DRAW, wanted, ([contents], name) => {
    const own = cardOf({ card }, rubric, contents!);
    return {
      plan: reasonPlan(own, { name, id, stage }),
      rows: withReasonSheet(own, { id, stage }),
    };
  });
}

/** Gives the card the reasons that were typed on a sheet, which then shows what the card says; all in one act. */
export async function takeReasonsBack(
  book: RubricBook,
  card: CardRef,
  rubric: Rubric,
  sheet: string,
  live: (contents: CardContents) => Live,
  chosen: ChosenSides = {},
): Promise<TakenBack> {
  let told: TakenBack = null;
  await book.changeCards(
    [card],
    rubric,
    TAKE,
    ([contents], beside) => {
      const own = cardOf({ card }, rubric, contents!);
      const read = beside && readReasonSheet(beside, own.rows);
      if (!read || read.of.card !== card.id || read.base.fingerprint !== rubricFingerprint(rubric))
        return null;
      const { cells, columns, base, of } = read;
      const common = commonValues(of, own);
      const given = {
        ...{ card: own, live: live(contents!), cells, columns, base: common },
        prefer: (key: string) => chosen[card.id]?.[key],
      };
      const { taken, conflicts, refused, after, rows, cards } = takeRows([given], base.stage);
      told = { taken: conflicts.length > 0 ? 0 : taken, conflicts, refused, missing: [] };
      if (conflicts.length + refused.length > 0) return null;
      const shown = refreshedReasons(read, { ...(after[0] ?? own), rows }, rows);
      return {
        ...{ cards, rows: shown.rows },
        beside: shown.cells.map(({ value, ...at }) => ({
          place: { sheet, address: a1(at) },
          value: value ?? null,
        })),
      };
    },
    sheet,
  );
  return told;
}

/** The sheets of a card's reasons in the workbook. */
export async function reasonSheetsOf(
  book: RubricBook,
  { id, rubric }: Pick<CardRef, "id" | "rubric">,
  rows: Parameters<typeof reasonSheetCard>[1],
): Promise<string[]> {
  const found = await book.sheetsWithKey(`#reasons:${rubric}:`);
  return found.filter(({ key }) => reasonSheetCard(key, rows)?.card === id).map(({ name }) => name);
}

const DRAW: Text = { zh: "生成复核说明", en: "draw the reasons of the review" };
const TAKE: Text = { zh: "取回复核说明", en: "take the reasons of the review back" };
