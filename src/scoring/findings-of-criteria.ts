/** What is the matter with criteria: their scores, what their rules lack, and conditions that do not hold. */
import { formatNumber } from "../formula/values";
import { conditionsOf } from "../ledger/conditions";
import { isNumeric } from "../ledger/needs";
import { factKeys, mayBeExcused, type PlacedCriterion } from "../rubric/model";
import type { Rulebook, RuledCriterion } from "../rubric/rulebook";
import { lettersOf, scaleOf } from "../rubric/scales";
import type { Criterion, Rubric, Text } from "../rubric/types";
import type { CriterionAssessment } from "./criterion";
import { finding } from "./finding";
import { factLabel, partLabel } from "./labels";
import type { StageAssessment } from "./stage";
import { isTyped } from "./stage-entries";
import type { CellPlace, Entry, Finding, FindingKind } from "./types";

/** `asked`: whether the stage is to be filled in. */
export function ofCriteria(book: Rulebook, stage: StageAssessment, asked: boolean): Finding[] {
  return stage.criteria.flatMap(({ place, assessed }) => [
    ...(isPlain(assessed) ? [] : ofScore(book.rubric, stage, place, assessed)),
    // A stage that nobody began shows the facts of the stage before: what is to be said of them was said there.
    ...(asked && !isPlain(assessed) ? ofRuling(book.rubric, stage, place, assessed) : []),
    ...(asked ? ofConditions(book, stage, place) : []),
  ]);
}

/** A score of which there is nothing to say, as most are. */
const isPlain = ({ result, ruling, notBelowFull }: CriterionAssessment) =>
  result.status === "scored" && ruling.status !== "not-applicable" && !notBelowFull;

/** What is wrong with the score as it stands. */
function ofScore(
  rubric: Rubric,
  stage: StageAssessment,
  { criterion, kind: ofKind }: PlacedCriterion,
  { result, ruling, entry, negative, notBelowFull }: CriterionAssessment,
): Finding[] {
  const say = (kind: FindingKind, severity: Finding["severity"], message: Text) =>
    finding(kind, severity, stage, { criterion: criterion.id }, entry?.place, message);
  const found: Finding[] = [];
  const name = criterion.name;
  const shown = () => (result.score === null ? "" : formatNumber(result.score));
  if (result.status === "unreadable" && entry?.unreadable !== undefined) {
    found.push(say("unreadable", "error", unreadable(rubric, criterion, entry.unreadable)));
  }
  if (negative) {
    const [score, least] = [shown(), criterion.min ?? 0];
    found.push(
      say("negative", "error", {
        zh: `“${name.zh}”的得分 ${score} 小于 ${least}，请改填 ${least} 或以上的得分。`,
        en: `The score ${score} of “${name.en}” is below ${least}; type ${least} or more.`,
      }),
    );
  } else if (result.status === "over-limit") {
    found.push(say("over-limit", "error", overLimit(criterion, ofKind, result.score ?? 0)));
  }
  if (isOverwritten(criterion, result.status, ruling.status, entry)) {
    found.push(
      say(
        "overwritten",
        result.ruled === result.score ? "info" : "warning",
        overwritten(criterion, result.ruled, shown()),
      ),
    );
  }
  if (notBelowFull) {
    const score = shown();
    found.push(
      say("condition", "warning", {
        zh: `“${name.zh}”没有达到得满分的条件，得分应低于满分 ${criterion.points}，现为 ${score}，请核对。`,
        en: `“${name.en}” does not meet the condition for full points, yet has ${score}: less than ${criterion.points} is due. Check it.`,
      }),
    );
  }
  return found;
}

function unreadable(rubric: Rubric, criterion: Criterion, typed: string): Text {
  const { name } = criterion;
  const scale = scaleOf(rubric, criterion);
  if (!scale)
    return {
      zh: `“${name.zh}”的得分“${typed}”不能读成数字，请改填数字。`,
      en: `The score “${typed}” of “${name.en}” cannot be read as a number; type a number.`,
    };
  const letters = lettersOf(scale);
  return {
    zh: `“${name.zh}”填的“${typed}”不是等级，请改填 ${letters.join("、")} 之一。`,
    en: `“${typed}” for “${name.en}” is no letter of its scale; type one of ${letters.join(", ")}.`,
  };
}

function overLimit(
  { name, points, min: least = 0, max: most = points }: Criterion,
  kind: PlacedCriterion["kind"],
  score: number,
): Text {
  if (kind === "minus") {
    const taken = formatNumber(0 - score);
    return {
      zh: `“${name.zh}”扣 ${taken} 分，超过最多可扣的 ${points} 分，请改填 0 至 ${points} 之间的扣分。`,
      en: `“${name.en}” takes ${taken}, more than its ${points} points; type 0 to ${points}.`,
    };
  }
  const [shown, what] = [formatNumber(score), most === points ? "分值" : "最高得分"];
  return {
    zh: `“${name.zh}”的得分 ${shown} 超出${what} ${most}，请改填 ${least} 至 ${most} 之间的得分。`,
    en: `The score ${shown} of “${name.en}” is above its ${most} points; type ${least} to ${most}.`,
  };
}

function isOverwritten(
  criterion: Criterion,
  status: string,
  ruling: string,
  entry: Entry | undefined,
): boolean {
  if (status === "overwritten") return true;
  return (
    status === "over-limit" && isTyped(entry) && criterion.rule !== "judged" && ruling === "value"
  );
}

function overwritten({ name }: Criterion, ruled: number | null, score: string): Text {
  if (ruled === null) {
    return {
      zh: `“${name.zh}”按规则由基础数据计算，现为直接填写的 ${score} 分；请补填基础数据，或确认以填写的得分为准。`,
      en: `“${name.en}” is computed from facts, but ${score} was typed over it; fill in its facts, or confirm the typed score.`,
    };
  }
  const value = formatNumber(ruled);
  return {
    zh: `“${name.zh}”按规则应得 ${value} 分，现为直接填写的 ${score} 分；请恢复公式，或确认以填写的得分为准。`,
    en: `“${name.en}” is ${value} by its rule, but ${score} was typed over it; restore the formula, or confirm the typed score.`,
  };
}

/** What keeps the rule from giving a score. */
function ofRuling(
  rubric: Rubric,
  stage: StageAssessment,
  { criterion, kind }: PlacedCriterion,
  { result, ruling, entry }: CriterionAssessment,
): Finding[] {
  const say = (
    found: FindingKind,
    severity: Finding["severity"],
    message: Text,
    place = entry?.place,
  ) => finding(found, severity, stage, { criterion: criterion.id }, place, message);
  const name = criterion.name;
  if (ruling.status === "not-applicable" && mayBeExcused(criterion)) {
    return [
      say("not-applicable", "info", {
        zh: `“${name.zh}”填的是“不适用”，不计分。`,
        en: `“${name.en}” is said not to apply, so nothing is scored.`,
      }),
    ];
  }
  if (ruling.status === "not-applicable" && rubric.normalise && result.score === null) {
    return [
      say("not-applicable", "info", {
        zh: `“${name.zh}”不适用于本单位，不计分，其余按适用的分值折算。`,
        en: `“${name.en}” does not apply to this unit: what applies counts for the whole.`,
      }),
    ];
  }
  if (ruling.status === "not-applicable") {
    const typed = result.score !== null;
    return [
      say("not-applicable", typed ? "info" : "warning", {
        zh: typed
          ? `“${name.zh}”不适用于本单位，现按填写的 ${formatNumber(result.score ?? 0)} 分计。`
          : `“${name.zh}”不适用于本单位，没有可计的分；请与考核方确认怎样处理，需要给分的直接填写得分。`,
        en: typed
          ? `“${name.en}” does not apply to this unit; the typed ${formatNumber(result.score ?? 0)} counts.`
          : `“${name.en}” does not apply to this unit, so nothing is scored; agree how to treat it, and type a score if one is due.`,
      }),
    ];
  }
  if (ruling.status === "waiting" && result.score === null && !isTyped(entry)) {
    const points = criterion.points === undefined ? "" : `（${criterion.points} 分）`;
    return [
      say("waiting", "info", {
        zh: `“${name.zh}”${points}要与各单位比较，汇总并回填后才有得分，现在不计。`,
        en: `“${name.en}” compares this unit with the others: it counts once the roster has filled its figures back.`,
      }),
    ];
  }
  if (result.score !== null || (result.status === "unreadable" && isTyped(entry))) return [];
  if (ruling.status === "error") {
    return [
      say("error", "error", {
        zh: `“${name.zh}”不能按规则计算：${ruling.message.zh}。请核对它的基础数据。`,
        en: `“${name.en}” cannot be computed: ${ruling.message.en}. Check its facts.`,
      }),
    ];
  }
  if ((ruling.status === "partial" || ruling.status === "missing") && ruling.message) {
    if (ruling.status === "missing" && kind !== "scored") return [];
    const first = placeOf(stage, ruling.lacking[0] ?? "") ?? entry?.place;
    const { zh, en } = ruling.message;
    const words = { zh: `“${name.zh}”的${zh}。`, en: `“${name.en}”: ${en}.` };
    return [say(ruling.status, "warning", words, first)];
  }
  if (ruling.status === "partial") {
    const [first = ""] = ruling.lacking;
    // Where all facts are there, it is the card's year that the rule asks for.
    const isYear = ruling.lacking.length === 0;
    const lacking = isYear ? { zh: ["年度"], en: ["the year"] } : labels(rubric, ruling.lacking);
    const none =
      !isYear && ruling.lacking.every((key) => takesZero(rubric, key))
        ? { zh: "（没有的填 0）", en: " (0 for none)" }
        : { zh: "", en: "" };
    return [
      say(
        "partial",
        "warning",
        {
          zh: `“${name.zh}”还缺：${lacking.zh.join("、")}；请补填${none.zh}，否则不计分。`,
          en: `“${name.en}” still lacks: ${lacking.en.join(", ")}; fill it in${none.en}, or nothing is scored.`,
        },
        placeOf(stage, first) ?? entry?.place,
      ),
    ];
  }
  const open =
    ruling.status === "missing" || ruling.status === "judged" || ruling.status === "none";
  if (!open || kind !== "scored") return [];
  return [missing(rubric, stage, criterion, ruling, entry)];
}

/** Whether 0 may stand where a fact, or the score of a part, is asked for. */
function takesZero({ facts }: Rubric, key: string): boolean {
  if (key.includes("#")) return true;
  const fact = facts.find((each) => factKeys(each).includes(key));
  return fact !== undefined && isNumeric(fact) && (fact.min ?? 0) <= 0;
}

function missing(
  rubric: Rubric,
  stage: StageAssessment,
  criterion: Criterion,
  ruling: CriterionAssessment["ruling"],
  entry: Entry | undefined,
): Finding {
  const { name } = criterion;
  if (ruling.status !== "missing") {
    const below =
      ruling.status === "none"
        ? { zh: "（低于满分）", en: " below the full points" }
        : { zh: "", en: "" };
    return finding("missing", "warning", stage, { criterion: criterion.id }, entry?.place, {
      zh: `“${name.zh}”未填得分，请填写${below.zh}。`,
      en: `“${name.en}” has no score; type one${below.en}.`,
    });
  }
  const lacking = labels(rubric, ruling.lacking);
  const place = placeOf(stage, ruling.lacking[0] ?? "") ?? entry?.place;
  return finding("missing", "warning", stage, { criterion: criterion.id }, place, {
    zh: `“${name.zh}”未填，请在基础数据中填写：${lacking.zh.join("、")}。`,
    en: `“${name.en}” is not filled in; type its facts: ${lacking.en.join(", ")}.`,
  });
}

/** Conditions that the wording states without points: told when their facts are given and they do not hold. */
function ofConditions(
  book: Rulebook,
  { effective, result, values }: StageAssessment,
  place: RuledCriterion,
): Finding[] {
  const { criterion } = place;
  return conditionsOf(book, place, effective.index).flatMap(
    ({ message, contradiction, broken }) => {
      if (!values.holds(broken)) return [];
      const at = effective.own.scores[criterion.id]?.place;
      return [
        finding(
          "condition",
          contradiction ? "error" : "warning",
          { result },
          { criterion: criterion.id },
          at,
          {
            zh: `“${criterion.name.zh}”：${message.zh}`,
            en: `“${criterion.name.en}”: ${message.en}`,
          },
        ),
      ];
    },
  );
}

function labels(rubric: Rubric, keys: readonly string[]): { zh: string[]; en: string[] } {
  const all = keys.map((key) =>
    key.includes("#") ? partLabel(rubric, key) : factLabel(rubric, key),
  );
  return { zh: all.map(({ zh }) => zh), en: all.map(({ en }) => en) };
}

function placeOf({ effective }: StageAssessment, key: string): CellPlace | undefined {
  return (effective.own.facts[key] ?? effective.own.parts?.[key])?.place;
}
