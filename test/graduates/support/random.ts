/** Random lists, and their counts made once more, slowly and plainly: nothing of the engine is used. */
import type { Scalar } from "../../../src/formula/values";

/** A small generator with a seed: the same list every time. */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { below, one: <T>(of: readonly T[]): T => of[below(of.length)]! };
}

/** What a person is, before anybody writes it down. */
interface Truth {
  unit: string;
  level: string | null;
  code: string | null;
  day: string;
  province: string;
  city: string;
  difficult: boolean;
  registered: boolean;
}

export interface RandomList {
  truths: Truth[];
  /** Cells without the header, in the order of {@link HEADER}. */
  rows: Scalar[][];
}

export const HEADER = [
  ...["姓名", "学号", "所在学院", "学历层次", "毕业去向代码", "毕业去向", "单位所在地"],
  ...["签约日期", "困难生类别", "平台注册"],
];

/** A two-row header over the same columns. */
export const TWO_ROWS = [
  ["基本信息", "", "", "", "就业信息", "", "", "", "", "平台注册（是/否）"],
  [
    "姓 名",
    "学号*",
    "所在学院",
    "学历层次",
    "毕业去向代码",
    "毕业去向（必填）",
    "单位所在地",
    "签约日期",
    "困难生类别",
    "",
  ],
];

const UNITS = ["文学院", "理学院", "外国语学院", "马克思主义学院", "医学院"];
const LEVELS: [string | null, Scalar[]][] = [
  ["博士", ["博士", "01", "博士研究生", 1]],
  ["硕士", ["硕士", "11", "硕士研究生", 11]],
  ["本科", ["本科", "31", "大学本科", 31]],
  ["专科", ["高职", "61", "专科"]],
  [null, ["研究生", ""]],
];
const WORDS: [string | null, string][] = [
  ["10", "签就业协议形式就业"],
  ["11", "签劳动合同"],
  ["12", "其他录用形式就业"],
  ["27", "科研助理"],
  ["46", "应征义务兵"],
  ["50", "国家基层项目"],
  ["51", "地方基层项目"],
  ["70", "待就业"],
  ["71", "拟升学"],
  ["72", "暂不就业"],
  ["75", "自主创业"],
  ["76", "自由职业者"],
  ["80", "升学"],
  ["85", "出国（境）"],
  ["65", "休学"],
  [null, "考研"],
];
const PLACES: [string, string, string][] = [
  ["山东", "威海", "山东省威海市环翠区"],
  ["山东", "济南", "济南"],
  ["山东", "", "山东省"],
  ["吉林", "长春", "长春市朝阳区"],
  ["北京", "", "北京市"],
  ["", "", "新加坡"],
];
const DAYS = ["2026-06-15", "2026-06-16", "2026-08-31", "2026-09-01", ""];

export function randomList(seed: number, size: number): RandomList {
  const { below, one } = dice(seed);
  const list: RandomList = { truths: [], rows: [] };
  for (let nth = 0; nth < size; nth++) {
    const [level, levelTexts] = one(LEVELS);
    const [code, word] = one(WORDS);
    const [province, city, place] = one(PLACES);
    const day = one(DAYS);
    const truth = { unit: one(UNITS), level, code, day, province, city };
    const [difficult, registered] = [below(4) === 0, below(2) === 0];
    list.truths.push({ ...truth, difficult, registered });
    list.rows.push([
      personName(nth),
      personNumber(nth),
      below(9) === 0 ? ` ${truth.unit} ` : truth.unit,
      one(levelTexts),
      ...writtenDestination(code, word, below(3)),
      place,
      writtenDay(day, below(5)),
      difficult ? one(["家庭困难", "就业困难"]) : one(["", "无", "非困难生"]),
      registered ? one(["是", "√", "1"]) : one(["否", "", "0"]),
    ]);
  }
  return list;
}

export const personName = (nth: number) => `甄${String.fromCharCode(0x4e00 + (nth % 3000))}隐`;
export const personNumber = (nth: number) => `37100219990101${String(nth).padStart(4, "0")}`;

/** 85 has a word that is known without its brackets alone: it goes with its code. */
function writtenDestination(code: string | null, word: string, form: number): [Scalar, Scalar] {
  if (code === null) return ["", word];
  if (code === "85") return [form === 0 ? "851" : "85", form === 1 ? "出国、出境" : ""];
  return [form === 1 ? "" : code, form === 2 ? "" : word];
}

function writtenDay(day: string, form: number): Scalar {
  if (day === "") return "";
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const serial = Date.UTC(year, month - 1, date) / 86_400_000 + 25_569;
  return [
    day,
    `${year}/${month}/${date}`,
    `${year}年${month}月${date}日`,
    day.replaceAll("-", ""),
    serial,
  ][form]!;
}

/** The counts of some of the persons. */
export function naiveCounts(truths: readonly Truth[], until: string | null) {
  const graduates = truths.filter(({ code }) => code !== "65");
  const is =
    (...codes: string[]) =>
    (truth: Truth) =>
      truth.code !== null && codes.includes(truth.code);
  const settled = graduates
    .filter(({ code }) => code !== null && !["70", "71", "72"].includes(code))
    .filter(({ day }) => until === null || (day !== "" && day <= until));
  const employed = settled.filter((truth) => !is("80", "85")(truth));
  const open = graduates.filter(({ code }) => code === null);
  const stayed = (among: Truth[]) => ({
    山东: among.filter(({ province }) => province === "山东").length,
    威海市: among.filter(({ city }) => city === "威海").length,
  });
  return {
    graduates: graduates.length,
    settled: settled.length,
    open: open.length,
    unsettled: graduates.length - settled.length - open.length,
    contract: settled.filter(is("10", "11", "27", "46", "50", "51")).length,
    flexible: settled.filter(is("12", "76")).length,
    startup: settled.filter(is("75")).length,
    study: settled.filter(is("80")).length,
    abroad: settled.filter(is("85")).length,
    enlisted: settled.filter(is("46")).length,
    grassroots: settled.filter(is("50", "51")).length,
    employed: employed.length,
    difficult: graduates.filter(({ difficult }) => difficult).length,
    difficultSettled: settled.filter(({ difficult }) => difficult).length,
    stayed: stayed(employed),
    stayedNoArmy: stayed(employed.filter((truth) => !is("46")(truth))),
    flags: { 注册: graduates.filter(({ registered }) => registered).length },
  };
}

/** The rows of counts of a list, in the order that the output has. */
export function naiveRows({ truths }: RandomList, dates: readonly string[]) {
  const counted = truths.filter(({ code }) => code !== "65");
  const units = [null, ...new Set(counted.map(({ unit }) => unit))];
  return units.flatMap((unit) => {
    const own = truths.filter((truth) => unit === null || truth.unit === unit);
    const levels = ["博士", "硕士", "本科", "专科"].filter((level) =>
      own.some((truth) => truth.level === level && truth.code !== "65"),
    );
    return [null, ...levels].flatMap((level) =>
      [null, ...dates].map((until) => ({
        ...{ unit, level, until },
        counts: naiveCounts(
          own.filter((truth) => level === null || truth.level === level),
          until,
        ),
      })),
    );
  });
}
