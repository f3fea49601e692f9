import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const engine = path.join(root, "build/engine/engine.cjs");
const sources = ["workbench", "src/xlsx", "config/webpack", "package-lock.json"];

/** Before the tests of the project "excel": bundles the headless engine when it is missing or older than its sources. */
export default function buildEngine(): void {
  if (existsSync(engine) && statSync(engine).mtimeMs > newest(sources)) return;
  // Built aside and moved in place, so that a run beside this one never loads half a file.
  const aside = path.join(root, `build/engine-${process.pid}`);
  const webpack = require.resolve("webpack-cli/bin/cli.js");
  const args = [webpack, "--config-name", "engine", "--output-path", aside];
  execFileSync(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(path.dirname(engine), { recursive: true });
  renameSync(path.join(aside, "engine.cjs"), engine);
  rmSync(aside, { recursive: true });
}

/** Time of the last change below the paths; the page is no part of the engine. */
function newest(paths: string[]): number {
  const times = paths.map((relative) => {
    const absolute = path.join(root, relative);
    const stats = statSync(absolute);
    if (!stats.isDirectory() || relative.endsWith("workbench/page")) return stats.mtimeMs;
    return newest(readdirSync(absolute).map((name) => path.join(relative, name)));
  });
  return Math.max(0, ...times);
}
