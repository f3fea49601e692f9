/** Prints what the pane loads before it can be used, and fails above the budget. */
import fs from "node:fs";
import { gzipSync } from "node:zlib";
import { root } from "./steps.mjs";

const BUDGET_KB = 140;

const page = fs.readFileSync(`${root}/dist/taskpane.html`, "utf8");
const scripts = [...page.matchAll(/<script[^>]*\ssrc="?([^\s">]+)/g)]
  .map(([, source]) => source.replace(/\?.*/, ""))
  .filter((source) => !source.startsWith("https:"));

const sizes = scripts.map((name) => ({
  name,
  kb: gzipSync(fs.readFileSync(`${root}/dist/${name}`), { level: 9 }).length / 1024,
}));
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);

for (const { name, kb } of sizes) console.log(`${kb.toFixed(1).padStart(8)} KB gzip  ${name}`);
console.log(
  `${total.toFixed(1).padStart(8)} KB gzip  first JavaScript of the pane (at most ${BUDGET_KB})`,
);
process.exitCode = total > BUDGET_KB ? 1 : 0;
