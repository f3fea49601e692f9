import type { Area } from "../model/area";
import { requireObjects } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import type { ChartSide, SeriesSide } from "../model/side-store";
import { invalidArgument } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { BLANKS, CHART_TYPES, LEGEND_POSITIONS, SERIES_BY, TITLE_POSITIONS } from "./chart-kinds";
import { seriesOf } from "./chart-series";
import { numberWithin, oneOf, textUpTo, truth } from "./limits";
import { RangeObject } from "./range";
import { declareRecorded, RecordedObject, type RecordedValues } from "./recorded";
import { WorksheetObject } from "./worksheet";

const LONGEST_NAME = 255;
const name = (value: unknown, what: string) => textUpTo(value, LONGEST_NAME, what);
const points = (value: unknown, what: string) => numberWithin(value, 0, 1e6, what);
const number = (value: unknown, what: string) =>
  value === "" ? value : numberWithin(value, -Number.MAX_VALUE, Number.MAX_VALUE, what);
const among =
  (known: readonly string[]) =>
  (value: unknown, what: string): string =>
    oneOf(value, known, what);

/**
 * Charts are recorded beside the grid, which has none: they can be made, checked and read back, but are not drawn.
 * https://learn.microsoft.com/javascript/api/excel/excel.chartcollection
 */
export class ChartsObject extends WireCollection<ChartObject> {
  readonly wireType = "ChartCollection";
  static override readonly $blind = methodsOf<ChartsObject>("getItem");
  constructor(private readonly sheet: Sheet) {
    super();
  }
  $items() {
    return this.sheet.side.charts.map((chart) => new ChartObject(this.sheet, chart));
  }
  $find(key: string) {
    return this.$items().find(({ $chart }) => $chart.values.name === key || $chart.id === key);
  }
  add(type: string, source: unknown, seriesBy: string | null = "Auto") {
    requireObjects(this.sheet);
    oneOf(type, CHART_TYPES, "Chart type");
    const by = oneOf(seriesBy ?? "Auto", SERIES_BY, "seriesBy");
    const { sheet, area } = rangeIn(source, "sourceData");
    const { charts } = this.sheet.side;
    const number = Math.max(0, ...charts.map(({ number: each }) => each)) + 1;
    const chart: ChartSide = {
      id: this.sheet.book.side.newId(),
      number,
      type,
      series: seriesOf(sheet, area, by),
      values: { name: `Chart ${number}`, left: 0, top: 0, width: 360, height: 216 },
      title: { text: "", visible: true },
      legend: { visible: true, position: "Right" },
      axes: { categoryAxis: {}, valueAxis: {}, seriesAxis: {} },
    };
    charts.push(chart);
    return new ChartObject(this.sheet, chart);
  }
}

function rangeIn(given: unknown, what: string): RangeObject {
  if (!(given instanceof RangeObject)) throw invalidArgument(`${what} must be a range.`);
  return given;
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chart */
export class ChartObject extends RecordedObject {
  readonly wireType = "Chart";
  static {
    declareRecorded(this.prototype, {
      name,
      left: points,
      top: points,
      width: points,
      height: points,
      displayBlanksAs: among(BLANKS),
      plotVisibleOnly: truth,
    });
  }
  constructor(
    private readonly sheet: Sheet,
    readonly $chart: ChartSide,
  ) {
    super();
  }
  get $values() {
    return this.$chart.values;
  }
  override $change(): void {
    requireObjects(this.sheet);
  }
  get id() {
    return this.$chart.id;
  }
  get chartType() {
    return this.$chart.type;
  }
  set chartType(type: string) {
    this.$change();
    this.$chart.type = oneOf(type, CHART_TYPES, "Chart type");
  }
  get worksheet() {
    return new WorksheetObject(this.sheet);
  }
  get title() {
    return new ChartTitleObject(this, this.$chart.title);
  }
  get legend() {
    return new ChartLegendObject(this, this.$chart.legend);
  }
  get axes() {
    return new ChartAxesObject(this);
  }
  get series() {
    return new ChartSeriesCollectionObject(this, this.sheet);
  }
  setData(source: unknown, seriesBy: string | null = "Auto"): void {
    this.$change();
    const { sheet, area } = rangeIn(source, "sourceData");
    this.$chart.series = seriesOf(sheet, area, oneOf(seriesBy ?? "Auto", SERIES_BY, "seriesBy"));
  }
  /** Fills the cells from the first to the last; one cell alone is the upper left corner. */
  setPosition(start: unknown, end?: unknown): void {
    this.$change();
    const first = this.$cell(start);
    Object.assign(this.$values, { left: first.left, top: first.top });
    if (end === undefined || end === null) return;
    const last = this.$cell(end);
    const size = {
      width: last.left + last.width - first.left,
      height: last.top + last.height - first.top,
    };
    if (size.width <= 0 || size.height <= 0) throw invalidArgument("The end is before the start.");
    Object.assign(this.$values, size);
  }
  private $cell(given: unknown): RangeObject {
    if (typeof given === "string")
      return new WorksheetObject(this.sheet).getRange(given) as RangeObject;
    return rangeIn(given, "The position");
  }
  activate(): void {
    new WorksheetObject(this.sheet).activate();
  }
  delete(): void {
    this.$change();
    const { charts } = this.sheet.side;
    charts.splice(charts.indexOf(this.$chart), 1);
  }
}

/** What belongs to a chart is changed where the chart may be. */
abstract class ChartPart extends RecordedObject {
  constructor(
    private readonly whole: RecordedObject,
    readonly $values: RecordedValues,
  ) {
    super();
  }
  override $change(): void {
    this.whole.$change();
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.charttitle */
class ChartTitleObject extends ChartPart {
  readonly wireType = "ChartTitle";
  static {
    declareRecorded(this.prototype, {
      text: name,
      visible: truth,
      overlay: truth,
      position: among(TITLE_POSITIONS),
    });
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartlegend */
class ChartLegendObject extends ChartPart {
  readonly wireType = "ChartLegend";
  static {
    declareRecorded(this.prototype, {
      visible: truth,
      overlay: truth,
      position: among(LEGEND_POSITIONS),
    });
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartaxes */
class ChartAxesObject extends WireObject {
  readonly wireType = "ChartAxes";
  constructor(private readonly chart: ChartObject) {
    super();
  }
  get categoryAxis() {
    return new ChartAxisObject(this.chart, this.chart.$chart.axes.categoryAxis);
  }
  get valueAxis() {
    return new ChartAxisObject(this.chart, this.chart.$chart.axes.valueAxis);
  }
  get seriesAxis() {
    return new ChartAxisObject(this.chart, this.chart.$chart.axes.seriesAxis);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartaxis */
class ChartAxisObject extends ChartPart {
  readonly wireType = "ChartAxis";
  static {
    declareRecorded(this.prototype, {
      reversePlotOrder: truth,
      visible: truth,
      minimum: number,
      maximum: number,
      majorUnit: number,
      minorUnit: number,
    });
  }
  get title() {
    const values = (this.$values.title ??= { text: "", visible: false }) as RecordedValues;
    return new ChartAxisTitleObject(this, values);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartaxistitle */
class ChartAxisTitleObject extends ChartPart {
  readonly wireType = "ChartAxisTitle";
  static {
    declareRecorded(this.prototype, { text: name, visible: truth });
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartseriescollection */
class ChartSeriesCollectionObject extends WireCollection<ChartSeriesObject> {
  readonly wireType = "ChartSeriesCollection";
  constructor(
    private readonly chart: ChartObject,
    private readonly sheet: Sheet,
  ) {
    super();
  }
  $items() {
    return this.chart.$chart.series.map(
      (series) => new ChartSeriesObject(this.chart, this.sheet, series),
    );
  }
  $find(key: string) {
    return this.$items().find(({ $values }) => $values.name === key);
  }
  add(given?: string | null, index?: number | null) {
    this.chart.$change();
    const { series } = this.chart.$chart;
    const added: SeriesSide = { values: { name: given ?? `Series${series.length + 1}` } };
    series.splice(index ?? series.length, 0, added);
    return new ChartSeriesObject(this.chart, this.sheet, added);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartseries */
class ChartSeriesObject extends ChartPart {
  readonly wireType = "ChartSeries";
  static {
    declareRecorded(this.prototype, {
      name,
      hasDataLabels: truth,
      chartType: among(CHART_TYPES),
      gapWidth: (value, what) => numberWithin(value, 0, 500, what),
      overlap: (value, what) => numberWithin(value, -100, 100, what),
      smooth: truth,
    });
  }
  constructor(
    private readonly chart: ChartObject,
    private readonly sheet: Sheet,
    private readonly series: SeriesSide,
  ) {
    super(chart, series.values);
  }
  setValues(source: unknown): void {
    this.$change();
    this.series.data = placeOf(rangeIn(source, "sourceData"));
  }
  setXAxisValues(source: unknown): void {
    this.$change();
    this.series.categories = placeOf(rangeIn(source, "sourceData"));
  }
  getDimensionValues(dimension: string): unknown[] {
    oneOf(dimension, ["Categories", "Values", "XValues", "YValues"], "dimension");
    const isData = dimension === "Values" || dimension === "YValues";
    const place = isData ? this.series.data : this.series.categories;
    if (!place) return [];
    const { sheetId, area } = place;
    const sheet = this.sheet.book.sheet(sheetId);
    return cellsOf(area).map(({ row, column }) => sheet.value(row, column));
  }
  delete(): void {
    this.$change();
    const { series } = this.chart.$chart;
    series.splice(series.indexOf(this.series), 1);
  }
}

const placeOf = ({ sheet, area }: RangeObject) => ({ sheetId: sheet.id, area });
const cellsOf = ({ row, column, rows, columns }: Area) =>
  Array.from({ length: rows * columns }, (_, i) => ({
    row: row + Math.floor(i / columns),
    column: column + (i % columns),
  }));
