import type { SelfTestOptions, SelfTestRun } from "../excel/self-test";
import type { RubricBook } from "../excel/types";
import type { CatalogueFunction } from "../functions/definition";
import type { ClauseFinding } from "../rubric/clauses";
import type { ParsedRubric } from "../rubric/load";
import type { RubricEntry } from "../rubric/official";
import type { Rubric, Text } from "../rubric/types";
import type { rosterWhatIf } from "../scoring/roster";
import type { Assessment, Scorecard } from "../scoring/types";
import type { formFindings } from "../intake/card/standing";
import type { draftTable, sourcesIn, writeDraft } from "../authoring/draft";
import type { DraftMemory } from "./draft/memory";
import type { PaperMemory } from "./papers/memory";
import type { cardReceipt } from "../receipt/card";
import type { Collection } from "./collect/collection";
import type { StartListReader } from "./graduates/reader";
import type { distribute, unitsOf } from "../xlsx/distribute";
import type { givenFactsOf } from "../xlsx/unit-table";

/** The catalogue of custom functions, and what an example of them comes to. */
export interface FunctionGuide {
  functions: readonly CatalogueFunction[];
  /** One sentence that computes a call of constants: “错漏 2 例，每例扣 1 分：3 − 2×1 = 1 分”. */
  explain(call: string): Text;
}

export type Assess = (rubric: Rubric, scorecard: Scorecard) => Assessment;

/** Reads rubric files, and writes them to the letter. */
export interface RubricFiles {
  parse(content: string, fileName: string): ParsedRubric;
  export(rubric: Rubric): string;
  /** 底稿: rubrics as workbooks, both ways. */
  loadWorkbooks(): Promise<typeof import("../authoring/workbook")>;
  /** 条文体检 as of today. */
  checkClauses(rubric: Rubric): ClauseFinding[];
}

/** 起草: from a printed table to a 底稿, and what was decided of tables before. */
export interface Drafting {
  sourcesIn: typeof sourcesIn;
  draftTable: typeof draftTable;
  /** Why there is no draft where that is null. */
  NO_TABLE: Text;
  writeDraft: typeof writeDraft;
  memory: DraftMemory;
}

/** Lists of units, and a blank workbook for each. */
export interface Distribution {
  unitsOf: typeof unitsOf;
  givenFactsOf: typeof givenFactsOf;
  distribute: typeof distribute;
}

/** 自定义考核表: systems that the user brought along. */
export interface OwnRubrics {
  entries(): readonly RubricEntry[];
  /** The rubric of an id; undefined where it is none of these. */
  load(id: string): Promise<Rubric | undefined>;
  /** Keeps a rubric by its file. False: for this session only, as the browser's storage is closed or full. */
  put(rubric: Rubric, file: string): boolean;
  remove(id: string): void;
}

/** 选定人: who decides the readings, remembered on this machine; empty where nobody is named. */
export interface Decider {
  name(): string;
  put(name: string): void;
}

/** 自检: tries in this Excel what the add-in asks of it; never throws. */
export type SelfTest = (options: Omit<SelfTestOptions, "now">) => Promise<SelfTestRun>;

/** Everything the pane asks of the rest of the add-in; whatever answers with a promise is loaded when first needed. */
export interface PaneServices {
  /** The official systems. */
  systems: readonly RubricEntry[];
  ownRubrics: OwnRubrics;
  decider: Decider;
  /** Today as an ISO date: decides what has expired. */
  today(): string;
  /** Now as an ISO date and time. */
  now(): string;
  openBook(): Promise<RubricBook>;
  loadRubric(id: string): Promise<Rubric>;
  loadAssess(): Promise<Assess>;
  loadFunctions(): Promise<FunctionGuide>;
  loadRosterWhatIf(): Promise<typeof rosterWhatIf>;
  loadRubricFiles(): Promise<RubricFiles>;
  loadDrafting(): Promise<Drafting>;
  loadDistribution(): Promise<Distribution>;
  loadFormCheck(): Promise<typeof formFindings>;
  /** 复核: log, reasons, sign-off. */
  loadReview(): Promise<typeof import("./review/engine")>;
  /** 得分依据 of a figure of a card. */
  loadReceipts(): Promise<typeof cardReceipt>;
  /** 收表: the same one each time. */
  loadCollection(): Promise<Collection>;
  /** 毕业生名单: what keeps the rows of a list; a web worker where none is named. */
  startListReader?: StartListReader;
  /** What the office says in its papers, as it was typed last. */
  loadPaperMemory(): Promise<PaperMemory>;
  loadSelfTest(): Promise<SelfTest>;
  /** Hands a file to the browser to be saved. */
  save(name: string, content: string | Uint8Array, type: string): void;
}
