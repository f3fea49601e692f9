/** What the columns of an official table hold, by the headers that offices use. */
import { plainText } from "../../sheets/read/cells";

export type HeaderRole =
  | "section"
  | "subsection"
  | "criterion"
  | "standard"
  | "points"
  | "weight"
  | "score"
  | "label";

const NAMES: Readonly<Record<Exclude<HeaderRole, "score" | "label">, string>> = {
  section:
    "一级指标 项目 类别 考核项目 考评项目 评估项目 评分项目 指标 考核指标 指标类别 评估指标 评估维度 评价维度 考核维度 评价指标 加分项目 减分项目 扣分项目",
  subsection: "二级指标",
  criterion:
    "三级指标 考核内容 考评内容 评估内容 评价内容 检查内容 指标内容 指标名称 考核要点 考评要点 评估要点 评价要点 考察点 观测点 主要观测点 内容",
  standard:
    "评分标准 评价标准 计分标准 加分标准 计分办法 计分方法 计分规则 评分办法 计分细则 评分细则 评估细则 考核标准 评分参考标准 评分说明 评估标准 考评标准 赋分标准 减分标准 扣分标准 考核细则 考评细则 评分规则 计分说明",
  points: "分值 满分 标准分 标准分值 基准分 分数 配分",
  weight: "权重",
};

const roles = new Map<string, HeaderRole>(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split(" ").map((name) => [name, role as HeaderRole] as const),
  ),
);

const SCORE = /(自评|自查|复核|考核|考评|初评|审核|评分|得分)(分数?)?$/;

/** As headers are compared: width, blanks, line breaks and what stands in brackets do not matter. */
export const foldedHeader = (header: string): string =>
  plainText(header).replace(/\([^()]*\)|〔[^〔〕]*〕|\[[^[\]]*\]/g, "");

export function headerRole(header: string): HeaderRole {
  const folded = foldedHeader(header);
  return roles.get(folded) ?? (SCORE.test(folded) ? "score" : "label");
}

/** Whether a header names a level of the table or the standard: what a table is known by beside its points. */
export const isLabelHeader = (role: HeaderRole): boolean =>
  role === "section" || role === "subsection" || role === "criterion" || role === "standard";

/** The stage of a score column: 自评 of 自评分, 学院自评 of 学院自评得分. */
export function stageOf(header: string): string {
  const plain = header.replace(/\s/g, "");
  // 自评分 is 自评; 学院评分 is the college's 评分.
  const isWhole = /[^自初考复互测总]评分$/.test(plain);
  const short = isWhole ? plain : plain.replace(/(得分|分数|分)$/, "");
  return short === "" ? plain : short;
}
