import { dateOf, isoDate } from "../dates";
import { text, type Refusal } from "./fault";

/** What is refused, in words. */

export const SEVERAL_VALUES: Refusal = [
  text("这里要一个数，给的是几行", "one value is wanted here, not several lines"),
  text(
    "几行合计写 SUM(名称)，逐行计算写 SUMPRODUCT((名称>=0.5)*6)，某一行写 名称.行",
    "write SUM(name) for all lines, SUMPRODUCT((name>=0.5)*6) line by line, name.line for one of them",
  ),
];

export const FLAG_AS_VALUE: Refusal = [
  text("是/否不能这样用", "a yes or no cannot be used like this"),
  text(
    "请直接作条件：IF(名称,5,0)，或者写 RUBRIC.VETO(名称)",
    "use it as a condition: IF(name,5,0), or write RUBRIC.VETO(name)",
  ),
];

export const TEXT_AS_NUMBER: Refusal = [
  text("文字不能参加计算", "text cannot be computed with"),
  text(
    '请用数；选项换成分数写 VLOOKUP(名称,{"国家级",3;"省级",2},2,FALSE)',
    'use a number; options become points by VLOOKUP(name,{"first",3;"second",2},2,FALSE)',
  ),
];

export const DATE_AS_NUMBER: Refusal = [
  text("日期不能当数用", "a date is no number"),
  text(
    "日期可以与日期比较、相减，加减天数，或者取 YEAR、MONTH、DAY",
    "a date can be compared with a date, have one or days taken from it, or give its YEAR, MONTH and DAY",
  ),
];

export const EMPTY_AS_NUMBER: Refusal = [
  text('这里可能是空文本 ""，不能参加计算', 'this may be "", which cannot be computed with'),
  text('请把 "" 移到最外层的 IF', 'move the "" into the outermost IF'),
];

export const TRUTH_AS_NUMBER: Refusal = [
  text("TRUE、FALSE 不能当数用", "TRUE and FALSE are no numbers"),
  text("请写 1 或 0", "write 1 or 0"),
];

export const NUMBER_AS_CONDITION: Refusal = [
  text("数不能作条件", "a number is no condition"),
  text("请写明比较，例如 名称>0", "write a comparison, such as name>0"),
];

export const TEXT_AS_CONDITION: Refusal = [
  text("文字、日期不能作条件", "text or a date is no condition"),
  text('请写明比较，例如 名称="国家级"', 'write a comparison, such as name="first"'),
];

export const CONSTANT_CONDITION: Refusal = [
  text("条件是常量，永远一样", "the condition is a constant and always the same"),
  text("请删去这个条件，或者写明比较", "take it out, or write a comparison"),
];

export const COMPARED_TRUTH: Refusal = [
  text("条件不要再与别的值比较", "a condition is not compared once more"),
  text("请直接写条件，相反写 NOT(条件)", "write the condition itself, or NOT(condition)"),
];

export const ORDER_OF_TEXTS: Refusal = [
  text("文字不分大小", "texts have no order"),
  text("请用 = 或 <> 比较，或者改用数", "compare with = or <>, or use numbers"),
];

export const COMPARED_WITH_EMPTY: Refusal = [
  text('数和日期不能与 "" 比较', 'a number or a date is not compared with ""'),
  text("是否填写写 COUNT(名称)=0", "whether it is filled in is COUNT(name)=0"),
];

export const MIXED_KINDS: Refusal = [
  text("两边不是同一种值：文字、日期和数不能混用", "text, date and number are mixed"),
  text(
    "请比较同一种值；日期常量写 DATE(2024,9,30)",
    "compare values of one kind; a constant date is DATE(2024,9,30)",
  ),
];

export const DATE_AMONG_NUMBERS: Refusal = [
  text("日期和数不能放在一起取大取小", "dates and numbers do not stand in one list"),
  text(
    "请都用日期，常量写 DATE(2024,9,30)；相隔的天数写 后-前",
    "write dates only, a constant one as DATE(2024,9,30); days are later-earlier",
  ),
];

export const DATE_ARITHMETIC: Refusal = [
  text(
    "日期只能减日期、加减天数",
    "a date can only have a date or days taken from it, or days added",
  ),
  text(
    "相隔天数写 后-前，几天以后写 日期+天数",
    "write later-earlier for days, date+days for a later date",
  ),
];

export const JOINED_IN_RULE: Refusal = [
  text("计分规则的结果是数，不能用 & 连接文字", "a rule gives a number, and has no &"),
  text("请去掉 &", "take the & out"),
];

export const JOINED_NUMBER: Refusal = [
  text("连接到文字里的数可能有很多小数位", "a number joined to a text may have many decimals"),
  text("请写 ROUND(数,2)", "write ROUND(number,2)"),
];

export const JOINED_DATE: Refusal = [
  text("日期连接到文字里会变成序号", "a date joined to a text becomes its serial number"),
  text(
    '请写 YEAR(日期)&"年"&MONTH(日期)&"月"&DAY(日期)&"日"',
    'write YEAR(date)&"-"&MONTH(date)&"-"&DAY(date)',
  ),
];

export const EXPONENT: Refusal = [
  text("指数要是从 1 起的整数常量", "an exponent is a whole constant from 1"),
  text("例如 名称^2", "such as name^2"),
];

export const BARE_POWER: Refusal = [
  text(
    "乘方前的负号或乘方要加括号：-2^2 在 Excel 中是 4",
    "a sign or a power before a power needs parentheses: -2^2 is 4 in Excel",
  ),
  text("请写 (-名称)^2 或 -(名称^2)", "write (-name)^2 or -(name^2)"),
];

export const DIVISOR: Refusal = [
  text("除数可能是 0", "the divisor may be 0"),
  text(
    "请写 IF(除数=0,0,…/除数)，或者给这项数据写 min",
    "write IF(divisor=0,0,…/divisor), or give the fact a min",
  ),
];

export const LEFT_OUT: Refusal = [
  text("两个逗号之间没有内容", "nothing stands between two commas"),
  text("请补上这个参数，或者删去多余的逗号", "write the argument, or take the comma out"),
];

export const IF_OF_TWO: Refusal = [
  text("IF 要三个参数", "IF takes three arguments"),
  text("请写明条件不成立时的值", "write the value for when the condition does not hold"),
];

export const BRANCHES: Refusal = [
  text("几个分支的结果不是同一种值", "the branches give values of different kinds"),
  text(
    '分支要同为数或同为文字，数旁边可以有 ""',
    'branches are all numbers or all texts; "" may stand beside numbers',
  ),
];

export const COUNT_OF_NAMES: Refusal = [
  text(
    "COUNT 只数名称里填了数的有几个",
    "COUNT counts the names that hold numbers, and nothing else",
  ),
  text(
    '请写 COUNT(名称)；文字是否填写写 名称<>""，满足条件的个数写 COUNTIF',
    'write COUNT(name); whether a text is filled in is name<>"", how many meet a condition is COUNTIF',
  ),
];

export const WHOLE_CONSTANT: Refusal = [
  text("这个参数要是整数常量", "this argument is a whole constant"),
  text("请写一个整数，例如 2", "write a whole number, such as 2"),
];

export const WHOLE_DIVISOR: Refusal = [
  text(
    "MOD 的除数要是大于 0 的整数常量：小数作除数时各种表格软件算得不同",
    "the divisor of MOD is a whole constant above 0: by a fraction spreadsheets give different remainders",
  ),
  text(
    "请写一个大于 0 的整数；以 0.1 为单位的，写 MOD(数*10,3)/10",
    "write a whole number above 0; in tenths write MOD(number*10,3)/10",
  ),
];

export const NO_CALENDAR_DAY: Refusal = [
  text(
    "这里可能是 1900 年 3 月以前或 9999 年以后的日期，各种表格软件算得不同",
    "this may be a date before March 1900 or after 9999, which spreadsheets count differently",
  ),
  text(
    "可以不填的日期请写 IF(COUNT(名称)=1,…,…)；加减的天数请给数据写 min、max",
    "of a date that may be left out write IF(COUNT(name)=1,…,…); give days that are added a min and max",
  ),
];

export const ONLY_A_NODE: Refusal = [
  text(
    "规则里不能用这个函数：藏住错误就藏住了问题",
    "rules do not have this function: what hides an error hides a fault",
  ),
  text(
    "请写明哪种情况得多少分，例如 IF(总数=0,0,…)",
    "write what scores how much, such as IF(total=0,0,…)",
  ),
];

export const IF_IN_SUMPRODUCT: Refusal = [
  text("SUMPRODUCT 里不能用 IF", "there is no IF inside SUMPRODUCT"),
  text("请写成乘积：(名称>=0.5)*6", "write a product: (name>=0.5)*6"),
];

export const TRUTH_IN_SUMPRODUCT: Refusal = [
  text("SUMPRODUCT 里单独的条件按 0 计", "a condition by itself counts 0 in SUMPRODUCT"),
  text("请写成乘积：(名称>=0.5)*1", "write a product: (name>=0.5)*1"),
];

export const SHAPES: Refusal = [
  text("各列的行数不同", "the columns differ in their number of lines"),
  text("请用行数相同的数据", "use facts of as many lines"),
];

export const LIST_WANTED: Refusal = [
  text("第一个参数要是有几行的数据", "the first argument is a fact of several lines"),
  text('请写名称，例如 COUNTIF(名称,">=0.5")', 'write its name, such as COUNTIF(name,">=0.5")'),
];

export const CRITERION: Refusal = [
  text("条件要是常量", "the criterion is a constant"),
  text(
    '例如 ">=0.5"、3 或者一个选项；不能是空文本、"<>…"，不能含 * ? ~，不能是像数的文字',
    'such as ">=0.5", 3 or an option; not "", "<>…", * ? ~ or text that looks like a number',
  ),
];

export const CRITERION_KIND: Refusal = [
  text("条件与要数的数据不是同一种值", "the criterion and the cells are of different kinds"),
  text(
    '数的条件写 ">=0.5" 或 3，选项的条件写这个选项',
    'numbers are asked for by ">=0.5" or 3, options by the option',
  ),
];

export const DATE_CONSTANTS: Refusal = [
  text(
    "DATE 要三个整数常量，年份 1901 到 9999",
    "DATE takes three whole constants, the year from 1901 to 9999",
  ),
  text("例如 DATE(2024,9,30)", "such as DATE(2024,9,30)"),
];

export const BOUNDS: Refusal = [
  text("界限要从小到大，个数与结果相同", "the bounds ascend, and there are as many results"),
  text("例如 LOOKUP(名称,{0,60,80},{1,2,3})", "such as LOOKUP(name,{0,60,80},{1,2,3})"),
];

export const TABLE: Refusal = [
  text(
    "VLOOKUP 要一个选项、一张常量表、列号和 FALSE",
    "VLOOKUP takes a choice, a table of constants, a column and FALSE",
  ),
  text(
    '例如 VLOOKUP(名称,{"国家级",3;"省级",2},2,FALSE)',
    'such as VLOOKUP(name,{"first",3;"second",2},2,FALSE)',
  ),
];

export const ARRAY: Refusal = [
  text(
    "常量数组不完整，或者混用了数和文字",
    "the constant array is ragged, or mixes numbers and texts",
  ),
  text(
    "每行个数要相同，每列只放数或只放文字",
    "rows are equally long, and a column holds numbers or texts only",
  ),
];

export const CHOICE_NUMBER: Refusal = [
  text(
    "CHOOSE 的第一个参数要是从 1 起的整数",
    "the first argument of CHOOSE is a whole number from 1",
  ),
  text("请用个数（count），并写 min: 1", "use a count, with min: 1"),
];

export const NAME_WANTED: Refusal = [
  text("这里要一个名称", "a name is wanted here"),
  text("请直接写基础数据的名称", "write the name of a fact"),
];

export const NUMBER_WANTED: Refusal = [
  text(
    "N 和 ISNUMBER 看的是数，这里是文字、选项或是/否",
    "N and ISNUMBER ask for numbers, not words",
  ),
  text(
    '文字、选项是否填写写 名称<>""，是/否直接作条件',
    'whether words are filled in is name<>"", a yes or no is a condition itself',
  ),
];

export const RESULT_IS_NUMBER: Refusal = [
  text("结果要是数", "the result must be a number"),
  text(
    "请让每个分支都是数；汇总表的列和结果项也可以改 type",
    "let every branch be a number, or change the type of a column or an item",
  ),
];

export const RESULT_IS_TEXT: Refusal = [
  text("结果要是文字", "the result must be words"),
  text(
    "请让每个分支都是文字，或者改 type：数写 number，条件写 flag",
    "let every branch be a text, or change the type: number for a number, flag for a condition",
  ),
];

export const RESULT_IS_CONDITION: Refusal = [
  text("这里会显示成 TRUE 或 FALSE", "TRUE or FALSE would be shown here"),
  text('请写 IF(条件,"是","否")', 'write IF(condition,"yes","no")'),
];

export const IS_CONDITION: Refusal = [
  text("这里要一个条件", "a condition is wanted here"),
  text("请写明比较，例如 名称>0", "write a comparison, such as name>0"),
];

export const ONE_RESULT: Refusal = [
  text("结果是几行，这里要一个值", "the result is several lines, and one value is wanted"),
  text("请写 SUM(名称) 或 SUMPRODUCT(…)", "write SUM(name) or SUMPRODUCT(…)"),
];

/** A choice compared with, or looked up among, words that are none of its own. */
export const noSuchOption = (word: string, choices: readonly string[]): Refusal => [
  text(`没有选项“${word}”`, `there is no option “${word}”`),
  text(`可用的选项：${choices.join("、")}`, `the options are ${choices.join(", ")}`),
];

/** A text that is computed, compared with a word that it never is. */
export const neverSays = (word: string, words: readonly string[]): Refusal => [
  text(`这里的文字不会是“${word}”`, `this text is never “${word}”`),
  text(`它只会是：${words.join("、")}`, `it is one of ${words.join(", ")}`),
];

export const noSharedOption = (a: readonly string[], b: readonly string[]): Refusal => [
  text("两个选择没有共同的选项，不会相等", "the two choices have no option in common"),
  text(
    `一个的选项：${a.join("、")}；另一个的：${b.join("、")}`,
    `the options of one are ${a.join(", ")}, those of the other ${b.join(", ")}`,
  ),
];

/** A date by its serial number, which nobody reads as a day. */
export const serialOfDay = (serial: number): Refusal => {
  const { year, month, day } = dateOf(serial);
  return [
    text(
      `${serial} 是 ${year}年${month}月${day}日 的序号`,
      `${serial} is the serial number of ${isoDate(serial)}`,
    ),
    text(`建议写成 DATE(${year},${month},${day})`, `better write DATE(${year},${month},${day})`),
  ];
};

/** A number beside a date that is the serial of no likely day. */
export const noSerial = (serial: number): Refusal => [
  text(`${serial} 不是日期`, `${serial} is no date`),
  text(
    "日期常量写 DATE(2024,9,30)，年份写 YEAR(日期)=2024",
    "a constant date is DATE(2024,9,30), a year YEAR(date)=2024",
  ),
];

export const tooFewValues = (there: number, wanted: number): Refusal => [
  text(
    `只有 ${there} 个值，没有第 ${wanted} 个`,
    `there are ${there} values, and no number ${wanted}`,
  ),
  text("请写小一些的序号", "write a smaller place"),
];

export const optionsMissing = (missing: readonly string[]): Refusal => [
  text(`表里没有选项 ${missing.join("、")}`, `the table lacks the options ${missing.join(", ")}`),
  text("请给每个选项写一行", "write a row for each option"),
];

export const firstBound = (least: number): Refusal => [
  text(
    `值可能小到 ${least}，低于第一个界限时没有结果`,
    `the value may be ${least}, and there is no result below the first bound`,
  ),
  text("请把第一个界限写得更低，或者用 RUBRIC.BAND", "lower the first bound, or use RUBRIC.BAND"),
];
