import { propose, spansOf, type ScoringClause, type Span } from "../../src/authoring";

const of = (sentence: string, points: number) => {
  const clause: ScoringClause = { sentence, points, kind: "scored" };
  const { numbers, unused } = spansOf(clause, propose(clause));
  const cut = (span: Span | null) => span && sentence.slice(span.start, span.end);
  return {
    used: numbers.filter(({ used }) => used).map(cut),
    notUsed: numbers.filter(({ used }) => !used).map(cut),
    unused: unused.map(cut),
  };
};

describe("where a proposal stands in its sentence", () => {
  test("its numbers, as they are written", () => {
    expect(of("走访用人单位 不少于一百家，每少5家扣0.5分", 10)).toEqual({
      used: ["一百", "5", "0.5"],
      notUsed: [],
      unused: [],
    });
  });

  test("full-width signs and years do not move what is underlined", () => {
    expect(of("２０２５年落实率达到９０％得满分，否则不得分", 10).used).toEqual(["９０"]);
  });

  test("what is left over, with its numbers", () => {
    const { notUsed, unused } = of("每召开一次得1分，且须有三份完整记录存档备查的视频", 4);
    expect([notUsed, unused]).toEqual([["三"], ["且须有三份完整记录存档备查的视频"]]);
  });

  test("no number is used where a person judges", () => {
    expect(of("视情况扣1—3分", 3)).toEqual({ used: [], notUsed: ["1", "3"], unused: [] });
  });
});
