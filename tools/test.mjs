/**
 * `npm test`: everything, from a bare clone to one closing line of counts. Suites that need a program which is not
 * installed are counted as skipped, with a line that says how to get it. Arguments go to jest.
 */
import fs from "node:fs";
import { findChromium, findLibreOffice } from "./programs.mjs";
import { build, install, root, runTool } from "./steps.mjs";

const counts = { passed: 0, failed: 0, skipped: 0 };
const check = (name, ok) => {
  counts[ok ? "passed" : "failed"] += 1;
  console.log(`${ok ? "✓" : "✗"} ${name}`);
  return ok;
};

/** jest's projects that need a program of this machine. */
const needs = [
  {
    project: "browser",
    program: findChromium(),
    advice:
      "Chromium is not here: `apt-get install chromium`, or set CHROMIUM to a Chrome or Edge.",
  },
  {
    project: "clients",
    program: findLibreOffice(),
    advice: "LibreOffice is not here: `apt-get install libreoffice-calc`, or set SOFFICE.",
  },
];

/** A suite that cannot run counts by its files, since nobody knows how many tests it would find. */
function skip({ project, advice }) {
  const folder = `${root}/test/${project}`;
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [];
  counts.skipped += files.filter((file) => /\.test\.tsx?$/.test(file)).length;
  console.log(`– test/${project} skipped. ${advice}`);
}

function jest() {
  const missing = needs.filter(({ program }) => !program);
  missing.forEach(skip);
  const report = `${root}/test-output/jest.json`;
  fs.mkdirSync(`${root}/test-output`, { recursive: true });
  fs.rmSync(report, { force: true });
  const ignored = missing.flatMap(({ project }) => ["--ignoreProjects", project]);
  runTool(
    "jest/bin/jest.js",
    [
      ...["--json", `--outputFile=${report}`, "--passWithNoTests"],
      ...ignored,
      ...process.argv.slice(2),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  if (!fs.existsSync(report)) return check("jest gave a report", false);
  const result = JSON.parse(fs.readFileSync(report, "utf8"));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  counts.skipped += result.numPendingTests + result.numTodoTests;
}

if (!install()) check("install from the lock file", false);
else {
  check("production build", build());
  check("types", runTool("typescript/bin/tsc", ["--noEmit"]));
  check("lint", runTool("eslint/bin/eslint.js", ["."]));
  check("format", runTool("prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]));
  jest();
}

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
