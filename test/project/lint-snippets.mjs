/**
 * Lints the snippets that come on standard input as `[{ file, code }]` with the project's own configuration and prints
 * each one's messages. A process of its own, because ESLint reads its configuration as a native module.
 */
import { text } from "node:stream/consumers";
import { ESLint } from "eslint";

const eslint = new ESLint();
const messages = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  messages.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(messages));
