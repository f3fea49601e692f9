/** What a veto brings, in the sentence and in the rubric. */
import { statementsOf, type Consequence } from "../../../sentence/statements";
import { criteriaOf } from "../../model";
import type { Rubric } from "../../types";
import type { ClauseDraft } from "../types";
import { criterionWordings } from "../wording";

/** “降一档” beside a veto that disqualifies, or that lowers by two. */
export function consequenceFindings(rubric: Rubric): ClauseDraft[] {
  return criteriaOf(rubric).flatMap((placed): ClauseDraft[] => {
    const { criterion, path, kind } = placed;
    if (kind !== "veto") return [];
    const stated = criterionWordings(placed).flatMap(({ text }) =>
      statementsOf(text).flatMap((each) =>
        each.says === "veto" && each.consequence ? [{ text, consequence: each.consequence }] : [],
      ),
    );
    const [first] = stated;
    if (stated.length !== 1 || !first) return [];
    const [said, had] = [written(first.consequence), written(criterion.consequence)];
    if (said === had) return [];
    return [
      {
        kind: "consequence-differs",
        clause: criterion.clause,
        quote: first.text,
        path: `${path}.consequence`,
        triggers: [],
        message: {
          zh: `条文的后果是${said}，考核表文件是${had}。`,
          en: `The clause's consequence is ${said}, the rubric file's ${had}.`,
        },
      },
    ];
  });
}

/** A consequence in words; none is disqualification. */
function written(
  consequence: Consequence | { lower?: number; cap?: string; grade?: string } | undefined,
): string {
  if (consequence === undefined || consequence === "disqualify") return "取消资格";
  if ("lower" in consequence && consequence.lower !== undefined) return `降${consequence.lower}档`;
  if ("cap" in consequence && consequence.cap !== undefined) return `不高于${consequence.cap}`;
  return "grade" in consequence ? `定为${consequence.grade}` : "取消资格";
}
