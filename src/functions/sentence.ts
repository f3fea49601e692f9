import { Decimal, multiply } from "../formula/decimal";
import type { SentenceNames, SentenceRequest } from "../formula/library";
import { formatShort, withUnit } from "../formula/shown";
import type { CatalogueParameter, Parameter } from "./parameters";
import type { Cells } from "./ranges";
import { READING_LABELS, type ReadingKey } from "./readings";
import type { Language, Scalar } from "../formula/values";

/** The words with which a function explains one of its values. */
export class Sentence<P extends Record<string, Parameter>> {
  readonly language: Language;
  readonly isPart: boolean;
  private readonly names: SentenceNames;

  constructor(
    parts: SentenceRequest,
    private readonly parameters: readonly CatalogueParameter[],
    private readonly values: Readonly<Record<string, unknown>>,
    /** The value that the sentence explains. */
    readonly result: Scalar,
  ) {
    this.language = parts.language;
    this.names = parts.names;
    this.isPart = parts.role === "part";
  }

  private index(key: keyof P): number {
    return this.parameters.findIndex(({ name }) => name === key);
  }

  /** What the user calls this argument. */
  name(key: keyof P): string {
    const index = this.index(key);
    return this.names.label(index) ?? this.parameters[index]!.parameter.noun[this.language];
  }

  /** The unit of this argument; a constant has that of the argument that it is compared with. */
  unit(key: keyof P, like?: keyof P): string {
    const own = this.names.unit(this.index(key));
    return own ?? (like === undefined ? "" : this.unit(like));
  }

  /** The value of an argument with its unit: "2 例", "93.5%", "校级 1 项、省级 2 项". */
  value(key: keyof P, like?: keyof P): string {
    const value = this.values[key as string];
    const unit = this.unit(key, like);
    if (!isCells(value)) return withUnit(value as Scalar, unit, this.language);
    const lines = this.names.lines?.(this.index(key));
    if (lines) {
      return value.cells
        .map((cell, line) => `${lines[line]} ${withUnit(cell ?? 0, unit, this.language)}`)
        .join(this.comma);
    }
    if (value.cells.length === 1) return withUnit(value.cells[0] ?? 0, unit, this.language);
    const isNumeric = this.parameters[this.index(key)]!.parameter.kind === "numbers";
    const shown = value.cells.map((cell) =>
      withUnit(isNumeric ? (cell ?? 0) : cell, unit === "%" ? "%" : "", this.language),
    );
    return `${shown.join(this.comma)}${unit === "" || unit === "%" ? "" : ` ${unit}`}`;
  }

  /** "错漏 2 例", "目标 100 人（在校本科学生总数 500 人×0.2）" */
  fact(key: keyof P, like?: keyof P): string {
    const source = this.names.source?.(this.index(key));
    const isPlain = this.names.label(this.index(key)) === undefined && like !== undefined;
    const name = this.language === "en" && isPlain ? `the ${this.name(key)} of` : this.name(key);
    const fact = `${name} ${this.value(key, like)}`;
    // A number that is written out is its own source.
    if (source === undefined || source === this.value(key, like)) return fact;
    return this.language === "zh" ? `${fact}（${source}）` : `${fact} (${source})`;
  }

  /** A fact at the beginning of a sentence: "调查问卷答卷人数 600 人÷毕业生数 800 人 = 75%". */
  subject(key: keyof P): string {
    const source = this.names.source?.(this.index(key));
    return source === undefined ? this.fact(key) : `${source} = ${this.value(key)}`;
  }

  /** The whole reason of an argument that another call computed. */
  reason(key: keyof P): string | undefined {
    return this.names.reason?.(this.index(key));
  }

  /** What the reading of an argument is called. */
  reading(key: keyof P): string {
    const label = this.names.label(this.index(key));
    if (label !== undefined) return label;
    const chosen = this.values[key as string] as ReadingKey;
    return this.language === "zh" ? READING_LABELS[chosen] : chosen;
  }

  /** Any number as sentences write it. */
  number(value: number | Decimal, unit = ""): string {
    return withUnit(typeof value === "number" ? value : value.toNumber(), unit, this.language);
  }

  /** A difference between two values of an argument: "1.5 个百分点", "3 人". */
  gap(value: number | Decimal, key: keyof P): string {
    const difference = typeof value === "number" ? value : value.toNumber();
    return this.unit(key) === "%"
      ? this.percentagePoints(multiply(difference, 100))
      : withUnit(difference, this.unit(key), this.language);
  }

  /** The size of a step: "每差 {1 个百分点}扣 1 分". */
  step(value: number, key: keyof P): string {
    const shown = this.gap(value, key);
    return this.language === "zh" && /[0-9]$/.test(shown) ? `${shown} ` : shown;
  }

  percentagePoints(value: number): string {
    if (this.language === "zh") return `${formatShort(value)} 个百分点`;
    return `${formatShort(value)} percentage point${value === 1 ? "" : "s"}`;
  }

  /** "1 分", "1 point" */
  points(value: number | Decimal): string {
    const shown = this.number(value);
    if (this.language === "zh") return `${shown} 分`;
    return shown === "1" ? "1 point" : `${shown} points`;
  }

  /** The result as sentences write it. */
  get shown(): string {
    return withUnit(this.result, "", this.language);
  }

  /** "：得 25 分"; nothing in a part. */
  get score(): string {
    return this.isPart ? "" : this.earned(this.result);
  }

  /** "：得满分 10 分"; nothing in a part. */
  get fullScore(): string {
    if (this.isPart) return "";
    const full = this.points(Number(this.result));
    return this.language === "zh" ? `：得满分 ${full}` : `: full ${full}`;
  }

  private earned(value: Scalar): string {
    const zh = this.language === "zh";
    if (typeof value !== "number")
      return `${zh ? "：" : ": "}${withUnit(value, "", this.language)}`;
    return zh ? `：得 ${this.points(value)}` : `: ${this.points(value)}`;
  }

  /** " = 42%"; nothing in a part. */
  equals(unit = ""): string {
    return this.isPart ? "" : ` = ${withUnit(this.result, unit, this.language)}`;
  }

  /** "3 − 5×1 = −2，扣到 0 分为止，得 0 分", or "3 − 2×1 = 1 分" where nothing was cut off. */
  floored(sum: string, exact: Decimal, floor: number): string {
    if (exact.compare(Decimal.of(floor)) >= 0) return `${sum} = ${this.points(exact)}`;
    return this.language === "zh"
      ? `${sum} = ${this.number(exact)}，扣到 ${this.points(floor)}为止，得 ${this.points(floor)}`
      : `${sum} = ${this.number(exact)}, not below ${this.number(floor)}: ${this.points(floor)}`;
  }

  /** "4×2 = 8，最多 6 分，得 6 分", or "2×2 = 4 分" where nothing was cut off. */
  capped(sum: string, exact: Decimal, cap: number | null): string {
    const isCut = cap !== null && exact.compare(Decimal.of(cap)) > 0;
    if (!isCut) return `${sum} = ${this.points(exact)}`;
    return this.language === "zh"
      ? `${sum} = ${this.number(exact)}，最多 ${this.points(cap)}，得 ${this.points(cap)}`
      : `${sum} = ${this.number(exact)}, at most ${this.number(cap)}: ${this.points(cap)}`;
  }

  /** "2×1 + 3×0.5", without what counts nothing; "2×1" for one cell. */
  products(counts: Cells<number | null>, factors: Cells<number | null>, unit = ""): string {
    const terms = counts.cells.map((count, index) => {
      const factor = factors.cells[factors.cells.length === 1 ? 0 : index] ?? 0;
      return { count: count ?? 0, text: `${this.number(count ?? 0)}×${this.number(factor, unit)}` };
    });
    const counted = terms.filter(({ count }) => count !== 0);
    return this.joined((counted.length > 0 ? counted : terms.slice(0, 1)).map(({ text }) => text));
  }

  /** "2 + 3 + 0" */
  terms(values: Cells<number | null>): string {
    return this.joined(values.cells.map((value) => this.number(value ?? 0)));
  }

  /** Terms with plus signs; many of them shortened to the first and the last. */
  private joined(terms: readonly string[]): string {
    if (terms.length <= 8) return terms.join(" + ");
    return [...terms.slice(0, 6), "…", terms.at(-1)].join(" + ");
  }

  private get comma(): string {
    return this.language === "zh" ? "、" : ", ";
  }
}

function isCells(value: unknown): value is Cells<Scalar> {
  return typeof value === "object" && value !== null && "cells" in value;
}
