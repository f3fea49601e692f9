/** One filled card of one rubric: the whole of a proof, told by two numbers. */
import { parseA1Range, tokenize } from "@borgar/fx";
import type { Scalar } from "../../../src/formula/values";
import { parseCellName } from "../../../src/ledger/cells";
import { ledgerOf } from "../../../src/ledger/ledger";
import { CardValues } from "../../../src/ledger/values";
import { criteriaOf, findCriterion } from "../../../src/rubric/model";
import { rulebookOf } from "../../../src/rubric/rulebook";
import type { Criterion, Rubric } from "../../../src/rubric/types";
import { assess } from "../../../src/scoring/assess";
import { cellContents } from "../../../src/scoring/contents";
import type { Scorecard } from "../../../src/scoring/types";
import { a1, type CellRef } from "../../../src/sheets/plan/address";
import { identityPlan } from "../../../src/sheets/identity/identity";
import type { SheetCells } from "../../../src/sheets/read";
import { readCards } from "../../../src/xlsx/read";
import { Random } from "../random-rubric/random";
import type { RandomRubric } from "../random-rubric";
import { differences, type Difference } from "./compare";
import { drawCard, type DrawnCard } from "./draw";
import { randomFilling, randomReadings, type Edit } from "./fill";
import { figuresAsCellsShow, type Figure } from "./figures";
import { mistold } from "./told";

/** A rubric is drawn under some sets of readings only: drawing takes longer than filling in. */
const SETS_OF_READINGS = 3;

export interface FilledCase {
  source: RandomRubric;
  filling: number;
  card: DrawnCard;
  edits: Edit[];
}

/** The card of a rubric under some readings, filled: the same for the same rubric and number. */
export function filledCase(source: RandomRubric, filling: number): FilledCase {
  const random = new Random(source.seed * 1000 + filling);
  const choice = new Random(source.seed * 1000 + 500 + (filling % SETS_OF_READINGS));
  const readings = randomReadings(choice, source.rubric);
  const card = drawCard(source.rubric, readings);
  return { source, filling, card, edits: randomFilling(random, source.rubric, card.cells) };
}

/** A difference with all that one needs to look into it. */
export interface Failure extends Difference {
  of: FilledCase;
  formula: string;
  /** What its formula refers to, with what stands there: `基础数据!C5=3`. */
  refersTo: string[];
}

export interface Verdict {
  compared: number;
  failures: Failure[];
  /** What the reader or the assessment says that is not so, or does not say that is. */
  untrue: string[];
}

/** Reads the calculated sheets as an emailed workbook is read, assesses what was read, and compares every cell. */
export async function verdict(of: FilledCase, sheets: readonly SheetCells[]): Promise<Verdict> {
  const { rubric } = of.source;
  const { cards } = await readCards(sheets, () => Promise.resolve(rubric));
  const read = cards.find(({ card }) => card === of.card.id);
  if (!read) throw new Error(`the card ${of.card.id} was not read`);
  const { scorecard } = read;
  const ledger = ledgerOf(rulebookOf(rubric, scorecard.readings, scorecard.year));
  const held = new CardValues(ledger, cellContents(rubric, scorecard));
  const figures = figuresAsCellsShow(held, of.card);
  const shownIn = shown(sheets);
  const failures = differences(figures, shownIn).map((difference): Failure => {
    const { cell } = difference.figure;
    const formula = formulaOf(of, cell);
    return { ...difference, of, formula, refersTo: references(formula, cell.sheet, shownIn) };
  });
  const untrue = [...misread(of, scorecard), ...mistold(assess(rubric, scorecard), held)];
  return {
    compared: figures.length,
    failures,
    untrue: untrue.map((each) => `${caseOf(of)}: ${each}`),
  };
}

/** Generated formulas that nobody touched and that were taken for somebody's own. */
function misread({ source, card, edits }: FilledCase, { stages }: Scorecard): string[] {
  return criteriaOf(source.rubric).flatMap(({ criterion: { id } }) =>
    card.rubric.stages.flatMap(({ id: stage }) => {
      const cell = card.cells.score(stage, id);
      const entry = stages[stage]?.scores[id];
      const isTouched = edits.some((edit) => isSameCell(edit.cell, cell));
      return entry?.origin === "typed" && !isTouched
        ? [`${stage} ${id} has ${entry.formula} and counts as typed`]
        : [];
    }),
  );
}

const isSameCell = (a: CellRef, b: CellRef) =>
  a.row === b.row && a.column === b.column && a.sheet === b.sheet;

/** The cells that a formula names, each with what stands in it. */
function references(formula: string, own: string, shownIn: (cell: CellRef) => Scalar): string[] {
  const named = new Set(
    tokenize(formula).flatMap(({ type, value }) => (type === "range" ? [value] : [])),
  );
  return [...named].map((reference) => {
    const bang = reference.lastIndexOf("!");
    const sheet = bang < 0 ? own : reference.slice(0, bang).replace(/^'|'$/g, "");
    const {
      top = 0,
      left = 0,
      bottom = top,
      right = left,
    } = parseA1Range(reference.slice(bang + 1)) ?? {};
    const values: string[] = [];
    for (let row = top ?? 0; row <= (bottom ?? 0); row++)
      for (let column = left ?? 0; column <= (right ?? 0); column++)
        values.push(JSON.stringify(shownIn({ sheet, row, column })));
    return `${reference}=${values.join(",")}`;
  });
}

/** The identity of the card, as the very hidden sheet of its workbook. */
export const identitySheet = ({ card }: FilledCase) => identityPlan([card.identity]);

function shown(sheets: readonly SheetCells[]): (cell: CellRef) => Scalar {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  return ({ sheet, row, column }) => {
    const found = byName.get(sheet);
    return found?.values[row - found.top]?.[column - found.left] ?? null;
  };
}

/** What was drawn, or typed, into a cell. */
function formulaOf({ card, edits }: FilledCase, cell: CellRef): string {
  const edit = edits.find((each) => isSameCell(each.cell, cell));
  if (edit) return `typed: ${JSON.stringify(edit.content)}`;
  const sheet = card.sheets.find(({ name }) => name === cell.sheet);
  const drawn = sheet?.cells.find(({ row, column }) => row === cell.row && column === cell.column);
  return drawn?.formula ?? "";
}

/** A failure in words: how to see it again, what stands where, and which cells it rests on. */
export function describeFailure({ of, figure, shown: cell, formula, refersTo }: Failure): string {
  const { source, card, edits } = of;
  return [
    caseOf(of),
    `${figure.name} in ${figure.cell.sheet}!${a1(figure.cell)}`,
    `formula: ${formula}`,
    `cells: ${refersTo.join("  ")}`,
    `the cell shows ${JSON.stringify(cell)}, the ledger says ${JSON.stringify(figure.expected)}`,
    ...ruleOf(source.rubric, figure),
    `readings: ${JSON.stringify(card.identity.readings)}`,
    ...restsOn(source.rubric, figure, edits).map(
      ({ stage, key, kind, content }) => `  ${stage} ${key}: ${JSON.stringify(content)} (${kind})`,
    ),
  ].join("\n");
}

const caseOf = ({ source: { seed }, filling }: FilledCase) =>
  `rubric ${seed}, filling ${filling} (RANDOM_RUBRIC=${seed}:${filling})`;

function criterionOf(rubric: Rubric, { name }: Figure): Criterion | undefined {
  return findCriterion(rubric, parseCellName(name).id.replace(/^score:/, ""))?.criterion;
}

function ruleOf(rubric: Rubric, figure: Figure): string[] {
  const criterion = criterionOf(rubric, figure);
  return criterion ? [`criterion: ${JSON.stringify({ ...criterion, cells: undefined })}`] : [];
}

/** The cells that were typed into and that a score rests on; of anything else those with a slip. */
function restsOn(rubric: Rubric, figure: Figure, edits: readonly Edit[]): Edit[] {
  const criterion = criterionOf(rubric, figure);
  if (!criterion) return edits.filter(({ kind }) => kind !== "plain");
  const { id, rule, applies = "" } = criterion;
  const names = new Set(`${rule} ${applies}`.match(/[A-Za-z_][\w.]*/g));
  return edits.filter(({ key }) => {
    const name = key.replaceAll("-", "_");
    return (
      key.replace(/#\d+$/, "") === id || names.has(name) || names.has(name.replace(/\..*/, ""))
    );
  });
}
