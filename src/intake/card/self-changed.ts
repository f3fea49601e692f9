/** What a unit changed of its own stage between two copies of its card. */
import { compare9 } from "../../formula/decimal";
import { findCriterion } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import type { Entry } from "../../scoring/types";
import { finding, NOWHERE, words } from "../findings";
import type { Found, IntakeFinding, ReadCard } from "../types";

/** @param earlier the copy that the office has already */
export function selfChanges(rubric: Rubric, earlier: ReadCard, later: ReadCard): IntakeFinding[] {
  const stage = rubric.stages[0]?.id ?? "";
  const [before, after] = [earlier.scorecard.stages[stage], later.scorecard.stages[stage]];
  if (!before || !after) return [];
  const nameOf = (key: string) =>
    findCriterion(rubric, key)?.criterion.name ?? factLabel(rubric, key);
  return (["scores", "facts"] as const).flatMap((group) =>
    Object.entries(after[group]).flatMap(([key, entry]) => {
      const old = before[group][key];
      if (!old || isSame(old, entry)) return [];
      const place = entry.place ? { sheet: entry.place.sheet, cell: entry.place.address } : NOWHERE;
      const what = { expected: valueOf(old), found: valueOf(entry) };
      const { zh, en } = nameOf(key);
      return [
        finding("self-changed", "warning", place, what, {
          zh: `“${zh}”在先前交来的一份里是${words(what.expected).zh}，这一份改成了${words(what.found).zh}；请确认以哪个为准。`,
          en: `“${en}” was ${words(what.expected).en} in the copy that came before and is ${words(what.found).en} now; confirm which counts.`,
        }),
      ];
    }),
  );
}

const valueOf = ({ value, unreadable }: Entry): Found => unreadable ?? value;

function isSame(a: Entry, b: Entry): boolean {
  const [one, other] = [valueOf(a), valueOf(b)];
  if (a.origin === "rule" || b.origin === "rule") return true;
  return typeof one === "number" && typeof other === "number"
    ? compare9(one, other) === 0
    : one === other;
}
