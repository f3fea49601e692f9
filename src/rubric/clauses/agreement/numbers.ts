/** Every number of the rule stands in the sentence, and every number that scores stands in the rule. */
import { namesOf } from "../../../formula/node";
import { numbersIn, type SentenceNumber } from "../../../sentence/numbers";
import type { Statement } from "../../../sentence/statements";
import { ownTexts } from "../../merged-cells";
import { criteriaOf, factNames } from "../../model";
import { readingName } from "../../names";
import type { ClauseDraft } from "../types";
import { difference, type Beside } from "./beside";
import { numbersOf, type RuleNumber } from "./rule-numbers";

export function numberFindings(beside: Beside): ClauseDraft[] {
  const used = numbersOf(beside.tree);
  return [...inventedFindings(beside), ...lostFindings(beside, used)];
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;
const unique = <T>(items: T[]): T[] => [...new Set(items)];

/** Numbers of the rule that the sentence, and what goes with it, does not have. */
export function inventedFindings(beside: Beside): ClauseDraft[] {
  const used = numbersOf(beside.tree);
  const printed = [...beside.wordings.map(({ text }) => text), ...carriers(beside)].flatMap(
    (text) => numbersIn(text).filter(({ kind }) => kind !== "label"),
  );
  const { points } = beside.placed.criterion;
  const isFree = ({ value, role }: RuleNumber) =>
    value === 0 || (value === 1 && role !== "points") || (value === points && role !== "amount");
  const missing = used.filter(
    (number) => !isFree(number) && !printed.some((each) => stands(number, each)),
  );
  const repeated = used.filter((number) => isRepeated(number, used, printed));
  return unique([...missing, ...repeated].map(({ value }) => value)).map((value) =>
    difference(beside, "number-not-in-sentence", {
      zh: `规则里的 ${value} 和条文对不上：${beside.placed.criterion.rule}`,
      en: `The rule's ${value} does not agree with the clause: ${beside.placed.criterion.rule}`,
    }),
  );
}

/** Points are printed as points, amounts are not. */
function stands({ value, role }: RuleNumber, each: SentenceNumber): boolean {
  const isPoints = each.kind === "points" || each.unit === "";
  if (role === "offset")
    return isPoints && each.printed > 0 && Number.isInteger(value / each.printed);
  if (role === "points") return isPoints && near(value, each.printed);
  if (role === "amount" && each.kind === "points") return false;
  if (near(value, each.value) || near(value, each.printed)) return true;
  // “＞15条” is 16 and more where there are no halves.
  return Number.isInteger(value) && value > 2 && near(value, each.printed + 1);
}

/** The same number twice in one list, and once in the sentence. */
function isRepeated(
  { value, array, role }: RuleNumber,
  used: readonly RuleNumber[],
  printed: readonly SentenceNumber[],
): boolean {
  if (!array || role !== "points") return false;
  const times = used.filter((each) => each.array === array && each.value === value).length;
  return (
    times > 1 &&
    times > printed.filter((each) => each.unit !== "%" && near(each.printed, value)).length
  );
}

/** Words that send the reader to another row for its numbers. */
const REFERENCE = /(?:日的?|上述|前述|同上).{0,2}达标|考核规定的|上述标准|同上/u;

/** Other words that a number of the rule may come from. */
function carriers({ placed: { section, subsection }, rubric, tree, wordings }: Beside): string[] {
  const names = new Set(namesOf(tree));
  const facts = factNames(rubric);
  const hints = [...names].flatMap((name) => facts.get(name)?.fact.hint?.zh ?? []);
  const readings = rubric.readings
    .filter(({ id }) => names.has(readingName(id)))
    .flatMap(({ question, options }) => [question.zh, ...options.map(({ label }) => label.zh)]);
  // “12月15日的达标就业率” stands in another row.
  const refers =
    !wordings.some(({ text }) => numbersIn(text).length > 0) ||
    wordings.some(({ text }) => REFERENCE.test(text));
  const others = refers
    ? criteriaOf(rubric).flatMap(({ criterion }) => Object.values(ownTexts(criterion)))
    : [];
  return [
    ...Object.values(section.cells),
    ...Object.values(subsection.cells),
    ...hints,
    ...readings,
    ...others,
  ];
}

/** “创新工作2项（100分）” too: what it brings comes next. */
const isScored = (each: Statement, next: Statement | undefined) =>
  each.says === "scores" ||
  (each.says === "holds" && (next?.says === "points" || next?.says === "brings"));

/** “90%—94%” beside “95%以上” runs up to that: its end stands in no rule. */
const RANGE = /\d[%分]?-\d/u;

/** Numbers of the clauses that say what something brings, where the rule has them nowhere. */
function lostFindings(beside: Beside, used: readonly RuleNumber[]): ClauseDraft[] {
  const { points } = beside.placed.criterion;
  const isHeld = ({ value, printed, kind }: SentenceNumber) =>
    printed === 0 ||
    printed === 1 ||
    (kind === "points" && printed === points) ||
    used.some(({ value: each }) =>
      [value, printed, printed + 1, printed - 1].some((number) => near(each, number)),
    );
  const lost = beside.statements
    .filter((each, i) => isScored(each, beside.statements[i + 1]) && !RANGE.test(each.text))
    .flatMap(({ text }) => numbersIn(text))
    .filter(
      (each) =>
        (each.kind === "points" || each.kind === "amount") && each.unit !== "" && !isHeld(each),
    );
  return unique(lost.map(({ printed, unit }) => `${printed}${unit}`)).map((words) =>
    difference(beside, "number-not-in-rule", {
      zh: `条文里的“${words}”规则没有用到：${beside.placed.criterion.rule}`,
      en: `The rule does not use the clause's “${words}”: ${beside.placed.criterion.rule}`,
    }),
  );
}
