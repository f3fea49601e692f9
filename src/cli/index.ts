/** The program: standard output and input around {@link run}. */
import { dayOf } from "../sheets/clock";
import { run } from "./run";

const words = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";

process.exitCode = 1;
void run(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  language: words.startsWith("en") ? "en" : "zh",
  today: dayOf(new Date()),
}).then((code) => {
  process.exitCode = code;
});
