/** `review matrix` and `review apply`: one criterion for all units side by side, and back into each unit's own file. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { otherFormat } from "../../intake/files/formats";
import type { IntakeFinding } from "../../intake/types";
import { assign, giveReason } from "../../review/acts";
import {
  openFile,
  rowsOfSheet,
  written,
  type OpenedCard,
  type OpenedFile,
} from "../../review/file";
import type { NewRecord } from "../../review/log";
import { signTroubles } from "../../review/may-sign";
import { matrixColumns } from "../../review/matrix/columns";
import {
  exchange,
  type Exchange,
  type MatrixConflict,
  type MatrixSide,
  type Refusal,
} from "../../review/matrix/exchange";
import { matrixPlan, type BaseCard, type MatrixRow } from "../../review/matrix/plan";
import { readMatrix, type ReadMatrix } from "../../review/matrix/read";
import { valueIn } from "../../review/matrix/values";
import { valuesOf } from "../../review/card";
import { isIdentitySheet } from "../../intake/files/identities";
import { figureCell } from "../../ledger/figures";
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Rubric, Text } from "../../rubric/types";
import { newCardId } from "../../sheets/identity/card-id";
import { STATES } from "../../sheets/roster/sources";
import { byteWork } from "../../xlsx/byte-work";
import { safeFileName } from "../../xlsx/file-names";
import { FileError } from "../../xlsx/package";
import { openWorkbook } from "../../xlsx/read";
import { writeWorkbook } from "../../xlsx/write";
import { ZipInMemory } from "../../xlsx/zip-in-memory";
import { FileTrouble, readBytes, writeBytes } from "../files";
import { contents, gather } from "../gather";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import { knownRubrics } from "../rubrics";
import type { ExitCode } from "../run";
import { changeOf } from "./write";

/** A card of a file that was given. */
interface Given {
  file: string;
  sha256: string;
  opened: OpenedFile;
  of: OpenedCard;
}

interface Gathered {
  cards: Given[];
  /** Files that hold no card, and why. */
  failed: { file: string; why: Text }[];
}

async function cardsIn(paths: readonly string[], options: Options): Promise<Gathered> {
  const own = [options.out, ...options.rubric].filter((each) => each !== undefined);
  const rubrics = await knownRubrics(options.rubric);
  const found: Gathered = { cards: [], failed: [] };
  for (const source of await gather(paths, own))
    for await (const unpacked of contents(source)) {
      const { file } = unpacked;
      const read = "bytes" in unpacked ? openOr(file, unpacked.bytes, rubrics) : unpacked.trouble;
      if (!("cards" in read)) found.failed.push({ file, why: read });
      else if ("bytes" in unpacked) {
        const sha256 = await byteWork.sha256(unpacked.bytes);
        for (const of of read.cards) found.cards.push({ file, sha256, opened: read, of });
      }
    }
  return found;
}

function openOr(file: string, bytes: Uint8Array, rubrics: readonly Rubric[]): OpenedFile | Text {
  const other = otherFormat(file, bytes);
  if (other) return other;
  try {
    const opened = openFile(bytes, rubrics);
    return opened.cards.length > 0 ? opened : NO_CARD;
  } catch (error) {
    if (error instanceof FileError) return error.text;
    throw error;
  }
}

const NO_CARD: Text = { zh: "没有考核表，没有列入。", en: "holds no card and was left out." };

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
  const columns = matrixColumns(info);
  const rows = cards.map(({ file, sha256, of }): MatrixRow => {
    const { card, findings } = of;
    const total = (id: string | undefined) => {
      const value = id === undefined ? null : valuesOf(card).at(figureCell("total", id));
      return typeof value === "number" ? value : null;
    };
    const index = rubric.stages.findIndex(({ id }) => id === stage);
    return {
      ...{ card: card.id, unit: card.scorecard.unit, file: path.basename(file), sha256 },
      state: STATES[stateOf(of, stage, findings)],
      totals: [total(rubric.stages[index - 1]?.id), total(stage)],
      values: new Map(columns.map((column) => [column.key, valueIn(card, column)])),
    };
  });
  await writeBytes(out, await writeWorkbook(matrixPlan(info, rows)), options.force);
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

/** A blocked card's values may be wrong: they are taken only with a reason (采信理由). */
const isBlocked = ({ card }: OpenedCard, stage: string, findings: readonly IntakeFinding[]) =>
  card.scorecard.accepted === undefined &&
  findings.some(({ severity }) => severity === "error") &&
  signTroubles(card, stage, findings).length > signTroubles(card, stage, []).length;

const stateOf = (of: OpenedCard, stage: string, findings: readonly IntakeFinding[]) =>
  isBlocked(of, stage, findings)
    ? "blocked"
    : findings.some(({ severity }) => severity !== "note")
      ? "confirm"
      : "ready";

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
  const copies = result.conflicts.length > 0 ? [] : copiesOf(result.taken, matrix, options);
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

interface Taken {
  given: Given;
  exchanged: Exchange;
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

interface Copy {
  name: string;
  bytes: Uint8Array;
  cells: number;
}

/** The unit's own bytes with its review cells, reasons and log; nothing of any other unit. */
function copiesOf(
  taken: readonly Taken[],
  { base: { stage } }: ReadMatrix,
  options: Options,
): Copy[] {
  const change = changeOf(options);
  const used = new Set<string>();
  return taken.map(({ given: { file, opened, of }, exchanged }) => {
    const { card } = of;
    let { rows } = card;
    const more: NewRecord[] = [];
    for (const { key, reason } of exchanged.reasons) {
      const done = giveReason({ ...card, rows }, { stage, key }, reason, change);
      rows = done.rows;
      more.push(done.record);
    }
    const done = assign(card, exchanged.assignments, change, { rows, more });
    const cells = done.cells.map((write) => ({ of, write }));
    return {
      name: freeName(file, used),
      bytes: written(opened, { cells, rows: done.card.rows }),
      cells: exchanged.assignments.length + exchanged.reasons.length,
    };
  });
}

/** 复核-原名.xlsx; of two alike the second has a number. */
function freeName(file: string, used: Set<string>): string {
  const { name, ext } = path.parse(file);
  const plain = `复核-${safeFileName(name)}`;
  let free = plain;
  for (let nth = 2; used.has(free.toLowerCase()); nth++) free = `${plain}-${nth}`;
  used.add(free.toLowerCase());
  return `${free}${ext.toLowerCase() === ".xlsm" ? ext : ".xlsx"}`;
}

async function writeCopies(out: string, copies: readonly Copy[], force: boolean): Promise<void> {
  if (copies.length === 0) return;
  if (out.toLowerCase().endsWith(".zip")) {
    const zip = new ZipInMemory();
    for (const { name, bytes } of copies) zip.add(name, bytes);
    await writeBytes(out, zip.end(), force);
    return;
  }
  await mkdir(out, { recursive: true });
  for (const { name, bytes } of copies) await writeBytes(path.join(out, name), bytes, force);
}

function tellFailed(failed: Gathered["failed"], { language }: Options, host: CommandHost): void {
  for (const { file, why } of failed) host.printError(`${file}: ${why[language]}`);
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
