/** Errors of Office.js as sentences with a next step. */
import type { Text } from "../rubric/types";

/** An error of ours that already is a sentence. */
export class BookError extends Error {
  constructor(
    readonly text: Text,
    options?: ErrorOptions,
  ) {
    super(text.zh, options);
    this.name = "BookError";
  }
}

/** A card that the pane still shows. */
export const lostCard = (unit: string): BookError =>
  new BookError({
    zh: `工作簿里找不到“${unit}”的评分表，可能已被删除。请在上方选择另一张表，或重新生成。`,
    en: `The table of “${unit}” is no longer in the workbook. Choose another table above, or generate it again.`,
  });

/** What Excel answers, by its code, and what helps. */
const sentences: Record<string, Text> = {
  AccessDenied: {
    zh: "工作表或工作簿受保护，无法写入。请在“审阅”选项卡撤销保护，然后重试。",
    en: "The sheet or workbook is protected and cannot be written. Unprotect it on the Review tab, then try again.",
  },
  BadPassword: {
    zh: "保护密码不对。请核对密码，然后重试。",
    en: "The password of the protection is another one. Check it, then try again.",
  },
  InvalidOperationInCellEditMode: {
    zh: "有单元格正在编辑。请按 Enter 或 Esc 结束编辑，然后重试。",
    en: "A cell is being edited. Press Enter or Esc, then try again.",
  },
  InvalidOperation: {
    zh: "Excel 现在不能做这一步，可能正在编辑单元格，或开着对话框。请按 Esc 退出编辑、关闭对话框，然后重试。",
    en: "Excel cannot do this now; perhaps a cell is being edited or a dialog is open. Press Esc, close the dialog, then try again.",
  },
  InvalidSelection: {
    zh: "当前选中的不是可用的单元格区域。请选中表中一个单元格，然后重试。",
    en: "What is selected is no usable range. Select a cell of the table, then try again.",
  },
  ItemNotFound: {
    zh: "要找的工作表或单元格已不存在，可能被删除或改名。请在上方重新选择一张表，然后重试。",
    en: "The sheet or cell is no longer there; it may have been deleted or renamed. Choose a table above, then try again.",
  },
  ItemAlreadyExists: {
    zh: "工作簿里刚出现了同名的工作表或名称。请先给它改名，然后重试。",
    en: "A sheet or name of that name has just come into the workbook. Rename it, then try again.",
  },
  RequestPayloadSizeLimitExceeded: {
    zh: "一次写入的内容过多，超出 Excel 的限制。请关闭其他工作簿后重试，或分成几张表生成。",
    en: "Too much was written at once for this Excel. Close other workbooks and try again, or generate fewer tables at a time.",
  },
  ResponsePayloadSizeLimitExceeded: {
    zh: "工作表内容过多，超出 Excel 一次可读的限制。请删去表格以外的多余行列，然后重试。",
    en: "The sheet holds more than Excel can hand over at once. Delete rows and columns outside the table, then try again.",
  },
  MemoryLimitReached: {
    zh: "Excel 的内存不够了。请关闭其他工作簿和程序，然后重试。",
    en: "Excel has run out of memory. Close other workbooks and programs, then try again.",
  },
  ActivityLimitReached: {
    zh: "短时间内操作过多，Excel 暂不接受。请等一分钟，然后重试。",
    en: "Excel takes no more requests for a while. Wait a minute, then try again.",
  },
  MergedRangeConflict: {
    zh: "合并单元格妨碍了写入。请撤销表内新增的合并单元格，然后重试。",
    en: "Merged cells are in the way. Unmerge cells that were merged in the table, then try again.",
  },
  FilteredRangeConflict: {
    zh: "表中开着筛选，妨碍了写入。请在“数据”选项卡清除筛选，然后重试。",
    en: "A filter is in the way. Clear it on the Data tab, then try again.",
  },
  PivotTableRangeConflict: {
    zh: "数据透视表妨碍了写入。请把它移到别的工作表，然后重试。",
    en: "A PivotTable is in the way. Move it to another sheet, then try again.",
  },
  InsertDeleteConflict: {
    zh: "Excel 不能在这里插入或删除单元格，可能有表格、合并单元格或数组公式挡着。请把它们移开，然后重试。",
    en: "Excel cannot insert or delete cells here; a table, merged cells or an array formula may be in the way. Move them, then try again.",
  },
  NonBlankCellOffSheet: {
    zh: "工作表末尾的行列有内容，不能再插入。请清除最后几行、最后几列的内容，然后重试。",
    en: "The last rows or columns of the sheet are filled, so none can be inserted. Clear them, then try again.",
  },
  DirtySupportingFormula: {
    zh: "有公式还没有算完。请等 Excel 计算完毕（见状态栏），然后重试。",
    en: "Some formulas are not calculated yet. Wait until Excel has finished (see the status bar), then try again.",
  },
  ApiNotFound: {
    zh: "此版本 Excel 缺少所需的功能。请更新 Excel（文件 → 账户 → 更新选项），或使用网页版 Excel。",
    en: "This Excel lacks a feature that is needed. Update it (File → Account → Update Options), or use Excel on the web.",
  },
  UnsupportedSheet: {
    zh: "这种工作表（图表工作表或宏表）不能写入。请切换到普通工作表，然后重试。",
    en: "A sheet of this kind (a chart or macro sheet) cannot be written. Go to an ordinary sheet, then try again.",
  },
  InactiveWorkbook: {
    zh: "工作簿不在前台，或已经关闭。请切换到这个工作簿，然后重试。",
    en: "The workbook is not in front, or closed. Go to it, then try again.",
  },
  Conflict: {
    zh: "别人或另一个窗口刚改了同一处。请稍等片刻，然后重试。",
    en: "Somebody else, or another window, has just changed the same place. Wait a moment, then try again.",
  },
  Timeout: {
    zh: "Excel 没有及时回应。请等它计算完毕（见状态栏），然后重试。",
    en: "Excel did not answer in time. Wait until it has finished calculating (see the status bar), then try again.",
  },
  ConnectionFailure: {
    zh: "与 Excel 的连接断了。请检查网络，然后重试；仍不成功时请重新打开工作簿。",
    en: "The connection to Excel is lost. Check the network and try again; if it fails once more, open the workbook again.",
  },
  Unauthenticated: {
    zh: "登录已经过期。请重新登录 Office（文件 → 账户），然后重试。",
    en: "The sign-in has expired. Sign in to Office again (File → Account), then try again.",
  },
  FormulaLengthExceedsLimit: {
    zh: "有公式超过了 Excel 允许的 8192 个字符。请缩短考核表中的规则，然后重试。",
    en: "A formula is longer than the 8,192 characters Excel allows. Shorten the rule in the rubric, then try again.",
  },
  UndoNotSupported: {
    zh: "Excel 不能让这一步可以撤销，因此没有执行。请先保存工作簿，然后重试。",
    en: "Excel could not make this step undoable, so it was not done. Save the workbook, then try again.",
  },
  EmptyChartSeries: {
    zh: "图表没有可画的数据。请先填写总分，然后重试。",
    en: "There is nothing to draw in the chart. Fill in the totals, then try again.",
  },
  RefreshWorkbookLinksBlocked: {
    zh: "工作簿中有被阻止的外部链接。请在“数据 → 编辑链接”中处理，然后重试。",
    en: "Links to other workbooks are blocked. See Data → Edit Links, then try again.",
  },
  PowerQueryRefreshResourceChallenge: {
    zh: "外部数据要求登录后才能刷新。请在“数据 → 查询和连接”中登录，然后重试。",
    en: "External data wants a sign-in before it is refreshed. Sign in under Data → Queries & Connections, then try again.",
  },
  InvalidArgument: {
    zh: "Excel 不接受要写入的内容，可能是单位名称或规则中有特殊字符。请检查后重试；仍不成功时请把考核表发给我们。",
    en: "Excel does not take what was to be written; perhaps there are unusual characters in the unit's name or a rule. Check them and try again; if it fails once more, send us the rubric.",
  },
  GeneralException: {
    zh: "Excel 内部出错，没有完成这一步。请保存工作簿并重新打开，然后重试。",
    en: "Excel had an error of its own and did not complete this step. Save the workbook, open it again, then try again.",
  },
  Internal: {
    zh: "本插件出错，没有完成这一步。请重新打开本窗格，然后重试；仍不成功时请把这句话告诉我们。",
    en: "The add-in had an error and did not complete this step. Open this pane again and try again; if it fails once more, tell us this sentence.",
  },
};

/** Other codes that mean the same to the user. */
const sameAs: Record<string, string> = {
  SheetProtected: "AccessDenied",
  NotAllowed: "AccessDenied",
  InvalidReference: "ItemNotFound",
  InvalidBinding: "ItemNotFound",
  ApiNotAvailable: "ApiNotFound",
  NotImplemented: "ApiNotFound",
  UnsupportedOperation: "ApiNotFound",
  UnsupportedFeature: "ApiNotFound",
  UnsupportedFillType: "ApiNotFound",
  RangeExceedsLimit: "ResponsePayloadSizeLimitExceeded",
  RangeImageExceedsLimit: "ResponsePayloadSizeLimitExceeded",
  OperationCellsExceedLimit: "RequestPayloadSizeLimitExceeded",
  OpenWorkbookLinksBlocked: "RefreshWorkbookLinksBlocked",
  InvalidOrTimedOutSession: "ConnectionFailure",
  RichApiTimeout: "Timeout",
  RequestAborted: "Timeout",
  ServiceNotAvailable: "Timeout",
  InvalidRequest: "Internal",
  ContentLengthRequired: "Internal",
  InvalidObjectPath: "Internal",
  PropertyNotLoaded: "Internal",
  ValueNotLoaded: "Internal",
  InvalidRequestContext: "Internal",
  RunMustReturnPromise: "Internal",
  CannotRegisterEvent: "Internal",
  CannotUpdateReadOnlyProperty: "Internal",
};

/** These say too little by themselves: what Excel said of it stands behind. */
const vague = new Set(["GeneralException", "InvalidArgument", "Internal"]);

/** What went wrong and what to do, for anything that was thrown while working with the workbook. */
export function explainError(error: unknown): Text {
  if (error instanceof BookError) return error.text;
  const code = codeOf(error);
  const name = code === null ? "" : (sameAs[code] ?? code);
  const known = sentences[name];
  const detail = detailOf(error);
  if (known) {
    if (!vague.has(name)) return known;
    return { zh: `${known.zh}（${detail}）`, en: `${known.en} (${detail})` };
  }
  return {
    zh: `Excel 没有完成这一步（${detail}）。请重试一次，仍不成功时请另存工作簿并重新打开。`,
    en: `Excel did not complete this step (${detail}). Try again; if it fails once more, save the workbook and open it again.`,
  };
}

/** Whether this Excel lacks what was asked of it. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error instanceof BookError ? error.cause : error) ?? "";
  return (sameAs[code] ?? code) === "ApiNotFound";
}

export function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : null;
}

function detailOf(error: unknown): string {
  const { message, debugInfo } = (error ?? {}) as {
    message?: unknown;
    debugInfo?: { errorLocation?: unknown };
  };
  const place = debugInfo?.errorLocation;
  return [codeOf(error), place, message]
    .filter((part) => typeof part === "string" && part)
    .join(" · ");
}
