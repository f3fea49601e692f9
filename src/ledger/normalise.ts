/** 折算: what was reached of what applies, as if all applied. */
import type { AstExpression } from "@borgar/fx";
import { call, name, num, op, str } from "../formula/node";
import {
  hasWeights,
  isBaseNormalised,
  isNormalised,
  nominalIn,
  nominalOf,
  scoredIn,
  scoredSections,
  type Normalised,
} from "../rubric/normalised";
import type { Rubric, Section } from "../rubric/types";
import { rounded } from "./bounds";
import type { LedgerBuilder } from "./builder";
import { cellName } from "./cells";
import { excuses } from "./criteria";

const applicableCell = (key: Normalised, of: string) => cellName("figure", `applicable:${key}`, of);
const beforeCell = (key: Normalised, of: string) => cellName("figure", `before:${key}`, of);

const orNothing = (node: AstExpression) => call("IFERROR", node, str(""));

/** A section's figure of what applies; where nothing does it is an error, and shows nothing. */
export function normalisedSection(
  ledger: LedgerBuilder,
  section: Section,
  stage: string,
  reached: AstExpression,
): AstExpression {
  const { rubric } = ledger.book;
  if (!isNormalised(rubric, section)) return reached;
  const key = `section:${section.id}` as const;
  ledger.set(applicableCell(key, stage), applicablePoints(rubric, [section], stage));
  ledger.set(beforeCell(key, stage), orNothing(reached));
  const share = op("*", name(beforeCell(key, stage)), num(nominalIn(rubric, [section])));
  return op("/", share, name(applicableCell(key, stage)));
}

/** The sum of the scored sections, as if all applied; where nothing does there is none. */
export function normalisedBase(
  ledger: LedgerBuilder,
  stage: string,
  plain: AstExpression,
): AstExpression {
  const { rubric } = ledger.book;
  if (!isBaseNormalised(rubric)) return plain;
  const isByPoints = rubric.normalise === "total";
  const applicable = isByPoints
    ? applicablePoints(rubric, scoredSections(rubric), stage)
    : wholeOfSections(rubric, stage);
  ledger.set(applicableCell("base", stage), applicable);
  ledger.set(beforeCell("base", stage), orNothing(plain));
  return orNothing(asWhole(rubric, name(beforeCell("base", stage)), stage));
}

/** A share of what applies, as a share of the whole. */
export function asWhole(rubric: Rubric, value: AstExpression, of: string): AstExpression {
  if (!isBaseNormalised(rubric)) return value;
  const isOfWeights = rubric.normalise === "section" && hasWeights(rubric);
  const whole = nominalIn(rubric, scoredSections(rubric));
  return op(
    "/",
    isOfWeights ? value : op("*", value, num(whole)),
    name(applicableCell("base", of)),
  );
}

/** Points of what applies. What nobody knows to apply or not is among it, and missing. */
function applicablePoints(rubric: Rubric, sections: readonly Section[], stage: string) {
  const excused = scoredIn(rubric, sections)
    .filter((each) => nominalOf(each) > 0)
    .flatMap((each) => {
      const score = name(cellName("score", each.criterion.id, stage));
      const lost = (word: string) =>
        op("*", num(nominalOf(each)), call("COUNTIF", score, str(word)));
      return excuses(each).map(lost);
    });
  return rounded(op("-", num(nominalIn(rubric, sections)), ...excused));
}

/** Points, or weights, of the sections of which anything applies. */
function wholeOfSections(rubric: Rubric, stage: string): AstExpression {
  const isWeighted = hasWeights(rubric);
  const parts = scoredSections(rubric).map((section) => {
    const own = num(isWeighted ? (section.weight ?? 0) : nominalIn(rubric, [section]));
    if (!isNormalised(rubric, section)) return own;
    const applies = op(">", name(applicableCell(`section:${section.id}`, stage)), num(0));
    return call("IF", applies, own, num(0));
  });
  const [first = num(0), ...others] = parts;
  return rounded(op("+", first, ...others));
}
