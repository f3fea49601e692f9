/** Figures by which units are compared, as they came back, beside those that a roster of all cards gives. */
import type { Rubric } from "../../rubric/types";
import { outdated } from "../../scoring/comparisons";
import { computeRoster } from "../../scoring/roster";
import { factLabel } from "../../scoring/labels";
import { finding, NOWHERE, words } from "../findings";
import type { Found, IntakeFinding, ReadCard } from "../types";

/** By the card's place among those given. */
export function comparedFindings(
  rubric: Rubric,
  cards: readonly ReadCard[],
  readings: Readonly<Record<string, string>> = {},
): IntakeFinding[][] {
  const units = cards.map(({ unit, scorecard }) => ({ unit, scorecard }));
  const { rows } = computeRoster(rubric, units, { readings });
  return cards.map(({ scorecard }, index) => {
    const { figures } = outdated(rubric, units[index]!, rows[index]!);
    return Object.entries(figures).flatMap(([key, due]): IntakeFinding[] => {
      const entry = Object.values(scorecard.stages)
        .map(({ facts }) => facts[key])
        .findLast((each) => each?.origin === "typed" && each.value !== null);
      if (!entry) return [];
      const place = entry.place ? { sheet: entry.place.sheet, cell: entry.place.address } : NOWHERE;
      const what = { expected: due as Found, found: (entry.unreadable ?? entry.value) as Found };
      const { zh, en } = factLabel(rubric, key);
      return [
        finding("given-changed", "note", place, what, {
          zh: `“${zh}”由汇总表算出，按现在收到的表应为${words(what.expected).zh}，表里是${words(what.found).zh}（以前回填的，或自行填写的）；汇总按算出的数计。`,
          en: `“${en}” is computed in the roster: of the cards at hand it is ${words(what.expected).en}, the card has ${words(what.found).en}, of an earlier roster or typed. The computed one counts.`,
        }),
      ];
    });
  });
}
