/** The canonical text, letter for letter: what is signed this year is compared in five. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { canonicalLines, parsedLine, textOf } from "../../src/review/canonical";
import type { ReviewCard } from "../../src/review/card";
import { codeOf, digestOf, foldedCode } from "../../src/review/digest";
import { fieldsOf, lineOf, plainNumber, typedValue } from "../../src/review/fields";
import { withReason } from "../../src/review/reason-rows";
import { rubricFingerprint } from "../../src/rubric/fingerprint";
import type { Scorecard } from "../../src/scoring/types";
import { OFFICIAL_TABLES, rubricOf } from "../support/rubrics";
import { CHANGE, college, reviewed } from "./support/cards";

const linesOf = (card: ReviewCard, stage?: string) =>
  textOf(canonicalLines(card, stage === undefined ? {} : { stage })).split("\n");

test("numbers are plain decimals, others are words; a field keeps its tabs and breaks", () => {
  const numbers = { 0.1: "0.1", 3: "3", 1e-7: "0.0000001", 1e21: "1000000000000000000000" };
  for (const [value, text] of Object.entries(numbers))
    expect(plainNumber(Number(value))).toBe(text);
  expect([-0, -1.5e-8, 1.25e22].map(plainNumber)).toEqual([
    ...["0", "-0.000000015", "12500000000000000000000"],
  ]);
  expect([true, false, null, " 甲\r\n乙 "].map(typedValue)).toEqual(["是", "否", "", "甲\n乙"]);
  expect(lineOf(["a", "b\tc\\t\nd\r"])).toBe("a\tb\\tc\\\\t\\nd");
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (fields) => {
      const plain = fields.map((field) => field.replace(/\r/g, ""));
      expect(fieldsOf(lineOf(fields))).toEqual(plain);
    }),
  );
});

test("lines stand in their order, sorted by code units, each ended", () => {
  const { rows, ...card } = reviewed({ scores: { goal: 0.25 } });
  const reason = { code: "standard", text: "材料\t不全\n", ...CHANGE };
  const lines = linesOf({
    ...card,
    rows: withReason(rows, "k1", { stage: "review", key: "goal" }, reason),
  });
  expect(lines.slice(0, 5)).toEqual([
    "review\t1",
    "card\tk1\t文学院\t2026",
    `rubric\tgraduate-college\t${college.version}\t${rubricFingerprint(college)}`,
    "reading\tabove-mean\tper-point",
    "reading\tflexible\tinverse",
  ]);
  expect(lines).toContain("score\treview\tgoal\ttyped\t0.25");
  expect(lines).toContain("score\tself\tgoal\ttyped\t0.5");
  expect(lines).toContain("fact\treview\ttarget-rate\tcarried\t0.9");
  expect(lines).toContain("score\tself\tflexible-employment\trule\t0.543478261");
  expect(lines).toContain("veto\treview\tno-visits\tcarried\t否");
  expect(lines).toContain("reason\treview\tgoal\tstandard\t材料\\t不全");
  expect(lines).toContain("figure\tcounted\ttotal\t112.793478261");
  expect(lines.at(-1)).toBe("");
  const kinds = [...new Set(lines.slice(0, -1).map((line) => parsedLine(line)[0]))];
  expect(kinds).toEqual([
    ...["review", "card", "rubric", "reading", "fact", "score", "veto", "reason", "figure"],
  ]);
});

test("the signature of a stage covers it and those before it; what counts belongs to the last", () => {
  const of = (stage: string) =>
    new Set(linesOf(reviewed(), stage).map((line) => line.split("\t")[1]));
  expect(of("self").has("review")).toBe(false);
  expect(of("self").has("counted")).toBe(false);
  expect(["self", "review", "counted"].every((each) => of("review").has(each))).toBe(true);
});

test("the code is the first 60 bits of the check sum in Crockford's base 32", () => {
  const sha256 = createHash("sha256").update("一\n").digest("hex");
  expect(digestOf("一\n")).toBe(sha256);
  const bits = [...sha256.slice(0, 15)].map((digit) =>
    parseInt(digit, 16).toString(2).padStart(4, "0"),
  );
  const signs = bits
    .join("")
    .match(/.{5}/g)!
    .map((five) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[parseInt(five, 2)]);
  expect(codeOf(sha256)).toBe(signs.join("").match(/.{4}/g)!.join("-"));
  expect(foldedCode(" 7k3m 9q2p-xdil o")).toBe("7K3M9Q2PXD110");
});

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, index) => [Math.sin(seed * 97 + index * 13), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

const inOtherOrder = (stages: Scorecard["stages"], seed: number): Scorecard["stages"] =>
  Object.fromEntries(
    shuffled(Object.entries(stages), seed).map(([id, groups]) => [
      id,
      Object.fromEntries(
        Object.entries(groups).map(([group, entries]) => [
          group,
          Object.fromEntries(shuffled(Object.entries(entries as object), seed)),
        ]),
      ) as unknown as Scorecard["stages"][string],
    ]),
  );

test.each(OFFICIAL_TABLES)("%s: the order of rows and inputs is nothing", (id) => {
  const card = reviewed({}, rubricOf(id));
  const text = linesOf(card);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (seed) => {
      const { scorecard } = card;
      const other = {
        ...card,
        rows: shuffled(card.rows, seed),
        scorecard: { ...scorecard, stages: inOtherOrder(scorecard.stages, seed) },
      };
      expect(linesOf(other)).toEqual(text);
    }),
    { numRuns: 3 },
  );
});
