import { checkSense } from "./check";
import { completed, type WrittenRubric } from "./complete";
import { findJsonFault } from "./json-fault";
import { writtenFacts } from "./last";
import { text, type Report, type RubricProblem } from "./problems";
import { checkShape } from "./schema";
import type { Rubric, Text } from "./types";

/** The largest official rubric has some 70,000 characters. */
const MOST_CHARACTERS = 1_000_000;

/** More problems than these are counted, not listed. */
const MOST_PROBLEMS = 100;

export type ParsedRubric =
  | { rubric: Rubric; problems?: undefined; hints: RubricProblem[] }
  | { rubric?: undefined; problems: RubricProblem[]; hints?: undefined };

const sources = new WeakMap<Rubric, string>();

/**
 * Reads a rubric file: checks its size, its JSON, its shape against the schema, and its sense (sums, names, ids …).
 *
 * @param content the file as text
 * @param fileName as problems name it
 * @returns the rubric with what could be written better, or all problems of the first check that found any
 */
export function parseRubric(content: string, fileName: string): ParsedRubric {
  const found: RubricProblem[] = [];
  const report: Report = (kind, path, message, advice) =>
    found.push({ kind, file: fileName, path, message, advice });

  const value = parseJson(content, report);
  if (found.length === 0) checkShape(value, report);
  if (found.length === 0) checkRosterGiven(value as WrittenRubric, report);
  const rubric = found.length === 0 ? completed(value as WrittenRubric) : undefined;
  if (rubric) checkSense(rubric, report);
  const hints = found.filter(({ kind }) => kind === "hint");
  const problems = found.filter(({ kind }) => kind !== "hint");
  if (!rubric || problems.length > 0) return { problems: shortened(problems, fileName) };
  sources.set(rubric, content);
  return { rubric, hints };
}

/**
 * The file of a rubric: the very text that it was read from. Official rubrics are kept in the form that is written here.
 */
export function exportRubric(rubric: Rubric): string {
  const written = { ...rubric, facts: writtenFacts(rubric.facts) };
  return sources.get(rubric) ?? `${JSON.stringify(written, null, 2)}\n`;
}

/** What units are ranked by follows from their scorecards; where there are none, nobody but the author knows. */
function checkRosterGiven({ kind, roster }: WrittenRubric, report: Report): void {
  if (kind !== "roster" || roster) return;
  report(
    "roster",
    "roster",
    text("只有汇总表的考核没有写出汇总表。", "kind is roster, and the roster is not there."),
    text("请写出 roster。", "Add the roster."),
  );
}

function parseJson(content: string, report: Report): unknown {
  if (content.length > MOST_CHARACTERS) {
    report(
      "size",
      "",
      text(
        `文件有 ${content.length} 个字符，超过 ${MOST_CHARACTERS}。`,
        `The file has ${content.length} characters, more than ${MOST_CHARACTERS}.`,
      ),
      text("请确认选的是考核表文件。", "Make sure that it is a rubric file."),
    );
    return undefined;
  }
  const json = content.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(json) as unknown;
  } catch {
    const place = placeIn(json, findJsonFault(json));
    report(
      "json",
      "",
      text(`不是有效的 JSON：${place.zh}。`, `This is no valid JSON: ${place.en}.`),
      text(
        "请检查引号、逗号和括号是否成对、是否为半角。",
        "Check that quotes, commas and brackets are in pairs and half width.",
      ),
    );
    return undefined;
  }
}

/** An offset as people count, with what stands there. */
function placeIn(content: string, offset: number): Text {
  const before = content.slice(0, offset).split("\n");
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  const rest = content.slice(offset, offset + 10).split(/[\r\n]/)[0];
  return offset >= content.length
    ? text("内容不完整", "it ends too early")
    : text(
        `第 ${line} 行第 ${column} 个字符“${rest}”`,
        `line ${line}, character ${column}, “${rest}”`,
      );
}

function shortened(problems: RubricProblem[], file: string): RubricProblem[] {
  const rest = problems.length - MOST_PROBLEMS;
  if (rest <= 0) return problems;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    {
      kind: "size",
      file,
      path: "",
      message: text(`另有 ${rest} 处问题没有列出。`, `${rest} more problems are not listed.`),
      advice: text("请先改正上面的问题。", "Correct those above first."),
    },
  ];
}
