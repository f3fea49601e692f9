/** 核对: what is wrong in a row of a roster. A row with anything wrong is out until somebody takes it in with a reason. */
import { FIRST_LIKELY_DATE, isoDate, LAST_DATE } from "../formula/dates";
import type { AstExpression } from "@borgar/fx";
import { bool, call, name, num, op, str } from "../formula/node";
import { formatNumber } from "../formula/values";
import { multiply } from "../formula/decimal";
import { formulaName } from "../rubric/model";
import type { Rulebook } from "../rubric/rulebook";
import type { RosterColumn, Text } from "../rubric/types";
import { outside, type Range } from "./bounds";
import { MARKS, type ColouredWord } from "./marks";
import { any } from "./needs";
import { CARD_WRONG, rowCell, rowNode } from "./roster-cells";
import { columnRange } from "./roster-bounds";
import { waitingColumn } from "./roster-waiting";
import { WAITING } from "./waiting";

export interface RowCheck {
  /** TRUE where the row is wrong; never an error. */
  node: AstExpression;
  /** What is wrong, as a whole sentence. */
  message: Text;
  /** The column whose cell is wrong, and the word for its mark; absent where it is the row. */
  of?: { column: string; word: ColouredWord };
}

/** All that can be wrong in a row, in the order of its columns. */
export function rowChecks(book: Rulebook): RowCheck[] {
  const { columns, checks = [] } = book.rubric.roster;
  const typed = columns.filter(isTyped);
  return [
    ...withoutUnit(typed),
    ...typed.flatMap((column) => [...unreadable(book, column), ...outOfRange(book, column)]),
    ...checks.map(({ formula, message }) => ({ node: brokenNode(book, formula), message })),
  ];
}

/** A row that follows a card is wrong where its card is. */
export const CARD_CHECK: RowCheck = {
  node: op(">", call("N", name(CARD_WRONG)), num(0)),
  message: {
    zh: "评分表有误，请在评分表中更正，或在其考核结果的“采信理由”中写明理由。",
    en: "Something is wrong on its scorecard: correct it there, or give a reason under 采信理由 of its result.",
  },
};

/** The words of all checks that a row does not pass. */
export function wordsOf(checks: readonly RowCheck[]): AstExpression {
  const [first, ...others] = checks.map(({ node, message }) =>
    call("IF", node, str(message.zh), str("")),
  );
  if (!first) return str("");
  return others.length === 0 ? first : op("&", first, ...others);
}

/** A column whose cells people fill in, or which follows a card. */
export function isTyped({ from, value }: RosterColumn): boolean {
  return from !== "formula" && !(from === "group" && value === "quota");
}

const cellOf = ({ id }: RosterColumn) => name(rowCell(id));

/** Figures that nobody knows the unit of would vanish in silence. */
function withoutUnit(typed: readonly RosterColumn[]): RowCheck[] {
  const unit = typed.find(({ from }) => from === "unit");
  const [first, ...others] = typed.filter((column) => column !== unit).map(cellOf);
  if (!unit || !first) return [];
  const filled = op("<>", others.length > 0 ? op("&", first, ...others) : first, str(""));
  const isBlank = op("=", cellOf(unit), str(""));
  return [
    {
      node: call("IFERROR", call("IF", isBlank, filled, bool(false)), bool(true)),
      message: {
        zh: `没有填写“${unit.header}”，这一行不计入。`,
        en: `“${unit.header}” is empty, so the row does not count.`,
      },
      of: { column: unit.id, word: MARKS.missing },
    },
  ];
}

function unreadable(book: Rulebook, column: RosterColumn): RowCheck[] {
  const node = unlessWaiting(book, column, unreadableNode(book, column));
  const { header } = column;
  return [
    {
      node,
      message: { zh: `“${header}”不能读取，请改填。`, en: `“${header}” cannot be read.` },
      of: { column: column.id, word: MARKS.unreadable },
    },
  ];
}

/** A result that waits says so in words. */
function unlessWaiting(book: Rulebook, column: RosterColumn, node: AstExpression): AstExpression {
  if (column.from !== "score" || !waitingColumn(book)) return node;
  const waits = op("=", cellOf(column), str(WAITING));
  return call("IFERROR", call("IF", waits, bool(false), node), bool(true));
}

function unreadableNode(book: Rulebook, column: RosterColumn): AstExpression {
  const cell = cellOf(column);
  const isWord = op("<>", cell, str(""));
  if (columnRange(book, column)) {
    const word = call("IF", call("ISNUMBER", cell), bool(false), isWord);
    return call("IF", call("ISERROR", cell), bool(true), word);
  }
  const known = knownWords(book, column);
  if (!known) return call("ISERROR", cell);
  const word = call("NOT", any([op("=", cell, str("")), known]));
  return call("IFERROR", word, bool(true));
}

/** TRUE for a word that the column knows; an error for a flag that says neither yes nor no. */
function knownWords({ rubric }: Rulebook, column: RosterColumn): AstExpression | undefined {
  const cell = cellOf(column);
  const oneOf = (words: readonly string[]) => any(words.map((word) => op("=", cell, str(word))));
  const fact = column.from === "fact" && rubric.facts.find(({ id }) => id === column.value);
  const isFlag = fact ? fact.type === "flag" : column.from === "score" && column.type === "flag";
  if (isFlag) return call("IF", call("RUBRIC.VETO", cell), bool(true), bool(true));
  if (fact && fact.choices) return oneOf(fact.choices);
  const { groups = [] } = rubric.roster;
  return column.from === "group" ? oneOf(groups.map(({ name: words }) => words)) : undefined;
}

function outOfRange(book: Rulebook, column: RosterColumn): RowCheck[] {
  const range = columnRange(book, column);
  if (!range || (!range.min && !range.max && !range.whole)) return [];
  const cell = cellOf(column);
  return [
    {
      node: call("IF", call("ISNUMBER", cell), outside(cell, range), bool(false)),
      message: rangeMessage(column, range),
      of: { column: column.id, word: MARKS.outside },
    },
  ];
}

function rangeMessage({ header, type }: RosterColumn, { min, max, whole }: Range): Text {
  const shown = (bound: AstExpression) => {
    const value = bound.type === "Literal" ? Number(bound.value) : NaN;
    if (value === FIRST_LIKELY_DATE || value === LAST_DATE) return isoDate(value);
    return type === "rate" ? `${formatNumber(multiply(value, 100))}%` : formatNumber(value);
  };
  const kind = whole ? { zh: "的整数", en: "a whole number " } : { zh: "", en: "" };
  if (min && max) {
    return {
      zh: `“${header}”应为 ${shown(min)} 至 ${shown(max)}${kind.zh}。`,
      en: `“${header}” must be ${kind.en}from ${shown(min)} to ${shown(max)}.`,
    };
  }
  return min
    ? {
        zh: `“${header}”不能小于 ${shown(min)}。`,
        en: `“${header}” must not be below ${shown(min)}.`,
      }
    : {
        zh: `“${header}”不能大于 ${shown(max!)}。`,
        en: `“${header}” must not be above ${shown(max!)}.`,
      };
}

/** TRUE where the numbers that a check names are given and it does not hold. */
function brokenNode(book: Rulebook, formula: string): AstExpression {
  const holds = call("IFERROR", rowNode(book, formula, cellOf), bool(true));
  const named = new Set(book.bindRow(formula).names);
  const needed = book.rubric.roster.columns
    .filter((column) => named.has(formulaName(column.id)) && isNeeded(book, column))
    .map(cellOf);
  const broken = call("NOT", holds);
  if (needed.length === 0) return broken;
  return call("IF", op("<", call("COUNT", ...needed), num(needed.length)), bool(false), broken);
}

/** A number without which a check says nothing. */
function isNeeded(book: Rulebook, column: RosterColumn): boolean {
  const fact = book.rubric.facts.find(({ id }) => column.from === "fact" && id === column.value);
  return columnRange(book, column) !== undefined && !fact?.optional;
}
