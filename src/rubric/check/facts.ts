import { writtenFacts } from "../last";
import { criteriaOf, type CriterionKind } from "../model";
import { readingWords } from "../names";
import { text, type Report } from "../problems";
import type { Criterion, Fact, Rubric } from "../types";
import { checkChoices } from "./choices";

const NUMERIC = new Set<Fact["type"]>(["count", "number", "signed", "rate"]);

/** Reports facts, criteria, readings and dates whose parts do not go together. */
export function checkParts(rubric: Rubric, report: Report): void {
  writtenFacts(rubric.facts).forEach((fact, f) => checkFact(rubric, fact, `facts[${f}]`, report));
  for (const { criterion, kind, path } of criteriaOf(rubric)) {
    checkRuleKind(criterion, kind, path, report);
    checkCategory(rubric, criterion, path, report);
  }
  checkDefaults(rubric, report);
  checkValidity(rubric, report);
}

function checkFact({ sections }: Rubric, fact: Fact, path: string, report: Report): void {
  const { type, choices, members, min, max, section, label } = fact;
  if ((type === "choice") !== (choices !== undefined)) {
    report(
      "fact",
      `${path}.choices`,
      text(
        `“${label.zh}”：只有 choice 类型有 choices，而且必须有。`,
        `“${label.en}”: the type choice, and no other, has choices.`,
      ),
      text("请核对 type 和 choices。", "Check type and choices."),
    );
  }
  checkChoices(fact, path, report);
  if (!NUMERIC.has(type) && (members || min !== undefined || max !== undefined)) {
    report(
      "fact",
      path,
      text(
        `“${label.zh}”不是数，不能有 members、min、max。`,
        `“${label.en}” is no number and has no members, min or max.`,
      ),
      text("请删去它们，或者改 type。", "Take them out, or change type."),
    );
  }
  if (min !== undefined && max !== undefined && min > max) {
    report(
      "fact",
      `${path}.min`,
      text(
        `“${label.zh}”的最小值 ${min} 大于最大值 ${max}。`,
        `“${label.en}”: min ${min} is above max ${max}.`,
      ),
      text("请对调或改正。", "Swap or correct them."),
    );
  }
  if (section !== undefined && !sections.some(({ id }) => id === section)) {
    report(
      "reference",
      `${path}.section`,
      text(`没有标识为 ${section} 的一级指标。`, `There is no section ${section}.`),
      text("请写一级指标的标识。", "Name the id of a section."),
    );
  }
}

/** A veto is a flag; what is scored has points; a typed score below full points stands in for a rule. */
function checkRuleKind(
  { rule, points, weight, otherwise, applies, parts, name }: Criterion,
  kind: CriterionKind,
  path: string,
  report: Report,
): void {
  if ((rule === "flag") !== (kind === "veto")) {
    report(
      "rule",
      `${path}.rule`,
      text(
        `“${name.zh}”：一票否决的规则是 flag，其他项不能是 flag。`,
        `“${name.en}”: the rule of a veto is flag, and of nothing else.`,
      ),
      text("请改 rule，或者改 kind。", "Change rule, or kind."),
    );
  }
  if (kind === "scored" && points === undefined) {
    report(
      "rule",
      `${path}.points`,
      text(`“${name.zh}”没有分值。`, `“${name.en}” has no points.`),
      text("请补上 points；不计入满分的加分写 kind: bonus。", "Add points, or make it a bonus."),
    );
  }
  const hasFormula = rule !== "judged" && rule !== "flag";
  if (otherwise && (!hasFormula || points === undefined || kind === "minus")) {
    report(
      "rule",
      `${path}.otherwise`,
      text(
        `“${name.zh}”：otherwise 只用于有公式、有分值的得分项。`,
        `“${name.en}”: otherwise goes with a formula and points.`,
      ),
      text("请删去 otherwise。", "Take otherwise out."),
    );
  }
  if (parts && rule !== "judged") {
    report(
      "rule",
      `${path}.parts`,
      text(
        `“${name.zh}”：分项打分只用于 judged 的项，这里由公式计分。`,
        `“${name.en}”: parts go with judged; here a formula scores.`,
      ),
      text("请删去 parts，或者把 rule 改成 judged。", "Take parts out, or make the rule judged."),
    );
  }
  if (applies !== undefined && applies !== "typed" && rule === "judged") {
    report(
      "rule",
      `${path}.applies`,
      text(
        `“${name.zh}”由人打分，不能由公式判断是否适用。`,
        `“${name.en}” is scored by a person: no formula says whether it applies.`,
      ),
      text(
        "请写 typed，由人填“不适用”；或者删去 applies。",
        "Write typed, so that a person may type 不适用, or take applies out.",
      ),
    );
  }
  if (weight !== undefined && kind === "veto") {
    report(
      "rule",
      `${path}.weight`,
      text(`“${name.zh}”：一票否决没有权重。`, `“${name.en}”: a veto has no weight.`),
      text("请删去 weight。", "Take weight out."),
    );
  }
  if (applies !== undefined && kind === "veto") {
    report(
      "rule",
      `${path}.applies`,
      text(`“${name.zh}”：一票否决没有适用条件。`, `“${name.en}”: a veto always applies.`),
      text("请删去 applies。", "Take applies out."),
    );
  }
}

function checkCategory(
  { categories = [] }: Rubric,
  { category }: Criterion,
  path: string,
  report: Report,
): void {
  if (category === undefined || categories.some(({ id }) => id === category)) return;
  report(
    "reference",
    `${path}.category`,
    text(`没有标识为 ${category} 的类别。`, `There is no category ${category}.`),
    text("请在 categories 中写出，或者改正。", "Add it to categories, or correct it."),
  );
}

function checkDefaults({ readings }: Rubric, report: Report): void {
  readings.forEach((reading, r) => {
    const { options, default: fallback } = reading;
    if (options.some((option) => option.id === fallback)) return;
    const names = options.map((option) => option.id);
    const { zh, en } = readingWords(reading);
    report(
      "reading",
      `readings[${r}].default`,
      text(
        `口径 ${zh} 的默认答案 ${fallback} 不在它的答案中。`,
        `The default ${fallback} of the reading ${en} is none of its options.`,
      ),
      text(`请改成其中之一：${names.join("、")}。`, `Choose one of ${names.join(", ")}.`),
    );
  });
}

function checkValidity({ validity }: Rubric, report: Report): void {
  if (!validity) return;
  for (const key of ["from", "until"] as const) {
    const date = validity[key];
    if (date === undefined || isDate(date)) continue;
    report(
      "date",
      `validity.${key}`,
      text(`${date} 不是日期。`, `${date} is no date.`),
      text("请写成 2024-12-31 这样的日期。", "Write a date such as 2024-12-31."),
    );
  }
  const { from, until } = validity;
  if (from === undefined || until === undefined || from <= until) return;
  report(
    "date",
    "validity.from",
    text(
      `开始日期 ${from} 在截止日期 ${until} 之后。`,
      `The first day ${from} is after the last day ${until}.`,
    ),
    text("请对调或改正。", "Swap or correct them."),
  );
}

function isDate(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}
