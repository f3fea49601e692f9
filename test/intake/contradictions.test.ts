/** Facts of one stage that cannot both be right, in every official rubric that asks for both. */
import { rubricOf } from "../support/rubrics";
import { soundCard, soundStage, take } from "./support/cards";

// Each test writes a whole workbook.
jest.setTimeout(60_000);

const LEVELS = ["undergraduate", "master", "doctor"];

/** The first is at most the sum of the others; later pairs see what earlier ones were set to. */
const AT_MOST: Record<string, readonly (readonly [string, ...string[]])[]> = {
  "sjtu-med": [
    ...["june", "august", "december"].flatMap((date) =>
      LEVELS.map((level) => [`employed-${date}.${level}`, `graduates-${date}.${level}`] as const),
    ),
    [
      "special-employed",
      ...Object.keys(soundStage(rubricOf("sjtu-med")).facts).filter((key) =>
        key.startsWith("special-graduates"),
      ),
    ],
  ],
  "weihai-station": [
    ["survey-answers", "graduates"],
    ["interns", "graduates"],
    ["employed", "graduates"],
    ["stayed", "employed"],
    ["stayed-last", "employed-last"],
    ["undergraduates-trained", "undergraduates"],
    ["juniors-trained", "juniors"],
  ],
};

/** What is said of a card whose facts are each so much above what they may be at most. */
async function contradictions(id: string, above: number) {
  const { scores, facts } = soundStage(rubricOf(id));
  const due: { expected: number; found: number }[] = [];
  for (const [less, ...more] of AT_MOST[id]!) {
    const most = more.reduce((sum, key) => sum + Number(facts[key]), 0);
    facts[less] = most + above;
    due.push({ expected: most, found: most + above });
  }
  const read = await take(await soundCard(id, { stages: { self: { scores, facts } } }));
  const said = read.findings
    .filter(({ kind }) => kind === "impossible")
    .map(({ severity, sheet, expected, found }) => ({ severity, sheet, expected, found }));
  return { said, due };
}

describe.each(Object.keys(AT_MOST))("%s", (id) => {
  test("at the most that can be, nothing is said", async () => {
    expect((await contradictions(id, 0)).said).toEqual([]);
  });

  test("one more is told, each pair by itself", async () => {
    const { said, due } = await contradictions(id, 1);
    expect(said).toHaveLength(due.length);
    expect(said).toEqual(
      expect.arrayContaining(
        due.map((each) => ({ severity: "error", sheet: "基础数据", ...each }) as unknown),
      ),
    );
  });
});
