import type { AstExpression } from "@borgar/fx";
import { childrenOf } from "../node";
import { faultAt, text, type Fault, type Refusal } from "./fault";

/** What a cell of Excel takes of one formula; guards and native twins come on top of its levels. */
const MOST = { letters: 255, arguments: 255, levels: 40 } as const;

const LONG_TEXT: Refusal = [
  text(
    `公式里的文字不能超过 ${MOST.letters} 个字`,
    `a text in a formula has at most ${MOST.letters} characters`,
  ),
  text("请缩短这段文字", "shorten it"),
];

const MANY_ARGUMENTS: Refusal = [
  text(
    `一个函数最多 ${MOST.arguments} 个参数`,
    `a function has at most ${MOST.arguments} arguments`,
  ),
  text("请分成几段再相加", "split it into several and add them up"),
];

const MANY_LEVELS: Refusal = [
  text(`函数最多套 ${MOST.levels} 层`, `functions stand in each other ${MOST.levels} deep at most`),
  text(
    "请改用 RUBRIC.BAND 或 VLOOKUP，或者拆成几项",
    "use RUBRIC.BAND or VLOOKUP, or split the item",
  ),
];

/** Parts of a formula that are too much for a cell. */
export function oversized(node: AstExpression, level = 0): Fault[] {
  if (node.type === "ArrayExpression")
    return node.elements.flat().flatMap((each) => oversized(each));
  if (node.type === "Literal") {
    const isLong = typeof node.value === "string" && node.value.length > MOST.letters;
    return isLong ? [faultAt(node, LONG_TEXT)] : [];
  }
  const own = node.type === "CallExpression" ? level + 1 : level;
  if (own > MOST.levels) return [faultAt(node, MANY_LEVELS)];
  const children = childrenOf(node);
  const isWide = children.length > MOST.arguments ? [faultAt(node, MANY_ARGUMENTS)] : [];
  return [...isWide, ...children.flatMap((each) => (each ? oversized(each, own) : []))];
}
