import { display, FunctionError, type Scalar } from "./values";

/** The errors that the language itself finds, each with its reason in both languages. */

export const wantsOneValue = () =>
  new FunctionError("#VALUE!", {
    zh: "这里要一个值，给的是一个区域",
    en: "one value is wanted here, not a range",
  });

const noNumber = (value: Scalar) =>
  new FunctionError("#VALUE!", {
    zh: `${display(value).zh}是文字，不能参加计算`,
    en: `${display(value).en} is text and cannot be computed with`,
  });

/** What cells without a score show: met again and again, and always the same. */
const EMPTY_TEXT_IS_NO_NUMBER = noNumber("");

export const isNoNumber = (value: Scalar) =>
  value === "" ? EMPTY_TEXT_IS_NO_NUMBER : noNumber(value);

export const isNoCondition = (value: Scalar) =>
  new FunctionError("#VALUE!", {
    zh: `${display(value).zh}是文字，不能作条件`,
    en: `${display(value).en} is text and no condition`,
  });

export const divisionByZero = () =>
  new FunctionError("#DIV/0!", { zh: "除数是 0", en: "division by 0" });

export const notFinite = () =>
  new FunctionError("#NUM!", {
    zh: "结果不是有限的数",
    en: "the result is not a finite number",
  });

export const noConditions = () =>
  new FunctionError("#VALUE!", {
    zh: "AND、OR 的条件都是空的",
    en: "AND and OR have no condition to go by",
  });

export const noError = () =>
  new FunctionError("#N/A", { zh: "ERROR.TYPE 要的是错误值", en: "ERROR.TYPE takes an error" });

export const nothingToAverage = () =>
  new FunctionError("#DIV/0!", { zh: "没有可以平均的数", en: "there are no numbers to average" });

export const tooFewNumbers = (name: string) =>
  new FunctionError("#NUM!", {
    zh: `${name} 没有足够的数`,
    en: `${name} has too few numbers`,
  });

export const differentShapes = (name: string) =>
  new FunctionError("#VALUE!", {
    zh: `${name} 的各区域行数、列数不一致`,
    en: `the ranges of ${name} differ in rows or columns`,
  });

export const notFound = (name: string, value: Scalar) =>
  new FunctionError("#N/A", {
    zh: `${name} 找不到${display(value).zh}`,
    en: `${name} does not find ${display(value).en}`,
  });

export const noSuchColumn = () =>
  new FunctionError("#REF!", {
    zh: "VLOOKUP 的列号超出表格",
    en: "the table of VLOOKUP has no such column",
  });

export const noSuchChoice = (index: number) =>
  new FunctionError("#VALUE!", {
    zh: `CHOOSE 没有第 ${index} 个值`,
    en: `CHOOSE has no value number ${index}`,
  });

export const noSuchDate = () =>
  new FunctionError("#NUM!", {
    zh: "日期超出 1900 年至 9999 年",
    en: "the date is outside the years 1900 to 9999",
  });
