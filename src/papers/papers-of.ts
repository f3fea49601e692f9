/** The papers of a kind. */
import { awards } from "./kinds/awards";
import { comparison } from "./kinds/comparison";
import { publicity } from "./kinds/publicity";
import { moneyColumn, subsidy } from "./kinds/subsidy";
import { unitNotice } from "./kinds/unit-notice";
import type { Paper, PaperKind } from "./paper";
import type { PaperChoices, PaperSource } from "./source";

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
