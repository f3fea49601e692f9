/** What `facts` prints. */
import { formatNumber, type Language, type Text } from "../formula/values";
import { COLUMN_KEYS, type ColumnKey, type Mapping } from "../graduates/columns";
import type { Counted, CountedRow } from "../graduates/count";
import { NAMES } from "../graduates/destinations";
import { FINDING_KINDS, messageOf } from "../graduates/findings";
import type { Asked } from "../graduates/people";
import { optionName, READING_NAMES } from "../graduates/reading-words";
import type { ReadingId } from "../graduates/readings";
import { isoOf, LEVELS } from "../graduates/values";
import { printable } from "../intake/gathered/printable";
import { table } from "./table";

export interface CountedList {
  file: string;
  /** Null for a text. */
  sheet: string | null;
  mapping: Mapping;
  asked: Asked;
  counted: Counted;
}

/** The one object on standard output. */
export function factsJson(
  { file, sheet, mapping, asked, counted }: CountedList,
  language: Language,
) {
  const { rows, destinations, findings } = counted;
  return {
    file,
    sheet,
    headerRow: mapping.headerRow,
    columns: Object.fromEntries(keysOf(mapping).map((key) => [key, mapping.columns[key]!.header])),
    counted: isoOf(asked.counted),
    readings: asked.readings,
    graduates: rows[0]!.counts.graduates,
    rows: rows.map(({ unit, level, until, counts, rates }) => ({
      ...{ unit, level, until: until === null ? null : isoOf(until) },
      counts: countsJson(counts),
      rates,
    })),
    destinations,
    unknown: destinations.filter(({ code }) => code === null).map(({ value }) => value),
    findings: findings.map((finding) => ({
      ...{ kind: finding.kind, row: finding.row, column: finding.column },
      message: messageOf(finding)[language],
    })),
  };
}

/** Numbers first, then what has names of its own. */
function countsJson({ stayed, stayedNoArmy, flags, ...numbers }: CountedRow["counts"]) {
  return { ...numbers, stayed, stayedNoArmy, flags };
}

const keysOf = ({ columns }: Mapping): ColumnKey[] => COLUMN_KEYS.filter((key) => columns[key]);

export function describeFacts(list: CountedList, by: "unit" | "level", language: Language): string {
  return [
    describeList(list, language),
    "",
    table([
      headerOf(list, language),
      ...ordered(list, by).map((row) => lineOf(row, list, language)),
    ]),
    ...describeReadings(list, language),
    ...describeDestinations(list, language),
    ...describeFindings(list, language),
  ].join("\n");
}

function describeList({ file, sheet, mapping, asked }: CountedList, language: Language): string {
  const zh = language === "zh";
  const place = sheet === null ? file : `${file} · ${sheet}`;
  const columns = keysOf(mapping).map(
    (key) => `${KEY_NAMES[key][language]}${zh ? "＝" : " = "}${mapping.columns[key]!.header}`,
  );
  const missing = MISSING_KEYS.filter(({ keys }) => keys.every((key) => !mapping.columns[key]));
  return [
    printable(place),
    zh
      ? `表头在第 ${mapping.headerRow} 行：${printable(columns.join("，"))}`
      : `header in row ${mapping.headerRow}: ${printable(columns.join(", "))}`,
    ...missing.map(({ text }) => text[language]),
    zh ? `统计日期：${isoOf(asked.counted)}` : `counted on ${isoOf(asked.counted)}`,
  ].join("\n");
}

const KEY_NAMES: Record<ColumnKey, Text> = {
  person: { zh: "学号", en: "person" },
  unit: { zh: "院系", en: "unit" },
  level: { zh: "学历", en: "level" },
  destination: { zh: "毕业去向", en: "destination" },
  destinationCode: { zh: "毕业去向代码", en: "destination code" },
  place: { zh: "单位所在地", en: "place" },
  placeCode: { zh: "单位所在地代码", en: "place code" },
  date: { zh: "日期", en: "date" },
  difficulty: { zh: "困难类别", en: "difficulty" },
};

const MISSING_KEYS: readonly { keys: readonly ColumnKey[]; text: Text }[] = [
  {
    keys: ["person"],
    text: {
      zh: "没有学号列：查不出重复的人。",
      en: "No column of numbers: nobody is found twice.",
    },
  },
  {
    keys: ["unit"],
    text: { zh: "没有院系列：只有总数。", en: "No column of units: totals only." },
  },
  {
    keys: ["level"],
    text: { zh: "没有学历列：不分学历。", en: "No column of levels: all levels together." },
  },
  {
    keys: ["place", "placeCode"],
    text: {
      zh: "没有单位所在地列：留在当地的人数为 0。",
      en: "No column of places: nobody counts as stayed.",
    },
  },
  {
    keys: ["date"],
    text: {
      zh: "没有日期列：截至各日期的数与名单现状相同。",
      en: "No column of dates: figures by date are those of the list as it stands.",
    },
  },
  {
    keys: ["difficulty"],
    text: {
      zh: "没有困难类别列：困难毕业生为 0。",
      en: "No column of difficulties: 0 are counted.",
    },
  },
];

/** The total first; then by unit, or by level over the units. */
function ordered({ counted, asked }: CountedList, by: "unit" | "level"): CountedRow[] {
  if (by === "unit") return counted.rows;
  const levels = [null, ...LEVELS];
  const stages = [null, ...asked.until];
  return levels.flatMap((level) =>
    stages.flatMap((until) =>
      counted.rows.filter((row) => row.level === level && row.until === until),
    ),
  );
}

function headerOf({ asked, mapping }: CountedList, language: Language): string[] {
  const zh = language === "zh";
  const regions = asked.regions.flatMap(({ name }) =>
    zh ? [`留${name}`, `留${name}率`] : [`stayed ${name}`, "%"],
  );
  const words = zh
    ? "单位 学历 截至 毕业生 落实 落实率 待确认 未落实 协议合同 灵活 灵活率 创业 升学 出国 入伍 基层 就业 困难 困难落实"
    : "unit level until graduates settled % open unsettled contract flexible % startup study abroad enlisted grassroots employed difficult settled";
  return [
    ...words.split(" "),
    ...regions.map(printable),
    ...mapping.flags.map(({ name }) => printable(name)),
  ];
}

function lineOf(row: CountedRow, { asked, mapping }: CountedList, language: Language): string[] {
  const { unit, level, until, counts, rates } = row;
  // Those that the rate beside them is of.
  const staying = ({ stayed, stayedNoArmy }: typeof counts) =>
    asked.readings.army === "in" ? stayed : stayedNoArmy;
  const zh = language === "zh";
  const nobody = zh ? "（没有写）" : "(none)";
  const name = unit === null ? (zh ? "合计" : "all") : unit === "" ? nobody : unit;
  return [
    printable(name),
    level ?? (zh ? "全部" : "all"),
    until === null ? (zh ? "现状" : "now") : isoOf(until),
    ...[counts.graduates, counts.settled].map(String),
    percent(rates.settled),
    ...[counts.open, counts.unsettled, counts.contract, counts.flexible].map(String),
    percent(rates.flexible),
    ...[counts.startup, counts.study, counts.abroad, counts.enlisted].map(String),
    ...[counts.grassroots, counts.employed, counts.difficult, counts.difficultSettled].map(String),
    ...asked.regions.flatMap((region) => [
      String(staying(counts)[region.name]),
      percent(rates.stayed[region.name] ?? null),
    ]),
    ...mapping.flags.map((flag) => String(counts.flags[flag.name])),
  ];
}

const percent = (rate: number | null): string =>
  rate === null ? "—" : `${formatNumber(Math.round(rate * 10_000) / 100)}%`;

function describeReadings({ asked }: CountedList, language: Language): string[] {
  const zh = language === "zh";
  const readings = (Object.keys(READING_NAMES) as ReadingId[]).map((id) => {
    const [name, option] = [READING_NAMES[id], optionName(id, asked.readings[id])];
    return `  ${name[language]}${zh ? "：" : ": "}${printable(option[language])}`;
  });
  return ["", zh ? "口径" : "readings", ...readings];
}

/** 去向对照, open ones first. */
function describeDestinations({ counted }: CountedList, language: Language): string[] {
  const zh = language === "zh";
  const open = (code: string | null) => (code === null ? 0 : 1);
  const lines = counted.destinations
    .toSorted((a, b) => open(a.code) - open(b.code))
    .map(({ value, persons, code }) => [
      printable(value),
      String(persons),
      code === null ? (zh ? "待确认" : "open") : `${code} ${NAMES[code]}`,
    ]);
  if (lines.length === 0) return [];
  const header = zh ? ["去向", "人数", "算作"] : ["destination", "persons", "counts as"];
  return ["", table([header, ...lines])];
}

const MOST_ROWS_NAMED = 10;

/** A line a kind: a list of many thousands may have as many findings. */
function describeFindings({ counted }: CountedList, language: Language): string[] {
  const zh = language === "zh";
  const lines = FINDING_KINDS.flatMap((kind) => {
    const found = counted.findings.filter((finding) => finding.kind === kind);
    if (found.length === 0) return [];
    const rows = found.slice(0, MOST_ROWS_NAMED).map(({ row }) => String(row));
    const more = found.length > rows.length ? (zh ? "…" : " …") : "";
    const { zh: words, en } = messageOf({ kind, row: 0, column: null });
    return zh
      ? `! ${words.slice(0, -1)}：${found.length} 行（第 ${rows.join("、")} 行${more}）`
      : `! ${en.slice(0, -1)}: ${found.length} rows (${rows.join(", ")}${more})`;
  });
  return lines.length === 0 ? [] : ["", ...lines];
}
