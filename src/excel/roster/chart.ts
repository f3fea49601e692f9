/** A chart of the totals beside the roster, by Excel's own charts. */
import type { Text } from "../../rubric/types";
import { folded, freeName, IDENTITY_SHEET } from "../../sheets/card/sheet-names";
import { BookError, isMissing } from "../errors";
import type { Change } from "../transaction/changes";
import { HalfDoneError, transact } from "../transaction/transaction";
import type { RosterContents } from "./read";

const CHART: Text = { zh: "画图", en: "draw the chart" };

/** One of ours; while the next is drawn beside it, both stand. */
const CHART_NAME = "rubric-roster-chart";
const isOurs = (name: string) => name.startsWith(CHART_NAME);

/** False where this Excel has no charts for add-ins, or nothing is there to be drawn. The one before goes when it stands. */
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
    const target = context.workbook.worksheets.getItem(loaded.id);
    target.charts.load("items/name");
    await context.sync();
    const standing = target.charts.items.map(({ name }) => name);
    const old = standing.filter(isOurs);
    const draw = () => {
      const column = (at: number) => target.getRangeByIndexes(first, at, last - first + 1, 1);
      const chart = target.charts.add("BarClustered", column(values), "Columns");
      chart.name = freeName(CHART_NAME, new Set(standing.map(folded)));
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
    const { id, name, protection } = loaded;
    const tasks: Change[] = [
      { do: "drop charts", sheet: { id, name }, names: old, protection: protection ?? null },
    ];
    await transact(context, { name: CHART, now }, register, async (act) => {
      act.note({ do: "add chart", sheet: { id, name }, standing });
      await act.commit([], draw, { sheets: [loaded], ...(old.length > 0 && { tasks }) });
      if (!(await act.finish())) throw new BookError(doubled(name));
    });
    return true;
  } catch (error) {
    if (!(error instanceof HalfDoneError) && isMissing(error)) return false;
    throw error;
  }
}

/** The new chart stands, and the old one could not be deleted. */
const doubled = (sheet: string): Text => ({
  zh: `“${sheet}”的图已重画，但原来的图没能删除，暂时有两张，登记表“${IDENTITY_SHEET}”（隐藏）中留有记录；重新打开本窗格时会自动删除。`,
  en: `The chart of “${sheet}” is drawn again, but the old one could not be deleted and still stands, with notes of it on the hidden sheet “${IDENTITY_SHEET}”; it goes when this pane is opened again.`,
});
