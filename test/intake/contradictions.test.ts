/** Facts of one stage that cannot both be right, in every official rubric that asks for both. */
import { rubricOf } from "../support/rubrics";
import { soundCard, soundStage, take, told } from "./support/cards";

/** `less` over `more`; both sides of the bound are tried. */
const PAIRS: readonly [id: string, less: string, more: string | number][] = [
  ...["june", "august", "december"].flatMap((date) =>
    ["undergraduate", "master", "doctor"].map(
      (level) =>
        ["sjtu-med", `employed-${date}.${level}`, `graduates-${date}.${level}`] as [
          string,
          string,
          string,
        ],
    ),
  ),
  ["weihai-station", "survey-answers", "graduates"],
  ["weihai-station", "interns", "graduates"],
  ["weihai-station", "employed", "graduates"],
  ["weihai-station", "stayed", "employed"],
  ["weihai-station", "stayed-last", "employed-last"],
  ["weihai-station", "undergraduates-trained", "undergraduates"],
  ["weihai-station", "juniors-trained", "juniors"],
];

const withFacts = async (id: string, more: Record<string, number>) => {
  const { scores, facts } = soundStage(rubricOf(id));
  const stages = { self: { scores, facts: { ...facts, ...more } } };
  return take(await soundCard(id, { stages }));
};

const contradictions = (read: Awaited<ReturnType<typeof take>>) =>
  told(read).filter((each) => each.includes("impossible"));

test.each(PAIRS)("%s: %s is at most %s", async (id, less, more) => {
  const { facts } = soundStage(rubricOf(id));
  const most = Number(facts[more]);
  expect(contradictions(await withFacts(id, { [less]: most }))).toEqual([]);
  const over = await withFacts(id, { [less]: most + 1 });
  expect(contradictions(over)).toEqual([expect.stringContaining("error impossible 基础数据!C")]);
  expect(over.findings.find(({ kind }) => kind === "impossible")).toMatchObject({
    expected: most,
    found: most + 1,
  });
});

test("sjtu-med: special cases employed are at most the special cases of all levels together", async () => {
  const { facts } = soundStage(rubricOf("sjtu-med"));
  const all = Object.entries(facts)
    .filter(([key]) => key.startsWith("special-graduates"))
    .reduce((sum, [, value]) => sum + Number(value), 0);
  expect(contradictions(await withFacts("sjtu-med", { "special-employed": all }))).toEqual([]);
  expect(contradictions(await withFacts("sjtu-med", { "special-employed": all + 1 }))).toEqual([
    expect.stringContaining("error impossible"),
  ]);
});
