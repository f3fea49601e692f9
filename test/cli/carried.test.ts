/** By which rubric `score` counts a table whose workbook carries its own: as `which-rubric.ts` says. */
import { useCommandFolder } from "./support/command";
import { rubricText } from "../support/rubrics";

const { at, put, cli } = useCommandFolder("2026-11-01");

interface Json {
  id: string;
  version: string;
  name: { zh: string };
}

/** The rubric of a college of its own, as a file. */
function rubricFile(file: string, version: string, name: string): string {
  const json = JSON.parse(rubricText("graduate-college.json")) as Json;
  put(file, JSON.stringify({ ...json, id: "own", version, name: { ...json.name, zh: name } }));
  return at(file);
}

interface Scored {
  files: [{ cards: { rubric: { version: string }; findings: { message: { zh: string } }[] }[] }];
}

/** The version that a card of 1.0.0 was counted by, what was said, and its first line. */
async function scored(...known: string[]) {
  const made = rubricFile("1.json", "1.0.0", "本院考核");
  const card = at("文学院.xlsx");
  await cli("generate", made, "--unit", "文学院", "--out", card, "--force");
  const rubric = known.flatMap((file) => ["--rubric", file]);
  const json = (await cli("score", card, ...rubric, "--json")).json() as Scored;
  const [{ cards }] = json.files;
  const text = (await cli("score", card, ...rubric)).out;
  return {
    version: cards[0]!.rubric.version,
    said: cards[0]!.findings.map(({ message }) => message.zh).join("\n"),
    text,
  };
}

test("where nobody has it, the one that it carries counts, and nothing is to be said", async () => {
  const { version, said, text } = await scored();
  expect(version).toBe("1.0.0");
  expect(said).not.toMatch(/考核表生成|自带/);
  expect(text).toContain("本院考核");
});

test("beside another version, the one that it carries counts, which is told", async () => {
  const { version, said, text } = await scored(rubricFile("2.json", "2.0.0", "本院考核（新）"));
  expect(version).toBe("1.0.0");
  expect(said).toMatch(/1\.0\.0/);
  expect(said).toMatch(/2\.0\.0/);
  expect(text).not.toContain("本院考核（新）");
});

test("beside another text of its version, the one that is given counts, and that it differs is told", async () => {
  const { version, said, text } = await scored(rubricFile("other.json", "1.0.0", "办公室的考核"));
  expect(version).toBe("1.0.0");
  expect(said).toMatch(/已按现用版本读取/);
  expect(text).toContain("办公室的考核");
});
