/** From the cells of a roster, and the cards that its rows follow, to what they mean. */
import type { Rubric } from "../../rubric/types";
import { comparedUnits } from "../../scoring/comparison-findings";
import { outdated } from "../../scoring/comparisons";
import type { RosterFinding } from "../../scoring/roster-types";
import { effectiveReadings } from "../../rubric/model";
import type { KnownCard } from "../../sheets/standing/card";
import { standingScorecard } from "../../sheets/standing/scorecard";
import type { IdentitySheet } from "../identity";
import { loadCards, type LoadedCard, type LoadedSheet } from "../read";
import type { RosterReading } from "../types";
import { otherOrigin } from "../../sheets/read/origin";
import {
  namedLines,
  rosterResult,
  rosterUnits,
  type RosterRowUnit,
} from "../../sheets/standing/roster-contents";
import { RosterSheet, type RosterLine } from "../../sheets/standing/roster-sheet";

export interface RosterSource {
  known: KnownCard;
  loaded: LoadedCard;
  rubric: Rubric;
}

/** A row of a roster, with what it is made of. */
export interface RosterEntry extends RosterRowUnit {
  /** The card that it follows. */
  card: KnownCard | null;
}

export interface RosterContents {
  loaded: LoadedSheet;
  sheet: RosterSheet;
  entries: RosterEntry[];
  findings: RosterFinding[];
  readings: Record<string, string>;
  /** The identity sheet, as it was read with them. */
  register: IdentitySheet;
}

/** One sync for the cards; none where no row follows one. */
export async function rosterContents(
  context: Excel.RequestContext,
  { known, loaded, rubric }: RosterSource,
  cards: readonly KnownCard[],
): Promise<RosterContents> {
  const roster = loaded.sheets.roster!;
  const sheet = new RosterSheet(rubric, roster.cells);
  const linked = namedLines(sheet).flatMap((line) => {
    const card = sheet.isLinked(line) && cards.find(({ ref }) => ref.id === line.key);
    return card ? [{ line, card }] : [];
  });
  const followed = linked.map(({ card }) => card);
  const read = followed.length === 0 ? [] : await loadCards(context, followed);
  const at = (line: RosterLine) => linked.findIndex((each) => each.line === line);
  const { units, findings } = rosterUnits(sheet, (line) => {
    const standing = read[at(line)];
    return standing ? standingScorecard(linked[at(line)]!.card, standing, rubric) : null;
  });
  const entries = units.map(
    ({ line, unit }): RosterEntry => ({
      line,
      unit,
      card: unit.scorecard ? linked[at(line)]!.card : null,
    }),
  );
  const identity = loaded.identities?.find(({ card }) => card === known.ref.id);
  const other = otherOrigin(rubric, identity ?? {});
  if (other) findings.push({ severity: "warning", message: other.message });
  const readings = effectiveReadings(rubric, identity?.readings ?? {});
  return { loaded: roster, sheet, entries, findings, readings, register: loaded.register };
}

export function rosterReading(
  { known }: RosterSource,
  { sheet, entries, findings, readings }: RosterContents,
): RosterReading {
  const units = entries.map(({ unit }) => unit);
  const { rubric } = sheet;
  const result = rosterResult(sheet, entries, readings);
  const isOutdated = ({ card, unit }: RosterEntry, row: number) =>
    card && Object.keys(outdated(rubric, unit, result.rows[row]!).figures).length > 0;
  return {
    card: known.ref,
    units,
    factPlaces: entries.map(({ line }) => sheet.factPlaces(line)),
    settings: sheet.settings(),
    readings,
    compared: comparedUnits(rubric, result.rows),
    toFill: entries.filter(isOutdated).length,
    result: { ...result, findings: [...findings, ...result.findings] },
  };
}
