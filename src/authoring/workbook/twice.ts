/** What a 底稿 may say once only, and says twice: told at the second cell. */
import { plainText } from "../../sheets/read/cells";
import type { Fields } from "./flat";
import { labelOf } from "./formula-names";
import type { Mistakes } from "./mistakes";
import { placeText } from "./page";
import type { TableSheet } from "./table-reader";

export function checkStages(stages: readonly Fields[], mistakes: Mistakes): void {
  const nameOf = ({ name }: Fields) => labelOf({ label: name });
  const names = stages.map((stage) => plainText(nameOf(stage)));
  stages.forEach((stage, at) => {
    const place = mistakes.placeOf(stage, "name");
    if (!place || names.indexOf(names[at]!) === at) return;
    mistakes.add(
      place,
      {
        zh: `阶段“${nameOf(stage)}”写了两次。`,
        en: `The stage “${nameOf(stage)}” stands twice.`,
      },
      { zh: "请改名，或删去一行。", en: "Call it otherwise, or delete a row." },
      "id",
    );
  });
}

/** Score columns of one stage. */
export function checkScores({ page, table: { header } }: TableSheet, mistakes: Mistakes): void {
  const scores = header.columns.filter(({ stage }) => stage !== null);
  const placeOf = ({ at, group }: (typeof scores)[number]) =>
    page.place(group ? header.bottom : header.top, at);
  scores.forEach((column, nth) => {
    const first = scores.findIndex(({ stage }) => stage === column.stage);
    if (first === nth) return;
    mistakes.add(
      placeOf(column),
      {
        zh: `阶段“${column.stage}”已经有得分列 ${placeText(placeOf(scores[first]!))}。`,
        en: `The stage “${column.stage}” already has a score column.`,
      },
      {
        zh: "一个阶段一个得分列：请把表头改成另一个阶段，或删去一列。",
        en: "A stage has one: change the header, or delete a column.",
      },
      "table",
    );
  });
}

/** Answers that are ticked as the default. */
export function checkDefaults(readings: readonly Fields[], mistakes: Mistakes): void {
  for (const { options } of readings) {
    const ticked = ((options ?? []) as Fields[]).filter(({ isDefault }) => isDefault);
    for (const option of ticked.slice(1)) {
      const place = mistakes.placeOf(option, "isDefault");
      if (!place) continue;
      mistakes.add(
        place,
        { zh: "这个问题有两个默认答案。", en: "This question has two default answers." },
        { zh: "请只在一个答案后面写“√”。", en: "Tick one of them only." },
      );
    }
  }
}
