/** What was read from a workbook, and what scoring makes of it. */
import type { Content, Scalar } from "../formula/values";
import type { Text } from "../rubric/types";

/** Where a value stands: sheet name and A1 address, for messages that lead to it. */
export interface CellPlace {
  sheet: string;
  address: string;
}

/** One value that a person typed, or a formula gave. */
export interface Entry {
  /** `null`: nothing there. A rate is a fraction. A flag is a boolean. */
  value: number | boolean | string | null;
  /** `rule`: the generated formula stands there · `typed`: a person's own · `inherited`: review shows the self fact. */
  origin: "rule" | "typed" | "inherited" | "empty";
  place?: CellPlace;
  /**
   * What the cell itself holds, where that is not the value: text that was read as a number. The sheet's formulas compute
   * with it.
   */
  held?: Content;
  /** The day number that stands in the cell of a workbook which counts from 1904; `held` counts from 1900, as formulas do here. */
  stands?: Scalar;
  /** What the cell showed when it was read, where a generated formula stands in it. */
  shown?: Content;
  /** The text as it stands in the cell, where it could not be read. `value` is null then. */
  unreadable?: string;
  /** A formula of the user's own that stands there, beginning with `=`. */
  formula?: string;
}

/** One stage (自评, 复核 …) of a scorecard. Keys are the rubric's ids; a missing key is an empty cell. */
export interface StageEntries {
  /** By criterion id; veto rows hold flags. */
  scores: Record<string, Entry>;
  /** By fact id, or `fact.member` for a line of a fact with members. */
  facts: Record<string, Entry>;
  /** Scores of parts by `criterion#1`, `criterion#2` …, where a criterion is scored part by part. */
  parts?: Record<string, Entry>;
}

/** 评分表: one unit's table, as data. */
export interface Scorecard {
  rubric: { id: string; version: string };
  unit: string;
  year: string;
  /** Reading id → option id; readings that are not named take their default. */
  readings: Record<string, string>;
  /** By stage id. */
  stages: Record<string, StageEntries>;
  /** What the lines of the result sheet show, by the ledger's names, where they stand and hold formulas. */
  shown?: Record<string, { value: Scalar; place: CellPlace }>;
  /** 采信理由: why what is wrong is taken in as it stands. */
  accepted?: string;
  /** Fields of the head line that are neither unit nor year (先进个人候选人推荐). */
  fields: Record<string, string>;
  /** 材料清单, where the card has one. */
  evidence?: readonly EvidenceRow[];
  /** What could not be read, found while reading the cells. */
  findings: Finding[];
}

/** 材料状态 */
export const EVIDENCE_STATES = ["未收", "已收", "不符", "不需"] as const;

export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** A line of 材料清单: a material for a criterion, or the room for one. */
export interface EvidenceRow {
  /** Criterion. */
  key: string;
  /** 序号 */
  n: number;
  name: string;
  /** 份数; null where nothing can be read. */
  count: number | null;
  /** An address or the name of a file, as it was typed. */
  link: string;
  /** What was typed; "" where nobody said. */
  state: string;
  note: string;
  places: Record<"name" | "count" | "link" | "state" | "note", CellPlace>;
}

export type FindingKind =
  | "missing" // 未填
  | "partial" // facts filled in part
  | "unreadable" // text that is no number
  | "ambiguous" // more than one meaning
  | "read-as" // read otherwise than the sheet's formulas do (93.5 as 93.5 %)
  | "over-limit" // 超出分值
  | "negative"
  | "overwritten" // departs from the rule
  | "differs" // self ≠ review
  | "veto"
  | "not-applicable" // 不适用
  | "waiting" // 待汇总
  | "condition" // a stated condition is not met
  | "structure" // row or column missing, doubled, unknown
  | "version" // another version of the rubric
  | "rubric-changed" // another text of the same version
  | "expired"
  | "capped" // a sum is held within its bounds
  | "cliff" // close to the next band, or decided by a reading
  | "error"; // a formula of the sheet gives an error

export interface Finding {
  kind: FindingKind;
  severity: "error" | "warning" | "info";
  stage?: string;
  criterion?: string;
  fact?: string;
  place?: CellPlace;
  /** What is the matter, with the value; and what to do next. */
  message: Text;
}

export interface CriterionResult {
  id: string;
  /** Exact score that counts; null where there is none yet. */
  score: number | null;
  /** What the rule gives, where there is a rule and its facts are filled. */
  ruled: number | null;
  status:
    | "scored"
    | "missing"
    | "partial"
    | "unreadable"
    | "over-limit"
    | "overwritten"
    /** 待汇总: it compares the unit with others, and the roster has not given the figures. */
    | "waiting"
    | "not-applicable"
    | "error";
  /** One sentence with the numbers in it, for ruled criteria. */
  readonly explanation?: Text | undefined;
}

export interface StageResult {
  stage: string;
  /** No criterion is missing; bonuses may be empty. */
  complete: boolean;
  /** Nothing at all was filled in. */
  empty: boolean;
  /** 有误的项目: how many cells keep the stage from counting, until they are corrected or somebody gives a reason. */
  wrong: number;
  criteria: Record<string, CriterionResult>;
  /**
   * Exact sums by section id (scored, bonus and minus sections). A bonus that stands inside a scored section (奖励分) counts in
   * `bonus` and in its category, not in the section.
   */
  sections: Record<string, number>;
  categories: Record<string, number>;
  /** Sum, or weighted sum, of the scored sections. */
  base: number;
  bonus: number;
  /** All that is taken: 0 or less. */
  minus: number;
  /** 待汇总: how many criteria wait for figures of the roster, and the points that are not counted yet. */
  waiting: number;
  pending: number;
  /** Ids of the veto criteria that say yes. */
  vetoes: string[];
  /** After `outcome.total`, exact. */
  total: number;
  /** As it is shown: at most 2 decimals, half up, never carried over a bound of the outcome. */
  shown: number;
  /** By outcome item id; null where it cannot be told yet. */
  outcome: Record<string, number | string | boolean | null>;
}

export interface CountedResult {
  /** After `outcome.total`, exact. */
  total: number | null;
  /** As it is shown. */
  shown: number | null;
  /** Points that are not counted yet: they wait for figures of the roster. */
  pending: number;
  /** By outcome item id. */
  outcome: StageResult["outcome"];
}

export interface Assessment {
  rubric: { id: string; version: string };
  unit: string;
  year: string;
  /** The readings in force, all of them. */
  readings: Record<string, string>;
  /** In the order of the rubric. */
  stages: StageResult[];
  /** The last complete stage; null where none is, or something is wrong at a later one. */
  counted: string | null;
  /** Ids of the veto criteria in force: of the last stage that answers each, complete or not. */
  vetoes: string[];
  /** 计入结果: the total of the stage that counts, under the vetoes in force; null what cannot be told. */
  result: CountedResult;
  /** The same, by the names of formulas: `total`, `vetoed`, `stage`, `complete`, `section.goal`, `outcome.grade` … */
  figures: Record<string, Scalar>;
  findings: Finding[];
}

export interface AssessOptions {
  /** Today as an ISO date: a rubric that is no longer valid is said to be so. */
  today?: string;
}
