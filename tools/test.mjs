/**
 * `npm test`: everything, from a bare clone to one closing line of counts. Suites that need a program which is not
 * installed are counted as skipped, with a line that says how to get it; where CI is set in the environment, whatever is
 * skipped is a failure. Arguments go to jest.
 */
import fs from "node:fs";
import { findChromium, findLibreOffice } from "./programs.cjs";
import { build, install, root, runTool, startTool } from "./steps.mjs";
import { createReport } from "./test-report.mjs";

const report = createReport(Boolean(process.env.CI), console.log);
const { check, counts } = report;

/** A suite that cannot run counts by its files, since nobody knows how many tests it would find. */
function skip(project, advice) {
  const folder = `${root}/test/${project}`;
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [];
  report.skip(files.filter((file) => /\.test\.tsx?$/.test(file)).length, `test/${project}`, advice);
}

/** jest leaves one core free where it is not told otherwise. */
const ALL_CORES = "--maxWorkers=100%";

function jest(projects, ...options) {
  const file = `${root}/test-output/jest-${projects[0]}.json`;
  fs.mkdirSync(`${root}/test-output`, { recursive: true });
  fs.rmSync(file, { force: true });
  runTool(
    "jest/bin/jest.js",
    [
      ...["--selectProjects", ...projects],
      ...["--json", `--outputFile=${file}`, "--passWithNoTests", ...options],
      ...process.argv.slice(2),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  if (!fs.existsSync(file)) return check(`jest reports on ${projects.join(", ")}`, false);
  report.jest(projects, JSON.parse(fs.readFileSync(file, "utf8")));
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
