/**
 * Draws a card again in its place. What was typed is read first and put back; a copy of each sheet stands by until the
 * drawing is done, and stays where it holds anything that the new sheet does not.
 */
import type { Text } from "../rubric/types";
import type { CardSheet } from "../sheets/keys";
import { parseCardKey } from "../sheets/keys";
import type { SheetCells } from "../sheets/read";
import { freeName } from "../sheets/sheet-names";
import type { KnownCard } from "../sheets/standing/card";
import { a1 } from "../sheets/address";
import { keepScores, type KeptScores } from "../sheets/keep-scores";
import { namesInUse, type Survey } from "./cards";
import { deleteSheets, draw, sameDrawing, type DatedRequest } from "./drawing";
import { BookError, explainError } from "./errors";
import { standingScorecard } from "../sheets/standing/scorecard";
import { leftovers } from "../sheets/standing/leftovers";
import { loadCard, type LoadedCard } from "./read";
import type { CardRef } from "./types";

interface Backup {
  kind: CardSheet;
  name: string;
}

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
  const remarks: Text[] = [];
  const drawing = sameDrawing(request, known, found, (card) => {
    const { plan, valuesOnly } = keepScores(scorecard, card);
    if (valuesOnly.length > 0) remarks.push(valuesRemark(valuesOnly));
    return plan;
  });
  const extra = leftovers(known, loaded, scorecard, request.rubric);

  const backups = await copySheets(context, loaded, namesInUse(found));
  const card = await draw(context, drawing, found).catch((error: unknown) => {
    throw notDrawn(error, backups);
  });
  const kept = backups.filter(({ kind }) => extra.includes(kind));
  for (const { kind, name } of backups) {
    if (!extra.includes(kind)) context.workbook.worksheets.getItem(name).delete();
  }
  await context.sync();
  if (kept.length > 0) remarks.push(keptRemark(kept));
  return { card, remarks };
}

/** One sync: a copy of each sheet, under a name that says what it is and without the key that makes it a card. */
export async function copySheets(
  context: Excel.RequestContext,
  { sheets }: LoadedCard,
  taken: ReadonlySet<string>,
): Promise<Backup[]> {
  const backups = Object.entries(sheets).map(([kind, { id, name, cells }]) => {
    const copy = context.workbook.worksheets.getItem(id).copy("End");
    const backup = freeName(name, taken, oldSuffix);
    copy.name = backup;
    copy.protection.unprotect();
    for (const address of keyCells(cells)) copy.getRange(address).clear("Contents");
    return { kind: kind as CardSheet, name: backup };
  });
  try {
    await context.sync();
    return backups;
  } catch (error) {
    await deleteSheets(backups.map(({ name }) => name));
    throw error;
  }
}

function keyCells({ values, top, left }: SheetCells): string[] {
  return values.flatMap((line, row) =>
    line.flatMap((value, column) =>
      parseCardKey(value) ? [a1({ row: top + row, column: left + column })] : [],
    ),
  );
}

const oldSuffix = (number: number) => (number === 1 ? "（旧）" : `（旧 ${number}）`);

const listed = (backups: readonly Backup[]) => backups.map(({ name }) => `“${name}”`).join("、");

function keptRemark(kept: readonly Backup[]): Text {
  return {
    zh: `原表中有评分和数据以外的内容，已原样保留在${listed(kept)}；核对后可自行删除。`,
    en: `The old sheets held more than scores and facts; they are kept as ${listed(kept)}. Delete them when you have checked.`,
  };
}

function valuesRemark(valuesOnly: KeptScores["valuesOnly"]): Text {
  const formulas = valuesOnly.map(({ formula }) => formula);
  return {
    zh: `下列自己写的公式所在的行换了位置，只保留了结果：${formulas.join("、")}。`,
    en: `These formulas of your own stood in rows that have moved; their values were kept: ${formulas.join(", ")}.`,
  };
}

function notDrawn(error: unknown, backups: readonly Backup[]): BookError {
  const { zh, en } = explainError(error);
  return new BookError(
    {
      zh: `${zh}重新绘制没有完成，原表的副本在${listed(backups)}，填写的内容都在其中。`,
      en: `${en} The table was not drawn completely; copies of the old sheets with everything in them are ${listed(backups)}.`,
    },
    { cause: error },
  );
}
