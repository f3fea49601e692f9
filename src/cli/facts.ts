/** `facts`: a list of graduates → the counts and rates of each unit, and what is wrong with the list. */
import type { Text } from "../formula/values";
import { chooseSheet, NoColumn, type ChosenSheet } from "../graduates/choose";
import { COLUMN_KEYS, type AskedColumns, type ColumnKey } from "../graduates/columns";
import { countGraduates } from "../graduates/count";
import { codeOf, type Code, type DestinationTable } from "../graduates/destinations";
import { gather } from "../graduates/gather";
import { openList } from "../graduates/list-file";
import type { Asked, AskedRegion } from "../graduates/people";
import { DEFAULTS, hasOption, isReading, OPTIONS, type Readings } from "../graduates/readings";
import { regionOf } from "../graduates/regions";
import { ListError } from "../graduates/text-list";
import { dayOf, type Day } from "../graduates/values";
import { FileTrouble, readBytes, readText } from "./files";
import { describeFacts, factsJson, type CountedList } from "./facts-output";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import type { ExitCode } from "./run";
import { listOfUnits } from "./units";

type Refusal = "unreadable-file" | "no-sheet" | "no-destination-column" | "region" | "usage";

/** The object that stands for a refused list. */
export const refusal = (error: Refusal, message: string): string =>
  JSON.stringify({ error, message });

/** A region that is none. */
class NoRegion extends UsageError {}

export async function facts(options: Options, host: CommandHost): Promise<ExitCode> {
  const { language, json } = options;
  const refuse = (error: Refusal, text: { zh: string; en: string }): ExitCode => {
    if (json) host.print(refusal(error, text[language]));
    else host.printError(text[language]);
    return 2;
  };
  try {
    const counted = await countedList(options, host);
    if (json) host.print(JSON.stringify(factsJson(counted, language)));
    else host.print(describeFacts(counted, options.by === "level" ? "level" : "unit", language));
    const { findings, destinations } = counted.counted;
    return findings.length > 0 || destinations.some(({ code }) => code === null) ? 1 : 0;
  } catch (error) {
    if (error instanceof ListError) return refuse(error.code, withOption(error));
    if (error instanceof FileTrouble) return refuse("unreadable-file", error.text);
    if (error instanceof NoRegion) return refuse("region", error.text);
    throw error;
  }
}

/** What is wrong, with the option that helps. */
function withOption({ code, text: { zh, en } }: ListError): Text {
  const option = OPTIONS_THAT_HELP[code];
  return option === undefined ? { zh, en } : { zh: `${zh}（${option}）`, en: `${en} (${option})` };
}

const OPTIONS_THAT_HELP: Partial<Record<ListError["code"], string>> = {
  "no-sheet": "--sheet NAME",
  "no-destination-column": "--column destination=HEADER",
};

async function countedList(options: Options, host: CommandHost): Promise<CountedList> {
  const file = fileOf(options);
  const asked = await askedOf(options, host);
  const columns = columnsOf(options);
  const list = await openList(file, await readBytes(file));
  const { sheet, mapping } = chosen(() => chooseSheet(list, columns, options.sheet));
  if (asked.units.length > 0 && !mapping.columns.unit) throw noUnitColumn();
  const rows = await gather(sheet, mapping, list.date1904);
  return { file, sheet: sheet.name, mapping, asked, counted: countGraduates(rows, asked) };
}

/** Counted all the same, each unit of the list would have 0 graduates. */
const noUnitColumn = () =>
  new UsageError({
    zh: "名单里没有认出院系所在的列，不能按单位名单统计。请用 --column unit=表头 指明是哪一列。",
    en: "No column of the list was recognised as the unit, so it cannot be counted by a list of units. Name it with --column unit=HEADER.",
  });

function fileOf({ files, by }: Options): string {
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new UsageError({
      zh: "请给出一份毕业生名单。",
      en: "Name one list of graduates.",
    });
  if (by !== undefined && by !== "unit" && by !== "level")
    throw new UsageError({ zh: "--by 只能是 unit 或 level。", en: "--by is unit or level." });
  return file;
}

function chosen(choose: () => ChosenSheet): ChosenSheet {
  try {
    return choose();
  } catch (error) {
    if (!(error instanceof NoColumn)) throw error;
    throw new UsageError({
      zh: `名单里没有这样的列：${error.headers.join("、")}`,
      en: `The list has no such column: ${error.headers.join(", ")}`,
    });
  }
}

async function askedOf(options: Options, { today }: CommandHost): Promise<Asked> {
  const { units, map, region, until, counted, reading } = options;
  return {
    readings: readingsOf(reading),
    regions: once(region).map(askedRegion),
    until: [...new Set(until.map((each) => dayAsked("until", each)))],
    counted: dayAsked("counted", counted ?? today),
    units: units === undefined ? [] : await listOfUnits(units),
    table: map === undefined ? {} : await tableOf(map),
  };
}

const once = (names: readonly string[]) => [...new Set(names.map((name) => name.trim()))];

function askedRegion(name: string): AskedRegion {
  const region = regionOf(name);
  if (region) return { name, ...region };
  throw new NoRegion({
    zh: `没有“${name}”这个省、市或代码。请写省或地级市的名称，例如 山东、威海市、371000。`,
    en: `There is no province, city or code “${name}”. Write the name of a province or a prefecture-level city, such as 山东, 威海市 or 371000.`,
  });
}

function dayAsked(option: string, text: string): Day {
  const day = dayOf(text);
  if (day !== null) return day;
  throw new UsageError({
    zh: `--${option} 的日期“${text}”不对，请写成 2026-08-31。`,
    en: `“${text}” is no date for --${option}; write it like 2026-08-31.`,
  });
}

/** `NAME=TEXT`; the name has no equals sign. */
function pairOf(option: string, each: string): [name: string, text: string] {
  const at = each.indexOf("=");
  const [name, text] = [each.slice(0, Math.max(0, at)).trim(), each.slice(at + 1).trim()];
  if (name !== "" && text !== "") return [name, text];
  throw new UsageError({
    zh: `--${option} ${each}：请写成“名称=内容”。`,
    en: `--${option} ${each}: write it NAME=TEXT.`,
  });
}

function columnsOf({ column, flag }: Options): AskedColumns {
  const columns: Partial<Record<ColumnKey, string>> = {};
  for (const each of column) {
    const [key, header] = pairOf("column", each);
    if (!isKey(key))
      throw new UsageError({
        zh: `没有“${key}”这样的列。可用：${COLUMN_KEYS.join("、")}`,
        en: `There is no column “${key}”. Known: ${COLUMN_KEYS.join(", ")}`,
      });
    if (columns[key] !== undefined) throw twice("column", key);
    columns[key] = header;
  }
  const flags = flag.map((each) => {
    const [name, header] = pairOf("flag", each);
    return { name, header };
  });
  const names = flags.map(({ name }) => name);
  const again = names.find((name, at) => names.indexOf(name) !== at);
  if (again !== undefined) throw twice("flag", again);
  return { columns, flags };
}

const isKey = (key: string): key is ColumnKey => (COLUMN_KEYS as string[]).includes(key);

const twice = (option: string, name: string) =>
  new UsageError({
    zh: `--${option} ${name} 写了两次。`,
    en: `--${option} ${name} is given twice.`,
  });

function readingsOf(given: readonly string[]): Readings {
  const readings: Record<string, string> = {};
  for (const each of given) {
    const [id, option] = pairOf("reading", each);
    if (!isReading(id) || !hasOption(id, option)) throw noReading(each, id);
    if (readings[id] !== undefined) throw twice("reading", id);
    readings[id] = option;
  }
  return { ...DEFAULTS, ...readings };
}

function noReading(each: string, id: string): UsageError {
  const known = isReading(id)
    ? OPTIONS[id].map((option) => `${id}=${option}`)
    : Object.keys(OPTIONS);
  return new UsageError({
    zh: `没有口径“${each}”。可用：${known.join("、")}`,
    en: `There is no reading “${each}”. Known: ${known.join(", ")}`,
  });
}

/** The school's own destinations: `{"考研":"80"}`. */
async function tableOf(file: string): Promise<DestinationTable> {
  const table = parsed(await readText(file));
  if (typeof table !== "object" || table === null || Array.isArray(table)) throw noTable(file);
  return Object.fromEntries(
    Object.entries(table).map(([value, digits]): [string, Code] => {
      const isCode = typeof digits === "string" || typeof digits === "number";
      const code = isCode ? codeOf(String(digits).trim()) : null;
      if (code !== null) return [value, code];
      throw new UsageError({
        zh: `${file} 里“${value}”写的不是去向代码：${JSON.stringify(digits)}`,
        en: `${file}: what “${value}” stands for is no code of a destination: ${JSON.stringify(digits)}`,
      });
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const noTable = (file: string) =>
  new UsageError({
    zh: `${file} 不是去向对照；请写成 {"考研":"80"} 的样子。`,
    en: `${file} is no table of destinations; write it like {"考研":"80"}.`,
  });
