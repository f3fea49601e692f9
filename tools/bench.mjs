/**
 * `npm run bench`: every benchmark of test/bench/, then the weight of the pane, then a table of each figure beside its bar and
 * what others take for the same.
 * Arguments choose files by name.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build, install, root, run } from "./steps.mjs";

if (!install() || !build()) process.exit(1);

/** Of one file: all of them together end within twenty minutes on two processors. */
const LONGEST_MINUTES = 6;

const wanted = process.argv.slice(2);
const folder = `${root}/test/bench`;
const files = (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])
  .filter((file) => /\.tsx?$/.test(file))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)));

const told = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "bench-")), "figures");
fs.writeFileSync(told, "");
const env = { ...process.env, BENCH_FIGURES: told };

const scripts = files.map((file) => ["--import", "tsx", `${folder}/${file}`]);
if (wanted.length === 0) scripts.push([`${root}/tools/size.mjs`]);
const table = scripts.flatMap((args) => {
  const name = args.at(-1).slice(root.length + 1);
  console.log(`\n== ${name}`);
  const start = performance.now();
  const timeout = LONGEST_MINUTES * 60_000;
  const succeeded = run(process.execPath, args, { env, timeout, killSignal: "SIGKILL" });
  const figures = fs.readFileSync(told, "utf8").split("\n").filter(Boolean).map(rowOf);
  fs.writeFileSync(told, "");
  const seconds = Math.round((performance.now() - start) / 1000);
  const missed = figures.some(({ holds }) => holds === "✗");
  // A file that failed otherwise than by a figure, or ran out of time, says so in a line of its own.
  const ended = succeeded || missed ? [] : [{ what: "did not come to its end", holds: "✗" }];
  const rows = [...figures, ...ended];
  return (rows.length > 0 ? rows : [{ what: "ran, and holds", holds: "✓" }]).map((row) => ({
    file: name.replace(/^test\/bench\//, ""),
    ...row,
    "file, s": seconds,
  }));
});

function rowOf(line) {
  const { what, value, unit, atMost, atLeast, holds, peers } = JSON.parse(line);
  const bar = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : "";
  const short = (number) => Number(number.toPrecision(4));
  const peer = Object.entries(peers).map(([name, theirs]) => `${name} ${short(theirs)}`);
  return {
    ...{ what, figure: short(value), unit, bar },
    ...{ peer: peer.join(", "), holds: bar && (holds ? "✓" : "✗") },
  };
}

fs.rmSync(path.dirname(told), { recursive: true });
console.log("\n== figures beside their bars");
console.table(table);
process.exitCode = table.some(({ holds }) => holds === "✗") ? 1 : 0;
