/** Every act of the pane that changes a workbook, each with the workbook that it begins with. */
import { BookError } from "../../../src/excel/errors";
import type {
  CardContents,
  CardRef,
  FactFilling,
  OnConflict,
  RosterRequest,
  RubricBook,
} from "../../../src/excel/types";
import type { ReviewCard } from "../../../src/review/card";
import { MATRIX_NAME } from "../../../src/review/matrix/plan";
import { takeRows } from "../../../src/review/matrix/open-workbook";
import { drawMatrix, takeMatrixBack } from "../../../src/taskpane/matrix/sheet";
import { REASON_SHEET } from "../../../src/review/reason-sheet";
import { drawReasons, takeReasonsBack } from "../../../src/taskpane/review/reason-sheet";
import { drawEvidence } from "../../../src/taskpane/review/draw-evidence";
import { a1 } from "../../../src/sheets/plan/address";
import { agreeWrites, signWrites, typingWrites, type Live } from "../../../src/review/live";
import type { Text } from "../../../src/rubric/types";
import { PlainSheet } from "../../../src/graduates/sheet-plan";
import { emptyListMemory } from "../../../src/sheets/identity/list-memory";
import type { SourceRow } from "../../../src/sheets/roster/sources";
import type { SheetPlan } from "../../../src/sheets/plan/plan";
import { publicity } from "../../../src/papers/kinds/publicity";
import { paperPlan } from "../../../src/papers/sheet";
import { choices, rosterOf, station } from "../../papers/support/sources";
import { ownRubric } from "../../support/own-rubric";
import type { BehaviourName } from "../../../workbench/model/behaviours";
import { factAt, scoreAt } from "./places";
import { newerRubric, smallRubric } from "./small-rubric";
import { byHand, contents, requestFor, type Workbook } from "./workbook";

const rubric = smallRubric();
const newer = newerRubric();
const request = requestFor(rubric);
const other = { ...request, unit: "外语学院" };

const PAPER = paperPlan(
  publicity(
    rosterOf("weihai-station", [station("甲校", 90.5, "优秀", 4), station("=1+1", 80, "优秀", 4)]),
    choices(),
  ),
);

/** What the workbook holds already, as far as an act needs it. */
export interface Start {
  card?: CardRef;
  roster?: CardRef;
}

interface Attempt {
  name: string;
  /** What the Excel is like in which it has something to do. */
  behaviours?: BehaviourName[];
  /** It differs from another act in its contents only: failures are tried where it is asked for by name, or every place is. */
  isLikeAnother?: true;
  /** Results are to come in its workbook, which would be there if it were opened again. */
  waitsForResults?: true;
  prepare(workbook: Workbook): Promise<Start>;
  run(workbook: Workbook, start: Start): Promise<unknown>;
}

export interface Act extends Attempt {
  /** What of the book is called for it. */
  calls: Changing;
}

/** What of the book changes no cell, and so is no act. */
type Reading =
  // Puts right what an act left half done, as the runs show of which that is said.
  | "cards"
  | "carriedRubrics"
  | "contents"
  | "reviewContents"
  | "sheetsWithKey"
  | "readRoster"
  | "selectedNames"
  | "selectedCell"
  | "officeMemory"
  | "listSheets"
  | "readListSheet"
  | "listMemory"
  | "sendState"
  // Listens, and selects.
  | "watch"
  | "goTo"
  // A filter of Excel's own, which Excel takes off too.
  | "showRows"
  | "showAllRows"
  // These ask nothing of Excel.
  | "limitations"
  | "takeMended";

type Changing = Exclude<keyof RubricBook, Reading>;

/** By what of the book they call: nothing that changes a workbook is left out. */
const ATTEMPTS: Record<Changing, Attempt[]> = {
  generate: [
    { name: "generate", prepare: userSheet, run: ({ book }) => book.generate(request, "ask") },
    {
      name: "second card",
      prepare: filledCard,
      run: ({ book }) => book.generate(other, "new-name"),
    },
    {
      name: "regenerate",
      prepare: spoiltFollowedCard,
      run: ({ book }) => book.generate(request, "keep-scores"),
    },
    {
      name: "regenerate beside notes",
      isLikeAnother: true,
      prepare: annotatedCard,
      run: ({ book }) => book.generate(request, "keep-scores"),
    },
    {
      name: "regenerate where no sheet is opened",
      isLikeAnother: true,
      behaviours: ["unprotectAlwaysRefused"],
      prepare: spoiltCard,
      run: ({ book }) => book.generate(request, "keep-scores"),
    },
  ],
  drawVersion: [
    {
      name: "newer version",
      isLikeAnother: true,
      prepare: followedCard,
      run: ({ book }, { card }) => book.drawVersion({ card: card!, from: rubric, rubric: newer }),
    },
  ],
  setReadings: [
    {
      name: "reading",
      prepare: filledCard,
      run: ({ book }, { card }) => book.setReadings(card!, rubric, { step: "linear" }, "王老师"),
    },
    {
      name: "reading of a roster",
      prepare: rosterOfCards,
      run: ({ book }, { roster }) => book.setReadings(roster!, rubric, { step: "linear" }, ""),
    },
  ],
  showColours: [
    {
      name: "colours off",
      prepare: filledCard,
      run: ({ book }, { card }) => book.showColours(card!, false),
    },
    {
      name: "colours on",
      prepare: uncolouredCard,
      run: ({ book }, { card }) => book.showColours(card!, true),
    },
  ],
  redrawColours: [
    {
      name: "draw colours",
      prepare: spoiltCard,
      run: ({ book }, { card }) => book.redrawColours(card!, rubric),
    },
  ],
  read: [
    {
      name: "recompute",
      behaviours: ["functionsUnnoticed"],
      waitsForResults: true,
      prepare: uncalculatedCard,
      run: ({ book }, { card }) => book.read(card!, rubric),
    },
  ],
  changeCard: [
    {
      name: "record typing",
      prepare: filledCard,
      run: ({ book }, { card }) =>
        book.changeCard(card!, rubric, TYPING, (contents) =>
          typingWrites(under(card!, contents), live),
        ),
    },
    {
      name: "agree",
      isLikeAnother: true,
      prepare: filledCard,
      run: ({ book }, { card }) =>
        book.changeCard(card!, rubric, AGREE, (contents) =>
          agreeWrites(under(card!, contents), "final", {}, live),
        ),
    },
    {
      name: "sign",
      prepare: filledCard,
      run: ({ book }, { card }) =>
        book.changeCard(card!, rubric, SIGN, (contents) =>
          signWrites(under(card!, contents), "self", live),
        ),
    },
  ],
  changeCards: [
    {
      name: "give scores beside",
      prepare: filledCard,
      run: ({ book }, { card }) => giveBeside(book, [card!]),
    },
    {
      name: "take a matrix back",
      isLikeAnother: true,
      prepare: typedMatrix,
      run: ({ book }, { card }) => takeMatrix(book, [card!]),
    },
    {
      name: "take reasons back",
      isLikeAnother: true,
      prepare: typedReasons,
      run: ({ book }, { card }) =>
        takeReasonsBack(book, card!, rubric, `${REASON_SHEET}-${card!.unit}`, () => live),
    },
  ],
  drawBeside: [
    {
      name: "review matrix",
      prepare: filledCard,
      run: ({ book }, { card }) => drawMatrix(book, [card!], rubric, STAGE),
    },
    {
      name: "materials",
      isLikeAnother: true,
      prepare: filledCard,
      run: ({ book }, { card }) => materials(book, card!),
    },
    {
      name: "materials with more rows",
      isLikeAnother: true,
      prepare: listedMaterials,
      run: async ({ book }) => materials(book, (await book.cards())[0]!),
    },
  ],
  generateRoster: [
    {
      name: "roster",
      prepare: filledCard,
      run: (workbook, start) => roster(workbook, start, "ask"),
    },
    {
      name: "roster again",
      prepare: spoiltRoster,
      run: (workbook, start) => roster(workbook, start, "keep-scores"),
    },
    {
      name: "roster of files again",
      isLikeAnother: true,
      prepare: rosterOfFiles,
      run: (workbook) => filesIn(workbook, 12, "keep-scores"),
    },
  ],
  sortRoster: [
    {
      name: "sort",
      prepare: unsortedRoster,
      run: ({ book }, { roster: of }) => book.sortRoster(of!, rubric),
    },
  ],
  chartRoster: [
    {
      name: "chart again",
      prepare: chartedRoster,
      run: (workbook, { roster: of }) => chart(workbook, of!),
    },
  ],
  drawList: [
    {
      name: "list",
      prepare: rosterOfCards,
      run: ({ book }, { roster: of }) => book.drawList(of!, rubric, rubric.roster.lists![0]!.id),
    },
  ],
  drawForm: [
    {
      name: "form",
      prepare: filledCard,
      run: ({ book }, { card }) => book.drawForm(card!, rubric, rubric.forms[0]!.id),
    },
  ],
  drawPaper: [
    {
      name: "paper",
      isLikeAnother: true,
      prepare: filledCard,
      run: ({ book }) => book.drawPaper(PAPER),
    },
  ],
  remember: [
    {
      name: "remember",
      prepare: filledCard,
      run: ({ book }) => book.remember({ units: ["文学院", "理学院"], issued: [] }),
    },
  ],
  prepareToSend: [
    {
      name: "send",
      prepare: followedCard,
      run: ({ book }) => book.prepareToSend({ freeze: false }),
    },
    {
      name: "freeze",
      prepare: followedCard,
      run: ({ book }) => book.prepareToSend({ freeze: true }),
    },
  ],
  restoreFormulas: [
    { name: "turn back", prepare: sentCard, run: ({ book }) => book.restoreFormulas({}) },
  ],
  drawStatistics: [
    {
      name: "statistics again",
      prepare: countedList,
      run: ({ book }) => book.drawStatistics(statistics(2)),
    },
  ],
  fillFacts: [
    {
      name: "fill facts",
      prepare: filledCard,
      run: ({ book }, { card }) => book.fillFacts(filling(card!)),
    },
  ],
  fillBack: [
    {
      name: "fill back",
      isLikeAnother: true,
      prepare: rosterOfCompared,
      run: ({ book }, { roster: of }) => book.fillBack(of!, comparing),
    },
  ],
  rememberList: [
    {
      name: "remember a list",
      prepare: filledCard,
      run: ({ book }) => book.rememberList(memory),
    },
  ],
};

export const ACTS: Act[] = (Object.entries(ATTEMPTS) as [Changing, Attempt[]][]).flatMap(
  ([calls, attempts]) => attempts.map((attempt) => ({ calls, ...attempt })),
);

const STAGE = "final";

/** A score for the stage under review, by its column of the matrix. */
const giveBeside = (book: RubricBook, cards: readonly CardRef[]) =>
  book.changeCards(cards, rubric, TYPING, (contents) =>
    takeRows(
      contents.map((each, at) => ({
        card: under(cards[at]!, each),
        live,
        cells: new Map([[`special:${STAGE}`, 2]]),
        base: { [`special:${STAGE}`]: "1.5" },
      })),
      STAGE,
    ),
  );

const takeMatrix = (book: RubricBook, cards: readonly CardRef[]) =>
  takeMatrixBack(book, cards, rubric, MATRIX_NAME, () => live);

async function materials(book: RubricBook, card: CardRef) {
  const { scorecard } = await book.read(card, rubric);
  return drawEvidence(book, { card, rubric, scorecard });
}

/** All rows of a criterion are full. */
async function listedMaterials(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  const { sheet } = await materials(workbook.book, start.card!);
  ["E4", "E5", "E6"].forEach((cell) => workbook.excel.user.type(`${sheet}!${cell}`, "照片"));
  return start;
}

/** Somebody has written a reason on its sheet. */
async function typedReasons(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  const { sheet } = await drawReasons(workbook.book, start.card!, rubric, STAGE);
  workbook.excel.user.type(`${sheet}!F4`, "重复计分");
  return start;
}

/** Somebody has typed in the matrix. */
async function typedMatrix(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  await drawMatrix(workbook.book, [start.card!], rubric, STAGE);
  const values = workbook.excel.book.getSheetByName(MATRIX_NAME)!.getDataRange().getValues();
  const keys = values.find((line) => line.includes(`special:${STAGE}`))!;
  const column = a1({ row: 6, column: keys.indexOf(`special:${STAGE}`) });
  workbook.excel.user.type(`${MATRIX_NAME}!${column}`, "2");
  return start;
}

const [TYPING, AGREE, SIGN] = ["记录改动", "同意自评", "定稿"].map((zh) => ({ zh, en: zh })) as [
  Text,
  Text,
  Text,
];

const under = ({ id }: CardRef, { scorecard, rows }: CardContents): ReviewCard => ({
  ...{ id, rubric, scorecard, rows },
});

/** Nothing stood in the card when it was opened. */
const live: Live = {
  change: { at: "2026-11-20T16:30:00+08:00", by: "张三" },
  typing: { opening: { kept: null, lines: [], outside: { changes: [], filled: null } } },
};

/** Its one row gives a unit its share of the most talks of all. */
const comparing = ownRubric(
  [{ id: "工作", rows: [{ id: "a", points: 10, rule: "分值*讲座/MAX(各单位.讲座)" }] }],
  { facts: [{ id: "讲座", label: { zh: "讲座" }, type: "count" }] },
);

/** Two cards whose scores wait for their roster. */
async function rosterOfCompared(workbook: Workbook): Promise<Start> {
  await userSheet(workbook);
  const cards: CardRef[] = [];
  for (const [unit, talks] of [
    ["文学院", "4"],
    ["理学院", "8"],
  ] as const) {
    const asked = { ...requestFor(comparing), unit };
    const card = await cardIn(workbook, asked, cards.length === 0 ? "ask" : "new-name");
    const [, cell] = factAt(comparing, "讲座", "self").split("!");
    workbook.excel.user.type(`${card.sheets.facts}!${cell}`, talks);
    cards.push(card);
  }
  await workbook.excel.idle();
  const units = { from: "cards" as const, cards };
  const wanted = { rubric: comparing, year: request.year, readings: {}, units };
  const drawn = await workbook.book.generateRoster(wanted, "ask");
  if (!drawn.done) throw new Error("The name was taken.");
  return { card: cards[0]!, roster: drawn.card };
}

/** Two sheets, of which the first is that of the person counted last. */
function statistics(persons: number): SheetPlan[] {
  const shown = new PlainSheet("毕业生统计", "visible");
  shown.put(0, 0, { value: "毕业生统计" }, "title");
  shown.put(1, 0, { formula: "=SUM(归类!A2:A9)" });
  const classes = new PlainSheet("归类", "hidden", "note");
  classes.put(0, 0, { value: "计入" });
  for (let nth = 0; nth < persons; nth++) classes.put(1 + nth, 0, { value: 1 });
  return [shown.build([{ width: 20 }]), classes.build([])];
}

/** Statistics that the user's own sheet looks at. */
async function countedList(workbook: Workbook): Promise<Start> {
  await userSheet(workbook);
  await workbook.book.drawStatistics(statistics(1));
  workbook.excel.user.type("Sheet1!A2", "=毕业生统计!A2*10");
  return {};
}

const memory = { ...emptyListMemory(), table: { 考研: "80" } };

function filling(card: CardRef): FactFilling {
  const source = "毕业生名单 台账，2026-11-20 统计";
  const values = [
    { key: "graduates", value: 198, source },
    { key: "employed", value: 190, source },
  ];
  return { cards: [{ card, rubric, values }], memory };
}

async function userSheet({ excel }: Workbook): Promise<Start> {
  excel.user.type("Sheet1!A1", "学院自己的表");
  return {};
}

async function cardIn({ book }: Workbook, of = request, how: OnConflict = "ask") {
  const drawn = await book.generate(of, how);
  if (!drawn.done) throw new Error("The names were taken.");
  return drawn.card;
}

/** A card with a score, a formula of the user's and a fact. */
async function filledCard(workbook: Workbook): Promise<Start> {
  const { excel } = workbook;
  await userSheet(workbook);
  const card = await cardIn(workbook);
  await excel.idle();
  excel.user.type(scoreAt(rubric, "special", "self"), "=1+1");
  excel.user.type(scoreAt(rubric, "special", "final"), "1.5");
  excel.user.type(factAt(rubric, "graduates", "self"), "200");
  excel.user.type(factAt(rubric, "employed", "self"), "187");
  return { card };
}

/** The user's own sheet looks at the card, and one of its formulas calls a function of ours. */
async function followedCard(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  workbook.excel.user.type("Sheet1!A2", `=${scoreAt(rubric, "special", "self")}*10`);
  workbook.excel.user.type("Sheet1!A3", "=RUBRIC.DEDUCT(10,3,1)");
  return start;
}

/** Beside the table stands a note: its sheet may not go. */
async function annotatedCard(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  await byHand(({ workbook: { worksheets } }) => {
    const sheet = worksheets.getItem("评分表");
    sheet.protection.unprotect();
    sheet.getRange("T5").values = [["请王老师核对"]];
  });
  return start;
}

/** Somebody has cleared the rules of a sheet. */
const clearRules = (sheet: string) =>
  byHand(({ workbook: { worksheets } }) =>
    worksheets.getItem(sheet).getRange().conditionalFormats.clearAll(),
  );

async function spoiltCard(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  await clearRules("评分表");
  return start;
}

/** Drawn again, it gets its colours back. */
async function spoiltFollowedCard(workbook: Workbook): Promise<Start> {
  const start = await followedCard(workbook);
  await clearRules("评分表");
  return start;
}

/** The functions have come since, and Excel has not noticed: scores that they give show nothing yet. */
async function uncalculatedCard(workbook: Workbook): Promise<Start> {
  const card = await cardIn(workbook);
  workbook.excel.user.type(factAt(rubric, "graduates", "self"), "200");
  workbook.excel.user.type(factAt(rubric, "employed", "self"), "187");
  await contents("评分表"); // is calculated for it, without the functions
  return { card };
}

async function uncolouredCard(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  await workbook.excel.idle();
  await workbook.book.showColours(start.card!, false);
  return start;
}

async function sentCard(workbook: Workbook): Promise<Start> {
  const start = await followedCard(workbook);
  await workbook.excel.idle();
  await workbook.book.prepareToSend({ freeze: false });
  return start;
}

const rosterRequest = (cards: CardRef[]): RosterRequest => ({
  rubric,
  year: request.year,
  readings: {},
  units: { from: "cards", cards },
});

async function roster(workbook: Workbook, { card }: Start, how: OnConflict) {
  return workbook.book.generateRoster(rosterRequest([card!]), how);
}

async function rosterOfCards(workbook: Workbook): Promise<Start> {
  const start = await filledCard(workbook);
  await workbook.excel.idle();
  const drawn = await roster(workbook, start, "ask");
  if (!drawn.done) throw new Error("The name was taken.");
  return { ...start, roster: drawn.card };
}

/** Where this Excel has no charts the pane says so. */
async function chart({ book }: Workbook, of: CardRef, title = rubric.roster.title): Promise<void> {
  const isDrawn = await book.chartRoster(of, { ...rubric, roster: { ...rubric.roster, title } });
  if (!isDrawn) throw new BookError({ zh: "此 Excel 没有图表。", en: "No charts here." });
}

/** The chart has the title of another year. */
async function chartedRoster(workbook: Workbook): Promise<Start> {
  const start = await rosterOfCards(workbook);
  await chart(workbook, start.roster!, "去年的汇总");
  return start;
}

/** A roster of one file that came back, with this total, and the record of it beside. */
async function filesIn({ book }: Workbook, total: number, how: OnConflict) {
  const source: SourceRow = {
    unit: "文学院",
    file: "文学院.xlsx",
    sha256: total.toString(16).padStart(64, "0"),
    readAt: "2026-11-20T09:00:00",
    state: "可汇总",
    reason: "",
  };
  const rows = [{ key: "", unit: "文学院", scores: { total } }];
  const units = { from: "files" as const, rows, sources: [source] };
  return book.generateRoster({ ...rosterRequest([]), units }, how);
}

async function rosterOfFiles(workbook: Workbook): Promise<Start> {
  await userSheet(workbook);
  const drawn = await filesIn(workbook, 10, "ask");
  if (!drawn.done) throw new Error("The name was taken.");
  return { roster: drawn.card };
}

async function spoiltRoster(workbook: Workbook): Promise<Start> {
  const start = await rosterOfCards(workbook);
  await clearRules("汇总表");
  return start;
}

/** Two units whose totals are typed and possible, the better one below: sorting moves them. */
async function unsortedRoster(workbook: Workbook): Promise<Start> {
  const { book, excel } = workbook;
  await userSheet(workbook);
  const names = ["文学院", "理学院"];
  const units = { from: "names" as const, names };
  const drawn = await book.generateRoster({ ...rosterRequest([]), units }, "ask");
  if (!drawn.done) throw new Error("The name was taken.");
  await excel.idle();
  const values = excel.book.getSheetByName("汇总表")!.getDataRange().getValues();
  const head = values.findIndex((line) => line.includes("总分"));
  const column = String.fromCharCode(65 + values[head]!.indexOf("总分"));
  names.forEach((name, index) => {
    const row = values.findIndex((line) => line.includes(name)) + 1;
    excel.user.type(`汇总表!${column}${row}`, String(10 + 10 * index));
  });
  return { roster: drawn.card };
}
