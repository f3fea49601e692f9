import { COUNTED } from "../ledger/cells";
import { figureCell, NO, YES } from "../ledger/figures";
import { ledgerOf } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import { countedName } from "../rubric/stage-weights";
import type { Rulebook } from "../rubric/rulebook";

/** A total as it is shown beside its grade, where nothing else is known of it, such as one of a mailed roster. */
export function shownTotal(book: Rulebook, total: number, vetoed: boolean): number {
  const stage = countedName(book.rubric, book.rubric.stages.at(-1)?.id ?? "").zh;
  const given = new Map<string, number | string>([
    [figureCell("counted", COUNTED), stage],
    [figureCell("veto", COUNTED), vetoed ? YES : NO],
    [figureCell("base", COUNTED), total],
    [figureCell("bonus", COUNTED), 0],
    [figureCell("minus", COUNTED), 0],
    [figureCell("total", COUNTED), total],
  ]);
  const values = new CardValues(ledgerOf(book), (cell) => given.get(cell));
  const shown = values.at(figureCell("shown", COUNTED));
  return typeof shown === "number" ? shown : total;
}
