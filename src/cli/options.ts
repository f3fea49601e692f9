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
  },
  score: { ...COMMON, ...RUBRIC },
  send: { ...COMMON, ...OUT, freeze: { type: "boolean" } },
  restore: { ...COMMON, ...OUT },
  check: { ...COMMON },
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
  /** Files of rubrics that are not official. */
  rubric: string[];
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
  const { lang } = values;
  if (lang !== undefined && lang !== "zh" && lang !== "en") {
    throw new UsageError({ zh: "--lang 只能是 zh 或 en。", en: "--lang is zh or en." });
  }
  return {
    files: positionals,
    json: values.json === true,
    language: lang ?? language,
    force: values.force === true,
    freeze: values.freeze === true,
    ...text("out"),
    ...text("unit"),
    ...text("units"),
    ...text("year"),
    reading: list("reading"),
    rubric: list("rubric"),
  };
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function parsed(
  command: Command,
  args: readonly string[],
): { values: Values; positionals: string[] } {
  try {
    const options: ParseArgsConfig["options"] = OPTIONS[command];
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const name = /'(-[^']+)'/.exec((error as Error).message)?.[1] ?? args.join(" ");
    throw new UsageError({
      zh: `${command} 不能这样用“${name}”：没有这个选项，或缺少它的值。`,
      en: `${command} does not take “${name}” like this: no such option, or its value is missing.`,
    });
  }
}
