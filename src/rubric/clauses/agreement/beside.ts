import type { AstExpression } from "@borgar/fx";
import type { Statement } from "../../../sentence/statements";
import type { PlacedCriterion } from "../../model";
import type { Rubric, Text } from "../../types";
import type { ClauseDraft, ClauseFindingKind } from "../types";
import type { Wording } from "../wording";

/** A rule and the sentence that it stands for. */
export interface Beside {
  readonly placed: PlacedCriterion;
  readonly rubric: Rubric;
  readonly tree: AstExpression;
  readonly wordings: readonly Wording[];
  readonly statements: readonly (Statement & { readonly wording: Wording })[];
}

/** A difference between the two, at the rule. */
export function difference(
  { placed: { criterion, path }, wordings }: Beside,
  kind: ClauseFindingKind,
  message: Text,
): ClauseDraft {
  return {
    kind,
    clause: criterion.clause,
    quote: wordings.map(({ text }) => text).join(" … "),
    path: `${path}.rule`,
    triggers: [],
    message,
  };
}
