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

const sentences: Record<string, Text> = {
  AccessDenied: {
    zh: "工作表或工作簿受密码保护，无法写入。请在“审阅”选项卡撤销保护，然后重试。",
    en: "The sheet or workbook is protected by a password. Unprotect it on the Review tab, then try again.",
  },
  InvalidOperationInCellEditMode: {
    zh: "有单元格正在编辑。请按 Enter 或 Esc 结束编辑，然后重试。",
    en: "A cell is being edited. Press Enter or Esc, then try again.",
  },
  ItemNotFound: {
    zh: "要找的工作表或单元格已不存在，可能被删除或改名。请在上方重新选择一张表，然后重试。",
    en: "The sheet or cell is no longer there; it may have been deleted or renamed. Choose a table above, then try again.",
  },
  ItemAlreadyExists: {
    zh: "同名的工作表或名称已存在。请换一个单位名称或年度，或先给原来的表改名，然后重试。",
    en: "A sheet or name of that name exists already. Use another unit or year, or rename the old sheet, then try again.",
  },
  RequestPayloadSizeLimitExceeded: {
    zh: "一次写入的内容过多，超出 Excel 的限制。请关闭其他工作簿后重试，或分成几张表生成。",
    en: "Too much was written at once for this Excel. Close other workbooks and try again, or generate fewer tables at a time.",
  },
  ResponsePayloadSizeLimitExceeded: {
    zh: "工作表内容过多，超出 Excel 一次可读的限制。请删去表格以外的多余行列，然后重试。",
    en: "The sheet holds more than Excel can hand over at once. Delete rows and columns outside the table, then try again.",
  },
  MergedRangeConflict: {
    zh: "合并单元格妨碍了写入。请撤销表内新增的合并单元格，然后重试。",
    en: "Merged cells are in the way. Unmerge cells that were merged in the table, then try again.",
  },
  ApiNotFound: {
    zh: "此版本 Excel 缺少所需的功能。请更新 Excel（文件 → 账户 → 更新选项），或使用网页版 Excel。",
    en: "This Excel lacks a feature that is needed. Update it (File → Account → Update Options), or use Excel on the web.",
  },
  Timeout: {
    zh: "Excel 没有及时回应。请等它计算完毕（见状态栏），然后重试。",
    en: "Excel did not answer in time. Wait until it has finished calculating (see the status bar), then try again.",
  },
  FormulaLengthExceedsLimit: {
    zh: "有公式超过了 Excel 允许的 8192 个字符。请缩短考核表中的规则，然后重试。",
    en: "A formula is longer than the 8,192 characters Excel allows. Shorten the rule in the rubric, then try again.",
  },
};

/** Other codes that mean the same to the user. */
const sameAs: Record<string, string> = {
  SheetProtected: "AccessDenied",
  InvalidReference: "ItemNotFound",
  InvalidBinding: "ItemNotFound",
  ApiNotAvailable: "ApiNotFound",
  NotImplemented: "ApiNotFound",
  UnsupportedOperation: "ApiNotFound",
  RangeExceedsLimit: "ResponsePayloadSizeLimitExceeded",
  OperationCellsExceedLimit: "RequestPayloadSizeLimitExceeded",
  RichApiTimeout: "Timeout",
  RequestAborted: "Timeout",
  ServiceNotAvailable: "Timeout",
};

/** What went wrong and what to do, for anything that was thrown while working with the workbook. */
export function explainError(error: unknown): Text {
  if (error instanceof BookError) return error.text;
  const code = codeOf(error);
  const known = code === null ? undefined : sentences[sameAs[code] ?? code];
  if (known) return known;
  const detail = detailOf(error);
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
