import fs from "node:fs";
import path from "node:path";
import { evaluateFormula } from "../../src/formula/evaluate";
import { parseFormula } from "../../src/formula/parse";
import { catalogue } from "../../src/functions/catalogue";

const root = path.resolve(__dirname, "../..");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

/** The README's table rows such as | `=RUBRIC.DEDUCT(3,2)` | `1` | …. */
const examples = [...readme.matchAll(/^\| `=([^`]+)`\s*\| `([^`]+)`/gm)].map(
  ([, formula = "", value = ""]) => ({ formula, value }),
);

const shown = (value: unknown) =>
  typeof value === "boolean" ? String(value).toUpperCase() : String(value);

describe("README.md", () => {
  test.each(examples)("=$formula is $value", ({ formula, value }) => {
    expect(shown(evaluateFormula(parseFormula(formula), () => null))).toBe(value);
  });

  test("has an example of every function", () => {
    const names = examples.map(({ formula }) => formula.slice(0, formula.indexOf("(")));
    expect(names.sort()).toEqual(catalogue.map(({ name }) => name).sort());
  });

  test("names only commands that are there", () => {
    const commands = [...readme.matchAll(/`npm run ([\w:]+)/g)].map(([, name]) => name);
    expect(commands.filter((name) => !(name! in scripts))).toEqual([]);
  });

  test("names only places that are there", () => {
    const table = readme.slice(readme.indexOf("## Where things are"), readme.indexOf("## Limits"));
    const places = [...table.matchAll(/`([\w./-]+)`/g)].map(([, place]) => place!);
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter((place) => !fs.existsSync(path.join(root, place)))).toEqual([]);
  });
});
