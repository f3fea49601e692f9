import { testBroken } from "../support/broken";

interface Named {
  id: string;
}
const index = { graduates: 12, survey: 13 };
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a broken file has no type
const fact = (rubric: any, id: string) => rubric.facts.find((each: Named) => each.id === id);

describe("where facts are counted from", () => {
  testBroken([
    {
      title: "a count that no list has",
      patch: (r) => (fact(r, "graduates").from = "persons"),
      kind: "fact",
      path: `facts[${index.graduates}].from`,
      zh: "“当年度毕业生总数”的 from 不是名单里统计的数。可用：graduates、settled",
      en: "“Graduates of the year” is from no count over a list of graduates. Known: graduates、settled",
    },
    {
      title: "three counts",
      patch: (r) => (fact(r, "graduates").from = "settled / graduates / open"),
      kind: "fact",
      path: `facts[${index.graduates}].from`,
      zh: "不是名单里统计的数",
      en: "is from no count",
    },
    {
      title: "a count that is from a rate",
      patch: (r) => (fact(r, "graduates").from = "settled / graduates"),
      kind: "fact",
      path: `facts[${index.graduates}].from`,
      zh: "的类型是 count，from 给出的是 rate",
      en: "is a count, and from gives a rate",
    },
    {
      title: "a rate that is from a count",
      in: "imnu",
      patch: (r) => (r.facts[0].from = "settled"),
      kind: "fact",
      path: "facts[0].from",
      zh: "的类型是 rate，from 给出的是 count",
      en: "is a rate, and from gives a count",
    },
    {
      title: "who stayed, but not where",
      patch: (r) => (fact(r, "graduates").from = "stayed"),
      kind: "fact",
      path: `facts[${index.graduates}].counting.region`,
      zh: "没有写留在哪里",
      en: "does not say where they stayed",
    },
    {
      title: "a yes/no column, but not which",
      patch: (r) => delete fact(r, "survey-answers").counting,
      kind: "fact",
      path: `facts[${index.survey}].counting.flag`,
      zh: "没有写统计哪个是/否列",
      en: "does not say which yes/no column",
    },
    {
      title: "lines without levels",
      in: "medicine",
      patch: (r) => delete r.facts[1].members[0].level,
      kind: "fact",
      path: "facts[1].members",
      zh: "的各行要写明学历",
      en: "has lines that name no degree level",
    },
    {
      title: "which graduates, but not what is counted of them",
      patch: (r) => delete fact(r, "survey-answers").from,
      kind: "fact",
      path: `facts[${index.survey}].from`,
      zh: "却没有写统计的是哪个数",
      en: "but not what",
    },
  ]);
});
