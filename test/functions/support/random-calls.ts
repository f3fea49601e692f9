import type { CellValue, Scalar } from "../../../src/formula/values";
import { catalogue } from "../../../src/functions/catalogue";
import type { CatalogueFunction } from "../../../src/functions/definition";
import type { CatalogueParameter } from "../../../src/functions/parameters";
import { READING_LABELS } from "../../../src/functions/readings";

/** Random calls of the catalogue, with values that meet bounds, ties and empty cells often. */

/** An argument of a call: its values, and whether they stand in cells or in the formula. */
export interface RandomArgument {
  readonly value: CellValue;
  readonly inCells: boolean;
}

export interface RandomCall {
  readonly called: CatalogueFunction;
  readonly args: readonly (RandomArgument | undefined)[];
}

/** Numbers in 0…1 that are the same in every run (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class RandomCalls {
  constructor(
    private readonly random: () => number,
    /** How often a value is of the wrong kind or outside its meaning. */
    private readonly mischief = 0.03,
  ) {}

  call(called = this.pick(catalogue)): RandomCall {
    const scene = new Scene(this);
    const given = called.parameters.findLastIndex(
      ({ parameter }) => !parameter.optional || this.chance(0.6),
    );
    const args = called.parameters.slice(0, given + 1).map((parameter) => {
      if (parameter.parameter.optional && this.chance(0.15)) return undefined;
      const value = this.spoilt(scene.value(called, parameter), parameter);
      return { value, inCells: needsCells(value) || this.chance(0.75) };
    });
    return { called, args };
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)]!;
  }

  integer(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  private spoilt(value: CellValue, { parameter }: CatalogueParameter): CellValue {
    if (Array.isArray(value)) {
      return value.map((row) => row.map((cell) => this.spoiltCell(cell, parameter.kind)));
    }
    return this.spoiltCell(value, parameter.kind);
  }

  private spoiltCell(cell: Scalar, kind: string): Scalar {
    if (this.chance(this.mischief)) return this.pick([null, null, ""]);
    if (!this.chance(this.mischief)) return cell;
    // TRUE in a range of numbers is no number in Excel, but LibreOffice takes it for 1.
    return kind === "number"
      ? this.pick([-1, "无", "3", true, -1e-10])
      : this.pick([-2, "未填", -1e-10]);
  }
}

const needsCells = (value: CellValue) =>
  value === null || (Array.isArray(value) && value.flat().some((cell) => cell === null));

/** The values of one call: ranges that belong together get one shape. */
class Scene {
  private readonly rows: number;
  private readonly columns: number;
  private readonly isRate: boolean;
  /** Scores are small, but money and people may be ranked, too. */
  private readonly scale: number;

  constructor(private readonly from: RandomCalls) {
    const length = from.integer(1, 6);
    const isRow = from.chance(0.4);
    [this.rows, this.columns] = isRow ? [1, length] : [length, 1];
    this.isRate = from.chance(0.6);
    this.scale = from.chance(0.2) ? Number(`1e${from.integer(3, 19)}`) : 1;
  }

  value(called: CatalogueFunction, { name, parameter }: CatalogueParameter): CellValue {
    const { from } = this;
    switch (parameter.kind) {
      case "reading":
        return this.reading(parameter.options!);
      case "flags":
        return this.range(() =>
          from.pick([
            "是",
            "否",
            "√",
            "×",
            " yes ",
            "No",
            "Ｙ",
            "ｎ",
            1,
            0,
            true,
            false,
            "",
            null,
            "有",
            "无",
          ]),
        );
      case "label":
        return from.pick(GROUPS);
      case "cells":
        return name === "groups" ? this.range(() => from.pick(GROUPS)) : this.results();
      case "numbers":
        return this.numbers(called.name, name, parameter.oneForAll === true);
      default:
        return this.number(called.name, name);
    }
  }

  private reading(options: readonly (keyof typeof READING_LABELS)[]): Scalar {
    const key = this.from.pick(options);
    const shown = [
      key,
      READING_LABELS[key],
      ` ${key.toUpperCase()} `,
      `${READING_LABELS[key]}\u3000`,
    ];
    return this.from.chance(0.04) ? this.from.pick(["不存在", "*", ""]) : this.from.pick(shown);
  }

  private range(cell: () => Scalar): Scalar[][] {
    return Array.from({ length: this.rows }, () => Array.from({ length: this.columns }, cell));
  }

  private row(values: readonly Scalar[]): Scalar[][] {
    return this.rows === 1 ? [[...values]] : values.map((value) => [value]);
  }

  private results(): Scalar[][] {
    return this.from.chance(0.3)
      ? this.range(() => this.from.pick(["优秀", "合格", "不合格"]))
      : this.range(() => this.from.integer(0, 50) / 2);
  }

  private numbers(called: string, name: string, oneForAll: boolean): CellValue {
    const { from } = this;
    if (name === "bounds") return this.row(this.ascending(called.startsWith("SUBSIDY")));
    if (name === "shares") {
      return this.row(
        from.pick([
          [0.3, 0.4, 0.3],
          [0.3, 0.7],
          [0.25, 0.5, 0.25],
          [1 / 3, 1 / 3, 1 / 3],
          [0.5, 0.6],
          [0.15, 0.35, 0.5],
        ]),
      );
    }
    if (name === "weights") return this.row(this.weights());
    if (name === "amounts") return this.range(() => from.integer(1, 9));
    if (name === "excluded") return [[from.integer(0, 4), from.integer(0, 3), from.integer(0, 2)]];
    if (oneForAll && from.chance(0.4)) return this.number(called, name);
    return this.range(() => this.number(called, name));
  }

  private ascending(isScore: boolean): number[] {
    const length = this.rows * this.columns;
    const start = isScore ? this.from.integer(10, 60) : this.from.integer(0, 3);
    const steps = this.from.pick([[1], [0.5, 2], [5, 10], [0.1]]);
    const bounds = [start];
    while (bounds.length < length)
      bounds.push(Math.round((bounds.at(-1)! + this.from.pick(steps)) * 1e3) / 1e3);
    return bounds;
  }

  private weights(): number[] {
    const length = this.rows * this.columns;
    const parts = Array.from({ length }, () => this.from.integer(1, 20));
    const sum = parts.reduce((a, b) => a + b, 0);
    return parts.map((part) => (this.from.chance(0.02) ? 0.5 : part / sum));
  }

  private number(called: string, name: string): number {
    const { from } = this;
    if (called === "SUBSIDY.BAND" || called === "SUBSIDY.NEXT" || called === "SUBSIDY.GRADE") {
      return from.pick([
        from.integer(0, 1000) / 10,
        from.integer(0, 100),
        70,
        80,
        90.5,
        91,
        95.5,
        96,
        79.5,
        69.9999999999,
        100.5,
      ]);
    }
    switch (name) {
      case "points":
        return called === "RUBRIC.TOTAL"
          ? from.integer(2, 6) * this.scale
          : from.pick([0, 1, 2, 3, 5, 6, 15, 40]);
      case "scores":
      case "values":
      case "value":
      case "score":
        return (from.integer(0, 12) / 2) * this.scale;
      case "counts":
        return from.pick([0, 0, 1, 2, 3, 0.5, 7]);
      case "per":
        return from.pick([1, 1, 0.5, 0.1, 2, 10]);
      case "targets":
        return from.pick([0.8, 0.9, 0.94, 0.95, 0.97, 0.98]);
      case "employed":
      case "graduates":
      case "stayed":
        return from.integer(0, 60);
      case "step":
        return from.pick(this.isRate ? [0.005, 0.01, 0.05, 0.001] : [1, 0.5, 2, 3]);
      case "rank":
      case "count":
        return name === "rank" ? from.integer(1, 8) : from.integer(5, 12);
      case "quota":
        return from.integer(0, 3);
      case "cap":
      case "floor":
      case "start":
      case "otherwise":
        return from.pick([0, 1, 2, 5, 0.5, 30]);
      default:
        return this.isRate ? this.rate() : from.integer(0, 30) / from.pick([1, 2, 3]);
    }
  }

  /** A rate near others: steps of half a percentage point, as a literal or as a quotient. */
  private rate(): number {
    const { from } = this;
    const halfPoints = from.integer(170, 202);
    return from.pick([
      halfPoints / 200,
      Number((halfPoints * 0.005).toFixed(3)),
      from.integer(80, 97) / 97,
      1,
      halfPoints * 0.005,
    ]);
  }
}

const GROUPS = ["甲", "乙", "甲组", "a", "A ", 1, "1"];
