/** Facts of a card, filled in at its first stage: by value, and each with its source in the card's log. */
import type { Rubric, Text } from "../rubric/types";
import { parseAddress } from "../sheets/address";
import { timestamp } from "../sheets/clock";
import type { IdentityChange } from "../sheets/identity";
import type { KnownCard } from "../sheets/standing/card";
import { standingScorecard } from "../sheets/standing/scorecard";
import { asWritten } from "./draw/values";
import { BookError } from "./errors";
import type { LoadedCard } from "./read";
import { identityOfCard } from "./readings";
import type { CellChange } from "./transaction/changes";
import { transact } from "./transaction/transaction";
import type { FactFilling } from "./types";

/** One act. Cells that are gone are refused before anything is written. */
export async function fillFacts(
  context: Excel.RequestContext,
  { known, loaded }: { known: KnownCard; loaded: LoadedCard },
  rubric: Rubric,
  { values, source }: FactFilling,
  now: Date,
): Promise<void> {
  const { facts } = standingScorecard(known, loaded, rubric).stages[rubric.stages[0]!.id]!;
  const sheet = loaded.sheets.facts;
  const cells: CellChange[] = [];
  const log: IdentityChange[] = [];
  for (const { key, value } of values) {
    const place = facts[key]?.place && parseAddress(facts[key].place.address);
    if (!sheet || !place) throw new BookError(lost(known.ref.unit));
    const { row, column } = place;
    const standing = sheet.cells.formulas[row - sheet.cells.top]?.[column - sheet.cells.left];
    cells.push({ row, column, was: asWritten(standing), becomes: value });
    const change = { at: timestamp(now), by: "", what: `fact.${key}` };
    log.push({ ...change, from: String(standing ?? ""), to: String(value), source });
  }
  if (!sheet || cells.length === 0) return;
  const { id, name } = sheet;
  const before = identityOfCard({ known, loaded, rubric });
  const identity = { ...before, log: [...before.log, ...log] };
  await transact(context, { name: FILL, now }, loaded.register, async (act) => {
    act.note({ do: "write", sheet: { id, name }, cells });
    // The cells to fill in are not locked.
    await act.commit([identity], () => {
      const target = context.workbook.worksheets.getItem(id);
      for (const { row, column, becomes } of cells)
        target.getCell(row, column).values = [[becomes]];
    });
  });
  known.identity = identity;
}

const FILL: Text = { zh: "从毕业生名单填数", en: "fill facts from the list of graduates" };

const lost = (unit: string): Text => ({
  zh: `“${unit}”的基础数据表缺少要填的行或列，没有改动任何内容。请先重新生成该表，已填内容会保留。`,
  en: `The facts sheet of “${unit}” lacks a row or column to be filled, so nothing was changed. Generate it again first; what was typed is kept.`,
});
