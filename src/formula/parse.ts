import { parse, tokenize, type AstExpression, type Token } from "@borgar/fx";
import { findFunction } from "./library";
import { mapChildren, namesOf, visit } from "./node";
import { normaliseSigns } from "./signs";
import { adviceFor } from "./unknown-functions";
import type { Text } from "./values";
import { BUILT_IN } from "./built-in";

/** A rule: parsed once, then evaluated, compiled or explained as often as wanted. */
export interface Formula {
  readonly text: string;
  /** The names whose values the formula needs, in the order of their first use. */
  readonly names: readonly string[];
  /** The functions that it calls, in capital letters, each once. */
  readonly functions: readonly string[];
}

/** A formula with its tree, for the modules of this folder. */
export interface ParsedFormula extends Formula {
  readonly tree: AstExpression;
}

/** A formula that cannot be read or compiled; `position` counts characters from 0. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";

  constructor(
    readonly messages: Text,
    readonly position: number,
    /** What to write instead. */
    readonly advice?: Text,
  ) {
    super(messages.zh);
  }
}

/**
 * Parses a rule in the language of the cell over names: the catalogue, + - * / ^ & %, comparisons, the
 * functions of `BUILT_IN`, constants and arrays of constants. Signs may be full width or typographic.
 *
 * @throws FormulaError for bad syntax, cell addresses, unknown functions, wrong numbers of arguments
 */
export function parseFormula(text: string): Formula {
  const { text: plain, original } = normaliseSigns(text);
  try {
    return parsePlain(text, plain, original);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new FormulaError(error.messages, original(error.position), error.advice);
  }
}

function parsePlain(text: string, plain: string, original: (at: number) => number): ParsedFormula {
  const tokens = tokenize(plain, { withLocation: true });
  const reserved = tokens.find(({ type, value }) => type === "unknown" && /^[cr]$/i.test(value));
  if (reserved) throw reservedName(reserved);
  const tree = toTree(plain, tokens);
  const functions = new Set<string>();
  visit(tree, (node) => {
    check(node);
    if (node.type === "CallExpression") functions.add(node.callee.name.toUpperCase());
  });
  if (plain !== text) visit(tree, (node) => placeIn(node, original));
  return { text, names: namesOf(tree), functions: [...functions], tree };
}

/** Moves a node to where it stands in what was written. */
function placeIn(node: AstExpression, original: (at: number) => number): void {
  const [from, to] = node.loc ?? [];
  if (from !== undefined && to !== undefined) node.loc = [original(from), original(to - 1) + 1];
}

/** Excel takes R and C for a whole row and a whole column, in every workbook. */
function reservedName(token: Token): FormulaError {
  return new FormulaError(
    {
      zh: `“${token.value}”不能用作名称：Excel 把单个字母 R、C 当作整行、整列；请改用别的名称`,
      en: `“${token.value}” cannot be a name: Excel takes the letters R and C for a whole row and column; choose another`,
    },
    start(token),
  );
}

/** The tree of a parsed formula. */
export function treeOf(formula: Formula): AstExpression {
  return (formula as ParsedFormula).tree;
}

/** The formula with other names for its names, each where the written one stands. */
export function renamed(formula: Formula, rename: (written: string) => string): Formula {
  if (formula.names.every((written) => rename(written) === written)) return formula;
  return remade(formula, withNames(treeOf(formula), rename));
}

/** What was written, with another tree of the same meaning. */
export function remade(formula: Formula, tree: AstExpression): Formula {
  return { ...formula, names: namesOf(tree), tree } as ParsedFormula;
}

function withNames(node: AstExpression, rename: (written: string) => string): AstExpression {
  return node.type === "ReferenceIdentifier"
    ? { ...node, value: rename(node.value), kind: "name" }
    : mapChildren(node, (child) => withNames(child, rename));
}

/** Parses tokens; syntax errors become a FormulaError. */
export function toTree(text: string, tokens: Token[]): AstExpression {
  if (text.replace(/^=/, "").trim() === "") {
    throw new FormulaError({ zh: "公式是空的", en: "the formula is empty" }, 0);
  }
  try {
    return parse(tokens);
  } catch (error) {
    const at = (error as { sourceOffset?: number }).sourceOffset ?? 0;
    const rest = text.slice(at, at + 12);
    throw new FormulaError(
      rest === ""
        ? { zh: `公式不完整：${text}`, en: `the formula is incomplete: ${text}` }
        : {
            zh: `公式第 ${at + 1} 个字符“${rest}”附近有语法错误：${text}`,
            en: `syntax error near character ${at + 1}, “${rest}”: ${text}`,
          },
      at,
    );
  }
}

/** Where a node begins in the text. */
export function start(node: { loc?: readonly number[] | undefined }): number {
  return node.loc?.[0] ?? 0;
}

function check(node: AstExpression): void {
  switch (node.type) {
    case "CallExpression":
      checkCall(node.callee.name, node.arguments.length, start(node));
      return;
    case "ReferenceIdentifier":
      if (!isName(node.value, node.kind)) {
        throw new FormulaError(
          {
            zh: `“${node.value}”是单元格地址；规则里只用名称`,
            en: `“${node.value}” is a cell address; rules use names only`,
          },
          start(node),
        );
      }
      return;
    case "Literal":
      if (typeof node.value !== "number" || Number.isFinite(node.value)) return;
      throw new FormulaError(
        {
          zh: `数 ${node.raw} 太大，单元格里放不下`,
          en: `the number ${node.raw} is too large for a cell`,
        },
        start(node),
      );
    case "ArrayExpression":
      return node.elements.flat().forEach(check);
    case "ErrorLiteral":
      throw new FormulaError(
        {
          zh: `规则里不能写错误值 ${node.value}`,
          en: `a rule cannot hold the error ${node.value}`,
        },
        start(node),
      );
    case "UnaryExpression":
    case "BinaryExpression":
      if (OPERATORS.has(node.operator)) return;
      throw new FormulaError(
        {
          zh: `规则里不能用运算符“${node.operator === " " ? "空格" : node.operator}”`,
          en: `rules have no operator “${node.operator === " " ? "space" : node.operator}”`,
        },
        start(node),
      );
    default:
      throw new FormulaError(
        { zh: "规则里不能用 LAMBDA 或 LET", en: "rules have no LAMBDA or LET" },
        start(node),
      );
  }
}

const OPERATORS = new Set(["+", "-", "*", "/", "^", "&", "%", "=", "<>", "<", ">", "<=", ">="]);

/** A fact may be called q1: in a rule there are no cells that it could be mistaken for. */
function isName(value: string, kind: string): boolean {
  return kind === "name" || (kind === "range" && /^[A-Za-z]+[0-9]+$/.test(value));
}

function checkCall(name: string, given: number, position: number): void {
  const builtIn = BUILT_IN.get(name.toUpperCase());
  const found = findFunction(name);
  const [least, most] = builtIn?.arity ?? [found?.required, found?.parameters.length];
  if (least === undefined || most === undefined) {
    throw new FormulaError(
      { zh: `没有函数 ${name}`, en: `there is no function ${name}` },
      position,
      adviceFor(name),
    );
  }
  if (given >= least && given <= most) return;
  const wanted =
    least === most ? `${least}` : most === Infinity ? `≥ ${least}` : `${least}–${most}`;
  throw new FormulaError(
    {
      zh: `函数 ${name} 要 ${wanted} 个参数，给了 ${given} 个`,
      en: `${name} takes ${wanted} arguments, not ${given}`,
    },
    position,
  );
}
