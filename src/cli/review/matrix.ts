/** `review matrix`: one criterion for all units side by side. */
import { fileRows, mixedCards } from "../../review/matrix/files";
import { matrixWorkbook } from "../../review/matrix/plan";
import { newCardId } from "../../sheets/identity/card-id";
import { STATES } from "../../sheets/roster/sources";
import { writeWorkbook } from "../../xlsx/write";
import { FileTrouble, writeBytes } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import type { ExitCode } from "../run";
import { cardsIn, tellFailed } from "./given";

export async function matrix(options: Options, host: CommandHost): Promise<ExitCode> {
  const { out, files, stage: asked, language } = options;
  if (out === undefined)
    throw new UsageError({ zh: "请用 -o 写明写到哪里。", en: "Name the file to write with -o." });
  const { cards, failed } = await cardsIn(files, options);
  tellFailed(failed, options, host);
  const [first] = cards;
  if (!first)
    throw new FileTrouble({
      zh: "没有考核表，没有写复核总表。",
      en: "There is no card; no matrix was written.",
    });
  const { rubric, scorecard } = first.of.card;
  const stage = rubric.stages.find(({ id }) => id === asked)?.id;
  if (stage === undefined) {
    const known = rubric.stages.map(({ id }) => id).join(", ");
    throw new UsageError({
      zh: `请用 --stage 写明评分阶段：${known}`,
      en: `Name the stage with --stage: ${known}`,
    });
  }
  const mixed = mixedCards(cards);
  if (mixed) throw new FileTrouble(mixed);
  const info = {
    rubric,
    stage,
    facts: options.facts,
    blind: options.blind,
    id: newCardId(),
    year: scorecard.year,
  };
  const rows = fileRows(cards, info);
  await writeBytes(out, await writeWorkbook(matrixWorkbook(info, rows)), options.force);
  const blocked = rows.filter(({ state }) => state === STATES.blocked).map(({ unit }) => unit);
  if (options.json)
    host.print(JSON.stringify({ file: out, matrix: info.id, units: rows.length, blocked }));
  else
    host.print(
      language === "zh"
        ? `已写入 ${out}：${rows.length} 个单位。`
        : `Written: ${out}, ${rows.length} units.`,
    );
  return failed.length > 0 || blocked.length > 0 ? 1 : 0;
}
