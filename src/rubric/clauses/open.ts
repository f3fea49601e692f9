/** Questions that the wording leaves open although no number contradicts another. */
import { cite } from "./bands";
import { families, readConditions } from "./conditions";
import type { ClauseDraft, ClauseFindingKind } from "./types";
import { criterionWordings, phrases, type Wording } from "./wording";
import type { PlacedCriterion } from "../model";
import type { Text } from "../types";

interface Pattern {
  kind: ClauseFindingKind;
  words: RegExp;
  message: (quote: string) => Text;
}

const PATTERNS: Pattern[] = [
  {
    kind: "step",
    words:
      /每[^\d，。；]{0,4}\d+(?:\.\d+)?\s*个?百分点[^\d，。；]{0,4}(?:加|扣减?|减)\s*\d+(?:\.\d+)?\s*分/gu,
    message: (quote) => ({
      zh: `不满一步的部分怎样计没有规定：${cite(quote)}。`,
      en: `Nothing is said about an incomplete step: ${cite(quote)}.`,
    }),
  },
  {
    kind: "fraction",
    words: /超过[^，。；\d]{0,16}?[1一]\s*人就?加[一1]分/gu,
    message: (quote) => ({
      zh: `指标是百分数，折成人数一般不是整数，不满一人怎样计没有规定：${cite(quote)}。`,
      en: `The target is a rate and rarely a whole number of persons; nothing is said about less than one: ${cite(quote)}.`,
    }),
  },
  {
    kind: "fraction",
    words: /前\s*\d+%、中间\s*\d+%、后\s*\d+%/gu,
    message: (quote) => ({
      zh: `按比例折成的单位数一般不是整数，怎样取整没有规定：${cite(quote)}。`,
      en: `These shares of a number of units are rarely whole; nothing is said about rounding: ${cite(quote)}.`,
    }),
  },
  {
    kind: "vague",
    words: /按(?:百分比|比例)(?:扣分|加分|扣减)/gu,
    message: (quote) => ({
      zh: `没有写按什么比例计算：${cite(quote)}。`,
      en: `It does not say in proportion to what: ${cite(quote)}.`,
    }),
  },
  {
    kind: "vague",
    words: /(?:相对|较)[^，。；较]{0,6}增幅/gu,
    message: (quote) => ({
      zh: `增幅是相对增幅还是百分点差没有规定：${cite(quote)}。`,
      en: `It does not say whether the increase is relative or in percentage points: ${cite(quote)}.`,
    }),
  },
];

export function checkOpenQuestions(wording: Wording): ClauseDraft[] {
  return [
    ...PATTERNS.flatMap(({ kind, words, message }) =>
      [...wording.text.matchAll(words)].map(([quote]) =>
        draft(kind, wording, quote, message(quote)),
      ),
    ),
    ...adjectiveFindings(wording),
    ...levelFindings(wording),
    ...scopeFindings(wording),
  ];
}

/** “贡献较大”: no figure. A judged criterion leaves such words to the person who scores. */
function adjectiveFindings(wording: Wording): ClauseDraft[] {
  if (wording.criterion?.rule === "judged") return [];
  const words = phrases(wording.text).filter((words) => /较[高大多]|率高|不同程度/u.test(words));
  if (words.length === 0) return [];
  const list = words.map(cite);
  return [
    draft(
      "vague",
      wording,
      words.join(" … "),
      {
        zh: `没有写具体数量：${list.join("、")}。`,
        en: `No figure is given: ${list.join(", ")}.`,
      },
      words,
    ),
  ];
}

function draft(
  kind: ClauseFindingKind,
  wording: Wording,
  quote: string,
  message: Text,
  triggers = [quote],
): ClauseDraft {
  return { kind, clause: wording.clause, quote, path: wording.path, triggers, message };
}

/** “本科生 94% 硕士生 97%”: several targets in one item, and a unit may have several levels. */
function levelFindings(wording: Wording): ClauseDraft[] {
  const targets = [
    ...wording.text.matchAll(
      /(本科|硕士|博士|专科|高职)(?:学生|生)?[^，。；%\d]{0,16}\d+(?:\.\d+)?\s*%/gu,
    ),
  ];
  const levels = new Set(targets.map((match) => match[1]!));
  if (levels.size < 2) return [];
  const words = targets.map(([target]) => target);
  const names = [...levels].join("、");
  return [
    draft(
      "levels",
      wording,
      words.join(" … "),
      {
        zh: `${names}各有指标，一个单位有几个学历层次（或缺少某一层次）时怎样合计没有规定。`,
        en: `${names} have targets of their own; nothing is said about a unit with several of them, or without one.`,
      },
      words,
    ),
  ];
}

/** “留省率=A÷B；A统计不含…”: those left out above the line are still counted below it. */
function scopeFindings(wording: Wording): ClauseDraft[] {
  const divisor = /÷\s*([^×÷；。，]+)/u.exec(wording.text);
  const without = /[^；。，÷（]{0,20}不含[^；。，）]{1,40}/u.exec(wording.text);
  if (!divisor || !without) return [];
  return [
    draft(
      "scope",
      wording,
      `${divisor[0]} … ${without[0]}`,
      {
        zh: `分子不含的人数，分母${cite(divisor[1]!)}是否也不含没有规定：${cite(without[0])}。`,
        en: `It does not say whether the denominator ${cite(divisor[1]!)} leaves out the same people: ${cite(without[0])}.`,
      },
      [divisor[0], without[0]],
    ),
  ];
}

/** Words that say what happens when a condition is not met, or how points are split. */
const ANSWERED = /否则|不得分|不计分|记为0|扣|符合条件|未完成|各占|各计|最高|最多|每(?!年)/u;
const DEMAND = /(?:提交|提供)\s*\d+(?:-\d+)?\s*[份篇项个]|\d+\s*[项份篇个次]\s*（\d+分）/u;

/** A ruled criterion that says what earns its points and not what less earns. */
export function checkUnmet(placed: PlacedCriterion): ClauseDraft[] {
  const { criterion } = placed;
  if (criterion.rule === "judged" || criterion.rule === "flag") return [];
  const wordings = criterionWordings(placed);
  if (wordings.some(({ text }) => ANSWERED.test(text))) return [];
  return wordings.flatMap((wording) => {
    const quote = DEMAND.exec(wording.text)?.[0] ?? loneThreshold(wording.text);
    if (quote === undefined) return [];
    return [
      draft("otherwise", wording, quote, {
        zh: `没有写达不到时怎样计分：${cite(quote)}。`,
        en: `Nothing is said about falling short of it: ${cite(quote)}.`,
      }),
    ];
  });
}

/** A threshold upwards with nothing below it. */
function loneThreshold(text: string): string | undefined {
  const lone = families(readConditions(text)).find(
    (bands) =>
      bands.every(({ high }) => high === Infinity) &&
      bands.filter(({ result }) => result !== undefined).length <= 1,
  );
  return lone?.[0]?.raw;
}
