import fc from "fast-check";
import { rubricFingerprint } from "../../src/rubric/fingerprint";
import type { Rubric } from "../../src/rubric/types";
import { officialRubric, RUBRIC_IDS, rubricText } from "./support/files";

const parse = (text: string) => JSON.parse(text) as Rubric;
const TEXT = rubricText("graduate-college.json");

test("has 16 hexadecimal digits, others for each rubric", () => {
  const all = RUBRIC_IDS.map((id) => rubricFingerprint(officialRubric(id)));
  expect(new Set(all).size).toBe(RUBRIC_IDS.length);
  for (const fingerprint of all) expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
});

test("stays the same for ever: workbooks hold it", () => {
  expect(rubricFingerprint({ id: "mine", version: "1.0.0" } as Rubric)).toBe("524db9d185d34b5e");
});

test("knows neither the order of keys, nor blanks, nor where the schema is", () => {
  const shuffled = JSON.stringify(parse(TEXT), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  expect(shuffled).not.toBe(JSON.stringify(parse(TEXT)));
  const { $schema, ...rest } = parse(shuffled);
  expect($schema).toBeDefined();
  expect(rubricFingerprint(rest as Rubric)).toBe(rubricFingerprint(parse(TEXT)));
});

test("changes with any character of any wording, and with any number", () => {
  const original = rubricFingerprint(parse(TEXT));
  const places = [...TEXT.matchAll(/[\u4e00-\u9fff，。；]|(?<=: )\d(?=,)/gu)].map(
    ({ index }) => index,
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), (at) => {
      const other = /\d/.test(TEXT[at]!) ? String((Number(TEXT[at]) % 9) + 1) : "改";
      fc.pre(other !== TEXT[at]);
      const changed = TEXT.slice(0, at) + other + TEXT.slice(at + 1);
      return rubricFingerprint(parse(changed)) !== original;
    }),
  );
});
