/** `notice`: the papers of the year's end. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Language } from "../formula/values";
import { paperBytes, paperFileNames } from "../papers/files";
import { paragraphsOf, tablesOf, type Paper, type PaperKind } from "../papers/paper";
import { papersOf } from "../papers/papers-of";
import type { PaperChoices, PaperSource } from "../papers/source";
import { FileError } from "../xlsx/package";
import { FileTrouble, readBytes, writeBytes } from "./files";
import type { CommandHost } from "./host";
import { paperChoices } from "./notice-options";
import { earlierSources, paperSource } from "./notice-source";
import { UsageError, type Options } from "./options";
import type { ExitCode } from "./run";

const KINDS: readonly PaperKind[] = ["publicity", "awards", "subsidy", "unit", "comparison"];

export async function notice(options: Options, host: CommandHost): Promise<ExitCode> {
  const [given, ...paths] = options.files;
  const kind = KINDS.find((each) => each === given);
  if (!kind)
    throw new UsageError({
      zh: `请先写明文书的种类：${KINDS.join("、")}。`,
      en: `Name the kind of paper first: ${KINDS.join(", ")}.`,
    });
  if (paths.length === 0)
    throw new UsageError({ zh: "请给出汇总表或评分表。", en: "Name a roster, or cards." });
  const { out, format = "docx", template } = options;
  if (out === undefined)
    throw new UsageError({
      zh: "请用 --out 写明放在哪个文件夹。",
      en: "Name a folder with --out.",
    });
  if (format !== "docx" && format !== "xlsx")
    throw new UsageError({ zh: "--format 只能是 docx 或 xlsx。", en: "--format is docx or xlsx." });
  const choices = paperChoices(options, host.today);
  try {
    const papers = await make(kind, paths, choices, options);
    const letterhead = template === undefined ? undefined : await readBytes(template);
    await mkdir(out, { recursive: true });
    const files = paperFileNames(papers, format);
    for (const [at, paper] of papers.entries())
      await writeBytes(
        path.join(out, files[at]!),
        await paperBytes(paper, format, letterhead),
        options.force,
      );
    tell(papers, files, options, host);
    return papers.some(({ findings }) => findings.some(({ severity }) => severity !== "note"))
      ? 1
      : 0;
  } catch (error) {
    if (!(error instanceof FileTrouble || error instanceof FileError)) throw error;
    host.printError(error.text[options.language]);
    return 1;
  }
}

async function make(
  kind: PaperKind,
  paths: readonly string[],
  choices: PaperChoices,
  options: Options,
): Promise<Paper[]> {
  const { source, findings } = await paperSource(paths, options);
  const papers = await made(kind, source, choices, options);
  return papers.map((paper) => ({ ...paper, findings: [...findings, ...paper.findings] }));
}

async function made(
  kind: PaperKind,
  source: PaperSource,
  choices: PaperChoices,
  options: Options,
): Promise<Paper[]> {
  const earlier = kind === "comparison" ? await earlierSources(source, options) : [];
  const papers = papersOf(kind, source, earlier, choices);
  if (kind === "subsidy" && papers.length === 0)
    throw new UsageError({
      zh: `“${source.rubric.name.zh}”没有规定奖补金额。`,
      en: `“${source.rubric.name.en}” pays no subsidy.`,
    });
  return papers;
}

function tell(
  papers: readonly Paper[],
  files: readonly string[],
  { json, language, out }: Options,
  host: CommandHost,
): void {
  if (json) {
    const told = papers.map((paper, at) => paperJson(paper, files[at]!, language));
    host.print(JSON.stringify({ papers: told }));
    return;
  }
  papers.forEach(({ title, findings }, at) => {
    host.print(`${path.join(out!, files[at]!)}  ${title}`);
    for (const { severity, message } of findings)
      host.print(`  ${SIGNS[severity]} ${message[language]}`);
  });
}

const SIGNS = { error: "✖", warning: "!", note: "·" } as const;

/** Findings as intake prints them; they concern no cell. */
function paperJson(paper: Paper, file: string, language: Language) {
  const { kind, title, start, end, sum, capitals } = paper;
  return {
    ...{ kind, file, title },
    paragraphs: paragraphsOf(paper).map(({ style, text }) => ({ style, text })),
    tables: tablesOf(paper).map(({ columns, rows }) => [
      columns.map(({ header }) => header),
      ...rows,
    ]),
    ...{ start, end, sum, capitals },
    findings: paper.findings.map(({ kind: of, severity, message }) => ({
      ...{ kind: of, severity, card: null, sheet: null, cell: null, expected: null, found: null },
      message: message[language],
    })),
  };
}
