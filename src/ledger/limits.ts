/** What a sum is held within: 加分累计不超过10分, 最多扣20分, a total that does not fall below 0. */
import type { AstExpression } from "@borgar/fx";
import { call, num, op } from "../formula/node";
import type { Rulebook } from "../rubric/rulebook";
import { TOTAL_FLOOR } from "../rubric/total-floor";
import type { Limits, Section } from "../rubric/types";
import type { Limited } from "./figures";

/** The bounds of a section's figure: of a minus section they are said as amounts. */
export const sectionLimits = ({ kind, min, max }: Section): Limits =>
  ofKind(kind, { min, max } as Limits);

/** The bounds of all that is added, or taken, at the end. */
export const sumLimits = ({ rubric: { limits = {} } }: Rulebook, kind: "bonus" | "minus"): Limits =>
  ofKind(kind, limits[kind] ?? {});

/** The bounds of the total; where points are taken, the document seldom says that it cannot fall below 0. */
export function totalLimits({ rubric, readings }: Rulebook): Limits {
  const floor = readings[TOTAL_FLOOR.id] === TOTAL_FLOOR.zero ? { min: 0 } : {};
  return { ...floor, ...rubric.limits?.total };
}

/** The sums below the total that have bounds. */
export function limitedSums(book: Rulebook): Exclude<Limited, "total">[] {
  const sections = book.rubric.sections.filter((each) => isLimited(sectionLimits(each)));
  const extras = (["bonus", "minus"] as const).filter((kind) => isLimited(sumLimits(book, kind)));
  return [...sections.map(({ id }) => `section:${id}` as const), ...extras];
}

export const isLimited = ({ min, max }: Limits): boolean => min !== undefined || max !== undefined;

function ofKind(kind: Section["kind"], { min, max }: Limits): Limits {
  if (kind !== "minus")
    return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return { ...(max !== undefined && { min: 0 - max }), ...(min !== undefined && { max: 0 - min }) };
}

/** MIN and MAX pass over a cell that shows nothing: as a value it is an error. */
export const asValue = (node: AstExpression): AstExpression =>
  node.type === "ReferenceIdentifier" ? op("+", node, num(0)) : node;

/** A sum within its bounds; `isWhole` holds back the lower one until nothing of the sum is missing. */
export function withinLimits(
  given: AstExpression,
  { min, max }: Limits,
  isWhole?: AstExpression,
): AstExpression {
  const sum = (min ?? max) === undefined ? given : asValue(given);
  const capped = max === undefined ? sum : call("MIN", num(max), sum);
  if (min === undefined) return capped;
  const raised = call("MAX", num(min), capped);
  return isWhole ? call("IF", isWhole, raised, capped) : raised;
}
