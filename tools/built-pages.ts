/**
 * Prints what Excel and its users read beside the pane, as one JSON object of path to content: the custom functions with
 * their help pages, and the guides.
 * Usage: node --import tsx tools/built-pages.ts https://where.the.add-in/is/served
 */
import { helpPages } from "../src/functions/help";
import { STYLE_SHEET } from "../src/functions/html";
import { functionsMetadata } from "../src/functions/metadata";
import { guidePages } from "../src/guide";

const base = process.argv[2];
if (!base) throw new Error("Say where the add-in is served, such as https://localhost:3000");

const languages = [
  { language: "en", metadata: "functions.json" },
  { language: "zh", metadata: "functions.zh-CN.json" },
] as const;

const files: Record<string, string> = { [STYLE_SHEET.file]: STYLE_SHEET.content };
for (const { language, metadata } of languages) {
  files[metadata] = JSON.stringify(functionsMetadata(language, `${base}/help`), null, 2);
  for (const { file, html } of helpPages(language)) files[`help/${file}`] = html;
  Object.assign(files, guidePages(language));
}
process.stdout.write(JSON.stringify(files));
