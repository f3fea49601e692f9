/** The program: standard output and input around {@link run}. */
import { dayOf } from "../sheets/clock";
import { run } from "./run";
import { isReader, serve, threads } from "./threads";

const words = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";

if (isReader()) serve();
else start();

function start(): void {
  // Whoever reads the output has seen enough: `| head`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.exitCode = 1;
  void run(process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
    language: words.startsWith("en") ? "en" : "zh",
    today: dayOf(new Date()),
    readers: (options, count) => threads(options, count, process.argv[1]!),
  }).then((code) => {
    process.exitCode = code;
  });
}
