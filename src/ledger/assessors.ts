/** What several persons' scores are together: their mean, or that without the highest and the lowest. */
import type { AstExpression } from "@borgar/fx";
import { call, num, op, str } from "../formula/node";
import { groupsOf, leastScores } from "../rubric/assessors";
import type { Assessors } from "../rubric/types";
import type { LedgerBuilder } from "./builder";
import { any } from "./needs";

/** Blank cells do not count; where too few have scored there is no score. */
export function assessorsNode(
  ledger: LedgerBuilder,
  assessors: Assessors,
  { criterion, stage, cells }: { criterion: string; stage: string; cells: readonly string[] },
): AstExpression {
  const { count } = assessors;
  const groups = groupsOf(assessors).map(({ weight }, group) => {
    const own = cells.slice(group * count, (group + 1) * count);
    return { weight, list: ledger.span(`assessors:${criterion}:${group}`, stage, own) };
  });
  const tooFew = groups.map(({ list }) =>
    op("<", call("COUNT", list), num(leastScores(assessors))),
  );
  const means = groups.map(({ weight, list }) => {
    const mean = meanOf(assessors, list);
    return groups.length === 1 ? mean : op("*", num(weight), mean);
  });
  return call("IF", any(tooFew), str(""), op("+", means[0]!, ...means.slice(1)));
}

function meanOf({ combine, trim = 1 }: Assessors, list: AstExpression): AstExpression {
  if (combine === "mean") return call("AVERAGE", list);
  const ends = Array.from({ length: trim }, (_, nth) => [
    call("LARGE", list, num(nth + 1)),
    call("SMALL", list, num(nth + 1)),
  ]).flat();
  const rest = op("-", call("SUM", list), ...ends);
  return op("/", rest, op("-", call("COUNT", list), num(2 * trim)));
}
