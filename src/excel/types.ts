/** What the pane and the ribbon ask of the workbook. Only this folder knows that Office.js answers. */
import type { Scalar } from "../formula/values";
import type { Rubric, Text } from "../rubric/types";
import type { Compared } from "../scoring/comparison-findings";
import type { RosterResult, RosterUnit } from "../scoring/roster-types";
import type { Assessment, CellPlace, Scorecard } from "../scoring/types";
import type { CarriedRubric } from "../sheets/identity/carried-rubric";
import type { MadeFrom } from "../sheets/identity/made-from";
import type { ListMemory } from "../sheets/identity/list-memory";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import type { OfficeMemory } from "../sheets/identity/office-memory";
import type { SheetPlan } from "../sheets/plan/plan";
import type { SheetCells } from "../sheets/read";
import type { RosterPlanUnit } from "../sheets/roster/roster";
import type { SendOptions, SendReport } from "../sheets/formulas/send";
import type { SourceRow } from "../sheets/roster/sources";
import type { CardRef } from "../sheets/standing/card";
import type { KeyedLine } from "../sheets/standing/keyed-lines";

export type { CardRef } from "../sheets/standing/card";

export interface GenerateRequest {
  rubric: Rubric;
  unit: string;
  year: string;
  readings: Record<string, string>;
}

/** Sheet names that are taken: nothing was drawn, the caller asks the user. */
export interface NameConflict {
  taken: string[];
  /** Free names that would be used instead. */
  offered: string[];
  /** The card that stands there, if it is of the same rubric: it can be drawn again and keep its scores. */
  existing?: CardRef;
}

export type OnConflict = "ask" | "new-name" | "keep-scores";

export type GenerateResult =
  /** `unsupported`: what this Excel could not draw, and what else the user has to know of the drawing. */
  { done: true; card: CardRef; unsupported: Text[] } | { done: false; conflict: NameConflict };

export interface Carrying {
  made: MadeFrom;
  carried: readonly CarriedRubric[];
}

/** A card that is to be drawn again by another version of its rubric. */
export interface VersionRequest {
  card: CardRef;
  /** By which it stands. */
  from: Rubric;
  rubric: Rubric;
}

export type DrawnVersion = Pick<Extract<GenerateResult, { done: true }>, "card" | "unsupported">;

export interface CardReading {
  card: CardRef;
  scorecard: Scorecard;
  assessment: Assessment;
  /** 标色: whether the sheets show colours; null where the card has no switch for it. */
  colours: boolean | null;
  /** All rows of the identity sheet, whosever they are; none where there is no such sheet. */
  rows: readonly IdentityRow[];
}

/** What an act on a card is worked out from, read in its own request. */
export interface CardContents {
  scorecard: Scorecard;
  rows: readonly IdentityRow[];
  /** The card's sheets and the identity sheet. */
  sheets: readonly SheetCells[];
  /** Whether somebody else has typed in a cell last, in the same workbook at the same time. */
  isOthers(place: CellPlace): boolean;
}

/** A value that is typed into a cell. */
export interface TypedCell {
  place: CellPlace;
  value: Scalar;
}

/** What an act on a card writes; what is left out stays as it is. */
export interface CardChange {
  cells?: readonly TypedCell[];
  /** Lines of the result sheet. */
  lines?: readonly KeyedLine[];
  /** The rows of the identity sheet, all of them. */
  rows?: readonly IdentityRow[];
}

/** What an act on several cards writes, a change a card in their order. */
export interface CardsChange {
  cards: readonly Pick<CardChange, "cells" | "lines">[];
  /** The rows of the identity sheet, all of them. */
  rows?: readonly IdentityRow[];
  /** Cells of the sheet that was read along, whatever its protection. */
  beside?: readonly TypedCell[];
}

/** A sheet that is made beside cards, with the rows of the identity sheet that go with it, where these are others. */
export interface SheetBeside {
  plan: SheetPlan;
  rows?: readonly IdentityRow[];
}

/** 汇总表: what a new roster is made of. */
export interface RosterRequest {
  rubric: Rubric;
  year: string;
  readings: Record<string, string>;
  /**
   * Cards of this workbook, whose results its rows follow; names of units, whose figures are typed; or files that came
   * back, with their figures and where each is from.
   */
  units:
    | { from: "cards"; cards: CardRef[] }
    | { from: "names"; names: string[] }
    | {
        from: "files";
        rows: RosterPlanUnit[];
        sources: SourceRow[];
        /** Who takes them in, as people call them; absent where nobody said. */
        by?: string;
      };
}

/** A figure of a row that was another before. */
export interface RosterChange {
  unit: string;
  column: string;
  place: CellPlace;
  from: Scalar;
  to: Scalar;
}

export type RosterGenerated =
  | (Extract<GenerateResult, { done: true }> & {
      /** Rows from files: how many the roster did not have, and what is another in those that it had. */
      added: number;
      changes: RosterChange[];
    })
  | Extract<GenerateResult, { done: false }>;

/** A roster as it stands in the workbook. */
export interface RosterReading {
  card: CardRef;
  /** What the rows are made of, in the order of the sheet; enough to try other readings without asking the workbook. */
  units: RosterUnit[];
  /** Of each unit the cells of its facts, by their ids. */
  factPlaces: readonly Readonly<Record<string, CellPlace>>[];
  settings: Record<string, Scalar>;
  readings: Record<string, string>;
  /** What units are compared by, each with how many of them have it. */
  compared: Compared[];
  /** Cards that do not have the figures of it. */
  toFill: number;
  result: RosterResult;
}

/** A sheet that was made beside a card or roster: a form (附件), a list (公示名单). */
export interface DrawnSheet {
  sheet: string;
  unsupported: Text[];
}

/** A step of work that takes long says how far it is, and can be stopped. */
export interface Progress {
  report(done: number, total: number): void;
  readonly signal: AbortSignal;
}

export interface RubricBook
  extends CardBook,
    ReviewBook,
    RosterBook,
    SendBook,
    OfficeBook,
    ListBook {}

/** 复核: what is done with a card is worked out by `src/review`, and written here. */
export interface ReviewBook {
  /**
   * Changes a card by an act that is worked out over its present contents; all of it or nothing.
   *
   * @param name of the act, for sentences
   * @param act what is to be written; null where nothing is
   */
  changeCard(
    card: CardRef,
    rubric: Rubric,
    name: Text,
    act: (contents: CardContents) => CardChange | null,
  ): Promise<void>;
  /**
   * Changes several cards of one rubric alike; all of them or none.
   *
   * @param beside a sheet that is read along; the act gets null where it is gone
   */
  changeCards(
    cards: readonly CardRef[],
    rubric: Rubric,
    name: Text,
    act: (contents: readonly CardContents[], beside: SheetCells | null) => CardsChange | null,
    beside?: string,
  ): Promise<void>;
  /** What acts on several cards are worked out from; nothing is changed. */
  reviewContents(cards: readonly CardRef[], rubric: Rubric): Promise<CardContents[]>;
  /**
   * Draws a sheet beside cards (复核总表) under a free name.
   *
   * @param replaced a sheet in whose place and under whose name it comes; it stays where it holds anything that the new does not
   */
  drawBeside(
    cards: readonly CardRef[],
    rubric: Rubric,
    name: Text,
    wanted: string,
    act: (contents: readonly CardContents[], sheet: string) => SheetBeside,
    replaced?: string,
  ): Promise<DrawnSheet>;
  /** The sheets whose first cells have a key that begins so (#matrix:). */
  sheetsWithKey(start: string): Promise<{ name: string; key: string }[]>;
}

/** A sheet that may be a list. */
export interface ListSheetName {
  id: string;
  name: string;
  /** How many rows are in use. */
  rows: number;
}

/** The cells of a list on a sheet; rows and columns count from 0. */
export interface ListCells {
  name: string;
  values: readonly (readonly Scalar[])[];
  /** Where the first of the values stands. */
  top: number;
  left: number;
  /** Addresses of merged cells. */
  merges: readonly string[];
  hiddenRows: ReadonlySet<number>;
  /** Whether serial numbers of days count from 1904. */
  date1904: boolean;
}

/** Rows of a list that are to be seen alone on its sheet. */
export interface RowsToSee {
  /** Name of the sheet. */
  sheet: string;
  /** The row of the header, the last where there are two, from 1. */
  headerRow: number;
  /** Columns of the sheet by which the rows may be told from others, from 0; the first that do are taken. */
  columns: readonly number[];
  /** From 1. */
  rows: readonly number[];
  /** A filter that the user has set may go. */
  replace: boolean;
}

export type RowsSeen =
  /** `more`: rows that are seen beside those that were asked for, as no column tells them apart. */
  | { got: "seen"; more: number }
  /** The user has set a filter, and nothing was changed: the caller asks. */
  | { got: "asks" }
  | { got: "refused"; why: Text };

/** A fact to be filled in. */
export interface FilledValue {
  key: string;
  /** Of a roster the row, as it names its unit. */
  unit?: string;
  /** Of a card its stage; the first unless said. */
  stage?: string;
  value: number | string;
  /** Printed in the card's log: list and day. */
  source: string;
}

/** Facts to be filled into cards and rosters. */
export interface FactFilling {
  cards: readonly { card: CardRef; rubric: Rubric; values: readonly FilledValue[] }[];
  /** What is remembered of the list, in the place of what was; absent where they come from last year's table. */
  memory?: ListMemory;
}

/** 毕业生名单 */
export interface ListBook {
  /** Sheets that may be a list, the active one first. */
  listSheets(): Promise<ListSheetName[]>;
  /** In parts, so that no answer is too large for Excel on the web. */
  readListSheet(sheet: ListSheetName, progress: Progress): Promise<ListCells>;
  /** Fills facts of cards at their first stage, and of rosters, by value; all of them or none. */
  fillFacts(filling: FactFilling): Promise<void>;
  /** Draws the statistics of a list, in the place of those that stand there. */
  drawStatistics(plans: readonly SheetPlan[]): Promise<DrawnSheet>;
  /** Filters the sheet of a list and shows it; no cell changes. */
  showRows(rows: RowsToSee): Promise<RowsSeen>;
  /** Takes that filter off again. */
  showAllRows(of: Pick<RowsToSee, "sheet" | "headerRow" | "replace">): Promise<RowsSeen>;
  /** The cell that is selected. */
  selectedCell(): Promise<CellPlace>;
  listMemory(): Promise<ListMemory>;
  /** In the place of what was remembered of lists. */
  rememberList(memory: ListMemory): Promise<void>;
}

/** What the office's workbook remembers of its year. */
export interface OfficeBook {
  officeMemory(): Promise<OfficeMemory>;
  /** In the place of what was remembered. */
  remember(memory: OfficeMemory): Promise<void>;
}

export interface RosterBook {
  generateRoster(request: RosterRequest, onConflict: OnConflict): Promise<RosterGenerated>;
  readRoster(card: CardRef, rubric: Rubric): Promise<RosterReading>;
  /** Puts the rows in the order of the ranking; each keeps its key and its link to its unit. */
  sortRoster(card: CardRef, rubric: Rubric): Promise<void>;
  /** 回填: writes the figures by which units are compared into the cards that the roster follows; how many were filled. */
  fillBack(card: CardRef, rubric: Rubric): Promise<number>;
  /** A chart of the totals by Excel's own charts; false where this Excel has none. */
  chartRoster(card: CardRef, rubric: Rubric): Promise<boolean>;
  /** A list of the roster (公示名单) on a sheet of its own. */
  drawList(card: CardRef, rubric: Rubric, list: string): Promise<DrawnSheet>;
  /** A form of the document, filled from a card. */
  drawForm(card: CardRef, rubric: Rubric, form: string): Promise<DrawnSheet>;
  /** A paper of the year's end on a sheet of its own: values, as they were when it was made. */
  drawPaper(paper: SheetPlan): Promise<DrawnSheet>;
  /** Names in the cells that are selected: units for a roster or for distribution. */
  selectedNames(): Promise<string[]>;
}

export interface SendRequest extends SendOptions {
  /** Password of protected sheets, where they have one. */
  password?: string;
}

export interface SendBook {
  /** 发送准备: every catalogue formula of the workbook becomes one that computes without the add-in. */
  prepareToSend(options: SendRequest): Promise<SendReport>;
  /** Turns it back, formula for formula. */
  restoreFormulas(options: { password?: string }): Promise<SendReport>;
  /** Whether there is anything to prepare, and anything to turn back. */
  sendState(): Promise<SendState>;
}

export interface SendState {
  /** Formulas that call the add-in's functions. */
  live: number;
  /** Formulas that were turned for sending. */
  sent: number;
}

export interface CardBook {
  /** What an act left half done and was put right since, in sentences; each is told once. */
  takeMended(): Text[];
  /** What this Excel cannot do, in sentences; empty where all is there. */
  limitations(): Text[];
  generate(request: GenerateRequest, onConflict: OnConflict): Promise<GenerateResult>;
  /** Draws a card again by another version: what has a place there is kept, all of it or nothing happens. */
  drawVersion(request: VersionRequest): Promise<DrawnVersion>;
  /** All cards of this workbook, the one on the active sheet first. */
  cards(): Promise<CardRef[]>;
  /** What the card was made from, and the texts of rubrics that the workbook carries: untrusted, and not checked yet. */
  carriedRubrics(card: CardRef): Promise<Carrying>;
  /** One sync: cells to scorecard to assessment. */
  read(card: CardRef, rubric: Rubric): Promise<CardReading>;
  /** One sync: the cells of the cards' sheets and of the identity sheet, for whoever compares them with the form. */
  contents(...cards: CardRef[]): Promise<SheetCells[]>;
  /** 标色: writes the switch of the card's sheets, one cell. */
  showColours(card: CardRef, on: boolean): Promise<void>;
  /** 重画标色: takes the rules of ours off a card's sheets and adds them again; the user's own formatting stays. */
  redrawColours(card: CardRef, rubric: Rubric): Promise<void>;
  /**
   * Stores the readings and rewrites the formulas and lines that depend on them; a roster's, in the cards that its rows
   * follow too. `by`: who decided (选定人), printed with the result beside the day; may be empty.
   */
  setReadings(
    card: CardRef,
    rubric: Rubric,
    readings: Record<string, string>,
    by: string,
  ): Promise<void>;
  /** Selects the cell. */
  goTo(place: CellPlace): Promise<void>;
  /**
   * Calls back after edits to a card, and when cards come, go or are activated; null where it is not known which, or none
   * is. What goes wrong while listening is handed to `failed`. Answers how to stop.
   */
  watch(
    changed: (card: CardRef | null) => void,
    failed?: (problem: Text) => void,
  ): Promise<() => Promise<void>>;
}
