/** Bonuses without a cap or without points, deductions without a floor. */
import { cite } from "./bands";
import type { ClauseFindingKind, ClauseDraft } from "./types";
import { criterionWordings, phrases } from "./wording";
import { criteriaOf, type PlacedCriterion } from "../model";
import type { Rubric, Text } from "../types";

export function checkLimits(rubric: Rubric): ClauseDraft[] {
  return criteriaOf(rubric).flatMap((placed) =>
    placed.kind === "bonus" ? bonusFindings(placed) : floorFindings(placed),
  );
}

function bonusFindings(placed: PlacedCriterion): ClauseDraft[] {
  const wordings = criterionWordings(placed);
  const text = wordings.map((wording) => wording.text).join("\n");
  // What scores, not how it is looked up: “查文件”.
  const last = wordings.findLast(({ text: words }) => /分/u.test(words)) ?? wordings.at(-1);
  if (!last) return [];
  const make = (kind: ClauseFindingKind, message: Text): ClauseDraft[] => [
    {
      kind,
      clause: last.clause,
      quote: last.text,
      path: last.path,
      triggers: [last.text],
      message,
    },
  ];
  if (!/[\d一二两三四五六七八九十]\s*分|按比例加分/u.test(text)) {
    return make("no-points", {
      zh: `加分项目没有写分值：${cite(last.text)}。`,
      en: `A bonus without points: ${cite(last.text)}.`,
    });
  }
  if (/不设上限/u.test(text)) {
    const message = { zh: "文件写明加分不设上限。", en: "The document says that there is no cap." };
    return make("uncapped", message).map((draft) => ({ ...draft, stated: true }));
  }
  if (!/最多|最高|不超过|封顶|上限/u.test(text)) {
    return make("uncapped", {
      zh: `没有规定加分上限：${cite(last.text)}。`,
      en: `No cap is set: ${cite(last.text)}.`,
    });
  }
  return capFindings(placed, make);
}

/** The document sets a cap: the rubric file must hold it. Whether its rule does is seen where both are compared. */
function capFindings(
  { criterion }: PlacedCriterion,
  make: (kind: ClauseFindingKind, message: Text) => ClauseDraft[],
): ClauseDraft[] {
  if (criterion.points !== undefined) return [];
  return make("formula", {
    zh: "文中有加分上限，考核表文件没有写（points）。",
    en: "The wording sets a cap that the rubric file does not have (points).",
  });
}

function floorFindings(placed: PlacedCriterion): ClauseDraft[] {
  const wordings = criterionWordings(placed);
  if (wordings.some(({ text }) => /扣完|扣到|最多扣/u.test(text))) return [];
  return wordings.flatMap((wording): ClauseDraft[] => {
    const quote = phrases(wording.text).find((words) =>
      /扣减?\s*[\d一二两三四五]+(?:\.\d+)?\s*分/u.test(words),
    );
    if (quote === undefined) return [];
    return [
      {
        kind: "no-floor",
        clause: wording.clause,
        quote,
        path: wording.path,
        triggers: [quote],
        message: {
          zh: `没有写“扣完为止”，扣分没有下限：${cite(quote)}。`,
          en: `The deduction has no printed floor (扣完为止): ${cite(quote)}.`,
        },
      },
    ];
  });
}
