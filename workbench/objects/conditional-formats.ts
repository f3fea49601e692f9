import {
  ConditionalFormattingRuleModel,
  DeleteCfCommand,
  MoveCfCommand,
  SetCfCommand,
} from "@univerjs/sheets-conditional-formatting";
import { type Area, fromUniver, intersect, subtract, toUniver } from "../model/area";
import { requireConditionalFormats } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { invalidArgument, itemNotFound, notImplemented } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { type Given, NUMBER_OPERATORS, TEXT_OPERATORS } from "./conditional-rule";
import { ConditionalTarget, rulesOf } from "./conditional-target";
import { BorderObject, FillObject, FontObject } from "./format";
import { RangeAreasObject } from "./range-areas";
import { RangeObject } from "./range";
import { choose } from "./style-map";

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
    const rules = rulesOf(this.sheet);
    if (rules.length > 0 && this.sheet.book.behaviours.has("conditionalFormatsLost"))
      throw itemNotFound();
    return rules
      .filter(({ ranges }) =>
        ranges.some((range) => this.areas.some((area) => intersect(fromUniver(range), area))),
      )
      .map(({ cfId }) => new ConditionalFormatObject(this.sheet, cfId));
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
    const { book, id } = this.sheet;
    const cfId = book.injector.get(ConditionalFormattingRuleModel).createCfId(book.id, id);
    const areas = this.areas.map((area) => this.sheet.bounded(area));
    new ConditionalTarget(this.sheet, cfId).change({ type, areas, stopIfTrue: false, style: {} });
    return new ConditionalFormatObject(this.sheet, cfId);
  }
  clearAll(): void {
    requireConditionalFormats(this.sheet);
    for (const rule of [...rulesOf(this.sheet)]) {
      const before = rule.ranges.map(fromUniver);
      const after = this.areas.reduce(
        (left, area) => left.flatMap((each) => subtract(each, area)),
        before,
      );
      const { cfId } = rule;
      if (after.length === 0) this.sheet.book.execute(DeleteCfCommand.id, this.sheet, { cfId });
      else if (after.length !== before.length || after.some((area, i) => area !== before[i])) {
        const ranges = after.map(toUniver);
        this.sheet.book.execute(SetCfCommand.id, this.sheet, { cfId, rule: { ...rule, ranges } });
      }
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
    private readonly cfId: string,
  ) {
    super();
    this.target = new ConditionalTarget(sheet, cfId);
  }
  get id() {
    return this.cfId;
  }
  get type() {
    return this.target.given.type;
  }
  get stopIfTrue() {
    return this.target.given.stopIfTrue;
  }
  set stopIfTrue(stopIfTrue: boolean) {
    this.target.change({ stopIfTrue });
  }
  get priority() {
    return rulesOf(this.sheet).findIndex(({ cfId }) => cfId === this.cfId);
  }
  set priority(place: number) {
    this.sheet.book.edits.flush();
    const others = rulesOf(this.sheet).filter(({ cfId }) => cfId !== this.cfId);
    const after = others[place - 1];
    const next = others[0];
    if (!next) return;
    const end = after ? { id: after.cfId, type: "after" } : { id: next.cfId, type: "before" };
    this.sheet.book.execute(MoveCfCommand.id, this.sheet, {
      start: { id: this.cfId, type: "self" },
      end,
    });
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
    this.sheet.book.execute(DeleteCfCommand.id, this.sheet, { cfId: this.cfId });
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
      const { operator, formula1, formula2 } = rule as NonNullable<Given["cellValue"]>;
      choose(NUMBER_OPERATORS, operator, "ConditionalCellValueRule.operator");
      for (const bound of [formula1, formula2]) {
        if (typeof bound === "string" && bound.startsWith("=")) this.target.requireFormula(bound);
      }
      const second = formula2 ? { formula2: String(formula2) } : {};
      this.target.change({ cellValue: { operator, formula1: String(formula1), ...second } });
    } else if (this.type === "ContainsText") {
      const { operator, text } = rule as NonNullable<Given["text"]>;
      choose(TEXT_OPERATORS, operator, "ConditionalTextComparisonRule.operator");
      this.target.change({ text: { operator, text } });
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
    this.target.change({ custom: formula });
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
    return this.target.given.style.n?.pattern ?? null;
  }
  set numberFormat(pattern: string | null) {
    this.target.patch({ style: { n: pattern === null ? null : { pattern } } });
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
