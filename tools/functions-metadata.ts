/**
 * Prints the files that tell Excel and its users about the custom functions, as one JSON object of path to content.
 * Usage: node --import tsx tools/functions-metadata.ts https://where.the.add-in/is/served
 */
import { helpPages } from "../src/functions/help";
import { functionsMetadata } from "../src/functions/metadata";

const base = process.argv[2];
if (!base) throw new Error("Say where the add-in is served, such as https://localhost:3000");

const languages = [
  { language: "en", metadata: "functions.json" },
  { language: "zh", metadata: "functions.zh-CN.json" },
] as const;

const files: Record<string, string> = {};
for (const { language, metadata } of languages) {
  files[metadata] = JSON.stringify(functionsMetadata(language, `${base}/help`), null, 2);
  for (const { file, html } of helpPages(language)) files[`help/${file}`] = html;
}
process.stdout.write(JSON.stringify(files));
