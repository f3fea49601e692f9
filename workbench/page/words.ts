import type { ILanguagePack } from "@univerjs/core";

/** What the grid says, in one language: a script of its own. */
export const loadWords = async (language: "zh-CN" | "en-US"): Promise<ILanguagePack> =>
  (await (language === "zh-CN" ? import("./words-zh-CN") : import("./words-en-US"))).WORDS;
