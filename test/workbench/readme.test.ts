import fs from "node:fs";
import path from "node:path";

const folder = path.resolve(__dirname, "../../workbench");
const readme = fs.readFileSync(path.join(folder, "README.md"), "utf8");
const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();
const allBelow = (place: string) => fs.readdirSync(place, { recursive: true, encoding: "utf8" });

/** Lines of code of the worked example, test and method. */
const [exampleTest, exampleMethod] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) =>
  squeezed(code!),
);

describe("workbench/README.md", () => {
  test("shows the code that is there", () => {
    expect(squeezed(read("../test/workbench/find.test.ts"))).toContain(exampleTest);
    expect(squeezed(read("objects/range.ts"))).toContain(exampleMethod);
  });

  test("names only files that are there", () => {
    const files = allBelow(folder).map((file) => path.basename(file));
    const named = [...readme.matchAll(/`(?:\w+\/)?([\w-]+\.ts)`/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !files.includes(name))).toEqual([]);
  });

  test("says which folders know Univer", () => {
    const knows = (file: string) => file.endsWith(".ts") && read(file).includes('"@univerjs/');
    const inFolder = (name: string) => allBelow(path.join(folder, name)).map((f) => `${name}/${f}`);
    const folders = ["page", "host", "files", "objects", "grid-ui", "grid", "model", "wire"];
    for (const name of folders) {
      const word = inFolder(name).some(knows) ? "yes" : "never";
      expect(readme).toMatch(new RegExp(`\\| \`${name}/\`.*\\| ${word} +\\|`));
    }
  });

  test("has a row for every folder", () => {
    const folders = fs.readdirSync(folder, { withFileTypes: true });
    const names = folders.filter((each) => each.isDirectory()).map(({ name }) => name);
    const missing = names.filter((name) => !readme.includes(`| \`${name}/\``));
    expect(missing.filter((name) => name !== "node_modules")).toEqual([]);
  });
});
