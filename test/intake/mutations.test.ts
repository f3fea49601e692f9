/**
 * Files altered at random: nothing crashes or hangs, and no score changes unseen. `MUTATIONS=20000` alters more of them.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { prepareToSend, restore } from "../../src/xlsx/send";
import type { ReadFile } from "../../src/intake/types";
import { OFFICIAL_TABLES } from "../support/rubrics";
import { soundCard, take, told } from "./support/cards";

const ALL = Number(process.env.MUTATIONS ?? 2000);
/** One file, on a busy machine. */
const LONGEST_MS = 10_000;

/** Numbers from 0 to 1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

interface Chance {
  number(below: number): number;
  of<T>(values: readonly T[]): T;
}

function chanceOf(seed: number): Chance {
  const next = numbers(seed);
  const number = (below: number) => Math.floor(next() * below);
  return { number, of: (values) => values[number(values.length)]! };
}

type Mutation = (text: string, chance: Chance) => string;

/** Replaces one of the places that a pattern finds. */
const oneOf =
  (pattern: RegExp, by: (found: RegExpExecArray, chance: Chance) => string): Mutation =>
  (text, chance) => {
    const places = [...text.matchAll(pattern)];
    if (places.length === 0) return text;
    const found = chance.of(places) as RegExpExecArray;
    return (
      text.slice(0, found.index) + by(found, chance) + text.slice(found.index + found[0].length)
    );
  };

const CELL = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;
const ROW = /<row r="(\d+)"[^>]*?(?:\/>|>.*?<\/row>)/gs;
const VALUES = ["0", "1", "3", "-1", "1e20", "0.5", "NaN", "99", "是", ""];

const IN_SHEETS: readonly Mutation[] = [
  oneOf(/<v>([^<]*)<\/v>/g, (_, chance) => `<v>${chance.of(VALUES)}</v>`),
  oneOf(/<v>([^<]*)<\/v>/g, () => ""),
  oneOf(
    /<f>([^<]*)<\/f>/g,
    (_, chance) =>
      `<f>${chance.of(["1+1", "E5", "NA()", "RAND()", "SUM(E3:E9)", "[1]a!A1", "IF("])}</f>`,
  ),
  oneOf(/<f>([^<]*)<\/f>/g, () => ""),
  oneOf(/<f>([^<]*)<\/f>/g, ([whole], chance) => {
    const at = 3 + chance.number(whole.length - 7);
    return whole.slice(0, at) + chance.of(["1", "+", "A", "9", ""]) + whole.slice(at + 1);
  }),
  oneOf(CELL, () => ""),
  oneOf(
    CELL,
    ([whole], chance) =>
      whole + whole.replace(/r="[A-Z]+/, `r="${chance.of(["B", "F", "G", "Z"])}`),
  ),
  oneOf(CELL, ([whole], chance) =>
    whole.replace(/r="[A-Z]+\d+"/, `r="${chance.of(["A", "C", "F"])}${1 + chance.number(60)}"`),
  ),
  oneOf(
    CELL,
    ([, column, row], chance) =>
      `<c r="${column}${row}" t="inlineStr"><is><t>${chance.of(VALUES)}</t></is></c>`,
  ),
  oneOf(CELL, ([whole], chance) =>
    whole
      .replace(/ t="\w+"/, "")
      .replace(/^<c /, `<c t="${chance.of(["n", "s", "b", "e", "str", "d"])}" `),
  ),
  oneOf(CELL, ([whole], chance) => whole.replace(/ s="\d+"/, ` s="${chance.number(60)}"`)),
  oneOf(ROW, () => ""),
  oneOf(ROW, ([whole]) => whole + whole),
  oneOf(ROW, ([whole], chance) => {
    const to = 1 + chance.number(60);
    return whole
      .replace(/<row r="\d+"/, `<row r="${to}"`)
      .replace(/(<c r="[A-Z]+)\d+"/g, `$1${to}"`);
  }),
  oneOf(/<mergeCell [^>]*\/>/g, () => ""),
  oneOf(/<col [^>]*\/>/g, ([whole]) => whole.replace("/>", ' hidden="1"/>')),
  // Two cells change places.
  (text, chance) => {
    const cells = [...text.matchAll(CELL)];
    const [one, other] = [chance.of(cells), chance.of(cells)].sort((a, b) => a.index - b.index);
    if (!one || !other || one.index === other.index) return text;
    const named = (cell: RegExpExecArray, like: RegExpExecArray) =>
      cell[0].replace(/r="[A-Z]+\d+"/, `r="${like[1]}${like[2]}"`);
    return (
      text.slice(0, one.index) +
      named(other, one) +
      text.slice(one.index + one[0].length, other.index) +
      named(one, other) +
      text.slice(other.index + other[0].length)
    );
  },
];

/** Any character, anywhere. */
const ANYWHERE: readonly Mutation[] = [
  (text, chance) => {
    const at = chance.number(text.length);
    return (
      text.slice(0, at) +
      chance.of(["<", ">", '"', "&", "1", "A", " ", "\u0001", "学", ""]) +
      text.slice(at + 1)
    );
  },
  (text, chance) => {
    const at = chance.number(text.length);
    return text.slice(0, at) + text.slice(at + 1 + chance.number(200));
  },
  oneOf(/<(t|si)[^>]*>([^<]+)</g, ([whole], chance) =>
    whole.replace(/>.+</, `>${chance.of(["20", "自评分", "#note", "feedback", "k2", "是"])}<`),
  ),
  oneOf(/"(\d+)"/g, (_, chance) => `"${chance.number(400)}"`),
];

interface Base {
  id: string;
  parts: Record<string, Uint8Array>;
  read: ReadFile;
}

const summary = ({ cards }: ReadFile) =>
  cards.map(({ unit, year, rubric, stages, vetoes }) => ({ unit, year, rubric, stages, vetoes }));

function altered({ parts }: Base, chance: Chance): Uint8Array {
  const all = { ...parts };
  const sheets = Object.keys(all).filter((name) => name.startsWith("xl/worksheets/sheet"));
  for (let count = 1 + chance.number(2); count > 0; count--) {
    const inSheet = chance.number(10) < 7;
    const name = chance.of(
      inSheet
        ? sheets
        : Object.keys(all).filter((each) => each.endsWith("l") || each.endsWith(".rels")),
    );
    if (chance.number(100) === 0) {
      delete all[name];
      continue;
    }
    const mutate = chance.of(inSheet ? IN_SHEETS : ANYWHERE);
    if (all[name]) all[name] = strToU8(mutate(strFromU8(all[name]), chance));
  }
  return zipSync(all, { level: 0 });
}

describe("A file that was altered at random", () => {
  const bases: Base[] = [];

  beforeAll(async () => {
    for (const id of OFFICIAL_TABLES) {
      const sound = await soundCard(id);
      const back = restore(sound).bytes;
      for (const bytes of [sound, back, prepareToSend(back, { freeze: true }).bytes])
        bases.push({ id, parts: unzipSync(bytes), read: await take(bytes) });
    }
  }, 120_000);

  test(
    `is read without a crash, and no score changes unseen (${ALL} files)`,
    async () => {
      const unseen: string[] = [];
      for (let seed = 1; seed <= ALL; seed++) {
        const base = bases[seed % bases.length]!;
        const start = performance.now();
        const read = await take(altered(base, chanceOf(seed)));
        const took = performance.now() - start;
        if (took > LONGEST_MS) unseen.push(`${seed}: ${took} ms`);
        if (read.findings.some(({ message }) => message.zh.includes("没有读成")))
          unseen.push(`${seed}: ${read.findings[0]!.message.en}`);
        const same = JSON.stringify(summary(read)) === JSON.stringify(summary(base.read));
        if (!same && told(read).length === 0)
          unseen.push(`${seed}: ${base.id} ${JSON.stringify(summary(read))}`);
      }
      expect(unseen).toEqual([]);
    },
    // Three times what a busy machine needs.
    ALL * 300,
  );
});
