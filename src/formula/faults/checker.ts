import type { AstExpression, BinaryExpression, CallExpression, UnaryExpression } from "@borgar/fx";
import { FIRST_LIKELY_DATE, LAST_DATE } from "../dates";
import { call, calledName, childrenOf, namesOf } from "../node";
import { isComparison } from "../operators";
import { digitsOf, nodeType, type Names, type NameType, type NodeType } from "../types";
import { wordsOf } from "../words";
import { checkCall } from "./calls";
import { faultAt, type Fault, type Refusal } from "./fault";
import { keyOf, nonzeroBy } from "./nonzero";
import { rangeOf, type Range } from "./ranges";
import * as refuse from "./refusals";

/** What is expected of a formula as a whole. */
export interface Expected {
  /** `number` or `text` (or ""), `condition`, or any one `value` but a condition. */
  readonly gives: "number" | "text" | "condition" | "value";
  /** Texts may be joined with &. */
  readonly joins: boolean;
  /** A divisor may be 0: then there is no value, and nobody is disturbed. */
  readonly divides?: boolean;
  /** Conditions under which the formula is computed at all. */
  readonly given?: readonly AstExpression[];
}

/**
 * Walks through a formula and takes down what the language refuses. Each node is checked for the place in which it stands; of
 * a node whose type nobody knows nothing is said.
 */
export class Checker {
  readonly faults: Fault[] = [];
  /** Values that are not 0 where the walk stands, by their text. */
  private nonzero: ReadonlySet<string>;
  private inProducts = false;

  constructor(
    /** The formula as it was written. */
    readonly written: string,
    readonly names: Names,
    private readonly expected: Expected,
  ) {
    this.nonzero = new Set(expected.given?.flatMap((each) => nonzeroBy(each, true)));
  }

  whole(tree: AstExpression): void {
    if (this.expected.gives === "condition") {
      this.condition(tree);
      return;
    }
    this.node(tree);
    const { kind, lines } = this.type(tree);
    const { gives } = this.expected;
    if (lines) this.refuse(tree, refuse.ONE_RESULT);
    else if (gives === "value") return this.shown(tree);
    else if (kind === gives || kind === "any" || kind === "nothing") return;
    else this.refuse(tree, gives === "text" ? refuse.RESULT_IS_TEXT : refuse.RESULT_IS_NUMBER);
  }

  /** A cell would show TRUE or FALSE. */
  private shown(tree: AstExpression): void {
    if (this.type(tree).kind === "logical") this.refuse(tree, refuse.RESULT_IS_CONDITION);
  }

  refuse(node: AstExpression, refusal: Refusal): void {
    this.faults.push(faultAt(node, refusal));
  }

  type(node: AstExpression): NodeType {
    return nodeType(node, this.names);
  }

  range(node: AstExpression): Range {
    return rangeOf(node, this.names);
  }

  /** The type of a name; undefined for any other node. */
  nameType(node: AstExpression | null | undefined): NameType | undefined {
    return node?.type === "ReferenceIdentifier" ? this.names.typeOf(node.value) : undefined;
  }

  /** A node wherever it stands, and all below it. */
  node(node: AstExpression): void {
    switch (node.type) {
      case "UnaryExpression":
        return this.sign(node);
      case "BinaryExpression":
        return this.operation(node);
      case "ArrayExpression":
        return this.array(node);
      case "CallExpression":
        return this.call(node);
    }
  }

  private call(node: CallExpression): void {
    for (const argument of childrenOf(node)) {
      if (argument === null) return this.refuse(node, refuse.LEFT_OUT);
    }
    if (calledName(node) === "IF") this.branches(node);
    else checkCall(this, node);
  }

  /** One value of any kind. */
  value(node: AstExpression): void {
    this.node(node);
    if (this.isSeveral(node)) this.refuse(node, refuse.SEVERAL_VALUES);
  }

  private isSeveral(node: AstExpression): boolean {
    return !this.inProducts && this.type(node).lines;
  }

  /** A number, or a truth that counts 0 or 1. */
  number(node: AstExpression): void {
    this.node(node);
    const refusal = this.asNumber(node);
    if (refusal) this.refuse(node, refusal);
  }

  private asNumber(node: AstExpression): Refusal | undefined {
    const { kind, mayBeEmpty } = this.type(node);
    if (this.isSeveral(node)) return refuse.SEVERAL_VALUES;
    if (this.nameType(node)?.kind === "flag") return refuse.FLAG_AS_VALUE;
    if (kind === "text") return refuse.TEXT_AS_NUMBER;
    if (kind === "date") return refuse.DATE_AS_NUMBER;
    if (node.type === "Literal" && kind === "logical") return refuse.TRUTH_AS_NUMBER;
    // A figure that may be "" is asked for by the formula itself.
    const isFigure = node.type === "ReferenceIdentifier";
    return mayBeEmpty && !isFigure ? refuse.EMPTY_AS_NUMBER : undefined;
  }

  /** A condition: a comparison, a yes or no, what AND, OR, NOT make of these. */
  condition(node: AstExpression): void {
    this.node(node);
    const { kind } = this.type(node);
    if (this.isSeveral(node)) this.refuse(node, refuse.SEVERAL_VALUES);
    else if (node.type === "Literal") this.refuse(node, refuse.CONSTANT_CONDITION);
    else if (kind === "number") this.refuse(node, refuse.NUMBER_AS_CONDITION);
    else if (kind === "text" || kind === "date" || kind === "nothing") {
      this.refuse(node, refuse.TEXT_AS_CONDITION);
    }
  }

  /** Lists of which one value is chosen, as by MIN: all of them numbers, or all of them dates. */
  lists(nodes: readonly AstExpression[]): void {
    for (const each of nodes) this.list(each, true);
    const isDate = nodes.map((each) => this.type(each).kind === "date");
    const strange = nodes.find((each, at) => isDate[at] !== isDate[0] && !this.isUnknown(each));
    if (strange && !this.isUnknown(nodes[0]!)) this.refuse(strange, refuse.DATE_AMONG_NUMBERS);
  }

  private isUnknown(node: AstExpression): boolean {
    return this.type(node).kind === "any";
  }

  /** A list of numbers: lines, names, numbers; dates where `dates` says so. */
  list(node: AstExpression, dates: boolean): void {
    if (node.type !== "ReferenceIdentifier" && node.type !== "ArrayExpression") {
      const isDay = dates && this.type(node).kind === "date";
      return isDay ? this.value(node) : this.number(node);
    }
    this.node(node);
    const { kind } = this.type(node);
    if (this.nameType(node)?.kind === "flag") this.refuse(node, refuse.FLAG_AS_VALUE);
    else if (kind === "text") this.refuse(node, refuse.TEXT_AS_NUMBER);
    else if (kind === "date" && !dates) this.refuse(node, refuse.DATE_AS_NUMBER);
  }

  private branches(node: CallExpression): void {
    const [condition, yes, no] = node.arguments as AstExpression[];
    this.condition(condition!);
    if (this.inProducts) this.refuse(node, refuse.IF_IN_SUMPRODUCT);
    if (!yes || !no) return this.refuse(node, refuse.IF_OF_TWO);
    this.under(nonzeroBy(condition!, true), () => this.value(yes));
    this.under(nonzeroBy(condition!, false), () => this.value(no));
    this.alike(node, [yes, no]);
  }

  /** Branches are of one kind; "" may stand beside numbers, and is a text beside texts. */
  alike(node: AstExpression, branches: readonly AstExpression[]): void {
    const kinds = branches.map((each) => this.type(each).kind);
    const known = new Set(kinds.filter((kind) => kind !== "any" && kind !== "nothing"));
    if (known.size > 1) this.refuse(node, refuse.BRANCHES);
  }

  private under(values: readonly string[], act: () => void): void {
    const before = this.nonzero;
    this.nonzero = new Set([...before, ...values]);
    act();
    this.nonzero = before;
  }

  /** Inside SUMPRODUCT operators work on columns. */
  products(act: () => void): void {
    const before = this.inProducts;
    this.inProducts = true;
    act();
    this.inProducts = before;
  }

  /** Back to one value, as for the arguments of SUM inside SUMPRODUCT. */
  outsideProducts(act: () => void): void {
    const before = this.inProducts;
    this.inProducts = false;
    act();
    this.inProducts = before;
  }

  private sign(node: UnaryExpression): void {
    this.number(node.arguments[0]!);
  }

  private operation(node: BinaryExpression): void {
    const [left, right] = node.arguments as [AstExpression, AstExpression];
    if (isComparison(node.operator)) return this.comparison(node, left, right);
    switch (node.operator) {
      case "&":
        return this.joined(node, [left, right]);
      case "+":
      case "-":
        return this.sum(node, left, right);
      case "^":
        return this.power(left, right);
      case "/":
        this.number(left);
        this.number(right);
        return this.divisor(right);
      default:
        this.number(left);
        this.number(right);
    }
  }

  private sum(node: BinaryExpression, left: AstExpression, right: AstExpression): void {
    const kinds = [left, right].map((side) => this.type(side).kind);
    if (!kinds.includes("date")) {
      this.number(left);
      this.number(right);
      return;
    }
    const [first, second] = kinds;
    const isLawful = node.operator === "-" ? first === "date" : first !== second;
    for (const side of [left, right]) {
      if (this.type(side).kind === "date") this.value(side);
      else this.number(side);
    }
    if (!isLawful) this.refuse(node, refuse.DATE_ARITHMETIC);
  }

  private power(left: AstExpression, right: AstExpression): void {
    this.number(left);
    this.number(right);
    const exponent = digitsOf(right);
    const isWhole = Number.isInteger(exponent) && exponent! >= 1;
    if (!isWhole) this.refuse(right, refuse.EXPONENT);
    if (this.isBareBase(left)) this.refuse(left, refuse.BARE_POWER);
  }

  /** Whether a base is a sign or a power without parentheses: what follows it is then no closing one. */
  private isBareBase(node: AstExpression): boolean {
    const isSigned = node.type === "UnaryExpression" && node.operator !== "%";
    const isPower = node.type === "BinaryExpression" && node.operator === "^";
    const isNegative = node.type === "Literal" && typeof node.value === "number" && node.value < 0;
    if (!isSigned && !isPower && !isNegative) return false;
    return !/^\s*[)）]/.test(this.written.slice(node.loc?.[1] ?? 0));
  }

  private divisor(node: AstExpression): void {
    if (this.expected.divides || this.isNonzero(node) || this.isCompared(node)) return;
    this.refuse(node, refuse.DIVISOR);
  }

  private isCompared(node: AstExpression): boolean {
    return namesOf(node).some((each) => this.names.typeOf(each)?.compared);
  }

  /** Whether a value is surely not 0: by its range, by a condition, or as a sum or product of such. */
  private isNonzero(node: AstExpression): boolean {
    const [least, most] = this.range(node);
    if (least > 0 || most < 0 || this.nonzero.has(keyOf(node))) return true;
    const parts = childrenOf(node).filter((each) => each !== null);
    const isProduct = node.type === "BinaryExpression" && node.operator === "*";
    if (isProduct) return parts.every((each) => this.isNonzero(each));
    const isPlus = node.type === "BinaryExpression" && node.operator === "+";
    const isSum = isPlus || calledName(node) === "SUM" || calledName(node) === "MAX";
    if (!isSum || parts.some((each) => this.range(each)[0] < 0)) return false;
    return parts.some((each) => this.isNonzero(each));
  }

  /** Whether a date that may be left out is there where the walk stands. */
  isFilledDate(node: AstExpression): boolean {
    if (node.type !== "ReferenceIdentifier") return false;
    const told = [call("COUNT", node), call("ISNUMBER", node)];
    return told.some((each) => this.nonzero.has(keyOf(each)));
  }

  private joined(node: AstExpression, sides: readonly AstExpression[]): void {
    if (!this.expected.joins) this.refuse(node, refuse.JOINED_IN_RULE);
    for (const side of sides) {
      this.value(side);
      const { kind, exact } = this.type(side);
      if (this.nameType(side)?.kind === "flag") this.refuse(side, refuse.FLAG_AS_VALUE);
      else if (kind === "date") this.refuse(side, refuse.JOINED_DATE);
      else if (kind === "number" && !exact && !this.isShort(side)) {
        this.refuse(side, refuse.JOINED_NUMBER);
      }
    }
  }

  /** Figures of the catalogue have few decimals; so have those of an outcome, which come from it. */
  private isShort(node: AstExpression): boolean {
    if (node.type === "ReferenceIdentifier") return this.nameType(node)?.mayBeEmpty === true;
    return calledName(node)?.includes(".") === true;
  }

  private comparison(node: BinaryExpression, left: AstExpression, right: AstExpression): void {
    this.value(left);
    this.value(right);
    const refusal = this.compared(node, left, right);
    if (refusal) this.refuse(node, refusal);
  }

  private compared(
    node: BinaryExpression,
    left: AstExpression,
    right: AstExpression,
  ): Refusal | undefined {
    const sides = [left, right];
    const [a, b] = sides.map((side) => this.type(side)) as [NodeType, NodeType];
    if (sides.some((side) => this.nameType(side)?.kind === "flag")) return refuse.FLAG_AS_VALUE;
    if (a.kind === "logical" || b.kind === "logical") return refuse.COMPARED_TRUTH;
    if (a.kind === "nothing" || b.kind === "nothing") {
      return comparedWithEmpty(a.kind === "nothing" ? b : a);
    }
    if (a.kind === "any" || b.kind === "any") return undefined;
    const serial = sides.map(digitsOf).find(Number.isInteger);
    const isDated = a.kind === "date" || b.kind === "date";
    if (isDated && serial !== undefined) return this.asDate(node, serial);
    if (a.kind !== b.kind) return refuse.MIXED_KINDS;
    if (a.kind !== "text") return undefined;
    if (node.operator !== "=" && node.operator !== "<>") return refuse.ORDER_OF_TEXTS;
    return (
      this.optionOf(left, right) ?? this.optionOf(right, left) ?? this.sharedOption(left, right)
    );
  }

  /** A constant beside a date is its serial; what lies outside is a year, or a day written as one number. */
  private asDate(node: AstExpression, serial: number): Refusal | undefined {
    const isLikely = serial >= FIRST_LIKELY_DATE && serial <= LAST_DATE;
    if (!isLikely) return refuse.noSerial(serial);
    this.faults.push({ ...faultAt(node, refuse.serialOfDay(serial)), isHint: true });
    return undefined;
  }

  /** Two choices without a word in common are never the same. */
  private sharedOption(left: AstExpression, right: AstExpression): Refusal | undefined {
    const [a, b] = [left, right].map((side) => this.nameType(side)?.choices);
    if (!a || !b) return undefined;
    const words = new Set(a.map((each) => each.toLowerCase()));
    return b.some((each) => words.has(each.toLowerCase()))
      ? undefined
      : refuse.noSharedOption(a, b);
  }

  /** A choice is compared with its own words, and a text that is computed with those that it can be. */
  optionOf(value: AstExpression, word: AstExpression): Refusal | undefined {
    if (value.type === "Literal" || word.type !== "Literal") return undefined;
    const words = wordsOf(value, this.names);
    if (!words || words.length === 0 || typeof word.value !== "string") return undefined;
    const wanted = word.value.toLowerCase();
    if (words.some((each) => each.toLowerCase() === wanted)) return undefined;
    const isChoice = this.nameType(value)?.kind === "choice";
    return (isChoice ? refuse.noSuchOption : refuse.neverSays)(word.value, words);
  }

  /** A table of constants: each column holds numbers, or texts. */
  private array(node: AstExpression & { type: "ArrayExpression" }): void {
    const [first] = node.elements;
    const isWhole = !!first && node.elements.every((row) => row.length === first.length);
    const isLine = node.elements.length === 1;
    const columns = isLine ? [first!] : first!.map((_, at) => node.elements.map((row) => row[at]!));
    const kinds = columns.map((cells) => new Set(cells.map((each) => this.type(each).kind)));
    const isMixed = !isWhole || kinds.some((each) => each.size > 1 || each.has("logical"));
    if (isMixed) this.refuse(node, refuse.ARRAY);
  }
}

/** Texts, and figures that may be "", are compared with ""; of numbers and dates COUNT tells whether they are there. */
function comparedWithEmpty({ kind, mayBeEmpty }: NodeType): Refusal | undefined {
  if (kind === "text" || kind === "any" || mayBeEmpty) return undefined;
  return refuse.COMPARED_WITH_EMPTY;
}
