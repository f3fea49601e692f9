import type { Scalar } from "../formula/values";
import type { Text } from "../rubric/types";
import type { CellPlace, Scorecard } from "./types";

/** One unit that a roster is made of. */
export interface RosterUnit {
  unit: string;
  /** Id of its group; absent: the group whose list of units names it. */
  group?: string;
  /** Its scorecard, where the rubric has one; assessed under the roster's readings. */
  scorecard?: Scorecard;
  /** Facts of a roster rubric by fact id; what could not be read is the text that stands there. */
  facts?: Readonly<Record<string, Scalar>>;
  /** Figures by name (`total`, `outcome.grade`) of a unit of which only the result is known. */
  scores?: Readonly<Record<string, Scalar>>;
  /** 采信理由: why what is wrong in the row is taken in as it stands. Of a scorecard its own reason counts. */
  accepted?: string;
}

export interface RosterOptions {
  /** Reading id → option id, for all units alike. */
  readings?: Readonly<Record<string, string>>;
  /** Setting id → value; what is not named has its default. */
  settings?: Readonly<Record<string, Scalar>>;
}

export interface RosterRow {
  unit: string;
  /** Id of its group; null where it has none. */
  group: string | null;
  /** Id of the stage that was taken; null where no stage is complete. */
  stage: string | null;
  /** The stage that was taken holds nothing of its own: all facts are those of the stage before. */
  tookOver: boolean;
  complete: boolean;
  vetoed: boolean;
  /** The total as it is shown beside its grade; null where there is none. */
  shown: number | null;
  /** By column id; null is an empty cell. */
  values: Record<string, Scalar>;
  /** What counts of a typed column that ranks or sums take as a whole, by its id. */
  counts: Record<string, Scalar>;
  /** 结果运用: what follows from the row, in the document's words; empty where nothing does. */
  consequence: string;
  /** By column id: why there is no value. */
  errors: Record<string, Text>;
  /** 核对: everything that is wrong in the row. Nothing is ranked or summed of it until somebody takes it in. */
  wrong: Text[];
  /** 采信理由; null where nobody gave one. */
  accepted: string | null;
}

export interface RosterFinding {
  severity: "error" | "warning" | "info";
  unit?: string;
  /** The cell to begin with, where there is one. */
  place?: CellPlace;
  message: Text;
}

export interface RosterResult {
  /** In the order in which the units were given. */
  rows: RosterRow[];
  /** Indexes of rows, group by group, in the order of `sortBy`: ranked ones, then incomplete ones, vetoed ones last. */
  order: number[];
  sums: { column: string; label: string; value: number }[];
  /** Rows of each list as indexes, in the order of the roster. */
  lists: { id: string; rows: number[] }[];
  /** All readings in force. */
  readings: Record<string, string>;
  /** All settings in force. */
  settings: Record<string, Scalar>;
  findings: RosterFinding[];
}

/** A cell of the roster that other readings change. */
export interface RosterDifference {
  unit: string;
  column: string;
  before: Scalar;
  after: Scalar;
}
