/** Whether a number format lets people see what a cell holds. */
import { compare9 } from "../../formula/decimal";
import { Remembered } from "../../formula/remembered";
import type { Scalar } from "../../formula/values";

/**
 * A format that shows nothing of the value, or something else in its place: `;;;`, `"5"`, `0"5"`, `0,`, `"已核"`.
 *
 * @param planned the form's own format there: a share is meant to be shown in per cent
 */
export function hidesValue(format: string, value: Scalar, planned = "General"): boolean {
  if (format === "General" || (typeof value !== "number" && typeof value !== "string"))
    return false;
  // A sheet has few formats; of a text, only that it is one matters.
  const key = `${format}\0${planned}\0${typeof value === "string" ? value === "" : value}`;
  return known.get(key, () => isHidden(format, value, planned));
}

const known = new Remembered<boolean>(500_000);

function isHidden(format: string, value: number | string, planned: string): boolean {
  if (value === "" || /^general$/i.test(format.trim())) return false;
  const isShare = planned.includes("%");
  return sectionsFor(sectionsOf(format), value).some((section) =>
    typeof value === "number"
      ? hidesNumber(section, value, isShare) || roundsOff(section, value, planned)
      : hidesText(section),
  );
}

const WHITE = /\[(white|白色|color\s*2|颜色\s*2)\]/i;

/** What is no digit of the value, but reads as one, or as its sign or size. */
const COUNTS = /[\d.\-−－负%％‰一二三四五六七八九十百千万亿零〇两半]/;
/** Digits as a currency, and numerals that stand there without quotes. */
const AS_CURRENCY = /\[\$[^\]-]*[\d一二三四五六七八九十百千万亿零〇两半]/;
const UNQUOTED = /[一二三四五六七八九十百千万亿零〇两半]/;

function hidesNumber(section: string, value: number, isShare: boolean): boolean {
  const bare = bareOf(section);
  const showsDigits = /[0#?ymdhsge@]|general/i.test(bare);
  const isDate = /[ymdhsge]/i.test(bare.replace(/e[+-]/gi, "").replace(/general/gi, ""));
  // LibreOffice writes what stands between year, month and day as words: yyyy\-mm\-dd.
  const words = isDate ? literalsOf(section).replace(/[-.]/g, "") : literalsOf(section);
  if (!showsDigits || WHITE.test(section) || COUNTS.test(words)) return true;
  if (AS_CURRENCY.test(section) || UNQUOTED.test(bare)) return true;
  if (/[1-9]/.test(bare) && !/\/\s*\d/.test(bare)) return true;
  if (isDate) return false;
  const isScaled = /[0#?],+(?![0#?])/.test(bare) || (bare.includes("%") && !isShare);
  return isScaled || (value >= 0 && /-/.test(bare.replace(/e-/gi, "")));
}

/** 0.6 as 1: fewer decimals than the value has, and than the form's own format shows; 95.6 as 1E+02, 0.4 as 1/2. */
function roundsOff(section: string, value: number, planned: string): boolean {
  const bare = bareOf(section);
  const power = /([0#?]+)(?:\.([0#?]*))?e[+-]/i.exec(bare);
  if (power) return !isPower(value, power[1]!.length, power[2]?.length ?? 0);
  const fraction = isDay(bare) ? null : /\/\s*([1-9]\d*|[0#?]+)/.exec(bare);
  if (fraction) return !isFraction(value, fraction[1]!);
  const shown = decimalsOf(section);
  const due = decimalsOf(sectionsOf(planned)[0]!) ?? MOST_DECIMALS;
  if (shown === null || shown >= due) return false;
  const scale = 10 ** shown * (bareOf(section).includes("%") ? 100 : 1);
  return compare9(Math.round(value * scale), value * scale) !== 0;
}

/** Whether a power of ten with so many digits before and behind its point is the value. */
function isPower(value: number, whole: number, decimals: number): boolean {
  if (value === 0) return true;
  const power = Math.floor(Math.log10(Math.abs(value)) / whole) * whole;
  const scale = 10 ** (decimals - power);
  return compare9(Math.round(value * scale) / scale, value) === 0;
}

/** Whether a fraction with this denominator, or one of so many digits, is the value. */
function isFraction(value: number, below: string): boolean {
  const fixed = /^[1-9]/.test(below) ? Number(below) : null;
  const most = Math.min(10 ** below.length - 1, MOST_BELOW);
  for (let denominator = fixed ?? 1; denominator <= (fixed ?? most); denominator++)
    if (compare9(Math.round(value * denominator) / denominator, value) === 0) return true;
  return false;
}

const MOST_BELOW = 999;

const isDay = (bare: string) => /[ymdhsg]/i.test(bare.replace(/general/gi, ""));

/** More than a score has. */
const MOST_DECIMALS = 9;

/** How many decimals a section shows; null of dates, fractions, powers, and where all are shown. */
function decimalsOf(section: string): number | null {
  const bare = bareOf(section);
  if (/[ymdhsg@/]|e[+-]|general/i.test(bare) || !/[0#?]/.test(bare)) return null;
  return /\.([0#?]*)/.exec(bare)?.[1]?.length ?? 0;
}

const hidesText = (section: string) =>
  WHITE.test(section) ||
  literalsOf(section).trim() !== "" ||
  (!bareOf(section).includes("@") && !/general/i.test(bareOf(section)));

const LITERAL = /"([^"]*)"?|[\\!](.)|\*(.)/gsu;

/** The words of a section, and what fills it up. */
const literalsOf = (section: string) =>
  [...section.replace(/_./gsu, "").matchAll(LITERAL)]
    .map(([, quoted = "", escaped = "", filled = ""]) => quoted + escaped + filled.trim())
    .join("");

const bareOf = (section: string) =>
  section
    .replace(/_./gsu, "")
    .replace(LITERAL, "")
    .replace(/\[[^\]]*\]/gs, "");

/** Those that such a value may be shown by; none where it is shown as it is. */
function sectionsFor(sections: readonly string[], value: number | string): string[] {
  const conditions = sections.map((each) => conditionOf(each));
  if (typeof value !== "number") {
    if (sections.length > 3) return [sections[3]!];
    return sections.length === 1 && sections[0]!.includes("@") ? [...sections] : [];
  }
  // With conditions of its own: the one that holds; else any of the others may be it.
  if (conditions.some((each) => each !== null)) {
    const holds = sections.filter((_, at) => conditions[at]?.(value) === true);
    return holds.length > 0 ? holds.slice(0, 1) : sections.filter((_, at) => !conditions[at]);
  }
  if (value > 0 || sections.length === 1) return [sections[0]!];
  if (value < 0) return [sections[1] ?? sections[0]!];
  return [sections[2] ?? sections[0]!];
}

type Condition = (value: number) => boolean;

function conditionOf(section: string): Condition | null {
  const [, sign, bound] = /\[(<>|<=|>=|<|>|=)(-?[\d.]+)\]/.exec(section) ?? [];
  if (sign === undefined) return null;
  const than = Number(bound);
  return (value) =>
    (sign.includes("<") && value < than) ||
    (sign.includes(">") && value > than) ||
    (sign.includes("=") && value === than);
}

/** Split at the semicolons that are neither quoted nor escaped. */
function sectionsOf(format: string): string[] {
  const found = [""];
  for (const piece of format.match(/"[^"]*"?|[\\!].|_.|\*.|[^"\\_*!]|./gsu) ?? []) {
    if (piece === ";") found.push("");
    else found[found.length - 1] += piece;
  }
  return found;
}
