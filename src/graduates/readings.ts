/** 口径 of counting: questions that documents and years answer differently. */

export interface Readings {
  /** What is 灵活就业. */
  flexible: "12+76" | "76" | "12+75+76";
  /** What its share is of. */
  "flexible-of": "settled" | "employed" | "graduates";
  /** What 总体就业人数 is: with study or without. */
  employed: "settled" | "employed";
  /** Whether 入伍 with a place counts as stayed in it. */
  army: "out" | "in";
  /** Which row of a person who is listed twice counts. */
  twice: "last" | "first" | "each";
  /** Which difficulties count: `any`, or kinds as the list writes them, with `、` between. */
  difficult: string;
}

export type ReadingId = keyof Readings;

/** The options of each reading, the default first. Kinds of difficulty are the list's own. */
export const OPTIONS = {
  flexible: ["12+76", "76", "12+75+76"],
  "flexible-of": ["settled", "employed", "graduates"],
  employed: ["settled", "employed"],
  army: ["out", "in"],
  twice: ["last", "first", "each"],
  difficult: ["any"],
} as const satisfies { [Id in ReadingId]: readonly Readings[Id][] };

export const DEFAULTS: Readings = {
  flexible: OPTIONS.flexible[0],
  "flexible-of": OPTIONS["flexible-of"][0],
  employed: OPTIONS.employed[0],
  army: OPTIONS.army[0],
  twice: OPTIONS.twice[0],
  difficult: OPTIONS.difficult[0],
};

export const isReading = (id: string): id is ReadingId => Object.hasOwn(OPTIONS, id);

/** Whether a reading has this option. */
export const hasOption = (id: ReadingId, option: string): boolean =>
  id === "difficult" ? option !== "" : (OPTIONS[id] as readonly string[]).includes(option);
