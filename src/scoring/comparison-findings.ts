/** What is to be known of comparisons before a roster is published: 暂算, and cards that have not got their figures. */
import { WAITING } from "../ledger/waiting";
import { comparedValues } from "../rubric/rules";
import type { Fact, Rubric } from "../rubric/types";
import type { RosterFinding, RosterRow } from "./roster-types";

/** A fact that is compared, with how many of the units have it. */
export interface Compared {
  fact: Fact;
  /** The units that lack it. */
  lacking: string[];
  units: number;
  of: number;
}

/** How many units each comparison is of. `missing` units are on the list and not in the roster at all. */
export function comparedUnits(
  rubric: Rubric,
  rows: readonly RosterRow[],
  missing: readonly string[] = [],
): Compared[] {
  return comparedValues(rubric).map((fact) => {
    const column = columnOfValue(rubric, fact);
    const isThere = ({ values, wrong, accepted }: RosterRow) =>
      (wrong.length === 0 || accepted !== null) &&
      column !== undefined &&
      typeof values[column] === "number";
    const lacking = [...rows.filter((row) => !isThere(row)).map(({ unit }) => unit), ...missing];
    const of = rows.length + missing.length;
    return { fact, lacking, units: of - lacking.length, of };
  });
}

const columnOfValue = ({ roster }: Rubric, { id }: Fact): string | undefined =>
  roster.columns.find(({ from, value }) => from === "fact" && value === id)?.id;

export function comparisonFindings(rubric: Rubric, rows: readonly RosterRow[]): RosterFinding[] {
  if (rows.length === 0) return [];
  return [
    ...comparedUnits(rubric, rows)
      .filter(({ units, of }) => units < of)
      .map(provisional),
    ...withoutFigures(rubric, rows),
  ];
}

/** 暂算: not all units are there. */
export function provisional({ fact: { label }, lacking, units, of }: Compared): RosterFinding {
  const shown = lacking.slice(0, 10);
  const [more, moreEn] = lacking.length > shown.length ? ["等", " and others"] : ["", ""];
  return {
    severity: "warning",
    message: {
      zh: `“${label.zh}”按 ${units}/${of} 个单位暂算，缺：${shown.join("、")}${more}；报齐后请再次回填。`,
      en: `“${label.en}” is compared among ${units} of ${of} units for now; lacking: ${shown.join(", ")}${moreEn}. Fill back again once all are there.`,
    },
  };
}

function withoutFigures(rubric: Rubric, rows: readonly RosterRow[]): RosterFinding[] {
  const waiting = rubric.roster.columns.find(({ value }) => value === "waiting");
  const units = rows
    .filter(({ values }) => waiting && Number(values[waiting.id] ?? 0) > 0)
    .map(({ unit }) => unit);
  if (units.length === 0) return [];
  return [
    {
      severity: "info",
      message: {
        zh: `${units.length} 个单位有项目${WAITING}，总分是其余各项的合计，暂不排名；请把比较指标回填到评分表。`,
        en: `${units.length} units have criteria that wait: their totals are of the rest, and nobody is ranked. Fill the figures back into the scorecards.`,
      },
    },
  ];
}
