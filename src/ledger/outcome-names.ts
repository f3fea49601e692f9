/** Single criteria, vetoes and other results as results name them: `criterion.x`, `points.x`, `veto.x`, `outcome.x`. */
import type { AstExpression } from "@borgar/fx";
import { call, calledName, mapChildren, name, num, op, str } from "../formula/node";
import { formulaName } from "../rubric/model";
import type { LedgerBuilder } from "./builder";
import { cellName } from "./cells";
import { taggedColumn } from "./tags";
import { scoreName } from "./combined";
import { counting, flagNode, saysYes } from "./criteria";

type Resolve = (each: string) => AstExpression | undefined;

/** What a name of a single criterion, or of the points of a tag, stands for at a stage, but for scores. */
export function criterionName(ledger: LedgerBuilder, stage: number): Resolve {
  return (each) => {
    const column = taggedColumn(ledger, each, "");
    if (column && each.startsWith("points.")) return column;
    const [group, criterion] = placed(ledger, each);
    if (!criterion) return undefined;
    if (group === "points" && criterion.criterion.points !== undefined)
      return num(criterion.criterion.points);
    return group === "veto" ? saysYes(flagNode(ledger, criterion, stage)) : undefined;
  };
}

/**
 * The tree with the scores of a stage, or of all that count together, for their names. A score that does not apply, or is not there, is "" by itself; in a
 * function of lists it is passed over.
 */
export function withScores(ledger: LedgerBuilder, tree: AstExpression, of: string): AstExpression {
  const cellOf = (node: AstExpression) => {
    if (node.type !== "ReferenceIdentifier") return undefined;
    const [group, criterion] = placed(ledger, node.value);
    if (group !== "criterion" || !criterion) return undefined;
    return { criterion, cell: name(scoreName(criterion, of)) };
  };
  const walk = (node: AstExpression): AstExpression => {
    const score = cellOf(node);
    if (score) {
      const { criterion, cell } = score;
      const isThere = op("=", call("COUNT", cell), num(1));
      return call("IF", isThere, counting(criterion, cell), str(""));
    }
    const isOfList = OF_LISTS.has(calledName(node) ?? "");
    return mapChildren(node, (child) => {
      const inList = isOfList ? cellOf(child) : undefined;
      return inList ? counting(inList.criterion, inList.cell) : walk(child);
    });
  };
  return walk(tree);
}

const OF_LISTS = new Set(["SUM", "MIN", "MAX", "AVERAGE", "COUNT", "MEDIAN"]);

/** Other results, under the same stage or under what counts. */
export const otherResults = ({ book }: LedgerBuilder, of: string) =>
  book.items.map(
    ({ id }) => [`outcome.${formulaName(id)}`, name(cellName("figure", `item:${id}`, of))] as const,
  );

function placed({ book }: LedgerBuilder, each: string) {
  const dot = each.indexOf(".");
  const [group, id] = [each.slice(0, dot), each.slice(dot + 1)];
  const criterion = dot < 0 ? undefined : book.criteria.find((one) => formulaName(one.id) === id);
  return [group, criterion] as const;
}
