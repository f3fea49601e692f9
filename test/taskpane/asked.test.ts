/** What recognition asks is asked in English, too. */
import { propose } from "../../src/authoring";
import { asked } from "../../src/taskpane/draft/english";
import { BUREAUS } from "../authoring/support/bureaus";
import { COLLEGES } from "../authoring/support/colleges";
import { HELD_OUT } from "../authoring/support/held-out";
import { LATER } from "../authoring/support/later";
import { OFFICES } from "../authoring/support/offices";
import { KNOWN, NEW } from "../authoring/support/sentences";

const QUOTED = /[“"][^”"]*[”"]|\(以上 includes the number\)/gu;

test("every question, answer and finding of the sentences that are tested has English words", () => {
  const said = [
    ...KNOWN,
    ...NEW,
    ...HELD_OUT,
    ...OFFICES,
    ...COLLEGES,
    ...BUREAUS,
    ...LATER,
  ].flatMap(([sentence, points, , kind = "scored"]) => {
    const { open, findings } = propose({ sentence, points, kind });
    return [
      ...open.flatMap(({ question, options }) => [question, ...options.map(({ label }) => label)]),
      ...findings.map(({ message }) => message),
    ];
  });
  const left = [...new Set(said)].filter((zh) =>
    /\p{Script=Han}/u.test(
      asked(zh)
        .en.replace(QUOTED, "")
        .replace(/季度|学期|半年|月/u, ""),
    ),
  );
  expect(said.length).toBeGreaterThan(100);
  expect(left).toEqual([]);
});
