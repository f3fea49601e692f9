import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const { isPermissive, packagesOf } = require("../../config/webpack/licences-plugin");
const root = path.resolve(__dirname, "../..");
const list = path.join(root, "dist/licences.txt");
const built = fs.existsSync(list);
if (!built) console.log("dist/ is not there, so its licences are not read: `npm run build`.");

test.each([
  ["MIT", true],
  ["Apache-2.0 AND MIT", true],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["GPL-3.0-only", false],
  ["MIT AND LGPL-2.1-only", false],
  ["MPL-2.0", false],
  ["SEE LICENSE IN LICENSE.md", false],
  ["unknown", false],
])("a package under %s may be shipped: %s", (licence, may) =>
  expect(isPermissive(licence)).toBe(may),
);

test("a package that states no licence is unknown, and so refused", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "licences-"));
  const unstated = path.join(folder, "node_modules/@some/one");
  fs.mkdirSync(path.join(unstated, "lib"), { recursive: true });
  fs.writeFileSync(
    path.join(unstated, "package.json"),
    '{ "name": "@some/one", "version": "1.0.0" }',
  );
  const found = packagesOf([path.join(unstated, "lib/index.js"), path.join(folder, "own.js")]);
  fs.rmSync(folder, { recursive: true });
  expect(found).toMatchObject([{ name: "@some/one", version: "1.0.0", licence: "unknown" }]);
});

(built ? describe : describe.skip)("dist/licences.txt", () => {
  const text = built ? fs.readFileSync(list, "utf8") : "";
  const listed = [...text.matchAll(/^(\S+) (\d+\.\d+\.\d+\S*): (.+)$/gm)];

  test("names what the pane is built with, each with a licence to ship it by", () => {
    const names = listed.map(([, name]) => name);
    const known = ["@borgar/fx", "@fluentui/react-components", "fflate", "hucre", "react-dom"];
    expect(names).toEqual(expect.arrayContaining(known));
    expect(listed.filter(([, , , licence]) => !isPermissive(licence))).toEqual([]);
  });

  test("has the words of each licence that asks for its words to be kept", () => {
    const parts = text.split(`${"=".repeat(80)}\n`).slice(1);
    expect(parts).toHaveLength(listed.length);
    const wordless = parts.filter((part) => !/copyright|permission|license/i.test(part));
    expect(wordless.map((part) => part.split("\n")[0])).toEqual([]);
  });
});
