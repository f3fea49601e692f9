/** A draft as people read it in a terminal. */
import type { Draft, DraftCriterion } from "../authoring/draft";
import type { Language } from "../formula/values";
import { printable } from "../intake/gathered/printable";
import { table } from "./table";

const KINDS = {
  scored: { zh: "计分", en: "scored" },
  bonus: { zh: "加分", en: "bonus" },
  minus: { zh: "减分", en: "minus" },
  veto: { zh: "否决", en: "veto" },
};

const CERTAINTY = {
  certain: { zh: "确定", en: "certain" },
  guessed: { zh: "推测", en: "guessed" },
  judged: { zh: "评判", en: "judged" },
};

/** What was read, what adds up, and the questions. */
export function describeDraft(draft: Draft, language: Language): string {
  const zh = language === "zh";
  const { title, criteria, sections, sums, questions } = draft;
  const count = zh
    ? `${sections.length} 个部分，${criteria.length} 项；没有一条规则已经生效，请在“确认”列逐行写“√”。`
    : `${sections.length} parts, ${criteria.length} criteria; no rule is in force before 确认 says √ in its row.`;
  const header = zh
    ? ["格", "类别", "分值", "把握", "内容"]
    : ["cell", "kind", "points", "certainty", "wording"];
  const rows = criteria.map((each) => rowOf(each, language));
  const told = sums.map(
    ({ cell, what, printed, computed, agrees }) =>
      `${agrees ? "✓" : "✖"} ${cell} ${printable(what)} ${printed}${agrees ? "" : zh ? `，相加是 ${computed}` : `, adds up to ${computed}`}`,
  );
  const asked = questions.map(({ cell, text }) => `? ${cell} ${printable(text)}`);
  return [printable(title ?? draft.file), count, table([header, ...rows]), ...told, ...asked].join(
    "\n",
  );
}

const LONGEST = 40;

function rowOf(
  { cell, kind, points, wording, proposal }: DraftCriterion,
  language: Language,
): string[] {
  const words = printable(wording);
  const sure =
    proposal.rule === null
      ? language === "zh"
        ? "没有认出"
        : "no rule"
      : CERTAINTY[proposal.certainty][language];
  return [
    cell,
    KINDS[kind][language],
    points === null ? "" : String(points),
    sure,
    words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words,
  ];
}
