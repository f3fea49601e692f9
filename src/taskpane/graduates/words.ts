import type { Text } from "../../formula/values";
import type { ColumnKey } from "../../graduates/columns";
import type { CountKey } from "../../graduates/count";
import type { FindingKind } from "../../graduates/findings";
import type { NotCounted } from "../../graduates/persons";
import type { NotFilled } from "./filling";
import type { Step } from "./session-state";

/** The page's own words. They come with it, not with the pane. */
export const words = {
  title: { zh: "毕业生名单", en: "Graduates" },
  stepsLabel: { zh: "步骤", en: "Steps" },
  steps: {
    list: { zh: "名单", en: "List" },
    columns: { zh: "列", en: "Columns" },
    destinations: { zh: "去向", en: "Destinations" },
    counts: { zh: "统计", en: "Counts" },
    fill: { zh: "填数", en: "Fill" },
  } satisfies Record<Step, Text>,
  next: { zh: "下一步", en: "Next" },
  /** Between a fact's name and its figure. */
  figure: (label: string, figure: string) => ({
    zh: `${label}：${figure}`,
    en: `${label}: ${figure}`,
  }),
  reading: { zh: "正在读取名单", en: "Reading the list" },
  stop: { zh: "停止读取", en: "Stop reading" },
  list: {
    drop: { zh: "名单文件", en: "The list as a file" },
    hint: {
      zh: "把名单文件拖到这里（.xlsx、.csv、.txt）。文件只读取，不上传，也不改动。",
      en: "Drop the file of the list here (.xlsx, .csv, .txt). It is only read, never uploaded or changed.",
    },
    choose: { zh: "选择文件…", en: "Choose a file…" },
    sheets: { zh: "或用这个工作簿里的工作表", en: "Or a sheet of this workbook" },
    none: {
      zh: "这个工作簿里没有像名单的工作表。",
      en: "No sheet of this workbook looks like a list.",
    },
    chosen: { zh: "已选名单", en: "Chosen list" },
    last: { zh: "去年的名单", en: "Last year's list" },
    lastHint: {
      zh: "有的数要用去年的名单（如上年留当地人数），也可以给去年填好的考核表工作簿。没有也可以先填其余的数。",
      en: "Some facts need last year's list, or last year's workbook of cards. Without it the others can be filled all the same.",
    },
    lastBook: { zh: "已选去年的工作簿", en: "Chosen workbook of last year" },
  },
  columns: {
    sheet: { zh: "工作表", en: "Sheet" },
    header: { zh: "表头在第几行", en: "Row of the header" },
    intro: {
      zh: "核对每一列认得对不对，下面是名单里的前几个值。不对就改选，名单里没有的选“没有这一列”。",
      en: "Check which column holds what; the first values stand below. Choose another where it is wrong.",
    },
    none: { zh: "没有这一列", en: "None" },
    noDestination: {
      zh: "请先选出哪一列是毕业去向，否则无法统计。",
      en: "Say which column holds the destinations: nothing can be counted without it.",
    },
    noDestinationLast: {
      zh: "请选出去年的名单里哪一列是毕业去向，否则去年的数填不了。",
      en: "Say which column of last year's list holds the destinations: else its facts stay empty.",
    },
    flags: { zh: "是/否列", en: "Yes/no columns" },
    flagsHint: {
      zh: "如 引导单位、平台注册、实习、问卷：数“是”的人。考核表要用的已列出，要另外统计的在下面加。",
      en: "Persons with yes are counted. Columns that the cards need are here; add any other.",
    },
    another: { zh: "再加一列", en: "One more" },
    names: {
      person: { zh: "学号（只用来查重复）", en: "Person number (to find doubles only)" },
      unit: { zh: "院系", en: "Unit" },
      level: { zh: "学历", en: "Degree level" },
      destination: { zh: "毕业去向", en: "Destination" },
      destinationCode: { zh: "毕业去向代码", en: "Code of the destination" },
      place: { zh: "单位所在地", en: "Place of work" },
      placeCode: { zh: "单位所在地代码", en: "Code of the place" },
      date: { zh: "登记日期", en: "Date" },
      difficulty: { zh: "困难类别", en: "Difficulty" },
    } satisfies Record<ColumnKey, Text>,
  },
  destinations: {
    open: { zh: "待确认的去向", en: "To be decided" },
    openHint: {
      zh: "下面的写法有多种意思或没见过，请选定算作什么；不选就算“待确认”，不计入落实。",
      en: "These words are unknown or may mean several things. Say what they count as; else they stay open and count as not settled.",
    },
    allKnown: { zh: "所有去向都认得。", en: "Every destination is known." },
    known: { zh: "已认得的去向", en: "Known destinations" },
    undecided: { zh: "待确认", en: "open" },
    readings: { zh: "统计口径", en: "Readings" },
    difficult: { zh: "困难毕业生算哪些", en: "Graduates in difficulty are" },
    kindsHint: {
      zh: "一个都不勾，写了任何困难类别的都算；勾了，只算勾的。",
      en: "Without a tick any kind counts, with ticks only these.",
    },
    also: { zh: "另外统计", en: "Count besides" },
    alsoHint: {
      zh: "考核表要用的地区和日期已经在内。另外要看的，用顿号隔开写在这里。",
      en: "Regions and days that the cards need are counted anyway. Name others here, with commas between.",
    },
    regions: { zh: "地区（省或地级市，如 山东、威海市）", en: "Regions (山东, 威海市 …)" },
    until: { zh: "截至日期（如 2026-08-31）", en: "Days (such as 2026-08-31)" },
  },
  counts: {
    table: { zh: "各单位人数", en: "Counts by unit" },
    unit: { zh: "单位", en: "Unit" },
    all: { zh: "合计", en: "All" },
    noUnit: { zh: "（没有写院系）", en: "(no unit)" },
    level: { zh: "学历", en: "Level" },
    allLevels: { zh: "全部学历", en: "All levels" },
    until: { zh: "截至", en: "Up to" },
    now: { zh: "现状", en: "As it stands" },
    rate: { zh: "落实率", en: "Rate" },
    openHint: {
      zh: "点一个数，看计了哪些人、没计哪些人。",
      en: "Press a figure to see whom it counts and whom not.",
    },
    changes: { zh: "与表里已填的数比", en: "Against what stands in the cards" },
    findings: { zh: "名单里的问题", en: "What is wrong with the list" },
    noFindings: { zh: "没有发现问题。", en: "Nothing was found." },
    statistics: { zh: "统计表", en: "Statistics sheet" },
    draw: { zh: "生成“毕业生统计”", en: "Draw 毕业生统计" },
    drawHint: {
      zh: "在这个工作簿里另建工作表：各单位的数和率。名单在本工作簿里且不太长时是公式，改名单会跟着变；否则是数值，并写明时间。表里没有任何人的姓名和学号。",
      en: "New sheets in this workbook with the counts and rates. Formulas where the list is in this workbook and not too long, else values with their time. Nothing of a person stands in them.",
    },
    live: { zh: "公式，随名单变化。", en: "Formulas: they follow the list." },
    fixed: { zh: "数值，不会自动变化。", en: "Values: they do not change by themselves." },
  },
  countNames: {
    graduates: { zh: "毕业生", en: "Graduates" },
    settled: { zh: "落实", en: "Settled" },
    open: { zh: "待确认", en: "Open" },
  } satisfies Partial<Record<CountKey, Text>>,
  persons: {
    back: { zh: "返回", en: "Back" },
    counted: { zh: "计入的", en: "Counted" },
    not: { zh: "没有计入的", en: "Not counted" },
    none: { zh: "没有。", en: "None." },
    hint: {
      zh: "按名单里的行号列出；这里不显示、也不保存姓名和学号。",
      en: "By the row on the list. Names and numbers are neither shown nor kept here.",
    },
    inSheet: { zh: "点行号，到名单里看这一行。", en: "Press a row to go to it on the list." },
    alone: { zh: "在名单里只看这些人", en: "See these alone on the list" },
    all: { zh: "取消筛选", en: "Take the filter off" },
    ownFilter: {
      zh: "名单上有您自己设的筛选。只看这些人，就要取消它。",
      en: "You have set a filter on the list. It goes if these are to be seen alone.",
    },
    changedFilter: {
      zh: "名单上的筛选后来改过。取消筛选，改的也一起取消。",
      en: "The filter of the list was changed since. What was changed goes with it.",
    },
    replace: { zh: "取消原来的筛选", en: "Take that filter off" },
    keep: { zh: "不动", en: "Leave it" },
  },
  why: {
    open: { zh: "去向待确认", en: "destination open" },
    unsettled: { zh: "未就业", en: "not settled" },
    undated: { zh: "没有日期", en: "no date" },
    later: { zh: "日期晚于截至日", en: "later than the day" },
    "other-destination": { zh: "是别的去向", en: "another destination" },
    elsewhere: { zh: "不在当地，或没写所在地", en: "elsewhere, or no place" },
    no: { zh: "不属于", en: "does not belong" },
    twice: { zh: "重复的行", en: "listed twice" },
    "not-graduate": { zh: "留级、休学、续读", en: "still at the school" },
    subtotal: { zh: "合计行", en: "a row of totals" },
    "header-again": { zh: "重复的表头", en: "the header again" },
    "note-line": { zh: "不是人", en: "no person" },
  } satisfies Partial<Record<NotCounted, Text>> as Partial<Record<NotCounted, Text>>,
  kinds: {
    twice: { zh: "重复的人", en: "Listed twice" },
    "number-lost": { zh: "号码丢失", en: "Numbers lost" },
    "no-person": { zh: "没有学号", en: "No number" },
    "no-unit": { zh: "没有院系", en: "No unit" },
    "unknown-unit": { zh: "院系不在单位名单里", en: "Unknown unit" },
    "no-level": { zh: "没有学历", en: "No level" },
    "unknown-level": { zh: "看不懂的学历", en: "Unknown level" },
    "no-destination": { zh: "没有去向", en: "No destination" },
    "unknown-destination": { zh: "待确认的去向", en: "Unknown destination" },
    "code-text-differ": { zh: "代码与文字不一致", en: "Code and text differ" },
    "not-graduate": { zh: "不是本届毕业生", en: "No graduate of the year" },
    "employed-without-place": { zh: "就业但没有所在地", en: "Employed without place" },
    "unsettled-with-place": { zh: "未就业却有所在地", en: "Unsettled with place" },
    "place-unreadable": { zh: "看不懂的所在地", en: "Place unreadable" },
    "place-too-coarse": { zh: "所在地只到省", en: "Place too coarse" },
    "date-unreadable": { zh: "看不懂的日期", en: "Date unreadable" },
    "no-date": { zh: "落实但没有日期", en: "Settled without date" },
    "date-after": { zh: "日期在统计日之后", en: "Date in the future" },
    "yesno-unreadable": { zh: "看不懂的是/否", en: "Neither yes nor no" },
    hidden: { zh: "隐藏或筛掉的行", en: "Hidden rows" },
    subtotal: { zh: "合计行", en: "Rows of totals" },
    "header-again": { zh: "重复的表头", en: "Header again" },
    "note-line": { zh: "不是人的行", en: "Rows of no person" },
  } satisfies Record<FindingKind, Text>,
  fill: {
    none: {
      zh: "这个工作簿里没有要用名单填数的表。请先在“新建”里生成评分表。",
      en: "No card of this workbook takes facts from a list. Generate one first under “New”.",
    },
    intro: {
      zh: "勾选的数会填进基础数据。空着的已勾好；已有人填过、与名单不同的，要您同意才会替换。",
      en: "What is ticked goes into the facts. Empty cells are ticked already; what somebody typed is replaced only if you tick it.",
    },
    empty: { zh: "空", en: "empty" },
    same: (figure: string) => ({ zh: `${figure}（一致）`, en: `${figure} (the same)` }),
    who: { zh: "看是哪些人", en: "Who?" },
    selected: {
      zh: "看表里选中的那一格是哪些人",
      en: "Who is counted in the cell that is selected?",
    },
    noFact: {
      zh: "选中的格子不是用名单填的数。请先在基础数据里点一个数。",
      en: "The selected cell is no fact that lists fill. Select one in the facts first.",
    },
    listUnit: { zh: "对应名单里的哪个单位", en: "Which unit of the list is it?" },
    noListUnit: { zh: "请选择", en: "Choose" },
    wholeList: { zh: "整份名单", en: "The whole list" },
    undated: {
      zh: "名单没有日期列，这是现在的数，不一定是那一天的数",
      en: "The list has no dates: this is the figure of today, not of that day",
    },
  },
  missing: {
    unit: { zh: "名单里没有这个单位", en: "the list has no such unit" },
    above: {
      zh: "超过 100%，名单里的列互相矛盾，请核对",
      en: "above 100%: columns of the list contradict each other, check them",
    },
    early: { zh: "还没到这一天", en: "the day has not come yet" },
    list: { zh: "要用去年的名单", en: "needs last year's list" },
    until: { zh: "没有统计到这一天", en: "not counted up to this day" },
    region: { zh: "没有统计这个地区", en: "the region was not counted" },
    flag: { zh: "名单里没有对应的是/否列", en: "the list has no such yes/no column" },
    column: {
      zh: "名单里没有这一项要用的列（所在地、困难类别或学历），请在“列”一步指明",
      en: "the list has no column for this (place, difficulty or level): choose one at the step “Columns”",
    },
    difficulties: { zh: "困难类别与文件不同", en: "other kinds of difficulty" },
    divisor: { zh: "分母是 0", en: "nothing to divide by" },
  } satisfies Record<NotFilled, Text>,
};

export const rowsRead = (done: number, all: number | null): Text => ({
  zh: all === null ? `已读 ${done} 行` : `已读 ${done} / ${all} 行`,
  en: all === null ? `${done} rows read` : `${done} of ${all} rows read`,
});

export const sheetRows = (name: string, rows: number): Text => ({
  zh: `${name}（${rows} 行）`,
  en: `${name} (${rows} rows)`,
});

export const listRead = (name: string, rows: number | null): Text => ({
  zh: rows === null ? name : `${name}：已读 ${rows} 行`,
  en: rows === null ? name : `${name}: ${rows} rows read`,
});

export const againstCards = (n: { changed: number; same: number; empty: number }): Text => ({
  zh: `${n.changed} 个不同，${n.same} 个一致，${n.empty} 个表里还空着。`,
  en: `${n.changed} differ, ${n.same} are the same, ${n.empty} are still empty in the cards.`,
});

export const changedFigure = (was: string, is: string): Text => ({
  zh: `表里 ${was}，名单 ${is}`,
  en: `${was} in the card, ${is} in the list`,
});

export const persons = (n: number): Text => ({
  zh: `${n} 人`,
  en: n === 1 ? "1 person" : `${n} persons`,
});

export const rowOf = (row: number): Text => ({ zh: `第 ${row} 行`, en: `row ${row}` });

export const more = (n: number): Text => ({
  zh: `还有 ${n} 行没有列出。`,
  en: `${n} more are not listed.`,
});

export const seenAlone = (rows: number, more: number): Text => ({
  zh:
    `名单里现在只显示这 ${rows} 行` +
    (more === 0 ? "。" : `，另有 ${more} 行与它们分不开（如重复的行），也显示着。`),
  en:
    `The list shows these ${rows} rows` +
    (more === 0 ? "." : `, and ${more} more that no column tells from them, such as doubles.`),
});

export const ofLastYear = ({ zh, en }: Text): Text => ({
  zh: `去年：${zh}`,
  en: `Last year: ${en}`,
});

export const looksLike = (header: string): Text => ({
  zh: `“${header}”一列看上去是毕业去向；若是，请在下面选它。`,
  en: `The column “${header}” looks like destinations; if it is, choose it below.`,
});

export const openPersons = (n: number): Text => ({
  zh: `${n} 人的去向待确认，这个数还会变`,
  en: `${n === 1 ? "1 person is" : `${n} persons are`} open: the figure may change`,
});

export const filled = (n: number): Text => ({
  zh: `已填入 ${n} 个数，来源记在表的记录里。`,
  en: `${n} facts were filled; where they are from is in the card's log.`,
});

export const drawn = (sheet: string): Text => ({
  zh: `已生成工作表“${sheet}”。`,
  en: `The sheet “${sheet}” was drawn.`,
});

export const namedKinds = (kinds: readonly string[]): Text => ({
  zh: `有的数文件只算：${kinds.join("、")}。名单里写法不同的，请在下面勾上。`,
  en: `Some facts count these kinds only: ${kinds.join(", ")}. Tick what the list calls otherwise.`,
});

export const notRead = (parts: readonly string[]): Text => ({
  zh: `看不懂：${parts.join("、")}`,
  en: `Not understood: ${parts.join(", ")}`,
});

export const sourceOf = (name: string, day: string): string => `毕业生名单 ${name}，${day} 统计`;

export const fillOf = (n: number): Text => ({ zh: `填入 ${n} 个数`, en: `Fill ${n} facts` });
