/** How a field of a rubric stands in a cell, in the words of an office. */
import { wordsOf } from "../../rubric/demotions";
import type { Text } from "../../rubric/types";
import type { Fields } from "./flat";
import { References, type Referred } from "./references";

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
  /** Words that the cell offers, of the rubric where it names them. What else is typed there is judged when it is read. */
  choices?: readonly string[] | ((rubric: Fields) => readonly string[]);
  /** A formula: read once all names are known. */
  isFormula?: true;
  /** It says what another object is called: read once all objects are known. */
  refersTo?: Referred;
}

const asText = (value: unknown): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;

export const text: Kind = { write: asText, read: (said) => said };

/** A number where one stands there, text otherwise. */
export const scalar: Kind = {
  write: (value) => (typeof value === "number" ? value : asText(value)),
  read: (said, value) => (typeof value === "number" ? value : said),
};

/** 2025-09-17, 2025-09 or 2025, however offices write it. */
export const date: Kind = {
  write: asText,
  read(said, value) {
    if (typeof value === "number" && value > LAST_YEAR) return isoDay(value);
    const parts = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?[年月日]?$/.exec(
      said.normalize("NFKC").replace(/\s/g, ""),
    );
    if (parts)
      return parts
        .slice(1)
        .flatMap((part) => part?.padStart(2, "0") ?? [])
        .join("-");
    throw new Unreadable(
      { zh: `“${said}”不是日期`, en: `“${said}” is no date` },
      { zh: "请写成 2025-09-17、2025-09 或 2025。", en: "Write it like 2025-09-17." },
    );
  },
};

const LAST_YEAR = 9999;
const DAY = 86_400_000;
/** A day as Excel counts it. */
const isoDay = (serial: number) =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * DAY).toISOString().slice(0, 10);

/** 1.0.0, also where somebody writes 1 or 1.2. */
export const version: Kind = {
  write: asText,
  read: (said) =>
    /^\d+(\.\d+){0,2}$/.test(said.trim())
      ? [...said.trim().split("."), "0", "0"].slice(0, 3).join(".")
      : said.trim(),
};

/** An id, which formulas and files name. */
export const id: Kind = {
  write: asText,
  read(said) {
    if (/^\p{L}[\p{L}\p{N}_-]*$/u.test(said.trim())) return said.trim();
    throw new Unreadable(
      { zh: `标识“${said}”不能用`, en: `“${said}” can be no id` },
      {
        zh: "标识只用文字、数字和连字符，以文字开头；可以不写，空着会自动生成。",
        en: "Use letters, digits and hyphens, or leave it empty: one is made.",
      },
    );
  },
};

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

const TYPED = "可填不适用";

/** Where a criterion applies: a formula, or that a person may say that it does not. */
export const applies: Kind = {
  ...formula,
  choices: [TYPED],
  write: (value) => (value === "typed" ? TYPED : formula.write(value)),
  read: (said, value) =>
    /^(可填|可以填)?不适用$/.test(said.trim()) ? "typed" : formula.read(said, value),
};

export const reference = (refersTo: Referred): Kind => ({
  ...text,
  refersTo,
  choices: (rubric) => new References(rubric).words(refersTo),
});

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

/** What a criterion or a section does to the total. */
export const criterionKinds = oneOf({
  scored: "计分",
  bonus: "加分",
  minus: "减分",
  veto: "一票否决",
});

/** Several texts, one a line; 、 between them is read too. */
export const lines: Kind = {
  write: (value) => (Array.isArray(value) ? value.join("\n") : undefined),
  read: (said) =>
    said
      .split(said.includes("\n") ? "\n" : /[、；;]/)
      .map((each) => each.trim())
      .filter((each) => each !== ""),
};

export const references = (refersTo: Referred): Kind => ({ ...lines, refersTo });

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

const NUMBER_WORDS = "一二三四五";
const LOWERED = /^降低?(?:([1-9])|([一二两三四五]))个?(?:档次?|等次?|级)$/;
const CAPPED = /^(?:最高为?|不高于|不得高于|不超过)(?:评为)?(.+)$/;
const SET = /^(?:直接)?(?:定为|评为|确定为)(.+)$/;

/** What a veto does: 降一档, 最高合格, 定为不合格. To disqualify, as vetoes do, is said by nothing. */
export const consequence: Kind = {
  choices: ({ outcome }) => {
    const items = ((outcome as Fields | undefined)?.items ?? []) as Fields[];
    const ladder = items.flatMap((item) => (item.ladder ?? []) as string[]);
    return [
      ...[1, 2].map((lower) => wordsOf({ lower })),
      ...ladder.map((cap) => wordsOf({ cap })),
      ...ladder.map((grade) => wordsOf({ grade })),
    ].map(({ zh }) => zh);
  },
  write: (value) => (typeof value === "object" && value !== null ? wordsOf(value).zh : undefined),
  read(said) {
    const plain = said.normalize("NFKC").replace(/\s|[“”"]/g, "");
    if (/^(取消资格|一票否决|否决|disqualify)$/.test(plain)) return undefined;
    const [, digit, word] = LOWERED.exec(plain) ?? [];
    if (digit !== undefined) return { lower: Number(digit) };
    if (word !== undefined) return { lower: word === "两" ? 2 : NUMBER_WORDS.indexOf(word) + 1 };
    const cap = CAPPED.exec(plain)?.[1];
    if (cap !== undefined) return { cap };
    const grade = SET.exec(plain)?.[1];
    if (grade !== undefined) return { grade };
    throw new Unreadable(
      { zh: `“${said}”不认识`, en: `“${said}” is not known here` },
      {
        zh: "请写“降一档”“最高为合格”“定为不合格”中的一种；取消资格的不用写。",
        en: "Write one of 降一档, 最高为…, 定为…; leave it empty for a veto that disqualifies.",
      },
    );
  },
};
