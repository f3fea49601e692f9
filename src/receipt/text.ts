/** A receipt as text: a line each, left out where there is nothing to say. */
import { compare9 } from "../formula/decimal";
import type { Scalar } from "../formula/values";
import { stageName } from "../rubric/model";
import { COMBINED } from "../rubric/stage-weights";
import type { Rubric } from "../rubric/types";
import { shownScore, shownValue } from "./shown";
import { sumWords } from "./sums";
import type { Receipt, ReceiptReading, Signature } from "./types";

/** What is said in words only. */
export interface ReceiptWords {
  rubric: Rubric;
  isOfAllStages: boolean;
  facts: readonly string[];
  vetoes: readonly string[];
  signature?: Signature;
  /** 第 2 名，共 18 家 … */
  place?: string;
  /** Of a column of rates. */
  shownOf?(value: Scalar): string;
}

export function receiptText(receipt: Omit<Receipt, "text">, words: ReceiptWords): string {
  const { arithmetic, terms, reason, shown } = receipt;
  const { vetoes, facts, signature, place = "" } = words;
  return [
    ...line("得分依据", headline(receipt, words)),
    ...resultLine(receipt),
    ...line("名次", place),
    ...line("条款", clauseWords(receipt)),
    ...line("数据", facts.join("；")),
    ...line("计算", arithmetic),
    ...line("合计", terms.length > 0 ? sumWords(terms, shown) : ""),
    ...readingLines(receipt, words.shownOf ?? shownValue),
    ...line("否决", vetoes.join("；")),
    ...line("理由", oneLine(reason)),
    ...line("定稿", signature ? signatureWords(signature) : ""),
  ].join("\n");
}

const line = (label: string, text: string) => (text === "" ? [] : [`${label}：${text}`]);

/** Line breaks of a cell are not those of the receipt. */
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, " ").trim();

function headline({ unit, year, name, stage }: Omit<Receipt, "text">, words: ReceiptWords) {
  const { rubric, isOfAllStages } = words;
  const counted = isOfAllStages ? COMBINED.zh : stage === null ? "" : stageName(rubric, stage).zh;
  const said = [unit, yearWords(year), name].filter((each) => each !== "").join(" ");
  return oneLine(counted === "" ? said : `${said}（${counted}）`);
}

/** 2026年度 */
export const yearWords = (year: string): string =>
  year === "" || /[年度]$/.test(year) ? year : `${year}年度`;

function resultLine({ kind, value, shown, points }: Omit<Receipt, "text">): string[] {
  if (typeof value !== "number" && value !== null) return line("结果", shown);
  if (kind === "outcome" || kind === "column") return line("结果", shown === "" ? "（无）" : shown);
  const most = points === null ? "" : ` / ${shownScore(points)}`;
  return line("得分", `${shown === "" ? "—" : shown}${most}`);
}

function clauseWords({ clause: { number, text, source } }: Omit<Receipt, "text">): string {
  const quoted = text === "" ? "" : `“${oneLine(text)}”`;
  const said = [number, quoted].filter((each) => each !== "").join(" ");
  return said === "" ? source : `${said}（${source}）`;
}

/** Of a single score every answer is told; of a sum those that would change it. */
function readingLines(
  { readings, value, kind }: Omit<Receipt, "text">,
  shownOf: (value: Scalar) => string,
): string[] {
  const isSingle = kind === "criterion" || kind === "part";
  return readings
    .filter(({ others }) => isSingle || others.some((other) => !isSame(other.value, value)))
    .flatMap((reading) => line("口径", readingWords(reading, shownOf)));
}

function readingWords({ question, label, others }: ReceiptReading, shownOf: (v: Scalar) => string) {
  const other = others.map(
    (each) => `若取“${each.label}”为 ${each.value === null ? "空" : shownOf(each.value)}`,
  );
  return `${question}——${[label, ...other].join("；")}`;
}

const isSame = (a: Scalar, b: Scalar) =>
  typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;

/** 张三　2026-11-20 16:30　校验码 7K3M-9Q2P-XD4T */
export function signatureWords({ by, at, code }: Signature): string {
  const time = at.slice(0, 16).replace("T", " ");
  return [by, time, `校验码 ${code}`].filter((each) => each !== "").join("　");
}
