import { clausesOf } from "../../src/sentence/clauses";
import { normalise } from "../../src/sentence/normalise";
import { numbersIn } from "../../src/sentence/numbers";

describe("the numbers of a sentence", () => {
  test.each([
    [
      "每低5％扣一分",
      [
        [0.05, "amount"],
        [1, "points"],
      ],
    ],
    ["达到百分之九十以上", [[0.9, "amount"]]],
    [
      "完成一半得5分",
      [
        [0.5, "amount"],
        [5, "points"],
      ],
    ],
    ["提高0.5个百分点", [[0.005, "amount"]]],
    ["排名第三名", [[3, "rank"]]],
    [
      "9月30日前",
      [
        [9, "date"],
        [30, "date"],
      ],
    ],
    ["2025届毕业生", [[2025, "label"]]],
    ["不少于1,000家", [[1000, "amount"]]],
    ["十二场", [[12, "amount"]]],
  ])("%s", (sentence, expected) => {
    expect(numbersIn(sentence).map(({ value, kind }) => [value, kind])).toEqual(expected);
  });

  test.each(["三支一扶", "一人一策", "十四五", "双一流", "统一组织", "一次性就业"])(
    "none is in the name %s",
    (name) => {
      expect(numbersIn(name)).toEqual([]);
    },
  );

  test("each knows where it stands in what was written", () => {
    const written = "每 少５家，扣０.５ 分";
    expect(numbersIn(written).map(({ start, end }) => written.slice(start, end))).toEqual([
      "５",
      "０.５",
    ]);
  });
});

describe("the clauses of a sentence", () => {
  const texts = (sentence: string) =>
    clausesOf(normalise(sentence).text).map(({ text, kind }) => [text, kind]);

  test("stand between its punctuation; 、 lists words, but parts awards", () => {
    expect(texts("错报、漏报扣1分，扣完为止")).toEqual([
      ["错报、漏报扣1分", "words"],
      ["扣完为止", "words"],
    ]);
    expect(texts("国家级3分、省级2分")).toEqual([
      ["国家级3分", "words"],
      ["省级2分", "words"],
    ]);
  });

  test("brackets say points, give an example, or explain a word", () => {
    expect(texts("有计划（2分）")).toEqual([
      ["有计划", "words"],
      ["2分", "points"],
    ]);
    expect(texts("满分（如：90%以上2分）")).toEqual([
      ["满分", "words"],
      ["90%以上2分", "example"],
    ]);
    expect(texts("省（部）级2分")).toEqual([["省级2分", "words"]]);
  });
});
