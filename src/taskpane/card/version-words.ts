import { useSpeech } from "../text";
import { plural } from "../text/plural";

const zh = {
  readBy: (version: string, known: string) =>
    `本表按它自带的 ${version} 版考核表计分；本机的是 ${known} 版`,
  older: "要在本机使用这一版，在下面的“总览”里把它存为自己的。",
  look: (version: string) => `看看重画为 ${version} 版会怎样`,
  draw: (version: string) => `重画为 ${version} 版`,
  keep: "不重画",
  kept: (n: number) => `已填的 ${n} 项会带到新表。`,
  lost: "新版没有位置、带不过去的：",
  lostLine: (stage: string, name: string, value: string) => `${stage}“${name}”：${value}`,
  points: "分值不同的：",
  pointsLine: (name: string, from: number | null, to: number | null) =>
    `${name}：${from ?? "—"} → ${to ?? "—"}`,
  changed: "文字或计分规则不同的：",
  added: "新增的：",
  removed: "取消的：",
};

const en: typeof zh = {
  readBy: (version, known) =>
    `This table is scored by version ${version} of the rubric, which it carries; here is version ${known}`,
  older: "To use that version here, keep it as your own: on “Overview” below.",
  look: (version) => `See what drawing it by ${version} changes`,
  draw: (version) => `Draw by version ${version}`,
  keep: "Leave as it is",
  kept: (n) => `${plural(n, "value", "values")} that people typed will go along.`,
  lost: "Has no place in the new version and cannot go along:",
  lostLine: (stage, name, value) => `${stage}, “${name}”: ${value}`,
  points: "Other points:",
  pointsLine: (name, from, to) => `${name}: ${from ?? "—"} → ${to ?? "—"}`,
  changed: "Other wording or rule:",
  added: "New:",
  removed: "Gone:",
};

export const useVersionWords = (): typeof zh => (useSpeech().language === "zh" ? zh : en);
