/** The words in the hidden columns of marks: the assessment's own, whatever was typed. */
import fc from "fast-check";
import { ruleNeeds } from "../../../src/ledger/needs";
import { assess } from "../../../src/scoring/assess";
import type { Assessment } from "../../../src/scoring/types";
import { a1, parseAddress } from "../../../src/sheets/plan/address";
import type { CardPlan } from "../../../src/sheets/card/card";
import { begunCell, inputCell, scoreCell } from "../../../src/sheets/card/layout";
import { resultCell } from "../../../src/sheets/card/result-layout";
import type { MarkName, SheetPlan } from "../../../src/sheets/plan/plan";
import type { Workbook } from "../../support/excel-doubles/workbook";
import { rubricOf, TABLES } from "../../support/rubrics";
import { anyFilling, card, filledWorkbook, NAMES, readBack } from "../support/cards";
import { wantedMarks } from "../support/wanted-marks";

const RUNS = 6;

type Marks = Map<string, MarkName>;

/** The cell whose word a rule compares, the word, and the cell of the switch. */
function partsOf(formula: string) {
  const [, mark, word, shown] = /^AND\(([A-Z]+\d+)="([^"]+)",\$([A-Z]+\$\d+)<>"不显示"\)$/.exec(
    formula,
  )!;
  return { at: parseAddress(mark!)!, word, shown: parseAddress(shown!.replace("$", ""))! };
}

/** By cell, what the rules of the sheets show. */
function shownMarks(workbook: Workbook, sheets: readonly SheetPlan[]): Marks {
  const shown: Marks = new Map();
  for (const { name, conditionalFormats } of sheets) {
    for (const { areas, formula, mark } of conditionalFormats) {
      const { at, word, shown: on } = partsOf(formula);
      if (workbook.value(name, on.row, on.column) === "不显示") continue;
      const first = areas[0]!;
      for (const { row, column } of areas) {
        const [down, right] = [row - first.row, column - first.column];
        const says = workbook.value(name, at.row + down, at.column + right);
        if (says === word) shown.set(`${name}!${a1({ row, column })}`, mark);
      }
    }
  }
  return shown;
}

/** What a cell is, and why its mark may be another than that of the findings. */
interface Input {
  place: string;
  mayDiffer(wanted: MarkName | undefined, shown: MarkName | undefined): boolean;
}

function inputsOf(workbook: Workbook, { layout }: CardPlan, assessment: Assessment): Input[] {
  const { rubric, ledger } = layout;
  const scores = assessment.stages.flatMap(({ stage, criteria }) =>
    layout.scorecard.criteria.map(({ criterion, kind, row }): Input => {
      const cell = scoreCell(layout, stage, row);
      const value = workbook.value(NAMES.scorecard, cell.row, cell.column);
      return {
        place: `${NAMES.scorecard}!${a1(cell)}`,
        mayDiffer: (wanted, shown) =>
          // The finding of a veto stands where it was said first; the later stage shows it too.
          (kind === "veto" && shown === "veto" && value === "是" && wanted === undefined) ||
          // Findings about a score without a value stand on the facts that it lacks, or say why they are none.
          (shown === "missing" &&
            criteria[criterion.id]?.score === null &&
            (wanted === undefined || wanted === "unreadable")),
      };
    }),
  );
  const facts = rubric.stages.flatMap(({ id: stage }) =>
    layout.facts.rows.flatMap((line): Input[] => {
      if (line.type !== "fact") return [];
      const { row, column } = inputCell(layout, stage, line.key);
      const value = workbook.value(NAMES.facts, row, column);
      const begun = begunCell(layout, stage);
      const isBegun = workbook.value(NAMES.facts, begun.row, begun.column) === true;
      const needs = ledger.book.criteria
        .filter(({ kind }) => kind === "scored")
        .flatMap((criterion) => ruleNeeds(ledger.book, criterion))
        .filter(({ keys }) => keys.includes(line.key));
      return [
        {
          place: `${NAMES.facts}!${a1({ row, column })}`,
          mayDiffer: (wanted, shown) =>
            // A finding names the first fact that is lacking; the marks show all.
            (shown === "missing" && wanted === undefined && (value === null || value === "")) ||
            // The finding of a fact outside its range has no mark among the oracle's.
            (shown === "over-limit" && wanted !== "missing" && typeof value === "number") ||
            // A fact of which some part is enough, and a stage where nothing but a veto was typed.
            (wanted === "missing" &&
              shown === undefined &&
              (!isBegun || needs.every(({ whole }) => whole))),
        },
      ];
    }),
  );
  return [...scores, ...facts];
}

describe.each(TABLES)("%s", (id) => {
  const rubric = rubricOf(id);

  test("every cell has the mark of its findings, but for the differences that are meant", () => {
    fc.assert(
      fc.property(anyFilling(id), ({ readings, stages }) => {
        const { workbook, plan } = filledWorkbook(rubric, stages, readings);
        const scorecard = readBack(rubric, workbook, readings);
        const assessment = assess(rubric, scorecard);
        const wanted: Marks = new Map(
          wantedMarks(rubric, scorecard, assessment).map(({ place, mark }) => [
            `${place.sheet}!${place.address}`,
            mark,
          ]),
        );
        const shown = shownMarks(
          workbook,
          plan.plan.sheets.filter(({ kind }) => kind !== "result"),
        );
        const differing = inputsOf(workbook, plan, assessment)
          .map(({ place, mayDiffer }) => {
            const [want, show] = [wanted.get(place), shown.get(place)];
            return want === show || mayDiffer(want, show) ? "" : `${place}: ${want} ≠ ${show}`;
          })
          .filter(Boolean);
        expect(differing).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test("each rule compares one word in the same row, and no cell is without rules", () => {
    const { plan, layout } = card(rubric);
    const [scorecard, facts] = plan.sheets as [SheetPlan, SheetPlan];
    for (const { conditionalFormats } of [scorecard, facts]) {
      for (const { areas, formula } of conditionalFormats) {
        expect(partsOf(formula).at.row).toBe(areas[0]!.row);
      }
    }
    const ruled = new Set(
      scorecard.conditionalFormats.flatMap(({ areas }) => areas.map((area) => a1(area))),
    );
    for (const { row } of layout.scorecard.criteria) {
      for (const { id: stage } of rubric.stages) {
        expect(ruled).toContain(a1(scoreCell(layout, stage, row)));
      }
    }
  });
});

describe("an error in a score cell", () => {
  const rubric = rubricOf("graduate-college");

  const marked = (formula: string) => {
    const { workbook, plan } = filledWorkbook(rubric, { self: { scores: { staffing: 2 } } });
    const { row } = plan.layout.scorecard.criteria.find(
      ({ criterion }) => criterion.id === "feedback",
    )!;
    const cell = scoreCell(plan.layout, "self", row);
    workbook.formula(NAMES.scorecard, cell.row, cell.column, formula);
    const shown = shownMarks(workbook, plan.plan.sheets.slice(0, 1));
    const wrong = resultCell(plan.results, "wrong", "self");
    return {
      mark: shown.get(`${NAMES.scorecard}!${a1(cell)}`),
      wrong: workbook.value(NAMES.result, wrong.row, wrong.column),
    };
  };

  test("is marked", () => {
    expect(marked("=1/0")).toEqual({ mark: "unreadable", wrong: 1 });
  });

  test("has no colour where a function is not there, or not yet, and counts as wrong", () => {
    expect(marked("=RUBRIC.NOSUCH(1)")).toEqual({ mark: undefined, wrong: 1 });
  });
});
