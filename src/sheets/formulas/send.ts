/**
 * 发送准备: what becomes of each formula when a workbook goes to people without the add-in, and when it comes back.
 * One decision for the open workbook and for files.
 */
import "../../functions/catalogue";
import {
  callsCatalogue,
  isErrorConstant,
  toCatalogueFormula,
  toFixedFormula,
  toSentFormula,
} from "../../formula/send";
import { FormulaError } from "../../formula/parse";
import type { Scalar, Text } from "../../formula/values";
import { isErrorValue } from "../read/cells";

/** Where a formula stands. A `rule` is a conditional format or a validation. */
export type FormulaKind = "cell" | "shared" | "array" | "name" | "table" | "rule";

export interface FormulaPlace {
  /** Absent for names and tables. */
  sheet?: string;
  /** `D9`; the area of an array formula or a rule; the defined name; the table's column. */
  address: string;
  kind: FormulaKind;
  /** What the cell shows, or the cells of an array formula; `undefined` where it is not known. */
  value?: Scalar | Scalar[][] | undefined;
}

export interface SendOptions {
  /** 冻结数值: cells keep the values that they show now and compute no more, until they are turned back. */
  freeze?: boolean;
}

/** What became of a formula. */
export type FormulaOutcome =
  /** The native twin stands there now, or the original again. */
  | { how: "turned"; formula: string }
  /** The value stands there now: as asked, or because the twin would not fit (`why`). */
  | { how: "fixed"; formula: string; why?: Text }
  /** Nothing was changed. */
  | { how: "left"; why: Text };

/** Excel takes no longer condition in a validation. */
const LONGEST_RULE = 255;

/**
 * What a formula becomes for somebody without the add-in; null where it calls nothing of the catalogue.
 *
 * @param formula as a cell shows it, beginning with `=`
 */
export function prepareFormula(
  formula: string,
  place: FormulaPlace,
  { freeze = false }: SendOptions = {},
): FormulaOutcome | null {
  if (!callsCatalogue(formula)) return null;
  const fixed = holdsValue(place) ? fixedOrWhy(formula, place.value) : null;
  if (freeze && fixed && "formula" in fixed) return { how: "fixed", formula: fixed.formula };
  const sent = orWhy(() => toSentFormula(formula));
  if ("formula" in sent) {
    const why = place.kind === "rule" ? refusedInRule(sent.formula) : null;
    return why ? { how: "left", why } : { how: "turned", formula: sent.formula };
  }
  return fixed && "formula" in fixed
    ? { how: "fixed", formula: fixed.formula, why: sent.why }
    : { how: "left", why: fixed?.why ?? sent.why };
}

/** The original of a formula that was sent; null where it is none. */
export function restoreFormula(formula: string): FormulaOutcome | null {
  const found = toCatalogueFormula(formula);
  if (found.edited) return { how: "left", why: EDITED };
  return found.restored > 0 ? { how: "turned", formula: found.formula } : null;
}

/** One formula of a report. */
export interface ReportedFormula {
  place: Pick<FormulaPlace, "sheet" | "address" | "kind">;
  /** As it stood before. */
  formula: string;
  why?: Text;
}

/** 发送准备报告: what was turned, what keeps a fixed value, and what could not be turned, each with the reason. */
export interface SendReport {
  turned: ReportedFormula[];
  fixed: ReportedFormula[];
  left: ReportedFormula[];
}

export const emptyReport = (): SendReport => ({ turned: [], fixed: [], left: [] });

export function report(
  into: SendReport,
  formula: string,
  { sheet, address, kind }: FormulaPlace,
  outcome: FormulaOutcome,
): void {
  const why = "why" in outcome ? outcome.why : undefined;
  into[outcome.how].push({
    place: { ...(sheet === undefined ? {} : { sheet }), address, kind },
    formula,
    ...(why ? { why } : {}),
  });
}

/** The report in one sentence; `restoring`: of the way back. */
export function summary({ turned, fixed, left }: SendReport, restoring = false): Text {
  const words = restoring ? RESTORED : PREPARED;
  if (turned.length + fixed.length + left.length === 0) return words.none;
  const parts = [
    { count: turned.length, ...words.turned },
    { count: fixed.length, zh: "个公式已固定为当前数值", en: "fixed at their present values" },
    { count: left.length, zh: "个公式没有改动，请看原因", en: "left as they were (see why)" },
  ].filter(({ count }) => count > 0);
  return {
    zh: `${parts.map(({ count, zh }) => `${count} ${zh}`).join("，")}。`,
    en: `Formulas: ${parts.map(({ count, en }) => `${count} ${en}`).join(", ")}.`,
  };
}

const PREPARED = {
  none: {
    zh: "没有用到本插件函数的公式，可以直接发送。",
    en: "No formula uses the add-in's functions; send it as it is.",
  },
  turned: { zh: "个公式已换成普通函数", en: "turned into ordinary functions" },
};

const RESTORED = {
  none: {
    zh: "没有发送准备时换过的公式。",
    en: "No formula was turned by preparing to send.",
  },
  turned: { zh: "个公式已换回本插件的函数", en: "turned back to the add-in's functions" },
};

const holdsValue = ({ kind }: FormulaPlace) =>
  kind === "cell" || kind === "shared" || kind === "array";

type FormulaOrWhy = { formula: string } | { why: Text };

function fixedOrWhy(formula: string, value: FormulaPlace["value"]): FormulaOrWhy {
  const cells = Array.isArray(value) ? value.flat() : [value];
  if (cells.some((cell) => cell === undefined || isNoResult(cell))) return { why: NO_VALUE };
  return orWhy(() => toFixedFormula(formula, value ?? null));
}

/** The add-in was not there when the cell was calculated (#NAME?), or it is not calculated yet (#BUSY!). */
const isNoResult = (value: Scalar | undefined) =>
  value !== undefined && isErrorValue(value) && !isErrorConstant(value);

function orWhy(make: () => string): FormulaOrWhy {
  try {
    return { formula: make() };
  } catch (error) {
    if (error instanceof FormulaError) return { why: error.messages };
    throw error;
  }
}

function refusedInRule(formula: string): Text | null {
  if (formula.length <= LONGEST_RULE && !formula.includes("{")) return null;
  return {
    zh: "条件格式和数据验证里放不下换成的普通函数；请把计算放到单元格里，在这里只引用该单元格",
    en: "the ordinary functions do not fit into a conditional format or validation; compute in a cell and refer to it here",
  };
}

const NO_VALUE: Text = {
  zh: "没有可以固定的数值；请在装有本插件的 Excel 里重新计算并保存后再试",
  en: "there is no value to fix; calculate and save in an Excel with the add-in and try again",
};

const EDITED: Text = {
  zh: "这个公式在对方那里被改过，保留对方的写法；如要换回，请重新录入",
  en: "the recipient changed this formula, so it was left as it is; type it again to have the function back",
};
