/**
 * Prints what Excel and its users read beside the pane, as one JSON object of path to content: the custom functions with
 * their help pages, and the guides.
 * Usage: node --import tsx tools/built-pages.ts https://where.the.add-in/is/served
 */
import { helpPages } from "../src/functions/help";
import { STYLE_SHEET } from "../src/functions/html";
import { functionsMetadata } from "../src/functions/metadata";
import { authorsGuide } from "../src/guide/authors";
import { guidePage } from "../src/guide/html";

const base = process.argv[2];
if (!base) throw new Error("Say where the add-in is served, such as https://localhost:3000");

const languages = [
  { language: "en", metadata: "functions.json", guide: "guide/authors.en.html" },
  { language: "zh", metadata: "functions.zh-CN.json", guide: "guide/authors.html" },
] as const;

const files: Record<string, string> = { [STYLE_SHEET.file]: STYLE_SHEET.content };
for (const { language, metadata, guide } of languages) {
  files[metadata] = JSON.stringify(functionsMetadata(language, `${base}/help`), null, 2);
  for (const { file, html } of helpPages(language)) files[`help/${file}`] = html;
  files[guide] = guidePage(authorsGuide, language);
}
process.stdout.write(JSON.stringify(files));
