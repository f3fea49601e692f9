/** Numbers as Word writes them out in lists. */

const DIGITS = "〇一二三四五六七八九";
const LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** A number in a format of `w:numFmt`; those of scripts that no office here writes are decimal. */
export function numberText(value: number, format: string): string {
  switch (format) {
    case "none":
    case "bullet":
      return "";
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return [...String(value)]
        .map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0))
        .join("");
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "koreanCounting":
      return counted(value, DIGITS, "十百千", "零");
    case "chineseLegalSimplified":
    case "ideographLegalTraditional":
      return counted(value, LEGAL_DIGITS, "拾佰仟", "零");
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return [...String(value)].map((digit) => DIGITS[Number(digit)]).join("");
    case "ideographTraditional":
      return STEMS[value - 1] ?? String(value);
    case "ideographZodiac":
      return BRANCHES[value - 1] ?? String(value);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case "decimalEnclosedParen":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2473 + value) : `(${value})`;
    case "decimalEnclosedFullstop":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2487 + value) : `${value}.`;
    case "ideographEnclosedCircle":
      return value >= 1 && value <= 10 ? String.fromCodePoint(0x327f + value) : String(value);
    case "lowerLetter":
    case "upperLetter": {
      const letter = String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
      return format === "upperLetter" ? letter.toUpperCase() : letter;
    }
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    default:
      return String(value);
  }
}

/** 十二, 一百零五, up to 9999. */
function counted(value: number, digits: string, units: string, zero: string): string {
  if (value <= 0 || value > 9999) return value === 0 ? zero : String(value);
  const signs = [...String(value)].map(Number);
  let [text, isGap] = ["", false];
  signs.forEach((digit, at) => {
    const place = signs.length - 1 - at;
    if (digit === 0) {
      isGap = text !== "";
      return;
    }
    const isTen = place === 1 && digit === 1 && text === "" && units.startsWith("十");
    text +=
      (isGap ? zero : "") + (isTen ? "" : digits[digit]) + (place > 0 ? units[place - 1] : "");
    isGap = false;
  });
  return text;
}

const ROMAN: readonly [number, string][] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  let [rest, text] = [Math.min(value, 3999), ""];
  for (const [size, sign] of ROMAN)
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  return text;
}
