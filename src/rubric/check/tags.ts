import { criteriaOf, formulaName } from "../model";
import { foldedName } from "../names";
import { text, type Report } from "../problems";
import type { Rubric } from "../types";

/** Reports criteria that results could not see together, and a tag that is called as a criterion is. */
export function checkTags(rubric: Rubric, report: Report): void {
  const ids = new Set(criteriaOf(rubric).map(({ criterion }) => nameOf(criterion.id)));
  for (const { criterion, kind, path } of criteriaOf(rubric)) {
    const { tag, name, points } = criterion;
    if (tag === undefined) continue;
    if (ids.has(nameOf(tag))) {
      report(
        "id",
        `${path}.tag`,
        text(`${tag} 已经是一项的标识。`, `${tag} is the id of a criterion already.`),
        text("请换一个标记。", "Choose another tag."),
      );
    }
    if ((kind === "scored" || kind === "bonus") && points !== undefined) continue;
    report(
      "rule",
      `${path}.tag`,
      text(
        `“${name.zh}”：标记只用于有分值的得分项和加分项。`,
        `“${name.en}”: tags are for what gives points, of which it has a number.`,
      ),
      text("请删去 tag。", "Take tag out."),
    );
  }
}

const nameOf = (id: string) => foldedName(formulaName(id));
