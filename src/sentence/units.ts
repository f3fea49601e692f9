/** Measure words, as scoring sentences use them. Longer ones first: the first that fits is the whole of it. */
const COUNTED =
  "人次|家次|场次|班次|次|例|起|项|个|家|场|人|名|位|篇|份|件|条|处|门|期|届|部|本|套|间|所|支|批|轮|种|款|张|台|节|户|课时|学时|天|日|周|宗|对|部门|单位";
const MEASURED = "万元|元|平方米|平米|小时|倍|年|个月|月";
const SHARES = "个百分点|百分点|%";

/** A unit in a pattern. */
export const UNIT = `${SHARES}|${MEASURED}|${COUNTED}`;

/** A number in a pattern, after {@link normalise}. */
export const NUMBER = String.raw`\d+(?:\.\d+)?`;

const WHOLE = new Set(COUNTED.split("|"));
const SHARE = new Set(SHARES.split("|"));

/** Of what has this unit there are two or three, and nothing between. */
export const isCounted = (unit: string): boolean => WHOLE.has(unit);

/** A number with this unit is a hundredth of itself. */
export const isShare = (unit: string): boolean => SHARE.has(unit);
