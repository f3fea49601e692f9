import {
  criteriaOf,
  effectiveReadings,
  factKeys,
  factNames,
  findCriterion,
  findOption,
  findReading,
  formulaName,
  memberKey,
} from "../../src/rubric/model";
import {
  criterionRule,
  factsOf,
  formulasOf,
  readingsOf,
  ruleFormula,
} from "../../src/rubric/rules";
import { officialRubric } from "./support/files";

const college = officialRubric("graduate-college");
const medicine = officialRubric("sjtu-med");

describe("criteria", () => {
  test("come in the order of the document, with the headings they stand under", () => {
    const all = criteriaOf(college);
    expect(all).toHaveLength(3 + 3 + 5 + 4 + 6 + 2 + 5 + 4);
    expect(all[0]!.criterion.id).toBe("goal");
    expect(all.at(-1)!.criterion.clause).toBe("一票否决4");
    expect(all.map(({ kind }) => kind)).toEqual([
      ...Array<string>(23).fill("scored"),
      ...Array<string>(5).fill("bonus"),
      ...Array<string>(4).fill("veto"),
    ]);
  });

  test("are found by id, with their place in the file", () => {
    const found = findCriterion(college, "feedback")!;
    expect(found.section.id).toBe("progress");
    expect(found.subsection.id).toBe("routine");
    expect(found.path).toBe("sections[1].subsections[3].criteria[3]");
    expect(findCriterion(college, "nothing")).toBeUndefined();
  });

  test("a bonus may stand inside a scored section", () => {
    expect(findCriterion(medicine, "management-bonus")).toMatchObject({
      kind: "bonus",
      section: { kind: "scored" },
    });
  });
});

describe("names", () => {
  test("an id is written with underscores in a formula", () => {
    expect(formulaName("late-items")).toBe("late_items");
    expect(formulaName("undergraduates-on-roll")).toBe("undergraduates_on_roll");
  });

  test("a fact with members has a name for the column and one for each line", () => {
    expect(factNames(college).get("projects")).toMatchObject({ fact: { id: "projects" } });
    expect(factNames(college).get("projects")!.member).toBeUndefined();
    expect(factNames(college).get("projects.above")!.member!.label.zh).toBe("省级以上");
    expect(factNames(college).get("late_items")!.fact.label.zh).toBe("未按时完成或工作错漏项数");
    expect(factNames(college).has("late-items")).toBe(false);
  });

  test("a scorecard holds a fact under its id, or each line under its own", () => {
    const fact = (id: string) => college.facts.find((one) => one.id === id)!;
    expect(factKeys(fact("papers"))).toEqual(["papers"]);
    expect(factKeys(fact("projects"))).toEqual([
      "projects.school",
      "projects.province",
      "projects.above",
    ]);
    expect(memberKey("graduates-june", "master")).toBe("graduates-june.master");
  });
});

describe("rules", () => {
  const rule = (id: string) => criterionRule(college, findCriterion(college, id)!.criterion);

  test("what a person decides has none", () => {
    expect(rule("goal")).toBeUndefined();
    expect(rule("safety-accident")).toBeUndefined();
  });

  test("a rule is parsed once", () => {
    expect(rule("feedback")).toBe(rule("feedback"));
    expect(rule("feedback")!.functions).toEqual(["RUBRIC.DEDUCT"]);
  });

  test("its facts and readings are those that it names", () => {
    const ids = (id: string) => factsOf(college, rule(id)!).map(({ fact }) => fact.id);
    expect(ids("destination")).toEqual(["destination-rate", "target-rate"]);
    expect(ids("project-bonus")).toEqual(["projects"]);
    expect(readingsOf(college, rule("destination")!).map(({ id }) => id)).toEqual(["target"]);
    expect(readingsOf(college, rule("feedback")!)).toEqual([]);
  });

  test("a line of a fact is told from the whole column", () => {
    const formula = ruleFormula("SUM(graduates_june)-graduates_june.master");
    expect(factsOf(medicine, formula).map(({ fact, member }) => [fact.id, member?.id])).toEqual([
      ["graduates-june", undefined],
      ["graduates-june", "master"],
    ]);
  });

  test("every formula of a rubric is listed with its place", () => {
    const places = formulasOf(officialRubric("weihai-station")).map(({ path }) => path);
    expect(places).toContain("sections[3].subsections[1].criteria[0].applies");
    expect(places).toContain("sections[3].subsections[1].criteria[0].conditions[1].formula");
    expect(places).toContain("outcome.total");
    expect(places).toContain("outcome.items[2].formula");
    expect(places).toContain("roster.columns[0].value");
    expect(places).toContain("roster.lists[2].where");
    expect(places).toContain("forms[1].rows[1].cells[3].formula");
    expect(new Set(places).size).toBe(places.length);
  });
});

describe("readings", () => {
  test("those that nobody chose have their defaults", () => {
    expect(effectiveReadings(college)).toEqual({
      survey: "all-or-nothing",
      target: "completion",
      flexible: "inverse",
      "above-mean": "per-point",
      veto: "disqualify",
    });
  });

  test("a chosen option counts; an unknown option or reading does not", () => {
    const readings = effectiveReadings(college, { target: "share", veto: "perhaps", other: "x" });
    expect(readings.target).toBe("share");
    expect(readings.veto).toBe("disqualify");
    expect(readings).not.toHaveProperty("other");
  });

  test("a reading and its options are found by id", () => {
    expect(findReading(college, "target")!.clause).toBe("三（六）1");
    expect(findOption(college, "target", "share")!.label.zh).toBe("百分比扣减");
    expect(findOption(college, "target", "none")).toBeUndefined();
    expect(findOption(college, "none", "share")).toBeUndefined();
  });
});
