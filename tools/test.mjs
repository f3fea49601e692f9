/**
 * `npm test`: everything, from a bare clone to one closing line of counts. Suites that need a program which is not
 * installed are counted as skipped, with a line that says how to get it. Arguments go to jest.
 */
import fs from "node:fs";
import { findChromium, findLibreOffice } from "./programs.cjs";
import { build, install, root, runTool, startTool } from "./steps.mjs";

const counts = { passed: 0, failed: 0, skipped: 0 };

function check(name, ok) {
  counts[ok ? "passed" : "failed"] += 1;
  console.log(`${ok ? "✓" : "✗"} ${name}`);
  return ok;
}

/** A suite that cannot run counts by its files, since nobody knows how many tests it would find. */
function skip(project, advice) {
  const folder = `${root}/test/${project}`;
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [];
  counts.skipped += files.filter((file) => /\.test\.tsx?$/.test(file)).length;
  console.log(`– test/${project} skipped: ${advice}`);
}

/** jest leaves one core free where it is not told otherwise. */
const ALL_CORES = "--maxWorkers=100%";

function jest(projects, ...options) {
  const report = `${root}/test-output/jest-${projects[0]}.json`;
  fs.mkdirSync(`${root}/test-output`, { recursive: true });
  fs.rmSync(report, { force: true });
  runTool(
    "jest/bin/jest.js",
    [
      ...["--selectProjects", ...projects],
      ...["--json", `--outputFile=${report}`, "--passWithNoTests", ...options],
      ...process.argv.slice(2),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  if (!fs.existsSync(report)) return check(`jest reports on ${projects.join(", ")}`, false);
  const result = JSON.parse(fs.readFileSync(report, "utf8"));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  counts.skipped += result.numPendingTests + result.numTodoTests;
}

if (!install()) check("install from the lock file", false);
else {
  // None of them needs what is built: they run beside it.
  const types = startTool("typescript/bin/tsc", ["--noEmit"]);
  const lint = startTool("eslint/bin/eslint.js", ["."]);
  const format = startTool("prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]);
  check("production build", build());
  check("types", await types);
  check("lint", await lint);
  check("format", await format);
  jest(["unit", "excel", "pane"], ALL_CORES);
  // A browser takes the machine to itself.
  if (findChromium()) jest(["browser"], "--runInBand");
  else
    skip("browser", "no Chromium here. `apt-get install chromium`, or set CHROMIUM to a Chrome.");
  if (findLibreOffice()) jest(["clients"], ALL_CORES);
  else skip("clients", "no LibreOffice here. `apt-get install libreoffice-calc`, or set SOFFICE.");
}

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
