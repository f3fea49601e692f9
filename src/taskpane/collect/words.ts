import type { Text } from "../../formula/values";
import type { Standing } from "../../intake/gathered/board";
import type { FindingKind, Recognised, Severity } from "../../intake/types";
import type { RowState } from "./overview";
import { plural } from "../text/plural";

/** The page's own words. They come with it, not with the pane. */
export const words = {
  title: { zh: "收表", en: "Collect" },
  intro: {
    zh: "把收回的表拖到这里：逐份检查，指出哪里被改过、哪里没填，再汇总成一张表。只读取，不改动任何文件。",
    en: "Drop the workbooks that came back: each is checked for what was altered or left empty, and the sound ones make one roster. Files are only read, never changed.",
  },
  drop: {
    label: { zh: "收回的文件", en: "Returned files" },
    hint: {
      zh: "拖入文件、文件夹或压缩包（.xlsx、.zip），一次最多 2000 个。",
      en: "Drop files, folders or zips (.xlsx, .zip), at most 2,000 at once.",
    },
    files: { zh: "选择文件…", en: "Choose files…" },
    folder: { zh: "选择文件夹…", en: "Choose a folder…" },
  },
  reading: { zh: "正在读取", en: "Reading" },
  stop: { zh: "停止读取", en: "Stop reading" },
  goOn: { zh: "继续读取", en: "Read on" },
  clear: { zh: "清空重收", en: "Start over" },
  clearAsk: {
    zh: "清空已收的文件和所作的确认？工作簿和原文件不受影响。",
    en: "Forget all files and decisions? The workbook and the files themselves stay as they are.",
  },
  tabs: {
    label: { zh: "收表内容", en: "Contents" },
    files: { zh: "文件", en: "Files" },
    board: { zh: "进度", en: "Progress" },
    settings: { zh: "设置", en: "Settings" },
  },
  empty: {
    zh: "还没有收到文件。把各单位交回的工作簿（或装着它们的文件夹、压缩包）拖到上面的框里；先在“设置”中填好单位名单，就能看到谁还没有交。",
    en: "Nothing was taken in yet. Drop the workbooks that came back, or a folder or zip of them, above; with a list of units under “Settings” you also see who has not returned.",
  },
  table: {
    label: { zh: "收到的表", en: "What came back" },
    unit: { zh: "单位", en: "Unit" },
    state: { zh: "状态", en: "State" },
    findings: { zh: "问题", en: "Issues" },
    file: { zh: "文件", en: "File" },
    noUnit: { zh: "（单位不明）", en: "(unknown)" },
    search: { zh: "搜索单位或文件", en: "Search units or files" },
    filter: { zh: "按状态筛选", en: "Filter by state" },
    none: { zh: "没有符合条件的文件。", en: "No file matches." },
    showAll: { zh: "显示全部", en: "Show all" },
  },
  states: {
    ready: { zh: "可汇总", en: "ready" },
    confirm: { zh: "需确认", en: "to confirm" },
    blocked: { zh: "不能汇总", en: "blocked" },
    taken: { zh: "已确认采用", en: "taken in" },
    left: { zh: "已移出", en: "taken out" },
  } satisfies Record<RowState, Text>,
  file: {
    back: { zh: "返回列表", en: "Back to the list" },
    system: { zh: "考核体系", en: "System" },
    year: { zh: "年度", en: "Year" },
    unknown: { zh: "不明", en: "unknown" },
    recognised: { zh: "识别依据", en: "Recognised by" },
    readAt: { zh: "读取时间", en: "Read at" },
    incomplete: { zh: "未填完", en: "not complete" },
    counts: { zh: "计入", en: "counts" },
    clean: {
      zh: "没有发现问题：与下发的表一致，分数由规则算出。",
      en: "No issue: the form is as it was sent, and its scores follow from the rules.",
    },
    expected: { zh: "应为", en: "expected" },
    found: { zh: "实为", en: "found" },
    leave: { zh: "移出", en: "Take out" },
    putBack: { zh: "放回", en: "Put back" },
    takeAnyway: { zh: "仍然采用…", en: "Take in anyway…" },
    reason: { zh: "采用理由", en: "Reason" },
    reasonHint: {
      zh: "如：已电话核实。理由与文件名一起记在“收表记录”中。超出分值的分数按上限计。",
      en: "Such as: confirmed by telephone. It is kept with the file's name in the record of intake. A score out of range is taken at its bound.",
    },
    reasonMissing: { zh: "请写明理由。", en: "Give a reason." },
    confirm: { zh: "采用", en: "Take in" },
    takeBack: { zh: "撤回采用", en: "Do not take in" },
    taken: { zh: "已确认采用，理由：", en: "Taken in, because: " },
    noCard: {
      zh: "文件里没有可读的表，不能采用；请让对方重新报送。",
      en: "No card could be read, so nothing can be taken in; ask for the file again.",
    },
    choose: {
      zh: "这个单位交了几份，采用哪一份？",
      en: "The unit sent several. Which one counts?",
    },
    proposed: { zh: "保存得最晚", en: "saved last" },
  },
  kindsPart: {
    title: { zh: "逐类确认", en: "Confirm by kind" },
    hintAll: {
      zh: "同一类“需确认”的问题可一次接受，对全部文件有效；各类都接受了的文件即可汇总。必须更正的不在其内。",
      en: "All issues of one kind are accepted at once, in every file; a file of which all kinds are accepted can be ranked. What must be mended is not among them.",
    },
    hintOne: {
      zh: "只对这一个文件；在文件列表下方可对全部文件一次接受。",
      en: "For this file only; below the list of files a kind is accepted in all of them.",
    },
    accept: { zh: "接受", en: "Accept" },
    is: { zh: "已接受，理由：", en: "Accepted, because: " },
    forAll: { zh: "已对全部文件接受，理由：", en: "Accepted in all files, because: " },
    takeBack: { zh: "撤回", en: "Take back" },
  },
  letter: {
    one: { zh: "退回说明", en: "Return letter" },
    copy: { zh: "复制退回说明", en: "Copy the letter" },
    mark: { zh: "保存标注副本", en: "Save a marked copy" },
    noMark: {
      zh: "没有可标注的单元格；请用退回说明。",
      en: "There is no cell to be marked; use the letter.",
    },
    all: { zh: "退回", en: "Send back" },
    allHint: {
      zh: "给需要更正的单位：一份说明，和一份标出问题单元格的副本（原文件不动）。",
      en: "For units that must mend something: a letter, and a copy with the cells marked (their own file stays as it is).",
    },
    saveLetters: { zh: "全部退回说明（zip）", en: "All letters (zip)" },
    saveMarked: { zh: "全部标注副本（zip）", en: "All marked copies (zip)" },
    lettersName: { zh: "退回说明.zip", en: "退回说明.zip" },
    markedName: { zh: "标注副本.zip", en: "标注副本.zip" },
  },
  copies: {
    making: { zh: "正在生成副本", en: "Making copies" },
    stop: { zh: "停止", en: "Stop" },
    stopped: { zh: "已停止，没有保存。", en: "Stopped; nothing was saved." },
  },
  filled: {
    title: { zh: "回填比较指标", en: "Fill figures back" },
    hint: {
      zh: "最高、平均、位次等由收到的表算出，填进各单位文件的副本（原文件不动）；把副本发还各单位，待汇总的项才有得分。",
      en: "The best, the mean, ranks and the like are computed of what came, and put into copies of the units' files (their own stay as they are). With its copy a unit has the scores that wait for them.",
    },
    none: { zh: "各单位的表里已是这些数。", en: "The units' forms have these figures already." },
    name: { zh: "回填副本.zip", en: "回填副本.zip" },
  },
  board: {
    title: { zh: "收表进度", en: "Progress" },
    empty: {
      zh: "还没有单位名单。在“设置”中粘贴或选择名单文件，这里就会列出谁已交、谁未交。",
      en: "There is no list of units yet. Paste one, or choose its file, under “Settings”: then this shows who has returned and who has not.",
    },
    toSettings: { zh: "去填名单", en: "Enter the list" },
    noList: { zh: "按收到的文件列出（没有名单）", en: "By the files that came (no list)" },
    sent: { zh: "已下发", en: "sent" },
    listed: { zh: "名单", en: "listed" },
    returned: { zh: "已交", en: "returned" },
    copyMissing: { zh: "复制未交名单", en: "Copy who has not returned" },
    allReturned: { zh: "名单上的单位都交齐了。", en: "Everybody on the list has returned." },
    missing: { zh: "还没有交的单位", en: "Not returned yet" },
    stray: { zh: "读不了、看不出单位的文件", en: "Unreadable files of nobody known" },
    strayHint: {
      zh: "文件名里没有名单上的单位。请核实是谁交的，再请他重新报送。",
      en: "Their names hold no unit of the list. Find out whose they are and ask for them again.",
    },
    units: { zh: "各单位", en: "Units" },
  },
  standings: {
    missing: { zh: "未交", en: "not returned" },
    unreadable: { zh: "收到但读不了", en: "came, unreadable" },
    returned: { zh: "已交，待确认", en: "to confirm" },
    mend: { zh: "需更正", en: "to mend" },
    ready: { zh: "可汇总", en: "ready" },
    reviewed: { zh: "已复核", en: "reviewed" },
  } satisfies Record<Standing, Text>,
  settings: {
    anySystem: { zh: "不限（自动识别）", en: "Any (recognised by itself)" },
    anyYear: { zh: "不填则按多数文件", en: "Left empty: as most files have it" },
    stage: { zh: "以哪个阶段计", en: "Stage that counts" },
    lastStage: { zh: "填完的最后一个阶段", en: "The last complete one" },
    unitsFile: { zh: "从文件读名单…", en: "List from a file…" },
    unitsHint: {
      zh: "名单和下发记录随本工作簿保存，下次打开还在。",
      en: "The list, and what was handed out, are kept with this workbook.",
    },
    remember: { zh: "记在本工作簿", en: "Keep in this workbook" },
    remembered: { zh: "名单已记在本工作簿。", en: "The list is kept in this workbook." },
    common: { zh: "全校（全市）统一数据", en: "Figures that are one for all" },
    commonHint: {
      zh: "由您掌握的数据，填一次，与每份表核对；各单位填得不同会指出来。",
      en: "Figures that are yours: typed once, and compared with every file.",
    },
    readings: { zh: "口径", en: "Readings" },
    readingsHint: {
      zh: "所有文件统一按这里的口径计算。",
      en: "All files are computed under these readings.",
    },
    apply: { zh: "应用", en: "Apply" },
    applied: { zh: "已应用。", en: "Applied." },
    noFile: { zh: "文件没有读出来，请确认它还在原处。", en: "The file could not be read." },
  },
  roster: {
    title: { zh: "汇总", en: "Roster" },
    none: {
      zh: "还没有可汇总的文件。需确认的文件，点开后写明理由即可采用。",
      en: "No file is ready yet. Open a file that is to be confirmed to take it in with a reason.",
    },
    afterReading: {
      zh: "正在读取文件；读完或停止后，下面的汇总、复核总表和退回随之更新。",
      en: "Files are being read; roster, review matrix and letters below follow once that is done or stopped.",
    },
    record: {
      zh: "每行的文件名、文件指纹、读取时间、状态和理由记在“收表记录”表中。",
      en: "File name, fingerprint, time, state and reason of each row stand on the sheet 收表记录.",
    },
    draw: { zh: "生成汇总表", en: "Generate the roster" },
    update: { zh: "更新这张汇总表", en: "Update this roster" },
    updateHint: {
      zh: "同一单位的行换成这次收的，其余各行和已填内容不动。",
      en: "Rows of the same units are replaced by what came now; other rows and what was typed stay.",
    },
    changes: { zh: "与原来不同的单元格", en: "Cells that are another than before" },
    blank: { zh: "空", en: "nothing" },
  },
  issued: { zh: "下发记录", en: "Handed out" },
  recognised: {
    identity: { zh: "标识表", en: "identity sheet" },
    keys: { zh: "隐藏的标识列", en: "hidden key column" },
    wording: { zh: "表头和文字", en: "headers and wording" },
  } satisfies Record<Recognised, Text>,
  severities: {
    error: { zh: "必须更正", en: "Must be mended" },
    warning: { zh: "请确认", en: "To be confirmed" },
    note: { zh: "提示", en: "Note" },
  } satisfies Record<Severity, Text>,
  kinds: {
    "unreadable-file": { zh: "文件读不了", en: "Unreadable file" },
    "not-a-card": { zh: "不是考核表", en: "Not a card" },
    "other-rubric": { zh: "另一种考核表", en: "Another system" },
    "identity-missing": { zh: "没有标识", en: "No identity" },
    "identity-differs": { zh: "标识不一致", en: "Identity differs" },
    "key-differs": { zh: "行标识不符", en: "Key differs" },
    "sheet-missing": { zh: "缺工作表", en: "Sheet missing" },
    "stage-ahead": { zh: "填了后面的阶段", en: "Later stage filled" },
    "other-version": { zh: "版本不同", en: "Other version" },
    "other-year": { zh: "年度不同", en: "Other year" },
    "wording-changed": { zh: "文字被改", en: "Wording changed" },
    "points-changed": { zh: "分值被改", en: "Points changed" },
    "header-changed": { zh: "表头被改", en: "Header changed" },
    "row-missing": { zh: "缺行", en: "Row missing" },
    "row-added": { zh: "多出的行", en: "Row added" },
    "row-moved": { zh: "行列移动", en: "Rows moved" },
    "rule-replaced": { zh: "公式被数值替换", en: "Formula typed over" },
    "rule-changed": { zh: "公式被改", en: "Formula changed" },
    "value-differs": { zh: "显示值不符", en: "Shown value differs" },
    "sum-changed": { zh: "合计被改", en: "Sum changed" },
    "formula-typed": { zh: "自填公式", en: "Own formula" },
    "out-of-range": { zh: "超出范围", en: "Out of range" },
    impossible: { zh: "数据矛盾", en: "Contradiction" },
    "common-fact-differs": { zh: "统一数据不同", en: "Common figure differs" },
    "given-changed": { zh: "下发数据被改", en: "Given figure changed" },
    "not-issued": { zh: "不是下发的表", en: "Never handed out" },
    "self-changed": { zh: "自评改过", en: "Self score changed" },
    "unreadable-value": { zh: "无法识别", en: "Unreadable value" },
    "read-tolerantly": { zh: "按此理解", en: "Read as" },
    missing: { zh: "未填", en: "Missing" },
    "reading-differs": { zh: "口径不同", en: "Reading differs" },
    veto: { zh: "一票否决", en: "Veto" },
    "protection-removed": { zh: "保护被去掉", en: "Protection removed" },
    "hidden-content": { zh: "隐藏内容", en: "Hidden content" },
    external: { zh: "外部链接", en: "External links" },
    remark: { zh: "批注", en: "Comment" },
    "duplicate-unit": { zh: "重复报送", en: "Sent twice" },
    "same-file": { zh: "同一文件", en: "Same file" },
    "unlisted-unit": { zh: "不在名单上", en: "Not on the list" },
    "unit-missing": { zh: "未交", en: "Not returned" },
  } satisfies Record<FindingKind, Text>,
} as const;

export const kindCount = (findings: number, files: number): Text =>
  files > 0
    ? { zh: `${findings} 处 · ${files} 个文件`, en: `${findings} in ${plural(files, "file")}` }
    : { zh: `${findings} 处`, en: String(findings) };

export const acceptKind = ({ zh, en }: Text, findings: number): Text => ({
  zh: `接受全部 ${findings} 处“${zh}”…`,
  en: `Accept all ${findings} “${en}”…`,
});

export const progressOf = (done: number, all: number): Text => ({
  zh: `正在读取第 ${Math.min(done + 1, all)}/${all} 个文件`,
  en: `Reading file ${Math.min(done + 1, all)} of ${all}`,
});

export const stoppedAt = (waiting: number): Text => ({
  zh: `已停止，还有 ${waiting} 个文件没有读；读过的都保留着。`,
  en: `Stopped with ${plural(waiting, "file")} unread; what was read is kept.`,
});

export const tooMany = (surplus: number): Text => ({
  zh: `一次最多收 2000 个文件，有 ${surplus} 个没有收；请分批收。`,
  en: `At most 2,000 files are taken in at once, and ${surplus} were left out; take them in parts.`,
});

export const readSoFar = (files: number): Text => ({
  zh: `已读 ${files} 个文件。`,
  en: `${plural(files, "file")} read.`,
});

export const shownOf = (shown: number, all: number): Text =>
  shown === all
    ? { zh: `共 ${all} 份`, en: plural(all, "card") }
    : { zh: `显示 ${shown}/${all} 份`, en: `${shown} of ${plural(all, "card")}` };

export const moreRows = (n: number): Text => ({ zh: `再显示 ${n} 份`, en: `Show ${n} more` });

export const sortBy = ({ zh, en }: Text): Text => ({ zh: `按${zh}排序`, en: `Sort by ${en}` });

export const copiesDone = (done: number, all: number): Text => ({
  zh: `已完成 ${done}/${all} 份`,
  en: `${done} of ${all} done`,
});

export const markedCopies = (made: number): Text =>
  made === 0 ? words.letter.noMark : savedCopies(made);

const savedCopies = (made: number): Text => ({
  zh: `已保存 ${made} 份副本。`,
  en: `${plural(made, "copy", "copies")} saved.`,
});

export const comparedOf = (there: number, of: number): Text => ({
  zh: `${there}/${of} 个单位${there < of ? "，暂算" : ""}`,
  en: `${there} of ${plural(of, "unit")}${there < of ? ", so far" : ""}`,
});

export const saveFilled = (files: number): Text => ({
  zh: `保存 ${files} 份回填副本（zip）`,
  en: `Save ${plural(files, "filled copy", "filled copies")} (zip)`,
});

export const notFilled = (files: readonly string[]): Text => ({
  zh: `没有填进去：${files.join("、")}，表里没有放这些数的单元格，请把数告诉该单位。`,
  en: `Not filled in: ${files.join(", ")}: no cells for these figures; tell the unit what they are.`,
});

/** What was filled in, and what could not be. */
export function filledCopies(made: number, missed: readonly string[]): Text {
  const saved = savedCopies(made);
  const again = {
    zh: "又有单位报来，或者数据改了，请再次回填。",
    en: "Fill them back again when more come, or figures change.",
  };
  const lost = missed.length > 0 ? [notFilled(missed)] : [];
  const parts = [...(made > 0 ? [saved, again] : []), ...lost];
  return { zh: parts.map(({ zh }) => zh).join(""), en: parts.map(({ en }) => en).join(" ") };
}

export const issuedSoFar = (cards: number, at: string): Text => ({
  zh: `已下发 ${cards} 份（最近一次 ${at}），收回的表会与下发时核对。`,
  en: `${plural(cards, "card")} handed out (last on ${at}); what comes back is compared with what was sent.`,
});

export const drawnRoster = (sheet: string, taken: number, added: number): Text => ({
  zh: `“${sheet}”已有这次收的 ${taken} 个单位${added < taken ? `（新增 ${added}，替换 ${taken - added}）` : ""}。`,
  en: `“${sheet}” has the ${plural(taken, "unit")} that came${added < taken ? ` (${added} new, ${taken - added} replaced)` : ""}.`,
});

export const readyRows = (ready: number, taken: number): Text => ({
  zh: `${ready + taken} 个单位可以汇总${taken > 0 ? `，其中 ${taken} 个经确认采用` : ""}。`,
  en: `${plural(ready + taken, "unit")} can be ranked${taken > 0 ? `, ${taken} of them taken in with a reason` : ""}.`,
});

export const standingRoster = (sheet: string): Text => ({
  zh: `工作簿中已有“${sheet}”，原有内容不会丢失。请选择：`,
  en: `The workbook has “${sheet}” already; nothing of it will be lost. Choose:`,
});

export const newRoster = (sheet: string): Text => ({
  zh: `另建新表：${sheet}`,
  en: `Make a new sheet: ${sheet}`,
});

export const chosenAmong = (others: readonly string[]): Text => ({
  zh: `几份中选定这一份（另有：${others.join("、")}）`,
  en: `chosen among several (also: ${others.join(", ")})`,
});

export const missingList = (units: readonly string[]): Text => ({
  zh: `以下 ${units.length} 个单位还没有报送：${units.join("、")}。请尽快报送。`,
  en: `These ${plural(units.length, "unit")} have not returned their forms yet: ${units.join(", ")}.`,
});
