/** Options of the commands, read with Node's own parser. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Language, Text } from "../formula/values";

/** A command that cannot be understood; the help follows the message. */
export class UsageError extends Error {
  constructor(readonly text: Text) {
    super(text.en);
    this.name = "UsageError";
  }
}

const COMMON = { json: { type: "boolean" }, lang: { type: "string" } } as const;
const OUT = { out: { type: "string", short: "o" }, force: { type: "boolean" } } as const;
const RUBRIC = { rubric: { type: "string", multiple: true } } as const;

export const OPTIONS = {
  generate: {
    ...COMMON,
    ...OUT,
    unit: { type: "string" },
    units: { type: "string" },
    year: { type: "string" },
    reading: { type: "string", multiple: true },
    last: { type: "string", multiple: true },
  },
  score: { ...COMMON, ...RUBRIC },
  send: { ...COMMON, ...OUT, freeze: { type: "boolean" } },
  restore: { ...COMMON, ...OUT },
  check: { ...COMMON },
  draft: {
    ...COMMON,
    ...OUT,
    from: { type: "string" },
    sheet: { type: "string" },
    table: { type: "string" },
  },
  clause: {
    ...COMMON,
    points: { type: "string" },
    kind: { type: "string" },
    file: { type: "string" },
  },
  intake: {
    ...COMMON,
    ...OUT,
    ...RUBRIC,
    units: { type: "string" },
    year: { type: "string" },
    stage: { type: "string" },
    reading: { type: "string", multiple: true },
    take: { type: "string", multiple: true },
    issued: { type: "string" },
    letters: { type: "string" },
    marked: { type: "string" },
    filled: { type: "string" },
    names: { type: "string" },
    workers: { type: "string" },
  },
  notice: {
    ...COMMON,
    ...OUT,
    ...RUBRIC,
    issuer: { type: "string" },
    date: { type: "string" },
    start: { type: "string" },
    days: { type: "string" },
    holiday: { type: "string", multiple: true },
    workday: { type: "string", multiple: true },
    contact: { type: "string" },
    phone: { type: "string" },
    supervision: { type: "string" },
    address: { type: "string" },
    email: { type: "string" },
    deadline: { type: "string" },
    last: { type: "string", multiple: true },
    template: { type: "string" },
    format: { type: "string" },
    "no-scores": { type: "boolean" },
    "no-rank": { type: "boolean" },
  },
  review: {
    ...COMMON,
    ...OUT,
    ...RUBRIC,
    card: { type: "string" },
    code: { type: "string" },
    stage: { type: "string" },
    reason: { type: "string" },
    criterion: { type: "string" },
    section: { type: "string" },
    take: { type: "string", multiple: true },
    by: { type: "string" },
    at: { type: "string" },
    facts: { type: "boolean" },
    blind: { type: "boolean" },
    names: { type: "string" },
  },
  receipt: {
    ...COMMON,
    ...RUBRIC,
    key: { type: "string" },
    kind: { type: "string" },
    stage: { type: "string" },
    unit: { type: "string" },
  },
  capitals: { ...COMMON, unit: { type: "string" } },
  facts: {
    ...COMMON,
    sheet: { type: "string" },
    column: { type: "string", multiple: true },
    flag: { type: "string", multiple: true },
    units: { type: "string" },
    map: { type: "string" },
    region: { type: "string", multiple: true },
    until: { type: "string", multiple: true },
    counted: { type: "string" },
    reading: { type: "string", multiple: true },
    by: { type: "string" },
  },
} as const;

export type Command = keyof typeof OPTIONS;

export interface Options {
  files: string[];
  json: boolean;
  language: Language;
  out?: string;
  force: boolean;
  freeze: boolean;
  unit?: string;
  units?: string;
  year?: string;
  /** `id=option`, in the order given. */
  reading: string[];
  /** Files and folders of last year's cards, or of several years. */
  last: string[];
  /** Files of rubrics that are not official. */
  rubric: string[];
  stage?: string;
  /** `FILE=REASON`, in the order given. */
  take: string[];
  /** Folder or zip of the files as they were sent. */
  issued?: string;
  /** Folders for return letters and marked copies. */
  letters?: string;
  marked?: string;
  /** Folder for copies with the figures of the roster filled back. */
  filled?: string;
  workers?: number;
  /** A rubric that is written as a 底稿. */
  from?: string;
  /** Name of the sheet that is the list, or has the table. */
  sheet?: string;
  /** Which of several tables, from 1. */
  table?: number;
  /** `KEY=HEADER` and `NAME=HEADER`, in the order given. */
  column: string[];
  flag: string[];
  /** File of the destination table. */
  map?: string;
  region: string[];
  until: string[];
  counted?: string;
  by?: string;
  /** 分值 of a sentence's row, and its kind. */
  points?: string;
  kind?: string;
  /** What the office says in its papers. */
  issuer?: string;
  date?: string;
  start?: string;
  days?: string;
  holiday: string[];
  workday: string[];
  contact?: string;
  phone?: string;
  supervision?: string;
  address?: string;
  email?: string;
  deadline?: string;
  /** The office's letterhead. */
  template?: string;
  format?: string;
  noScores: boolean;
  noRank: boolean;
  /** Which figure a receipt is asked of. */
  key?: string;
  /** A list of sentences. */
  file?: string;
  /** Id of one of several cards in a file. */
  card?: string;
  /** 校验码 that stands on a paper. */
  code?: string;
  /** `CODE:TEXT`, or why a stage is reopened. */
  reason?: string;
  criterion?: string;
  section?: string;
  /** When it was done, in the place of now. */
  at?: string;
  /** Of a review matrix: with facts, without the stage before. */
  facts: boolean;
  blind: boolean;
  /** Whether people are named in what is made for units. */
  names: boolean;
}

/** @throws UsageError for what the command does not know */
export function parseOptions(
  command: Command,
  args: readonly string[],
  language: Language,
): Options {
  const { values, positionals } = parsed(command, args);
  const text = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? { [name]: value } : {};
  };
  const list = (name: string) => (Array.isArray(values[name]) ? values[name].map(String) : []);
  const { lang, year } = values;
  if (typeof year === "string" && !YEAR.test(year))
    throw new UsageError({
      zh: `年度“${year}”不对，请写成 2026 或 2025-2026。`,
      en: `“${year}” is no year; write it like 2026 or 2025-2026.`,
    });
  if (lang !== undefined && lang !== "zh" && lang !== "en") {
    throw new UsageError({ zh: "--lang 只能是 zh 或 en。", en: "--lang is zh or en." });
  }
  if (![undefined, "on", "off"].includes(values.names as string | undefined))
    throw new UsageError({ zh: "--names 只能是 on 或 off。", en: "--names is on or off." });
  return {
    files: positionals,
    json: values.json === true,
    language: lang ?? language,
    force: values.force === true,
    freeze: values.freeze === true,
    facts: values.facts === true,
    blind: values.blind === true,
    names: values.names !== "off",
    ...text("out"),
    ...text("unit"),
    ...text("units"),
    ...text("year"),
    ...text("stage"),
    ...text("issued"),
    ...text("letters"),
    ...text("marked"),
    ...text("filled"),
    ...text("sheet"),
    ...text("from"),
    ...text("map"),
    ...text("counted"),
    ...text("by"),
    ...text("points"),
    ...text("kind"),
    ...text("key"),
    ...text("issuer"),
    ...text("date"),
    ...text("start"),
    ...text("days"),
    ...text("contact"),
    ...text("phone"),
    ...text("supervision"),
    ...text("address"),
    ...text("email"),
    ...text("deadline"),
    ...text("template"),
    ...text("format"),
    ...text("file"),
    ...text("card"),
    ...text("code"),
    ...text("reason"),
    ...text("criterion"),
    ...text("section"),
    ...text("at"),
    ...workersOf(values.workers),
    ...tableOf(values.table),
    reading: list("reading"),
    rubric: list("rubric"),
    take: list("take"),
    column: list("column"),
    flag: list("flag"),
    region: list("region"),
    until: list("until"),
    holiday: list("holiday"),
    workday: list("workday"),
    last: list("last"),
    noScores: values["no-scores"] === true,
    noRank: values["no-rank"] === true,
  };
}

const YEAR = /^\d{4}([-–—]\d{2,4})?(年|学年|年度)?$/;

const MOST_WORKERS = 64;

function workersOf(given: Values[string]): Pick<Options, "workers"> {
  if (given === undefined) return {};
  const workers = Number(given);
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) return { workers };
  throw new UsageError({
    zh: `--workers 只能是 1 至 ${MOST_WORKERS} 的整数。`,
    en: `--workers is a whole number from 1 to ${MOST_WORKERS}.`,
  });
}

function tableOf(given: Values[string]): Pick<Options, "table"> {
  if (given === undefined) return {};
  const table = Number(given);
  if (Number.isInteger(table) && table >= 1) return { table };
  throw new UsageError({
    zh: `--table 是第几张表，只能是从 1 起的整数。`,
    en: `--table says which table, a whole number from 1.`,
  });
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function parsed(
  command: Command,
  args: readonly string[],
): { values: Values; positionals: string[] } {
  try {
    const options: ParseArgsConfig["options"] = OPTIONS[command];
    const config = {
      args: repeated(command, args),
      options,
      allowPositionals: true,
      tokens: true as const,
    };
    const { values, positionals, tokens } = parseArgs(config);
    checkOptions(options, tokens);
    return { values, positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const name = /'(-[^']+)'/.exec((error as Error).message)?.[1] ?? args.join(" ");
    throw new UsageError({
      zh: `${command} 不能这样用“${name}”：没有这个选项，或缺少它的值。`,
      en: `${command} does not take “${name}” like this: no such option, or its value is missing.`,
    });
  }
}

const A_DAY = /^\d{4}[-./年]\d/;

/** What may stand behind an option more than once, without naming it again. */
const REPEATED: Partial<Record<Command, Record<string, (value: string) => boolean>>> = {
  notice: {
    "--holiday": (value) => A_DAY.test(value),
    "--workday": (value) => A_DAY.test(value),
    "--last": () => true,
  },
};

/** `--holiday A B` as `--holiday A --holiday B`. */
function repeated(command: Command, args: readonly string[]): string[] {
  let open = "";
  return args.flatMap((arg, at) => {
    if (arg.startsWith("-")) open = arg;
    const more = REPEATED[command]?.[open];
    const isMore = !arg.startsWith("-") && args[at - 1] !== open && more?.(arg);
    return isMore ? [open, arg] : [arg];
  });
}

/** An option that is given twice, or that says nothing, is a slip. */
function checkOptions(
  options: NonNullable<ParseArgsConfig["options"]>,
  tokens: readonly { kind: string; name?: string; value?: string | undefined }[],
): void {
  const seen = new Set<string>();
  for (const { kind, name = "", value } of tokens) {
    if (kind !== "option") continue;
    const { type, multiple } = options[name] ?? {};
    if (type === "string" && (value ?? "").trim() === "")
      throw new UsageError({
        zh: `--${name} 没有写内容。`,
        en: `--${name} says nothing.`,
      });
    if (type === "string" && !multiple && seen.has(name))
      throw new UsageError({
        zh: `--${name} 只能写一次。`,
        en: `--${name} may be given once only.`,
      });
    seen.add(name);
  }
}
