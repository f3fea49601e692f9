/** A card that stands in a workbook, read, drawn again and followed without any host. */
import { identityOf } from "../../../src/sheets/identity/identity";
import { keepScores } from "../../../src/sheets/card/keep-scores";
import type { SheetCells } from "../../../src/sheets/read";
import { FIRST_COLUMN } from "../../../src/sheets/card/layout";
import { knownCards, type StandingCard } from "../../../src/sheets/standing/card";
import { leftovers } from "../../../src/sheets/standing/leftovers";
import { linksTo } from "../../../src/sheets/standing/links";
import { standingScorecard } from "../../../src/sheets/standing/scorecard";
import { officialRubric } from "../../rubric/support/files";
import { fullJudgedScores, scorecard } from "../../scoring/support/scorecards";
import { Workbook } from "../../support/excel-doubles/workbook";
import { card, NAMES } from "../support/cards";

const rubric = officialRubric("graduate-college");
const plan = card(rubric);
const filled = keepScores(
  scorecard(rubric, {
    self: { scores: fullJudgedScores(rubric), facts: { "difficult-rate": 0.9 } },
  }),
  plan,
).plan;
const identity = identityOf(
  rubric,
  { id: "k1", unit: "文学院", year: "2024", readings: {}, names: NAMES },
  "",
);
const KINDS = ["scorecard", "facts", "result"] as const;
const refs = KINDS.map((kind) => ({ id: `{${kind}}`, name: NAMES[kind], kind }));
const keyed = refs.map(({ kind, ...sheet }) => ({
  sheet,
  key: { kind, rubric: rubric.id, card: "k1" },
}));

/** The cells of a workbook, as any host hands them over. */
function standing(workbook: Workbook): StandingCard {
  const sheets = KINDS.map((kind) => [kind, { cells: workbook.read(NAMES[kind]) }] as const);
  return { sheets: Object.fromEntries(sheets), identities: [identity] };
}

const known = knownCards(keyed, [identity])[0]!;

test("sheets with one key are one card; a copy of one of them is said to be one", () => {
  expect(known.ref).toMatchObject({ id: "k1", kind: "scorecard", unit: "文学院", sheets: NAMES });
  const copy = { sheet: { id: "{copy}", name: "评分表 (2)" }, key: keyed[0]!.key };
  const [first, ...more] = knownCards([copy, ...keyed], [identity]);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ copies: ["评分表 (2)"], ref: { sheets: NAMES } });
  const { findings } = standingScorecard(first!, standing(new Workbook(filled)), rubric);
  expect(findings[0]).toMatchObject({ kind: "structure", place: { sheet: "评分表 (2)" } });
});

test("what was typed is read, and put back into a fresh plan to the letter", () => {
  const cells = standing(new Workbook(filled));
  const read = standingScorecard(known, cells, rubric);
  expect(read.findings).toEqual([]);
  const again = keepScores(read, plan).plan;
  for (const sheet of again.sheets) {
    const before = filled.sheets.find(({ name }) => name === sheet.name);
    expect(sheet.cells).toEqual(before?.cells);
  }
});

test("a sheet with words of the user's own holds more than is drawn again", () => {
  const workbook = new Workbook(filled);
  const more = () => {
    const cells = standing(workbook);
    return leftovers(known, cells, standingScorecard(known, cells, rubric), rubric);
  };
  expect(more()).toEqual([]);
  const { row } = plan.layout.scorecard.criteria[0]!;
  workbook.type(NAMES.scorecard, row, FIRST_COLUMN, "请补材料");
  expect(more()).toEqual(["scorecard"]);
});

/** The sheet after a row was inserted above everything. */
const pushedDown = (cells: SheetCells): SheetCells => ({ ...cells, top: cells.top + 1 });

test("other sheets follow a card wherever its rows stand now", () => {
  const { sheets, identities } = standing(new Workbook(filled));
  const moved = Object.fromEntries(
    Object.entries(sheets).map(([kind, { cells }]) => [kind, { cells: pushedDown(cells) }]),
  );
  const total = (of: StandingCard) => linksTo(rubric, known, of, "汇总表")("total") ?? "";
  const rowOf = (formula: string) => Number(/\d+$/.exec(formula)?.[0]);
  const before = rowOf(total({ sheets, identities }));
  expect(rowOf(total({ sheets: moved, identities }))).toBe(before + 1);
});
