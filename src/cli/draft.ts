/** `draft`: a rubric written as a 底稿. */
import { writeRubricWorkbook } from "../authoring/workbook";
import { withEach, writeBytes } from "./files";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import { namedRubric } from "./rubrics";
import type { ExitCode } from "./run";

export async function draft(options: Options, host: CommandHost): Promise<ExitCode> {
  const { files, from, out, force, json, language } = options;
  if (out === undefined) throw NO_OUT;
  if (from === undefined || files.length > 0) throw NO_RUBRIC;
  const [done] = await withEach([from], host, language, async (name) => {
    const rubric = await namedRubric(name);
    await writeBytes(out, await writeRubricWorkbook(rubric), force);
    return { out, rubric: rubric.id };
  });
  if (json) host.print(JSON.stringify(done, null, 2));
  else if (done && "out" in done)
    host.print(language === "zh" ? `已写成 ${out}。` : `${out} is written.`);
  return done && "error" in done ? 2 : 0;
}

const NO_OUT = new UsageError({
  zh: "请用 --out 给出底稿写到哪里。",
  en: "Say with --out where the workbook is to be written.",
});

const NO_RUBRIC = new UsageError({
  zh: "请用 --from 给出一个考核表。",
  en: "Name one rubric with --from.",
});
