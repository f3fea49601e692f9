import type { EvidenceState } from "../../scoring/types";
import { useSpeech } from "../text";

const zh = {
  title: "材料清单",
  hint: "按指标列出要提报的材料，记下收没收到。文件怎么要求，原文印在清单里。",
  make: "生成材料清单",
  more: "再添几行",
  moreHint: "填满的指标各添两行；填好的内容不变。",
  materials: "材料",
  counts: (received: number, lacking: number, wrong: number, unneeded: number) =>
    `已收 ${received} 项，未收 ${lacking} 项，不符 ${wrong} 项，不需 ${unneeded} 项`,
  missing: "缺少的材料",
  noneMissing: "列出的材料都已收到。",
  unlisted: (n: number) => `还没有列出材料的指标 ${n} 项`,
  states: { 未收: "未收", 已收: "已收", 不符: "不符", 不需: "不需" } as Record<
    EvidenceState,
    string
  >,
  copies: (n: number) => `${n} 份`,
  unnamed: "（没有名称）",
  stateOf: (name: string) => `材料状态：${name}`,
  open: (link: string) => `打开 ${link}`,
  add: "添加材料",
  addOf: (criterion: string) => `添加材料：${criterion}`,
  noRoom: "这一项的行已填满，请先在下面的材料清单中再添几行。",
  offer: (fact: string, sum: number, now: string) =>
    `${fact}：已收材料共 ${sum} 份，表中为 ${now === "" ? "空" : now}`,
  take: (sum: number) => `填入 ${sum}`,
};

const en: typeof zh = {
  title: "Materials",
  hint: "Lists what is to be handed in for each criterion, and whether it has come. What the document asks for stands there in its own words.",
  make: "Make the list of materials",
  more: "Add rows",
  moreHint: "Two for each criterion that is full; what is filled in stays.",
  materials: "Materials",
  counts: (received, lacking, wrong, unneeded) =>
    `Here: ${received}, missing: ${lacking}, not to the point: ${wrong}, not needed: ${unneeded}`,
  missing: "Materials that are missing",
  noneMissing: "Everything that is listed has come.",
  unlisted: (n) => `Criteria for which nothing is listed: ${n}`,
  states: { 未收: "missing", 已收: "here", 不符: "not to the point", 不需: "not needed" },
  copies: (n) => `copies: ${n}`,
  unnamed: "(no name)",
  stateOf: (name) => `State of the material: ${name}`,
  open: (link) => `Open ${link}`,
  add: "Add a material",
  addOf: (criterion) => `Add a material: ${criterion}`,
  noRoom: "The rows of this criterion are full; add rows to the list of materials below first.",
  offer: (fact, sum, now) => `${fact}: ${sum} copies have come, the table says ${now || "nothing"}`,
  take: (sum) => `Fill in ${sum}`,
};

/** Words of 材料清单. */
export const useEvidenceWords = () => (useSpeech().language === "zh" ? zh : en);
