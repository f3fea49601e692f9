import { comparedBy, COMPARING, comparisonAt, PEERS } from "../comparisons";
import { visit } from "../../formula/node";
import { treeOf } from "../../formula/parse";
import { factNames } from "../model";
import { text, type Report } from "../problems";
import {
  factFormula,
  factsOf,
  formulasOf,
  isCompared,
  isDerived,
  namedFormula,
  tryFormula,
  type PlacedFormula,
} from "../rules";
import type { Fact, Rubric } from "../types";

const NUMERIC: readonly Fact["type"][] = ["count", "number", "signed", "rate"];

/** Whether a name is one of the figures of all units, which are checked here. */
export const isOfPeers = (name: string): boolean => name.startsWith(`${PEERS}.`);

/** Reports what is compared in a way that no roster can compute. */
export function checkPeers(rubric: Rubric, report: Report): void {
  for (const placed of formulasOf(rubric)) checkUse(rubric, placed, report);
  rubric.facts.forEach((fact, f) => {
    const { formula = "", label, type, members, from, optional, scope } = fact;
    if (!isCompared(fact)) return;
    const path = `facts[${f}].formula`;
    checkNames(rubric, formula, path, report);
    if (NUMERIC.includes(type) && !members && from === undefined && !optional && !scope) return;
    report(
      "fact",
      path,
      text(
        `“${label.zh}”由汇总表算出，应是一个数，不能分行、选填、统一或者从名单统计。`,
        `“${label.en}” is computed in the roster: one number, without members, optional, scope or from.`,
      ),
      text("请改 type，删去其余各项。", "Change type, and take the others out."),
    );
  });
}

function checkUse(rubric: Rubric, { text: formula, path, use }: PlacedFormula, report: Report) {
  const { formula: read } = tryFormula(formula);
  if (!read?.names.some(isOfPeers)) return;
  const isRule = use.in === "criterion" && (use.part === "rule" || use.part === "part");
  if (isRule || use.in === "fact") return checkNames(rubric, formula, path, report);
  report(
    "formula",
    path,
    text(
      "各单位.x 只能写在计分规则、分项的规则和派生数据的公式里。",
      "peers.x stands in rules, in rules of parts and in formulas of facts, and nowhere else.",
    ),
    text(
      "请另设一个派生数据，公式写比较，再在这里用它的名称。",
      "Add a fact whose formula compares, and name it here.",
    ),
  );
}

/** Every name of the figures of all units stands alone in a function that compares, and is a single number. */
function checkNames(rubric: Rubric, formula: string, path: string, report: Report): void {
  const { formula: read } = tryFormula(formula, rubric);
  if (!read) return;
  const names = factNames(rubric);
  const sound = new Set<object>();
  visit(treeOf(namedFormula(rubric, formula)), (node) => {
    if (comparisonAt(node)) for (const each of argumentsOf(node)) sound.add(each);
    const of = comparedBy(node);
    if (of === undefined) return;
    const found = names.get(of);
    if (!found) return reportUnknown(of, path, report);
    const { fact, member } = found;
    if (member || fact.members || !NUMERIC.includes(fact.type))
      return reportKind(fact, path, report);
    if (comesFromPeers(rubric, fact)) return reportCircle(fact, path, report);
    if (!sound.has(node)) reportPlace(of, path, report);
  });
}

const argumentsOf = (node: object): object[] =>
  "arguments" in node ? (node.arguments as object[]) : [];

/** Whether a fact follows from what is compared: the figures of all would have to be there before those of one. */
function comesFromPeers(rubric: Rubric, fact: Fact, seen = new Set<Fact>()): boolean {
  if (isCompared(fact)) return true;
  if (!isDerived(fact) || seen.has(fact) || tryFormula(fact.formula!, rubric).error) return false;
  seen.add(fact);
  const facts = factsOf(rubric, factFormula(rubric, fact.formula!));
  return facts.some((each) => comesFromPeers(rubric, each.fact, seen));
}

function reportUnknown(of: string, path: string, report: Report): void {
  report(
    "reference",
    path,
    text(`公式里的名称 各单位.${of} 没有定义。`, `peers.${of} in the formula stands for nothing.`),
    text("请写基础数据的名称或标识。", "Write the id of a fact behind the point."),
  );
}

function reportKind({ label }: Fact, path: string, report: Report): void {
  report(
    "formula",
    path,
    text(
      `“${label.zh}”不是单个的数，各单位之间不能比较。`,
      `“${label.en}” is no single number, so units cannot be compared by it.`,
    ),
    text(
      "请另设一个派生数据，由它算出一个数，再比较那个数。",
      "Add a fact with a formula that makes one number of it, and compare that.",
    ),
  );
}

function reportCircle({ label }: Fact, path: string, report: Report): void {
  report(
    "formula",
    path,
    text(
      `“${label.zh}”本身由各单位的数算出，不能再拿来比较。`,
      `“${label.en}” follows from the figures of all units and cannot be compared again.`,
    ),
    text("请比较各单位填报的数。", "Compare what the units report."),
  );
}

function reportPlace(of: string, path: string, report: Report): void {
  report(
    "formula",
    path,
    text(
      `各单位.${of} 要单独写在 ${COMPARING.join("、")} 里。`,
      `peers.${of} stands by itself in ${COMPARING.join(", ")}.`,
    ),
    text(
      `例如 MAX(各单位.${of})、LARGE(各单位.${of},3)、RUBRIC.RANK(${of},各单位.${of})；数越小越好时，另设派生数据“−${of}”再比较。`,
      `For example MAX(peers.${of}), LARGE(peers.${of},3), RUBRIC.RANK(${of},peers.${of}); where less is better, compare a fact with the formula -${of}.`,
    ),
  );
}
