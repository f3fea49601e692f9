/** Gaps, overlaps and undefined boundaries between the bands that a text names. */
import {
  families,
  gapsBetween,
  intersection,
  isWhole,
  readConditions,
  writeInterval,
  type Condition,
  type Interval,
} from "./conditions";
import type { ClauseDraft } from "./types";
import type { Wording } from "./wording";

export function checkBands(wording: Wording): ClauseDraft[] {
  const scales = families(readConditions(wording.text));
  return [
    ...scales.flatMap((bands) => [
      ...gapFindings(wording, bands),
      ...overlapFindings(wording, bands),
      ...zeroFindings(wording, bands),
    ]),
    ...comparisonFindings(wording),
    ...rankFindings(wording),
  ];
}

function gapFindings(wording: Wording, bands: Condition[]): ClauseDraft[] {
  const unit = bands[0]!.unit;
  return gapsBetween(bands, isWhole(unit)).map((gap) => {
    const beside = bands.filter((band) => band.high === gap.low || band.low === gap.high);
    const words = beside.map(({ raw }) => raw.trim());
    const single = gap.low === gap.high;
    return {
      kind: single ? "boundary" : "gap",
      clause: wording.clause,
      quote: words.join(" … "),
      path: wording.path,
      triggers: words,
      message: single
        ? {
            zh: `恰好 ${gap.low}${unit} 不属于任何一档：${words.map(cite).join("、")}。`,
            en: `Exactly ${gap.low}${unit} is in no band: ${words.map(cite).join(", ")}.`,
          }
        : {
            zh: `区间 ${writeInterval(gap)}${unit} 没有规定：${words.map(cite).join("、")}之间有空档。`,
            en: `No band covers ${writeInterval(gap)}${unit}, between ${words.map(cite).join(" and ")}.`,
          },
    };
  });
}

/** Each band with the next one that claims some of its values. */
function overlapFindings(wording: Wording, bands: Condition[]): ClauseDraft[] {
  return bands.flatMap((band, i): ClauseDraft[] => {
    const other = bands
      .slice(i + 1)
      .find((next) => !isLadder(band, next) && intersection(band, next));
    if (!other) return [];
    const words = [band.raw.trim(), other.raw.trim()];
    const at = `${writeInterval(intersection(band, other)!)}${band.unit}`;
    return [
      {
        kind: "overlap",
        clause: wording.clause,
        quote: words.join(" … "),
        path: wording.path,
        triggers: words,
        message: {
          zh: `${at} 同时属于 ${words.map(cite).join(" 和 ")}。`,
          en: `${at} belongs to both ${words.map(cite).join(" and ")}.`,
        },
      },
    ];
  });
}

/** “≥50%（14分）≥60%（16分）”: of several thresholds in one direction the furthest one reached counts. */
function isLadder(a: Interval, b: Interval): boolean {
  const bothUp = a.high === Infinity && b.high === Infinity;
  const bothDown = a.low === -Infinity && b.low === -Infinity;
  return bothUp || bothDown;
}

/** “≤15条（25分）”: to the letter, nothing at all would be paid. */
function zeroFindings(wording: Wording, bands: Condition[]): ClauseDraft[] {
  return bands
    .filter(
      ({ low, high, result, unit }) => low === -Infinity && high > 0 && result && unit !== "分",
    )
    .map(({ raw, result, unit }) => ({
      kind: "zero",
      clause: wording.clause,
      quote: raw,
      path: wording.path,
      triggers: [raw],
      message: {
        zh: `按字面，${unit === "%" ? "0%" : `0${unit}`}（什么都没有做）也得 ${result} 分：${cite(raw)}。`,
        en: `To the letter, nothing done (0${unit}) would earn ${result} points: ${cite(raw)}.`,
      },
    }));
}

const BENCHMARK = "基准|目标|指标|标准|平均水平|平均值";

/** “高于基准的…，低于基准的…”: equal is neither. */
function comparisonFindings(wording: Wording): ClauseDraft[] {
  const above = new RegExp(`(?<!不)(?:高于|大于|超过)(${BENCHMARK})`, "u").exec(wording.text);
  const below = new RegExp(`(?<!不)(?:低于|小于|未达到)(${BENCHMARK})`, "u").exec(wording.text);
  if (!above || !below || above[1] !== below[1]) return [];
  const found: ClauseDraft[] = [
    {
      kind: "boundary",
      clause: wording.clause,
      quote: `${above[0]} … ${below[0]}`,
      path: wording.path,
      triggers: [above[0], below[0]],
      message: {
        zh: `恰好等于${above[1]}时没有规定：只写了 ${cite(above[0])} 和 ${cite(below[0])}。`,
        en: `Equal to ${above[1]} is in neither ${cite(above[0])} nor ${cite(below[0])}.`,
      },
    },
  ];
  const all = /[两三四五六七八九\d]项(?:指标)?均(?=高于|大于|超过)/u.exec(wording.text);
  if (all) {
    found.push({
      kind: "otherwise",
      clause: wording.clause,
      quote: `${all[0]}${above[0]} … ${below[0]}`,
      path: wording.path,
      triggers: [],
      message: {
        zh: `有的指标${above[0]}、有的${below[0]}时没有规定：${cite(all[0] + above[0])} 之外只写了 ${cite(below[0])}。`,
        en: `One rate above and another below is not provided for: the text says ${cite(all[0] + above[0])} and ${cite(below[0])}.`,
      },
    });
  }
  return found;
}

/** “省级、省级以上”: 以上 includes the level itself. */
function rankFindings(wording: Wording): ClauseDraft[] {
  const match = /([校市省区国院县]级)、\1以上/u.exec(wording.text);
  if (!match) return [];
  return [
    {
      kind: "overlap",
      clause: wording.clause,
      quote: match[0],
      path: wording.path,
      triggers: [match[0]],
      message: {
        zh: `“以上”通常包含本级，${match[1]}同时属于两档：${cite(match[0])}。`,
        en: `以上 usually includes the level itself, so that ${match[1]} is in both: ${cite(match[0])}.`,
      },
    },
  ];
}

export function cite(words: string): string {
  return `“${words.trim()}”`;
}
