/** Limits of whole parts (“加分累计不超过10分”), against those that the rubric has. */
import { statementsOf } from "../../../sentence/statements";
import type { Whole } from "../../../sentence/statements";
import type { Rubric, Section } from "../../types";
import type { ClauseDraft } from "../types";
import { allWordings } from "../wording";

interface Stated {
  readonly of: Whole;
  readonly max: number;
  readonly quote: string;
  readonly clause: string;
  readonly path: string;
  readonly section?: Section;
}

/** What the document says of a whole part and the rubric has otherwise, or not at all. */
export function wholeLimitFindings(rubric: Rubric): ClauseDraft[] {
  return [...inHeaders(rubric), ...inSentences(rubric)]
    .filter((stated) => !held(stated, rubric).includes(stated.max))
    .map(
      ({ of, max, quote, clause, path }): ClauseDraft => ({
        kind: "cap-differs",
        clause,
        quote,
        path,
        triggers: [],
        message: {
          zh: `条文规定${NAMES[of].zh}最高 ${max} 分，考核表文件里没有这个上限。`,
          en: `The document caps ${NAMES[of].en} at ${max}; the rubric file does not.`,
        },
      }),
    );
}

const NAMES = {
  bonus: { zh: "加分合计", en: "all bonuses" },
  minus: { zh: "减分合计", en: "all that is taken" },
  section: { zh: "本部分", en: "this section" },
  total: { zh: "总分", en: "the total" },
};

/** A section's own cells: what caps there caps the section. */
const inHeaders = ({ sections }: Rubric): Stated[] =>
  sections.flatMap((section, s) =>
    Object.entries(section.cells).flatMap(([column, text]) =>
      statementsOf(text).flatMap((each): Stated[] => {
        const max = each.says === "cap" ? each.points : each.says === "floor" ? each.taken : null;
        if (max === null || section.kind === "scored" || section.kind === "veto") return [];
        const path = `sections[${s}].cells.${column}`;
        return [{ of: "section", max, quote: text, clause: section.name.zh, path, section }];
      }),
    ),
  );

/** Sentences of rows and clauses. */
const inSentences = (rubric: Rubric): Stated[] =>
  allWordings(rubric)
    .filter(({ quoted }) => !quoted)
    .flatMap(({ text, clause, path, criterion }) =>
      statementsOf(text).flatMap((each): Stated[] => {
        if (each.says !== "cap" || each.whole === null || each.whole === "total") return [];
        if (each.whole === "section" && !criterion) return [];
        const section = rubric.sections.find(({ subsections }) =>
          subsections.some(({ criteria }) => criteria.some((row) => row === criterion)),
        );
        const at = { of: each.whole, max: each.points, quote: text, clause, path };
        return [section ? { ...at, section } : at];
      }),
    );

/** Where a limit of this part may stand. */
function held({ of, section }: Stated, { limits, sections, outcome }: Rubric): number[] {
  const own = section ? [section.max] : [];
  const kind = of === "section" ? section?.kind : of;
  const alike = kind === "bonus" || kind === "minus" ? limits?.[kind]?.max : undefined;
  const ofKind = sections.filter((each) => each.kind === of);
  const whole = of === "section" ? [] : ofKind.map(({ max }) => max);
  const rows = of === "section" || ofKind.length === 0 ? [] : singlePoints(ofKind);
  const computed = (outcome?.total?.match(/\d+(?:\.\d+)?/gu) ?? []).map(Number);
  return [...own, alike, ...whole, ...rows, ...computed].flatMap((max) => max ?? []);
}

/** A part of one row is bounded by the row's points. */
function singlePoints(sections: readonly Section[]) {
  const rows = sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ criteria }) => criteria),
  );
  return rows.length === 1 ? [rows[0]!.points] : [];
}
