/** 计算: how a value came about, in the words of the functions themselves. */
import { explainFormula, type ExplainNames } from "../formula/explain";
import type { Lookup } from "../formula/values";
import { stageName } from "../rubric/model";
import { figureName } from "../rubric/rulebook";
import { factFormula } from "../rubric/rules";
import { explainNames } from "../scoring/explain-names";
import type { CriterionResult } from "../scoring/types";
import { lookupAt } from "./lookup";
import { endingIn, shortened } from "./shown";
import { SUMS, type OpenCard, type Subject } from "./subject";

type Of<K extends Subject["kind"]> = Extract<Subject, { kind: K }>;

/** Of a criterion: its rule's sentence, or who judged it; what was typed over a rule is told with what the rule gives. */
export function criterionWords(card: OpenCard, subject: Of<"criterion">, shown: string): string {
  const { stage, criterion } = subject;
  const result = resultOf(card, subject);
  if (!result || result.score === null) return lacking(result);
  const ruled = result.explanation?.zh ?? "";
  const judged = `评判：${judgeOf(card, stage.stage, subject.key)}打分 ${shown}`;
  if (criterion.rule.type === "judged" && result.status !== "overwritten")
    return ruled === "" ? judged : endingIn(ruled, shown);
  if (ruled === "") return judged;
  if (result.status !== "overwritten") return endingIn(ruled, shown);
  return `按规则 ${shortened(ruled)}；${judgeOf(card, stage.stage, subject.key)}改填 ${shown}`;
}

export const resultOf = (
  { assessment }: OpenCard,
  { stage, criterion }: Of<"criterion">,
): CriterionResult | undefined =>
  assessment.stages.find((each) => each.stage === stage.stage)?.criteria[criterion.id];

function judgeOf({ rubric, judgeOf: known }: OpenCard, stage: string, key: string): string {
  const who = known?.(stage, key);
  const { zh } = stageName(rubric, stage);
  return who ? `${zh}（${who}）` : zh;
}

const LACKING: Partial<Record<CriterionResult["status"], string>> = {
  missing: "未填",
  partial: "数据未填齐",
  unreadable: "填写的内容不能读取",
  "not-applicable": "不适用，不计分",
  error: "按现有数据算不出得分",
};

const lacking = (result: CriterionResult | undefined) => (result && LACKING[result.status]) ?? "";

/** Of a part: its own rule's sentence, or who judged it. */
export function partWords(card: OpenCard, subject: Of<"part">, shown: string): string {
  const { rule } = subject.criterion.criterion.parts?.[subject.part] ?? {};
  if (shown === "") return "未填";
  const isTyped = subject.stage.own.parts?.[subject.key]?.origin === "typed";
  if (rule === undefined || isTyped)
    return `评判：${judgeOf(card, subject.stage.stage, subject.key)}打分 ${shown}`;
  const figures = lookupAt(card, subject.stage.stage);
  const lookup: Lookup = (name) => (name === "points" ? subject.points : figures(name));
  return endingIn(explained(card, rule, lookup), shown);
}

/** Of an item of the outcome, or of a total that is no plain sum: its formula over the figures. */
export function formulaWords(card: OpenCard, formula: string, of: string, shown: string): string {
  if (shown === "") return "";
  return endingIn(explained(card, formula, lookupAt(card, of)), shown);
}

function explained(card: OpenCard, formula: string, lookup: Lookup): string {
  const { rubric, values } = card;
  const names = explainNames(rubric, values.ledger.book.readings, "zh");
  return explainFormula(factFormula(rubric, formula), lookup, "zh", withFigures(card, names));
}

/** Figures have names, too. */
function withFigures({ rubric }: OpenCard, names: ExplainNames): ExplainNames {
  const figures = new Map<string, string>([
    ...Object.entries(SUMS),
    ["vetoed", "一票否决"],
    ...rubric.sections.map(({ id, name }) => [figureName("section", id), name.zh] as const),
    ...(rubric.categories ?? []).map(({ id, name }) => [figureName("category", id), name] as const),
    ...rubric.outcome.items.map(({ id, label }) => [figureName("outcome", id), label.zh] as const),
  ]);
  return { ...names, label: (name) => figures.get(name) ?? names.label?.(name) };
}
