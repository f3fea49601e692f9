/** 大写: amounts in the characters that nobody alters by a stroke. */
import { yuanOf } from "./amount";

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿"];

/** 1680.32 元 → 壹仟陆佰捌拾元叁角贰分. From 0 to 999,999,999,999.99 元, in 分. */
export function capitalsOf(fen: bigint): string {
  const [whole = "0", [jiao = "0", rest = "0"] = []] = yuanOf(fen).split(".");
  if (fen === 0n) return "零元整";
  const yuan = whole === "0" ? "" : `${integer(whole)}元`;
  if (rest !== "0") {
    const before = jiao !== "0" ? `${digit(jiao)}角` : yuan === "" ? "" : "零";
    return `${yuan}${before}${digit(rest)}分`;
  }
  return `${yuan}${jiao === "0" ? "" : `${digit(jiao)}角`}整`;
}

const digit = (written: string) => DIGITS[Number(written)]!;

/** A run of zeros between two other digits is one 零, wherever it stands; 万 and 亿 follow digits only. */
function integer(digits: string): string {
  let words = "";
  let isAfterZero = false;
  let isGroupEmpty = true;
  for (const [index, written] of [...digits].entries()) {
    const place = digits.length - 1 - index;
    if (written === "0") isAfterZero = true;
    else {
      words += `${isAfterZero ? "零" : ""}${digit(written)}${PLACES[place % 4]}`;
      isAfterZero = false;
      isGroupEmpty = false;
    }
    if (place % 4 > 0) continue;
    if (!isGroupEmpty) words += GROUPS[place / 4];
    isGroupEmpty = true;
  }
  return words;
}
