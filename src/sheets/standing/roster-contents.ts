/** From the rows of a roster, and the cards that they follow, to units as data. */
import type { RosterFinding, RosterUnit } from "../../scoring/roster-types";
import type { Scorecard } from "../../scoring/types";
import type { RosterLine, RosterSheet } from "./roster-sheet";

/** A row of a roster, with what it is made of. */
export interface RosterRowUnit {
  line: RosterLine;
  unit: RosterUnit;
}

/** The rows that name a unit. */
export const namedLines = ({ lines }: RosterSheet) => lines.filter(({ unit }) => unit !== "");

/** @param scorecardOf the card that a row follows; null where its figures are typed, or the card is gone */
export function rosterUnits(
  sheet: RosterSheet,
  scorecardOf: (line: RosterLine) => Scorecard | null,
): { units: RosterRowUnit[]; findings: RosterFinding[] } {
  const findings: RosterFinding[] = [];
  const units = namedLines(sheet).map((line): RosterRowUnit => {
    const typed = sheet.unit(line);
    const scorecard = sheet.isLinked(line) ? scorecardOf(line) : null;
    if (scorecard) {
      const { group } = typed.unit;
      return {
        line,
        unit: { unit: line.unit, scorecard, ...(group === undefined ? {} : { group }) },
      };
    }
    findings.push(...typed.findings);
    if (sheet.isLinked(line)) findings.push(lostCard(line));
    return { line, unit: typed.unit };
  });
  return { units, findings };
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
