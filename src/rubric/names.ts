/** Names in formulas as people write them: in Chinese, by what a fact is called, in any width and case. */
import { formulaName, memberKey } from "./model";
import { PEERS } from "./comparisons";
import type { Fact, Reading, Rubric, Text } from "./types";

/** Fixed names that also have a Chinese one. */
export const FIXED_NAMES: Readonly<Record<string, string>> = {
  分值: "points",
  总分: "total",
  一票否决: "vetoed",
  年度: "year",
};

const READING = "reading";

/** Before the name of what it is last year's value of. */
export const LAST = "last";

/** Before a point: 口径.step, 各单位.落实率, 上年.就业率. */
export const NAME_GROUPS: Readonly<Record<string, string>> = {
  口径: READING,
  各单位: PEERS,
  上年: LAST,
};

/** A reading as a name in formulas: `above-mean` is `reading.above_mean`. */
export function readingName(id: string): string {
  return `${READING}.${formulaName(id)}`;
}

/** What people call a reading; its id where it has no name. */
export const readingWords = ({ id, name }: Reading): Text => name ?? { zh: id, en: id };

/** The Chinese words that mean something of their own in every formula. */
export const CHINESE_NAMES: readonly string[] = [
  ...Object.keys(FIXED_NAMES),
  ...Object.keys(NAME_GROUPS),
];

/** The name that the formulas of all rubrics have for a Chinese one: 分值 is `points`, 口径.step is `reading.step`. */
export function fixedName(written: string): string {
  const dot = written.indexOf(".");
  if (dot < 0) return own(FIXED_NAMES, written) ?? written;
  const [group, named] = [own(NAME_GROUPS, written.slice(0, dot)), written.slice(dot + 1)];
  if (group === undefined) return written;
  return `${group}.${group === LAST ? fixedName(named) : named}`;
}

const own = (names: Readonly<Record<string, string>>, written: string) =>
  Object.hasOwn(names, written) ? names[written] : undefined;

/** Names that differ in width or case only are one. */
export const foldedName = (name: string) => name.normalize("NFKC").toLowerCase();

const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

/** Whether Excel would read a name as a cell, a row or a column: Q1, R1C1, r, C. */
export function readsAsCell(name: string): boolean {
  const folded = foldedName(name);
  if (/^(r\d*)?(c\d*)?$/.test(folded)) return true;
  const [, letters, digits] = /^([a-z]{1,3})(\d+)$/.exec(folded) ?? [];
  if (letters === undefined) return false;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
  return column <= LAST_COLUMN && Number(digits) <= LAST_ROW;
}

const known = new WeakMap<Rubric, ReadonlyMap<string, string>>();

/**
 * What a name in a formula over facts and readings stands for: each may be named by its id or by what it is called, where
 * nothing else is called so.
 */
export function nameIn(rubric: Rubric, written: string): string {
  const [group, ...rest] = written.split(".");
  if (group === PEERS && rest.length > 0) return `${PEERS}.${nameIn(rubric, rest.join("."))}`;
  let names = known.get(rubric);
  if (!names) {
    names = namesOf(rubric);
    known.set(rubric, names);
  }
  return names.get(foldedName(written)) ?? written;
}

interface Called {
  name: string;
  /** What else it is called. */
  words: string[];
}

/** A fact, and each of its lines. */
function calledOf({ id, label, members = [] }: Pick<Fact, "id" | "label" | "members">): Called[] {
  const name = formulaName(id);
  return [
    { name, words: [label.zh] },
    ...members.map((member) => ({
      name: memberKey(name, formulaName(member.id)),
      words: [label.zh, name].flatMap((first) =>
        [member.label.zh, formulaName(member.id)].map((second) => memberKey(first, second)),
      ),
    })),
  ];
}

/** Last year's value of a fact, of the total or of a result is called as that is, behind 上年. */
function calledLastYear({ facts, outcome }: Rubric, fact: Fact): Called[] {
  const own = facts.find(({ id }) => id === fact.last);
  const item = outcome.items.find(({ id }) => `outcome.${id}` === fact.last);
  const called = own ? calledOf(own) : [{ name: formulaName(fact.last!), words: [] as string[] }];
  return called.map(({ name, words }) => ({
    name: `${LAST}.${name}`,
    words: [...words, ...(item ? [item.label.zh] : [])].map((word) => `${LAST}.${word}`),
  }));
}

function namesOf(rubric: Rubric): ReadonlyMap<string, string> {
  const { facts, readings } = rubric;
  const ids = facts.flatMap((fact) =>
    fact.last === undefined ? calledOf(fact) : calledLastYear(rubric, fact),
  );
  const asked = readings.flatMap(({ id, name }) =>
    name ? [{ name: readingName(id), words: [`${READING}.${name.zh}`] }] : [],
  );
  const names = new Map(
    [...ids.map(({ name }) => name), ...readings.map(({ id }) => readingName(id))].map((name) => [
      foldedName(name),
      name,
    ]),
  );
  const byWords = new Map<string, Set<string>>();
  for (const { name, words } of [...ids, ...asked])
    for (const each of words.filter((word) => !readsAsCell(word)).map(foldedName))
      byWords.set(each, (byWords.get(each) ?? new Set()).add(name));
  // What two are called is no name of either.
  for (const [words, meant] of byWords)
    if (meant.size === 1 && !names.has(words)) names.set(words, [...meant][0]!);
  return names;
}
