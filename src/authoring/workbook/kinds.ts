/** How a field of a rubric stands in a cell, in the words of an office. */
import type { Text } from "../../rubric/types";
import type { Fields } from "./flat";

export type CellValue = string | number;

/** Thrown where a cell does not hold what its column asks. */
export class Unreadable extends Error {
  constructor(
    readonly expected: Text,
    readonly advice: Text = { zh: "请改写。", en: "Change it." },
  ) {
    super(expected.en);
  }
}

export interface Kind {
  /** Undefined leaves the cell empty. */
  write(value: unknown): CellValue | undefined;
  /** @throws Unreadable */
  read(text: string, value: unknown): unknown;
  /** What may stand in the cell, where these are few words. */
  choices?: readonly string[];
  /** A formula: read once all names are known. */
  isFormula?: true;
}

const asText = (value: unknown): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;

export const text: Kind = { write: asText, read: (said) => said };

/** Words of ours: the English stands on 对照. */
export const words: Kind = {
  write: (value) => asText((value as Fields | undefined)?.zh),
  read: (said) => ({ zh: said }),
};

export const formula: Kind = {
  write: asText,
  read: (said) => said.replace(/^[=＝]/, ""),
  isFormula: true,
};

export const number: Kind = {
  write: (value) => (typeof value === "number" ? value : undefined),
  read(said, value) {
    if (typeof value === "number") return value;
    const plain = said.normalize("NFKC").trim();
    const [, digits, percent] = /^([+-]?\d+(?:\.\d+)?)(%?)分?$/.exec(plain) ?? [];
    if (digits === undefined)
      throw new Unreadable(
        { zh: `“${said}”不是数`, en: `“${said}” is no number` },
        { zh: "请只写一个数。", en: "Write a number only." },
      );
    return percent ? Number((Number(digits) / 100).toFixed(12)) : Number(digits);
  },
};

export const tick: Kind = {
  choices: ["√"],
  write: (value) => (value === true ? "√" : undefined),
  read: (said) => (/^(√|✓|✔|是|v|y|1|true)$/i.test(said.trim()) ? true : undefined),
};

/** One of a few words, each for a value. */
export function oneOf(pairs: Readonly<Record<string, string>>): Kind {
  const entries = Object.entries(pairs);
  return {
    choices: entries.map(([, word]) => word),
    write: (value) => entries.find(([each]) => each === value)?.[1] ?? asText(value),
    read(said) {
      const plain = said.trim();
      const found = entries.find(([each, word]) => word === plain || each === plain);
      if (found) return found[0];
      const all = entries.map(([, word]) => word).join("、");
      throw new Unreadable(
        { zh: `“${said}”不认识`, en: `“${said}” is not known here` },
        { zh: `请写以下之一：${all}。`, en: `Write one of ${all}.` },
      );
    },
  };
}

/** Several texts, one a line; 、 between them is read too. */
export const lines: Kind = {
  write: (value) => (Array.isArray(value) ? value.join("\n") : undefined),
  read: (said) =>
    said
      .split(said.includes("\n") ? "\n" : /[、；;]/)
      .map((each) => each.trim())
      .filter((each) => each !== ""),
};

/** Several numbers, one a line. */
export const numbers: Kind = {
  write: (value) => (Array.isArray(value) ? value.join("、") : undefined),
  read: (said, value) =>
    typeof value === "number"
      ? [value]
      : said.split(/[、；;\n]/).map((each) => number.read(each, each)),
};

/** 本单位 where nothing is said. */
export const range = oneOf({ unit: "本单位", school: "全校" });

const PARTS: readonly (readonly [field: string, word: string, isList: boolean])[] = [
  ["levels", "学历", true],
  ["until", "截至", false],
  ["region", "地区", false],
  ["flag", "列", false],
  ["difficulties", "困难类别", true],
  ["list", "名单", false],
];
const LISTS = { this: "本年度", last: "上一年度" };

/** Which graduates are counted: `学历：硕士、博士；截至：09-01`. */
export const counting: Kind = {
  write(value) {
    if (typeof value !== "object" || value === null) return undefined;
    const said = PARTS.flatMap(([field, word, isList]) => {
      const part = (value as Fields)[field];
      if (part === undefined) return [];
      const shown = isList ? (part as string[]).join("、") : String(part);
      return [`${word}：${field === "list" ? oneOf(LISTS).write(part) : shown}`];
    });
    return said.join("；");
  },
  read(said) {
    const fields: Fields = {};
    for (const part of said.split(/[；;\n]/)) {
      const [word = "", ...rest] = part.split(/[：:]/);
      const found = PARTS.find(([, each]) => each === word.trim());
      const value = rest.join("：").trim();
      if (!found || value === "")
        throw new Unreadable(
          { zh: `“${part}”不认识`, en: `“${part}” is not known here` },
          {
            zh: `请写成“学历：硕士、博士；截至：09-01”，可以写：${PARTS.map(([, each]) => each).join("、")}。`,
            en: "Write it like 学历：硕士、博士；截至：09-01.",
          },
        );
      const [field, , isList] = found;
      fields[field] = isList
        ? value.split("、")
        : field === "list"
          ? oneOf(LISTS).read(value, value)
          : value;
    }
    return fields;
  },
};
