import type { Text } from "../../formula/values";
import type { Kind } from "../../authoring";
import type { NoteUse } from "../../authoring/draft";
import { plural } from "../text/plural";

/** What a note became. */
const USES: Record<NoteUse, Text> = {
  grades: { zh: "等次", en: "grades" },
  limit: { zh: "上限", en: "a limit" },
  veto: { zh: "一票否决的行", en: "rows of vetoes" },
  minus: { zh: "扣分的行", en: "rows that take points" },
};

/** The page's own words. They come with it, not with the pane. */
export const words = {
  title: { zh: "从官方表格做一套考核表", en: "A system from an official table" },
  intro: {
    zh: "把文件里的表格粘贴到工作表（或直接选 Word 文件），逐行确认规则，就能生成、计分、汇总。没有确认的规则不会生效。",
    en: "Paste the document's table into a sheet, or choose the Word file, and confirm the rule of each row. No rule counts before it was confirmed.",
  },
  back: { zh: "返回", en: "Back" },
  source: {
    drop: { zh: "表格文件", en: "The table as a file" },
    hint: {
      zh: "把 Word 文件（.docx）或工作簿（.xlsx）拖到这里。文件只读取，不上传，也不改动。",
      en: "Drop a Word file (.docx) or a workbook (.xlsx) here. It is only read, never uploaded or changed.",
    },
    choose: { zh: "选择文件…", en: "Choose a file…" },
    sheets: { zh: "或用这个工作簿里的工作表", en: "Or a sheet of this workbook" },
    sheetRows: (name: string, rows: number): Text => ({
      zh: `${name}（${rows} 行）`,
      en: `${name} (${plural(rows, "row")})`,
    }),
    none: {
      zh: "这个工作簿里还没有粘贴的表格：新建一张工作表，把 Word 里的表格粘贴进去，再回到这里。",
      en: "No sheet of this workbook has a table yet: add a sheet, paste the table from Word, and come back.",
    },
    otherFile: {
      zh: "请选择 Word 文件（.docx）或工作簿（.xlsx）。旧的 .doc、.xls 和 PDF 请先另存为这两种，或把表格粘贴到工作表里。",
      en: "Choose a Word file (.docx) or a workbook (.xlsx). Save .doc, .xls and PDF as one of these first, or paste the table into a sheet.",
    },
    tooLarge: { zh: "文件超过 20 MB。", en: "The file is larger than 20 MB." },
    reading: (name: string): Text => ({ zh: `正在读取“${name}”`, en: `Reading “${name}”` }),
    table: { zh: "用哪个表", en: "Which table" },
    nth: (n: number, name: string): Text => ({
      zh: `第 ${n} 个表　${name}`,
      en: `Table ${n} ${name}`,
    }),
    another: { zh: "换一个表格", en: "Another table" },
  },
  found: {
    title: { zh: "读到的表格", en: "What was read" },
    rows: (criteria: number, sections: number): Text => ({
      zh: `${criteria} 行指标，${sections} 个部分`,
      en: `${plural(criteria, "criterion", "criteria")} in ${plural(sections, "section")}`,
    }),
    sums: { zh: "合计核对", en: "Sums" },
    agrees: (what: string, printed: number): Text => ({
      zh: `${what}：表中写 ${printed}，加起来也是 ${printed}`,
      en: `${what}: ${printed} is printed and ${printed} comes out`,
    }),
    differs: (what: string, printed: number, computed: number): Text => ({
      zh: `${what}：表中写 ${printed}，加起来是 ${computed}`,
      en: `${what}: ${printed} is printed, ${computed} comes out`,
    }),
    questions: { zh: "请核对", en: "Please check" },
    at: (cell: string, { zh, en }: Text): Text => ({ zh: `${cell}：${zh}`, en: `${cell}: ${en}` }),
    notes: { zh: "表下的注", en: "Notes below the table" },
    became: (uses: readonly NoteUse[]): Text =>
      uses.length === 0
        ? {
            zh: "没有读成规则，原文附在底稿里。要计分的，请在表中加一行再读。",
            en: "No rule was made of it; it stays as a text. If it is to count, add a row to the table and read it again.",
          }
        : {
            zh: `用作${uses.map((use) => USES[use].zh).join("、")}，请在下面核对。`,
            en: `Taken as ${uses.map((use) => USES[use].en).join(", ")}; see below.`,
          },
  },
  names: {
    title: { zh: "名称、依据和等次", en: "Name, source and grades" },
    name: { zh: "考核名称", en: "Name" },
    document: { zh: "依据的文件", en: "Document" },
    documentHint: { zh: "如：《××大学就业工作考核办法》", en: "As it is quoted" },
    grades: { zh: "等次", en: "Grades" },
    gradesHint: {
      zh: "从高到低一行一个：名称和最低分，最低的一档只写名称。不分等次就空着。",
      en: "A line each, best first: its name and its lowest total; the lowest grade has its name alone. None if there are none.",
    },
    gradesUnreadable: {
      zh: "没有读懂。请写成“优秀 90”这样，一行一个；最低的一档只写名称。",
      en: "Not understood. Write a line each, such as 优秀 90; the lowest grade has its name alone.",
    },
    gradesNeeded: (row: string, grade: string | undefined): Text => ({
      zh: `“${row}”会改变等次${grade ? `（${grade}）` : ""}，请在这里写出各等次${grade ? `，其中要有“${grade}”` : ""}。`,
      en: `“${row}” changes the grade${grade ? ` (${grade})` : ""}: write the grades here${grade ? `, ${grade} among them` : ""}.`,
    }),
  },
  rows: {
    title: { zh: "逐行确认规则", en: "The rule of each row" },
    done: (done: number, all: number): Text => ({
      zh: `已确认 ${done}/${all} 行。`,
      en: `${done} of ${all} rows confirmed.`,
    }),
    all: { zh: "全部", en: "All" },
    open: { zh: "未确认", en: "Unconfirmed" },
    filter: { zh: "显示哪些行", en: "Which rows" },
    confirmCertain: (n: number): Text => ({
      zh: `确认有把握的 ${n} 行`,
      en: `Confirm ${plural(n, "certain row")}`,
    }),
    none: { zh: "都已确认。", en: "All are confirmed." },
    certainty: {
      certain: { zh: "有把握", en: "Certain" },
      guessed: { zh: "请核对", en: "Guessed" },
      judged: { zh: "人工评判", en: "Judged" },
      unknown: { zh: "没有认出规则", en: "No rule found" },
      typed: { zh: "自己写的", en: "Typed" },
    },
    confirmed: { zh: "已确认", en: "Confirmed" },
    legend: {
      zh: "画线的是认出的数；虚线的数规则里没有用到。",
      en: "Underlined numbers are in the rule; dotted ones are not.",
    },
    rule: { zh: "规则", en: "Rule" },
    ruleHint: {
      zh: "规则可以是公式（可用“分值”和数据的名称）、评判、否决；要有人工的一部分，写“公式；否则评判”。",
      en: "A rule is a formula (分值 is the points, facts by their names), 评判 (judged) or 否决 (veto); with 公式；否则评判 a person judges the rest.",
    },
    ruleMissing: {
      zh: "先写出规则，或选“由人评判”。",
      en: "Write the rule first, or let a person judge.",
    },
    example: { zh: "举例", en: "Example" },
    facts: { zh: "要填的数据", en: "Facts to fill in" },
    findings: { zh: "要留意", en: "Mind" },
    unused: { zh: "规则里没有用到的话", en: "Not in the rule" },
    usual: ({ zh, en }: Text): Text => ({ zh: `${zh}（默认）`, en: `${en} (default)` }),
    otherUsual: {
      zh: "选它时，这一行的其他问题回到默认答案。",
      en: "Taking it sets the other questions of this row back to their defaults.",
    },
    confirm: { zh: "确认这一行", en: "Confirm" },
    unconfirm: { zh: "取消确认", en: "Take back" },
    judge: { zh: "由人评判", en: "A person judges" },
    goTo: (cell: string): Text => ({ zh: `转到 ${cell}`, en: `Go to ${cell}` }),
    points: (n: number): Text => ({ zh: `${n} 分`, en: plural(n, "point") }),
    weight: (n: number): Text => ({ zh: `权重 ${n}`, en: `weight ${n}` }),
    atMost: (kind: Kind, n: number): Text =>
      kind === "minus"
        ? { zh: `最多扣 ${n} 分`, en: `takes at most ${n}` }
        : { zh: `最多加 ${n} 分`, en: `adds at most ${n}` },
    kinds: {
      scored: { zh: "计分", en: "Scored" },
      bonus: { zh: "加分", en: "Bonus" },
      minus: { zh: "减分", en: "Minus" },
      veto: { zh: "一票否决", en: "Veto" },
    } satisfies Record<Kind, Text>,
  },
  finish: {
    title: { zh: "完成", en: "Finish" },
    left: (n: number): Text => ({
      zh: `还有 ${n} 行没有确认。可以先下载底稿，以后接着做。`,
      en: `${plural(n, "row")} left to confirm. The workbook can be saved to go on later.`,
    }),
    grades: {
      zh: "等次还要写好，见“名称、依据和等次”。",
      en: "The grades are not right yet; see “Name, source and grades”.",
    },
    use: { zh: "导入并使用", en: "Import and use" },
    next: { zh: "下一步：生成表格", en: "Next: generate a table" },
    save: { zh: "下载底稿", en: "Download as a workbook" },
    fileName: (name: string): string => `${name}底稿.xlsx`,
  },
};
