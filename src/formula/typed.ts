import type {
  AstExpression,
  BinaryExpression,
  CallExpression,
  ReferenceIdentifier,
} from "@borgar/fx";
import { findFunction } from "./library";
import {
  call,
  calledName,
  childrenOf,
  mapChildren,
  name,
  num,
  op,
  visit,
  withChildren,
} from "./node";
import { isComparison } from "./operators";
import {
  digitsOf,
  KEEP_DATE,
  MOST_ROUNDED,
  nodeType,
  type Names,
  type NameType,
  type NodeType,
} from "./types";

/**
 * The tree with the nodes that its types ask for, so that what is printed into a cell is what is evaluated, and the cell
 * cannot decide otherwise than the pane:
 *
 * - a number that may be left out is N(x), a date INT(x), a flag RUBRIC.VETO(x) where one value is wanted;
 * - each side of a comparison, and what a function rounds or cuts, is rounded to 9 decimals where it is computed;
 * - in SUMPRODUCT a line that is not filled in counts nothing.
 *
 * Nodes that are there already are not put in again.
 */
export function typed(tree: AstExpression, names: Names): AstExpression {
  return new Typer(names).value(tree);
}

/** Functions of lists: a name in them stays a reference, in which blank and text are passed over. */
const OF_LISTS = new Set(["SUM", "MIN", "MAX", "AVERAGE", "COUNT", "MEDIAN"]);

/** Of these the first argument is a list, or the first and the third. */
const LIST_FIRST = new Set(["LARGE", "SMALL", "COUNTIF", "SUMIF", "VLOOKUP"]);

/** Functions that look at a cell itself. */
const OF_CELLS = new Set(["N", "ISNUMBER", "ISTEXT", "ISERROR", "ERROR.TYPE"]);

/** Functions whose first argument the last digit decides. */
const ROUNDERS = new Set(["ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "MOD", "LOOKUP"]);

/** Kinds of arguments that take a cell as it is. */
const TAKE_CELLS = new Set(["numbers", "cells", "flags", "label", "score"]);

class Typer {
  constructor(private readonly names: Names) {}

  /** A node where one value is wanted. */
  value(node: AstExpression): AstExpression {
    switch (node.type) {
      case "ReferenceIdentifier":
        return this.ofName(node);
      case "BinaryExpression":
        return isComparison(node.operator) ? this.comparison(node) : this.inside(node);
      case "CallExpression":
        return this.call(node);
      default:
        return this.inside(node);
    }
  }

  private inside(node: AstExpression): AstExpression {
    return mapChildren(node, (child) => this.value(child));
  }

  /** A name that stays a reference; anything else is a value all the same. */
  private reference(node: AstExpression): AstExpression {
    return node.type === "ReferenceIdentifier" ? node : this.value(node);
  }

  private ofName(node: ReferenceIdentifier): AstExpression {
    const type = this.names.typeOf(node.value);
    if (!type || type.lines) return node;
    const plain = type.optional ? call("N", node) : node;
    switch (type.kind) {
      case "date":
        return call("INT", plain);
      case "flag":
        return call("RUBRIC.VETO", node);
      case "count":
      case "number":
      case "rate":
      case "signed":
        return plain;
      default:
        return node;
    }
  }

  private type(node: AstExpression): NodeType {
    return nodeType(node, this.names);
  }

  /** Sides that are compared with text, and a "", are left as they are: ROUND would make an error of them. */
  private comparison(node: BinaryExpression): AstExpression {
    const [left, right] = node.arguments as [AstExpression, AstExpression];
    const isOfWords = [left, right].some((side) => this.isWords(side));
    const side = (each: AstExpression) =>
      isOfWords ? this.reference(each) : this.rounded(this.value(each));
    return mapChildren(node, side);
  }

  private isWords(node: AstExpression): boolean {
    const { kind } = this.type(node);
    return kind === "text" || kind === "nothing";
  }

  /** A value with 9 decimals, unless it is exact anyway. */
  private rounded(node: AstExpression): AstExpression {
    const { kind, exact, lines, mayBeEmpty } = this.type(node);
    if ((kind !== "number" && kind !== "date") || exact) return node;
    if (lines && node.type === "ReferenceIdentifier") return node;
    const value = call("ROUND", node, num(MOST_ROUNDED));
    if (!mayBeEmpty) return value;
    if (node.type === "ReferenceIdentifier") {
      return call("IF", call("ISNUMBER", node), value, node);
    }
    if (calledName(node) !== "IF") return node;
    const [condition, yes, no] = childrenOf(node);
    const asked = askedName(condition!);
    const isNoNumber = no?.type === "ReferenceIdentifier" && no.value === asked;
    return withChildren(node, [
      condition!,
      this.rounded(yes!),
      isNoNumber ? no : this.rounded(no!),
    ]);
  }

  private call(node: CallExpression): AstExpression {
    const name = calledName(node)!;
    if (name === "SUMPRODUCT") return this.sumProduct(node);
    if (OF_CELLS.has(name)) return mapChildren(node, (child) => this.reference(child));
    if (OF_LISTS.has(name) || LIST_FIRST.has(name)) return this.listCall(node, name);
    if (ROUNDERS.has(name)) return this.rounder(node, name);
    const called = findFunction(name);
    if (!called) return this.inside(node);
    return mapChildren(node, (child, index) => {
      const kind = called.parameters[index]?.parameter.kind ?? "number";
      return TAKE_CELLS.has(kind) ? this.reference(child) : this.value(child);
    });
  }

  /** The latest of some dates is cut to the day like each of them. */
  private listCall(node: CallExpression, name: string): AstExpression {
    const list = this.list(node, name);
    return this.type(list).kind === "date" ? call("INT", this.rounded(list)) : list;
  }

  private list(node: AstExpression, name: string): AstExpression {
    const isList = (index: number) => OF_LISTS.has(name) || index === 0 || index === 2;
    return mapChildren(node, (child, index) =>
      isList(index) ? this.reference(child) : this.value(child),
    );
  }

  /** Where the last digit decides, what is computed is rounded first; a value that is there as it was typed is not. */
  private rounder(node: CallExpression, name: string): AstExpression {
    const [first, ...others] = childrenOf(node);
    const day = name === "INT" && first ? this.day(first) : undefined;
    if (day) return withChildren(node, [day]);
    const rest = others.map((each) => each && this.value(each));
    return withChildren(node, [first ? this.roundable(first, name, others[0]) : null, ...rest]);
  }

  private roundable(
    first: AstExpression,
    name: string,
    digits: AstExpression | null | undefined,
  ): AstExpression {
    const value = this.value(first);
    const isFine = name === "ROUND" && (digitsOf(digits) ?? 0) >= MOST_ROUNDED;
    return isFine || isTyped(value) ? value : this.rounded(value);
  }

  /** What INT cuts to the day: a date as it was typed, or one of a list of dates. Undefined for anything else. */
  private day(node: AstExpression): AstExpression | undefined {
    const name = calledName(node);
    if (name === "ROUND") return this.roundedDay(node);
    if (this.type(node).kind !== "date") return undefined;
    if (isTyped(node)) return node;
    return name !== undefined && KEEP_DATE.has(name)
      ? this.rounded(this.list(node, name))
      : undefined;
  }

  /** One of a list of dates, some of them computed, that is rounded already. */
  private roundedDay(node: AstExpression): AstExpression | undefined {
    const [inner, digits] = childrenOf(node);
    const name = inner && calledName(inner);
    if (!name || !KEEP_DATE.has(name)) return undefined;
    if (digitsOf(digits) !== MOST_ROUNDED || this.type(inner).kind !== "date") return undefined;
    return withChildren(node, [this.list(inner, name), digits!]);
  }

  private sumProduct(node: CallExpression): AstExpression {
    const args = childrenOf(node).flatMap((argument) => (argument ? this.products(argument) : []));
    return withChildren(node, args);
  }

  /**
   * An argument of SUMPRODUCT. A line that was emptied shows "", which stands above every number: so a product gets the factor
   * ISNUMBER(x) for each of its columns, and a column that is a factor by itself becomes an argument of its own, of which
   * SUMPRODUCT counts only the numbers.
   */
  private products(argument: AstExpression): AstExpression[] {
    const columns = this.columnsIn(argument);
    const factors = factorsOf(argument);
    const bare = factors.filter((each) => this.isColumn(each));
    const others = factors.filter((each) => !this.isColumn(each));
    if (columns.length === 0) return [this.value(argument)];
    if (others.length === 0) return bare;
    const asked = factors.map(askedName);
    const tests = columns
      .filter((column) => !asked.includes(column))
      .map((column) => call("ISNUMBER", name(column)));
    if (bare.length + tests.length === 0) return [this.value(argument)];
    const [first, ...rest] = [...tests, ...others.map((each) => this.value(each))];
    // A truth by itself counts 0: only in a product it is 1.
    const product = rest.length === 0 ? [num(1)] : rest;
    return [op("*", first!, ...product), ...bare];
  }

  private isColumn(node: AstExpression): node is ReferenceIdentifier {
    return node.type === "ReferenceIdentifier" && isColumnOfNumbers(this.names.typeOf(node.value));
  }

  private columnsIn(node: AstExpression): string[] {
    const columns = new Set<string>();
    visit(node, (each) => {
      if (this.isColumn(each)) columns.add(each.value);
    });
    return [...columns];
  }
}

/** Whether a name is a column of numbers or dates. */
function isColumnOfNumbers(type: NameType | undefined): boolean {
  return type?.lines === true && type.kind !== "choice" && type.kind !== "text";
}

/** The factors of a product, from the left. */
function factorsOf(node: AstExpression): AstExpression[] {
  if (node.type !== "BinaryExpression" || node.operator !== "*") return [node];
  return node.arguments.flatMap((each) => factorsOf(each));
}

/** The name that ISNUMBER(x) asks for. */
function askedName(node: AstExpression): string | undefined {
  const [only] = calledName(node) === "ISNUMBER" ? childrenOf(node) : [];
  return only?.type === "ReferenceIdentifier" ? only.value : undefined;
}

/** Whether a value is what somebody typed, and nothing computed. */
function isTyped(node: AstExpression): boolean {
  if (node.type === "Literal" || node.type === "ReferenceIdentifier") return true;
  const [only] = childrenOf(node);
  return calledName(node) === "N" && only?.type === "ReferenceIdentifier";
}
