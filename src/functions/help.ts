import { stringifyA1Ref } from "@borgar/fx";
import { catalogue } from "./catalogue";
import type { CatalogueFunction } from "./definition";
import { evaluateFormula } from "../formula/evaluate";
import { explainFormula } from "../formula/explain";
import { toNativeFormula } from "../formula/native";
import { parseFormula } from "../formula/parse";
import { escape, htmlPage } from "./html";
import { helpFile, isRange } from "./metadata";
import { helpName, pageFile } from "./pages";
import { READING_LABELS } from "./readings";
import { display, FunctionError, type Language, type Scalar } from "../formula/values";

/** A help page: the function wizard's link leads to it. */
export interface HelpPage {
  /** The file name beside the other pages. */
  readonly file: string;
  readonly title: string;
  /** The whole page. */
  readonly html: string;
}

const WORDS = {
  zh: {
    index: "函数一览",
    arguments: "参数",
    optional: "可不填",
    readings: "口径",
    examples: "示例",
    formula: "公式",
    value: "结果",
    why: "说明",
    errors: "报错",
    native: "没有本加载项时的写法",
    nativeNote:
      "“准备发送”把调用换成下面这样的普通函数，在 Excel 2007、WPS、LibreOffice 里同样计算：",
    errorTexts: [
      ["#VALUE!", "参数种类不对：文字或 TRUE/FALSE 当作数字、区域形状不一致、不认得的口径"],
      [
        "#NUM!",
        "数值超出含义：负的次数、分值等，步长不大于 0，界限不是从小到大，比例或权重之和不为 1",
      ],
      ["#DIV/0!", "真正要除的数为 0"],
    ],
    rounding: "数值按 15 位有效数字进入，按十进制计算；一切比较在四舍五入到 9 位小数后进行。",
  },
  en: {
    index: "All functions",
    arguments: "Arguments",
    optional: "may be left out",
    readings: "Readings",
    examples: "Examples",
    formula: "Formula",
    value: "Result",
    why: "Why",
    errors: "Errors",
    native: "Without the add-in",
    nativeNote:
      "“Prepare to send” turns a call into ordinary functions such as these, which Excel 2007, WPS and LibreOffice compute alike:",
    errorTexts: [
      [
        "#VALUE!",
        "an argument of the wrong kind: text or TRUE/FALSE for a number, unequal shapes, an unknown reading",
      ],
      [
        "#NUM!",
        "a number outside its meaning: negative counts or points, a step not above 0, bounds that do not ascend, shares or weights that do not add up to 1",
      ],
      ["#DIV/0!", "a division by 0 that would really be made"],
    ],
    rounding:
      "Numbers enter at 15 significant digits and compute in decimal; every comparison is made on values rounded to 9 decimals.",
  },
} as const;

/** A page for each function, and an index. The examples are computed here, so they cannot rot. */
export function helpPages(language: Language): readonly HelpPage[] {
  return [indexPage(language), ...catalogue.map((entry) => functionPage(entry, language))];
}

const indexFile = (language: Language) => pageFile("index", language);

function indexPage(language: Language): HelpPage {
  const title = WORDS[language].index;
  const items = catalogue.map(
    (entry) =>
      `<dt><a href="${helpFile(entry.name, language)}"><code>${escape(signature(entry))}</code></a></dt><dd>${escape(entry.description[language])}</dd>`,
  );
  return {
    file: indexFile(language),
    title,
    html: htmlPage(
      language,
      "help/index",
      title,
      `<dl>${items.join("\n")}</dl>\n<p>${WORDS[language].rounding}</p>`,
    ),
  };
}

function functionPage(entry: CatalogueFunction, language: Language): HelpPage {
  const words = WORDS[language];
  const sections = [
    `<p><code>=${escape(signature(entry))}</code></p>`,
    `<p>${escape(entry.description[language])}</p>`,
    section(words.arguments, argumentList(entry, language)),
    readings(entry, language),
    section(words.examples, examples(entry, language)),
    section(words.errors, errors(language)),
    section(words.native, natives(entry, language)),
    `<p>${words.rounding}</p>`,
    `<p><a href="${indexFile(language)}">${words.index}</a></p>`,
  ];
  return {
    file: helpFile(entry.name, language),
    title: entry.name,
    html: htmlPage(language, `help/${helpName(entry.name)}`, entry.name, sections.join("\n")),
  };
}

/** "RUBRIC.DEDUCT(points, counts, [per], [floor])" */
export function signature(entry: CatalogueFunction): string {
  const names = entry.parameters.map(({ name, parameter }) =>
    parameter.optional ? `[${name}]` : name,
  );
  return `${entry.name}(${names.join(", ")})`;
}

function argumentList(entry: CatalogueFunction, language: Language): string {
  const items = entry.parameters.map(({ name, parameter }) => {
    const optional = parameter.optional ? ` (${WORDS[language].optional})` : "";
    return `<dt><code>${name}</code>${optional}</dt><dd>${escape(parameter.description[language])}</dd>`;
  });
  return `<dl>${items.join("\n")}</dl>`;
}

function readings(entry: CatalogueFunction, language: Language): string {
  const options = entry.parameters.flatMap(({ parameter }) => parameter.options ?? []);
  if (options.length === 0) return "";
  const items = options.map((key) => `<li><code>${key}</code> ${READING_LABELS[key]}</li>`);
  return section(WORDS[language].readings, `<ul>${items.join("")}</ul>`);
}

function examples(entry: CatalogueFunction, language: Language): string {
  const words = WORDS[language];
  const rows = entry.examples.map((text) => {
    const formula = parseFormula(text);
    const why = explainFormula(formula, noNames, language);
    return `<tr><td><code>=${escape(text)}</code></td><td>${escape(valueOf(text, language))}</td><td>${escape(why)}</td></tr>`;
  });
  return `<table><thead><tr><th>${words.formula}</th><th>${words.value}</th><th>${words.why}</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function valueOf(text: string, language: Language): string {
  try {
    return display(evaluateFormula(parseFormula(text), noNames) as Scalar)[language];
  } catch (error) {
    if (error instanceof FunctionError) return error.code;
    throw error;
  }
}

const noNames = () => null;

function errors(language: Language): string {
  const items = WORDS[language].errorTexts.map(
    ([code, reason]) => `<dt><code>${code}</code></dt><dd>${escape(reason)}</dd>`,
  );
  return `<dl>${items.join("\n")}</dl>`;
}

/** The twin of the call over cells: A1, B1, … for single values, A1:A3 for ranges. */
function natives(entry: CatalogueFunction, language: Language): string {
  const args = entry.parameters
    .filter(({ parameter }) => !parameter.optional)
    .map(({ parameter }, left) =>
      stringifyA1Ref({ range: { top: 0, left, bottom: isRange(parameter) ? 2 : 0, right: left } }),
    );
  const call = `=${entry.name}(${args.join(",")})`;
  const { formula } = toNativeFormula(call);
  return `<p>${WORDS[language].nativeNote}</p>\n<p><code>${escape(call)}</code></p>\n<p><code>${escape(formula)}</code></p>`;
}

const section = (title: string, body: string) => `<h2>${title}</h2>\n${body}`;
