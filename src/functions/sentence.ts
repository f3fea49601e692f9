import { Decimal, multiply } from "./decimal";
import type { CatalogueParameter } from "./define";
import type { Cells, Parameter } from "./parameters";
import { READING_LABELS, type ReadingKey } from "./readings";
import { formatNumber, type Language, type Scalar } from "./values";

/** What a caller knows of the arguments of a call: their labels and units, by place. */
export interface SentenceNames {
  label(index: number): string | undefined;
  unit(index: number): string | undefined;
}

/** The words of one sentence before the function's arguments are known. */
export class SentenceParts {
  constructor(
    private readonly language: Language,
    private readonly names: SentenceNames = { label: () => undefined, unit: () => undefined },
  ) {}

  bind<P extends Record<string, Parameter>>(
    parameters: readonly CatalogueParameter[],
    values: Readonly<Record<string, unknown>>,
    result: Scalar,
  ): Sentence<P> {
    return new Sentence(this.language, this.names, parameters, values, result);
  }
}

/** The words with which a function explains one of its values. */
export class Sentence<P extends Record<string, Parameter>> {
  constructor(
    readonly language: Language,
    private readonly names: SentenceNames,
    private readonly parameters: readonly CatalogueParameter[],
    private readonly values: Readonly<Record<string, unknown>>,
    /** The value that the sentence explains. */
    readonly result: Scalar,
  ) {}

  private index(key: keyof P): number {
    return this.parameters.findIndex(({ name }) => name === key);
  }

  /** What the user calls this argument. */
  name(key: keyof P): string {
    const index = this.index(key);
    return this.names.label(index) ?? this.parameters[index]!.parameter.noun[this.language];
  }

  /** The unit of this argument, or `otherwise`. */
  unit(key: keyof P, otherwise = ""): string {
    return this.names.unit(this.index(key)) ?? otherwise;
  }

  /** The value of an argument with its unit: "2 例", "93.5%", "1、2 例". */
  value(key: keyof P): string {
    const value = this.values[key as string];
    const items = isCells(value) ? value.cells : [value as Scalar];
    const unit = this.unit(key);
    const shown = items.map((item) => this.item(item, unit === "%")).join(this.comma);
    if (unit === "" || unit === "%") return shown;
    return `${shown} ${unit}`;
  }

  /** "错漏 2 例" */
  fact(key: keyof P): string {
    return `${this.name(key)} ${this.value(key)}`;
  }

  /** The label of a reading in the sentence's language. */
  reading(key: ReadingKey): string {
    return this.language === "zh" ? READING_LABELS[key] : key;
  }

  /** Any number as sentences write it. */
  number(value: number | Decimal): string {
    return formatNumber(typeof value === "number" ? value : value.toNumber());
  }

  /** The result as sentences write it. */
  get shown(): string {
    return this.item(this.result, false);
  }

  /** "2×1 + 3×0.5", or "2×1" for one cell. */
  products(counts: Cells<number | null>, factors: Cells<number | null>): string {
    const terms = counts.cells.map((count, index) => {
      const factor = factors.cells[factors.cells.length === 1 ? 0 : index] ?? 0;
      return `${this.number(count ?? 0)}×${this.number(factor)}`;
    });
    return this.joined(terms);
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

  private item(value: Scalar, percent: boolean): string {
    if (value === null || value === "") return this.language === "zh" ? "空" : "nothing";
    if (typeof value === "boolean") {
      return this.language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
    }
    if (typeof value === "string") return value;
    return percent ? `${this.number(multiply(value, 100))}%` : this.number(value);
  }
}

function isCells(value: unknown): value is Cells<Scalar> {
  return typeof value === "object" && value !== null && "cells" in value;
}
