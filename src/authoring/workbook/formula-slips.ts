/** What people write in the place of a formula, or in one, that no formula can have: told before its names are looked for. */
import { normaliseSigns } from "../../formula/signs";
import type { Text } from "../../rubric/types";

export interface Slip {
  message: Text;
  advice: Text;
}

/** Undefined where nothing of the kind stands there. */
export function slipIn(written: string): Slip | undefined {
  const { text } = normaliseSigns(written);
  const bare = text.replace(/"[^"]*"/g, '""');
  for (const find of SLIPS) {
    const slip = find(bare, written.trim());
    if (slip) return slip;
  }
  return undefined;
}

/** What Excel computed, or somebody pasted, in the place of a rule. */
export const numberFor = (value: number): Slip =>
  slip(
    `“${value}”是一个数，不是规则。`,
    `“${value}” is a number and no rule.`,
    "请写公式，如“分值-2*迟报次数”；由人打分的写“评判”。",
    "Write a formula; write 评判 where a person scores.",
  );

type Finder = (bare: string, written: string) => Slip | undefined;

const slip = (zh: string, en: string, adviceZh: string, adviceEn: string): Slip => ({
  message: { zh, en },
  advice: { zh: adviceZh, en: adviceEn },
});

const isSentence: Finder = (bare, written) =>
  !/[(*/+<>=-]/.test(bare) && /[\u4e00-\u9fff]/.test(bare) && /[,;。、\s\d]|打分|评/.test(bare)
    ? slip(
        `“${written}”是文字，不是公式。`,
        `“${written}” is words and no formula.`,
        "请写公式；由人打分的写“评判”，一票否决的写“否决”。",
        "Write a formula, or 评判 where a person scores, or 否决 for a veto.",
      )
    : undefined;

const isJudged: Finder = (bare, written) =>
  !/[(*/+<>=-]/.test(bare) &&
  /^(人工|由人|专家|主观|考核组)?(评审|评定|评议|评价|酌情|打分)/.test(bare)
    ? isSentence(`${bare} `, written)
    : undefined;

const hasListSign: Finder = (bare) => {
  const sign = /[、。]/.exec(bare)?.[0];
  return sign === undefined
    ? undefined
    : slip(
        `公式里有“${sign}”。`,
        `There is ${sign} in the formula.`,
        sign === "、" ? "请用逗号隔开。" : "请用小数点，如 RUBRIC.DEDUCT；句末不加标点。",
        sign === "、"
          ? "Separate with commas."
          : "Write a full stop like in RUBRIC.DEDUCT, and none at the end.",
      );
};

const hasSemicolon: Finder = (bare) =>
  /;/.test(bare.replace(/\{[^{}]*\}/g, ""))
    ? slip(
        "公式里有分号。",
        "There is a semicolon in the formula.",
        "各个数之间请用逗号隔开；“；否则评判”只写在最后。",
        "Separate arguments with commas.",
      )
    : undefined;

const hasUnit: Finder = (bare) => {
  const found = /(?<![\p{L}\p{N}_.])\d+(?:\.\d+)?(?:分|次|个|家|人|例|项|天|万|元)/u.exec(
    bare,
  )?.[0];
  return found === undefined
    ? undefined
    : slip(
        `“${found}”带了单位。`,
        `“${found}” has a unit.`,
        `公式里只写数：${parseFloat(found)}。`,
        `Write the number only: ${parseFloat(found)}.`,
      );
};

const hasCell: Finder = (bare) => {
  const found =
    /[^\s(),]+!\$?[A-Za-z]{1,3}\$?\d+|(?<![\p{L}\p{N}_.])\$?[A-Z]{1,2}\$?\d{1,4}(?![\p{L}\p{N}_(.])/u.exec(
      bare,
    )?.[0];
  return found === undefined
    ? undefined
    : slip(
        `“${found}”是单元格的地址。`,
        `“${found}” is the address of a cell.`,
        "规则里不写单元格，写名称：分值，或“数据”表里的名称。",
        "Rules name no cells: write 分值, or a name of the sheet 数据.",
      );
};

const hasBrackets: Finder = (bare) => {
  const count = (sign: string) => bare.split(sign).length - 1;
  const [open, closed] = [count("("), count(")")];
  return open === closed
    ? undefined
    : slip(
        `左括号有 ${open} 个，右括号有 ${closed} 个。`,
        `There are ${open} opening and ${closed} closing brackets.`,
        open > closed ? "请补上右括号。" : "请删去多的右括号。",
        open > closed ? "Add a closing one." : "Delete a closing one.",
      );
};

const hasError: Finder = (bare) => {
  const found = /#(NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!)/.exec(bare)?.[0];
  return found === undefined
    ? undefined
    : slip(
        `这里是错误值 ${found}：Excel 把规则当作自己的公式算了。`,
        `There is ${found}: Excel computed the rule.`,
        "请先把单元格格式设为“文本”，再写规则，前面不写“=”。",
        "Format the cell as text, then write the rule without =.",
      );
};

const SLIPS: readonly Finder[] = [
  hasError,
  isJudged,
  isSentence,
  hasUnit,
  hasListSign,
  hasSemicolon,
  hasCell,
  hasBrackets,
];
