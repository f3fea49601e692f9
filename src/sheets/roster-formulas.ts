/** The formulas of a roster's rows, over the cells of the row, whole columns and settings. */
import { formulaName } from "../rubric/model";
import { unknownName } from "../scoring/names";
import { columnLetters } from "./address";
import { constant } from "./card-source";
import { cellOf, columnOf, hasConsequence, settingCell, type RosterLayout } from "./roster-layout";

/** What stands for a name in a row's formula: its row keeps its references when rows are sorted. */
export function nameIn(layout: RosterLayout, name: string, row: number): string {
  const { columns, rubric, settingRows } = layout;
  const index = (id: string) => columns.findIndex((column) => formulaName(column.id) === id);
  if (name === "units") {
    return `COUNTA(${columnOf(
      layout,
      columns.findIndex(({ from }) => from === "unit"),
    )})`;
  }
  for (const [id, at] of settingRows) {
    if (name !== `setting.${formulaName(id)}`) continue;
    const { column } = settingCell(layout, at);
    return `$${columnLetters(column)}$${at + 1}`;
  }
  const whole = name.startsWith("column.") ? index(name.slice("column.".length)) : -1;
  if (whole >= 0) return columnOf(layout, whole);
  const own = index(name);
  if (own < 0) throw unknownName(rubric, name);
  // A flag that is computed is shown in words, like one that is typed.
  const { from, type } = columns[own]!;
  return from === "formula" && type === "flag" ? `(${cellOf(own, row)}="是")` : cellOf(own, row);
}

/** Places of a group by its name. */
export function quotaFormula(layout: RosterLayout, row: number): string {
  const index = layout.columns.findIndex(
    ({ from, value }) => from === "group" && value !== "quota",
  );
  const cell = cellOf(index, row);
  return (layout.rubric.roster.groups ?? []).reduceRight(
    (otherwise, { name, quota }) => `IF(${cell}=${constant(name)},${quota},${otherwise})`,
    '""',
  );
}

/** What follows from the row's values by the document's words. */
export function consequences(layout: RosterLayout, row: number): string {
  const parts = layout.columns.flatMap((column, index) => {
    if (!hasConsequence(column)) return [];
    const cell = cellOf(index, row);
    const said = (column.levels ?? []).filter(({ consequence }) => consequence !== "");
    return [
      said.reduceRight(
        (otherwise, { value, consequence }) =>
          `IF(${cell}=${constant(value)},${constant(consequence)},${otherwise})`,
        '""',
      ),
    ];
  });
  return parts.join("&");
}

/** The consequences of all columns stand in one cell. */
export function longestConsequence({ columns }: RosterLayout): string {
  return columns
    .filter(hasConsequence)
    .map(({ levels = [] }) =>
      levels.reduce(
        (longest, { consequence }) => (consequence.length > longest.length ? consequence : longest),
        "",
      ),
    )
    .join("");
}
