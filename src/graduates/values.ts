/** What the cells of a list say, beside destinations and places. */
import type { Scalar } from "../formula/values";
import { dateOf, DAYS_TO_1904 } from "../formula/dates";
import { bare, narrow, textOf } from "./fold";

export const LEVELS = ["博士", "硕士", "本科", "专科"] as const;

export type Level = (typeof LEVELS)[number];

const LEVEL_CODES: Readonly<Record<string, Level>> = {
  "1": "博士",
  "01": "博士",
  "11": "硕士",
  "31": "本科",
  "61": "专科",
};

/** The first that is contained counts: 专升本 is of 本科 before it is of 专科. */
const LEVEL_WORDS: readonly [string, Level][] = [
  ["博士", "博士"],
  ["硕士", "硕士"],
  ...["本科", "学士", "专升本"].map((word): [string, Level] => [word, "本科"]),
  ...["专科", "高职", "大专"].map((word): [string, Level] => [word, "专科"]),
];

/** Null for what names no level (研究生). */
export function levelOf(text: string): Level | null {
  const plain = narrow(text);
  return LEVEL_CODES[plain] ?? LEVEL_WORDS.find(([word]) => plain.includes(word))?.[1] ?? null;
}

/** A day as a number that can be compared: 20260831. */
export type Day = number;

const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 79_999];

const TIME = String.raw`(?:[\sT]*(?:[上下]午|[AP]M)?\s*\d{1,2}[:时点]\d{1,2}(?:[:分](?:\d{1,2}(?:\.\d+)?秒?)?)?\s*(?:[AP]M|Z|[+-]\d{2}:?\d{2})?)?`;
const WRITTEN = new RegExp(
  String.raw`^(\d{4})\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?${TIME}$`,
  "i",
);
const PACKED = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}$`, "i");

/** Null for what is no day, or whose year, month and day nobody can tell apart. */
export function dayOf(value: Scalar, date1904 = false): Day | null {
  const text = textOf(value).normalize("NFKC").trim();
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Math.floor(Number(text)), date1904);
  const parts = WRITTEN.exec(text) ?? PACKED.exec(text);
  return parts ? ofParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

function ofSerial(serial: number, date1904: boolean): Day | null {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  const { year, month, day } = dateOf(date1904 ? serial + DAYS_TO_1904 : serial);
  return packed(year, month, day);
}

function ofParts(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && year >= 1000 ? packed(year, month, day) : null;
}

const packed = (year: number, month: number, day: number): Day => year * 10_000 + month * 100 + day;

/** 20260831 → 2026-08-31. */
export function isoOf(day: Day): string {
  const digits = String(day);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

const NO_DIFFICULTY = new Set(
  ["", "非困难生", "非困难", "不困难", "无困难", "无", "0", "否", "FALSE", "正常"].map(bare),
);

/** The single kinds of difficulty that a cell names; none for a person without. */
export function kindsOfDifficulty(text: string): string[] {
  const plain = narrow(text);
  if (NO_DIFFICULTY.has(bare(plain))) return [];
  const kinds = plain.split(/[、,;/+|和且及]+/).filter(Boolean);
  return kinds.length === 0 ? [plain] : kinds;
}

/** Whether a cell names a difficulty that counts. @param reading `any`, or kinds with `、` between */
export function isDifficult(text: string, reading: string): boolean {
  const kinds = kindsOfDifficulty(text);
  if (reading === "any") return kinds.length > 0;
  const chosen = new Set(chosenKinds(reading));
  // A cell may also be a kind as a whole, whatever stands in its name.
  return kinds.length > 0 && [narrow(text), ...kinds].some((kind) => chosen.has(kind));
}

/** The kinds that a reading of `difficult` chooses. */
export const chosenKinds = (reading: string): string[] => reading.split(/[、,，;；]/).map(narrow);

const YES = new Set(["是", "1", "√", "✓", "✔", "Y", "YES", "TRUE", "有"]);
const NO = new Set(["", "否", "0", "×", "X", "N", "NO", "FALSE", "无"]);

/** Null for what is neither. */
export function yesNoOf(text: string): boolean | null {
  const plain = narrow(text);
  return YES.has(plain) ? true : NO.has(plain) ? false : null;
}

/** 学号: null where a program has lost its digits, "" where there is none. */
export function personOf(value: Scalar): string | null {
  if (typeof value === "number" && Math.abs(value) >= SIXTEEN_DIGITS) return null;
  const text = textOf(value).replace(/^['\t\s]+/, "");
  const inner = /^="(.*)"$/s.exec(text)?.[1] ?? text;
  const plain = narrow(inner.replace(/^'/, ""));
  return /^\d(\.\d+)?E\+?\d+$/.test(plain) ? null : plain;
}

const SIXTEEN_DIGITS = 1e15;
