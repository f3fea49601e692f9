/** `send` and `restore`: files for people without the add-in, and back. */
import type { Language } from "../formula/values";
import { summary, type ReportedFormula, type SendReport } from "../sheets/formulas/send";
import { prepareToSend, restore as restoreFile, type Sent } from "../xlsx/send";
import { FileError } from "../xlsx/package";
import { FileTrouble, readBytes, withEach, withSuffix, writeBytes } from "./files";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import type { ExitCode } from "./run";

export function send(options: Options, host: CommandHost): Promise<ExitCode> {
  const { freeze } = options;
  return turn(options, host, false, (bytes) => prepareToSend(bytes, { freeze }));
}

export function restore(options: Options, host: CommandHost): Promise<ExitCode> {
  return turn(options, host, true, restoreFile);
}

async function turn(
  { files, out, force, json, language }: Options,
  host: CommandHost,
  restoring: boolean,
  act: (bytes: Uint8Array) => Sent,
): Promise<ExitCode> {
  if (files.length === 0)
    throw new UsageError({ zh: "请给出 .xlsx 文件。", en: "Name the .xlsx files." });
  if (out !== undefined && files.length > 1)
    throw new UsageError({
      zh: "有几个文件时不能用 --out。",
      en: "--out is for a single file only.",
    });
  const done = await withEach(files, host, language, async (file) => {
    const { bytes, report } = orTrouble(act, await readBytes(file));
    const target = out ?? withSuffix(file, restoring ? "（还原）" : "（发送）");
    await writeBytes(target, bytes, force);
    return { out: target, ...report };
  });
  if (json) host.print(JSON.stringify({ files: done }, null, 2));
  else for (const each of done) if ("out" in each) host.print(describe(each, restoring, language));
  return done.some((each) => "error" in each || each.left.length > 0) ? 1 : 0;
}

/** What nobody foresaw in a file is that file's trouble, and stops none of the others. */
function orTrouble(act: (bytes: Uint8Array) => Sent, bytes: Uint8Array): Sent {
  try {
    return act(bytes);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileTrouble({
      zh: `这个文件没有处理成，原文件没有改动。请用 Excel 打开并另存后再试（${String(error)}）。`,
      en: `This file could not be turned and was left as it is. Open it in Excel, save it again and retry (${String(error)}).`,
    });
  }
}

function describe(
  done: { file: string; out: string } & SendReport,
  restoring: boolean,
  language: Language,
): string {
  const reasons = [...done.fixed, ...done.left].filter(({ why }) => why);
  return [
    `${done.file} → ${done.out}`,
    `  ${summary(done, restoring)[language]}`,
    ...reasons.map((each) => `  ! ${placeOf(each)} ${each.why?.[language]}`),
  ].join("\n");
}

const placeOf = ({ place: { sheet, address } }: ReportedFormula) =>
  sheet === undefined ? address : `${sheet}!${address}`;
