/** Where the pages of the built site stand. */
import type { Language } from "../formula/values";

/** The file of a page in a language: "guide/staff" is `guide/staff.html` in Chinese, `guide/staff.en.html` in English. */
export const pageFile = (page: string, language: Language) =>
  `${page}${language === "zh" ? "" : ".en"}.html`;

/** The help page of a function, among the help pages: "rubric-deduct". */
export const helpName = (name: string) => name.toLowerCase().replace(/\./g, "-");
