/** The program: standard output and input around {@link run}. */
import { dayOf } from "../sheets/identity/clock";
import { useNodeBytes } from "./node-bytes";
import { run } from "./run";
import { isReader, serve, threads } from "./threads";

const words = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";

useNodeBytes();
if (isReader()) serve();
else start();

function start(): void {
  // Whoever reads the output has seen enough: `| head`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.exitCode = 1;
  // Threads run what was built; from its sources, the program reads by itself.
  const script = process.argv[1] ?? "";
  void run(process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
    language: words.startsWith("en") ? "en" : "zh",
    today: dayOf(new Date()),
    ...(script.endsWith(".ts")
      ? {}
      : { readers: (options, count) => threads(options, count, script) }),
  }).then((code) => {
    process.exitCode = code;
  });
}
