import type { Text } from "../types";

/** What the clause check (条文体检) looks for. */
export type ClauseFindingKind =
  | "gap" // 空档: an interval that no band covers
  | "overlap" // 重叠: a value that two bands claim
  | "boundary" // 边界未定: exactly this value is in no band
  | "zero" // 零活动: nothing done would be paid
  | "otherwise" // 未达到时未定: only the met condition is written
  | "step" // 不满一步未定
  | "fraction" // 小数未定: a share of a number of persons or units is not whole
  | "vague" // 算法未定: “按比例”, “较大”, “增幅”
  | "levels" // 多个层次未定: several targets, one unit
  | "scope" // 口径不一: numerator and denominator count different people
  | "sum" // 合计不符
  | "total" // 名义总分不是 100 分
  | "points" // 文中分数与分值不符
  | "parts" // 分项分数不符
  | "formula" // 公式与条文不符
  | "number-not-in-sentence" // 规则的数条文没有
  | "number-not-in-rule" // 条文的数规则没有
  | "cap-differs" // 封顶不一
  | "floor-differs" // 扣完为止不一
  | "direction-differs" // 加扣不一
  | "points-differ" // 得分与分值不一
  | "consequence-differs" // 后果不一
  | "uncapped" // 加分不封顶
  | "no-points" // 未写分值
  | "no-floor" // 未写扣完为止
  | "swapped" // 列序颠倒
  | "erratum" // 文件笔误
  | "expired" // 不在有效期
  | "question"; // 其他待定问题: a declared reading that no other finding leads to

export interface ClauseFinding {
  kind: ClauseFindingKind;
  /** `error`: file and document, or the document and itself, contradict each other · `warning`: open, no reading · `info`. */
  severity: "error" | "warning" | "info";
  /** Clause of the document: `二（五）6`. */
  clause: string;
  /** The document's own words, to the letter. */
  quote: string;
  /** Place in the rubric file: `sections[1].subsections[0].criteria[2].cells.standard`. */
  path: string;
  /** What is the matter, with the exact interval or numbers. */
  message: Text;
  /** Id of the reading that answers it; `null`: none is chosen yet. */
  reading: string | null;
  /** The same in words: the reading with its default, or that none is chosen. */
  answer: Text;
}

/** A finding before its reading is looked up. */
export interface ClauseDraft
  extends Pick<ClauseFinding, "kind" | "clause" | "quote" | "path" | "message"> {
  /** Words that a reading must quote, all of them, to be the answer; none: no reading can answer it. */
  triggers: string[];
  /** The document itself says so: recorded, nothing to choose. */
  stated?: true;
}
