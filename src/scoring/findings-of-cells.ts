/** Where a cell shows something else than the ledger gives for what the cells hold, or for what was read of them. */
import type { Content } from "../formula/values";
import { cellName, parseCellName } from "../ledger/cells";
import { figureCell, type FigureKey } from "../ledger/figures";
import type { CardLedger } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import type { Text } from "../rubric/types";
import { cellContents, isReadOtherwise } from "./contents";
import { isComputed, isNeverComputed, isNotComputedSince, isSame, words } from "./shown";
import type { CellPlace, Finding, Scorecard } from "./types";

/** `values` are those of the entries as they were read. */
export function ofCells(values: CardValues, scorecard: Scorecard): Finding[] {
  const { rubric } = values.ledger.book;
  if (!isReadOtherwise(rubric, scorecard)) return stale(values, scorecard);
  const held = new CardValues(values.ledger, cellContents(rubric, scorecard));
  return [...stale(held, scorecard), ...readOtherwise(values, held, scorecard)];
}

/** A generated cell that does not show what its formula gives: not computed again, or altered. */
function stale(held: CardValues, scorecard: Scorecard): Finding[] {
  const waiting = new Map([...shownCells(scorecard)].filter((each) => isWaiting(held, each)));
  // What hangs on a figure that is still to come is no fault of its own.
  const due = waiting.size === 0 ? held : held.with((cell) => (waiting.has(cell) ? "" : undefined));
  return [
    ...together(due, scorecard),
    ...[...waiting].map(([cell, shown]) => toCome(held, cell, shown, scorecard)),
  ];
}

/** A score whose rule has caught that the add-in's functions are not there yet: it shows nothing. */
function isWaiting(held: CardValues, [cell, { value }]: ShownCell): boolean {
  const { kind, id } = parseCellName(cell);
  const rule = held.ledger.book.criteria.find((each) => each.id === id)?.criterion.rule;
  if (kind !== "score" || value !== "" || !rule?.includes("RUBRIC.")) return false;
  const due = held.at(cell);
  return typeof due === "number";
}

function toCome(held: CardValues, cell: string, { place }: Shown, { stages }: Scorecard): Finding {
  const { id, stage } = parseCellName(cell);
  const due = words(held.at(cell));
  return {
    kind: "error",
    severity: "info",
    ...(stage in stages ? { stage } : {}),
    criterion: id,
    place,
    message: {
      zh: `${place.sheet}!${place.address} 还没有显示得分：Excel 尚未加载本插件的函数；得分已按规则算出，为 ${due.zh}，加载后会自动显示。`,
      en: `${place.sheet}!${place.address} shows no score yet, for the add-in's functions are not loaded; by its rule it is ${due.en}, and will be shown when they are.`,
    },
  };
}

type ShownCell = [cell: string, shown: Shown];

const differs = (held: CardValues, [cell, { value }]: ShownCell): boolean =>
  isComputed(value) && !isSame(value, held.at(cell));

function differingCell(
  held: CardValues,
  [cell, { value, place }]: ShownCell,
  { stages }: Scorecard,
): Finding {
  const { stage } = parseCellName(cell);
  const [shown, wanted] = [words(value), words(held.at(cell))];
  return {
    kind: "error",
    severity: "error",
    ...(stage in stages ? { stage } : {}),
    place,
    message: {
      zh: `${place.sheet}!${place.address} 显示 ${shown.zh}，按表内现有内容应为 ${wanted.zh}：没有重新计算，或被改动过；请重新计算，仍不一致的重新生成。`,
      en: `${place.sheet}!${place.address} shows ${shown.en}, but what the cells hold gives ${wanted.en}: it was not computed again, or was altered. Recalculate; generate again if it stays.`,
    },
  };
}

/** Of a table that nobody computed, or not since it was filled in, it is one thing to say. */
function together(held: CardValues, scorecard: Scorecard): readonly Finding[] {
  const cells = [...shownCells(scorecard)];
  const differing = cells.filter((cell) => differs(held, cell));
  const findings = differing.map((cell) => differingCell(held, cell, scorecard));
  if (
    isNeverComputed(
      cells.map(([, { value }]) => value),
      differing.length,
    )
  )
    return [NEVER_COMPUTED];
  const [first] = findings;
  const named = differing.map(([cell, { value }]) => [cell, value] as const);
  if (!first || !isNotComputedSince(held.ledger, named)) return findings;
  const { zh, en } = first.message;
  return [
    {
      ...first,
      message: {
        zh: `表内有 ${differing.length} 格显示的不是按现有内容应得的结果，例如：${zh}`,
        en: `${differing.length} cells show something else than their contents give, for example: ${en}`,
      },
    },
  ];
}

const NEVER_COMPUTED: Finding = {
  kind: "error",
  severity: "warning",
  message: {
    zh: "表内公式都还没有计算结果：没有重新计算，或由不计算公式的程序保存；得分在这里按规则算出。请在 Excel 中按 F9 重新计算后保存。",
    en: "No formula of the table has a value yet: it was not computed again, or saved by a program that does not compute; the scores are computed here. Press F9 in Excel and save.",
  },
};

type Shown = { value: Content; place: CellPlace };

function* shownCells({ stages, shown = {} }: Scorecard): Generator<ShownCell> {
  for (const [stage, { scores }] of Object.entries(stages)) {
    for (const [id, { origin, shown: value, place }] of Object.entries(scores)) {
      if (origin !== "rule" || value === undefined || !place) continue;
      yield [cellName("score", id, stage), { value, place }];
    }
  }
  yield* Object.entries(shown);
}

/** Text that was read as a number is text for the sheet's formulas: each figure that hangs on it is told. */
function readOtherwise(values: CardValues, held: CardValues, scorecard: Scorecard): Finding[] {
  return Object.entries(scorecard.stages).flatMap(([stage, { scores }]) => [
    ...values.ledger.book.criteria
      .filter(({ id, kind }) => kind !== "veto" && !isTold(scorecard, scores[id]?.place))
      .flatMap(({ id, criterion }) =>
        differing(values, held, cellName("score", id, stage), criterion.name, {
          stage,
          criterion: id,
          ...(scores[id]?.place ? { place: scores[id].place } : {}),
        }),
      ),
    ...differing(values, held, figureCell("total", stage), TOTAL, { stage }),
    ...itemsOf(values.ledger).flatMap(({ key, label }) =>
      differing(values, held, figureCell(key, stage), label, { stage }),
    ),
  ]);
}

/** How the entry in a cell was read is told where it was read. */
const isTold = ({ findings }: Scorecard, place: Finding["place"]) =>
  place !== undefined &&
  findings.some(
    ({ kind, place: at }) =>
      kind === "read-as" && at?.sheet === place.sheet && at.address === place.address,
  );

const TOTAL: Text = { zh: "总分", en: "total" };

const itemsOf = ({ book }: CardLedger) =>
  book.items.map(({ id, label }) => ({ key: `item:${id}` as FigureKey, label }));

function differing(
  values: CardValues,
  held: CardValues,
  cell: string,
  name: Text,
  of: Pick<Finding, "stage" | "criterion" | "place">,
): Finding[] {
  const [read, shown] = [values.at(cell), held.at(cell)];
  if (isSame(read, shown)) return [];
  const [ours, theirs] = [words(read), words(shown)];
  const at = of.place ? `${of.place.sheet}!${of.place.address} ` : "";
  return [
    {
      kind: "read-as",
      severity: "warning",
      ...of,
      message: {
        zh: `${at}“${name.zh}”按读取的内容是 ${ours.zh}，单元格里按原样计算是 ${theirs.zh}；请按提示改填原数据，使两者一致。`,
        en: `${at}“${name.en}” is ${ours.en} as the entries were read, and ${theirs.en} as the cells compute with them; type those entries as advised.`,
      },
    },
  ];
}
