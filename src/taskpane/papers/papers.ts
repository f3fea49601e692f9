/** The papers of a kind. */
import { awards } from "../../papers/kinds/awards";
import { comparison } from "../../papers/kinds/comparison";
import { publicity } from "../../papers/kinds/publicity";
import { moneyColumn, subsidy } from "../../papers/kinds/subsidy";
import { unitNotice } from "../../papers/kinds/unit-notice";
import type { Paper, PaperKind } from "../../papers/paper";
import type { PaperChoices, PaperSource } from "../../papers/source";

export const KINDS: readonly PaperKind[] = [
  ...(["publicity", "awards", "subsidy", "unit", "comparison"] as const),
];

/** One, but for notices, of which each unit has its own; none where the rubric has nothing of the kind. */
export function papersOf(
  kind: PaperKind,
  source: PaperSource,
  earlier: readonly PaperSource[],
  choices: PaperChoices,
): Paper[] {
  switch (kind) {
    case "publicity":
      return [publicity(source, choices)];
    case "awards":
      return [awards(source, choices)];
    case "unit":
      return source.units.map((unit) => unitNotice(source, unit, choices));
    case "subsidy": {
      const money = moneyColumn(source.rubric);
      return money ? [subsidy(source, choices, money)] : [];
    }
    case "comparison":
      return earlier.length > 0 ? [comparison(source, earlier, choices)] : [];
  }
}
