/** A guide as a page of the built site. */
import type { Language } from "../formula/values";
import { escape, htmlPage } from "../functions/html";
import { proposedFor } from "./proposed";
import type { Guide, Part } from "./types";

const SENTENCE_HEAD = {
  zh: ["句子", "分值", "规则", "举例"],
  en: ["Sentence", "Points", "Rule", "Example"],
} as const;

/** `page` is its place on the site, such as "guide/authors". */
export function guidePage(
  page: string,
  { title, intro, chapters }: Guide,
  language: Language,
): string {
  const parts = chapters.map(
    (chapter) =>
      `<h2>${escape(chapter.title[language])}</h2>\n${chapter.parts.map((part) => partHtml(part, language)).join("\n")}`,
  );
  return htmlPage(
    language,
    page,
    title[language],
    [`<p>${escape(intro[language])}</p>`, ...parts].join("\n"),
  );
}

function partHtml(part: Part, language: Language): string {
  switch (part.kind) {
    case "text":
      return `<p>${escape(part.text[language])}</p>`;
    case "steps":
      return `<ol>${part.steps.map((step) => `<li>${escape(step[language])}</li>`).join("")}</ol>`;
    case "table":
      return table(
        part.head.map((cell) => cell[language]),
        part.rows.map((row) => row.map((cell) => cell[language])),
      );
    case "picture":
      return `<figure><img src="pictures/${part.file}" alt="${escape(part.text[language])}" loading="lazy"><figcaption>${escape(part.text[language])}</figcaption></figure>`;
    case "lines":
      return `<pre><code>${part.lines.map(escape).join("\n")}</code></pre>`;
    case "sentences":
      return table(
        SENTENCE_HEAD[language],
        part.sentences
          .map(proposedFor)
          .map(({ sentence, points, rule, example }) => [
            sentence,
            String(points ?? ""),
            rule,
            example[language],
          ]),
      );
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${line("th", head)}</thead><tbody>${rows.map((row) => line("td", row)).join("\n")}</tbody></table>`;
}
