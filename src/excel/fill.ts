/** Facts of cards and rosters, filled in: by value, and each with its source in the card's log. */
import type { Scalar } from "../formula/values";
import type { Rubric, Text } from "../rubric/types";
import { parseAddress } from "../sheets/plan/address";
import { timestamp } from "../sheets/identity/clock";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import type { CardIdentity, IdentityChange } from "../sheets/identity/identity";
import { recordOf } from "../sheets/identity/record";
import { withListMemory } from "../sheets/identity/list-memory";
import type { KnownCard } from "../sheets/standing/card";
import { RosterSheet } from "../sheets/standing/roster-sheet";
import { standingScorecard } from "../sheets/standing/scorecard";
import { asWritten } from "./draw/values";
import { BookError } from "./errors";
import type { LoadedCard, LoadedSheet } from "./read";
import { identityOfCard } from "./readings";
import type { CellChange } from "./transaction/changes";
import { transact } from "./transaction/transaction";
import type { FactFilling, FilledValue } from "./types";

/** A card or roster with what is filled in there. */
export interface Filling {
  known: KnownCard;
  loaded: LoadedCard;
  rubric: Rubric;
  values: readonly FilledValue[];
}

/**
 * One act for all of them, in which the list is remembered too. Cells that are gone are refused before anything is
 * written.
 */
export async function fillFacts(
  context: Excel.RequestContext,
  fillings: readonly Filling[],
  { memory }: Pick<FactFilling, "memory">,
  now: Date,
): Promise<void> {
  const others = memory && ((rows: readonly IdentityRow[]) => withListMemory(rows, memory));
  const name = memory ? FILL : FILL_LAST;
  await fillCells(context, fillings, { name, ...(others && { others }) }, now);
}

type Others = (rows: readonly IdentityRow[]) => readonly IdentityRow[];

/** Writes values into the cells of facts, all of them or none. */
export async function fillCells(
  context: Excel.RequestContext,
  fillings: readonly Filling[],
  { name, others }: { name: Text; others?: Others },
  now: Date,
): Promise<void> {
  const written = fillings.map((filling) => writingOf(filling, timestamp(now)));
  const register = fillings.at(-1)?.loaded.register;
  if (!register) return;
  await transact(context, { name, now }, register, async (act) => {
    for (const { sheet, cells } of written)
      act.note({ do: "write", sheet: { id: sheet.id, name: sheet.name }, cells });
    const write = () => {
      // The cells to fill in are not locked.
      for (const { sheet, cells } of written) {
        const target = context.workbook.worksheets.getItem(sheet.id);
        for (const { row, column, becomes } of cells)
          target.getCell(row, column).values = [[becomes]];
      }
    };
    const identities = written.map(({ identity }) => identity);
    await act.commit(identities, write, { ...(others && { others }) });
  });
  for (const { known, identity } of written) known.identity = identity;
}

interface Writing {
  known: KnownCard;
  sheet: LoadedSheet;
  cells: CellChange[];
  identity: CardIdentity;
}

function writingOf(filling: Filling, at: string): Writing {
  const { known, values } = filling;
  const { sheet, placeOf } = known.ref.kind === "roster" ? inRoster(filling) : inCard(filling);
  const cells: CellChange[] = [];
  const log: IdentityChange[] = [];
  for (const each of values) {
    const place = placeOf(each);
    if (!sheet || !place) throw new BookError(lost(known.ref.unit));
    const { row, column } = place;
    const standing = sheet.cells.formulas[row - sheet.cells.top]?.[column - sheet.cells.left];
    cells.push({ row, column, was: asWritten(standing), becomes: each.value });
    log.push(changeOf(each, standing ?? "", filling.rubric, at));
  }
  if (!sheet) throw new BookError(lost(known.ref.unit));
  const before = identityOfCard(filling);
  return { known, sheet, cells, identity: { ...before, log: [...before.log, ...log] } };
}

function changeOf(
  { key, unit, stage: own, value, source }: FilledValue,
  standing: Scalar,
  { stages }: Rubric,
  at: string,
): IdentityChange {
  const of = unit === undefined ? key : `${key}.${unit}`;
  const [from, to] = [String(standing), String(value)];
  const stage = unit === undefined ? (own ?? stages[0]?.id ?? "") : "";
  return recordOf({ what: "fact", stage, key: of, from, to, text: source }, { at, by: "" });
}

interface Target {
  sheet: LoadedSheet | undefined;
  placeOf(value: FilledValue): { row: number; column: number } | null | undefined;
}

function inCard({ known, loaded, rubric }: Filling): Target {
  const { stages } = standingScorecard(known, loaded, rubric);
  const first = rubric.stages[0]!.id;
  return {
    sheet: loaded.sheets.facts,
    placeOf({ key, stage = first }) {
      const place = stages[stage]?.facts[key]?.place;
      return place && parseAddress(place.address);
    },
  };
}

/** A fact is a column there, and a unit a row. */
function inRoster({ loaded, rubric }: Filling): Target {
  const sheet = loaded.sheets.roster;
  const roster = sheet && new RosterSheet(rubric, sheet.cells);
  return {
    sheet,
    placeOf({ key, unit }) {
      const line = roster?.lines.find((each) => each.unit === unit);
      const place = line && roster?.factPlaces(line)[key];
      return place && parseAddress(place.address);
    },
  };
}

const FILL: Text = { zh: "从毕业生名单填数", en: "fill facts from the list of graduates" };

const FILL_LAST: Text = { zh: "从上年的表填数", en: "fill facts from last year's table" };

const lost = (unit: string): Text => ({
  zh: `“${unit}”的表里缺少要填的行或列，没有改动任何内容。请先重新生成该表，已填内容会保留。`,
  en: `The table of “${unit}” lacks a row or column to be filled, so nothing was changed. Generate it again first; what was typed is kept.`,
});
