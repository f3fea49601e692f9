import { criterion, criterionPath, testBroken } from "../support/broken";

describe("ids", () => {
  testBroken([
    {
      title: "two criteria have one id",
      patch: (r) => (criterion(r, 0, 0, 1).id = "office"),
      kind: "id",
      path: `${criterionPath(0, 0, 1)}.id`,
      zh: `标识 office 已经用在 ${criterionPath(0, 0, 0)}.id。请改成另一个标识`,
      en: `The id office is already used at ${criterionPath(0, 0, 0)}.id. Choose another id`,
    },
    {
      title: "two facts have one id",
      patch: (r) => (r.facts[1].id = r.facts[0].id),
      kind: "id",
      path: "facts[1].id",
      zh: "标识 office 已经用在 facts[0].id",
      en: "already used at facts[0].id",
    },
    {
      title: "two options of a reading have one id",
      patch: (r) => (r.readings[0].options[1].id = "lower"),
      kind: "id",
      path: "readings[0].options[1].id",
      zh: "标识 lower 已经用在 readings[0].options[0].id",
      en: "already used at readings[0].options[0].id",
    },
    {
      title: "two lines of a fact have one id",
      in: "graduate",
      patch: (r) =>
        (r.facts.find((f: { members?: unknown }) => f.members).members[1].id = "school"),
      kind: "id",
      path: "facts[14].members[1].id",
      zh: "标识 school 已经用在 facts[14].members[0].id",
      en: "already used at facts[14].members[0].id",
    },
    {
      title: "two columns of the table have one id",
      patch: (r) => (r.table.columns[7].id = "self"),
      kind: "id",
      path: "table.columns[7].id",
      zh: "标识 self 已经用在 table.columns[6].id",
      en: "already used at table.columns[6].id",
    },
    {
      title: "a fact is called like a value of every rule",
      patch: (r) => (r.facts[0].id = "points"),
      kind: "id",
      path: "facts[0].id",
      zh: "points 在公式中另有含义，不能作名称。请改成另一个标识。",
      en: "points means something else in formulas and can be no name. Choose another id.",
    },
    {
      title: "a column of the roster is called like the number of rows",
      patch: (r) => (r.roster.columns[2].id = "units"),
      kind: "id",
      path: "roster.columns[2].id",
      zh: "units 在公式中另有含义",
      en: "units means something else",
    },
    {
      title: "a fact is called like a value",
      patch: (r) => (r.facts[0].id = "true"),
      kind: "id",
      path: "facts[0].id",
      zh: "true 在公式中另有含义",
      en: "true means something else",
    },
    {
      title: "a fact is called like a row of the sheet",
      patch: (r) => (r.facts[0].id = "r"),
      kind: "id",
      path: "facts[0].id",
      zh: "r 在公式中另有含义",
      en: "r means something else",
    },
  ]);
});
