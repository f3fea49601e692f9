/** The types of the names in a rubric's formulas, and what follows from them for the nodes of the ledger. */
import type { AstExpression } from "@borgar/fx";
import { visit } from "../formula/node";
import { typed } from "../formula/typed";
import type { Names, NameType } from "../formula/types";
import { findFunction } from "../functions/catalogue";
import { factNames, formulaName } from "../rubric/model";
import type { Rulebook } from "../rubric/rulebook";
import type { Fact, OutcomeItem, RosterColumn, Setting } from "../rubric/types";

/** What the names in a criterion's formulas are. */
export function ruleNames({ rubric }: Rulebook): Names {
  const facts = factNames(rubric);
  return {
    typeOf(name) {
      if (name === "points") return { kind: "number" };
      const found = facts.get(name);
      return found && factType(found.fact, found.member === undefined);
    },
  };
}

/** What the names in the outcome's formulas are. */
export function outcomeNames({ rubric }: Rulebook): Names {
  const facts = factNames(rubric);
  const items = new Map(
    rubric.outcome.items.map((item) => [`outcome.${formulaName(item.id)}`, itemType(item)]),
  );
  return {
    typeOf(name) {
      if (name === "vetoed") return { kind: "logical" };
      if (items.has(name)) return items.get(name);
      const found = facts.get(name);
      // No guard stands before an outcome: any fact may be empty.
      if (found) return { ...factType(found.fact, found.member === undefined), optional: true };
      return { kind: "number" };
    },
  };
}

/** What the names in a roster's formulas are. */
export function rosterNames({ rubric: { roster } }: Rulebook): Names {
  const types = new Map<string, NameType>([
    ["units", { kind: "count" }],
    ...(roster.settings ?? []).map(
      (setting) => [`setting.${formulaName(setting.id)}`, settingType(setting)] as const,
    ),
    ...roster.columns.flatMap((column) => {
      const type = columnType(column);
      return [
        [formulaName(column.id), type] as const,
        [`column.${formulaName(column.id)}`, { ...type, lines: true }] as const,
      ];
    }),
  ]);
  return { typeOf: (name) => types.get(name) };
}

function factType({ type, choices, optional, members }: Fact, whole: boolean): NameType {
  return {
    kind: type,
    ...(members && whole ? { lines: true } : {}),
    // One line of several may stay empty although the others are filled.
    ...(optional || (members && !whole) ? { optional: true } : {}),
    ...(choices ? { choices } : {}),
  };
}

function itemType({ type }: OutcomeItem): NameType {
  if (type === "flag") return { kind: "logical", mayBeEmpty: true };
  return { kind: type === "text" ? "text" : "any", mayBeEmpty: true };
}

function settingType({ type }: Setting): NameType {
  return { kind: type, optional: true };
}

/** A flag that is computed is asked for as a comparison, one that is typed or read as words. */
function columnType({ type, from }: RosterColumn): NameType {
  if (type === "flag") return { kind: from === "formula" ? "logical" : "flag" };
  if (type === "text") return { kind: "text", mayBeEmpty: true };
  return { kind: type === "rate" || type === "count" ? type : "number", mayBeEmpty: true };
}

/** A criterion's formula with the nodes that follow from the types of its facts. */
export const typedRule = (book: Rulebook, tree: AstExpression) => typed(tree, ruleNames(book));

/** A formula over the figures of a stage, with the same. */
export const typedOutcome = (book: Rulebook, tree: AstExpression) =>
  typed(tree, outcomeNames(book));

/** A formula of a roster over a row, with the same. */
export const typedRoster = (book: Rulebook, tree: AstExpression) => typed(tree, rosterNames(book));

/** Whether filled inputs can still end in an error: something is divided, raised, looked up or checked. */
export function mayFail(tree: AstExpression): boolean {
  let found = false;
  visit(tree, (node) => {
    if (node.type === "BinaryExpression") found ||= "/^".includes(node.operator);
    if (node.type === "CallExpression") {
      const called = node.callee.name.toUpperCase();
      found ||= findFunction(called) !== undefined || RISKY.has(called);
    }
  });
  return found;
}

const RISKY = new Set([
  ...["AVERAGE", "MEDIAN", "LARGE", "SMALL", "MOD", "LOOKUP", "VLOOKUP", "CHOOSE", "DATE"],
  ...["YEAR", "MONTH", "DAY", "SUMPRODUCT"],
]);
