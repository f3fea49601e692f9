/** What `npm start` and `npm test` do first, with nothing but Node: install from the lock file, build what changed. */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const inRoot = (...names) => path.join(root, ...names);

/** When the file last changed, in milliseconds; 0 where there is none. */
const changed = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The latest change in a file or a whole folder; a folder's own time tells of files that are gone. */
function latestChange(file) {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) return changed(file);
  const inside = fs.readdirSync(file).map((name) => latestChange(path.join(file, name)));
  return Math.max(changed(file), ...inside);
}

/** Runs a program and says whether it succeeded. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", ...options });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

/** Runs a package's command, such as `runTool("eslint/bin/eslint.js", ["."])`. */
export const runTool = (script, args = [], options = {}) =>
  run(process.execPath, [inRoot("node_modules", script), ...args], options);

/** The same beside other work. */
export const startTool = (script, args = []) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot("node_modules", script), ...args], {
      cwd: root,
      stdio: "inherit",
    });
    child.on("error", () => resolve(false)).on("exit", (code) => resolve(code === 0));
  });

/** Installs from the lock file where nothing is installed or the lock file is newer. */
export function install() {
  const installed = changed(inRoot("node_modules/.package-lock.json"));
  if (installed && installed >= changed(inRoot("package-lock.json"))) return true;
  console.log("正在按锁定文件安装依赖 · Installing from the lock file …");
  // Windows starts npm, a .cmd file, only through a shell.
  return run("npm", ["ci", "--no-audit", "--no-fund"], { shell: process.platform === "win32" });
}

const inputs = [
  ...["src", "workbench", "rubrics", "config", "assets", "tools"],
  ...["manifest.xml", "webpack.config.js", "package-lock.json", "package.json", "tsconfig.json"],
];

/** Builds the add-in for production and what runs it here, unless nothing changed since the last time. */
export function build() {
  const stamp = inRoot("build/built");
  const latest = Math.max(
    ...inputs.map((name) => latestChange(inRoot(name))),
    // Somebody may have built the add-in for another address since.
    changed(inRoot("dist/manifest.xml")),
  );
  if (changed(inRoot("dist/taskpane.html")) && changed(stamp) >= latest) return true;
  console.log("正在构建 · Building …");
  if (!runTool("webpack/bin/webpack.js", ["--stats", "errors-warnings"])) return false;
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, "");
  return true;
}
