import { kindOf, propose } from "../../src/authoring";
import type { ProposedPart } from "../../src/authoring/types";
import { BUREAUS } from "./support/bureaus";
import { sameRule } from "./support/same-rule";
import { COLLEGES } from "./support/colleges";
import { HELD_OUT } from "./support/held-out";
import { LATER } from "./support/later";
import { OFFICES } from "./support/offices";
import { KNOWN, NEW, type Sentence } from "./support/sentences";

type Verdict = "exact" | "function" | "nothing" | "wrong";

const functionsOf = (rule: string) => [...new Set(rule.match(/RUBRIC\.\w+/gu))].sort().join();

function judge([sentence, points, expected, kind]: Sentence): {
  verdict: Verdict;
  isCertain: boolean;
} {
  const clause = { sentence, points, kind: kind ?? kindOf(sentence, points) };
  const { rule, parts, certainty } = propose(clause);
  return {
    verdict: parts
      ? ofParts(parts, expected, sentence)
      : verdictOf(rule, expected, points, sentence),
    isCertain: certainty === "certain",
  };
}

function verdictOf(
  rule: string | null,
  expected: string | null,
  points: number | null,
  sentence: string,
): Verdict {
  if (rule === expected) return "exact";
  if (rule === null || rule === "judged")
    return expected === null || expected === "judged" ? "exact" : "nothing";
  if (expected === null || expected === "judged" || expected === "flag" || rule === "flag")
    return "wrong";
  if (sameRule(rule, expected, points ?? 5, sentence)) return "exact";
  return functionsOf(rule) === functionsOf(expected) ? "function" : "wrong";
}

/** Parts are written `2:RULE|3:judged`; judged as a whole they are all for a person. */
function ofParts(
  parts: readonly ProposedPart[],
  expected: string | null,
  sentence: string,
): Verdict {
  if (expected === null || expected === "judged")
    return parts.every(({ rule }) => rule === null) ? "exact" : "wrong";
  const wanted = expected.split("|").map((part) => part.split(/:(.*)/su));
  const verdicts = parts.map(({ points, rule }, at): Verdict => {
    const [worth, text = null] = wanted[at] ?? [];
    return Number(worth) === points ? verdictOf(rule ?? "judged", text, points, sentence) : "wrong";
  });
  return wanted.length === parts.length && verdicts.every((each) => each === "exact")
    ? "exact"
    : "wrong";
}

describe("the sentences that recognition knows", () => {
  test.each(KNOWN)("%s（%s 分）：%s", (...sentence) => {
    expect(judge(sentence as unknown as Sentence).verdict).toBe("exact");
  });
});

/** In the order in which they were written, with the share of them that must be understood. */
describe.each<[name: string, sentences: readonly Sentence[], most?: number]>([
  ["sentences in other words", NEW],
  ["sentences that were held out", HELD_OUT],
  ["sentences of offices", OFFICES],
  ["sentences of colleges", COLLEGES],
  ["sentences of bureaus", BUREAUS, 0.8],
  ["sentences that came later", LATER],
])("%s", (_name, sentences, most = 0.9) => {
  const judged = sentences.map((sentence) => ({ sentence: sentence[0], ...judge(sentence) }));
  const those = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict);

  test("most of them are understood exactly", () => {
    expect(those("exact").length / judged.length).toBeGreaterThan(most);
  });

  test("of twenty at most one is understood wrongly", () => {
    expect(those("wrong").length / judged.length).toBeLessThanOrEqual(0.05);
  });

  test("what is certain is right", () => {
    const certain = judged.filter(({ isCertain }) => isCertain);
    expect(certain.filter(({ verdict }) => verdict !== "exact")).toEqual([]);
  });
});
