/**
 * A rubric (考核表): one official system as data. The files under `rubrics/` have this shape, `rubrics/rubric.schema.json`
 * describes it for people who write their own, and nothing else in the project knows a table's wording or a rule's numbers.
 *
 * Wording of the document is a plain string, to the letter. Words of ours are a {@link Text} in Chinese and English.
 * A rule is a formula in the language of `src/functions`; ids, or what a fact is called, are used in it as names, with `-` written `_`.
 */
import type { Text } from "../formula/values";

export type { Text };

/** What a file may leave out: it is filled in when the file is read (`src/rubric/complete.ts`). */
type Completed<T> = T;

/** What no file says: it follows from the rest of it. */
type Derived<T> = T;

export interface Rubric {
  /** Where an editor finds the schema; the add-in does not read it. */
  $schema?: string;
  id: string;
  /** Semantic version of this file; a workbook remembers the one it was generated from. */
  version: string;
  name: Text;
  /** One sentence for the pane: who scores whom with it. */
  summary: Text;
  /** `scorecard`: a table a unit, and a roster over many. `roster`: one table, a row a unit, from the start. */
  kind: "scorecard" | "roster";
  source: Source;
  validity?: Validity;
  /** The document's own slips: recorded and shown, never repaired in silence. */
  errata: Completed<Erratum[]>;
  readings: Completed<Reading[]>;
  /** Stages of scoring in their order (自评, 初评, 审核 …). A roster that knows none has one. */
  stages: Stage[];
  facts: Fact[];
  /** The scorecard as the document prints it. Absent where `kind` is `roster`. */
  table?: Table;
  /** In the order of the document, whatever their kinds. */
  sections: Section[];
  /** Subtotals that run across sections (达标类 / 发展类). */
  categories?: Category[];
  /** Rows that do not apply take their points out of the whole, section by section or all together; left out: they count 0. */
  normalise?: "total" | "section";
  /** Letters as scores: `scale` of a criterion names one. */
  scales?: Scale[];
  /** What all that is added, all that is taken, and the total are held within. */
  limits?: { bonus?: Limits; minus?: Limits; total?: Limits };
  /** Left out: the sums alone. */
  outcome: Completed<Outcome>;
  /** Left out: 名次, 单位, sections, 总分, 否决, results. */
  roster: Completed<Roster>;
  forms: Completed<Form[]>;
  /** Clauses of the document that stand outside the table and say how it is scored: the clause check reads them. */
  clauses?: DocumentClause[];
}

/** From the least to the most, of minus as amounts: at most 20 points are taken. */
export interface Limits {
  min?: number;
  max?: number;
}

/** The document's own words, to the letter. */
export interface DocumentClause {
  /** `五（三）`, `26（1）` … */
  clause: string;
  text: string;
}

export interface Source {
  /** Title of the document, or how it is called where it has none. */
  document: string;
  issuer?: string;
  /** 文号 */
  number?: string;
  /** ISO date, or year and month, of issue. */
  date?: string;
  /** The sentence that is printed with every result. */
  citation: string;
  note?: Text;
}

export interface Validity {
  from?: string;
  until?: string;
  /** The document's own words. */
  quote: string;
}

export interface Erratum {
  id: string;
  /** Where in the document, by clause or cell. */
  place: string;
  printed: string;
  meant: string;
  note?: Text;
}

/** 口径: a question that the document leaves open, its answers and the one taken by default. */
export interface Reading {
  id: string;
  /** What it is called in formulas, behind 口径 and a point, beside its id. */
  name?: Text;
  question: Text;
  /** Clause of the document, e.g. `三（六）1`. */
  clause: string;
  /** The document's own words. */
  quote: string;
  options: ReadingOption[];
  default: string;
}

export interface ReadingOption {
  id: string;
  label: Text;
  /** What follows from it, with an example in numbers. */
  effect: Text;
}

export interface Stage {
  id: string;
  /** 自评, 复核, 初评 … */
  name: Text;
  /** Share of what counts, 0…1, where stages count together; a stage without one beside others is not counted. */
  weight?: number;
  /** 评委: several persons score what is judged; the stage's score is what their scores are together. */
  assessors?: Assessors;
}

/** 评委 of a stage. */
export interface Assessors {
  /** How many there are at most, in each group. */
  count: number;
  /** `mean` 平均 · `trimmed` the mean without the highest and the lowest. */
  combine: "mean" | "trimmed";
  /** How many of the highest, and of the lowest, are dropped: 1 unless said. */
  trim?: number;
  /** Groups of them, each the share of its own mean; the weights add up to 1. */
  groups?: { name: string; weight: number }[];
}

/** 等级: the letters of a score cell. */
export interface Scale {
  id: string;
  /** What it is called on the sheets of a 底稿. */
  name?: Text;
  /** Each its share of the points, 0…1. */
  letters: { letter: string; share: number }[];
}

/** 基础数据: what a unit reports and a reviewer may correct. */
export interface Fact {
  id: string;
  label: Text;
  /**
   * `count` a whole number ≥ 0 · `number` a decimal ≥ 0 · `signed` any decimal · `rate` a fraction, shown as a percentage ·
   * `flag` yes or no · `text` · `date` · `choice` one of `choices`.
   */
  type: "count" | "number" | "signed" | "rate" | "flag" | "text" | "date" | "choice";
  unit?: Text;
  /** 派生: a figure that follows from other facts; nobody types it. Empty while one of them is, or its divisor is 0. */
  formula?: string;
  /**
   * 上年: what it is last year's value of, a fact's id, `total` or `outcome.x`. No file says it: such facts are made of what
   * formulas name (`src/rubric/last.ts`). One cell holds it for all stages.
   */
  last?: Derived<string>;
  choices?: string[];
  /** A fact of several lines (本科, 硕士, 博士): its name is the whole column of them, `id.member` one line. */
  members?: FactMember[];
  /**
   * Which count over the list of graduates it is: one for a count, two with `/` between for a rate (`settled / graduates`).
   * The names are in `src/rubric/fact-source.ts`; `evidence` is the copies of materials (材料清单) that have come for the
   * criteria whose rules name the fact, and is offered. It says where the figure comes from and changes no score.
   */
  from?: string;
  /** Which graduates are counted, where it is not all of the unit as the list stands. */
  counting?: Counting;
  /** `unit` (default): each unit's own. `school`: one value for all units (a benchmark, a provincial mean). */
  scope?: "unit" | "school";
  /**
   * A rule may be computed although this fact is empty: it then counts as empty (0 in a sum). At least one fact of a rule must
   * be filled all the same. Without it, each fact of a rule is needed.
   */
  optional?: boolean;
  /** Smallest sensible value, where that is not 0 (a divisor, a target). */
  min?: number;
  /** Largest sensible value; rates have 1 unless said otherwise. */
  max?: number;
  /** Where the figure comes from, or what to mind: the input hint of its cell. */
  hint?: Text;
  /** Id of a heading in the facts sheet under which it stands; headings are the section ids by default. */
  section?: string;
}

/** One line of a fact. */
export interface FactMember {
  id: string;
  label: Text;
  /** The graduates of this level alone, where the fact is counted from a list. */
  level?: "博士" | "硕士" | "本科" | "专科";
}

/** Narrows a count over the list of graduates. */
export interface Counting {
  /** Only those of these degree levels. */
  levels?: ("博士" | "硕士" | "本科" | "专科")[];
  /** Settled up to this day of the year, that day included: `09-01`. */
  until?: string;
  /** Where they stayed, by six digits: 220000 a province, 371000 a city. */
  region?: string;
  /** The yes/no column that is counted: 平台注册. */
  flag?: string;
  /** Kinds of difficulty that the document names; any kind without them. */
  difficulties?: string[];
  /** `last`: last year's list. */
  list?: "this" | "last";
}

/** The printed table. Columns are found by their header, rows by the hidden key. */
export interface Table {
  /** Printed small above the title: 附件2. */
  label?: string;
  /** `{year}` in it is the place of the year. */
  title?: string;
  /** The line above the table. Fields: `unit`, `year`, `total`, and own ones. */
  headLine?: HeadPiece[];
  columns: Column[];
  /** Caption of the row of sums (合计, 总分), where the document has one. */
  totalRow?: TotalRow;
  orientation: "portrait" | "landscape";
}

/** A run of the head line: wording of the document, or a field to fill in. */
export type HeadPiece = { text: string } | { field: string; width: number; hint?: Text };

/**
 * A label column that a row gives no wording for, on any level, is merged with the column on its left (加分项目 over 一级 and
 * 二级指标); an empty wording `""` is an empty cell of its own.
 */
export interface Column {
  id: string;
  /** Its own header; empty where it stands under the header of its group alone. */
  header: string;
  /**
   * `label` words of a section, subsection or criterion · `points` 分值 · `score` the score of a stage ·
   * `weighted` what a score counts for, by its weight · `sectionScore` a section's weighted score (最终总分), merged over the
   * section.
   */
  role: "label" | "points" | "score" | "weighted" | "sectionScore";
  /** For `score` and `weighted`: whose score. */
  stage?: string;
  /** Printed over several columns with one header (指标内容 over two; 指标得分 over 自评 and 考评): same `group`. */
  group?: { id: string; header: string };
  /** Width in characters of the body font's digits, as Excel counts. */
  width: number;
  align?: "left" | "center";
  /** Excel number format, e.g. `0"分"`. */
  numberFormat?: string;
}

export interface TotalRow {
  label: string;
  /** Columns that the caption is merged over, from the first. */
  span: number;
  /** What the document prints in it under 分值. */
  points?: number;
}

export interface Section {
  id: string;
  /** Short name for the pane and results: 工作保障. */
  name: Text;
  /** `scored` counts in the nominal total · `bonus` 加分 · `minus` 减分 · `veto` 一票否决. */
  kind: "scored" | "bonus" | "minus" | "veto";
  /** Nominal points of the section; checked against the criteria. Absent for bonus, minus and veto. */
  points?: number;
  /** The most that its criteria give together; of a minus section, the most that they take. */
  max?: number;
  /** The least (限扣: points − limit), once nothing of the section is missing. */
  min?: number;
  /** Share of the total, 0…1, where sections are weighted. */
  weight?: number;
  /** Column id → wording; a cell given here is merged over all rows of the section. */
  cells: Completed<Record<string, string>>;
  subsections: Subsection[];
}

export interface Subsection {
  id: string;
  points?: number;
  cells: Completed<Record<string, string>>;
  criteria: Criterion[];
}

/** A wording that is printed over this row and the next ones, whatever parts of the table they are in. */
export interface MergedCell {
  text: string;
  /** How many rows, this one among them. */
  rows: number;
}

export interface Criterion {
  id: string;
  /** Column id → wording. A `points` cell given here replaces the number (`/`). */
  cells: Completed<Record<string, string | MergedCell>>;
  /** Short name for lists and messages: 就业反馈信息错漏. */
  name: Text;
  /** Clause for citations: 二（五）4. */
  clause: string;
  /** `scored` unless the section says otherwise; a bonus may stand inside a scored section (奖励分). */
  kind?: "scored" | "bonus" | "minus" | "veto";
  /** Full points; for a bonus its cap, for a minus the most that is taken, absent where there is none. */
  points?: number;
  /** What results see together: `criteria.<tag>` and `points.<tag>` are the columns of all that have it. */
  tag?: string;
  /** Id of a scale: the score cell takes a letter. */
  scale?: string;
  /** What its score counts for in sums: weight × score. Points add up by it too. */
  weight?: number;
  /** The most that a score may be where that is not its points (超额完成的最高12分): `most` in its rule. */
  max?: number;
  /** The least that a score may be where that is not 0: `least` in its rule. */
  min?: number;
  /**
   * `judged`: a person types the score. Otherwise a formula over `points`, facts and `reading.*`; of a minus, of the amount
   * that is taken. A veto has `flag`.
   */
  rule: string;
  /** What a veto does instead of disqualifying, on the result that has a ladder: one of the three. */
  consequence?: {
    /** 降一档: by so many steps. */
    lower?: number;
    /** Not better than this. */
    cap?: string;
    /** This, whatever the total. */
    grade?: string;
  };
  /** Where the rule gives "": a person types the score, below full points (二（四）3). */
  otherwise?: "judged";
  /**
   * Formula; FALSE makes the criterion 不适用: nothing to score, and the user is asked. `typed`: a person may type 不适用, or /,
   * in the place of the score.
   */
  applies?: string;
  /** 达标类, 发展类 */
  category?: string;
  /** Part points printed in the wording (“（2分）”), for scoring part by part: by a person, or by a rule of the part's own. */
  parts?: { name: string; points: number; rule?: string }[];
  /**
   * Conditions that the wording states without points, or that figures meet when they are right: the message is shown when its
   * facts are given and the formula is FALSE.
   */
  conditions?: {
    formula: string;
    message: Text;
    /** Facts that contradict each other where it does not hold: the card is wrong until they are corrected. */
    contradiction?: boolean;
  }[];
  /** Unit of a fact's step for the explanation, or other remarks for the pane. */
  note?: Text;
}

export interface Category {
  id: string;
  name: string;
  points?: number;
}

/**
 * From section sums to what is announced. Formulas see `base`, `bonus`, `minus` (0 or less), `vetoed`, `total`, `section.*`, `category.*`, facts and readings;
 * items also `criterion.*`, `points.*`, `veto.*` and one another as `outcome.*`.
 */
export interface Outcome {
  /** Left out: `base+bonus+minus`; `base` is the sum of scored sections, or their weighted sum. */
  total: Completed<string>;
  items: Completed<OutcomeItem[]>;
}

export interface OutcomeItem {
  id: string;
  label: Text;
  formula: string;
  type: "text" | "number" | "money" | "rate" | "flag";
  unit?: Text;
  /** Its grades from low to high, where vetoes lower, cap or set them. */
  ladder?: string[];
  clause: string;
  /** What follows from a value (优秀 → 给予奖励), in the document's words, and how it is shown. */
  levels?: { value: string; consequence: string; tone: "good" | "neutral" | "bad" }[];
}

/** 汇总表: one row a unit. */
export interface Roster {
  title: string;
  /** Groups with quotas (院本部单位 4→2), where honours are given by group. */
  groups?: { id: string; name: string; quota: number; units: string[] }[];
  columns: RosterColumn[];
  /**
   * What holds for the figures of a row that are right, over its typed columns and the settings: where the numbers named are
   * given and it is FALSE, the row is out of ranks and sums until somebody takes it in with a reason.
   */
  checks?: { formula: string; message: Text }[];
  /**
   * Column by which rows are put in order on request, group by group where there are groups: a rank upwards, everything else
   * downwards, empty cells last.
   */
  sortBy: string;
  /** Sums under the table (奖补合计). */
  sums?: { column: string; label: string }[];
  /** Thresholds and school-wide inputs that the user sets above the table. */
  settings?: Setting[];
  /** Lists drawn from the roster (公示名单, 特殊奖励候选). `where` is a formula over a row. */
  lists?: { id: string; title: string; where: string; columns: string[]; clause: string }[];
}

/**
 * Formulas of a row see the other columns by id, `column.<id>` as the whole column, `setting.<id>`, `reading.<id>` and
 * `units` (the number of rows).
 */
export interface RosterColumn {
  id: string;
  header: string;
  /**
   * What fills it: `unit` · `group` · `fact` (typed; id = fact) · `score` (from the scorecard: total, vetoed, stage, complete,
   * section.*, category.*, outcome.*; of a unit of which no stage counts, `stage` says why, and figures are empty) · `formula`.
   */
  from: "unit" | "group" | "fact" | "score" | "formula";
  /** For `fact` its id; for `score`: which, as in a formula (`outcome.next_band`); for `formula`: the formula; for `group`: absent for its name, `quota` for its places. */
  value?: string;
  type: "text" | "number" | "count" | "rate" | "flag" | "money" | "rank";
  width: number;
  clause?: string;
  levels?: { value: string; consequence: string; tone: "good" | "neutral" | "bad" }[];
}

export interface Setting {
  id: string;
  label: Text;
  type: "count" | "number" | "rate" | "date" | "text";
  default?: number | string;
  hint?: Text;
}

/** A form of the document (附件1, 附件3, 目标责任书): a grid of words and places to fill in. */
export interface Form {
  id: string;
  name: Text;
  /** `附件3` and the like, printed above the title. */
  label?: string;
  title: string;
  clause: string;
  /** Column widths in characters. */
  columns: number[];
  rows: FormRow[];
  orientation: "portrait" | "landscape";
}

export interface FormRow {
  /** Height in points; absent: estimated from the text. */
  height?: number;
  cells: FormCell[];
}

export interface FormCell {
  /** Wording of the document. */
  text?: string;
  /** Name of an input of the form, or of a value that fills it: `unit`, `year`, `fact.*`, `outcome.*`, `total`. */
  field?: string;
  /** Formula that fills it, over the same names; where it gives "", the text stands. */
  formula?: string;
  rowSpan?: number;
  columnSpan?: number;
  style: "label" | "input" | "heading" | "note" | "seal";
  /** Number format of a filled value. */
  numberFormat?: string;
}
