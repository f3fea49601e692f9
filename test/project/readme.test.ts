import fs from "node:fs";
import path from "node:path";
import { evaluateFormula } from "../../src/formula/evaluate";
import { parseFormula } from "../../src/formula/parse";
import { useCommandFolder } from "../cli/support/command";
import { soundCard } from "../intake/support/cards";

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
  test("has examples of functions", () => expect(examples.length).toBeGreaterThan(5));

  test.each(examples)("=$formula is $value", ({ formula, value }) => {
    expect(shown(evaluateFormula(parseFormula(formula), () => null))).toBe(value);
  });

  test("names only commands that are there", () => {
    const commands = [...readme.matchAll(/`npm run ([\w:]+)/g)].map(([, name]) => name);
    expect(commands.filter((name) => !(name! in scripts))).toEqual([]);
  });

  test("leads only to places that are there", () => {
    const places = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, place]) => place!);
    expect(places.length).toBeGreaterThan(5);
    expect(places.filter((place) => !fs.existsSync(path.join(root, place)))).toEqual([]);
  });
});

describe("the year of README.md on the command line", () => {
  const { at, put, cli } = useCommandFolder("2026-11-30");
  const here = process.cwd();
  afterEach(() => process.chdir(here));

  test("each command does its work, one after another", async () => {
    for (const unit of ["文学院", "法学院"])
      put(`收到的表/${unit}.xlsx`, await soundCard("graduate-college", { unit, id: `k-${unit}` }));
    put("名单.txt", "文学院\n法学院\n");
    put("毕业生名单.csv", "姓名,学历,毕业去向类别\n甲,本科,签就业协议形式就业\n乙,本科,待就业\n");
    fs.mkdirSync(at("定稿"));
    process.chdir(at(""));
    const commands = [...readme.matchAll(/^npx employment-rubrics (.+)$/gm)].map(
      ([, line]) => line!,
    );
    expect(commands).toHaveLength(8);
    for (const command of commands) {
      const { code, out, err } = await cli(...command.split(" "));
      // 1 says that something was found, such as that not everything is signed.
      expect([command, code <= 1, out !== "", err]).toEqual([command, true, true, ""]);
    }
    const made = [
      "空白表.zip",
      "汇总.xlsx",
      "定稿/文学院.xlsx",
      "文书/2026年度-公示.docx",
      "汇总（发送）.xlsx",
    ];
    expect(made.filter((file) => !fs.existsSync(at(file)))).toEqual([]);
  });
});
