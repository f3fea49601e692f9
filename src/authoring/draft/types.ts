/** What a printed table is read as, before anybody confirmed it. */
import type { SheetCells } from "../../sheets/read/cells";
import type { HeaderRole } from "../table/headers";
import type { Kind, Proposal } from "../types";

/** A table with what stands around it: a sheet, or a document laid out as one. */
export interface DraftSource {
  /** As messages name it. */
  file: string;
  sheet: SheetCells & { merges?: readonly string[] };
  /** What the reader of the file has to say of it, such as a text box that is not read. */
  said?: readonly DraftQuestion[];
  /** How a cell is called; `B5` where nothing is said. Rows and columns count from 0. */
  cellName?(row: number, column: number): string;
  columnName?(column: number): string;
  /** Which table of a document a row belongs to, from 1. */
  tableOf?(row: number): number | null;
}

export interface PrintedText {
  /** Where it stands; `B5`, `T1R5C2`, or a paragraph `P12`. */
  cell: string;
  text: string;
}

/** What a person says otherwise than the headers do. */
export interface ColumnChoice {
  /** Place on the sheet, from 0. */
  column: number;
  role: HeaderRole;
}

export interface DraftColumn {
  /** `A`, or of a document `C1`. */
  column: string;
  header: string;
  role: HeaderRole;
  /** Of a score column: 自评. */
  stage: string | null;
}

export interface DraftSection {
  /** As printed, without line breaks; `section` of its criteria. */
  name: string;
  kind: Kind;
  /** What it prints itself; null where it prints none. */
  points: number | null;
  weight: number | null;
  /** The most that its criteria give, or take, together. */
  max: number | null;
}

export interface DraftCriterion {
  /** Its first own cell. */
  cell: string;
  section: string | null;
  subsection: string | null;
  wording: string;
  standard: string | null;
  kind: Kind;
  /** Of a bonus or minus the most that it gives or takes. */
  points: number | null;
  weight: number | null;
  proposal: Proposal;
}

export interface DraftSum {
  cell: string;
  /** What it sums: 合计, or the label of a part. */
  what: string;
  printed: number;
  computed: number;
  agrees: boolean;
}

export type DraftQuestionKind =
  | "sum-differs"
  | "points-unclear"
  | "merged-points"
  | "kind-unclear"
  | "second-table"
  | "header-unclear"
  | "part-sum-differs"
  | "duplicate";

export interface DraftQuestion {
  kind: DraftQuestionKind;
  cell: string;
  /** In Chinese, as what the document says is. */
  text: string;
}

/** The answer of `employment-rubrics draft`. */
export interface Draft {
  file: string;
  title: string | null;
  columns: DraftColumn[];
  sections: DraftSection[];
  criteria: DraftCriterion[];
  sums: DraftSum[];
  notes: PrintedText[];
  questions: DraftQuestion[];
}
