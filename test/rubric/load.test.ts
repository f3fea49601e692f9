import { checkFiles, exportRubric, parseRubric } from "../../src/rubric/load";
import { describeProblem, type ProblemKind, type RubricProblem } from "../../src/rubric/problems";
import { rubricText } from "./support/files";

/* eslint-disable @typescript-eslint/no-explicit-any -- a broken file has no type */

const TEXTS = {
  weihai: rubricText("weihai-station.json"),
  graduate: rubricText("graduate-college.json"),
  imnu: rubricText("imnu.json"),
  ccit: rubricText("ccit.json"),
  medicine: rubricText("sjtu-med.json"),
};

type Break = (rubric: any) => void;

function problemsOf(name: keyof typeof TEXTS, patch: Break): RubricProblem[] {
  const rubric = JSON.parse(TEXTS[name]);
  patch(rubric);
  return parseRubric(JSON.stringify(rubric), "mine.json").problems ?? [];
}

interface Broken {
  title: string;
  in?: keyof typeof TEXTS;
  patch: Break;
  kind: ProblemKind;
  path: string;
  zh: string;
  en: string;
}

const criterion = (rubric: any, s: number, u: number, c: number) =>
  rubric.sections[s].subsections[u].criteria[c];
const criterionPath = (s: number, u: number, c: number) =>
  `sections[${s}].subsections[${u}].criteria[${c}]`;

const SHAPES: Broken[] = [
  {
    title: "a property is missing",
    patch: (r) => delete r.outcome.total,
    kind: "shape",
    path: "outcome",
    zh: "缺少 total。请补上 total。总分公式",
    en: "total is missing. Add total. Formula of the total",
  },
  {
    title: "a property is misspelt",
    patch: (r) => (r.stages[0].nmae = "自评"),
    kind: "shape",
    path: "stages[0].nmae",
    zh: "不认识的名称 nmae。请检查拼写",
    en: "nmae is not known here. Check its spelling",
  },
  {
    title: "a value is of another type",
    patch: (r) => (r.sections[0].points = "100"),
    kind: "shape",
    path: "sections[0].points",
    zh: '应为数字（不带引号），现为 "100"。请改写。分值',
    en: '"100" should be a number without quotes. Change it. Points',
  },
  {
    title: "an object stands where a list should",
    patch: (r) => (r.readings = {}),
    kind: "shape",
    path: "readings",
    zh: "应为方括号 [ ] 中的列表，现为 {…}。",
    en: "{…} should be a list in [ ].",
  },
  {
    title: "a word is none of those allowed",
    patch: (r) => (r.facts[4].type = "percent"),
    kind: "shape",
    path: "facts[4].type",
    zh: "应为以下之一：count、number、signed、rate",
    en: "should be one of count, number, signed, rate",
  },
  {
    title: "an id has capital letters",
    patch: (r) => (r.readings[0].id = "Band_Gap"),
    kind: "shape",
    path: "readings[0].id",
    zh: "应为符合格式 ^[a-z]",
    en: "should be text of the form ^[a-z]",
  },
  {
    title: "a name of a cell is no id",
    patch: (r) => (r.sections[0].cells["Ａ"] = "基础"),
    kind: "shape",
    path: "sections[0].cells.Ａ",
    zh: "应为符合格式",
    en: "should be text of the form",
  },
  {
    title: "text is empty",
    patch: (r) => (r.name.zh = ""),
    kind: "shape",
    path: "name.zh",
    zh: "应为至少 1 个字的文字",
    en: "should be text of at least 1 character",
  },
  {
    title: "a list has too few items",
    patch: (r) => r.readings[0].options.pop(),
    kind: "shape",
    path: "readings[0].options",
    zh: "应为至少 2 项的列表",
    en: "should be a list of at least 2",
  },
  {
    title: "points are negative",
    patch: (r) => (criterion(r, 0, 0, 0).points = -1),
    kind: "shape",
    path: `${criterionPath(0, 0, 0)}.points`,
    zh: "应为不小于 0 的数，现为 -1",
    en: "-1 should be at least 0",
  },
  {
    title: "a weight is above 1",
    patch: (r) => (r.sections[0].weight = 20),
    kind: "shape",
    path: "sections[0].weight",
    zh: "应为不大于 1 的数，现为 20",
    en: "20 should be at most 1",
  },
  {
    title: "a column has no width",
    patch: (r) => (r.table.columns[0].width = 0),
    kind: "shape",
    path: "table.columns[0].width",
    zh: "应为大于 0 的数",
    en: "should be more than 0",
  },
  {
    title: "a piece of the head line is neither words nor a field",
    patch: (r) => (r.table.headLine[1] = { width: 4 }),
    kind: "shape",
    path: "table.headLine[1]",
    zh: "应为给出 text，或者给出 field 和 width",
    en: "should be either text, or field with width",
  },
  {
    title: "a wording is longer than any table's",
    patch: (r) => (r.source.citation = "依据".repeat(101)),
    kind: "shape",
    path: "source.citation",
    zh: "应为至多 200 个字的文字",
    en: "should be text of at most 200 characters",
  },
];

const SENSE: Broken[] = [
  {
    title: "two criteria have one id",
    patch: (r) => (criterion(r, 0, 0, 1).id = "office"),
    kind: "id",
    path: `${criterionPath(0, 0, 1)}.id`,
    zh: `标识 office 已经用在 ${criterionPath(0, 0, 0)}.id。请改成另一个标识`,
    en: `The id office is already used at ${criterionPath(0, 0, 0)}.id. Choose another id`,
  },
  {
    title: "two facts have one id",
    patch: (r) => (r.facts[1].id = r.facts[0].id),
    kind: "id",
    path: "facts[1].id",
    zh: "标识 office 已经用在 facts[0].id",
    en: "already used at facts[0].id",
  },
  {
    title: "two options of a reading have one id",
    patch: (r) => (r.readings[0].options[1].id = "lower"),
    kind: "id",
    path: "readings[0].options[1].id",
    zh: "标识 lower 已经用在 readings[0].options[0].id",
    en: "already used at readings[0].options[0].id",
  },
  {
    title: "two lines of a fact have one id",
    in: "graduate",
    patch: (r) => (r.facts.find((f: any) => f.members).members[1].id = "school"),
    kind: "id",
    path: "facts[14].members[1].id",
    zh: "标识 school 已经用在 facts[14].members[0].id",
    en: "already used at facts[14].members[0].id",
  },
  {
    title: "two columns of the table have one id",
    patch: (r) => (r.table.columns[7].id = "self"),
    kind: "id",
    path: "table.columns[7].id",
    zh: "标识 self 已经用在 table.columns[6].id",
    en: "already used at table.columns[6].id",
  },
  {
    title: "a fact is called like a value of every rule",
    patch: (r) => (r.facts[0].id = "points"),
    kind: "id",
    path: "facts[0].id",
    zh: "points 在公式中已有专门的含义。请改成另一个标识。",
    en: "points has a meaning of its own in formulas. Choose another id.",
  },
  {
    title: "a column of the roster is called like the number of rows",
    patch: (r) => (r.roster.columns[2].id = "units"),
    kind: "id",
    path: "roster.columns[2].id",
    zh: "units 在公式中已有专门的含义",
    en: "units has a meaning of its own",
  },
  {
    title: "a field of the head line stands twice",
    in: "graduate",
    patch: (r) => (r.table.headLine[3].field = "unit"),
    kind: "id",
    path: "table.headLine[3].field",
    zh: "填写处 unit 出现两次",
    en: "The field unit stands twice",
  },
  {
    title: "an input of a form stands twice",
    patch: (r) => (r.forms[1].rows[2].cells[3].field = "contact"),
    kind: "id",
    path: "forms[1].rows[2].cells[3].field",
    zh: "填写处 contact 出现两次",
    en: "The input contact stands twice",
  },
  {
    title: "the criteria have other points than their subsection",
    patch: (r) => (r.sections[0].subsections[0].points = 50),
    kind: "sum",
    path: "sections[0].subsections[0].points",
    zh: "写的是 50 分，其下各项的分值之和是 40 分。请核对分值",
    en: "50 points, but its criteria have 40. Check the points",
  },
  {
    title: "the criteria have other points than their section",
    patch: (r) => (r.sections[1].points = 99.5),
    kind: "sum",
    path: "sections[1].points",
    zh: "写的是 99.5 分，其下各项的分值之和是 100 分",
    en: "99.5 points, but its criteria have 100",
  },
  {
    title: "the parts have other points than their criterion",
    in: "imnu",
    patch: (r) => (criterion(r, 0, 0, 0).parts[0].points = 3),
    kind: "sum",
    path: `${criterionPath(0, 0, 0)}.points`,
    zh: "写的是 6 分，各部分的分值之和是 5 分",
    en: "6 points, but its parts have 5",
  },
  {
    title: "the criteria have other points than their category",
    in: "medicine",
    patch: (r) => (r.categories[1].points = 40),
    kind: "sum",
    path: "categories[1].points",
    zh: "写的是 40 分，所属各项的分值之和是 30 分",
    en: "40 points, but its criteria have 30",
  },
  {
    title: "a veto section has points",
    in: "graduate",
    patch: (r) => (r.sections[4].points = 10),
    kind: "sum",
    path: "sections[4].points",
    zh: "加分和一票否决没有分值",
    en: "A bonus or veto section has no points",
  },
  {
    title: "the weights are not the whole",
    patch: (r) => (r.sections[4].weight = 0.1),
    kind: "sum",
    path: "sections[0].weight",
    zh: "各权重之和是 1.05，应为 1。",
    en: "The weights add up to 1.05, not to 1.",
  },
  {
    title: "one section has no weight",
    patch: (r) => delete r.sections[2].weight,
    kind: "sum",
    path: "sections[2].weight",
    zh: "一级指标“政策宣传”没有权重，其他一级指标有",
    en: "The section “Publicity” has no weight, others have",
  },
  {
    title: "a formula has a bracket too few",
    patch: (r) => (criterion(r, 0, 1, 0).rule = "IF(AND(staff>=3,liaisons>=1),points,0"),
    kind: "formula",
    path: `${criterionPath(0, 1, 0)}.rule`,
    zh: "公式不能用：公式在末尾不完整",
    en: "The formula does not work: the formula ends too early",
  },
  {
    title: "a formula calls a function that is not there",
    patch: (r) => (criterion(r, 0, 1, 0).rule = "RUBRIC.DEDUKT(points,staff)"),
    kind: "formula",
    path: `${criterionPath(0, 1, 0)}.rule`,
    zh: "没有函数 RUBRIC.DEDUKT",
    en: "there is no function RUBRIC.DEDUKT",
  },
  {
    title: "a formula gives a function too few arguments",
    patch: (r) => (r.outcome.items[0].formula = "SUBSIDY.GRADE()"),
    kind: "formula",
    path: "outcome.items[0].formula",
    zh: "函数 SUBSIDY.GRADE 要 1–2 个参数，给了 0 个",
    en: "SUBSIDY.GRADE takes 1–2 arguments, not 0",
  },
  {
    title: "a formula gives a function too many arguments",
    patch: (r) => (r.outcome.items[0].formula = "SUBSIDY.GRADE(total,reading.seventy,1)"),
    kind: "formula",
    path: "outcome.items[0].formula",
    zh: "给了 3 个",
    en: "not 3",
  },
  {
    title: "a rule names a cell",
    patch: (r) => (criterion(r, 0, 1, 0).rule = "IF(AND($D$9>=3,staff>=1,liaisons>=1),points,0)"),
    kind: "formula",
    path: `${criterionPath(0, 1, 0)}.rule`,
    zh: "“$D$9”是单元格地址",
    en: "“$D$9” is a cell address",
  },
  {
    title: "a rule names a fact that is not there",
    patch: (r) => (criterion(r, 0, 1, 0).rule = "IF(AND(personnel>=3,liaisons>=1),points,0)"),
    kind: "reference",
    path: `${criterionPath(0, 1, 0)}.rule`,
    zh: "公式里的名称 personnel 没有定义。请核对拼写",
    en: "The name personnel in the formula stands for nothing. Check its spelling",
  },
  {
    title: "a rule writes the hyphen of an id without its underscore",
    patch: (r) => (criterion(r, 3, 0, 0).applies = "surveyanswers>0"),
    kind: "reference",
    path: `${criterionPath(3, 0, 0)}.applies`,
    zh: "公式里的名称 surveyanswers 没有定义。是不是 survey_answers？",
    en: "stands for nothing. Is survey_answers meant?",
  },
  {
    title: "a condition names a fact that is not there",
    patch: (r) => (criterion(r, 1, 1, 0).conditions[0].formula = "answers<=graduates"),
    kind: "reference",
    path: `${criterionPath(1, 1, 0)}.conditions[0].formula`,
    zh: "名称 answers 没有定义",
    en: "The name answers in the formula stands for nothing",
  },
  {
    title: "a bonus without a cap uses its points",
    in: "graduate",
    patch: (r) => (criterion(r, 3, 0, 3).rule = "RUBRIC.BONUS(special_fairs,2,points)"),
    kind: "reference",
    path: `${criterionPath(3, 0, 3)}.rule`,
    zh: "公式用了 points，这里没有分值",
    en: "The formula uses points, and there are none here",
  },
  {
    title: "the total is made of itself",
    patch: (r) => (r.outcome.total = "total"),
    kind: "reference",
    path: "outcome.total",
    zh: "名称 total 没有定义",
    en: "The name total in the formula stands for nothing",
  },
  {
    title: "an outcome names a section that is not there",
    patch: (r) => (r.outcome.items[0].formula = "SUBSIDY.GRADE(section.basics,reading.seventy)"),
    kind: "reference",
    path: "outcome.items[0].formula",
    zh: "名称 section.basics 没有定义",
    en: "The name section.basics",
  },
  {
    title: "a column of the roster names a column that is not there",
    patch: (r) => (r.roster.columns[0].value = "RUBRIC.RANK(total,column.totals)"),
    kind: "reference",
    path: "roster.columns[0].value",
    zh: "名称 column.totals 没有定义",
    en: "The name column.totals",
  },
  {
    title: "a list goes by a column that is not there",
    patch: (r) => (r.roster.lists[2].where = 'level="不合格"'),
    kind: "reference",
    path: "roster.lists[2].where",
    zh: "名称 level 没有定义",
    en: "The name level",
  },
  {
    title: "a column of the roster names a setting that is not there",
    in: "ccit",
    patch: (r) => (r.roster.settings = r.roster.settings.slice(1)),
    kind: "reference",
    path: "roster.columns[12].value",
    zh: "名称 setting.placement_benchmark 没有定义",
    en: "The name setting.placement_benchmark",
  },
  {
    title: "a form's formula names a fact that is not there",
    patch: (r) => (r.forms[0].rows[3].cells[1].formula = "fact.students"),
    kind: "reference",
    path: "forms[0].rows[3].cells[1].formula",
    zh: "名称 fact.students 没有定义",
    en: "The name fact.students",
  },
  {
    title: "a place of a form is filled from an outcome that is not there",
    patch: (r) => (r.forms[1].rows[1].cells[1].field = "outcome.level"),
    kind: "reference",
    path: "forms[1].rows[1].cells[1].field",
    zh: "没有 outcome.level",
    en: "There is no outcome.level",
  },
  {
    title: "the default of a reading is none of its options",
    patch: (r) => (r.readings[1].default = "passed"),
    kind: "reading",
    path: "readings[1].default",
    zh: "口径 seventy 的默认答案 passed 不在它的答案中。请改成其中之一：pass、fail。",
    en: "The default passed of the reading seventy is none of its options. Choose one of pass, fail.",
  },
  {
    title: "a rule compares a reading with what is none of its options",
    patch: (r) => {
      const { rule } = criterion(r, 2, 0, 0);
      criterion(r, 2, 0, 0).rule = rule.replace('"literal"', '"strict"');
    },
    kind: "reading",
    path: `${criterionPath(2, 0, 0)}.rule`,
    zh: '口径 zero-activity 没有答案 "strict"。可用的答案：none、literal。',
    en: 'The reading zero-activity has no option "strict". Its options: none, literal.',
  },
  {
    title: "a function does not know an option of the reading that it is given",
    patch: (r) => r.readings[1].options.push({ ...r.readings[1].options[0], id: "discretion" }),
    kind: "reading",
    path: "outcome.items[0].formula",
    zh: "函数 SUBSIDY.GRADE 不认识口径 seventy 的答案 discretion。它认识：pass、fail。",
    en: "SUBSIDY.GRADE does not know the options discretion of the reading seventy. It knows pass, fail.",
  },
  {
    title: "a reading stands where a function asks for a number",
    patch: (r) => (r.outcome.items[2].formula = "SUBSIDY.NEXT(reading.band_gap)"),
    kind: "reading",
    path: "outcome.items[2].formula",
    zh: "这个参数不是口径",
    en: "This argument is no reading",
  },
  {
    title: "a reading changes nothing",
    patch: (r) => (r.outcome.items[0].formula = "SUBSIDY.GRADE(total)"),
    kind: "reading",
    path: "readings[1]",
    zh: "口径 seventy 没有用在任何公式里，改变它不起作用。请在公式里写 reading.seventy",
    en: "No formula uses the reading seventy: choosing would change nothing.",
  },
  {
    title: "a score of section four goes by a stage that is not there",
    patch: (r) => (r.table.columns[7].stage = "final"),
    kind: "reference",
    path: "table.columns[7].stage",
    zh: "得分列“考评”的阶段 final 不在 stages 中",
    en: "The stage final of the score column “考评” is not in stages",
  },
  {
    title: "a label column has a stage",
    patch: (r) => (r.table.columns[0].stage = "self"),
    kind: "reference",
    path: "table.columns[0].stage",
    zh: "列“序号”不是得分列，不能有 stage",
    en: "The column “序号” is no score column and has no stage",
  },
  {
    title: "a stage has no column",
    patch: (r) => r.stages.push({ id: "final", name: { zh: "终评", en: "Final" } }),
    kind: "table",
    path: "stages[2]",
    zh: "阶段“终评”有 0 个得分列，应有 1 个",
    en: "The stage “Final” has 0 score columns, not one",
  },
  {
    title: "columns under one header stand apart",
    patch: (r) => r.table.columns.push(r.table.columns.splice(7, 1)[0]),
    kind: "table",
    path: "table.columns[8].group",
    zh: "表头“指标得分”下的各列应相邻",
    en: "The columns under “指标得分” must stand side by side",
  },
  {
    title: "a score column has no header to be found by",
    in: "graduate",
    patch: (r) => (r.table.columns[5].header = ""),
    kind: "table",
    path: "table.columns[5].header",
    zh: "得分列和分值列要有表头",
    en: "Score and points columns need a header",
  },
  {
    title: "the caption of the sum covers the scores",
    patch: (r) => (r.table.totalRow.span = 7),
    kind: "table",
    path: "table.totalRow.span",
    zh: "合计的文字占 7 列，得分列从第 7 列开始。请改成至多 6。",
    en: "The caption takes 7 columns, the scores begin at column 7. Make it 6 at most.",
  },
  {
    title: "the title has a place that nothing fills",
    patch: (r) => (r.table.title = "绩效评价表（{term}学期）"),
    kind: "table",
    path: "table.title",
    zh: "标题里的 {term} 不认识，只能用 {year}",
    en: "{term} is not known in a title, only {year} is",
  },
  {
    title: "a wording stands in a column that is not there",
    patch: (r) => (criterion(r, 0, 0, 0).cells.remark = "备注"),
    kind: "reference",
    path: `${criterionPath(0, 0, 0)}.cells.remark`,
    zh: "remark 不是评分表的标签列。可用的列：number、section",
    en: "remark is no label column of the table. There are: number, section",
  },
  {
    title: "a wording stands in a score column",
    in: "graduate",
    patch: (r) => (criterion(r, 3, 0, 0).cells.self = "/"),
    kind: "reference",
    path: `${criterionPath(3, 0, 0)}.cells.self`,
    zh: "self 不是评分表的标签列",
    en: "self is no label column",
  },
  {
    title: "a section gives the points of its rows",
    in: "graduate",
    patch: (r) => (r.sections[3].cells.points = "/"),
    kind: "reference",
    path: "sections[3].cells.points",
    zh: "points 不是评分表的标签列",
    en: "points is no label column",
  },
  {
    title: "a column is worded on two levels of one row",
    patch: (r) => (criterion(r, 1, 0, 0).cells.evidence = "证明"),
    kind: "table",
    path: `${criterionPath(1, 0, 0)}.cells`,
    zh: "列 evidence 在同一行写了 2 次",
    en: "The column evidence is worded 2 times for this row",
  },
  {
    title: "the first column of a row has no wording",
    in: "graduate",
    patch: (r) => (r.sections[4].cells = {}),
    kind: "table",
    path: `${criterionPath(4, 0, 0)}.cells`,
    zh: "最左边的列 section 没有文字，也没有可以合并的左边列",
    en: "The first column section has no wording and nothing to merge with",
  },
  {
    title: "a bonus stands before a scored section",
    in: "graduate",
    patch: (r) => r.sections.splice(2, 0, r.sections.splice(3, 1)[0]),
    kind: "table",
    path: "sections[3]",
    zh: "一级指标“工作成效”的位置不对：先计分的，再加分，再一票否决",
    en: "The section “Results” is out of order: scored, then bonus, then veto",
  },
  {
    title: "a scorecard has no table",
    patch: (r) => delete r.table,
    kind: "table",
    path: "table",
    zh: "评分表没有版式（table）或指标（sections）",
    en: "A scorecard needs a table and sections",
  },
  {
    title: "a roster has sections",
    patch: (r) => (r.kind = "roster"),
    kind: "table",
    path: "kind",
    zh: "kind 是 roster，却有评分表",
    en: "kind is roster, yet there is a table",
  },
  {
    title: "a choice has nothing to choose from",
    patch: (r) => (r.facts[0].type = "choice"),
    kind: "fact",
    path: "facts[0].choices",
    zh: "只有 choice 类型有 choices，而且必须有",
    en: "the type choice, and no other, has choices",
  },
  {
    title: "a flag has a largest value",
    patch: (r) => (r.facts[0].max = 1),
    kind: "fact",
    path: "facts[0]",
    zh: "不是数，不能有 members、min、max",
    en: "is no number and has no members, min or max",
  },
  {
    title: "the smallest value is above the largest",
    patch: (r) => (r.facts.find((f: any) => f.id === "graduates").max = 0),
    kind: "fact",
    path: "facts[12].min",
    zh: "“当年度毕业生总数”的最小值 1 大于最大值 0",
    en: "min 1 is above max 0",
  },
  {
    title: "a fact stands under a section that is not there",
    patch: (r) => (r.facts[0].section = "basics"),
    kind: "reference",
    path: "facts[0].section",
    zh: "没有标识为 basics 的一级指标",
    en: "There is no section basics",
  },
  {
    title: "a scored criterion is a flag",
    in: "graduate",
    patch: (r) => (criterion(r, 0, 0, 0).rule = "flag"),
    kind: "rule",
    path: `${criterionPath(0, 0, 0)}.rule`,
    zh: "“总体目标”：一票否决的规则是 flag，其他项不能是 flag",
    en: "“Overall goal”: the rule of a veto is flag, and of nothing else",
  },
  {
    title: "a veto is judged",
    in: "graduate",
    patch: (r) => (criterion(r, 4, 0, 0).rule = "judged"),
    kind: "rule",
    path: `${criterionPath(4, 0, 0)}.rule`,
    zh: "一票否决的规则是 flag",
    en: "the rule of a veto is flag",
  },
  {
    title: "a veto has a condition of applying",
    in: "graduate",
    patch: (r) => (criterion(r, 4, 0, 0).applies = "papers>0"),
    kind: "rule",
    path: `${criterionPath(4, 0, 0)}.applies`,
    zh: "一票否决没有适用条件",
    en: "a veto always applies",
  },
  {
    title: "a scored criterion has no points",
    in: "graduate",
    patch: (r) => delete criterion(r, 0, 0, 0).points,
    kind: "rule",
    path: `${criterionPath(0, 0, 0)}.points`,
    zh: "“总体目标”没有分值",
    en: "“Overall goal” has no points",
  },
  {
    title: "a judged criterion says what happens without its rule",
    in: "graduate",
    patch: (r) => (criterion(r, 0, 0, 0).otherwise = "judged"),
    kind: "rule",
    path: `${criterionPath(0, 0, 0)}.otherwise`,
    zh: "otherwise 只用于有公式、有分值的项",
    en: "otherwise goes with a formula and points",
  },
  {
    title: "a criterion belongs to a category that is not there",
    in: "medicine",
    patch: (r) => (r.categories = r.categories.slice(0, 1)),
    kind: "reference",
    path: `${criterionPath(1, 0, 1)}.category`,
    zh: "没有标识为 growth 的类别",
    en: "There is no category growth",
  },
  {
    title: "a day is none of the calendar",
    patch: (r) => (r.validity.until = "2024-02-30"),
    kind: "date",
    path: "validity.until",
    zh: "2024-02-30 不是日期",
    en: "2024-02-30 is no date",
  },
  {
    title: "the rubric ends before it begins",
    patch: (r) => (r.validity.from = "2025-01-01"),
    kind: "date",
    path: "validity.from",
    zh: "开始日期 2025-01-01 在截止日期 2024-12-31 之后",
    en: "The first day 2025-01-01 is after the last day 2024-12-31",
  },
  {
    title: "the roster is ordered by a column that is not there",
    patch: (r) => (r.roster.sortBy = "place"),
    kind: "reference",
    path: "roster.sortBy",
    zh: "汇总表没有列 place。可用的列：rank、unit",
    en: "The roster has no column place. There are: rank, unit",
  },
  {
    title: "a list shows a column that is not there",
    patch: (r) => r.roster.lists[0].columns.push("level"),
    kind: "reference",
    path: "roster.lists[0].columns[3]",
    zh: "汇总表没有列 level",
    en: "The roster has no column level",
  },
  {
    title: "a sum is of a column that is not there",
    patch: (r) => (r.roster.sums[0].column = "money"),
    kind: "reference",
    path: "roster.sums[0].column",
    zh: "汇总表没有列 money",
    en: "The roster has no column money",
  },
  {
    title: "a sum is of text",
    patch: (r) => (r.roster.sums[0].column = "grade"),
    kind: "roster",
    path: "roster.sums[0].column",
    zh: "列 grade 的类型是 text，不能求和",
    en: "The column grade is of type text and has no sum",
  },
  {
    title: "a column shows a score that a scorecard does not have",
    patch: (r) => (r.roster.columns[8].value = "outcome.level"),
    kind: "roster",
    path: "roster.columns[8].value",
    zh: "评分表的结果里没有 outcome.level。可用：total、vetoed、stage、complete、section.foundation",
    en: "a scorecard has no outcome.level. There are: total, vetoed, stage, complete, section.foundation",
  },
  {
    title: "a column shows a fact that is not there",
    in: "ccit",
    patch: (r) => (r.roster.columns[1].value = "students"),
    kind: "roster",
    path: "roster.columns[1].value",
    zh: "没有标识为 students 的单行基础数据",
    en: "there is no fact students of one line",
  },
  {
    title: "a formula column has no formula",
    patch: (r) => delete r.roster.columns[0].value,
    kind: "roster",
    path: "roster.columns[0].value",
    zh: "列“名次”：缺少公式",
    en: "Column “名次”: its formula is missing",
  },
  {
    title: "a column of unit names has a value",
    patch: (r) => (r.roster.columns[1].value = "unit"),
    kind: "roster",
    path: "roster.columns[1].value",
    zh: "单位名称列没有 value",
    en: "a column of unit names has no value",
  },
  {
    title: "no column says whose row it is",
    patch: (r) => r.roster.columns.splice(1, 1) && r.roster.lists.splice(0),
    kind: "roster",
    path: "roster.columns",
    zh: "单位名称列有 0 个，应有 1 个",
    en: "There are 0 columns of unit names, not one",
  },
  {
    title: "a column shows groups where there are none",
    in: "medicine",
    patch: (r) => delete r.roster.groups,
    kind: "roster",
    path: "roster.columns[0].value",
    zh: "汇总表没有分组",
    en: "the roster has no groups",
  },
  {
    title: "a column shows of a group what it does not have",
    in: "medicine",
    patch: (r) => (r.roster.columns[6].value = "size"),
    kind: "roster",
    path: "roster.columns[6].value",
    zh: "不认识 size。不写 value 为组名，写 quota 为名额。",
    en: "size is not known",
  },
  {
    title: "a unit belongs to two groups",
    in: "medicine",
    patch: (r) => r.roster.groups[1].units.push(r.roster.groups[0].units[0]),
    kind: "roster",
    path: "roster.groups[1].units[6]",
    zh: "出现两次。一个单位只属于一组。",
    en: "stands twice. A unit belongs to one group.",
  },
  {
    title: "columns of the roster need each other",
    in: "ccit",
    patch: (r) => (r.roster.columns[10].value = "AND(classes>0,classes<=2,retention_rate>=0)"),
    kind: "roster",
    path: "roster.columns[10].value",
    zh: "的公式绕回到它自己",
    en: "comes back to itself",
  },
  {
    title: "a cell of a form leaves its columns",
    patch: (r) => (r.forms[0].rows[1].cells[1].columnSpan = 5),
    kind: "form",
    path: "forms[0].rows[1].cells[1]",
    zh: "这个格子超出表格的列。请减小 columnSpan。",
    en: "This cell leaves the columns of the form. Make columnSpan smaller.",
  },
  {
    title: "a cell of a form leaves its rows",
    patch: (r) => (r.forms[1].rows[5].cells[0].rowSpan = 2),
    kind: "form",
    path: "forms[1].rows[5].cells[0]",
    zh: "这个格子超出表格的行。请减小 rowSpan。",
    en: "This cell leaves the rows of the form. Make rowSpan smaller.",
  },
  {
    title: "a cell of a form overlaps one from above",
    patch: (r) =>
      (r.forms[1].rows[0].cells[1].rowSpan = 2) && (r.forms[1].rows[1].cells[0].columnSpan = 2),
    kind: "form",
    path: "forms[1].rows[1].cells[0]",
    zh: "这个格子与上面合并下来的格子重叠",
    en: "This cell overlaps one that comes down from above",
  },
  {
    title: "a row of a form has a hole",
    patch: (r) => r.forms[1].rows[2].cells.pop(),
    kind: "form",
    path: "forms[1].rows[2]",
    zh: "这一行只占 3 列，表格有 4 列。请补上格子",
    en: "This row takes 3 columns of 4. Add cells",
  },
];

describe("a rubric file with a mistake", () => {
  test.each([...SHAPES, ...SENSE])(
    "$title",
    ({ in: name = "weihai", patch, kind, path, zh, en }) => {
      const problems = problemsOf(name, patch);
      const found = problems.find((problem) => problem.kind === kind && problem.path === path);
      expect(problems.map((problem) => [problem.kind, problem.path])).toContainEqual([kind, path]);
      expect(found?.file).toBe("mine.json");
      expect(describeProblem(found!, "zh")).toContain(`mine.json › ${path}：`);
      expect(describeProblem(found!, "zh")).toContain(zh);
      expect(describeProblem(found!, "en")).toContain(en);
    },
  );

  test("every problem of one kind of check is listed at once", () => {
    const problems = problemsOf("weihai", (r) => {
      r.sections[0].points = 99;
      r.roster.sortBy = "place";
      r.forms[1].rows[2].cells.pop();
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "sections[0].points",
      "roster.sortBy",
      "forms[1].rows[2]",
    ]);
  });

  test("a fault inside is not reported as an unknown property as well", () => {
    const problems = problemsOf("weihai", (r) => (r.sections[0].subsections[0].points = "40"));
    expect(problems.map(({ path }) => path)).toEqual(["sections[0].subsections[0].points"]);
  });

  test("the list ends somewhere", () => {
    const problems = problemsOf("weihai", (r) => {
      for (let n = 0; n < 250; n++) r[`x${n}`] = n;
    });
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message.zh).toBe("另有 150 处问题没有列出。");
  });
});

describe("a file that is no rubric", () => {
  const first = (content: string) => {
    const { problems } = parseRubric(content, "mine.json");
    expect(problems).toHaveLength(1);
    return problems![0]!;
  };

  test.each([
    ["full-width quotes", '{\n  "id": "mine",\n  "name": “考核”\n}', 3, 11, "“考核”"],
    ["a full-width comma", '{"id": "mine"，"name": 1}', 1, 14, '，"name": 1'],
    ["a comma too many", '{"id": "mine",}', 1, 15, "}"],
    ["a comma too few", '{"id": 1\n"name": 2}', 2, 1, '"name": 2}'],
    ["a key without quotes", "{id: 1}", 1, 2, "id: 1}"],
    ["a bracket of the other kind", '{"readings": [}', 1, 15, "}"],
    ["an unclosed text", '{"id": "mine\n}', 1, 8, '"mine'],
    ["a number with a leading zero", '{"points": 05}', 1, 13, "5}"],
    ["something after the end", "{} 完", 1, 4, "完"],
  ])("is no valid JSON because of %s", (_, content, line, character, rest) => {
    const problem = first(content);
    expect(problem.kind).toBe("json");
    expect(problem.message).toEqual({
      zh: `不是有效的 JSON：第 ${line} 行第 ${character} 个字符“${rest}”。`,
      en: `This is no valid JSON: line ${line}, character ${character}, “${rest}”.`,
    });
    expect(problem.advice.zh).toContain("是否为半角");
  });

  test.each(['{"id": "mine"', '{"id":', "[1, [2, 3", ""])("ends too early: %j", (content) => {
    expect(first(content).message.zh).toBe("不是有效的 JSON：内容不完整。");
  });

  test("is too large", () => {
    expect(first(" ".repeat(1_000_001)).message.zh).toBe("文件有 1000001 个字符，超过 1000000。");
    expect(first(" ".repeat(1_000_000)).kind).toBe("json");
  });

  test.each(["null", "3", '"考核"', "[]", "true"])("holds %s", (content) => {
    expect(first(content).message.zh).toContain("应为花括号 { } 中的一组内容");
  });

  test("tries to reach the prototype of objects", () => {
    const content = TEXTS.weihai.replace(
      '"errata": [',
      '"__proto__": {"kind": "roster"}, "errata": [',
    );
    expect(parseRubric(content, "mine.json").problems?.map(({ path }) => path)).toEqual([
      "__proto__",
    ]);
    expect(({} as Record<string, unknown>)["kind"]).toBeUndefined();
  });

  test("is nested without end", () => {
    const deep = "[".repeat(400_000) + "]".repeat(400_000);
    expect(["json", "shape"]).toContain(first(deep).kind);
  });
});

describe("a sound file", () => {
  test.each(Object.entries(TEXTS))("%s is read", (_, content) => {
    expect(parseRubric(content, "mine.json").problems).toBeUndefined();
  });

  test("may begin with a byte order mark", () => {
    expect(parseRubric(`\uFEFF${TEXTS.imnu}`, "mine.json").rubric?.id).toBe("imnu");
  });

  test("is exported as it was, to the letter", () => {
    const mine = `\uFEFF${TEXTS.imnu.replaceAll("\n", "\r\n").replace("  ", "\t")}`;
    expect(exportRubric(parseRubric(mine, "mine.json").rubric!)).toBe(mine);
  });
});

test("several files are checked at once", () => {
  const problems = checkFiles({ "good.json": TEXTS.imnu, "bad.json": "{" });
  expect(problems.map(({ file, kind }) => [file, kind])).toEqual([["bad.json", "json"]]);
});
