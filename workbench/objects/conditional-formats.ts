import {
  CELL_VALUE_OPERATORS,
  conditionalFormats,
  deleteConditionalFormat,
  moveConditionalFormat,
  newConditionalFormatId,
  placeConditionalFormat,
  TEXT_COMPARISONS,
} from "../grid/conditional-formats";
import { requireConditionalFormats } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { type Area, intersect, subtract } from "../model/area";
import type { ConditionalFormat } from "../model/rules";
import { invalidArgument, itemNotFound, notImplemented } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { ConditionalTarget } from "./conditional-target";
import { BorderObject, FillObject, FontObject } from "./format";
import { oneOf } from "./limits";
import { RangeAreasObject } from "./range-areas";
import { RangeObject } from "./range";

/** The kinds that this host knows, and the library's class for each. */
const WIRE_TYPES = {
  Custom: "CustomConditionalFormat",
  CellValue: "CellValueConditionalFormat",
  ContainsText: "TextConditionalFormat",
};

/** Kinds that Excel has and this host does not. */
const KINDS_ELSEWHERE = ["ColorScale", "DataBar", "IconSet", "PresetCriteria", "TopBottom"];

/**
 * The conditional formats that touch the given areas, the first in force first.
 * https://learn.microsoft.com/javascript/api/excel/excel.conditionalformatcollection
 */
export class ConditionalFormatsObject extends WireCollection<ConditionalFormatObject> {
  readonly wireType = "ConditionalFormatCollection";
  static override readonly $blind = methodsOf<ConditionalFormatsObject>("add", "clearAll");
  constructor(
    private readonly sheet: Sheet,
    private readonly areas: Area[],
  ) {
    super();
  }
  $items() {
    const all = conditionalFormats(this.sheet);
    if (all.length > 0 && this.sheet.book.behaviours.has("conditionalFormatsLost"))
      throw itemNotFound();
    return all
      .filter(({ areas }) => areas.some((each) => this.areas.some((area) => intersect(each, area))))
      .map(({ id }) => new ConditionalFormatObject(this.sheet, id));
  }
  $find(key: string) {
    return this.$items().find(({ id }) => id === key);
  }
  /** Comes before all others, as in Excel. */
  add(type: string) {
    requireConditionalFormats(this.sheet);
    if (!Object.hasOwn(WIRE_TYPES, type))
      throw KINDS_ELSEWHERE.includes(type)
        ? notImplemented(`ConditionalFormatCollection.add("${type}")`)
        : invalidArgument(`Kind "${type}".`);
    const id = newConditionalFormatId(this.sheet);
    const areas = this.areas.map((area) => this.sheet.bounded(area));
    new ConditionalTarget(this.sheet, id).set({ type, areas, stopIfTrue: false, format: {} });
    return new ConditionalFormatObject(this.sheet, id);
  }
  clearAll(): void {
    requireConditionalFormats(this.sheet);
    for (const { id, areas: before } of conditionalFormats(this.sheet)) {
      const after = this.areas.reduce(
        (left, area) => left.flatMap((each) => subtract(each, area)),
        before,
      );
      if (after.length === 0) deleteConditionalFormat(this.sheet, id);
      else if (after.length !== before.length || after.some((area, i) => area !== before[i]))
        placeConditionalFormat(this.sheet, id, after);
    }
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalformat */
export class ConditionalFormatObject extends WireObject {
  readonly wireType = "ConditionalFormat";
  static override readonly $blind = methodsOf<ConditionalFormatObject>(
    "getRange",
    "getRangeOrNullObject",
    "getRanges",
    "delete",
  );
  private readonly target: ConditionalTarget;
  constructor(
    private readonly sheet: Sheet,
    private readonly formatId: string,
  ) {
    super();
    this.target = new ConditionalTarget(sheet, formatId);
  }
  get id() {
    return this.formatId;
  }
  get type() {
    return this.target.given.type;
  }
  get stopIfTrue() {
    return this.target.given.stopIfTrue;
  }
  set stopIfTrue(stopIfTrue: boolean) {
    this.target.set({ stopIfTrue });
  }
  get priority() {
    return conditionalFormats(this.sheet).findIndex(({ id }) => id === this.id);
  }
  set priority(place: number) {
    const others = conditionalFormats(this.sheet).filter(({ id }) => id !== this.id);
    const [before, first] = [others[place - 1], others[0]];
    if (before) moveConditionalFormat(this.sheet, this.id, "after", before.id);
    else if (first) moveConditionalFormat(this.sheet, this.id, "before", first.id);
  }
  get custom() {
    return this.$kind("Custom") ?? missing();
  }
  get customOrNullObject() {
    return this.$kind("Custom");
  }
  get cellValue() {
    return this.$kind("CellValue") ?? missing();
  }
  get cellValueOrNullObject() {
    return this.$kind("CellValue");
  }
  get textComparison() {
    return this.$kind("ContainsText") ?? missing();
  }
  get textComparisonOrNullObject() {
    return this.$kind("ContainsText");
  }
  getRange() {
    return this.getRangeOrNullObject() ?? missing();
  }
  getRangeOrNullObject() {
    const [area, ...more] = this.target.given.areas;
    return area && more.length === 0 ? new RangeObject(this.sheet, area) : null;
  }
  getRanges() {
    return new RangeAreasObject(this.sheet, this.target.given.areas);
  }
  delete(): void {
    requireConditionalFormats(this.sheet);
    this.sheet.book.edits.flush();
    deleteConditionalFormat(this.sheet, this.id);
  }

  private $kind(type: keyof typeof WIRE_TYPES): ConditionalRuleObject | null {
    return this.target.given.type === type ? new ConditionalRuleObject(this.target, type) : null;
  }
}

const missing = (): never => {
  throw itemNotFound();
};

/**
 * The part of a conditional format that belongs to its kind: the rule and the format.
 * https://learn.microsoft.com/javascript/api/excel/excel.customconditionalformat
 * https://learn.microsoft.com/javascript/api/excel/excel.cellvalueconditionalformat
 * https://learn.microsoft.com/javascript/api/excel/excel.textconditionalformat
 */
class ConditionalRuleObject extends WireObject {
  readonly wireType: string;
  constructor(
    private readonly target: ConditionalTarget,
    private readonly type: keyof typeof WIRE_TYPES,
  ) {
    super();
    this.wireType = WIRE_TYPES[type];
  }
  get format() {
    return new ConditionalRangeFormatObject(this.target);
  }
  get rule() {
    if (this.type === "Custom") return new ConditionalFormatRuleObject(this.target);
    return this.type === "CellValue" ? this.target.given.cellValue : this.target.given.text;
  }
  set rule(rule: unknown) {
    if (this.type === "CellValue") {
      const { operator, formula1, formula2 } = rule as NonNullable<ConditionalFormat["cellValue"]>;
      oneOf(operator, CELL_VALUE_OPERATORS, "ConditionalCellValueRule.operator");
      for (const bound of [formula1, formula2]) {
        if (typeof bound === "string" && bound.startsWith("=")) this.target.requireFormula(bound);
      }
      const second = formula2 ? { formula2: String(formula2) } : {};
      this.target.set({ cellValue: { operator, formula1: String(formula1), ...second } });
    } else if (this.type === "ContainsText") {
      const { operator, text } = rule as NonNullable<ConditionalFormat["text"]>;
      oneOf(operator, TEXT_COMPARISONS, "ConditionalTextComparisonRule.operator");
      this.target.set({ text: { operator, text } });
    } else {
      throw notImplemented("Setting CustomConditionalFormat.rule");
    }
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalformatrule */
class ConditionalFormatRuleObject extends WireObject {
  readonly wireType = "ConditionalFormatRule";
  constructor(private readonly target: ConditionalTarget) {
    super();
  }
  get formula() {
    return this.target.given.custom ?? "";
  }
  set formula(formula: string) {
    if (!formula.startsWith("=")) throw invalidArgument(formula);
    this.target.requireFormula(formula);
    this.target.set({ custom: formula });
  }
  get formulaLocal() {
    return this.formula;
  }
  set formulaLocal(formula: string) {
    this.formula = formula;
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangeformat */
class ConditionalRangeFormatObject extends WireObject {
  readonly wireType = "ConditionalRangeFormat";
  constructor(private readonly target: ConditionalTarget) {
    super();
  }
  get fill() {
    return new FillObject(this.target);
  }
  get font() {
    return new FontObject(this.target);
  }
  get borders() {
    return new ConditionalBordersObject(this.target);
  }
  get numberFormat() {
    return this.target.given.format.numberFormat ?? null;
  }
  set numberFormat(pattern: string | null) {
    this.target.change({ numberFormat: pattern });
  }
}

/**
 * A conditional format frames cells as a whole: four sides, whose lines have no weight.
 * https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangebordercollection
 */
class ConditionalBordersObject extends WireCollection<ConditionalBorderObject> {
  readonly wireType = "ConditionalRangeBorderCollection";
  constructor(private readonly target: ConditionalTarget) {
    super();
  }
  get top() {
    return new ConditionalBorderObject(this.target, "EdgeTop");
  }
  get bottom() {
    return new ConditionalBorderObject(this.target, "EdgeBottom");
  }
  get left() {
    return new ConditionalBorderObject(this.target, "EdgeLeft");
  }
  get right() {
    return new ConditionalBorderObject(this.target, "EdgeRight");
  }
  $items() {
    return [this.top, this.bottom, this.left, this.right];
  }
  $find(side: string) {
    return this.$items().find(({ id }) => id === side);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangeborder */
class ConditionalBorderObject extends WireObject {
  readonly wireType = "ConditionalRangeBorder";
  private readonly line: BorderObject;
  constructor(
    target: ConditionalTarget,
    readonly id: string,
  ) {
    super();
    this.line = new BorderObject(target, id);
  }
  get sideIndex() {
    return this.id;
  }
  get style() {
    return this.line.style;
  }
  set style(style: string) {
    this.line.style = style;
  }
  get color() {
    return this.line.color;
  }
  set color(color: string) {
    this.line.color = color;
  }
}
