/** `review apply`: what was typed into a review matrix comes into each unit's own file, or nothing does. */
import { copiesOf, type Copy } from "../../review/matrix/copies";
import type { MatrixSide } from "../../review/matrix/exchange";
import {
  exchangeFiles,
  openMatrixFile,
  refreshedFile,
  type FilesExchange,
  type OpenedMatrix,
} from "../../review/matrix/exchange-files";
import type { Given } from "../../review/matrix/files";
import type { Text } from "../../rubric/types";
import { FileTrouble, readBytes, writeBytes } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import type { ExitCode } from "../run";
import { writeCopies } from "./copies";
import { changeOf } from "./write";
import { cardsIn, tellFailed } from "./given";

export async function apply(options: Options, host: CommandHost): Promise<ExitCode> {
  const [name, ...paths] = options.files;
  const { out } = options;
  if (name === undefined || paths.length === 0 || out === undefined)
    throw new UsageError({
      zh: "请写出复核总表、各单位的文件和 --out。",
      en: "Name the matrix, the units' files and --out.",
    });
  const prefer = sideOf(options.take);
  const opened = await openMatrix(name);
  const { matrix } = opened;
  const { cards, failed } = await cardsIn(paths, options);
  tellFailed(failed, options, host);
  const result = exchangeFiles(matrix, cards, prefer && (() => prefer));
  const { stage, blind } = matrix.base;
  const to = { names: options.names, ...(blind ? { blindStage: stage } : {}) };
  const taken = result.conflicts.length > 0 ? [] : result.taken;
  const copies = copiesOf(taken, stage, changeOf(options), to);
  await writeCopies(out, copies, options.force);
  const isExchanged = result.conflicts.length === 0 && result.exchanged.length > 0;
  if (isExchanged && options.force) await writeMatrix(name, opened, result.exchanged, copies);
  const said = {
    written: copies.map(({ name: file, cells }) => ({ file, cells })),
    refreshed: result.refreshed,
    conflicts: result.conflicts.map(({ id: _, ...each }) => each),
    refused: result.refused,
  };
  if (options.json) host.print(JSON.stringify(said));
  else {
    describe(said, options, host);
    if (isExchanged) host.print(MATRIX[options.force ? "written" : "left"][options.language]);
  }
  return said.conflicts.length + said.refused.length + failed.length > 0 ? 1 : 0;
}

async function openMatrix(file: string): Promise<OpenedMatrix> {
  const opened = openMatrixFile(await readBytes(file));
  if (opened) return opened;
  throw new FileTrouble({
    zh: `${file} 不是复核总表，或它的记录（_rubric）已经丢失；请重新生成。`,
    en: `${file} is no review matrix, or its records (_rubric) were lost; make it again.`,
  });
}

/** The matrix takes what the cards say now, and remembers it: the next exchange begins there. */
async function writeMatrix(
  file: string,
  opened: OpenedMatrix,
  given: readonly Given[],
  copies: readonly Copy[],
): Promise<void> {
  await writeBytes(file, await refreshedFile(opened, given, copies), true);
}

const MATRIX: Record<"written" | "left", Text> = {
  written: {
    zh: "总表已更新：记下了这次写回，并显示各表现在的分。",
    en: "The matrix was brought up to date: it shows what the cards say now.",
  },
  left: {
    zh: "总表没有改动；要它记下这次写回，并显示各表现在的分，请加 --force。",
    en: "The matrix was left as it was; with --force it takes what the cards say now.",
  },
};

function sideOf(take: readonly string[]): MatrixSide | undefined {
  const [side, ...others] = take;
  if (others.length === 0 && (side === undefined || side === "matrix" || side === "card"))
    return side;
  throw new UsageError({ zh: "--take 只能是 matrix 或 card。", en: "--take is matrix or card." });
}

const REFUSED: Record<string, Text> = {
  signed: { zh: "已经定稿，请先退回重审", en: "is signed; reopen it first" },
  missing: { zh: "没有它的文件", en: "its file was not given" },
  twice: { zh: "有两个文件", en: "has two files" },
  "row-missing": { zh: "总表里的这一行不在了", en: "its row is gone from the matrix" },
  "row-twice": { zh: "总表里有两行", en: "has two rows in the matrix" },
  "other-version": { zh: "考核表的版本不同", en: "is of another version of the rubric" },
  blocked: {
    zh: "文件有误，不能收入（更正，或写明采信理由）",
    en: "has errors; correct them, or give a reason for taking it in",
  },
  invalid: {
    zh: "填的内容不能读取或超出范围",
    en: "holds something that cannot be read or is out of range",
  },
};

function describe(
  said: Pick<FilesExchange, "refreshed" | "refused"> & {
    conflicts: Omit<FilesExchange["conflicts"][number], "id">[];
    written: { file: string; cells: number }[];
  },
  { language }: Options,
  host: CommandHost,
): void {
  const zh = language === "zh";
  for (const { file, cells } of said.written)
    host.print(zh ? `  ${file}：${cells} 格` : `  ${file}: ${cells} cells`);
  for (const { unit, key, matrix: mine, card, base } of said.conflicts)
    host.print(
      zh
        ? `  ✖ ${unit} ${key}：总表 ${mine}，单位的表 ${card}，原来 ${base}`
        : `  ✖ ${unit} ${key}: matrix ${mine}, card ${card}, before ${base}`,
    );
  for (const { unit, why, key = "" } of said.refused)
    host.print(`  ! ${unit} ${key} ${REFUSED[why]?.[language] ?? why}`);
  if (said.conflicts.length > 0)
    host.print(
      zh
        ? "两边都改过而不同，什么都没有写；请核实后用 --take matrix 或 --take card。"
        : "Both sides changed these cells; nothing was written. Decide with --take matrix or --take card.",
    );
}
