/** Formulas with the Chinese names of their facts, as a 底稿 has them, and with ids, as a rubric has them. */
import { tokenize } from "@borgar/fx";
import { normaliseSigns } from "../../formula/signs";
import { formulaName, memberKey } from "../../rubric/model";
import { CHINESE_NAMES, FIXED_NAMES, LAST, NAME_GROUPS, readsAsCell } from "../../rubric/names";
import { plainText } from "../../sheets/read/cells";
import type { Fields } from "./flat";
import { nearestOf } from "./likeness";

const FIXED = Object.entries(FIXED_NAMES);
const PREFIXES = Object.entries(NAME_GROUPS);

/** Letters of any script, digits and `_`: neither a cell nor a value. */
export const isFormulaName = (text: string): boolean =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && !isTaken(text);

/** What means something else in every formula. */
export const isTaken = (text: string): boolean =>
  readsAsCell(text) ||
  /^(true|false)$/i.test(text.normalize("NFKC")) ||
  CHINESE_NAMES.some((name) => plainText(name) === plainText(text));

interface Answer {
  reading: string;
  id: string;
  label: string;
}

export class FormulaNames {
  /** By what is written, folded. */
  private readonly names = new Map<string, string>();
  private readonly words = new Map<string, string>();
  private readonly answers: Answer[] = [];

  /** @param results may be named as last year's, by what they are called */
  constructor(
    facts: readonly Fields[],
    readings: readonly Fields[],
    results: readonly Fields[] = [],
  ) {
    const labels = facts.map(labelOf);
    const isOwn = (label: string) =>
      isFormulaName(label) &&
      labels.filter((each) => plainText(each) === plainText(label)).length === 1;
    facts.forEach((fact, index) => {
      const label = labels[index]!;
      const name = formulaName(String(fact.id));
      if (isOwn(label)) this.add(label, name);
      const word = isOwn(label) ? label : name;
      for (const member of membersOf(fact)) {
        const line = labelOf(member);
        const ownName = formulaName(String(member.id));
        const id = memberKey(name, ownName);
        if (isFormulaName(line)) this.add(`${word}.${line}`, id);
        this.alias(`${word}.${ownName}`, id);
      }
    });
    for (const [word, name] of FIXED) this.add(word, name);
    const called = [...labels, ...results.map(labelOf)].map(plainText);
    for (const result of results) {
      const label = labelOf(result);
      const isAlone = called.filter((each) => each === plainText(label)).length === 1;
      if (isAlone && isFormulaName(label))
        this.add(`上年.${label}`, `${LAST}.outcome.${formulaName(String(result.id))}`);
    }
    for (const reading of readings) {
      const name = `reading.${formulaName(String(reading.id))}`;
      const called = String(reading.called ?? (labelOf({ label: reading.name }) || reading.id));
      if (called !== reading.id) this.add(`口径.${called}`, name);
      for (const option of (reading.options ?? []) as Fields[])
        this.answers.push({ reading: name, id: String(option.id), label: labelOf(option) });
    }
  }

  private add(word: string, name: string): void {
    if (this.alias(word, name)) this.words.set(name, word);
  }

  /** Another word for it that is read, and written by nobody here. */
  private alias(word: string, name: string): boolean {
    const folded = plainText(word);
    if (this.names.has(folded)) return false;
    this.names.set(folded, name);
    return true;
  }

  /** With Chinese names, where these say the same. */
  worded(formula: string): string {
    const written = this.replaced(formula, (name) => this.word(name), "label");
    return this.named(written) === formula ? written : formula;
  }

  /** With ids; what is no name is left as it stands. */
  named(written: string): string {
    return this.replaced(written, (word) => this.name(word), "id");
  }

  /** Chinese names that are nobody's; of a group of the language (`section.减分`) the check tells. */
  unknown(written: string): string[] {
    const found = namesIn(written).filter((name) => /[^\x00-\x7f]/.test(split(name)[0]));
    return [...new Set(found.filter((name) => this.name(name) === undefined))];
  }

  /** Whether it is a single name. */
  isKnown(written: string): boolean {
    return this.name(written.trim()) !== undefined;
  }

  /** The name that was probably meant. */
  nearest(word: string): string | undefined {
    const bare = word.replace(/\s/g, "");
    return nearestOf([...this.words.values()], bare);
  }

  private word(name: string): string | undefined {
    const known = this.words.get(name);
    if (known !== undefined) return known;
    const [prefix, rest] = split(name);
    const word = PREFIXES.find(([, each]) => each === prefix)?.[0];
    return word === undefined || rest === undefined
      ? undefined
      : `${word}.${this.words.get(rest) ?? rest}`;
  }

  private name(word: string): string | undefined {
    const known = this.names.get(plainText(word));
    if (known !== undefined) return known;
    const [first, rest] = split(word);
    const prefix = PREFIXES.find(([each]) => each === first)?.[1];
    if (prefix === undefined || rest === undefined) return undefined;
    return /^[\x00-\x7f]+$/.test(rest)
      ? `${prefix}.${rest}`
      : this.names.has(plainText(rest))
        ? `${prefix}.${this.names.get(plainText(rest))}`
        : undefined;
  }

  /** Names are replaced where they stand, and the answers that a 口径 is compared with. */
  private replaced(
    formula: string,
    other: (name: string) => string | undefined,
    answer: "id" | "label",
  ): string {
    const { text, original } = normaliseSigns(formula);
    const tokens = tokenize(text, { withLocation: true }).filter(
      ({ type }) => type !== "whitespace",
    );
    let [written, at] = ["", 0];
    tokens.forEach(({ type, value, loc }, index) => {
      const isText = type === "string";
      if (!isText && !isNamed(type)) return;
      const before = tokens.slice(Math.max(0, index - 2), index).map((each) => each.value);
      const to = isText ? this.answer(before, value, answer) : other(value);
      if (to === undefined) return;
      const [start = 0, stop = 0] = loc ?? [];
      const [from, end] = [original(start), original(stop - 1) + 1];
      written += formula.slice(at, from) + to;
      at = end;
    });
    return written + formula.slice(at);
  }

  private answer(
    [name = "", operator = ""]: readonly string[],
    quoted: string,
    to: "id" | "label",
  ): string | undefined {
    if (operator !== "=" && operator !== "<>") return undefined;
    const reading = this.name(name) ?? name;
    const said = quoted.slice(1, -1).replace(/""/g, '"');
    const found = this.answers.find(
      (each) => each.reading === reading && (each.id === said || each.label === said),
    );
    return found && `"${found[to].replace(/"/g, '""')}"`;
  }
}

const isNamed = (type: string) => type === "range_named" || type === "range";

/** The names in a formula, as they are written. */
export function namesIn(formula: string): string[] {
  return tokenize(normaliseSigns(formula).text)
    .filter(({ type }) => isNamed(type))
    .map(({ value }) => value);
}

function split(name: string): [string, string | undefined] {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}

export function labelOf({ label }: Fields): string {
  return typeof label === "object" && label !== null ? String((label as Fields).zh ?? "") : "";
}

const membersOf = ({ members }: Fields) => (Array.isArray(members) ? (members as Fields[]) : []);
