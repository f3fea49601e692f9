/** `review matrix`: one criterion for all units side by side. */
import path from "node:path";
import type { IntakeFinding } from "../../intake/types";
import type { OpenedCard } from "../../review/file";
import { matrixWorkbook } from "../../review/matrix/plan";
import { matrixRow } from "../../review/matrix/rows";
import { rubricFingerprint } from "../../rubric/fingerprint";
import { newCardId } from "../../sheets/identity/card-id";
import { STATES } from "../../sheets/roster/sources";
import { writeWorkbook } from "../../xlsx/write";
import { FileTrouble, writeBytes } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import type { ExitCode } from "../run";
import { cardsIn, isBlocked, tellFailed, type Given } from "./given";

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
  refuseMixed(cards);
  const info = {
    rubric,
    stage,
    facts: options.facts,
    blind: options.blind,
    id: newCardId(),
    year: scorecard.year,
  };
  const rows = cards.map(({ file, sha256, of }) =>
    matrixRow(of.card, info, {
      ...{ file: path.basename(file), sha256 },
      state: STATES[stateOf(of, stage, of.findings)],
    }),
  );
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

/** One workbook, one rubric, one year; and each card once. */
function refuseMixed(cards: readonly Given[]): void {
  const keys = new Set(
    cards.map(
      ({ of: { card } }) =>
        `${card.rubric.id} ${card.rubric.version} ${rubricFingerprint(card.rubric)} ${card.scorecard.year}`,
    ),
  );
  if (keys.size > 1)
    throw new FileTrouble({
      zh: `这些表属于不同的考核、版本或年度，不能列在一张总表里：${[...keys].join("；")}`,
      en: `These cards are of several rubrics, versions or years, which one matrix cannot hold: ${[...keys].join("; ")}`,
    });
  const ids = cards.map(({ of }) => of.card.id);
  const twice = cards.find(
    ({ of }, index) => of.card.id === "" || ids.indexOf(of.card.id) !== index,
  );
  if (twice)
    throw new FileTrouble({
      zh: `${twice.file}：同一份考核表有两个文件，或文件里没有编号；请只留一个。`,
      en: `${twice.file}: two files hold one card, or the card has no id; keep one of them.`,
    });
}

const stateOf = (of: OpenedCard, stage: string, findings: readonly IntakeFinding[]) =>
  isBlocked(of, stage, findings)
    ? "blocked"
    : findings.some(({ severity }) => severity !== "note")
      ? "confirm"
      : "ready";
