/** From the cells of a roster, and the cards that its rows follow, to what they mean. */
import type { Rubric } from "../../rubric/types";
import { computeRoster } from "../../scoring/roster";
import type { RosterFinding, RosterUnit } from "../../scoring/roster-types";
import { effectiveReadings } from "../../rubric/model";
import type { KnownCard } from "../../sheets/standing/card";
import { standingScorecard } from "../../sheets/standing/scorecard";
import type { IdentitySheet } from "../identity";
import { loadCards, type LoadedCard, type LoadedSheet } from "../read";
import type { RosterReading } from "../types";
import { otherOrigin } from "../../sheets/read/origin";
import { RosterSheet, type RosterLine } from "../../sheets/standing/roster-sheet";

export interface RosterSource {
  known: KnownCard;
  loaded: LoadedCard;
  rubric: Rubric;
}

/** A row of a roster, with what it is made of. */
export interface RosterEntry {
  line: RosterLine;
  unit: RosterUnit;
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
  const lines = sheet.lines.filter(({ unit }) => unit !== "");
  const linked = lines.flatMap((line) => {
    const card = sheet.isLinked(line) && cards.find(({ ref }) => ref.id === line.key);
    return card ? [{ line, card }] : [];
  });
  const read =
    linked.length === 0
      ? []
      : await loadCards(
          context,
          linked.map(({ card }) => card),
        );
  const findings: RosterFinding[] = [];
  const entries = lines.map((line): RosterEntry => {
    const at = linked.findIndex((each) => each.line === line);
    const typed = sheet.unit(line);
    const standing = read[at];
    if (!standing) {
      findings.push(...typed.findings);
      if (sheet.isLinked(line)) findings.push(lostCard(line));
      return { line, unit: typed.unit, card: null };
    }
    const { card } = linked[at]!;
    const scorecard = standingScorecard(card, standing, rubric);
    const { group } = typed.unit;
    const unit = { unit: line.unit, scorecard, ...(group === undefined ? {} : { group }) };
    return { line, unit, card };
  });
  const identity = loaded.identities?.find(({ card }) => card === known.ref.id);
  const other = otherOrigin(rubric, identity ?? {});
  if (other) findings.push({ severity: "warning", message: other.message });
  const readings = effectiveReadings(rubric, identity?.readings ?? {});
  return { loaded: roster, sheet, entries, findings, readings, register: loaded.register };
}

export function rosterReading(
  { known, rubric }: RosterSource,
  { sheet, entries, findings, readings }: RosterContents,
): RosterReading {
  const units = entries.map(({ unit }) => unit);
  const settings = sheet.settings();
  const result = computeRoster(rubric, units, { readings, settings });
  return {
    card: known.ref,
    units,
    settings,
    readings,
    result: { ...result, findings: [...findings, ...result.findings] },
  };
}

function lostCard({ unit }: RosterLine): RosterFinding {
  return {
    severity: "warning",
    unit,
    message: {
      zh: `“${unit}”的评分表已不在本工作簿，按表中现有数值汇总；请重新生成汇总表，或直接填写数值。`,
      en: `The scorecard of “${unit}” is no longer in this workbook; the figures in its row are taken. Generate the roster again, or type the figures.`,
    },
  };
}
