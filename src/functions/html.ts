/** What pages of the built site have in common. */
import type { Language } from "../formula/values";

/** A page of the built site. */
export function htmlPage(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="stylesheet" href="../${STYLE_SHEET.file}">
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** Nothing runs on these pages, and nothing is loaded but their style sheet and pictures. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** What all of them look like, a folder above them. */
export const STYLE_SHEET = {
  file: "pages.css",
  content: `
:root { color-scheme: light dark; }
body { font: 16px/1.6 "Segoe UI", "Microsoft YaHei", sans-serif; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
code { font-family: Consolas, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid GrayText; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
dt { margin-top: 0.5rem; }
`.trimStart(),
};

/** Text as it stands in HTML. */
export function escape(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
