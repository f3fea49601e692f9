import { criterion, criterionPath, testBroken } from "../support/broken";

describe("points and weights", () => {
  testBroken([
    {
      title: "the criteria have other points than their subsection",
      patch: (r) => (r.sections[0].subsections[0].points = 50),
      kind: "sum",
      path: "sections[0].subsections[0].points",
      zh: "写的是 50 分，其下各项的分值之和是 40 分。请核对分值",
      en: "50 points, but its criteria have 40. Check the points",
    },
    {
      title: "the criteria have other points than their section",
      patch: (r) => (r.sections[1].points = 99.5),
      kind: "sum",
      path: "sections[1].points",
      zh: "写的是 99.5 分，其下各项的分值之和是 100 分",
      en: "99.5 points, but its criteria have 100",
    },
    {
      title: "the parts have other points than their criterion",
      in: "imnu",
      patch: (r) => (criterion(r, 0, 0, 0).parts[0].points = 3),
      kind: "sum",
      path: `${criterionPath(0, 0, 0)}.points`,
      zh: "写的是 6 分，各部分的分值之和是 5 分",
      en: "6 points, but its parts have 5",
    },
    {
      title: "the criteria have other points than their category",
      in: "medicine",
      patch: (r) => (r.categories[1].points = 40),
      kind: "sum",
      path: "categories[1].points",
      zh: "写的是 40 分，所属各项的分值之和是 30 分",
      en: "40 points, but its criteria have 30",
    },
    {
      title: "a veto section has points",
      in: "graduate",
      patch: (r) => (r.sections[4].points = 10),
      kind: "sum",
      path: "sections[4].points",
      zh: "加分、减分和一票否决没有分值",
      en: "A bonus, minus or veto section has no points",
    },
    {
      title: "the weights are not the whole",
      patch: (r) => (r.sections[4].weight = 0.1),
      kind: "sum",
      path: "sections[0].weight",
      zh: "各权重之和是 1.05，应为 1。",
      en: "The weights add up to 1.05, not to 1.",
    },
    {
      title: "one section has no weight",
      patch: (r) => delete r.sections[2].weight,
      kind: "sum",
      path: "sections[2].weight",
      zh: "一级指标“政策宣传”没有权重，其他一级指标有",
      en: "The section “Publicity” has no weight, others have",
    },
  ]);
});
