import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
const inGit = (() => {
  try {
    return git("rev-parse", "--show-prefix").trim() === "";
  } catch {
    return false;
  }
})();
/** What is committed; a copy without git, such as an unpacked archive, is not asked. */
const tracked = inGit ? git("ls-files").trim().split("\n") : [];
const testInGit = inGit ? test : test.skip;

const folders = (name: string) =>
  fs
    .readdirSync(path.join(root, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

describe("the layout tells the story", () => {
  const rooms = [
    ...[
      "cli",
      "commands",
      "excel",
      "formula",
      "functions",
      "ledger",
      "rubric",
      "scoring",
      "sheets",
    ],
    ...["authoring", "graduates", "guide", "intake", "papers", "receipt", "review", "sentence"],
    ...["taskpane", "xlsx"],
  ];
  const workbench = ["files", "grid", "grid-ui", "host", "model", "objects", "page", "wire"];

  test("src/ has the design's folders and no others", () => {
    expect(folders("src").filter((name) => !rooms.includes(name))).toEqual([]);
  });

  test("workbench/ is a package of its own, and stands beside src/", () => {
    expect(folders("workbench").filter((name) => name !== "node_modules")).toEqual(workbench);
    const loose = fs.readdirSync(path.join(root, "workbench")).filter((name) => name.includes("."));
    expect(loose.sort()).toEqual(["README.md", "package.json", "tsconfig.json"]);
  });

  test("test/ mirrors src/, and has a folder for the workbench", () => {
    const others = ["workbench", "bench", "browser", "clients", "project", "support"];
    expect(folders("test").filter((name) => ![...rooms, ...others].includes(name))).toEqual([]);
  });

  test("no program stands loose in src/", () => {
    const loose = fs.readdirSync(path.join(root, "src")).filter((name) => name.includes("."));
    expect(loose).toEqual([]);
  });
});

describe("what is committed", () => {
  testInGit("is source: no build, no installed package, no copy of Microsoft's library", () => {
    const foreign =
      /^(dist|build|node_modules|coverage|test-output|release)\/|(^|\/)office(\.debug)?\.js$/;
    expect(tracked.filter((file) => foreign.test(file))).toEqual([]);
  });

  testInGit("names no place of one machine", () => {
    // Written so that this file does not name them either.
    const places = ["work", "root", "tmp", "home"]
      .map((name) => `["'\` (]/${name}/[a-z]`)
      .join("|");
    const text = tracked.filter((file) => /\.([cm]?[jt]sx?|json|md|xml|html|ya?ml)$/.test(file));
    const found = text.filter((file) =>
      new RegExp(places).test(fs.readFileSync(path.join(root, file), "utf8")),
    );
    expect(found).toEqual([]);
  });
});
