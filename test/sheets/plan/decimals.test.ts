/** How many decimals the cell of a score shows. */
import { showsDecimals } from "../../../src/sheets/plan/decimals";
import { criteriaOf } from "../../../src/rubric/model";
import { rubricOf } from "../../support/rubrics";

const rubric = rubricOf("torture");
const { criterion } = criteriaOf(rubric)[0]!;
const rate = rubric.facts.find(({ type, members }) => type === "rate" && !members)!.id;
const shows = (rule: string) => showsDecimals(rubric, { ...criterion, rule });
const name = rate.replaceAll("-", "_");

test.each([
  ["visits/3", "it divides"],
  ["points*visits^2", "it raises to a power"],
  [`points*${name}`, "it multiplies with a rate"],
  ["RUBRIC.PRORATE(points,visits,3)", "its function divides"],
  ["RUBRIC.DEDUCT(points,visits/3,1)", "what its function takes off is divided"],
  ["IF(visits>1,RUBRIC.PRORATE(points,visits,3),0)", "one branch divides"],
  ["AVERAGE(visits,late_items)", "it is a mean"],
])("%s shows two: %s", (rule) => {
  expect(shows(rule)).toBe(true);
});

test.each([
  ["judged", "a person types it"],
  ["points-visits*2", "whole numbers stay whole"],
  ["RUBRIC.DEDUCT(points,visits,1)", "its function takes whole points off"],
  ["IF(visits/3>1,points,0)", "it divides only to compare"],
  [`IF(${name}>=0.9,points,0)`, "it only compares the rate"],
  ["ROUND(visits/3,0)", "it is rounded"],
])("%s shows none of its own: %s", (rule) => {
  expect(shows(rule)).toBe(false);
});
