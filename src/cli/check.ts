/** `check`: rubric files, and what their clauses leave open (条文体检). */
import type { Language } from "../formula/values";
import { checkClauses, type ClauseFinding } from "../rubric/clauses";
import { exportRubric, parseRubric } from "../rubric/load";
import { loadOfficialRubric, rubricIndex } from "../rubric/official";
import { describeProblem, type RubricProblem } from "../rubric/problems";
import { withEach } from "./files";
import type { CommandHost } from "./host";
import type { Options } from "./options";
import { parseRubricFile } from "./rubrics";
import type { ExitCode } from "./run";
import { table } from "./table";

interface Checked {
  problems: RubricProblem[];
  hints: RubricProblem[];
  findings: ClauseFinding[];
}

export async function check(options: Options, host: CommandHost): Promise<ExitCode> {
  const { json, language } = options;
  const official = options.files.length === 0;
  const files = official ? rubricIndex.map(({ id }) => id) : options.files;
  const parsed = async (file: string) =>
    official
      ? parseRubric(exportRubric(await loadOfficialRubric(file)), file)
      : await parseRubricFile(file);
  const done = await withEach<Checked>(files, host, language, async (file) => {
    const { rubric, problems = [], hints = [] } = await parsed(file);
    return { problems, hints, findings: rubric ? checkClauses(rubric, host.today) : [] };
  });
  if (json) host.print(JSON.stringify({ files: done }, null, 2));
  else for (const each of done) if ("problems" in each) host.print(describe(each, language));
  return done.some((each) => "error" in each || hasErrors(each)) ? 1 : 0;
}

const hasErrors = ({ problems, findings }: Checked) =>
  problems.length > 0 || findings.some(({ severity }) => severity === "error");

function describe(
  { file, problems, hints, findings }: Checked & { file: string },
  language: Language,
): string {
  if (problems.length > 0)
    return problems.map((problem) => `✖ ${describeProblem(problem, language)}`).join("\n");
  const zh = language === "zh";
  const advice = hints.map((hint) => `· ${describeProblem(hint, language)}\n`).join("");
  const title = zh
    ? `${file}：文件正确，条文体检 ${findings.length} 条`
    : `${file}: the file is sound; ${findings.length} findings about its clauses`;
  const rows = findings.map(({ severity, clause, message, answer }) => [
    SIGNS[severity],
    clause,
    message[language],
    answer[language],
  ]);
  const header = zh ? ["", "条款", "发现", "口径"] : ["", "clause", "finding", "reading"];
  const told = rows.length === 0 ? title : `${title}\n${table([header, ...rows])}\n`;
  return hints.length === 0 ? told : `${told}\n${advice}`.trimEnd();
}

const SIGNS = { error: "✖", warning: "!", info: "·" };
