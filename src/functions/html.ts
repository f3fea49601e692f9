/** What pages of the built site have in common. */
import type { Language } from "../formula/values";
import { pageFile } from "./pages";

/** The pages of the built site that each of its pages leads to: the file without language and ending, and its name. */
const NAVIGATION = [
  ["guide/index", { zh: "首页", en: "Start" }],
  ["guide/staff", { zh: "工作人员", en: "Staff" }],
  ["guide/reviewers", { zh: "复核人员", en: "Reviewers" }],
  ["guide/authors", { zh: "做考核表", en: "Authors" }],
  ["help/index", { zh: "函数", en: "Functions" }],
  ["guide/it", { zh: "信息部门", en: "IT" }],
  ["guide/developers", { zh: "开发人员", en: "Developers" }],
] as const;
const OTHER = {
  zh: { language: "en", name: "English" },
  en: { language: "zh", name: "中文" },
} as const;

/** A page of the built site, at `pageFile(page, language)`. */
export function htmlPage(language: Language, page: string, title: string, body: string): string {
  const other = OTHER[language];
  const items = NAVIGATION.map(([to, name]) => {
    const current = to === page ? ' aria-current="page"' : "";
    return `<a href="../${pageFile(to, language)}"${current}>${name[language]}</a>`;
  });
  const translated = `<a href="../${pageFile(page, other.language)}" lang="${other.language}">${other.name}</a>`;
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
<nav>${[...items, translated].join("\n")}</nav>
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
:root { color-scheme: light dark; --line: light-dark(#d1d1d1, #525252); --link: light-dark(#0e5c2f, #7fd1a0); }
body { font: 16px/1.7 "Segoe UI", "Microsoft YaHei", sans-serif; margin: 0; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0.75rem 1.5rem; border-bottom: 1px solid var(--line); }
nav a:last-child { margin-left: auto; }
nav a[aria-current] { font-weight: 600; color: inherit; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
a { color: var(--link); }
h1 { line-height: 1.3; }
h2 { margin-top: 2.5rem; line-height: 1.3; }
code { font-family: Consolas, monospace; overflow-wrap: anywhere; }
pre { padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
dt { margin-top: 0.5rem; }
img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
@media print { nav { display: none; } h2, img, table { break-inside: avoid; } }
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
