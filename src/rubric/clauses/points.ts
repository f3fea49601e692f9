/** Points that the wording prints, against 分值 and against each other. */
import { cite } from "./bands";
import { readConditions } from "./conditions";
import type { ClauseDraft } from "./types";
import { criterionWordings, plain, readNumber, type Wording } from "./wording";
import { criteriaOf, type PlacedCriterion } from "../model";
import type { Rubric } from "../types";

export function checkPoints(rubric: Rubric): ClauseDraft[] {
  return criteriaOf(rubric).flatMap((placed) => [
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

function statedPoints(wording: Wording, { criterion }: PlacedCriterion): ClauseDraft[] {
  const points = criterion.points;
  if (points === undefined) return [];
  const stated = statements(wording.text);
  const printed = bracketed(wording.text);
  // Points in brackets alone are parts (checked below), or the whole where there is just one pair.
  if (stated.length === 0 && printed.length === 1 && !criterion.parts) {
    stated.push({ words: `（${printed[0]}分）`, points: printed[0]! });
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

/** “（3分）… （2分）”: printed parts against 分值, and against the parts that the rubric file declares. */
function partFindings(placed: PlacedCriterion): ClauseDraft[] {
  const { criterion, path } = placed;
  const texts = criterionWordings(placed).map(({ text }) => text);
  const printed = texts.filter((text) => !hasBands(text)).flatMap(bracketed);
  if (printed.length < 2) return [];
  const make = (place: string, zh: string, en: string): ClauseDraft => ({
    kind: "parts",
    clause: criterion.clause,
    quote: texts.filter((text) => bracketed(text).length > 0).join(" | "),
    path: `${path}.${place}`,
    triggers: [],
    message: { zh, en },
  });
  const declared = criterion.parts?.map(({ points }) => points);
  if (declared) {
    if (printed.join() === declared.join()) return [];
    const [ours, theirs] = [declared.join("、"), printed.join("、")];
    return [
      make(
        "parts",
        `文中印的分项分数是 ${theirs}，考核表文件写的是 ${ours}。`,
        `The wording prints parts of ${theirs}, the rubric file has ${ours}.`,
      ),
    ];
  }
  const sum = printed.reduce((total, points) => total + points, 0);
  if (criterion.points === undefined || Math.abs(sum - criterion.points) < 1e-9) return [];
  return [
    make(
      "cells",
      `文中分项相加为 ${printed.join("+")}＝${sum} 分，分值为 ${criterion.points} 分。`,
      `The printed parts add up to ${printed.join(" + ")} = ${sum}, the points column says ${criterion.points}.`,
    ),
  ];
}

function hasBands(text: string): boolean {
  return readConditions(text).some(({ result }) => result !== undefined);
}

/** All “（N分）” of a text. */
function bracketed(text: string): number[] {
  return [...plain(text).matchAll(/\((\d+(?:\.\d+)?)分(?:\)|,[^()\d]*\))/gu)].map((match) =>
    Number(match[1]),
  );
}
