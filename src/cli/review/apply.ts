/** `review apply`: what was typed into a review matrix comes into each unit's own file, or nothing does. */
import { isIdentitySheet } from "../../intake/files/identities";
import { rowsOfSheet } from "../../review/file";
import { matrixColumns } from "../../review/matrix/columns";
import {
  exchange,
  type Exchange,
  type MatrixConflict,
  type MatrixSide,
  type Refusal,
} from "../../review/matrix/exchange";
import type { BaseCard } from "../../review/matrix/plan";
import { readMatrix, type ReadMatrix } from "../../review/matrix/read";
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Text } from "../../rubric/types";
import { openWorkbook } from "../../xlsx/read";
import { FileTrouble, readBytes } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import type { ExitCode } from "../run";
import { copiesOf, writeCopies, type Taken } from "./copies";
import { changeOf } from "./write";
import { cardsIn, isBlocked, tellFailed, type Given } from "./given";

export async function apply(options: Options, host: CommandHost): Promise<ExitCode> {
  const [name, ...paths] = options.files;
  const { out } = options;
  if (name === undefined || paths.length === 0 || out === undefined)
    throw new UsageError({
      zh: "请写出复核总表、各单位的文件和 --out。",
      en: "Name the matrix, the units' files and --out.",
    });
  const prefer = sideOf(options.take);
  const matrix = await matrixOf(name);
  const { cards, failed } = await cardsIn(paths, options);
  tellFailed(failed, options, host);
  const result = exchangeAll(matrix, cards, prefer);
  const { stage, blind } = matrix.base;
  const to = { names: namesOf(options), ...(blind ? { blindStage: stage } : {}) };
  const taken = result.conflicts.length > 0 ? [] : result.taken;
  const copies = copiesOf(taken, stage, changeOf(options), to);
  await writeCopies(out, copies, options.force);
  const said = {
    written: copies.map(({ name: file, cells }) => ({ file, cells })),
    refreshed: result.refreshed,
    conflicts: result.conflicts,
    refused: result.refused,
  };
  if (options.json) host.print(JSON.stringify(said));
  else describe(said, options, host);
  return said.conflicts.length + said.refused.length + failed.length > 0 ? 1 : 0;
}

/** Whether people are named in what their units get. */
function namesOf({ names = "on" }: Options): boolean {
  if (names === "on" || names === "off") return names === "on";
  throw new UsageError({ zh: "--names 只能是 on 或 off。", en: "--names is on or off." });
}

async function matrixOf(file: string): Promise<ReadMatrix> {
  const { sheets } = openWorkbook(await readBytes(file));
  const register = sheets.find(isIdentitySheet);
  const found = readMatrix(sheets, register ? rowsOfSheet(register) : []);
  if (found) return found;
  throw new FileTrouble({
    zh: `${file} 不是复核总表，或它的记录（_rubric）已经丢失；请重新生成。`,
    en: `${file} is no review matrix, or its records (_rubric) were lost; make it again.`,
  });
}

function sideOf(take: readonly string[]): MatrixSide | undefined {
  const [side, ...others] = take;
  if (others.length === 0 && (side === undefined || side === "matrix" || side === "card"))
    return side;
  throw new UsageError({ zh: "--take 只能是 matrix 或 card。", en: "--take is matrix or card." });
}

interface Result {
  taken: Taken[];
  /** Units whose files were changed since the matrix was made. */
  refreshed: string[];
  conflicts: ({ unit: string } & MatrixConflict)[];
  refused: { unit: string; why: string; key?: string }[];
}

function exchangeAll(
  matrix: ReadMatrix,
  cards: readonly Given[],
  prefer: MatrixSide | undefined,
): Result {
  const result: Result = { taken: [], refreshed: [], conflicts: [], refused: [] };
  for (const base of matrix.base.cards) {
    const exchanged = exchangeOne(matrix, base, cards, prefer);
    const { unit } = base;
    if ("why" in exchanged) {
      const { why, ...more } = exchanged;
      result.refused.push({ unit, why, ...("key" in more ? { key: more.key } : {}) });
      continue;
    }
    const { given, ...rest } = exchanged;
    if (given.sha256 !== base.sha256) result.refreshed.push(unit);
    result.conflicts.push(...rest.conflicts.map((each) => ({ unit, ...each })));
    if (rest.assignments.length + rest.reasons.length > 0)
      result.taken.push({ given, exchanged: rest });
  }
  return result;
}

function exchangeOne(
  { base: { stage, fingerprint }, rows }: ReadMatrix,
  base: BaseCard,
  cards: readonly Given[],
  prefer: MatrixSide | undefined,
): (Exchange & { given: Given }) | Refusal | { why: string } {
  const [row, second] = rows.filter(({ card }) => card === base.card);
  const [given, twin] = cards.filter(({ of }) => of.card.id === base.card);
  if (!given) return { why: "missing" };
  if (twin) return { why: "twice" };
  if (!row) return { why: "row-missing" };
  if (second) return { why: "row-twice" };
  const { card, findings } = { ...given.of };
  if (rubricFingerprint(card.rubric) !== fingerprint) return { why: "other-version" };
  if (isBlocked(given.of, stage, findings)) return { why: "blocked" };
  const columns = matrixColumns({ rubric: card.rubric, stage, facts: true, blind: false });
  const exchanged = exchange(card, stage, row, columns, base.values, prefer);
  return "why" in exchanged ? exchanged : { ...exchanged, given };
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
  said: Pick<Result, "refreshed" | "conflicts" | "refused"> & {
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
