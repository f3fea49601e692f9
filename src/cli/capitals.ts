/** `capitals`: amounts in 大写. */
import type { Language } from "../formula/values";
import { AmountError, fenOf, yuanOf, type MoneyUnit } from "../papers/money/amount";
import { capitalsOf } from "../papers/money/capitals";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import type { ExitCode } from "./run";

interface Written {
  amount: string;
  /** In 元, to the 分; null where it is no amount. */
  yuan: string | null;
  capitals: string | null;
  error: string | null;
}

export function capitals(options: Options, host: CommandHost): Promise<ExitCode> {
  const { files: amounts, json, language } = options;
  if (amounts.length === 0) throw new UsageError({ zh: "请给出金额。", en: "Name the amounts." });
  const unit = unitOf(options.unit);
  const written = amounts.map((amount) => writtenOf(amount, unit, language));
  if (json) host.print(JSON.stringify({ amounts: written }));
  else for (const { capitals: words, error } of written) tell(host, words, error);
  return Promise.resolve(written.some(({ error }) => error !== null) ? 1 : 0);
}

function tell(host: CommandHost, words: string | null, error: string | null): void {
  if (words !== null) host.print(words);
  if (error !== null) host.printError(error);
}

function unitOf(unit: string | undefined): MoneyUnit {
  if (unit === undefined || unit === "元" || unit === "万元") return unit ?? "元";
  throw new UsageError({ zh: "--unit 只能是 元 或 万元。", en: "--unit is 元 or 万元." });
}

function writtenOf(amount: string, unit: MoneyUnit, language: Language): Written {
  try {
    const fen = fenOf(amount, unit);
    return { amount, yuan: yuanOf(fen), capitals: capitalsOf(fen), error: null };
  } catch (error) {
    if (!(error instanceof AmountError)) throw error;
    return { amount, yuan: null, capitals: null, error: error.text[language] };
  }
}
