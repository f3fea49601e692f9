/** Records of the log, letter for letter: other programs and later versions read them. */
import { createHash } from "node:crypto";
import {
  identityRows,
  readIdentity,
  type CardIdentity,
} from "../../../src/sheets/identity/identity";
import { recordOf } from "../../../src/sheets/identity/record";

const change = { at: "2026-11-28T09:30:00+08:00", by: "张老师" };
const idOf = (sorted: string) => createHash("sha256").update(sorted).digest("hex").slice(0, 16);

test("keys stand in one order and what is empty is left out; the id is of the keys in the alphabet's", () => {
  const { record } = recordOf(
    {
      what: "replaced",
      text: "补充材料",
      code: "confirm",
      key: "文学院.xlsx",
      from: "aa",
      to: "bb",
    },
    change,
  );
  const id = idOf(
    '{"at":"2026-11-28T09:30:00+08:00","by":"张老师","code":"confirm","from":"aa","key":"文学院.xlsx","text":"补充材料","to":"bb","what":"replaced"}',
  );
  expect(record).toBe(
    `{"id":"${id}","at":"2026-11-28T09:30:00+08:00","by":"张老师","what":"replaced","key":"文学院.xlsx","from":"aa","to":"bb","code":"confirm","text":"补充材料"}`,
  );
  const nobody = recordOf({ what: "taken", to: "aa" }, { ...change, by: " \n" });
  const short = idOf('{"at":"2026-11-28T09:30:00+08:00","to":"aa","what":"taken"}');
  expect(nobody.record).toBe(
    `{"id":"${short}","at":"2026-11-28T09:30:00+08:00","what":"taken","to":"aa"}`,
  );
});

test("a value has at most 200 characters, a text 500, and is cut with a sign that says so", () => {
  const fieldsOf = (length: number) =>
    JSON.parse(
      recordOf({ what: "taken", key: "𠮷".repeat(length), text: "理".repeat(length) }, change)
        .record!,
    ) as { key: string; text: string };
  expect(fieldsOf(200)).toMatchObject({ key: "𠮷".repeat(200), text: "理".repeat(200) });
  expect(fieldsOf(201).key).toBe(`${"𠮷".repeat(199)}…`);
  expect(fieldsOf(500).text).toBe("理".repeat(500));
  expect(fieldsOf(501).text).toBe(`${"理".repeat(499)}…`);
});

test("a record that is read is written again as it stood, with keys that only a later version knows", () => {
  const later =
    '{"id":"0123456789abcdef","at":"x","what":"score","stage":"review","key":"goal","n":3,"new":[1]}';
  const today = '{"at":"x","by":"王","what":"reading.veto","from":"a","to":"b"}';
  const [identity] = readIdentity([
    ["c", "rubric", "r"],
    ["c", "log", later],
    ["c", "log", today],
  ]) as [CardIdentity];
  const log = identityRows(identity).filter(([, key]) => key === "log");
  expect(log.map(([, , text]) => text)).toEqual([later, today]);
});
