import { exportRubric, parseRubric } from "../../src/rubric/load";
import { problemsOf, TEXTS } from "./support/broken";

describe("a rubric file with mistakes", () => {
  test("every problem of one kind of check is listed at once", () => {
    const problems = problemsOf("weihai", (r) => {
      r.sections[0].points = 99;
      r.roster.sortBy = "place";
      r.forms[1].rows[2].cells.pop();
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "sections[0].points",
      "roster.sortBy",
      "forms[1].rows[2]",
    ]);
  });

  test("a fault inside is not reported as an unknown property as well", () => {
    const problems = problemsOf("weihai", (r) => (r.sections[0].subsections[0].points = "40"));
    expect(problems.map(({ path }) => path)).toEqual(["sections[0].subsections[0].points"]);
  });

  test("the list ends somewhere", () => {
    const problems = problemsOf("weihai", (r) => {
      for (let n = 0; n < 250; n++) r[`x${n}`] = n;
    });
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message.zh).toBe("另有 150 处问题没有列出。");
  });
});

describe("a file that is no rubric", () => {
  const first = (content: string) => {
    const { problems } = parseRubric(content, "mine.json");
    expect(problems).toHaveLength(1);
    return problems![0]!;
  };

  test.each([
    ["full-width quotes", '{\n  "id": "mine",\n  "name": “考核”\n}', 3, 11, "“考核”"],
    ["a full-width comma", '{"id": "mine"，"name": 1}', 1, 14, '，"name": 1'],
    ["a comma too many", '{"id": "mine",}', 1, 15, "}"],
    ["a comma too few", '{"id": 1\n"name": 2}', 2, 1, '"name": 2}'],
    ["a key without quotes", "{id: 1}", 1, 2, "id: 1}"],
    ["a bracket of the other kind", '{"readings": [}', 1, 15, "}"],
    ["an unclosed text", '{"id": "mine\n}', 1, 8, '"mine'],
    ["a number with a leading zero", '{"points": 05}', 1, 13, "5}"],
    ["something after the end", "{} 完", 1, 4, "完"],
  ])("is no valid JSON because of %s", (_, content, line, character, rest) => {
    const problem = first(content);
    expect(problem.kind).toBe("json");
    expect(problem.message).toEqual({
      zh: `不是有效的 JSON：第 ${line} 行第 ${character} 个字符“${rest}”。`,
      en: `This is no valid JSON: line ${line}, character ${character}, “${rest}”.`,
    });
    expect(problem.advice.zh).toContain("是否为半角");
  });

  test.each(['{"id": "mine"', '{"id":', "[1, [2, 3", ""])("ends too early: %j", (content) => {
    expect(first(content).message.zh).toBe("不是有效的 JSON：内容不完整。");
  });

  test("is too large", () => {
    expect(first(" ".repeat(1_000_001)).message.zh).toBe("文件有 1000001 个字符，超过 1000000。");
    expect(first(" ".repeat(1_000_000)).kind).toBe("json");
  });

  test.each(["null", "3", '"考核"', "[]", "true"])("holds %s", (content) => {
    expect(first(content).message.zh).toContain("应为花括号 { } 中的一组内容");
  });

  test("tries to reach the prototype of objects", () => {
    const content = TEXTS.weihai.replace(
      '"errata": [',
      '"__proto__": {"kind": "roster"}, "errata": [',
    );
    expect(parseRubric(content, "mine.json").problems?.map(({ path }) => path)).toEqual([
      "__proto__",
    ]);
    expect(({} as Record<string, unknown>)["kind"]).toBeUndefined();
  });

  test("is nested without end", () => {
    const deep = "[".repeat(400_000) + "]".repeat(400_000);
    expect(["json", "shape"]).toContain(first(deep).kind);
  });
});

describe("a sound file", () => {
  test.each(Object.entries(TEXTS))("%s is read", (_, content) => {
    expect(parseRubric(content, "mine.json").problems).toBeUndefined();
  });

  test("may begin with a byte order mark", () => {
    expect(parseRubric(`\uFEFF${TEXTS.imnu}`, "mine.json").rubric?.id).toBe("imnu");
  });

  test("is exported as it was, to the letter", () => {
    const mine = `\uFEFF${TEXTS.imnu.replaceAll("\n", "\r\n").replace("  ", "\t")}`;
    expect(exportRubric(parseRubric(mine, "mine.json").rubric!)).toBe(mine);
  });
});
