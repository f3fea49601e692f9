/** Worker threads read as one thread does; one that hangs or breaks down costs its own file alone. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { threads } from "../../src/cli/threads";
import { readReturned } from "../../src/intake/files/read-file";
import { RUBRICS, soundCard } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { useCommandFolder } from "./support/command";

const { at, put } = useCommandFolder("2026-11-20");
const options = { rubrics: RUBRICS };

test("threads say what one thread says", async () => {
  // The sources as they are, under the hooks that the command line's own sources run with.
  put(
    "reader.cjs",
    `require(${JSON.stringify(require.resolve("tsx/cjs"))});
     require(${JSON.stringify(resolve(__dirname, "../../src/cli/threads.ts"))}).serve();`,
  );
  const sound = await soundCard("graduate-college");
  const files = [
    sound,
    new FileEditor(sound).type("评分表", "E21", 30).bytes(),
    new FileEditor(sound).type("评分表", "F3", "见附件").bytes(),
    new Uint8Array(3),
  ];
  const readers = threads(options, 2, at("reader.cjs"));
  const read = await Promise.all(files.map((bytes, index) => readers.read(`${index}.xlsx`, bytes)));
  await readers.close();
  expect(read).toEqual(
    await Promise.all(files.map((bytes, index) => readReturned(`${index}.xlsx`, bytes, options))),
  );
}, 60_000);

test("a thread that hangs or breaks down is ended, and the other files are read", async () => {
  put(
    "reader.cjs",
    `const { parentPort } = require("node:worker_threads");
     parentPort.on("message", ({ file }) => {
       if (file === "hangs") for (;;);
       if (file === "breaks") throw new Error("out of order");
       parentPort.postMessage({ file });
     });`,
  );
  const readers = threads(options, 2, at("reader.cjs"), 1500);
  const said: [string, string][] = [];
  for (const file of ["first", "hangs", "breaks", "last"]) {
    const { findings = [] } = await readers.read(file, new Uint8Array(1));
    said.push([file, findings.map(({ kind, message }) => `${kind}: ${message.zh}`).join()]);
  }
  await readers.close();
  expect(said).toEqual([
    ["first", ""],
    ["hangs", expect.stringMatching(/^unreadable-file: .*已经停下/)],
    ["breaks", expect.stringMatching(/^unreadable-file: .*out of order.*其他文件不受影响/)],
    ["last", ""],
  ]);
}, 60_000);

test("whoever reads the output and has seen enough is told nothing: | head", async () => {
  const program = spawn(
    process.execPath,
    ["--import", "tsx", resolve(__dirname, "../../src/cli/index.ts"), "--help"],
    { cwd: resolve(__dirname, "../..") },
  );
  program.stdout.destroy();
  let err = "";
  program.stderr.on("data", (piece) => (err += String(piece)));
  await new Promise((done) => program.on("close", done));
  expect(err).toBe("");
}, 60_000);
