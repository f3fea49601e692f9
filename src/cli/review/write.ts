/** `review set`, `agree`, `sign`, `reopen`: the same file with one act more. */
import {
  agreement,
  assign,
  giveReason,
  inputNamed,
  type Assignment,
  type Written,
} from "../../review/acts";
import { isBlind } from "../../review/blind";
import { inputsOf, type ReviewCard } from "../../review/card";
import { written, type OpenedCard, type OpenedFile } from "../../review/file";
import { lineEdits } from "../../review/file-line";
import type { NewRecord } from "../../review/log";
import { isReasonCode, LONGEST_REASON, NEEDS_TEXT, REASONS } from "../../review/reason-rows";
import { brokenLines, closedStage, closeStage, openStage } from "../../review/closing";
import type { StageLine } from "../../review/signed-line";
import { isClosed } from "../../review/signature";
import { signTroubles } from "../../review/may-sign";
import { StateTooLong } from "../../review/state";
import { readTyped } from "../../review/typed";
import { stageName } from "../../rubric/model";
import type { Language, Text } from "../../formula/values";
import { timestamp } from "../../sheets/identity/clock";
import type { Change } from "../../sheets/identity/identity";
import { FileTrouble, writeBytes } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import { knownRubrics } from "../rubrics";
import type { ExitCode } from "../run";
import { askedStage, chosenCard, openCards } from "./cards";

/** A file, its card and stage. */
interface Asked {
  name: string;
  file: OpenedFile;
  opened: OpenedCard;
  stage: string;
  change: Change;
}

async function asked(options: Options): Promise<Asked> {
  const [name] = options.files;
  if (name === undefined) throw new UsageError({ zh: "请给出文件。", en: "Name a file." });
  const file = await openCards(name, await knownRubrics(options.rubric));
  const opened = chosenCard(file, options);
  const stage = askedStage(opened, options.stage);
  return { name, file, opened, stage, change: changeOf(options) };
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

/** Who does it, and when. */
export function changeOf({ by = "", at }: Options): Change {
  if (at === undefined) return { by, at: timestamp(new Date()) };
  const moment = at.replace(/\.\d+/, "");
  if (ISO.test(moment) && !Number.isNaN(Date.parse(moment))) return { by, at: moment };
  throw new UsageError({
    zh: `--at 请写成 2026-11-20T16:30:00+08:00 的样子。`,
    en: `Write --at like 2026-11-20T16:30:00+08:00.`,
  });
}

/** Only for commands about one file. */
function oneFile({ files }: Options): void {
  if (files.length === 1) return;
  throw new UsageError({ zh: "请给出一个文件。", en: "Name one file." });
}

export async function set(options: Options, host: CommandHost): Promise<ExitCode> {
  const it = await asked(options);
  const { card } = it.opened;
  refuseClosed(it);
  const assignments = options.files.slice(1).map((each) => assignment(it, each));
  if (assignments.length === 0)
    throw new UsageError({ zh: "请写出 指标=得分。", en: "Write KEY=VALUE." });
  const reason = options.reason === undefined ? null : reasonOf(options.reason);
  let { rows } = card;
  const more: NewRecord[] = [];
  if (reason && rows.length > 0)
    for (const key of new Set(assignments.map(({ input }) => input.key.replace(/#\d+$/, "")))) {
      const given = giveReason({ ...card, rows }, { stage: it.stage, key }, reason, it.change);
      rows = given.rows;
      more.push(given.record);
    }
  const done = assign(card, assignments, it.change, { rows, more });
  return finish(it, done, options, host, {
    written: assignments.map(({ input, value }) => ({
      ...{ stage: input.stage, key: input.key, from: input.content ?? null, to: value },
    })),
  });
}

function assignment({ opened: { card }, stage }: Asked, given: string): Assignment {
  const at = given.indexOf("=");
  const [name, text] = [given.slice(0, at).trim(), given.slice(at + 1)];
  if (at < 1)
    throw new UsageError({
      zh: `“${given}”没有写成 指标=得分。`,
      en: `“${given}” is not written KEY=VALUE.`,
    });
  const [input, other] = inputNamed(card, stage, name);
  if (!input) throw nothingCalled(name, card, stage);
  if (other)
    throw new UsageError({
      zh: `“${name}”不止一项，请写成 ${input.kind}:${name} 或 ${other.kind}:${name}。`,
      en: `“${name}” is more than one; write ${input.kind}:${name} or ${other.kind}:${name}.`,
    });
  const read = readTyped(card.rubric, input, text);
  if ("refused" in read) throw new UsageError(read.refused);
  if (!input.place)
    throw new FileTrouble({
      zh: `文件里找不到“${input.name.zh}”的单元格，没有写入。`,
      en: `The cell of “${input.name.en}” is not in the file; nothing was written.`,
    });
  return { input, value: read.value };
}

function nothingCalled(name: string, card: ReviewCard, stage: string): UsageError {
  const all = inputsOf(card).filter((input) => input.stage === stage);
  const known = (language: Language) =>
    all.map(({ key, name: own }) => `  ${key}  ${own[language]}`).join("\n");
  return new UsageError({
    zh: `这份考核表没有“${name}”这一项。可用：\n${known("zh")}`,
    en: `This card has nothing called “${name}”. Known:\n${known("en")}`,
  });
}

/** `CODE` or `CODE:TEXT`. */
function reasonOf(given: string): { code: string; text: string } {
  const [, code = "", words = ""] = /^([^:：]*)(?:[:：](.*))?$/s.exec(given) ?? [];
  const text = words.trim();
  if (!isReasonCode(code)) {
    const known = Object.keys(REASONS).join(", ");
    throw new UsageError({
      zh: `没有“${code}”这种理由。可用：${known}`,
      en: `There is no reason “${code}”. Known: ${known}`,
    });
  }
  if (NEEDS_TEXT.has(code) && text === "")
    throw new UsageError({
      zh: `理由“${REASONS[code].zh}”请写明：--reason ${code}:说明`,
      en: `The reason “${REASONS[code].en}” needs words: --reason ${code}:TEXT`,
    });
  if ([...text].length > LONGEST_REASON)
    throw new UsageError({
      zh: `理由最多 ${LONGEST_REASON} 个字。`,
      en: `A reason has at most ${LONGEST_REASON} characters.`,
    });
  return { code, text };
}

/** A closed stage, or one that a later signature covers, is opened first. */
function refuseClosed({ opened: { card }, stage }: Asked): void {
  const closed = closedStage(card, stage);
  if (closed === undefined) return;
  const name = stageName(card.rubric, closed);
  throw new FileTrouble({
    zh: `“${name.zh}”已经定稿，没有改动。请先退回重审（review reopen）。`,
    en: `“${name.en}” is signed and was not changed. Reopen it first (review reopen).`,
  });
}

export async function agree(options: Options, host: CommandHost): Promise<ExitCode> {
  oneFile(options);
  const it = await asked(options);
  const { card } = it.opened;
  refuseClosed(it);
  if (isBlind(card, it.stage)) throw new FileTrouble(BLIND);
  const { criterion, section } = options;
  const { sections } = card.rubric;
  if (section !== undefined && !sections.some(({ id }) => id === section))
    throw unknown(
      section,
      sections.map(({ id }) => id),
    );
  const { assignments, left } = agreement(card, it.stage, {
    ...(criterion === undefined ? {} : { criterion }),
    ...(section === undefined ? {} : { section }),
  });
  if (criterion !== undefined && assignments.length + left.length === 0)
    throw unknown(criterion, []);
  const done = assign(card, assignments, it.change, { what: "agreed" });
  return finish(it, done, options, host, {
    agreed: assignments.map(({ input, value }) => ({ key: input.key, value })),
    left,
  });
}

const BLIND: Text = {
  zh: "这一阶段正在盲评，看不到前一阶段的评分，不能同意。",
  en: "This stage is reviewed blind: the stage before is hidden and cannot be agreed to.",
};

const unknown = (name: string, ids: readonly string[]) =>
  new UsageError({
    zh: `没有“${name}”。${ids.length === 0 ? "" : `可用：${ids.join("、")}`}`,
    en: `There is no “${name}”.${ids.length === 0 ? "" : ` Known: ${ids.join(", ")}`}`,
  });

export async function sign(options: Options, host: CommandHost): Promise<ExitCode> {
  oneFile(options);
  const it = await asked(options);
  const { opened, stage, change } = it;
  const troubles = signTroubles(opened.card, stage, opened.findings);
  if (troubles.length > 0)
    throw new FileTrouble({
      zh: `没有定稿：${troubles.map(({ zh }) => zh).join("；")}`,
      en: `Not signed: ${troubles.map(({ en }) => en).join("; ")}`,
    });
  const { card, lines, signature, changedSince } = orTooLong(() =>
    closeStage(opened.card, stage, change),
  );
  const { code, sha256, reasonsMissing } = signature;
  const said = {
    ...{ code, sha256, reasonsMissing },
    ...(changedSince === null ? {} : { changedSince }),
  };
  return finish(it, { card, cells: [] }, options, host, said, lines);
}

function orTooLong<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof StateTooLong)) throw error;
    throw new FileTrouble({
      zh: "这份考核表的内容太长，定稿存不下，没有定稿。",
      en: "This card says too much for a signature to keep; it was not signed.",
    });
  }
}

export async function reopen(options: Options, host: CommandHost): Promise<ExitCode> {
  oneFile(options);
  const it = await asked(options);
  const { opened, stage, change } = it;
  const text = options.reason?.trim() ?? "";
  if (text === "")
    throw new UsageError({
      zh: "退回重审请用 --reason 写明理由。",
      en: "Say why it is reopened with --reason.",
    });
  const { card } = opened;
  if (!isClosed(card, stage)) {
    const name = stageName(card.rubric, stage);
    throw new FileTrouble({ zh: `“${name.zh}”没有定稿。`, en: `“${name.en}” is not signed.` });
  }
  const done = openStage(card, stage, text, change);
  return finish(
    it,
    { card: done.card, cells: [] },
    options,
    host,
    { reopened: done.reopened },
    done.lines,
  );
}

/** Writes the file, with the lines of signatures that no longer hold, and says what was done. */
async function finish(
  { name, file, opened }: Asked,
  { card, cells }: Written,
  options: Options,
  host: CommandHost,
  said: Record<string, unknown>,
  lines?: readonly StageLine[],
): Promise<ExitCode> {
  const target = options.out ?? name;
  const bytes = written(file, {
    cells: cells.map((write) => ({ of: opened, write })),
    rows: card.rows,
    more: lineEdits(opened, lines ?? brokenLines(card)),
  });
  await writeBytes(target, bytes, options.force);
  const isRecorded = file.identity !== null;
  if (options.json) host.print(JSON.stringify({ file: target, ...said, recorded: isRecorded }));
  else host.print(describe(target, said, isRecorded, options));
  return 0;
}

function describe(
  target: string,
  said: Record<string, unknown>,
  isRecorded: boolean,
  { language }: Options,
): string {
  const zh = language === "zh";
  const lines = [zh ? `已写入 ${target}` : `Written: ${target}`];
  if (typeof said.code === "string")
    lines.push(
      zh
        ? `  校验码 ${said.code}${Number(said.reasonsMissing) > 0 ? `，缺 ${String(said.reasonsMissing)} 条理由` : ""}`
        : `  code ${said.code}${Number(said.reasonsMissing) > 0 ? `, ${String(said.reasonsMissing)} reasons are missing` : ""}`,
    );
  if (Array.isArray(said.agreed) && Array.isArray(said.left))
    lines.push(
      zh
        ? `  同意 ${said.agreed.length} 项，其余 ${said.left.length} 项没有动`
        : `  agreed to ${said.agreed.length}; ${said.left.length} were left as they are`,
    );
  if (!isRecorded)
    lines.push(
      zh
        ? "  文件里没有记录表（_rubric），这次改动没有留下记录"
        : "  the file has no sheet of records (_rubric): nothing was recorded",
    );
  return lines.join("\n");
}
