/** One cell → one entry, and what there is to say about it. */
import { DAYS_TO_1904, FIRST_LIKELY_DATE, isoDate, LAST_DATE } from "../../formula/dates";
import { compare9, multiply } from "../../formula/decimal";
import { formatNumber } from "../../formula/values";
import { readFlag } from "../../functions/flags";
import type { PartInput } from "../../rubric/assessors";
import { mayBeExcused, type PlacedCriterion } from "../../rubric/model";
import { foldedName } from "../../rubric/names";
import { foldedLetter, lettersOf, scaleOf } from "../../rubric/scales";
import type { Fact, Rubric, Text } from "../../rubric/types";
import type { CellPlace, Entry, Finding } from "../../scoring/types";
import { factBounds } from "../../ledger/bounds";
import { DASH, NOT_APPLICABLE } from "../../ledger/criteria";
import { isNumeric } from "../../ledger/needs";
import { readTypedNumber, type NumberKind } from "../plan/typed-number";
import {
  errorOf,
  isDateFormat,
  isErrorValue,
  isPercentFormat,
  plainText,
  type Cell,
} from "./cells";
import { at } from "./findings";

/** Whose cell it is, for its findings. */
export interface EntryOf {
  stage: string;
  criterion?: string;
  fact?: string;
  name: Text;
  /** Not where the cell is to have its formula again, whatever was typed over it: true otherwise. */
  isAdvised?: boolean;
}

export interface ReadEntry {
  entry: Entry;
  findings: Finding[];
}

/** Between which values a number may stand. */
export interface NumberRange {
  min: number;
  max: number;
}

/** What a kind of cell asks for; a number outside its range is read, and nobody is told to type it again. */
export type Asked =
  /** `isExcused`: 不适用, or /, may stand in its place. */
  | { type: "number"; kind: NumberKind; range?: NumberRange; isExcused?: boolean }
  /** One of these, whatever its width, case and blanks. */
  | { type: "letter"; letters: readonly string[]; isExcused?: boolean }
  | { type: "flag" }
  | { type: "text"; choices?: readonly string[] }
  | { type: "date" };

/** What the cell of a fact asks for. */
export function askedOf(fact: Fact): Asked {
  if (isNumeric(fact)) {
    const type = fact.type as NumberKind["type"];
    const units = fact.unit ? [fact.unit.zh, fact.unit.en] : [];
    return {
      type: "number",
      kind: { type, units, ...(fact.max === undefined ? {} : { max: fact.max }) },
      range: factBounds(fact),
    };
  }
  if (fact.type === "flag") return { type: "flag" };
  if (fact.type === "date") return { type: "date" };
  return { type: "text", ...(fact.choices ? { choices: fact.choices } : {}) };
}

/** What the cell of a criterion's score asks for. Points that are taken are 3, −3 or 扣3. */
export function askedOfScore(
  rubric: Pick<Rubric, "scales">,
  { criterion, kind }: Pick<PlacedCriterion, "criterion" | "kind">,
): Asked {
  if (kind === "veto") return { type: "flag" };
  const excuse = mayBeExcused(criterion) ? { isExcused: true } : {};
  const scale = scaleOf(rubric, criterion);
  if (scale) return { type: "letter", letters: lettersOf(scale), ...excuse };
  if (kind === "minus")
    return { type: "number", kind: { type: "score", isTaken: true }, ...excuse };
  const { points, min = 0, max = points ?? Infinity } = criterion;
  return { type: "number", kind: { type: "score" }, range: { min, max }, ...excuse };
}

/** What the cell of a part of a criterion, or of one person's score, asks for. */
export const askedOfPart = ({ min, max = Infinity }: Pick<PartInput, "min" | "max">): Asked => ({
  type: "number",
  kind: { type: "score" },
  range: { min, max },
});

/** Reads a cell that holds a person's own value or formula. */
export function readEntry(cell: Cell, asked: Asked, of: EntryOf): ReadEntry {
  const { value, place } = cell;
  const formula = cell.formula === undefined ? {} : { formula: cell.formula };
  if (isExcuse(cell, asked)) {
    const held = value === NOT_APPLICABLE ? {} : { held: value };
    const entry: Entry = { value: NOT_APPLICABLE, origin: "typed", place, ...held, ...formula };
    return { entry, findings: [] };
  }
  if (value === null || plainText(value) === "" || value === NOT_APPLICABLE) {
    const blanks = value === null || value === "" ? {} : { held: value };
    return { entry: { value: null, origin: "empty", place, ...blanks, ...formula }, findings: [] };
  }
  const held = isErrorValue(value) ? errorOf(value) : value;
  // A date is its day number in the cell, even where both are written alike.
  const isHeld = (read: Entry["value"]) => read === held && asked.type !== "date";
  const typed = (read: Entry["value"]): Entry => ({
    value: read,
    origin: "typed",
    place,
    ...(isHeld(read) ? {} : { held }),
    ...formula,
  });
  const refused = (
    kind: "unreadable" | "ambiguous" | "error",
    reason: Text,
    shown = String(value),
  ): ReadEntry => ({
    entry: { ...typed(null), unreadable: shown },
    findings: [say(kind, "error", of, place, reason)],
  });
  if (isErrorValue(value)) return refused("error", errorReason(value, cell.formula));
  switch (asked.type) {
    case "number":
      return readNumber(cell, asked, of, typed, refused);
    case "flag": {
      const flag = readFlag(value);
      return flag === undefined
        ? refused("unreadable", notYesNo(String(value)))
        : { entry: typed(flag), findings: [] };
    }
    case "date":
      return readDate(cell, of, typed, refused);
    case "letter":
      return readLetter(cell, asked.letters, of, typed, refused);
    case "text":
      return readText(cell, asked.choices, of, typed, refused);
  }
}

const isExcuse = ({ value }: Cell, asked: Asked) =>
  (asked.type === "number" || asked.type === "letter") &&
  asked.isExcused === true &&
  (value === NOT_APPLICABLE || value === DASH);

type Typed = (value: Entry["value"]) => Entry;
type Refused = (kind: "unreadable" | "ambiguous", reason: Text, shown?: string) => ReadEntry;

function readNumber(
  cell: Cell,
  { kind, range }: Extract<Asked, { type: "number" }>,
  of: EntryOf,
  typed: Typed,
  refused: Refused,
): ReadEntry {
  const { value, place } = cell;
  if (typeof value === "number" && isDateFormat(cell.numberFormat)) {
    const shown = shownDate(value, cell.from1904);
    return refused("unreadable", looksLikeDate(shown), shown);
  }
  const read = readTypedNumber(value, kind);
  if (read.status === "empty") return { entry: { ...typed(null), origin: "empty" }, findings: [] };
  if (read.status !== "read") return refused(read.status, read.reason);
  const isAdvised = of.isAdvised !== false && isWithin(read.value, range);
  const note =
    read.readAs ??
    (typeof value === "string" ? textAsNumber(value, read.value, isAdvised) : null) ??
    (isPercentage(cell, kind) ? percentageAsNumber(read.value, isAdvised) : null);
  const findings = note ? [say("read-as", "warning", of, place, note)] : [];
  return { entry: typed(read.value), findings };
}

/** Numbers are compared on 9 decimals. */
const isWithin = (value: number, range: NumberRange | undefined): boolean =>
  range === undefined || (compare9(value, range.min) >= 0 && compare9(value, range.max) <= 0);

/** 95% in the place of points is 0.95 to every formula, and looks like a lot. */
const isPercentage = ({ value, numberFormat }: Cell, { type }: NumberKind): boolean =>
  type !== "rate" && value !== 0 && isPercentFormat(numberFormat);

function readDate(
  { value, place, from1904 }: Cell,
  of: EntryOf,
  typed: Typed,
  refused: Refused,
): ReadEntry {
  const moves = from1904 && typeof value === "number" && value >= 0;
  const serial = moves ? value + DAYS_TO_1904 : value;
  if (typeof serial === "number" && serial >= FIRST_LIKELY_DATE && serial < LAST_DATE + 1) {
    const moved = moves ? { held: serial, stands: value } : {};
    return { entry: { ...typed(isoDate(serial)), ...moved }, findings: [] };
  }
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plainText(value));
  const [year, month, day] = (match?.slice(1) ?? []).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day));
  // No cell holds a date before 1900, and none is likely in the years after.
  const isDate = date.getUTCMonth() + 1 === month && date.getUTCDate() === day && year! >= 1910;
  if (match && isDate) {
    const read = date.toISOString().slice(0, 10);
    const note = say("read-as", "warning", of, place, textAsDate(String(value), read));
    return { entry: { ...typed(read), held: value }, findings: [note] };
  }
  return refused("unreadable", {
    zh: `“${String(value)}”不能读成日期，请按 2024-12-31 的样式填写`,
    en: `“${String(value)}” cannot be read as a date; type it like 2024-12-31`,
  });
}

function readText(
  { value, place }: Cell,
  choices: readonly string[] | undefined,
  of: EntryOf,
  typed: Typed,
  refused: Refused,
): ReadEntry {
  const text = String(value).trim();
  if (!choices) return { entry: typed(text), findings: [] };
  const choice = choices.find((each) => plainText(each) === plainText(text));
  if (choice !== undefined) {
    // A comparison in a cell passes over case and nothing else.
    const isSame = choice.toLowerCase() === String(value).toLowerCase();
    const note = say("read-as", "warning", of, place, textAsChoice(String(value), choice));
    return { entry: typed(choice), findings: isSame ? [] : [note] };
  }
  return refused("unreadable", {
    zh: `“${text}”不在选项之内，请从下拉列表中选择（${choices.join("、")}）`,
    en: `“${text}” is none of the choices; choose from the list (${choices.join(", ")})`,
  });
}

function readLetter(
  { value, place }: Cell,
  letters: readonly string[],
  of: EntryOf,
  typed: Typed,
  refused: Refused,
): ReadEntry {
  const text = String(value);
  const letter =
    typeof value === "string"
      ? letters.find((each) => foldedLetter(each) === foldedLetter(text))
      : undefined;
  if (letter === undefined)
    return refused("unreadable", {
      zh: `“${text}”不是等级，请填 ${letters.join("、")} 之一`,
      en: `“${text}” is no letter of the scale; type one of ${letters.join(", ")}`,
    });
  // The formulas of the sheet pass over case, width and the blanks around a letter, and over no others.
  const isSeen = foldedName(text.replace(/^ +| +$/g, "")) === foldedName(letter);
  const note = say("read-as", "warning", of, place, textAsChoice(text, letter));
  return { entry: typed(letter), findings: isSeen ? [] : [note] };
}

function say(
  kind: Finding["kind"],
  severity: Finding["severity"],
  { stage, criterion, fact, name }: EntryOf,
  place: CellPlace,
  { zh, en }: Text,
): Finding {
  return {
    kind,
    severity,
    stage,
    ...(criterion === undefined ? {} : { criterion }),
    ...(fact === undefined ? {} : { fact }),
    place,
    message: at(place, { zh: `“${name.zh}”：${zh}。`, en: `“${name.en}”: ${en}.` }),
  };
}

function textAsNumber(text: string, value: number, isAdvised: boolean): Text {
  const said = {
    zh: `填的是文字“${text}”，按 ${value} 读取，但表内公式不计文字`,
    en: `the text “${text}” is read as ${value}, but the sheet's formulas pass text over`,
  };
  return isAdvised ? typeInstead(said, value) : said;
}

function percentageAsNumber(value: number, isAdvised: boolean): Text {
  const said = {
    zh: `单元格显示为 ${formatNumber(multiply(value, 100))}%，此处不是比例，按 ${value} 读取`,
    en: `the cell shows ${formatNumber(multiply(value, 100))}%, where no rate is asked for, and is read as ${value}`,
  };
  return isAdvised ? { zh: `${said.zh}；请核对后改填数字`, en: `${said.en}: check it` } : said;
}

const typeInstead = ({ zh, en }: Text, value: number): Text => ({
  zh: `${zh}，请改填数字 ${value}`,
  en: `${en}: type the number ${value}`,
});

function textAsDate(text: string, date: string): Text {
  return {
    zh: `填的是文字“${text}”，按日期 ${date} 读取，但表内公式不计文字，请重新输入日期 ${date}`,
    en: `the text “${text}” is read as the date ${date}, but the sheet's formulas pass text over: type the date ${date}`,
  };
}

function textAsChoice(text: string, choice: string): Text {
  return {
    zh: `填的是“${text}”，按选项“${choice}”读取，但表内公式认为两者不同，请从下拉列表中选择“${choice}”`,
    en: `“${text}” is read as the choice “${choice}”, but the sheet's formulas tell them apart: choose “${choice}” from the list`,
  };
}

function errorReason(error: string, formula: string | undefined): Text {
  const from =
    formula === undefined
      ? { zh: "", en: "" }
      : { zh: `公式 ${formula} `, en: `the formula ${formula} ` };
  return {
    zh: `${from.zh}的结果是错误值 ${error}，没有读取；请更正或改填数值`,
    en: `${from.en}gives the error ${error} and was not read; correct it or type a value`,
  };
}

function notYesNo(text: string): Text {
  return {
    zh: `“${text}”既不是“是”也不是“否”，请选“是”或“否”`,
    en: `“${text}” is neither yes nor no; choose 是 or 否`,
  };
}

function looksLikeDate(shown: string): Text {
  return {
    zh: `单元格里是日期 ${shown}（可能是“3-1”“1/2”之类的输入被自动转换），请改填数字`,
    en: `the cell holds the date ${shown} (something like “3-1” or “1/2” was converted); type a number`,
  };
}

/** A number that no date has keeps its digits. */
function shownDate(value: number, from1904: boolean | undefined): string {
  const serial = from1904 ? value + DAYS_TO_1904 : value;
  return serial >= 1 && serial < LAST_DATE + 1 ? isoDate(serial) : String(value);
}
