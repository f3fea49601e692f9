/** A chart of the totals beside the roster, by Excel's own charts. */
import { isMissing } from "../errors";
import type { Text } from "../../rubric/types";
import { transact } from "../transaction/transaction";
import type { RosterContents } from "./read";

const CHART: Text = { zh: "画图", en: "draw the chart" };

const chartName = "rubric-roster-chart";

/** False where this Excel has no charts for add-ins, or nothing is there to be drawn. One sync. */
export async function chartTotals(
  context: Excel.RequestContext,
  { loaded, sheet, entries, register }: RosterContents,
  now: Date,
): Promise<boolean> {
  const { rubric } = sheet;
  const unit = rubric.roster.columns.find(({ from }) => from === "unit");
  const total =
    rubric.roster.columns.find(({ from, value }) => from === "score" && value === "total") ??
    rubric.roster.columns.find(({ type, from }) => type === "rate" && from === "formula");
  const [names, values] = [unit, total].map((column) => sheet.columnOf(column?.id ?? ""));
  const rows = entries.map(({ line }) => loaded.cells.top + line.row);
  if (names === undefined || values === undefined || rows.length === 0) return false;
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  try {
    const draw = () => {
      const target = context.workbook.worksheets.getItem(loaded.id);
      const column = (at: number) => target.getRangeByIndexes(first, at, last - first + 1, 1);
      target.charts.getItemOrNullObject(chartName).delete();
      const chart = target.charts.add("BarClustered", column(values), "Columns");
      chart.name = chartName;
      chart.title.text = `${rubric.roster.title} · ${total!.header}`;
      chart.legend.visible = false;
      const series = chart.series.getItemAt(0);
      series.setXAxisValues(column(names));
      series.hasDataLabels = true;
      // The first unit stands on top, as in the table.
      chart.axes.categoryAxis.reversePlotOrder = true;
      const { left, values: lines } = loaded.cells;
      const beside = left + Math.max(...lines.map(({ length }) => length)) + 1;
      chart.setPosition(
        target.getCell(first, beside),
        target.getCell(Math.max(first + 14, last), beside + 7),
      );
    };
    await transact(context, { name: CHART, now }, register, (act) =>
      act.commit([], draw, { sheets: [loaded] }),
    );
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
