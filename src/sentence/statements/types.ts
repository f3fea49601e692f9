/** What a single clause says: conditions, steps, and what they bring. */

/** A number with its unit, as the sentence prints it. */
export interface Quantity {
  readonly printed: number;
  readonly unit: string;
}

/** What is reached, or not: “走访企业不少于100家”. */
export interface Bound {
  readonly type: "bound";
  /** What is measured, in the sentence's words; empty where the clause does not say. */
  readonly subject: string;
  readonly low?: Edge;
  readonly high?: Edge;
  /** The number alone (“5次得3分”): this many, or from this many on. */
  readonly exact?: true;
  /** “每学期不少于2次”: of each part of the year. */
  readonly per?: "季度" | "学期" | "半年" | "月";
}

/** One end of a bound: a number, or something that is named (目标, 上年). */
export interface Edge {
  readonly at: Quantity | Benchmark;
  readonly included: boolean;
}

export interface Benchmark {
  readonly named: string;
}

/** “每出现1例错报”, “每少5家”, “缺一项”. */
export interface Step {
  readonly type: "step";
  readonly subject: string;
  /** `less` 少, 低 · `more` 超, 增加 · `event` whatever happens. */
  readonly way: "less" | "more" | "event";
  readonly size: Quantity;
  /** What stands behind the unit: 错报、漏报. */
  readonly noun: string;
  readonly verb: string;
  /** Whether the sentence says 每, or one at a time otherwise. */
  readonly each: boolean;
  /** What it is measured against, where the clause says so: “比目标每低1个百分点”, “每低于90%1个百分点”. */
  readonly against?: Benchmark | Quantity;
}

/** Something that is so, or not: “有年度工作计划”. */
export interface Done {
  readonly type: "done";
  readonly text: string;
}

/** One of several kinds: 国家级, 优秀. */
export interface Kinds {
  readonly type: "kinds";
  readonly subject: string;
  readonly names: readonly string[];
  /** `level` 国家级, 一等奖: things that are counted · `grade` 优秀, 良好: one of them holds. */
  readonly of: "level" | "grade";
  readonly each: boolean;
  readonly unit: string;
}

/** “排名前3名”, “第4—6名”, “后3名”, “前10%”. */
export interface Rank {
  readonly type: "rank";
  readonly subject: string;
  readonly from: number;
  readonly to: number;
  /** `last` counted from the lowest · `share` hundredths of the units instead of places. */
  readonly of?: "last" | "share";
}

/** “师生比不低于1:500”. */
export interface Ratio {
  readonly type: "ratio";
  readonly subject: string;
  readonly first: number;
  readonly second: number;
  /** At least as much of the first, or less. */
  readonly side: "least" | "under";
}

/** “9月30日前报送”. */
export interface Deadline {
  readonly type: "deadline";
  readonly subject: string;
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** 否则, 其余, 未达到的. */
export interface Otherwise {
  readonly type: "otherwise";
  readonly text: string;
}

export type Head = Bound | Step | Done | Kinds | Rank | Ratio | Deadline | Otherwise;

/** What a head brings. */
export type Effect =
  | { readonly type: "award"; readonly points: number }
  /** 分别加5、3、1分 */
  | { readonly type: "awards"; readonly points: readonly number[]; readonly way: "add" | "take" }
  | { readonly type: "full" }
  | { readonly type: "zero" }
  | { readonly type: "share"; readonly of: number }
  | { readonly type: "take"; readonly points: number }
  | { readonly type: "ratio"; readonly way: "get" | "add" | "take" };

export type Statement = { readonly text: string; readonly start: number } & (
  | { readonly says: "scores"; readonly head: Head; readonly effect: Effect; readonly each?: true }
  /** A condition whose effect stands in the next clause. */
  | { readonly says: "holds"; readonly head: Head }
  /** An effect whose condition stood in the clause before. */
  | { readonly says: "brings"; readonly effect: Effect }
  | { readonly says: "cap"; readonly points: number; readonly whole: Whole | null }
  /** Nothing below 0, or no more taken than `taken`. */
  | { readonly says: "floor"; readonly taken: number | null }
  /** “不足5个百分点按5个百分点计”: a step begun is a step. */
  | { readonly says: "rounding" }
  /** 取最高一项 */
  | { readonly says: "highest" }
  /** “以最高者为满分”; `points` null where it says 满分. */
  | { readonly says: "best"; readonly subject: string; readonly points: number | null }
  /** “完成数÷任务数×分值”; `under` is null where `over` is a share. */
  | { readonly says: "formula"; readonly over: string; readonly under: string | null }
  | { readonly says: "example"; readonly head: Bound; readonly points: number }
  | { readonly says: "points"; readonly points: number }
  | { readonly says: "veto"; readonly subject: string; readonly consequence: Consequence | null }
  | { readonly says: "judged" }
  | { readonly says: "words" }
);

/** The part that a cap is of, where that is not the row. */
export type Whole = "bonus" | "minus" | "section" | "total";

/** What a veto brings, where it is not disqualification. */
export type Consequence = "disqualify" | { lower: number } | { cap: string } | { grade: string };
