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

/** A file without what says where its facts are counted from. */
function withoutSources(text: string): string {
  const { facts, ...rest } = parse(text);
  const bare = facts.map(({ members, ...fact }) => ({
    ...fact,
    ...{ from: undefined, counting: undefined },
    ...(members ? { members: members.map((each) => ({ ...each, level: undefined })) } : {}),
  }));
  return JSON.stringify({ ...rest, facts: bare }, null, 2);
}

test("does not know where facts are counted from: that changes no score", () => {
  const bare = withoutSources(TEXT);
  expect([TEXT, bare].map((text) => text.includes('"counting"'))).toEqual([true, false]);
  expect(rubricFingerprint(parse(bare))).toBe(rubricFingerprint(parse(TEXT)));
});

test("changes with any other character of any wording, and with any number", () => {
  const original = rubricFingerprint(parse(TEXT));
  const bare = withoutSources(TEXT);
  const places = [...bare.matchAll(/[\u4e00-\u9fff，。；]|(?<=: )\d(?=,)/gu)].map(
    ({ index }) => index,
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), (at) => {
      const other = /\d/.test(bare[at]!) ? String((Number(bare[at]) % 9) + 1) : "改";
      fc.pre(other !== bare[at]);
      const changed = bare.slice(0, at) + other + bare.slice(at + 1);
      return rubricFingerprint(parse(changed)) !== original;
    }),
  );
});
