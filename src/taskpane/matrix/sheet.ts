/** 复核总表 as a sheet of the open workbook: made from its cards, and what was typed there taken back. */
import { figureCell } from "../../ledger/figures";
import type { CardContents, CardRef, DrawnSheet, RubricBook } from "../../excel/types";
import { valuesOf, type ReviewCard } from "../../review/card";
import type { Live } from "../../review/live";
import { commonValues } from "../../review/matrix/base";
import type { MatrixSide } from "../../review/matrix/exchange";
import { takeRows, type TakenRows } from "../../review/matrix/open-workbook";
import { MATRIX_NAME, matrixPlan, withMatrix, type MatrixInfo } from "../../review/matrix/plan";
import { readMatrix } from "../../review/matrix/read";
import { refreshed } from "../../review/matrix/refresh";
import { matrixRow } from "../../review/matrix/rows";
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Rubric, Text } from "../../rubric/types";
import { newCardId } from "../../sheets/identity/card-id";
import { a1 } from "../../sheets/plan/address";

const cardUnder = (
  { id }: CardRef,
  rubric: Rubric,
  { scorecard, rows }: CardContents,
): ReviewCard => ({
  ...{ id, rubric, scorecard, rows },
});

/** Draws the matrix, and remembers beside the cards what they said then. */
export function drawMatrix(
  book: RubricBook,
  cards: readonly CardRef[],
  rubric: Rubric,
  stage: string,
  blind = false,
): Promise<DrawnSheet> {
  const info: MatrixInfo = {
    ...{ rubric, stage, facts: true, blind },
    ...{ id: newCardId(), year: cards[0]!.year },
  };
  return book.drawBeside(cards, rubric, DRAW, MATRIX_NAME, (contents, name) => {
    const rows = contents.map((each, at) => {
      const card = cardUnder(cards[at]!, rubric, each);
      return matrixRow(card, info, { file: "", sha256: "", state: howFull(card, stage) });
    });
    return {
      plan: matrixPlan(info, rows, name),
      rows: withMatrix(contents[0]!.rows, info, rows),
    };
  });
}

/** Whether the stage that is reviewed is filled in, as its result sheet says. */
function howFull(card: ReviewCard, stage: string): string {
  const order = card.rubric.stages.map(({ id }) => id);
  const before = order[order.indexOf(stage) - 1] ?? stage;
  return String(valuesOf(card).at(figureCell("counted", before)) ?? "");
}

export type TakenBack =
  | (Pick<TakenRows, "taken" | "conflicts" | "refused"> & {
      /** Cards of the matrix that are not here. */
      missing: string[];
    })
  /** The sheet, or what it remembers, is gone. */
  | null;

/** Which side counts in a conflict, by card and column. */
export type ChosenSides = Readonly<Record<string, Readonly<Record<string, MatrixSide>>>>;

/** Gives the cards what was typed in the matrix, which then shows what they say; all in one act. */
export async function takeMatrixBack(
  book: RubricBook,
  cards: readonly CardRef[],
  rubric: Rubric,
  sheet: string,
  live: (card: string, contents: CardContents) => Live,
  chosen: ChosenSides = {},
): Promise<TakenBack> {
  let told: TakenBack = null;
  await book.changeCards(
    cards,
    rubric,
    TAKE,
    (contents, beside) => {
      const register = contents[0]?.rows ?? [];
      const matrix = beside && readMatrix([beside], register);
      if (!matrix || matrix.base.fingerprint !== rubricFingerprint(rubric)) return null;
      const { stage } = matrix.base;
      const given = contents.map((each, at) => {
        const card = cardUnder(cards[at]!, rubric, each);
        const base = matrix.base.cards.find((of) => of.card === card.id);
        const row = matrix.rows.find((of) => of.card === card.id);
        return {
          ...{ card, live: live(card.id, each) },
          cells: row?.cells ?? new Map<string, null>(),
          base: base ? commonValues(base, card) : {},
          prefer: (key: string) => chosen[card.id]?.[key],
        };
      });
      const taken = takeRows(given, stage);
      const here = new Set(cards.map(({ id }) => id));
      const missing = matrix.base.cards
        .filter(({ card }) => !here.has(card))
        .map(({ unit }) => unit);
      const { conflicts, refused } = taken;
      told = { taken: conflicts.length > 0 ? 0 : taken.taken, conflicts, refused, missing };
      if (conflicts.length > 0) return null;
      const after = given.map(({ card }, at) => afterwards(card, taken, at));
      const shown = refreshed(
        matrix,
        taken.rows,
        after
          .filter(({ id }) => !refused.some((each) => each.id === id))
          .map((card) => ({ card, sha256: "" })),
      );
      return {
        cards: taken.cards,
        rows: shown.rows,
        beside: shown.cells.map(({ row, column, value }) => ({
          place: { sheet, address: a1({ row, column }) },
          value: value ?? null,
        })),
      };
    },
    sheet,
  );
  return told;
}

/** The card as it is once the act is through. */
const afterwards = (card: ReviewCard, { after, rows }: TakenRows, at: number): ReviewCard => ({
  ...(after[at] ?? card),
  rows,
});

/** The matrices that stand in the workbook, with what they are of. */
export async function matricesIn(book: RubricBook, rubric: Rubric): Promise<string[]> {
  const found = await book.sheetsWithKey(`#matrix:${rubric.id}:`);
  return found.map(({ name }) => name);
}

const DRAW: Text = { zh: "生成复核总表", en: "draw the review matrix" };
const TAKE: Text = { zh: "取回复核总表", en: "take the review matrix back" };
