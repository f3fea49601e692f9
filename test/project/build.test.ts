/** @jest-environment jsdom */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const dist = path.join(root, "dist");
const built = fs.existsSync(path.join(dist, "manifest.xml"));
if (!built) console.log("dist/ is not there, so what is built is not checked: `npm run build`.");

const read = (name: string) => fs.readFileSync(path.join(dist, name), "utf8");

(built ? describe : describe.skip)("the production build", () => {
  test("has a file for every address of its manifest", () => {
    const manifest = new DOMParser().parseFromString(read("manifest.xml"), "application/xml");
    const addresses = [...manifest.querySelectorAll("[DefaultValue], [Value]")]
      .map((element) => element.getAttribute("DefaultValue") ?? element.getAttribute("Value") ?? "")
      .filter((value) => value.startsWith("https:"));
    const page = manifest.querySelector("DefaultSettings > SourceLocation");
    const base = page?.getAttribute("DefaultValue")?.replace(/\/taskpane\.html$/, "") ?? "";
    expect(addresses.length).toBeGreaterThan(40);
    const missing = addresses.filter(
      (address) =>
        !address.startsWith(`${base}/`) ||
        !fs.existsSync(path.join(dist, address.slice(base.length))),
    );
    expect(missing).toEqual([]);
  });

  test("loads Microsoft's library first, then the functions, then the pane", () => {
    const page = new DOMParser().parseFromString(read("taskpane.html"), "text/html");
    const scripts = [...page.scripts].map((script) => script.getAttribute("src") ?? "");
    expect(scripts[0]).toMatch(/^https:\/\/appsforoffice\..*\/office\.js$/);
    expect(scripts[1]).toMatch(/^commands\.js\?/);
    expect(scripts.at(-1)).toMatch(/^taskpane\./);
    // The functions wait for nothing; the pane waits for the page.
    expect([...page.scripts].map((script) => script.defer)).toEqual([false, false, true]);
    const functions = page.scripts[1]!;
    expect(page.querySelector("link")?.compareDocumentPosition(functions)).toBe(
      Node.DOCUMENT_POSITION_PRECEDING,
    );
  });

  test.each([
    ["functions.json", "en"],
    ["functions.zh-CN.json", "zh"],
  ])("%s describes every function, each with a help page that is there", (name, language) => {
    const { functions } = JSON.parse(read(name)) as {
      functions: { id: string; name: string; description: string; helpUrl: string }[];
    };
    expect(functions.length).toBeGreaterThanOrEqual(22);
    for (const each of functions) {
      expect(each.name).toBe(each.id);
      expect(each.id).toMatch(/^(RUBRIC|SUBSIDY)\.[A-Z]+$/);
      expect(each.description).toMatch(language === "zh" ? /[\u4e00-\u9fff]/ : /\b[a-z]{3,}/);
      const page = new URL(each.helpUrl).pathname;
      expect(page.endsWith(".en.html")).toBe(language === "en");
      expect(read(page.slice(page.indexOf("/help/")))).toContain(each.id);
    }
  });

  test("has whatever its pages lead to, show and load", () => {
    const pages = fs
      .readdirSync(dist, { recursive: true, encoding: "utf8" })
      .filter((file) => /^(guide|help)[\\/].*\.html$/.test(file));
    expect(pages.length).toBeGreaterThan(2 * 22);
    const dead = pages.flatMap((file) =>
      [...read(file).matchAll(/ (?:href|src)="([^"#]+)"/g)]
        .map(([, target]) => path.join(path.dirname(file), target!))
        .filter((target) => !fs.existsSync(path.join(dist, target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test("names no place of the machine that built it", () => {
    const files = [dist, path.join(root, "build/cli"), path.join(root, "build/workbench")]
      .filter((folder) => fs.existsSync(folder))
      .flatMap((folder) =>
        fs
          .readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name)),
      );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => fs.readFileSync(file).includes(root))).toEqual([]);
  });

  test("keeps the pane's first JavaScript within its budget", () => {
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, "tools/size.mjs")], {
      encoding: "utf8",
    });
    expect(stdout).toContain("first JavaScript of the pane");
    expect(status).toBe(0);
  });
});
