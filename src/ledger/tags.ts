/** Scores and points of the criteria of a tag, each as a column: `criteria.t`, `points.t` in results. */
import type { AstExpression } from "@borgar/fx";
import { call, name, num, op, str } from "../formula/node";
import { formulaName } from "../rubric/model";
import { isCombined } from "../rubric/stage-weights";
import { tagsOf } from "../rubric/tags";
import type { Rubric } from "../rubric/types";
import type { LedgerBuilder } from "./builder";
import { cellName, COUNTED } from "./cells";
import { scoreName } from "./combined";

/** A cell of such a column: `criteria:core#1` is the first score of the tag core. */
const taggedName = (column: "criteria" | "points", tag: string, index: number, stage = "") =>
  cellName("tagged", `${column}:${tag}#${index + 1}`, stage);

/** Of which tag a cell of a column is, and which from 0. */
export function parseTagged(id: string): { column: string; tag: string; index: number } {
  const [column = "", rest = ""] = id.split(":");
  const [tag = "", nth = ""] = rest.split("#");
  return { column, tag, index: Number(nth) - 1 };
}

const listName = (column: "criteria" | "points", tag: string, stage = "") =>
  cellName("list", `${column}:${tag}`, stage);

/** The cells of the columns. A score that does not apply, or is not there, is "". */
export function addTags(ledger: LedgerBuilder): void {
  for (const [tag, placed] of tagsOf(ledger.book.rubric)) {
    const points = placed.map(({ criterion }, index) => {
      const cell = taggedName("points", tag, index);
      ledger.set(cell, num(criterion.points ?? 0));
      return cell;
    });
    ledger.span(`points:${tag}`, "", points);
    for (const id of scoredAt(ledger.book.rubric)) {
      const scores = placed.map(({ criterion }, index) => {
        const cell = taggedName("criteria", tag, index, id);
        const score = name(scoreName({ id: criterion.id, criterion }, id));
        const isThere = op("=", call("COUNT", score), num(1));
        ledger.set(cell, call("IF", isThere, score, str("")));
        return cell;
      });
      ledger.span(`criteria:${tag}`, id, scores);
    }
  }
}

/** Where criteria have scores: at each stage, and at those that count together. */
export const scoredAt = (rubric: Rubric): string[] => [
  ...rubric.stages.map(({ id }) => id),
  ...(isCombined(rubric) ? [COUNTED] : []),
];

/** The column that a name of a tag stands for at a stage. */
export function taggedColumn(
  ledger: LedgerBuilder,
  each: string,
  of: string,
): AstExpression | undefined {
  const [column, called] = each.split(".");
  if (column !== "criteria" && column !== "points") return undefined;
  const tag = [...tagsOf(ledger.book.rubric).keys()].find((known) => formulaName(known) === called);
  if (tag === undefined) return undefined;
  return name(listName(column, tag, column === "criteria" ? of : ""));
}
