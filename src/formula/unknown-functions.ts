import { libraryFunctions } from "./library";
import { BUILT_IN } from "./built-in";
import type { Text } from "./values";

/** What to write in the place of a function that rules do not have. */

const text = (zh: string, en: string): Text => ({ zh, en });

const CHANGES = text(
  "它的值会自己变，分数不能跟着变；日期请写成 DATE(2024,9,30)，或者作为基础数据填写",
  "its value changes by itself, and a score must not; write a date as DATE(2024,9,30), or let it be typed as a fact",
);
const LOCALE = text(
  "它的结果随电脑的区域设置而变；日期请写成 DATE(2024,9,30)，数请直接用",
  "its result depends on the computer's region; write a date as DATE(2024,9,30), a number as it is",
);
const DAYS = text(
  "各软件的算法不同；相隔天数写 b-a，相隔月数写 (YEAR(b)-YEAR(a))*12+MONTH(b)-MONTH(a)，工作日请在规则里自定",
  "programs differ in it; days are b-a, months (YEAR(b)-YEAR(a))*12+MONTH(b)-MONTH(a), working days are the rule's own",
);
const WORDS = text(
  "文字不拆开判断；请把这项数据设为 choice，再与它的选项比较",
  "texts are not taken apart; make the fact a choice and compare it with its options",
);
const ORDER = text(
  "各软件的算法不同；名次用 RUBRIC.RANK，向上取整写 ROUNDUP(x/s,0)*s",
  "programs differ in it; ranks are RUBRIC.RANK, a multiple above is ROUNDUP(x/s,0)*s",
);
const CRITERIA = text(
  "请写 SUMPRODUCT((条件1)*(条件2)*数)",
  "write SUMPRODUCT((condition 1)*(condition 2)*numbers)",
);
const NEW = text(
  "旧版 Excel、WPS、LibreOffice 没有它；请用 IF、CHOOSE、RUBRIC.BAND 或 VLOOKUP",
  "older Excel, WPS and LibreOffice lack it; use IF, CHOOSE, RUBRIC.BAND or VLOOKUP",
);

const HINTS: readonly (readonly [names: string, hint: Text])[] = [
  ["TODAY NOW RAND RANDBETWEEN OFFSET INDIRECT", CHANGES],
  ["TEXT VALUE DATEVALUE NUMBERVALUE TIMEVALUE", LOCALE],
  ["DATEDIF EDATE EOMONTH DAYS DAYS360 WORKDAY NETWORKDAYS YEARFRAC WEEKDAY", DAYS],
  ["INDEX MATCH EXACT LEN LEFT RIGHT MID FIND SEARCH SUBSTITUTE TRIM CONCATENATE CONCAT", WORDS],
  ["RANK RANK.EQ STDEV STDEV.S STDEV.P TRIMMEAN CEILING FLOOR MROUND PERCENTILE QUARTILE", ORDER],
  ["AVERAGEIF COUNTIFS SUMIFS AVERAGEIFS COUNTA COUNTBLANK", CRITERIA],
  ["IFS SWITCH XLOOKUP FILTER LET LAMBDA MAXIFS MINIFS TEXTJOIN UNIQUE SORT SEQUENCE", NEW],
];

/** Whether a function is left out of the language on purpose. */
function hintOf(name: string): Text | undefined {
  return HINTS.find(([names]) => names.split(" ").includes(name))?.[1];
}

/** What to write in the place of a function that there is not. */
export function adviceFor(name: string): Text | undefined {
  const wanted = name.toUpperCase();
  const near = nearest(wanted);
  const hint = hintOf(wanted);
  if (hint) return text(`${hint.zh}。`, `${capital(hint.en)}.`);
  return near === undefined ? undefined : text(`是不是 ${near}？`, `Is ${near} meant?`);
}

const capital = (sentence: string) => sentence[0]!.toUpperCase() + sentence.slice(1);

/** The function of the same last name, or of nearly the same letters. */
function nearest(name: string): string | undefined {
  const names = [...libraryFunctions().map((each) => each.name), ...BUILT_IN.keys()];
  const last = (each: string) => each.slice(each.lastIndexOf(".") + 1);
  const same = names.find((each) => last(each) === last(name));
  if (same !== undefined) return same;
  const most = name.length < 5 ? 1 : 2;
  const distances = names.map((each) => {
    return { each, distance: Math.min(distance(each, name), distance(last(each), name)) };
  });
  const best = distances.reduce((a, b) => (b.distance < a.distance ? b : a));
  return best.distance <= most ? best.each : undefined;
}

/** How many letters must be changed, added or left out. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
