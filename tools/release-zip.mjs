/** What a release consists of, as one zip: the same pages give the same bytes, wherever and whenever it is made. */
import fs from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { root } from "./steps.mjs";

/** Zip files know no time zone: the same moment by every clock. */
const ALWAYS = new Date(1980, 0, 1);

const texts = [
  ...fs.readdirSync(`${root}/docs/hosting`).map((name) => [name, `docs/hosting/${name}`]),
  ["CHANGELOG.md", "CHANGELOG.md"],
  ["LICENSE", "LICENSE"],
];

/** @param pages the folder that a build for the address has written */
export function releaseZip(pages) {
  const built = fs
    .readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [`pages/${path.relative(pages, file).split(path.sep).join("/")}`, file]);
  const files = [...texts.map(([name, file]) => [name, path.join(root, file)]), ...built]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => [name, new Uint8Array(fs.readFileSync(file))]);
  return zipSync(Object.fromEntries(files), { level: 9, mtime: ALWAYS });
}
