/** Formulas of the form that are no longer there, or are others. */
import { parseCellName } from "../../ledger/cells";
import type { Alignment } from "../align/align";
import type { ComputedCell } from "../align/card-sheets";
import type { CardContext } from "../card/context";
import { finding, foundIn, placeIn, words, type Place } from "../findings";
import { skeleton } from "../align/straighten";
import type { IntakeFinding } from "../types";
import type { GridCell } from "../align/grid";

type Altered = ComputedCell;

export function formulaFindings(context: CardContext): IntakeFinding[] {
  const altered = alteredFormulas(context);
  const { lost, linked, others } = sorted(context, altered);
  return [
    ...(lost.length > 0 ? [lostFormulas(lost)] : []),
    ...(linked.length > 0 ? [linkedFormulas(context, linked)] : []),
    ...others.flatMap((each) => tell(context, each)),
  ];
}

/** Every formula of the form in whose place something else stands; carried values may be written over. */
function alteredFormulas({ sheets, byName }: CardContext): Altered[] {
  const isGone = ({ notes }: Alignment) => notes.some(({ type }) => type === "row-missing");
  const anyGone = Object.values(sheets.alignments).some(isGone);
  return sheets.computed().filter((computed) => {
    const { alignment, form, cell } = computed;
    if (anyGone && lacksItsRow(sheets, computed)) return false;
    const entry = form.name === undefined ? undefined : byName.get(form.name);
    if (entry) return entry.standing === "changed" && !(entry.carries && !isLost(cell));
    return (
      cell.formula === undefined ||
      !sheets.straightener.isSame(cell.formula, form.formula, alignment)
    );
  });
}

/** A formula over a row that is gone is as Excel leaves it: the row is told, and what reads it follows from that. */
function lacksItsRow(
  { straightener }: CardContext["sheets"],
  { alignment, cell }: Altered,
): boolean {
  if (cell.formula === undefined) return false;
  return /#REF!|#OUT!/.test(straightener.formula(cell.formula, alignment).formula);
}

/** What a trip through .xls makes of a formula that it does not know. */
const isLost = ({ formula = "" }: GridCell) => /^=NA\(\)$|^=#REF!$/i.test(formula.trim());

function sorted({ sheets: { straightener } }: CardContext, altered: readonly Altered[]) {
  const lost = altered.filter(({ cell }) => isLost(cell));
  const linked = altered.filter(
    ({ alignment, form, cell }) =>
      cell.formula !== undefined && straightener.isLinked(cell.formula, form.formula, alignment),
  );
  const told = new Set([...lost, ...linked]);
  return { lost, linked, others: altered.filter((each) => !told.has(each)) };
}

function lostFormulas(lost: readonly Altered[]): IntakeFinding {
  const [{ alignment, cell, form }] = lost as [Altered];
  const place = placeIn(alignment.grid, cell.row, cell.column);
  const what = { expected: form.formula, found: foundIn(cell) };
  return finding("rule-changed", "error", place, what, {
    zh: `共 ${lost.length} 个公式丢失（文件曾存为 .xls 等旧格式）；得分已按基础数据重新计算。请把数据填回原来的 .xlsx 表再交。`,
    en: `${lost.length} formulas were lost (the file was once saved as .xls or the like); the scores were computed again from the facts. Fill in the original .xlsx form.`,
  });
}

function linkedFormulas({ sheets }: CardContext, linked: readonly Altered[]): IntakeFinding {
  const [{ alignment, cell, form }] = linked as [Altered];
  const place = placeIn(alignment.grid, cell.row, cell.column);
  const [file = ""] = sheets.straightener.formula(cell.formula!, alignment).external;
  const what = { expected: form.formula, found: foundIn(cell) };
  return finding("external", "warning", place, what, {
    zh: `共 ${linked.length} 个公式引用了另一个文件（${file}），多半是把工作表逐张移到了新文件；没有读取那个文件，得分已按本文件的数据重新计算。请交原来的工作簿。`,
    en: `${linked.length} formulas refer to another file (${file}): sheets were probably moved one by one. That file was not read; the scores were computed from this file's data. Send the original workbook.`,
  });
}

function tell(context: CardContext, altered: Altered): IntakeFinding[] {
  const { alignment, form, cell } = altered;
  const place = placeIn(alignment.grid, cell.row, cell.column);
  const what = { expected: form.formula, found: foundIn(cell) };
  const { kind } = parseCellName(form.name ?? "");
  if (movedSum(context, altered)) return [sumOfMovedRows(place, what)];
  if (kind === "figure") return [changedSum(place, what)];
  if (cell.formula === undefined && kind === "mark") return [replacedHelper(place, what)];
  return [changedRule(place, what)];
}

type What = { expected: string; found: IntakeFinding["found"] };

/** The same formula over other cells, on a card whose rows were moved. */
function movedSum({ sheets }: CardContext, { form, cell }: Altered): boolean {
  if (cell.formula === undefined) return false;
  const moved = Object.values(sheets.alignments).some((each) => each.moved);
  return moved && skeleton(cell.formula) === skeleton(form.formula);
}

const sumOfMovedRows = (place: Place, what: What) =>
  finding("row-moved", "warning", place, what, {
    zh: "表中的行移动过，这个公式不再正好包含自己的各行；请恢复行的顺序。得分已按各行自己的内容重新计算。",
    en: "rows were moved, and this formula no longer covers just its own; restore their order. The score was computed from the rows themselves.",
  });

const changedSum = (place: Place, what: What) =>
  finding("sum-changed", "error", place, what, {
    zh: `合计或结果的公式被改成${words(what.found).zh}；请恢复原来的公式。`,
    en: `the formula of a sum or result is now ${words(what.found).en}; restore the form's own.`,
  });

const changedRule = (place: Place, what: What) =>
  finding("rule-changed", "error", place, what, {
    zh: `计分公式被改成${words(what.found).zh}；得分已按原来的规则重新计算，请恢复原来的公式。`,
    en: `the rule's formula is now ${words(what.found).en}; the score was computed by the form's own rule. Restore its formula.`,
  });

const replacedHelper = (place: Place, what: What) =>
  finding("rule-replaced", "warning", place, what, {
    zh: `隐藏的提示公式被${words(what.found).zh}代替；不影响得分，请恢复原来的公式。`,
    en: `a hidden formula for hints was replaced by ${words(what.found).en}; the score is not affected. Restore it.`,
  });
