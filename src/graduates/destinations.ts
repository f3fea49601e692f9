/** 毕业去向: its codes, the words in use for them, and what each counts as. */
import { bareValue } from "./fold";

export const CODES = [
  ...["10", "11", "12", "27", "46", "50", "51", "65"],
  ...["70", "71", "72", "75", "76", "80", "85"],
] as const;

export type Code = (typeof CODES)[number];

/** The name of each code in the national system. */
export const NAMES: Readonly<Record<Code, string>> = {
  "10": "签就业协议形式就业",
  "11": "签劳动合同形式就业",
  "12": "其他录用形式就业",
  "27": "科研助理、管理助理",
  "46": "应征义务兵",
  "50": "国家基层项目",
  "51": "地方基层项目",
  "65": "留级、休学、续读",
  "70": "待就业",
  "71": "不就业拟升学",
  "72": "其他暂不就业",
  "75": "自主创业",
  "76": "自由职业",
  "80": "升学",
  "85": "出国、出境",
};

/** Other words that mean one code and nothing else. */
const WORDS: Readonly<Record<Code, string>> = {
  "10": "签就业协议 就业协议 签三方 三方协议",
  "11": "签劳动合同 劳动合同",
  "12": "其他录用方式就业 接收证明",
  "27": "科研助理 管理助理",
  "46": "应征入伍 入伍 参军",
  "50": "",
  "51": "",
  "65": "留级 休学 续读",
  "70": "求职中 签约中 拟参加公招考试 拟创业 拟应征入伍 拟出国出境 未就业",
  "71": "拟升学",
  "72": "暂不就业",
  "75": "创业",
  "76": "自由职业者",
  "80": "研究生 考取研究生 专升本 专科升普通本科 第二学士学位 国内升学 境内升学",
  "85": "出国出境 出国 出境 出国深造 出国留学 留学 境外留学",
};

/** Words that may mean several codes: the office is asked which. 其他 may mean anything. */
const OPEN_WORDS: Readonly<Record<string, readonly Code[]>> = {
  考研: ["80", "71"],
  规培: ["10", "11", "12"],
  公务员: ["10", "50", "51"],
  选调生: ["10", "50", "51"],
  灵活就业: ["12", "75", "76"],
  其他: [],
};

const codesOfWords: ReadonlyMap<string, Code> = new Map(
  CODES.flatMap((code) =>
    [NAMES[code], ...WORDS[code].split(" ")].filter(Boolean).map((word) => [bareValue(word), code]),
  ),
);

/** Codes that have further digits: 271, 501, 851 … */
const FAMILIES: ReadonlySet<string> = new Set(["27", "50", "51", "70", "80", "85"]);

/** The table's code for two or three digits; null for what the table does not have. */
export function codeOf(digits: string): Code | null {
  if (digits === "81" || digits === "82") return "80";
  const two = digits.slice(0, 2);
  const known = digits.length === 2 || (digits.length === 3 && FAMILIES.has(two));
  return known && (CODES as readonly string[]).includes(two) ? (two as Code) : null;
}

/** What a value was read as. `open`: nobody but the office can say. */
export type Destination = { code: Code } | { code: null; open: "unknown" | "differ" };

const UNKNOWN: Destination = { code: null, open: "unknown" };
const DIFFER: Destination = { code: null, open: "differ" };

/** What the school says of a word: a code, or "" for open, whatever the word means elsewhere. */
export type OwnCode = Code | "";

/** 去向对照: what the school's own words count as. */
export type DestinationTable = Readonly<Record<string, OwnCode>>;

/** Reads values by the school's own table first, then by code, then by word. */
export function destinationReader(table: DestinationTable = {}): (text: string) => Destination {
  const own = new Map(Object.entries(table).map(([word, code]) => [bareValue(word), code]));
  return (text) => {
    const key = bareValue(text);
    const mapped = own.get(key);
    if (mapped === undefined) return byCodeOrWord(key);
    return mapped === "" ? UNKNOWN : { code: mapped };
  };
}

function byCodeOrWord(key: string): Destination {
  const digits = /^\d{2,3}(?!\d|\.\d)/.exec(key)?.[0];
  if (digits !== undefined) return byCode(digits, bareValue(key.slice(digits.length)));
  const code = codesOfWords.get(key);
  return code === undefined ? UNKNOWN : { code };
}

/** A text beside the code that nobody knows says nothing against it. */
function byCode(digits: string, word: string): Destination {
  const code = codeOf(digits);
  if (code === null) return UNKNOWN;
  const meant = codesOfWords.get(word);
  const meanings = meant === undefined ? (OPEN_WORDS[word] ?? []) : [meant];
  return meanings.length === 0 || meanings.includes(code) ? { code } : DIFFER;
}

/** The codes that an open word may mean; empty where it may be any. */
export const meaningsOf = (text: string): readonly Code[] => OPEN_WORDS[bareValue(text)] ?? [];

/** Two columns, code and text, as one value. */
export function joinedDestination(code: string, text: string): string {
  return code !== "" && text !== "" ? `${code}-${text}` : code + text;
}

const MOST_SHOWN = 40;

/** A value as it is shown: a cell may hold anything. */
export const shownValue = (text: string): string => [...text].slice(0, MOST_SHOWN).join("");
