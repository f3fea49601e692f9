/**
 * The sheets of a 底稿 but for the table itself: which column is which field of a rubric. A new field of the model is a line
 * here.
 */
import type { Block, BlockColumn } from "./blocks";
import {
  counting,
  criterionKinds,
  date,
  formula,
  id,
  lines,
  number,
  numbers,
  oneOf,
  text,
  range,
  reference,
  references,
  scalar,
  tick,
  version,
  words,
  type Kind,
} from "./kinds";

const column = (header: string, field: string, kind: Kind, width = 12): BlockColumn => ({
  header,
  own: { field, kind },
  width,
});
const inner = (header: string, field: string, kind: Kind, width = 12): BlockColumn => ({
  header,
  inner: { field, kind },
  width,
});
const both = (
  header: string,
  own: [field: string, kind: Kind],
  of: [field: string, kind: Kind],
  width = 12,
): BlockColumn => ({
  header,
  own: { field: own[0], kind: own[1] },
  inner: { field: of[0], kind: of[1] },
  width,
});

const factType = oneOf({
  count: "整数",
  number: "小数",
  signed: "可为负",
  rate: "比率",
  flag: "是否",
  text: "文字",
  date: "日期",
  choice: "选项",
});
const settingType = oneOf({
  count: "整数",
  number: "小数",
  rate: "比率",
  date: "日期",
  text: "文字",
});
const resultType = oneOf({
  text: "文字",
  number: "小数",
  money: "金额",
  rate: "比率",
  flag: "是否",
});
const rosterType = oneOf({
  text: "文字",
  number: "小数",
  count: "整数",
  rate: "比率",
  flag: "是否",
  money: "金额",
  rank: "名次",
});
const combination = oneOf({ mean: "平均", trimmed: "去掉最高最低" });
const tone = oneOf({ good: "好", neutral: "平", bad: "差" });
const orientation = oneOf({ portrait: "纵向", landscape: "横向" });
const align = oneOf({ left: "左", center: "中" });
/** What a column of the printed table is for; whose words it holds, where it holds words. */
const use = oneOf({
  section: "一级指标",
  subsection: "二级指标",
  criterion: "三级指标",
  standard: "评分标准",
  label: "文字",
  points: "分值",
  score: "得分",
  sectionScore: "一级指标得分",
  weighted: "加权得分",
});
const filledFrom = oneOf({
  unit: "单位",
  group: "组别",
  fact: "数据",
  score: "评分表",
  formula: "公式",
});
const formStyle = oneOf({
  label: "标签",
  input: "填写",
  heading: "标题",
  note: "说明",
  seal: "盖章",
});

/** A single value of the rubric: its name on the sheet, and where it stands. */
export interface SettingItem {
  item: string;
  path: string;
  kind: Kind;
}

const item = (name: string, path: string, kind: Kind): SettingItem => ({ item: name, path, kind });

export interface DescribedSheet {
  name: string;
  /** Single values, as 项目 and 值. */
  items?: readonly SettingItem[];
  blocks: readonly Block[];
}

export const SETTINGS_SHEET = "设置";
export const LAYOUT_SHEET = "版式";

const LEVELS = { list: "levels", key: "等次" } as const;
const levelColumns = [
  inner("等次", "value", text, 14),
  inner("后果", "consequence", text, 30),
  inner("语气", "tone", tone, 8),
];

export const SHEETS: readonly DescribedSheet[] = [
  {
    name: "数据",
    blocks: [
      {
        heading: "数据",
        list: "facts",
        key: "名称",
        id: { kind: "fact", of: "label" },
        inner: { list: "members", key: "名称", dotted: true, id: { kind: "line", of: "label" } },
        columns: [
          both("名称", ["label", words], ["label", words], 36),
          column("类型", "type", factType, 8),
          column("单位", "unit", words, 8),
          column("范围", "scope", range, 8),
          column("选填", "optional", tick, 6),
          column("最小", "min", number, 8),
          column("最大", "max", number, 8),
          column("选项", "choices", lines, 16),
          column("公式", "formula", formula, 24),
          column("提示", "hint", words, 40),
          column("列在", "section", reference("sections"), 14),
          both("来源", ["from", text], ["level", text], 20),
          column("统计范围", "counting", counting, 24),
          both("标识", ["id", id], ["id", id], 18),
        ],
      },
      {
        heading: "核对条件",
        list: "conditions",
        key: "公式",
        columns: [
          column("公式", "formula", formula),
          column("提示", "message", words),
          column("矛盾", "contradiction", tick),
          column("项目", "criterion", reference("criteria")),
        ],
      },
    ],
  },
  {
    name: "口径",
    blocks: [
      {
        heading: "口径",
        list: "readings",
        key: "名称",
        id: { kind: "reading", of: "called" },
        inner: {
          list: "options",
          key: "答案",
          sharesFirst: true,
          id: { kind: "answer", of: "label" },
        },
        columns: [
          column("名称", "called", text, 16),
          column("问题", "question", words, 36),
          column("条款", "clause", text, 12),
          column("原文", "quote", text, 36),
          inner("答案", "label", words, 16),
          inner("举例", "effect", words, 40),
          inner("默认", "isDefault", tick, 6),
          inner("标识", "id", id, 16),
          { ...column("口径标识", "id", id, 14), isRare: true },
        ],
      },
    ],
  },
  {
    name: SETTINGS_SHEET,
    items: [
      item("名称", "name", words),
      item("文件", "source.document", text),
      item("一句话说明", "summary", words),
      item("发文单位", "source.issuer", text),
      item("文号", "source.number", text),
      item("日期", "source.date", date),
      item("依据", "source.citation", text),
      item("文件说明", "source.note", words),
      item("有效期", "validity.quote", text),
      item("有效期自", "validity.from", date),
      item("有效期至", "validity.until", date),
      item("版本", "version", version),
      item("标识", "id", id),
      item("性质", "kind", oneOf({ scorecard: "评分表", roster: "汇总表" })),
      item("总分公式", "outcome.total", formula),
      item("折算", "normalise", oneOf({ total: "按总分", section: "按一级指标" })),
      item("加分上限", "limits.bonus.max", number),
      item("加分下限", "limits.bonus.min", number),
      item("减分上限", "limits.minus.max", number),
      item("减分下限", "limits.minus.min", number),
      item("总分上限", "limits.total.max", number),
      item("总分下限", "limits.total.min", number),
    ],
    blocks: [
      {
        heading: "阶段",
        list: "stages",
        key: "名称",
        id: { kind: "stage", of: "name" },
        inner: { list: "assessors.groups", key: "组", sharesFirst: true },
        columns: [
          column("名称", "name", words, 24),
          column("权重", "weight", number, 24),
          { ...column("评分人数", "assessors.count", number), isRare: true },
          { ...column("合成", "assessors.combine", combination, 14), isRare: true },
          { ...column("去掉几个", "assessors.trim", number), isRare: true },
          { ...inner("组", "name", text), isRare: true },
          { ...inner("组权重", "weight", number), isRare: true },
          column("标识", "id", id, 18),
        ],
      },
      {
        heading: "评级办法",
        list: "scales",
        key: "名称",
        id: { kind: "scale", of: "called" },
        inner: { list: "letters", key: "等级", sharesFirst: true },
        columns: [
          column("名称", "called", text, 24),
          inner("等级", "letter", text, 24),
          inner("占分值", "share", number),
          { ...column("标识", "id", id), isRare: true },
        ],
      },
      {
        heading: "类别",
        list: "categories",
        key: "名称",
        id: { kind: "category", of: "name" },
        columns: [
          column("名称", "name", text, 24),
          column("分值", "points", number, 24),
          column("标识", "id", id, 18),
        ],
      },
      {
        heading: "一级指标",
        list: "sections",
        // One that prints no words is known by its id.
        key: ["文字", "标识"],
        columns: [
          column("文字", "wording", text, 24),
          column("名称", "name", words, 24),
          column("性质", "kind", criterionKinds),
          column("分值", "points", number),
          column("最高", "max", number),
          column("最低", "min", number),
          column("权重", "weight", number),
          column("标识", "id", id),
        ],
      },
      {
        heading: "二级指标",
        list: "subsections",
        // One that prints no words is known by its id.
        key: ["文字", "标识"],
        columns: [
          column("文字", "wording", text, 24),
          column("分值", "points", number),
          column("标识", "id", id),
        ],
      },
    ],
  },
  {
    name: "等次",
    blocks: [
      {
        heading: "等次",
        list: "outcome.items",
        key: "结果",
        id: { kind: "result", of: "label" },
        inner: { list: "levels", key: "名称" },
        columns: [
          inner("名称", "value", text, 16),
          inner("不低于", "atLeast", number, 10),
          column("结果", "label", words, 20),
          column("公式", "formula", formula, 48),
          column("类型", "type", resultType, 8),
          column("单位", "unit", words, 10),
          column("由低到高", "ladder", lines, 14),
          column("条款", "clause", text, 12),
          inner("后果", "consequence", text, 30),
          inner("语气", "tone", tone, 8),
          column("标识", "id", id, 16),
        ],
      },
    ],
  },
  {
    name: "汇总",
    items: [
      item("标题", "roster.title", text),
      item("排序", "roster.sortBy", reference("roster.columns")),
    ],
    blocks: [
      {
        heading: "汇总各列",
        list: "roster.columns",
        key: "表头",
        id: { kind: "column", of: "header" },
        inner: LEVELS,
        columns: [
          column("表头", "header", text, 20),
          column("来源", "from", filledFrom, 10),
          column("值", "value", text, 48),
          column("类型", "type", rosterType, 8),
          column("条款", "clause", text, 12),
          column("宽", "width", number, 8),
          ...levelColumns,
          column("标识", "id", id, 16),
        ],
      },
      {
        heading: "组别",
        list: "roster.groups",
        key: "名称",
        id: { kind: "group", of: "name" },
        columns: [
          column("名称", "name", text),
          column("名额", "quota", number),
          column("单位", "units", lines),
          column("标识", "id", id),
        ],
      },
      {
        heading: "汇总设置",
        list: "roster.settings",
        key: "名称",
        id: { kind: "setting", of: "label" },
        columns: [
          column("名称", "label", words),
          column("类型", "type", settingType),
          column("默认", "default", scalar),
          column("提示", "hint", words),
          column("标识", "id", id),
        ],
      },
      {
        heading: "核对",
        list: "roster.checks",
        key: "公式",
        columns: [column("公式", "formula", text), column("提示", "message", words)],
      },
      {
        heading: "合计",
        list: "roster.sums",
        key: "列",
        columns: [
          column("列", "column", reference("roster.columns")),
          column("名称", "label", text),
        ],
      },
      {
        heading: "名单",
        list: "roster.lists",
        key: "标题",
        id: { kind: "list", of: "title" },
        columns: [
          column("标题", "title", text),
          column("条件", "where", text),
          column("各列", "columns", references("roster.columns")),
          column("条款", "clause", text),
          column("标识", "id", id),
        ],
      },
    ],
  },
  {
    name: LAYOUT_SHEET,
    items: [
      item("纸张方向", "table.orientation", orientation),
      item("合计", "table.totalRow.label", text),
      item("合计占列", "table.totalRow.span", number),
    ],
    blocks: [
      {
        heading: "各列",
        list: "table.columns",
        key: "标识",
        columns: [
          column("标识", "id", id, 24),
          column("表头", "header", text, 24),
          column("用途", "use", use, 14),
          column("阶段", "stage", reference("stages")),
          column("组", "group.id", text),
          column("组表头", "group.header", text),
          column("宽", "width", number, 8),
          column("对齐", "align", align, 8),
          column("格式", "numberFormat", text),
        ],
      },
      {
        heading: "表上一行",
        list: "table.headLine",
        key: ["文字", "填写处"],
        columns: [
          column("文字", "text", text, 24),
          column("填写处", "field", text),
          column("宽", "width", number, 8),
          column("提示", "hint", words),
        ],
      },
    ],
  },
  {
    name: "附件",
    blocks: [
      {
        heading: "附件",
        list: "forms",
        key: "标题",
        id: { kind: "form", of: "title" },
        columns: [
          column("标题", "title", text, 30),
          column("名称", "name", words, 16),
          column("附件号", "label", text, 10),
          column("条款", "clause", text, 12),
          column("列宽", "columns", numbers, 16),
          column("纸张方向", "orientation", orientation, 10),
          column("标识", "id", id, 16),
        ],
      },
      {
        heading: "附件各格",
        list: "formCells",
        key: "附件",
        columns: [
          column("附件", "form", reference("forms")),
          column("行", "row", number),
          column("行高", "height", number),
          column("文字", "text", text),
          column("填写处", "field", text),
          column("公式", "formula", formula),
          column("占列", "columnSpan", number),
          column("占行", "rowSpan", number),
          column("样式", "style", formStyle),
          column("格式", "numberFormat", text),
        ],
      },
    ],
  },
  {
    name: "条文",
    blocks: [
      {
        heading: "条文",
        list: "clauses",
        key: "条款",
        columns: [column("条款", "clause", text, 16), column("原文", "text", text, 90)],
      },
      {
        heading: "笔误",
        list: "errata",
        key: "位置",
        id: { kind: "slip", of: "place" },
        columns: [
          column("位置", "place", text),
          column("印作", "printed", text),
          column("应为", "meant", text),
          column("说明", "note", words),
          column("标识", "id", id),
        ],
      },
    ],
  },
];
