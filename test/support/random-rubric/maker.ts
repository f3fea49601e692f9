import { Pool, type Lines } from "./facts";
import type { Random } from "./random";

/** What a template of a rule needs: facts, constants that fit the points, and the points themselves. */
export class Maker {
  constructor(
    readonly random: Random,
    readonly pool: Pool,
    /** The most that the rule may give; of an uncapped bonus some number that it keeps to. */
    readonly most: number,
    /** Whether the criterion has points that a rule can name. */
    private readonly hasPoints: boolean,
  ) {}

  /** The points, by name or as a number. */
  get points(): string {
    return this.hasPoints && this.random.chance(0.8) ? "points" : String(this.most);
  }

  count = (optional = false) => this.pool.scalar("count", optional);
  number = (optional = false) => this.pool.scalar("number", optional);
  signed = (optional = false) => this.pool.scalar("signed", optional);
  rate = (optional = false) => this.pool.scalar("rate", optional);
  date = (optional = false) => this.pool.scalar("date", optional);
  flag = (optional = false) => this.pool.scalar("flag", optional);
  text = (optional = false) => this.pool.scalar("text", optional);
  choice = () => this.pool.choice();

  /** Lines of counts or numbers. */
  lines = (optional = false): Lines =>
    this.pool.lines(this.random.pick(["count", "number"]), undefined, optional);

  /** Two facts of the same lines: those who graduated and those employed, say. */
  pair(): { all: Lines; part: Lines } {
    const all = this.pool.lines("count");
    return { all, part: this.pool.lines("count", all) };
  }

  /** A constant from 0 to the points. */
  part(): string {
    return String(this.random.whole(0, this.most * 2) / 2);
  }

  /** Points for one more of something. */
  per = () => this.random.pick(["0.5", "1", "2", "0.1", "1.25", "10"]);

  /** A constant rate, with the decimals that make binary arithmetic miss it. */
  share = () => this.random.pick(["0.94", "0.9", "0.935", "0.5", "0.285", "85%", "0.07"]);

  /** A constant that counts are measured by. */
  target = () => this.random.pick(["1", "3", "5", "10", "20", "50"]);

  /** An array of constants beside the lines of a fact. */
  beside = ({ members }: Lines, constants: readonly string[]): string =>
    `{${members.map(() => this.random.pick(constants)).join(";")}}`;

  /** Weights of the lines of a fact that add up to 1. */
  weights({ members: { length } }: Lines): string {
    const share = [[1], [0.4, 0.6], [0.5, 0.3, 0.2], [0.1, 0.2, 0.3, 0.4]][length - 1] ?? [];
    return `{${share.join(";")}}`;
  }

  /** How a function is asked to read: not at all, by a constant, or by a reading of the rubric. */
  reading(options: readonly string[]): string {
    const dice = this.random.next();
    if (dice < 0.4) return "";
    if (dice < 0.7) return `,"${this.random.pick(options)}"`;
    return `,${this.pool.reading(options)}`;
  }

  /** The value where there is something to divide by. */
  guarded = (divisor: string, value: string) =>
    this.random.chance(0.7) ? `IF(${divisor}>0,${value},0)` : `IF(${divisor}<=0,0,${value})`;

  /** Not above the points. */
  capped = (value: string) =>
    this.random.chance(0.8) ? `MIN(${this.points},${value})` : `MIN(${value},${this.points})`;

  /** From 0 to the points. */
  within = (value: string) =>
    this.random.chance(0.5)
      ? `MAX(0,MIN(${this.points},${value}))`
      : `MIN(${this.points},MAX(${value},0))`;
}

/** A kind of rule. */
export interface Template {
  readonly name: string;
  /** A formula that is refused where the language does not have what the template needs. */
  readonly needs?: string;
  make(maker: Maker): string;
}
