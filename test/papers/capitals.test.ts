import fc from "fast-check";
import { AmountError, fenOf, figuresOf, yuanOf } from "../../src/papers/money/amount";
import { capitalsOf } from "../../src/papers/money/capitals";

const words = (amount: string, unit?: "元" | "万元") => capitalsOf(fenOf(amount, unit));

describe("an amount in 大写", () => {
  test.each([
    // the four kinds of end
    ["0", "零元整"],
    ["0.00", "零元整"],
    ["15", "壹拾伍元整"],
    ["0.5", "伍角整"],
    ["0.05", "伍分"],
    ["0.55", "伍角伍分"],
    ["1680.32", "壹仟陆佰捌拾元叁角贰分"],
    // 分 without 角 takes 零 after 元; 角 does not
    ["325.04", "叁佰贰拾伍元零肆分"],
    ["10.05", "壹拾元零伍分"],
    ["10.5", "壹拾元伍角整"],
    ["107000.53", "壹拾万零柒仟元伍角叁分"],
    // one 零 for a run of zeros, also beside 万 and 亿; none at the end
    ["10", "壹拾元整"],
    ["101", "壹佰零壹元整"],
    ["1001", "壹仟零壹元整"],
    ["1010", "壹仟零壹拾元整"],
    ["10001", "壹万零壹元整"],
    ["11000", "壹万壹仟元整"],
    ["100000", "壹拾万元整"],
    ["1000050", "壹佰万零伍拾元整"],
    ["10100000", "壹仟零壹拾万元整"],
    ["10010010", "壹仟零壹万零壹拾元整"],
    ["100000000", "壹亿元整"],
    ["100000001", "壹亿零壹元整"],
    ["100010000", "壹亿零壹万元整"],
    ["110000000", "壹亿壹仟万元整"],
    ["1050000000", "壹拾亿零伍仟万元整"],
    ["100100000000.1", "壹仟零壹亿元壹角整"],
    ["999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
  ])("%s 元: %s", (amount, expected) => {
    expect(words(amount)).toBe(expected);
  });

  test.each([
    ["0.5", "伍仟元整"],
    ["16", "壹拾陆万元整"],
    ["0.000001", "壹分"],
    ["4.07", "肆万零柒佰元整"],
  ])("%s 万元: %s", (amount, expected) => {
    expect(words(amount, "万元")).toBe(expected);
  });

  test("read back, it is the amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999_999n }), (fen) => {
        expect(readBack(capitalsOf(fen))).toBe(fen);
      }),
      { numRuns: 300 },
    );
  });

  test("it never has two 零 beside each other, nor one before 元, 万, 亿 or 整", () => {
    fc.assert(
      fc.property(withZeros, (fen) => {
        expect(capitalsOf(fen)).not.toMatch(/零零|.零[元万亿整]|亿万/);
      }),
      { numRuns: 300 },
    );
  });
});

/** Amounts of which most digits are 0. */
const withZeros = fc
  .array(fc.constantFrom("0", "0", "0", "7"), { minLength: 1, maxLength: 14 })
  .map((digits) => BigInt(digits.join("")));

/** 大写 as a reader adds it up, from the left; knows nothing of how it is written. */
function readBack(text: string): bigint {
  const [yuan, cents] = text.includes("元") ? text.split("元") : ["", text];
  let [sum, group, last] = [0n, 0n, 0n];
  for (const sign of yuan!) {
    const digit = "零壹贰叁肆伍陆柒捌玖".indexOf(sign);
    const place = { 拾: 10n, 佰: 100n, 仟: 1000n }[sign];
    if (digit >= 0) last = BigInt(digit);
    else if (place !== undefined) [group, last] = [group + last * place, 0n];
    else
      [sum, group, last] = [sum + (group + last) * (sign === "万" ? 10n ** 4n : 10n ** 8n), 0n, 0n];
  }
  const cent = (unit: string) =>
    BigInt("零壹贰叁肆伍陆柒捌玖".indexOf(new RegExp(`(.)${unit}`).exec(cents!)?.[1] ?? "零"));
  return (sum + group + last) * 100n + cent("角") * 10n + cent("分");
}

describe("an amount as people type it", () => {
  test.each([
    ["1,000,050", "1000050.00"],
    ["1，000，050.5", "1000050.50"],
    ["１６００００", "160000.00"],
    ["１６００００．０５", "160000.05"],
    [" 160000 元 ", "160000.00"],
    ["4万元", "40000.00"],
    ["4 万", "40000.00"],
    ["1.5亿元", "150000000.00"],
    ["￥160,000.00", "160000.00"],
    ["人民币160000元整", "160000.00"],
    [".5", "0.50"],
    ["5.", "5.00"],
    ["1.230", "1.23"],
    ["007", "7.00"],
    ["-0", "0.00"],
    ["999999999999.99", "999999999999.99"],
  ])("%s is %s 元", (amount, yuan) => {
    expect(yuanOf(fenOf(amount))).toBe(yuan);
  });

  test("a unit that it names counts before the one that is asked for", () => {
    expect(yuanOf(fenOf("160000元", "万元"))).toBe("160000.00");
  });

  test.each([
    ["-5", "小于 0"],
    ["−0.01", "小于 0"],
    ["1000000000000", "超过 999,999,999,999.99 元"],
    ["99999999.99999999万元", "不足 1 分"],
    ["100000000万元", "超过 999,999,999,999.99 元"],
    ["0.005", "不足 1 分"],
    ["0.0000001万元", "不足 1 分"],
    ["1e5", "不是一个金额"],
    ["=1+2", "不是一个金额"],
    ["1+2", "不是一个金额"],
    ["12,34", "不是一个金额"],
    ["1,0000", "不是一个金额"],
    [",5", "不是一个金额"],
    ["1.2.3", "不是一个金额"],
    ["十六万元", "不是一个金额"],
    ["4万5千元", "不是一个金额"],
    ["元", "不是一个金额"],
    [".", "不是一个金额"],
    ["", "不是一个金额"],
  ])("“%s” is refused: %s", (amount, why) => {
    expect(() => fenOf(amount)).toThrow(AmountError);
    expect(reason(amount)).toContain(why);
  });
});

function reason(amount: string): string {
  try {
    fenOf(amount);
    return "";
  } catch (error) {
    return (error as AmountError).text.zh;
  }
}

test("in figures it has its groups of three", () => {
  expect(figuresOf(16_000_000n)).toBe("¥160,000.00");
  expect(figuresOf(5n)).toBe("¥0.05");
  expect(figuresOf(99_999n)).toBe("¥999.99");
  expect(figuresOf(100_000n)).toBe("¥1,000.00");
});
