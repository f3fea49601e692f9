import type { AstExpression } from "@borgar/fx";
import { findFunction } from "../../functions/catalogue";
import { faultsOf, type Expected, type Fault } from "../../formula/faults";
import { failuresOf } from "../../formula/faults/failures";
import { fold } from "../../formula/fold";
import { visit } from "../../formula/node";
import { treeOf, type Formula } from "../../formula/parse";
import type { Names, NameType } from "../../formula/types";
import { appliesBy } from "../model";
import { namesAt } from "../name-types";
import { text, type Report } from "../problems";
import { readingName, readingWords } from "../names";
import { formulasOf, tryFormula, type PlacedFormula } from "../rules";
import type { Criterion, OutcomeItem, Reading, RosterColumn, Rubric } from "../types";
import { TOTAL_FLOOR } from "../total-floor";
import { witnessOf } from "./limits";
import { isOfPeers } from "./peers";

/**
 * Reports formulas that cannot be read or that the language refuses, names that stand for nothing, readings used wrongly or
 * not at all, and rules that leave their bounds.
 */
export function checkFormulas(rubric: Rubric, report: Report): void {
  const readings = new Map(rubric.readings.map((reading) => [readingName(reading.id), reading]));
  // The total is held by it, whatever its formula says.
  const used = new Set([readingName(TOTAL_FLOOR.id)]);
  let isComplete = true;
  for (const placed of formulasOf(rubric)) {
    const formula = parsed(rubric, placed, report);
    if (!formula) {
      isComplete = false;
      continue;
    }
    const types = namesAt(rubric, placed.use);
    const unknown = formula.names.filter((name) => !types.has(name));
    for (const name of formula.names) used.add(name);
    for (const name of unknown) if (!isOfPeers(name)) reportUnknown(name, placed, types, report);
    checkReadingUses(formula, placed, readings, report);
    if (unknown.length === 0) checkTypes(rubric, formula, placed, types, report);
  }
  if (isComplete) checkUnusedReadings(rubric, used, report);
}

function parsed(
  rubric: Rubric,
  { text: formula, path, use }: PlacedFormula,
  report: Report,
): Formula | undefined {
  const isOfRow = ["roster", "list", "check", "form"].includes(use.in);
  const { formula: found, error } = tryFormula(formula, isOfRow ? undefined : rubric);
  if (!error) return found;
  const { zh, en } = error.messages;
  const at = error.position + 1;
  report(
    "formula",
    path,
    text(
      `公式不能用：${zh}（第 ${at} 个字符）。`,
      `The formula does not work: ${en} (character ${at}).`,
    ),
    error.advice ??
      text("请对照函数说明改正。", "Correct it; the help of the functions shows their arguments."),
  );
  return undefined;
}

/** What the types of its names tell of a formula; one that is sound is also tried. */
function checkTypes(
  rubric: Rubric,
  formula: Formula,
  placed: PlacedFormula,
  types: ReadonlyMap<string, NameType>,
  report: Report,
): void {
  const names: Names = { typeOf: (name) => types.get(name) };
  const said = faultsOf(formula, names, expectedOf(rubric, placed));
  for (const hint of said.filter(({ isHint }) => isHint)) reportFault(hint, placed, report);
  const refused = said.filter(({ isHint }) => !isHint);
  const faults = refused.length > 0 ? refused : failuresOf(byDefault(rubric, formula), names);
  for (const fault of faults) reportFault(fault, placed, report);
  const { use } = placed;
  const isRule = use.in === "criterion" && use.part === "rule";
  if (isRule && faults.length === 0) checkLimits(rubric, use.criterion, names, placed, report);
}

function byDefault({ readings }: Rubric, formula: Formula): AstExpression {
  const options = new Map(readings.map((reading) => [readingName(reading.id), reading.default]));
  return fold(treeOf(formula), options);
}

/** A rule gives points and a condition is one; a rule is computed only where its criterion applies. */
function expectedOf(rubric: Rubric, { use }: PlacedFormula): Expected {
  switch (use.in) {
    case "fact":
      return { gives: "number", joins: false, divides: true };
    case "criterion":
      if (use.part === "part") return { gives: "number", joins: false };
      return use.part === "rule"
        ? ofRule(rubric, use.criterion)
        : { gives: "condition", joins: false };
    case "total":
      return { gives: "number", joins: false };
    case "check":
      return { gives: "condition", joins: false };
    case "list":
      return { gives: "condition", joins: true };
    case "form":
      return { gives: "value", joins: true };
    default:
      return { gives: use.type ? GIVES[use.type] : "value", joins: true };
  }
}

function ofRule(rubric: Rubric, criterion: Criterion): Expected {
  const applies = tryFormula(appliesBy(criterion) ?? "", rubric).formula;
  return { gives: "number", joins: false, ...(applies && { given: [treeOf(applies)] }) };
}

/** What a result must be, by the type that it is declared with. */
const GIVES: Readonly<Record<OutcomeItem["type"] | RosterColumn["type"], Expected["gives"]>> = {
  text: "text",
  flag: "condition",
  number: "number",
  count: "number",
  rate: "number",
  money: "number",
  rank: "number",
};

function reportFault(
  { from, to, message, advice, isHint }: Fault,
  { text: formula, path }: PlacedFormula,
  report: Report,
): void {
  const place = formula.slice(from, to);
  report(
    isHint ? "hint" : "formula",
    path,
    text(
      `公式第 ${from + 1} 个字符“${place}”：${message.zh}。`,
      `Character ${from + 1} of the formula, “${place}”: ${message.en}.`,
    ),
    text(`${advice.zh}。`, `${capital(advice.en)}.`),
  );
}

const capital = (sentence: string) => sentence[0]!.toUpperCase() + sentence.slice(1);

function checkLimits(
  rubric: Rubric,
  criterion: Criterion,
  names: Names,
  { path }: PlacedFormula,
  report: Report,
): void {
  const { conditions = [] } = criterion;
  const applies = appliesBy(criterion);
  const others = [...(applies === undefined ? [] : [applies]), ...conditions.map((c) => c.formula)];
  // What cannot be read is reported where it stands.
  if (others.some((each) => tryFormula(each).error)) return;
  const witness = witnessOf(rubric, criterion, names);
  if (!witness) return;
  const { zh, en } = witness.message;
  report(
    "rule",
    path,
    text(`这条规则可能超出分值：${zh}。`, `The rule can leave its bounds: ${en}.`),
    witness.is === "above"
      ? text(
          "请写 MIN(points,…)，或者给数据写 max。",
          "Write MIN(points,…), or give the facts a max.",
        )
      : text(
          "请写 MAX(0,…)，或者给数据写 min、max。",
          "Write MAX(0,…), or give the facts a min or max.",
        ),
  );
}

function reportUnknown(
  name: string,
  { path, use }: PlacedFormula,
  known: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  const isPoints = name === "points" && use.in === "criterion";
  const near = [...known.keys()].filter((other) => isNear(name, other));
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
      `口径 ${readingWords(reading).zh} 没有答案 ${other.raw}。`,
      `The reading ${readingWords(reading).en} has no option ${other.raw}.`,
    ),
    text(`可用的答案：${options.join("、")}。`, `Its options: ${options.join(", ")}.`),
  );
}

function checkHandedOn(
  reading: Reading,
  called: string,
  known: readonly string[],
  path: string,
  report: Report,
): void {
  const strange = reading.options
    .filter((option) => !known.includes(option.id))
    .map((option) => option.id);
  if (strange.length === 0) return;
  report(
    "reading",
    path,
    text(
      `函数 ${called} 不认识口径 ${readingWords(reading).zh} 的答案 ${strange.join("、")}。`,
      `${called} does not know the options ${strange.join(", ")} of the reading ${readingWords(reading).en}.`,
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
  readings.forEach((reading, r) => {
    const { id, name } = reading;
    if (used.has(readingName(id))) return;
    const { zh, en } = readingWords(reading);
    report(
      "reading",
      `readings[${r}]`,
      text(
        `口径 ${zh} 没有用在任何公式里，改变它不起作用。`,
        `No formula uses the reading ${en}: choosing would change nothing.`,
      ),
      text(
        `请在公式里写 ${name ? `口径.${zh}` : readingName(id)}，或者删去这个口径。`,
        `Use ${readingName(id)} in a formula, or take the reading out.`,
      ),
    );
  });
}
