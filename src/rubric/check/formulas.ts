import type { AstExpression } from "@borgar/fx";
import { findFunction } from "../../functions/catalogue";
import { visit } from "../../formula/node";
import { FormulaError, treeOf, type Formula } from "../../formula/parse";
import { factNames, formulaName } from "../model";
import { text, type Report } from "../problems";
import { formulasOf, readingName, ruleFormula, type PlacedFormula } from "../rules";
import type { Reading, Rubric } from "../types";

/** Reports formulas that cannot be read, names that stand for nothing, and readings used wrongly or not at all. */
export function checkFormulas(rubric: Rubric, report: Report): void {
  const readings = new Map(rubric.readings.map((reading) => [readingName(reading.id), reading]));
  const used = new Set<string>();
  let isComplete = true;
  for (const placed of formulasOf(rubric)) {
    const formula = parsed(placed, report);
    if (!formula) {
      isComplete = false;
      continue;
    }
    const known = knownNames(rubric, placed);
    for (const name of formula.names) {
      used.add(name);
      if (!known.has(name)) reportUnknown(name, placed, known, report);
    }
    checkReadingUses(formula, placed, readings, report);
  }
  if (isComplete) checkUnusedReadings(rubric, used, report);
}

function parsed({ text: formula, path }: PlacedFormula, report: Report): Formula | undefined {
  try {
    return ruleFormula(formula);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { zh, en } = error.messages;
    report(
      "formula",
      path,
      text(`公式不能用：${zh}。`, `The formula does not work: ${en}.`),
      text("请对照函数说明改正。", "Correct it; the help of the functions shows their arguments."),
    );
    return undefined;
  }
}

/** The names that a formula may use where it stands. */
function knownNames(rubric: Rubric, { use }: PlacedFormula): Set<string> {
  const names = new Set(rubric.readings.map(({ id }) => readingName(id)));
  const add = (prefix: string, items: readonly { id: string }[] | undefined) =>
    items?.forEach(({ id }) => names.add(prefix + formulaName(id)));
  const facts = (prefix: string) => {
    for (const name of factNames(rubric).keys()) names.add(prefix + name);
  };
  switch (use.in) {
    case "criterion":
      facts("");
      if (use.part === "rule" && use.criterion.points !== undefined) names.add("points");
      break;
    case "total":
    case "outcome":
      facts("");
      add("section.", rubric.sections);
      add("category.", rubric.categories);
      for (const name of ["base", "bonus", "vetoed"]) names.add(name);
      if (use.in === "outcome") names.add("total");
      break;
    case "roster":
      add("", rubric.roster.columns);
      add("column.", rubric.roster.columns);
      add("setting.", rubric.roster.settings);
      names.add("units");
      break;
    case "form":
      facts("fact.");
      add("outcome.", rubric.outcome.items);
      for (const name of ["unit", "year", "total"]) names.add(name);
      for (const { cells } of rubric.forms[use.form]!.rows) {
        for (const { field } of cells) if (field !== undefined) names.add(formulaName(field));
      }
      break;
  }
  return names;
}

function reportUnknown(
  name: string,
  { path, use }: PlacedFormula,
  known: ReadonlySet<string>,
  report: Report,
): void {
  const isPoints = name === "points" && use.in === "criterion";
  const near = [...known].filter((other) => isNear(name, other));
  report(
    "reference",
    path,
    isPoints
      ? text("公式用了 points，这里没有分值。", "The formula uses points, and there are none here.")
      : text(
          `公式里的名称 ${name} 没有定义。`,
          `The name ${name} in the formula stands for nothing.`,
        ),
    near.length > 0
      ? text(`是不是 ${near.join("、")}？`, `Is ${near.join(" or ")} meant?`)
      : text(
          "请核对拼写；标识里的连字符在公式中写成下划线。",
          "Check its spelling; a hyphen of an id is an underscore in a formula.",
        ),
  );
}

/** The same letters, but for dots, hyphens, underscores and case. */
function isNear(a: string, b: string): boolean {
  const bare = (name: string) => name.toLowerCase().replace(/[._-]/g, "");
  return bare(a) === bare(b);
}

/** A reading is compared with one of its options, or handed to a function that knows all of them. */
function checkReadingUses(
  formula: Formula,
  { path }: PlacedFormula,
  readings: ReadonlyMap<string, Reading>,
  report: Report,
): void {
  visit(treeOf(formula), (node) => {
    if (node.type === "BinaryExpression") {
      const [left, right] = node.arguments as [AstExpression, AstExpression];
      checkComparison(left, right, path, readings, report);
      checkComparison(right, left, path, readings, report);
    } else if (node.type === "CallExpression") {
      node.arguments.forEach((argument, index) => {
        const reading = argument && readingOf(argument, readings);
        const parameter = findFunction(node.callee.name)?.parameters[index]?.parameter;
        if (reading && parameter) {
          checkHandedOn(reading, node.callee.name, parameter.options ?? [], path, report);
        }
      });
    }
  });
}

const readingOf = (node: AstExpression, readings: ReadonlyMap<string, Reading>) =>
  node.type === "ReferenceIdentifier" ? readings.get(node.value) : undefined;

function checkComparison(
  name: AstExpression,
  other: AstExpression,
  path: string,
  readings: ReadonlyMap<string, Reading>,
  report: Report,
): void {
  const reading = readingOf(name, readings);
  if (!reading || other.type !== "Literal") return;
  const options = reading.options.map(({ id }) => id);
  if (options.includes(String(other.value))) return;
  report(
    "reading",
    path,
    text(
      `口径 ${reading.id} 没有答案 ${other.raw}。`,
      `The reading ${reading.id} has no option ${other.raw}.`,
    ),
    text(`可用的答案：${options.join("、")}。`, `Its options: ${options.join(", ")}.`),
  );
}

function checkHandedOn(
  { id, options }: Reading,
  called: string,
  known: readonly string[],
  path: string,
  report: Report,
): void {
  const strange = options.filter((option) => !known.includes(option.id)).map((option) => option.id);
  if (strange.length === 0) return;
  report(
    "reading",
    path,
    text(
      `函数 ${called} 不认识口径 ${id} 的答案 ${strange.join("、")}。`,
      `${called} does not know the options ${strange.join(", ")} of the reading ${id}.`,
    ),
    known.length > 0
      ? text(`它认识：${known.join("、")}。`, `It knows ${known.join(", ")}.`)
      : text("这个参数不是口径。", "This argument is no reading."),
  );
}

function checkUnusedReadings(
  { readings }: Rubric,
  used: ReadonlySet<string>,
  report: Report,
): void {
  readings.forEach(({ id }, r) => {
    if (used.has(readingName(id))) return;
    report(
      "reading",
      `readings[${r}]`,
      text(
        `口径 ${id} 没有用在任何公式里，改变它不起作用。`,
        `No formula uses the reading ${id}: choosing would change nothing.`,
      ),
      text(
        `请在公式里写 ${readingName(id)}，或者删去这个口径。`,
        `Use ${readingName(id)} in a formula, or take the reading out.`,
      ),
    );
  });
}
