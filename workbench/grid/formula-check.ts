import {
  type AstExpression,
  isCallNode,
  isIdentifierNode,
  parse,
  type Token,
  tokenize,
} from "@borgar/fx";
import { IFunctionService } from "@univerjs/engine-formula";
import { HostError, invalidArgument } from "../wire/errors";
import type { Book } from "./book";
import { withoutLostSheets } from "./lost-sheets";

/** Excel's limits: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const MOST_CHARACTERS = 8192;
const MOST_LEVELS = 64;
const MOST_ARGUMENTS = 255;
const LONGEST_TEXT = 255;

/** Refuses what Excel would not take as a formula, however it is given: to a cell, a name, a rule. */
export function requireFormula(book: Book, formula: string): void {
  if (formula.length > MOST_CHARACTERS) {
    throw new HostError(
      "FormulaLengthExceedsLimit",
      "The formula exceeds the maximum length limit.",
    );
  }
  const tokens = readable(formula);
  if (tokens.some(isTooLong)) throw invalidArgument("A text in the formula is too long.");
  const functions = book.univerInjector.get(IFunctionService);
  for (const { name, count, level } of callsIn(tokens)) {
    const { minParams = 0, maxParams = MOST_ARGUMENTS } = functions.getExecutor(name) ?? {};
    const most = maxParams < 0 ? MOST_ARGUMENTS : maxParams;
    if (level > MOST_LEVELS) throw invalidArgument("The formula is nested too deeply.");
    if (count < minParams) throw invalidArgument(`${name} has too few arguments.`);
    if (count > most) throw invalidArgument(`${name} has too many arguments.`);
  }
}

/** The tokens, without what the parser does not know and Excel does: functions of other books, lost cells of a sheet. */
const readable = (formula: string): Token[] =>
  tokenize(
    withoutLostSheets(formula)
      .replace(/\[\d+\]!(?=[\p{L}_])/gu, "")
      .replace(/(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!#REF!/gu, "#REF!"),
    { withLocation: true },
  );

const isTooLong = ({ type, value }: Token) =>
  type === "string" && value.slice(1, -1).replace(/""/g, '"').length > LONGEST_TEXT;

interface Call {
  name: string;
  count: number;
  /** 1 for a call that stands in no other. */
  level: number;
}

function callsIn(tokens: Token[]): Call[] {
  const calls: Call[] = [];
  const visit = (node: unknown, level: number): void => {
    if (node === null || typeof node !== "object") return;
    const part = node as AstExpression;
    const isCall = "type" in part && isCallNode(part);
    if (isCall && isIdentifierNode(part.callee)) {
      const { callee, arguments: given } = part;
      calls.push({ name: callee.name.toUpperCase(), count: given.length, level: level + 1 });
    }
    for (const inner of Object.values(node)) visit(inner, isCall ? level + 1 : level);
  };
  try {
    visit(parse(tokens), 0);
  } catch (error) {
    throw invalidArgument((error as Error).message);
  }
  return calls;
}
