/** Last values that are not what their formulas give: what the unit saw, or signed, is not what counts. */
import { isError, type Content } from "../../formula/values";
import { sameContent } from "../card/contents";
import type { CardContext } from "../card/context";
import { finding, NOWHERE, placeIn, words } from "../findings";
import type { FormulaCell } from "../card/formula-cells";
import { isNotComputedSince, isNeverComputed } from "../../scoring/shown";
import { inputsOf } from "../card/shown-values";
import type { Found, IntakeFinding } from "../types";
import { contentAt } from "../card/typed-formula";

/** @param told what was said of the card's cells already: what only follows from it is not told again */
export function valueFindings(
  context: CardContext,
  told: readonly IntakeFinding[],
): IntakeFinding[] {
  const cells = context.formulas;
  if (cells.length > 0 && cells.every(({ shown }) => shown === null)) return [neverComputed()];
  const differing = cells.filter(({ name, shown, isHeld }) => {
    return isHeld && shown !== null && !sameContent(shown, context.held.at(name));
  });
  const stale = staleFile(context, differing);
  if (stale) return [stale];
  const causes = namesTold(context, told);
  return [
    ...differing.flatMap((formula) => {
      const { name, shown, placed } = formula;
      const { alignment, cell } = placed;
      // A cell that follows from what its own cells show has its cause there.
      if (context.shown.follows(formula)) return [];
      if (inputsOf(context.form.ledger, name).some((each) => causes.has(each))) return [];
      const due = context.held.at(name);
      return [differs(placeIn(alignment.grid, cell.row, cell.column), due, shown)];
    }),
    ...context.entries.flatMap(({ worked, placed: { cell, alignment } }) => {
      if (!worked || worked.value === null || cell.value === null) return [];
      const shown = contentAt(alignment.grid, cell.row, cell.column);
      if (sameContent(shown, worked.value)) return [];
      return [differs(placeIn(alignment.grid, cell.row, cell.column), worked.value, shown)];
    }),
  ];
}

/** All cells of the form's own formulas in one, where nobody computed them, or not since the card was filled in. */
function staleFile(
  { form, formulas, held }: CardContext,
  differing: readonly FormulaCell[],
): IntakeFinding | null {
  const [first] = differing;
  if (!first) return null;
  const shown = formulas.filter(({ isHeld }) => isHeld).map((cell) => cell.shown);
  if (isNeverComputed(shown, differing.length)) return neverComputed();
  const named = differing.map(({ name, shown: is }) => [name, is] as const);
  return isNotComputedSince(form.ledger, named)
    ? notComputedAgain(differing.length, first, held.at(first.name))
    : null;
}

/** The ledger's names of the cells of which something is wrong. */
function namesTold({ entries }: CardContext, told: readonly IntakeFinding[]): Set<string> {
  const cells = new Set(
    told.filter(({ severity }) => severity !== "note").map(({ sheet, cell }) => `${sheet}!${cell}`),
  );
  return new Set(
    entries
      .filter(({ placed: { alignment, cell } }) => {
        const place = placeIn(alignment.grid, cell.row, cell.column);
        return cells.has(`${place.sheet}!${place.cell}`);
      })
      .map(({ name }) => name),
  );
}

const neverComputed = () =>
  finding(
    "value-differs",
    "note",
    NOWHERE,
    {},
    {
      zh: "文件里的公式都没有计算结果（由不计算公式的程序保存）；得分在这里重新计算。",
      en: "no formula of the file has a value (a program saved it that does not compute); the scores are computed here.",
    },
  );

function notComputedAgain(
  count: number,
  { shown, placed: { alignment, cell } }: FormulaCell,
  due: Content,
): IntakeFinding {
  const place = placeIn(alignment.grid, cell.row, cell.column);
  const [was, is] = [words(told(due)), words(told(shown))];
  return finding(
    "value-differs",
    "warning",
    NOWHERE,
    {},
    {
      zh: `填写后公式没有重新计算：${count} 格显示的不是按表内现有内容应得的结果（如 ${place.sheet}!${place.cell} 显示${is.zh}，应为${was.zh}）；汇总按重新算出的计。请用 Excel 打开、重新计算并保存后再交。`,
      en: `the formulas were not computed again after filling in: ${count} cells show something else than the contents give (${place.sheet}!${place.cell} shows ${is.en}, ${was.en} is due); what is computed here counts. Open it in Excel, recalculate, save and send it again.`,
    },
  );
}

function differs(place: ReturnType<typeof placeIn>, due: Content, shown: Content): IntakeFinding {
  const [expected, found] = [told(due), told(shown)];
  const [was, is] = [words(expected), words(found)];
  return finding(
    "value-differs",
    "warning",
    place,
    { expected, found },
    {
      zh: `单元格显示${is.zh}，按表内现有内容应为${was.zh}（没有重新计算，或被改动过）；汇总按${was.zh}计。请重新计算并保存后再交。`,
      en: `the cell shows ${is.en}, but the sheet's contents give ${was.en} (not computed again, or altered); ${was.en} counts. Recalculate, save and send it again.`,
    },
  );
}

const told = (content: Content): Found => (isError(content) ? content.code : content);
