import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { RUBRIC_IDS, rubricText } from "./support/files";

const root = resolve(__dirname, "../..");

/** What an index and a loaded rubric need of the project, in a folder that may be changed. */
const copy = mkdtempSync(join(tmpdir(), "rubrics-"));
afterAll(() => rmSync(copy, { recursive: true }));

/** Runs TypeScript in the copy. */
const run = (...args: string[]) =>
  execFileSync(process.execPath, ["--import", "tsx", ...args], { cwd: copy, encoding: "utf8" });

test("a file in rubrics/ is an official rubric once the index is written again", () => {
  for (const name of ["rubrics", "src/rubric", "src/functions", "src/formula", "tools"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  const [example = ""] = /(?<=```json\n).*?(?=```)/s.exec(rubricText("README.md")) ?? [];
  writeFileSync(join(copy, "rubrics/monthly-report.json"), example);
  writeFileSync(
    join(copy, "load.ts"),
    `import { loadOfficialRubric, rubricIndex } from "./src/rubric/official";
     void loadOfficialRubric("monthly-report").then((rubric) =>
       console.log(JSON.stringify({ rubric, ids: rubricIndex.map(({ id }) => id) })));`,
  );

  run("tools/rubric-index.ts");
  const loaded = JSON.parse(run("load.ts")) as { rubric: unknown; ids: string[] };

  expect(loaded.rubric).toEqual(JSON.parse(example));
  expect(loaded.ids).toHaveLength(RUBRIC_IDS.length + 1);
  expect(loaded.ids.at(-1)).toBe("monthly-report");
}, 60_000);
