import type { ILanguagePack } from "@univerjs/core";

export type Words = ILanguagePack;

/** What the grid says, in one language: a script of its own. */
export const loadWords = async (language: "zh-CN" | "en-US"): Promise<Words> =>
  (await (language === "zh-CN" ? import("./words-zh-CN") : import("./words-en-US"))).WORDS;
