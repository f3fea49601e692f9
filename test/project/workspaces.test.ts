import fs from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** The packages that the sources below a folder import by name. */
function imported(folder: string): string[] {
  const files = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  const sources = files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("node_modules"))
    .map((file) => fs.readFileSync(path.join(root, folder, file), "utf8"));
  const statement =
    /^(?:import|export|\} from)\b(?:[^"\n=;]*from)? ?"((?:@[^/"]+\/)?[^./"][^/"]*)[^"\n]*";$/gm;
  const names = sources.flatMap((source) =>
    [...source.matchAll(statement)].map(([, name]) => name!),
  );
  return [...new Set(names)].filter(
    (name) => !name.startsWith("node:") && !builtinModules.includes(name),
  );
}

const dependencies = (folder: string): string[] => {
  const file = path.join(root, folder, "package.json");
  return Object.keys(JSON.parse(fs.readFileSync(file, "utf8")).dependencies);
};

describe("two packages", () => {
  test.each([
    ["the add-in", "src", "."],
    ["the workbench", "workbench", "workbench"],
  ])("%s names what it imports", (_, sources, folder) => {
    const names = imported(sources);
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter((name) => !dependencies(folder).includes(name))).toEqual([]);
  });

  test("the spreadsheet is the workbench's alone", () => {
    const manifest = fs.readFileSync(path.join(root, "package.json"), "utf8");
    expect(manifest).not.toMatch(/@univerjs|rxjs/);
  });
});
