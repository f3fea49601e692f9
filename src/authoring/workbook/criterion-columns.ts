/** The columns right of the printed table, one for each field of a criterion that the document does not print. */
import {
  applies,
  id,
  consequence,
  criterionKinds,
  number,
  reference,
  text,
  words,
  type Kind,
} from "./kinds";

export const FIRST_OWN_HEADER = "规则";

export interface CriterionColumn {
  header: string;
  field: string;
  kind: Kind;
  width: number;
  /** Left out where no criterion says anything of it. */
  isRare?: true;
}

/** Behind 规则 and 依据数据, before 确认. */
export const CRITERION_COLUMNS: readonly CriterionColumn[] = [
  { header: "条款", field: "clause", kind: text, width: 14 },
  { header: "简称", field: "name", kind: words, width: 18 },
  { header: "分值", field: "points", kind: number, width: 8, isRare: true },
  { header: "最高", field: "max", kind: number, width: 8, isRare: true },
  { header: "最低", field: "min", kind: number, width: 8, isRare: true },
  { header: "权重", field: "weight", kind: number, width: 8, isRare: true },
  {
    header: "性质",
    field: "kind",
    kind: criterionKinds,
    width: 8,
    isRare: true,
  },
  { header: "类别", field: "category", kind: reference("categories"), width: 10, isRare: true },
  { header: "评级办法", field: "scale", kind: reference("scales"), width: 10, isRare: true },
  { header: "标记", field: "tag", kind: text, width: 10, isRare: true },
  { header: "适用", field: "applies", kind: applies, width: 20, isRare: true },
  { header: "后果", field: "consequence", kind: consequence, width: 14, isRare: true },
  { header: "说明", field: "note", kind: words, width: 30, isRare: true },
  { header: "标识", field: "id", kind: id, width: 18 },
];
