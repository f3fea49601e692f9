/** What a letter in a score cell is worth: its share of the points. */
import type { AstExpression } from "@borgar/fx";
import { call, num, op, str } from "../formula/node";
import type { RuledCriterion } from "../rubric/rulebook";
import type { Scale } from "../rubric/types";
import { cellName } from "./cells";

/** The name of the cell with what a criterion earns at a stage: its score, or beside a letter what that is worth. */
export const earnedName = (
  { id, criterion }: Pick<RuledCriterion, "id" | "criterion">,
  stage: string,
): string => cellName(criterion.scale === undefined ? "score" : "earned", id, stage);

/** What the letter in a cell is worth; nothing where none stands there. */
export function gradeNode({ letters }: Scale, cell: AstExpression, points: AstExpression) {
  const typed = call("TRIM", cell);
  const worth = letters.reduceRight<AstExpression>(
    (otherwise, { letter, share }) =>
      call("IF", isLetter(typed, letter), op("*", num(share), points), otherwise),
    str(""),
  );
  return call("IF", call("ISTEXT", cell), worth, str(""));
}

/** A comparison in a cell passes over case, but not over width. */
function isLetter(typed: AstExpression, letter: string): AstExpression {
  const forms = [...new Set([letter, halfWidth(letter), fullWidth(letter)])];
  const same = forms.map((form) => op("=", typed, str(form)));
  return same.length === 1 ? same[0]! : call("OR", ...same);
}

const halfWidth = (text: string) => text.normalize("NFKC");

const fullWidth = (text: string) =>
  halfWidth(text).replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
