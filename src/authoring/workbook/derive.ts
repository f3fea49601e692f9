/** What a 底稿 need not say: columns, stages, result and roster follow from the table. */
import type { PrintedColumn } from "../table/printed-header";
import { isColumn } from "./table-reader";
import type { Fields, FlatRubric } from "./flat";
import type { Identifiers } from "./identifiers";

/** The columns of the printed table; what 版式 says of a column is taken over. */
export function columnsOf(
  printed: readonly PrintedColumn[],
  layout: readonly Fields[],
  stages: readonly Fields[],
  ids: Identifiers,
): Fields[] {
  const left = [...layout];
  return printed.map((column) => {
    const at = left.findIndex((each) => isColumn(each, column));
    const [said] = at < 0 ? [] : left.splice(at, 1);
    if (said) {
      const { use, ...known } = said;
      const isWords = !["points", "score", "sectionScore", "weighted"].includes(String(use));
      return { header: "", ...known, role: isWords ? "label" : use };
    }
    const { header, group, role, stage } = column;
    const of = stages.find(({ name }) => (name as Fields).zh === stage);
    return {
      id: ids.make("table", `${group?.header ?? ""} ${header}`),
      header,
      role: role === "score" && of ? "score" : role === "points" ? "points" : "label",
      ...(role === "score" && of ? { stage: of.id } : {}),
      ...(group
        ? { group: { id: ids.make("group", `${group.header} ${group.at}`), header: group.header } }
        : {}),
      width: WIDTHS[role] ?? 12,
      ...(role === "criterion" || role === "standard" ? { align: "left" } : { align: "center" }),
    };
  });
}

const WIDTHS: Partial<Record<PrintedColumn["role"], number>> = {
  criterion: 36,
  standard: 44,
  points: 7,
  weight: 7,
  score: 9,
};

/** A stage for each score column, in their order; 自评 where the table has none. */
export function stagesOf(printed: readonly PrintedColumn[], ids: Identifiers): Fields[] {
  const names = printed.flatMap(({ stage }) => stage ?? []);
  return [...new Set(names.length > 0 ? names : ["自评"])].map((name) => ({
    id: ids.make("stage", name),
    name: { zh: name },
  }));
}

/** A score column for each stage that has none. */
export function withScores(
  columns: Fields[],
  stages: readonly Fields[],
  ids: Identifiers,
): Fields[] {
  const lacking = stages.filter(({ id }) => !columns.some(({ stage }) => stage === id));
  const added = lacking.map(({ id, name }) => {
    const header = `${String((name as Fields).zh)}分`;
    const made = ids.make("table", header);
    return { id: made, header, role: "score", stage: id, width: 9, align: "center" };
  });
  return [...columns, ...added];
}

/** The categories that the criteria name, where 设置 lists none. */
export function categoriesOf(criteria: readonly Fields[], ids: Identifiers): Fields[] {
  const names = criteria.flatMap(({ category }) => (typeof category === "string" ? category : []));
  return [...new Set(names)].map((name) => ({ id: ids.make("category", name), name }));
}

/** What a rubric's file has to have, where the sheets say nothing of it; what it may leave out the rubric's reader fills in. */
export function fillIn(flat: FlatRubric, ids: Identifiers): void {
  const name = (flat.name as Fields | undefined)?.zh ?? "";
  const source = (flat.source ??= {}) as Fields;
  source.document ??= name;
  source.citation ??=
    source.document === ""
      ? ""
      : `依据《${String(source.document).replace(/^《|》$/g, "")}》评分。`;
  flat.summary ??= { zh: name };
  flat.kind ??= flat.criteria.length > 0 ? "scorecard" : "roster";
  flat.version ??= "1.0.0";
  for (const list of ["errata", "readings", "forms"]) flat[list] ??= [];
  flat.id ??= ids.make("rubric", String(name));
  flat.facts ??= [];
  for (const fact of flat.facts as Fields[]) fact.type ??= typeOf(fact);
  for (const reading of flat.readings as Fields[]) completeReading(reading);
  for (const { assessors } of (flat.stages ?? []) as Fields[]) completeAssessors(assessors);
  const outcome = (flat.outcome ??= {}) as Fields;
  const takes = [...flat.sections, ...flat.criteria].some(({ kind }) => kind === "minus");
  outcome.items ??= [];
  outcome.total ??= takes ? "base+bonus+minus" : "base+bonus";
  const lowers = flat.criteria.some(({ consequence }) => consequence !== undefined);
  for (const item of outcome.items as Fields[]) fromLevels(item, lowers);
  for (const slip of flat.errata as Fields[]) slip.meant ??= "";
  const { columns = [], groups = [] } = (flat.roster ?? {}) as Record<string, Fields[]>;
  for (const { levels = [] } of columns) (levels as Fields[]).forEach(completeLevel);
  for (const group of groups) group.units ??= [];
}

const typeOf = ({ choices, formula }: Fields) =>
  choices !== undefined ? "choice" : formula !== undefined ? "number" : "count";

function completeReading(reading: Fields): void {
  reading.question ??= { zh: reading.called };
  reading.clause ??= reading.called;
  reading.quote ??= "";
  for (const option of (reading.options ?? []) as Fields[])
    option.effect ??= { ...(option.label as Fields) };
}

/** Who says how many scores are dropped means that some are. */
function completeAssessors(assessors: unknown): void {
  const said = assessors as Fields | undefined;
  if (said) said.combine ??= said.trim === undefined ? "mean" : "trimmed";
}

function completeLevel(level: Fields): void {
  level.consequence ??= "";
  level.tone ??= "neutral";
}

/** 优秀 from 90, 合格 from 60, 不合格: a result whose formula follows from where its levels begin. */
function fromLevels(item: Fields, lowers: boolean): void {
  const levels = (item.levels ?? []) as Fields[];
  if (levels.some(({ atLeast }) => atLeast !== undefined)) {
    const rising = risingOf(levels);
    item.formula ??= bandFormula(rising);
    if (lowers) item.ladder ??= rising.map(({ value }) => value);
  }
  for (const level of levels) {
    delete level.atLeast;
    completeLevel(level);
  }
  item.type ??= "text";
  item.clause ??= String((item.label as Fields).zh);
}

const risingOf = (levels: readonly Fields[]) =>
  [...levels].sort((a, b) => Number(a.atLeast ?? 0) - Number(b.atLeast ?? 0));

function bandFormula(rising: readonly Fields[]): string {
  const bounds = rising.map(({ atLeast }) => String(Number(atLeast ?? 0))).join(",");
  const values = rising.map(({ value }) => `"${String(value).replace(/"/g, '""')}"`).join(",");
  return `RUBRIC.BAND(total,{${bounds}},{${values}})`;
}
