import { NO_WORDS, YES_WORDS } from "../../src/functions/flags";
import { toNativeFormula } from "../../src/formula/native";
import type { CellValue, Scalar } from "../../src/formula/values";
import { column, shown } from "../functions/support/values";
import { describeWithLibreOffice } from "./soffice";
import { recalculate, type Computed } from "./spreadsheet";

/** However a person types yes or no, the function and its twin read the same in it. */

const BLANKS = [
  "",
  " ",
  "  ",
  "\u3000",
  " \u3000",
  "\u00a0",
  "\t",
  "\n",
  "\u2003",
  "\u200b",
  "\ufeff",
];

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** A word in its cases and widths, mixed ones too. */
function spellings(word: string): string[] {
  const cases = [word, word.toLowerCase(), word.slice(0, 1) + word.slice(1).toLowerCase()];
  return cases.flatMap((each) => [
    each,
    fullWidth(each),
    fullWidth(each.slice(0, 1)) + each.slice(1),
    each.slice(0, 1) + fullWidth(each.slice(1)),
  ]);
}

/** What is near a word and none. */
const NEITHER = [
  "是|有",
  "否|无",
  "|",
  "||",
  "|是|",
  "是,有",
  "是 有",
  "是是",
  "Y ES",
  "Y\u3000ES",
  "可能",
  "✕",
  "√√",
  "ﾖ",
  "2",
  "01",
  "1.0",
  "*",
  "?",
  "~",
];

const flags: Scalar[] = [
  ...new Set([
    ...[...YES_WORDS, ...NO_WORDS]
      .flatMap(spellings)
      .flatMap((word) => BLANKS.flatMap((before) => BLANKS.map((after) => before + word + after))),
    ...NEITHER,
  ]),
  null,
  true,
  false,
  0,
  1,
  2,
  -1,
  0.5,
];

describeWithLibreOffice()("Yes and no in LibreOffice", () => {
  test("the twin says what the function says, of every spelling", () => {
    const natives = flags.map((_, index) => ({
      formula: toNativeFormula(`=RUBRIC.VETO(值!A${index + 1})`).formula,
    }));
    const computed = recalculate({
      值: flags.map((flag) => [flag]),
      结果: natives.map((native) => [native]),
    });
    const differences = flags.flatMap((flag, index) => {
      const found = plain(computed.get(`结果!A${index + 1}`) ?? null);
      const expected = shown("RUBRIC.VETO", flag);
      return found === expected ? [] : [{ flag: JSON.stringify(flag), expected, found }];
    });
    expect(flags.length).toBeGreaterThan(3000);
    expect(differences).toEqual([]);
  });

  const scores = column(88, 92, 75);
  const groups = column("甲", "甲", "甲");

  test.each<[name: string, written: string, args: CellValue[], expected: Scalar]>([
    ["RUBRIC.RANK", "值!A1,值!A1:A3", [88, scores], 2],
    ["RUBRIC.GROUPRANK", '值!A1,"甲",值!A1:A3,值!B1:B3', [88, "甲", scores, groups], 2],
    ["RUBRIC.QUOTA", '值!A1,"甲",值!A1:A3,值!B1:B3,1', [88, "甲", scores, groups, 1], "落选"],
  ])("%s: one empty cell for the disqualified is nothing", (name, written, args, expected) => {
    expect(shown(name, ...args, null)).toBe(expected);
    const twins = ["值!C1", "空"].map((empty) => [
      { formula: toNativeFormula(`=${name}(${written},${empty})`).formula },
    ]);
    const data = scores.map(([score], row) => [score!, groups[row]![0]!]);
    const computed = recalculate({ 值: data, 结果: twins }, { 空: "值!$C$1" });
    expect([1, 2].map((row) => computed.get(`结果!A${row}`))).toEqual([expected, expected]);
  });
});

const plain = (value: Computed): Scalar =>
  typeof value === "object" && value !== null ? value.error : value;
