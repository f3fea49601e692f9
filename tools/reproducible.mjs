/**
 * `npm run reproducible`: builds what is committed twice, from two clean copies in folders of different names and without
 * a cache, and compares each byte of what came out.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { install, root, run } from "./steps.mjs";

if (!install()) process.exit(1);
const place = fs.mkdtempSync(path.join(os.tmpdir(), "reproducible-"));

/** A clean copy with the installed packages, without what earlier builds keep in them. */
function copy(name) {
  const folder = path.join(place, name);
  fs.mkdirSync(folder, { recursive: true });
  const archive = execFileSync("git", ["archive", "HEAD"], { cwd: root, maxBuffer: 1 << 28 });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  // Linked file by file where that can be: links to folders would show one copy the place of another.
  const packages = [path.join(root, "node_modules"), path.join(folder, "node_modules")];
  const linked = run("cp", ["-al", ...packages], { stdio: "ignore" });
  if (!linked && !run("cp", ["-a", ...packages])) process.exit(1);
  fs.rmSync(path.join(folder, "node_modules/.cache"), { recursive: true, force: true });
  return folder;
}

function built(folder) {
  const webpack = [
    path.join(folder, "node_modules/webpack/bin/webpack.js"),
    "--mode",
    "production",
  ];
  const bundles = ["--config-name", "addin", "--config-name", "cli", "--stats", "errors-warnings"];
  if (!run(process.execPath, [...webpack, ...bundles], { cwd: folder })) process.exit(1);
  const files = ["dist", "build/cli"].flatMap((name) =>
    fs
      .readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))),
  );
  const hash = (file) => createHash("sha256").update(fs.readFileSync(path.join(folder, file)));
  return new Map(files.sort().map((file) => [file, hash(file).digest("hex")]));
}

const [first, second] = ["one", "another/of-another-name"].map((name) => built(copy(name)));
const names = [...new Set([...first.keys(), ...second.keys()])];
const differing = names.filter((name) => first.get(name) !== second.get(name));
for (const name of differing) console.log(`differs: ${name}`);
console.log(`${names.length} files of two clean builds, ${differing.length} differ`);
if (differing.length === 0) fs.rmSync(place, { recursive: true });
else console.log(`Both are kept in ${place}.`);
process.exitCode = differing.length > 0 ? 1 : 0;
