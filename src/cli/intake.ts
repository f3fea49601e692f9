/** `intake`: returned files → what is to be said of them, a roster, letters, marked copies. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { carriedBy } from "../intake/files/carried";
import { collect, type Collected } from "../intake/gathered/collect";
import { issuedOf, type Issued } from "../intake/gathered/issued";
import { lettersOf } from "../intake/gathered/letters";
import { filledCopy, fillingOf } from "../intake/gathered/filled-copy";
import { printable } from "../intake/gathered/printable";
import { markedCopy } from "../intake/gathered/marked-copy";
import { rostersOf, type TakenRoster } from "../intake/gathered/roster";
import { rosterCsv, writeTakenRoster } from "../intake/gathered/roster-file";
import type { ReadFile } from "../intake/types";
import { forUnit } from "../review/unit-copy";
import { loadOfficialRubric, rubricIndex } from "../rubric/official";
import { effectiveReadings } from "../rubric/model";
import type { Rubric, Text } from "../rubric/types";
import { timestamp } from "../sheets/identity/clock";
import { fileNames, safeFileName } from "../xlsx/file-names";
import { FileTrouble, writeBytes } from "./files";
import { contents, gather, type Source } from "./gather";
import type { CommandHost } from "./host";
import { describeIntake, describeWritten, intakeJson } from "./intake-output";
import { UsageError, type Options } from "./options";
import { readAll } from "./read-all";
import { readingsOf } from "./readings";
import { namedRubric } from "./rubrics";
import type { ExitCode } from "./run";
import { listOfUnits } from "./units";
import { newCardId } from "../sheets/identity/card-id";

interface Asked {
  rubrics: Rubric[];
  /** The one that is asked for; undefined where none is. */
  rubric: Rubric | undefined;
  readings: Record<string, string>;
  units: string[];
}

export async function intake(options: Options, host: CommandHost): Promise<ExitCode> {
  if (options.files.length === 0)
    throw new UsageError({
      zh: "请给出收到的文件或文件夹。",
      en: "Name the files or folders that came back.",
    });
  try {
    return await takeIn(options, host);
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    host.printError(error.text[options.language]);
    return 1;
  }
}

async function takeIn(options: Options, host: CommandHost): Promise<ExitCode> {
  const given = await askedOf(options);
  const sources = await gather(options.files, ownPaths(options));
  const reading = {
    rubrics: given.rubrics,
    readings: given.readings,
    units: given.units,
    ...(given.rubric ? { rubric: given.rubric.id } : {}),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
  };
  const read = await readAll(sources, reading, host, options.workers);
  const asked = { ...given, rubrics: [...given.rubrics, ...carriedBy(read)] };
  const issued =
    options.issued === undefined
      ? undefined
      : await issuedIn(options.issued, (sources) =>
          readAll(sources, reading, host, options.workers),
        );
  const collected = collect(read, {
    rubrics: asked.rubrics,
    units: asked.units,
    readings: asked.readings,
    ...(options.year === undefined ? {} : { year: options.year }),
    ...(issued ? { issued } : {}),
  });
  const taken = takenOf(options.take, collected);
  const rosters = rostersOf(collected.files, asked.rubrics, {
    readings: asked.readings,
    taken,
    missing: collected.units.missing,
    ...(options.stage === undefined ? {} : { stage: options.stage }),
  });
  await write(options, host, { asked, sources, collected, rosters, taken });
  if (options.json) host.print(JSON.stringify(intakeJson(collected, rosters, options.language)));
  else {
    host.print(describeIntake(collected, rosters, options.language));
    const { out, letters, marked, filled } = options;
    const written = [out, letters, marked, filled].filter((to) => to !== undefined);
    if (written.length > 0) host.print(describeWritten(written, options.language));
  }
  const { missing } = collected.units;
  return missing.length === 0 && collected.files.every(({ state }) => state === "ready") ? 0 : 1;
}

/** What was sent. Where nothing is found of it, every file would be told to be somebody's own. */
async function issuedIn(
  place: string,
  read: (sources: readonly Source[]) => Promise<ReadFile[]>,
): Promise<Issued[]> {
  const files = await read(await gather([place]));
  const issued = issuedOf(files);
  if (issued.length > 0) return issued;
  const [first] = files.flatMap(({ findings }) => findings);
  throw new FileTrouble({
    zh: `--issued ${place}：没有读到下发的考核表${first ? `（${first.message.zh}）` : ""}。请给出下发时的文件夹或压缩包。`,
    en: `--issued ${place}: no card that was sent was found there${first ? ` (${first.message.en})` : ""}. Give the folder or zip as it was sent.`,
  });
}

/** What the command reads or writes besides: a second run in the same folder takes in none of it. */
const ownPaths = ({ units, out, letters, marked, filled, issued, rubric }: Options): string[] =>
  [rubric, out, letters, marked, filled, issued, units].flat().filter((each) => each !== undefined);

async function askedOf({ rubric: named, reading, units, stage }: Options): Promise<Asked> {
  if (named.length > 1)
    throw new UsageError({
      zh: "--rubric 只能写一次。",
      en: "--rubric may be given once only.",
    });
  const [name] = named;
  const rubric = name === undefined ? undefined : await namedRubric(name);
  const official = await Promise.all(rubricIndex.map(({ id }) => loadOfficialRubric(id)));
  const rubrics = rubric ? [rubric, ...official.filter(({ id }) => id !== rubric.id)] : official;
  const among = rubric ? [rubric] : rubrics;
  if (stage !== undefined && !among.some(({ stages }) => stages.some(({ id }) => id === stage)))
    throw new UsageError({
      zh: `没有“${stage}”这个评分阶段。可用：${stagesOf(among)}`,
      en: `There is no stage “${stage}”. Known: ${stagesOf(among)}`,
    });
  return {
    rubrics,
    rubric,
    readings: readingsOf(reading, among),
    units: units === undefined ? [] : await listOfUnits(units),
  };
}

const stagesOf = (rubrics: readonly Rubric[]) =>
  [...new Set(rubrics.flatMap(({ stages }) => stages.map(({ id }) => id)))].join(", ");

/** `FILE=REASON` as reasons by file; a file is named as it is shown, or by its last part where that is one file's. */
function takenOf(given: readonly string[], { files }: Collected): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const { file, reason } = splitTake(
        each,
        files.map((one) => one.file),
      );
      return [file, reason];
    }),
  );
}

function splitTake(each: string, names: readonly string[]): { file: string; reason: string } {
  for (let at = each.indexOf("="); at >= 0; at = each.indexOf("=", at + 1)) {
    const [name, reason] = [each.slice(0, at).trim(), each.slice(at + 1).trim()];
    const file = fileNamed(name, names);
    if (file === null) continue;
    if (reason !== "") return { file, reason };
    throw new UsageError({
      zh: `--take ${each}：请写明理由。`,
      en: `--take ${each}: give a reason.`,
    });
  }
  throw new UsageError({
    zh: `--take ${each}：没有这个文件，或没有写成“文件=理由”。`,
    en: `--take ${each}: there is no such file, or it is not written FILE=REASON.`,
  });
}

function fileNamed(name: string, names: readonly string[]): string | null {
  const normal = path.normalize(name).split(path.sep).join("/");
  if (names.includes(name)) return name;
  const found = names.filter(
    (each) => each === normal || each.endsWith(`/${normal}`) || normal.endsWith(`/${each}`),
  );
  return found.length === 1 ? found[0]! : null;
}

interface Made {
  asked: Asked;
  sources: readonly Source[];
  collected: Collected;
  rosters: readonly TakenRoster[];
  /** Reasons of the files that were taken in as they are. */
  taken: Readonly<Record<string, string>>;
}

async function write(options: Options, host: CommandHost, made: Made): Promise<void> {
  const { out, letters, marked, filled } = options;
  if (out !== undefined) await writeRoster(out, options, made);
  if (letters !== undefined) await writeLetters(letters, options, host, made);
  if (marked !== undefined) await writeMarked(marked, options, made);
  if (filled !== undefined) await writeFilled(filled, options, host, made);
}

async function writeRoster(out: string, options: Options, made: Made): Promise<void> {
  const [roster, ...others] = made.rosters;
  const ending = path.extname(out).toLowerCase();
  if (ending !== ".xlsx" && ending !== ".csv")
    throw new UsageError({
      zh: "--out 只能是 .xlsx 或 .csv。",
      en: "--out ends in .xlsx or .csv.",
    });
  if (!roster)
    throw new FileTrouble({
      zh: "没有可汇总的文件，没有写汇总表；需要收入的请用 --take 文件=理由。",
      en: "No file is ready, so no roster was written; take files in with --take FILE=REASON.",
    });
  if (others.length > 0)
    throw new FileTrouble(severalRosters(made.rosters.map(({ rubric }) => rubric)));
  const year = options.year ?? yearOf(made.collected) ?? "";
  const info = {
    id: newCardId(),
    year,
    readings: effectiveReadings(roster.rubric, made.asked.readings),
    readAt: timestamp(new Date()),
  };
  const bytes =
    ending === ".csv"
      ? new TextEncoder().encode(rosterCsv(roster, info))
      : await writeTakenRoster(roster, info);
  await writeBytes(out, bytes, options.force);
}

function severalRosters(rubrics: readonly Rubric[]): Text {
  const names = rubrics.map(({ id, version }) => `${id} ${version}`);
  if (new Set(rubrics.map(({ id }) => id)).size === 1)
    return {
      zh: `收入的文件由同一考核表的几个版本生成（${names.join("、")}），不能排在一张汇总表里；旧版的请重画为现用版本，或不收入。`,
      en: `The files taken in come from several versions of one rubric (${names.join(", ")}), which one roster cannot rank; draw the older ones again by the present version, or do not take them in.`,
    };
  return {
    zh: `文件属于几个不同的考核（${names.join("、")}），请用 --rubric 指定一个。`,
    en: `The files belong to several rubrics (${names.join(", ")}); choose one with --rubric.`,
  };
}

const yearOf = ({ files }: Collected) =>
  files.flatMap(({ cards }) => cards.flatMap(({ year }) => year ?? []))[0];

/** What was taken in as it is need not be mended. */
const toMend = ({ files }: Collected, taken: Made["taken"]) =>
  files.filter(({ file }) => taken[file] === undefined);

async function writeLetters(
  folder: string,
  options: Options,
  host: CommandHost,
  { collected, asked, taken }: Made,
): Promise<void> {
  const letters = lettersOf(toMend(collected, taken), asked.rubrics, host.today);
  const names = fileNames(
    letters.map(
      ({ unit, files }) =>
        `退回说明-${unit || path.basename(files[0] ?? "", path.extname(files[0] ?? ""))}`,
    ),
    "txt",
  );
  await mkdir(folder, { recursive: true });
  for (const [index, { text }] of letters.entries())
    await writeBytes(
      path.join(folder, names[index]!),
      new TextEncoder().encode(`\ufeff${text}`),
      options.force,
    );
}

async function writeMarked(folder: string, options: Options, made: Made): Promise<void> {
  const { collected, taken } = made;
  const wanted = new Map(toMend(collected, taken).map((file) => [file.file, file]));
  await writeCopies(folder, options, made, (file, bytes) => {
    const found = wanted.get(file);
    return found ? markedCopy(bytes, found.findings, options.language) : null;
  });
}

/** Of what was taken in: each workbook with the figures by which its units are compared. */
async function writeFilled(
  folder: string,
  options: Options,
  host: CommandHost,
  made: Made,
): Promise<void> {
  const { cells, without } = fillingOf(made.rosters.flatMap((roster) => roster.rows));
  const missed = new Set(without);
  await writeCopies(folder, options, made, (file, bytes) => {
    const own = cells.get(file);
    const copy = own ? filledCopy(bytes, own) : null;
    if (own && !copy) missed.add(file);
    return copy;
  });
  if (missed.size > 0) host.printError(notFilled([...missed])[options.language]);
}

const notFilled = (files: readonly string[]): Text => ({
  zh: `没有回填：${files.map(printable).join("、")}：表里没有放这些数的单元格，请把数告诉该单位。`,
  en: `Not filled in: ${files.map(printable).join(", ")}: no cells for these figures; tell the unit what they are.`,
});

/** What goes to a unit holds its own card's records only. */
async function writeCopies(
  folder: string,
  options: Options,
  { sources, asked: { rubrics } }: Made,
  copyOf: (file: string, bytes: Uint8Array) => Uint8Array | null,
): Promise<void> {
  const used = new Set<string>();
  await mkdir(folder, { recursive: true });
  for (const source of sources)
    for await (const unpacked of contents(source)) {
      const copy = "bytes" in unpacked ? copyOf(unpacked.file, unpacked.bytes) : null;
      if (!copy) continue;
      const name = freeName(unpacked.file, used);
      const own = forUnit(copy, rubrics, { names: options.names });
      await writeBytes(path.join(folder, name), own, options.force);
    }
}

/** The name of the file itself, told apart by a number from another folder's. */
function freeName(file: string, used: Set<string>): string {
  const { name, ext } = path.parse(file);
  const plain = safeFileName(name);
  let free = plain;
  for (let number = 2; used.has(free.toLowerCase()); number++) free = `${plain} (${number})`;
  used.add(free.toLowerCase());
  return `${free}${/^\.xl[ts][xm]$/i.test(ext) ? ext : ".xlsx"}`;
}
