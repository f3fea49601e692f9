/** The command line in a folder of its own, which is gone after each test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../../src/cli/run";

export interface CommandFolder {
  /** Path of a file in the folder. */
  at(name: string): string;
  /** Folders of the name are made. */
  put(name: string, content: Uint8Array | string): void;
  /** Runs a command, and answers its exit code and what it printed, `json` what that is as JSON. */
  cli(...args: string[]): Promise<{ code: number; out: string; err: string; json: () => never }>;
}

export function useCommandFolder(today: string): CommandFolder {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cli-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string) => join(folder, name);
  return {
    at,
    put(name, content) {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
    },
    async cli(...args) {
      let [out, err] = ["", ""];
      const code = await run(args, {
        print: (text) => (out += `${text}\n`),
        printError: (text) => (err += `${text}\n`),
        language: "zh",
        today,
      });
      return { code, out, err, json: () => JSON.parse(out) as never };
    },
  };
}
