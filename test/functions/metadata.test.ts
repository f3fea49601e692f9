import type { Language } from "../../src/formula/values";
import { catalogue } from "../../src/functions/catalogue";
import { helpPages } from "../../src/functions/help";
import { functionsMetadata } from "../../src/functions/metadata";

const BASE = "https://localhost:3000/help";

/** Names and arguments as workbooks hold them: a change here breaks them. */
const CONTRACT = `
RUBRIC.DEDUCT(points, counts, [per], [floor])
RUBRIC.SHORTFALL(points, actual, target, step, [per], [rounding])
RUBRIC.PRORATE(points, actual, target, [reading])
RUBRIC.OVERRUN(points, actual, limit, [reading])
RUBRIC.MEETS(points, actual, target, [otherwise])
RUBRIC.BAND(value, bounds, results)
RUBRIC.BONUS(counts, per, [cap])
RUBRIC.GROWTH(actual, base, step, per, [cap], [start], [rounding])
RUBRIC.EXCESS(actual, base, [cap], [reading])
RUBRIC.HEADCOUNT(employed, graduates, targets, [rounding])
RUBRIC.TARGET(graduates, targets)
RUBRIC.TOTAL(scores, [points])
RUBRIC.WEIGHTED(scores, weights)
RUBRIC.VETO(flags)
RUBRIC.ABOVE(actual, benchmark, [equal])
RUBRIC.RETENTION(stayed, employed, [excluded], [denominator])
RUBRIC.RISE(rate, base, [reading])
RUBRIC.RANK(value, values, [disqualified])
RUBRIC.GROUPRANK(score, group, scores, groups, [disqualified])
RUBRIC.TIER(rank, count, [shares], [cut])
RUBRIC.QUOTA(score, group, scores, groups, quota, [disqualified])
SUBSIDY.BAND(score, [gap], [bounds], [amounts])
SUBSIDY.GRADE(score, [seventy])
SUBSIDY.NEXT(score, [gap], [bounds], [amounts])
`.trim();

describe.each<Language>(["zh", "en"])("functions.json in %s", (language) => {
  const { functions } = functionsMetadata(language, `${BASE}/`);

  test("holds every function with the names and arguments of the contract", () => {
    const lines = functions.map(({ name, parameters }) => {
      const names = parameters.map((item) => (item.optional ? `[${item.name}]` : item.name));
      return `${name}(${names.join(", ")})`;
    });
    expect(lines.join("\n")).toBe(CONTRACT);
  });

  test.each(functions.map((item) => [item.name, item] as const))(
    "%s is as Office wants it",
    (_, item) => {
      expect(item.id).toBe(item.name);
      expect(item.id).toMatch(/^[a-zA-Z][a-zA-Z0-9._]{2,63}$/);
      expect(item.description.length).toBeGreaterThan(0);
      expect(item.description.length).toBeLessThanOrEqual(1024);
      expect(new URL(item.helpUrl).href.startsWith(`${BASE}/`)).toBe(true);
      for (const parameter of item.parameters) {
        expect(parameter.description.length).toBeGreaterThan(0);
        expect(parameter.description.length).toBeLessThanOrEqual(512);
        expect(["number", "any"]).toContain(parameter.type);
        expect(["scalar", "matrix"]).toContain(parameter.dimensionality);
      }
    },
  );

  test("an argument that may be left out, or an empty cell of a range, is not taken for 0", () => {
    const numbers = functions
      .flatMap((item) => item.parameters)
      .filter(({ type }) => type === "number");
    expect(numbers.length).toBeGreaterThan(20);
    for (const parameter of numbers) {
      expect(parameter.optional).toBeUndefined();
      expect(parameter.dimensionality).toBe("scalar");
    }
  });

  test("optional arguments stand last", () => {
    for (const { parameters } of functions) {
      const optional = parameters.map((parameter) => parameter.optional === true);
      expect(optional).toEqual([...optional].sort());
    }
  });
});

test("no two names differ only in a dot or an underscore", () => {
  const plain = catalogue.map(({ name }) => name.replace(/[._]/g, ""));
  expect(new Set(plain).size).toBe(catalogue.length);
});

describe.each<Language>(["zh", "en"])("The help pages in %s", (language) => {
  const pages = helpPages(language);

  test("there is one where each help URL leads, and an index with a link to each", () => {
    const files = pages.map(({ file }) => file);
    const index = pages[0]!.html;
    for (const { helpUrl } of functionsMetadata(language, BASE).functions) {
      const file = helpUrl.slice(BASE.length + 1);
      expect(files).toContain(file);
      expect(index).toContain(`href="${file}"`);
    }
    expect(new Set(files).size).toBe(files.length);
  });

  test("links lead to pages that are there", () => {
    const files = pages.map(({ file }) => file);
    for (const { html } of pages) {
      for (const [, target] of html.matchAll(/<a href="(?!\.\.)([^"]+)"/g))
        expect(files).toContain(target);
    }
  });

  test.each(catalogue.map((called, index) => [called.name, index + 1] as const))(
    "%s",
    (name, index) => {
      const { html } = pages[index]!;
      expect(html).toContain(`<h1>${name}</h1>`);
      expect(html).not.toMatch(/undefined|NaN|\[object/);
      for (const { parameter } of catalogue[index - 1]!.parameters) {
        for (const key of parameter.options ?? []) expect(html).toContain(`<code>${key}</code>`);
      }
      expect(html.match(/<tr>/g)!.length).toBe(catalogue[index - 1]!.examples.length + 1);
    },
  );

  test("an example shows its computed value and the reason", () => {
    const deduct = pages.find(({ title }) => title === "RUBRIC.DEDUCT")!.html;
    expect(deduct).toContain("<td><code>=RUBRIC.DEDUCT(3,2,1)</code></td><td>1</td>");
    expect(deduct).toContain("3 − 2×1 = 1");
  });
});
