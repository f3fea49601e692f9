/** Points that the wording prints, against 分值 and against each other. */
import { cite } from "./bands";
import { readConditions } from "./conditions";
import type { Draft } from "./types";
import {
  criterionWordings,
  placedCriteria,
  plain,
  readNumber,
  type PlacedCriterion,
  type Wording,
} from "./wording";
import type { Rubric } from "../types";

export function checkPoints(rubric: Rubric): Draft[] {
  return placedCriteria(rubric).flatMap((placed) => [
    ...criterionWordings(placed).flatMap((wording) => statedPoints(wording, placed)),
    ...partFindings(placed),
  ]);
}

/** Full points as wording states them: a cap, a “计3分”, the best band, equal shares. */
function statements(text: string): { words: string; points: number }[] {
  const found = [...text.matchAll(STATEMENT)].map((match) => ({
    words: match[0],
    points: Number(match[1] ?? match[2]),
  }));
  for (const match of text.matchAll(
    /([一二两三四五六七八九十]|\d+)项(?:内容)?各(?:占|计)?\s*(\d+)\s*分/gu,
  )) {
    found.push({ words: match[0], points: readNumber(match[1]!) * Number(match[2]) });
  }
  if (found.length > 0) return found;
  const results = readConditions(text).flatMap(({ result, raw }) =>
    result === undefined ? [] : [{ words: raw, points: result }],
  );
  const best = results.sort((a, b) => b.points - a.points)[0];
  return best ? [best] : [];
}

const STATEMENT =
  /(?:满分|最高(?:得|计|加)?|最多(?:得|计|加)?|(?<!合)计|扣完)\s*(\d+(?:\.\d+)?)\s*分|数据分值为\s*(\d+)\s*分(?=。|$)/gu;

function statedPoints(wording: Wording, { criterion }: PlacedCriterion): Draft[] {
  const points = criterion.points;
  if (points === undefined) return [];
  const stated = statements(wording.text);
  const printed = [...plain(wording.text).matchAll(/\((\d+(?:\.\d+)?)分\)/gu)];
  // Points in brackets alone are parts (checked below), or the whole where there is just one pair.
  if (stated.length === 0 && printed.length === 1 && !criterion.parts) {
    stated.push({ words: printed[0]![0], points: Number(printed[0]![1]) });
  }
  return stated
    .filter((statement) => statement.points !== points)
    .map((statement) => ({
      kind: "points",
      clause: wording.clause,
      quote: statement.words,
      path: wording.path,
      triggers: [],
      message: {
        zh: `文中为 ${statement.points} 分（${cite(statement.words)}），分值为 ${points} 分。`,
        en: `The text says ${statement.points} points (${cite(statement.words)}), the points column ${points}.`,
      },
    }));
}

function partFindings(placed: PlacedCriterion): Draft[] {
  const { criterion, path } = placed;
  const texts = criterionWordings(placed);
  const printed = texts.flatMap(({ text }) =>
    readConditions(text).some(({ result }) => result !== undefined)
      ? []
      : [...plain(text).matchAll(/\((\d+(?:\.\d+)?)分\)/gu)].map((match) => Number(match[1])),
  );
  const parts = criterion.parts?.map(({ points }) => points) ?? (printed.length > 1 ? printed : []);
  const place = {
    clause: criterion.clause,
    quote: texts.map(({ text }) => text).join(" | "),
    path: criterion.parts ? `${path}/parts` : `${path}/cells`,
    triggers: [],
  };
  const found: Draft[] = [];
  const sum = parts.reduce((total, points) => total + points, 0);
  if (parts.length > 0 && criterion.points !== undefined && sum !== criterion.points) {
    found.push({
      kind: "parts",
      ...place,
      message: {
        zh: `各分项相加为 ${parts.join("+")}＝${sum} 分，分值为 ${criterion.points} 分。`,
        en: `The parts add up to ${parts.join(" + ")} = ${sum}, the points column says ${criterion.points}.`,
      },
    });
  }
  if (criterion.parts && printed.length > 0 && printed.join() !== parts.join()) {
    found.push({
      kind: "parts",
      ...place,
      message: {
        zh: `文中印的分项分数是 ${printed.join("、")}，考核表文件写的是 ${parts.join("、")}。`,
        en: `The wording prints parts of ${printed.join(", ")}, the rubric file has ${parts.join(", ")}.`,
      },
    });
  }
  return found;
}
