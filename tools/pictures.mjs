/** `npm run pictures`: the README's picture anew, as a browser test comes to it on its way. */
import fs from "node:fs";
import { build, install, root, runTool } from "./steps.mjs";

const story = ["test/browser/weihai-station.test.ts", "--selectProjects", "browser"];
if (!install() || !build() || !runTool("jest/bin/jest.js", story)) process.exit(1);
fs.copyFileSync(`${root}/test-output/screenshots/station-scored.png`, `${root}/docs/workbench.png`);
