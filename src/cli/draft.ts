/** `draft`: a printed table, from a workbook or from Word, as a 底稿; or a rubric as one. */
import {
  draftTable,
  NO_TABLE,
  sourcesIn,
  writeDraft,
  type DraftedTable,
  type DraftQuestion,
} from "../authoring/draft";
import { writeRubricWorkbook } from "../authoring/workbook";
import type { Language } from "../formula/values";
import { printable } from "../intake/gathered/printable";
import { FileError } from "../xlsx/package";
import { describeDraft } from "./draft-output";
import { FileTrouble, readBytes, withEach, writeBytes } from "./files";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import { namedRubric } from "./rubrics";
import type { ExitCode } from "./run";

export async function draft(options: Options, host: CommandHost): Promise<ExitCode> {
  const { files, from, out } = options;
  if (out === undefined) throw NO_OUT;
  if (files.length > 1 || (from === undefined) === (files.length === 0)) throw NO_FILE;
  if (from !== undefined && (options.sheet !== undefined || options.table !== undefined))
    throw NO_FILE;
  return from === undefined
    ? fromTable(files[0]!, { ...options, out }, host)
    : fromRubric(from, { ...options, out }, host);
}

type WithOut = Options & { out: string };

async function fromRubric(from: string, options: WithOut, host: CommandHost): Promise<ExitCode> {
  const { out, force, json, language } = options;
  const [done] = await withEach([from], host, language, async (name) => {
    const rubric = await namedRubric(name);
    await writeBytes(out, await writeRubricWorkbook(rubric), force);
    return { out, rubric: rubric.id };
  });
  if (json) host.print(JSON.stringify(done, null, 2));
  else if (done && "out" in done) host.print(written(out, language));
  return done && "error" in done ? 2 : 0;
}

const written = (out: string, language: Language) =>
  language === "zh" ? `已写成 ${printable(out)}。` : `${printable(out)} is written.`;

async function fromTable(file: string, options: WithOut, host: CommandHost): Promise<ExitCode> {
  const { out, force, json, language } = options;
  try {
    const drafted = await draftedFrom(file, options);
    await writeBytes(out, await writeDraft(drafted), force);
    if (json) host.print(JSON.stringify(drafted.draft, null, 2));
    else host.print(`${describeDraft(drafted.draft, language)}\n${written(out, language)}`);
    return drafted.draft.questions.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FileError || error instanceof FileTrouble)) throw error;
    const message = error.text[language];
    host.printError(`${printable(file)}${language === "zh" ? "：" : ": "}${message}`);
    if (json) host.print(JSON.stringify({ file, error: message }, null, 2));
    return 2;
  }
}

/** @throws FileTrouble where the file has no table */
async function draftedFrom(file: string, { sheet, table }: Options): Promise<DraftedTable> {
  const sources = sourcesIn(await readBytes(file), file);
  const chosen =
    sheet === undefined ? sources : sources.filter((each) => each.sheet.name === sheet);
  if (chosen.length === 0)
    throw noSheet(
      sheet!,
      sources.map((each) => each.sheet.name),
    );
  const options = table === undefined ? {} : { table };
  const found = chosen.flatMap((source) => {
    const drafted = draftTable(source, options);
    return drafted ? [{ drafted, name: source.sheet.name }] : [];
  });
  const [first, ...others] = found;
  if (!first) throw new FileTrouble(NO_TABLE);
  const { drafted } = first;
  const elsewhere = others.map(({ name }) => alsoOn(name));
  const questions = [...elsewhere, ...drafted.draft.questions];
  return { ...drafted, draft: { ...drafted.draft, questions } };
}

/** What stands on another sheet is not left out in silence. */
const alsoOn = (name: string): DraftQuestion => ({
  kind: "second-table",
  cell: `${name}!A1`,
  text: `工作表“${name}”里也有一张考核表，没有读进来。要读它，请用 --sheet。`,
});

const NO_OUT = new UsageError({
  zh: "请用 --out 给出底稿写到哪里。",
  en: "Say with --out where the workbook is to be written.",
});

const NO_FILE = new UsageError({
  zh: "请给出一个考核表文件（.xlsx 或 .docx），或用 --from 给出一个考核表，二者选一；--sheet 和 --table 只用于文件。",
  en: "Name the file of one table (.xlsx or .docx), or one rubric with --from; --sheet and --table are for files.",
});

const noSheet = (sheet: string, there: readonly string[]) =>
  new FileTrouble({
    zh: `没有工作表“${sheet}”，文件里有：${there.join("、")}。`,
    en: `There is no sheet “${sheet}”; the file has ${there.join(", ")}.`,
  });
