import type { AstExpression, CallExpression } from "@borgar/fx";
import { findFunction, type LibraryParameter } from "../library";
import { numberIn } from "../coerce";
import { FIRST_COMMON_DATE, LAST_DATE } from "../dates";
import { calledName } from "../node";
import { digitsOf } from "../types";
import type { Checker } from "./checker";
import * as refuse from "./refusals";

/** What the language asks of each function's arguments; none of them is left out. */

type Check = (checker: Checker, args: readonly AstExpression[], node: AstExpression) => void;

const conditions: Check = (checker, args) =>
  checker.outsideProducts(() => args.forEach((each) => checker.condition(each)));
const opposite: Check = (checker, [only]) => checker.condition(only!);
const values: Check = (checker, args) => args.forEach((each) => checker.number(each));
const list: Check = (checker, args) =>
  checker.outsideProducts(() => args.forEach((each) => checker.list(each, false)));
const extreme: Check = (checker, args) => checker.outsideProducts(() => checker.lists(args));

const onlyANode: Check = (checker, _, node) => checker.refuse(node, refuse.ONLY_A_NODE);

const CHECKS: Readonly<Record<string, Check>> = {
  AND: conditions,
  OR: conditions,
  NOT: opposite,
  SUM: list,
  AVERAGE: list,
  MEDIAN: list,
  MIN: extreme,
  MAX: extreme,
  LARGE: nth,
  SMALL: nth,
  COUNT: countOfNames,
  ABS: values,
  INT: dayOrNumber,
  ROUND: rounding,
  ROUNDUP: rounding,
  ROUNDDOWN: rounding,
  MOD: remainder,
  SUMPRODUCT: products,
  COUNTIF: counted,
  SUMIF: counted,
  DATE: date,
  YEAR: partOfDate,
  MONTH: partOfDate,
  DAY: partOfDate,
  LOOKUP: lookup,
  VLOOKUP: table,
  CHOOSE: choose,
  N: ofCell,
  ISNUMBER: ofCell,
  ISTEXT: onlyANode,
  TRIM: onlyANode,
  ISERROR: onlyANode,
  "ERROR.TYPE": onlyANode,
  IFERROR: onlyANode,
};

/** Checks a call, of which no argument is left out. */
export function checkCall(checker: Checker, node: CallExpression): void {
  const args = node.arguments;
  const check = CHECKS[calledName(node)!] ?? ofCatalogue;
  check(checker, args, node);
}

const isWhole = (node: AstExpression | undefined) =>
  node?.type === "Literal" && Number.isInteger(node.value);

const isConstant = (node: AstExpression | undefined) =>
  node?.type === "Literal" || node?.type === "ArrayExpression";

function nth(checker: Checker, [values, k]: readonly AstExpression[]): void {
  checker.outsideProducts(() => checker.list(values!, true));
  const place = digitsOf(k);
  if (!isWhole(k) || place! < 1) return checker.refuse(k!, refuse.WHOLE_CONSTANT);
  const there = countIn(checker, values!);
  if (there !== undefined && place! > there) checker.refuse(k!, refuse.tooFewValues(there, place!));
}

/** How many values a list has, where that is known. */
function countIn(checker: Checker, node: AstExpression): number | undefined {
  if (node.type === "ArrayExpression") return node.elements.flat().length;
  const { lines } = checker.type(node);
  return lines ? rowsIn(checker, node)[0] : 1;
}

function countOfNames(checker: Checker, args: readonly AstExpression[]): void {
  for (const each of args) {
    if (each.type !== "ReferenceIdentifier" || isWord(checker, each)) {
      checker.refuse(each, refuse.COUNT_OF_NAMES);
    }
  }
}

/** Whether a name stands for words, in which nothing asks for a number. */
function isWord(checker: Checker, name: AstExpression): boolean {
  const kind = checker.nameType(name)?.kind;
  return kind === "flag" || kind === "text" || kind === "choice";
}

function dayOrNumber(checker: Checker, [only]: readonly AstExpression[]): void {
  if (checker.type(only!).kind === "date") checker.value(only!);
  else checker.number(only!);
}

function rounding(checker: Checker, [value, digits]: readonly AstExpression[]): void {
  checker.number(value!);
  if (!isWhole(digits)) checker.refuse(digits!, refuse.WHOLE_CONSTANT);
}

function remainder(checker: Checker, [value, divisor]: readonly AstExpression[]): void {
  checker.number(value!);
  const by = digitsOf(divisor);
  if (!isWhole(divisor) || by! <= 0) checker.refuse(divisor!, refuse.WHOLE_DIVISOR);
}

function products(checker: Checker, args: readonly AstExpression[]): void {
  checker.products(() => {
    for (const each of args) {
      if (each.type === "ReferenceIdentifier") checker.list(each, false);
      else if (checker.type(each).kind === "logical") {
        checker.node(each);
        checker.refuse(each, refuse.TRUTH_IN_SUMPRODUCT);
      } else checker.number(each);
    }
  });
  const rows = new Set(args.flatMap((each) => rowsIn(checker, each)));
  if (rows.size > 1) checker.refuse(args[0]!, refuse.SHAPES);
}

/** The numbers of lines of the columns in a node, where they are known. */
function rowsIn(checker: Checker, node: AstExpression): number[] {
  if (node.type === "ReferenceIdentifier") {
    const type = checker.nameType(node);
    return type?.lines && type.rows !== undefined ? [type.rows] : [];
  }
  if (node.type === "ArrayExpression") return [node.elements.length];
  const isList =
    node.type === "CallExpression" &&
    !["ISNUMBER", "ROUND", "NOT", "ABS", "INT"].includes(calledName(node)!);
  if (isList || !("arguments" in node)) return [];
  return node.arguments.flatMap((each) => rowsIn(checker, each));
}

function counted(checker: Checker, args: readonly AstExpression[]): void {
  const [cells, criterion, summed] = args;
  const type = checker.nameType(cells);
  if (cells!.type !== "ReferenceIdentifier" || (type && !type.lines)) {
    checker.refuse(cells!, refuse.LIST_WANTED);
  }
  if (!isCriterion(criterion!)) checker.refuse(criterion!, refuse.CRITERION);
  else if (type && isWord(checker, cells!) !== isWords(criterion!)) {
    checker.refuse(criterion!, refuse.CRITERION_KIND);
  }
  const missing = checker.optionOf(cells!, criterion!);
  if (missing) checker.refuse(criterion!, missing);
  if (!summed) return;
  checker.list(summed, false);
  const rows = new Set([cells!, summed].flatMap((each) => rowsIn(checker, each)));
  if (rows.size > 1) checker.refuse(summed, refuse.SHAPES);
}

/** `">=0.5"`, a number, an option: nothing that programs read differently. */
function isCriterion(node: AstExpression): boolean {
  if (node.type !== "Literal" || typeof node.value === "boolean") return false;
  if (typeof node.value === "number") return true;
  const [, operator = "", operand = ""] = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(node.value)!;
  if (operand === "" || /[*?~]/.test(operand) || operator === "<>") return false;
  return (numberIn(operand) !== undefined) === (operator !== "");
}

/** Whether a lawful criterion asks for words: for numbers it is one, or begins with a sign. */
const isWords = (node: AstExpression) =>
  node.type === "Literal" && typeof node.value === "string" && !/^[<>=]/.test(node.value);

function date(checker: Checker, args: readonly AstExpression[], node: AstExpression): void {
  const [first, ...others] = args;
  const year = digitsOf(first);
  const isYear = isWhole(first!) && year !== undefined && year >= 1901 && year <= 9999;
  const isNamed =
    first?.type === "ReferenceIdentifier" && checker.names.typeOf(first.value)?.isYear;
  const isFine = (isYear || isNamed) && others.every(isWhole);
  if (!isFine) checker.refuse(node, refuse.DATE_CONSTANTS);
}

function partOfDate(checker: Checker, [only]: readonly AstExpression[]): void {
  checker.value(only!);
  const { kind } = checker.type(only!);
  if (kind === "any") return;
  if (kind !== "date") return checker.refuse(only!, refuse.MIXED_KINDS);
  const [first, last] = checker.range(only!);
  const isDay = first >= FIRST_COMMON_DATE && last <= LAST_DATE;
  if (!isDay && !checker.isFilledDate(only!)) checker.refuse(only!, refuse.NO_CALENDAR_DAY);
}

function lookup(checker: Checker, args: readonly AstExpression[], node: AstExpression): void {
  const [value, bounds, results] = args;
  checker.number(value!);
  const steps = cellsOf(bounds).map(digitsOf);
  const isAscending = steps.every((each, at) => {
    const before = steps[at - 1];
    return each !== undefined && (before === undefined || before < each);
  });
  const isPaired = results === undefined || cellsOf(results).length === steps.length;
  if (steps.length === 0 || !isAscending || !isPaired) return checker.refuse(node, refuse.BOUNDS);
  if (results) checker.node(results);
  const [least] = checker.range(value!);
  if (least < steps[0]!) checker.refuse(value!, refuse.firstBound(least));
}

const cellsOf = (node: AstExpression | undefined) =>
  node?.type === "ArrayExpression" ? node.elements.flat() : [];

function table(checker: Checker, args: readonly AstExpression[], node: AstExpression): void {
  const [value, rows, column, nearest] = args;
  checker.value(value!);
  const width = rows?.type === "ArrayExpression" ? rows.elements[0]!.length : 0;
  const at = digitsOf(column) ?? 0;
  const isExact = nearest?.type === "Literal" && nearest.value === false;
  const isFine = isWhole(column) && at >= 2 && at <= width && isExact;
  if (!isFine || rows?.type !== "ArrayExpression") return checker.refuse(node, refuse.TABLE);
  checker.node(rows);
  const keys = rows.elements.map(([key]) => (key?.type === "Literal" ? String(key.value) : ""));
  if (keys.some((key) => /[*?~]/.test(key))) checker.refuse(rows, refuse.TABLE);
  const choices = checker.nameType(value)?.choices;
  if (!choices) return;
  const has = (words: readonly string[], word: string) =>
    words.some((each) => each.toLowerCase() === word.toLowerCase());
  const missing = choices.filter((choice) => !has(keys, choice));
  const strange = keys.find((key) => !has(choices, key));
  if (missing.length > 0) checker.refuse(rows, refuse.optionsMissing(missing));
  else if (strange !== undefined) checker.refuse(rows, refuse.noSuchOption(strange, choices));
}

function choose(checker: Checker, args: readonly AstExpression[], node: AstExpression): void {
  const [index, ...branches] = args;
  checker.number(index!);
  for (const each of branches) checker.value(each);
  const [least, most] = checker.range(index!);
  const { kind, whole } = checker.type(index!);
  const isFine =
    kind === "any" || (whole && least >= 1 && !(most < Infinity && most > branches.length));
  if (!isFine) checker.refuse(index!, refuse.CHOICE_NUMBER);
  checker.alike(node, branches);
}

/** N and ISNUMBER look at the cell of a name. */
function ofCell(checker: Checker, [only]: readonly AstExpression[]): void {
  if (only!.type !== "ReferenceIdentifier") checker.refuse(only!, refuse.NAME_WANTED);
  else if (isWord(checker, only!)) checker.refuse(only!, refuse.NUMBER_WANTED);
}

/** Each argument of a function of the catalogue is of the kind that it declares. */
function ofCatalogue(checker: Checker, args: readonly AstExpression[], node: AstExpression): void {
  const called = findFunction(calledName(node)!);
  checker.outsideProducts(() =>
    args.forEach((each, index) => {
      const kind = called?.parameters[index]?.parameter.kind;
      if (kind) checkArgument(checker, each, kind);
    }),
  );
  checkShapes(checker, args, called?.parameters ?? []);
}

/** Columns that a function takes side by side have as many lines. Of constants its own error tells. */
function checkShapes(
  checker: Checker,
  args: readonly AstExpression[],
  parameters: readonly LibraryParameter[],
): void {
  const rows = (node: AstExpression | undefined) => {
    const type = checker.nameType(node);
    return type && (type.lines ? type.rows : 1);
  };
  parameters.forEach(({ parameter }, index) => {
    const own = rows(args[index]);
    const other = rows(args[parameters.findIndex(({ name }) => name === parameter.like)]);
    const isOne = own === 1 && parameter.oneForAll === true;
    if (own === undefined || other === undefined || own === other || isOne) return;
    checker.refuse(args[index]!, refuse.SHAPES);
  });
}

function checkArgument(checker: Checker, node: AstExpression, kind: string): void {
  switch (kind) {
    case "number":
      return checker.number(node);
    case "score":
      return checkScore(checker, node);
    case "numbers":
      return checker.list(node, false);
    case "flags":
      return checkFlags(checker, node);
    case "label":
    case "reading":
      return checker.value(node);
    default:
      if (node.type === "ReferenceIdentifier" || isConstant(node)) checker.node(node);
      else checker.value(node);
  }
}

/** A score may be "" for a unit that has none. */
function checkScore(checker: Checker, node: AstExpression): void {
  const { mayBeEmpty, kind } = checker.type(node);
  const isNoNumber = kind === "text" || kind === "date";
  if (mayBeEmpty && !isNoNumber) checker.value(node);
  else checker.number(node);
}

function checkFlags(checker: Checker, node: AstExpression): void {
  if (node.type !== "ReferenceIdentifier") return checker.value(node);
  const kind = checker.nameType(node)?.kind ?? "any";
  if (!["flag", "logical", "any"].includes(kind)) checker.refuse(node, refuse.IS_CONDITION);
}
