import { kindOf, propose } from "../../src/authoring";
import { sameRule } from "./support/same-rule";
import { COLLEGES } from "./support/colleges";
import { HELD_OUT } from "./support/held-out";
import { OFFICES } from "./support/offices";
import { KNOWN, NEW, type Sentence } from "./support/sentences";

type Verdict = "exact" | "function" | "nothing" | "wrong";

const functionsOf = (rule: string) => [...new Set(rule.match(/RUBRIC\.\w+/gu))].sort().join();

function judge([sentence, points, expected, kind]: Sentence): {
  verdict: Verdict;
  isCertain: boolean;
} {
  const clause = { sentence, points, kind: kind ?? kindOf(sentence, points) };
  const { rule, certainty } = propose(clause);
  return {
    verdict: verdictOf(rule, expected, points, sentence),
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

describe("the sentences that recognition knows", () => {
  test.each(KNOWN)("%s（%s 分）：%s", (...sentence) => {
    expect(judge(sentence as unknown as Sentence).verdict).toBe("exact");
  });
});

describe.each([
  ["sentences in other words", NEW],
  ["sentences that were held out", HELD_OUT],
  ["sentences of offices", OFFICES],
  ["sentences of colleges", COLLEGES],
])("%s", (_name, sentences) => {
  const judged = sentences.map((sentence) => ({ sentence: sentence[0], ...judge(sentence) }));
  const those = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict);

  test("most of them are understood exactly", () => {
    expect(those("exact").length / judged.length).toBeGreaterThan(0.9);
  });

  test("of twenty at most one is understood wrongly", () => {
    expect(those("wrong").length / judged.length).toBeLessThanOrEqual(0.05);
  });

  test("what is certain is right", () => {
    const certain = judged.filter(({ isCertain }) => isCertain);
    expect(certain.filter(({ verdict }) => verdict !== "exact")).toEqual([]);
  });
});
