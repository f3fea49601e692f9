import { compare9, Decimal } from "../formula/decimal";
import { checkDivisor } from "./checks";
import { define } from "./define";
import { unlessZero } from "./native";
import { number, numberOr, reading, text } from "./parameters";
import { ACTUAL, POINTS, reached, score, TARGET } from "./words";

/** Points for a target reached or a limit kept, and a part of them where it is not. */

const atLeast0 = (value: Decimal) => (value.compare(Decimal.zero) < 0 ? 0 : value.toNumber());

const ONE = Decimal.of(1);
const HUNDRED = Decimal.of(100);

export const prorate = define({
  name: "RUBRIC.PRORATE",
  family: "deduction",
  description: text(
    "未达目标按比例得分：达到目标得满分，否则按所选口径计算，不低于 0",
    "Full points at the target, else in proportion by the chosen reading, not below 0",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    actual: number(ACTUAL),
    target: number(TARGET),
    reading: reading(
      [
        text("口径", "reading"),
        text(
          "completion 完成率（分值×实际÷目标）、per-point 每百分点扣 1 分、share 百分比扣减（分值×(1−差距)）；后两者用小数表示的比率",
          "completion (points × actual ÷ target), per-point (1 off for each percentage point), share (points × (1 − gap)); the last two take fractions",
        ),
      ],
      ["completion", "per-point", "share"],
    ),
  },
  result: score("fraction"),
  examples: [
    "RUBRIC.PRORATE(40,0.9,0.95)",
    'RUBRIC.PRORATE(40,0.9,0.95,"per-point")',
    'RUBRIC.PRORATE(40,0.9,0.95,"share")',
  ],
  compute({ points, actual, target, reading }) {
    if (compare9(actual, target) >= 0) return points;
    const full = Decimal.of(points);
    if (reading === "completion") {
      checkDivisor(target, "target", text("目标值", "the target"));
      return Math.max(0, full.times(Decimal.of(actual)).quotient(Decimal.of(target)));
    }
    const gap = Decimal.of(target).minus(Decimal.of(actual));
    return atLeast0(
      reading === "per-point" ? full.minus(gap.times(HUNDRED)) : full.times(ONE.minus(gap)),
    );
  },
  native({ points, actual, target, reading }) {
    const reached = `${actual.rounded}>=${target.rounded}`;
    const gap = `(${target.text}-${actual.text})`;
    const part = {
      completion: `${points.text}*${actual.text}/${target.text}`,
      "per-point": `${points.text}-100*${gap}`,
      share: `${points.text}*(1-${gap})`,
    }[reading];
    const rest = `MAX(0,${part})`;
    return `IF(${reached},${points.value},${reading === "completion" ? unlessZero(target, rest) : rest})`;
  },
  explain({ points, actual, target, reading }, s) {
    if (compare9(actual, target) >= 0) return reached(s, target);
    const facts = [s.subject("actual"), s.fact("target", "actual")] as const;
    if (reading === "per-point") {
      const gap = Decimal.of(target).minus(Decimal.of(actual)).times(HUNDRED);
      const missing = s.percentagePoints(gap.toNumber());
      const sum = s.floored(
        `${s.number(points)} − ${s.number(gap)}`,
        Decimal.of(points).minus(gap),
        0,
      );
      return {
        zh: `${facts[0]}，比${facts[1]} 差 ${missing}，每差 1 个百分点扣 1 分：${sum}`,
        en: `${facts[0]}, ${missing} short of ${facts[1]}, 1 point off for each: ${sum}`,
      };
    }
    const unit = s.unit("actual") === "%" ? "%" : "";
    const [reachedShare, wanted] = [s.number(actual, unit), s.number(target, unit)];
    const sum =
      reading === "completion"
        ? `${s.number(points)}×${reachedShare}÷${wanted}`
        : `${s.number(points)}×(1 − (${wanted} − ${reachedShare}))`;
    return {
      zh: `${facts[0]}，未达到${facts[1]}，按“${s.reading("reading")}”：${sum} = ${s.points(Number(s.result))}`,
      en: `${facts[0]}, below ${facts[1]}, by “${s.reading("reading")}”: ${sum} = ${s.points(Number(s.result))}`,
    };
  },
});

export const overrun = define({
  name: "RUBRIC.OVERRUN",
  family: "deduction",
  description: text(
    "超出限额扣分：不超过限额得满分，否则按所选口径计算，不低于 0",
    "Full points up to a limit, else less by the chosen reading, not below 0",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    actual: number(ACTUAL),
    limit: number([text("限额", "limit"), text("不应超过的值", "What should not be passed")]),
    reading: reading(
      [
        text("口径", "reading"),
        text(
          "inverse 反比（分值×限额÷实际）、per-point 每百分点扣 1 分、excess 超出比例（分值×(1−超出÷限额)）",
          "inverse (points × limit ÷ actual), per-point (1 off for each percentage point over), excess (points × (1 − excess ÷ limit))",
        ),
      ],
      ["inverse", "per-point", "excess"],
    ),
  },
  result: score("fraction"),
  examples: [
    "RUBRIC.OVERRUN(5,0.125,0.1)",
    'RUBRIC.OVERRUN(5,0.125,0.1,"per-point")',
    'RUBRIC.OVERRUN(5,0.125,0.1,"excess")',
  ],
  compute({ points, actual, limit, reading }) {
    if (compare9(actual, limit) <= 0) return points;
    const full = Decimal.of(points);
    const over = Decimal.of(actual).minus(Decimal.of(limit));
    if (reading === "per-point") return atLeast0(full.minus(over.times(HUNDRED)));
    if (reading === "inverse") {
      checkDivisor(actual, "actual", text("实际值", "the actual value"));
      return Math.max(0, full.times(Decimal.of(limit)).quotient(Decimal.of(actual)));
    }
    checkDivisor(limit, "limit", text("限额", "the limit"));
    const left = full.times(Decimal.of(limit).minus(over));
    return Math.max(0, left.quotient(Decimal.of(limit)));
  },
  native({ points, actual, limit, reading }) {
    const within = `${actual.rounded}<=${limit.rounded}`;
    const over = `(${actual.text}-${limit.text})`;
    const rest = {
      inverse: unlessZero(actual, `MAX(0,${points.text}*${limit.text}/${actual.text})`),
      "per-point": `MAX(0,${points.text}-100*${over})`,
      excess: unlessZero(limit, `MAX(0,${points.text}*(1-${over}/${limit.text}))`),
    }[reading];
    return `IF(${within},${points.value},${rest})`;
  },
  explain({ points, actual, limit, reading }, s) {
    const facts = [s.subject("actual"), s.fact("limit", "actual")] as const;
    if (compare9(actual, limit) <= 0) {
      return {
        zh: `${facts[0]}，没有超过${facts[1]}${s.fullScore}`,
        en: `${facts[0]}, within ${facts[1]}${s.fullScore}`,
      };
    }
    if (reading === "per-point") {
      const over = Decimal.of(actual).minus(Decimal.of(limit)).times(HUNDRED);
      const shown = s.percentagePoints(over.toNumber());
      const sum = s.floored(
        `${s.number(points)} − ${s.number(over)}`,
        Decimal.of(points).minus(over),
        0,
      );
      return {
        zh: `${facts[0]}，比${facts[1]} 高 ${shown}，每高 1 个百分点扣 1 分：${sum}`,
        en: `${facts[0]}, ${shown} above ${facts[1]}, 1 point off for each: ${sum}`,
      };
    }
    const unit = s.unit("actual") === "%" ? "%" : "";
    const [found, most] = [s.number(actual, unit), s.number(limit, unit)];
    const earned =
      reading === "inverse"
        ? `${s.number(points)}×${most}÷${found} = ${s.points(Number(s.result))}`
        : s.floored(
            `${s.number(points)}×(1 − (${found} − ${most})÷${most})`,
            Decimal.of(points)
              .times(Decimal.of(limit).times(Decimal.of(2)).minus(Decimal.of(actual)))
              .roundedQuotient(Decimal.of(limit), 9),
            0,
          );
    return {
      zh: `${facts[0]}，超过${facts[1]}，按“${s.reading("reading")}”：${earned}`,
      en: `${facts[0]}, over ${facts[1]}, by “${s.reading("reading")}”: ${earned}`,
    };
  },
});

export const meets = define({
  name: "RUBRIC.MEETS",
  family: "deduction",
  description: text(
    "达标得分：实际不低于目标得满分，否则得另给的分数",
    "Full points when the target is reached, else another score",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    actual: number(ACTUAL),
    target: number(TARGET),
    otherwise: numberOr(
      [
        text("未达得分", "otherwise"),
        text("未达目标时的得分；缺省 0", "The score below the target; 0 if left out"),
      ],
      0,
    ),
  },
  result: score("as-points"),
  examples: ["RUBRIC.MEETS(10,0.8,0.8)", "RUBRIC.MEETS(10,0.79,0.8)", "RUBRIC.MEETS(8,5,6,5)"],
  compute: ({ points, actual, target, otherwise }) =>
    compare9(actual, target) >= 0 ? points : otherwise,
  native({ points, actual, target, otherwise }) {
    // An error in the score that is not given is handed on all the same.
    const full =
      otherwise.known === undefined ? `${points.text}+0*${otherwise.text}` : points.value;
    return `IF(${actual.rounded}>=${target.rounded},${full},${otherwise.bare})`;
  },
  explain({ actual, target }, s) {
    if (compare9(actual, target) >= 0) return reached(s, target);
    const instead = s.reason("otherwise");
    if (instead !== undefined) return { zh: instead, en: instead };
    return {
      zh: `${s.subject("actual")}，未达到${s.fact("target", "actual")}${s.score}`,
      en: `${s.subject("actual")}, below ${s.fact("target", "actual")}${s.score}`,
    };
  },
});
