/** The program: standard output and input around {@link run}. */
import { run } from "./run";

const words = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
const now = new Date();
const two = (number: number) => String(number).padStart(2, "0");

process.exitCode = 1;
void run(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  language: words.startsWith("en") ? "en" : "zh",
  today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
}).then((code) => {
  process.exitCode = code;
});
