/** The formulas of the result sheet's figures. */
import { formulaName } from "../rubric/model";
import { compile } from "../scoring/formulas";
import { unknownName } from "../scoring/names";
import { boundItems } from "../scoring/outcome";
import { ruleNeeds } from "../scoring/rule-facts";
import { columnReferences, rangeReference, reference, type CellRef } from "./address";
import { inputCell, pointsCell, scoreCell, type CardLayout, type CriterionRow } from "./layout";
import { resultCell, resultColumns, type ResultLayout, type ResultRow } from "./result-layout";
import { cellNaming, factReference, fillGuard, NOT_APPLICABLE } from "./rule-formula";

/** The figure under one stage, without `=`; null where it stands under 计入结果 only. */
export function figureFormula(
  layout: CardLayout,
  results: ResultLayout,
  line: ResultRow,
  stage: string,
): string | null {
  const { rubric, scorecard } = layout;
  const places = scorecard.criteria;
  const at = (key: string) => reference(resultCell(results, key, stage), results.sheet);
  const scores = (some: readonly CriterionRow[]) =>
    columnReferences(
      some.map(({ row }) => scoreCell(layout, stage, row)),
      results.sheet,
    );
  const sum = (some: readonly CriterionRow[]) => (some.length === 0 ? "0" : `SUM(${scores(some)})`);
  switch (line.type) {
    case "section":
      return sum(
        places.filter(({ section, kind }) => section === line.section && kind === section.kind),
      );
    case "category":
      return sum(places.filter(({ criterion }) => criterion.category === line.id));
    case "base":
      return baseFormula(results, stage);
    case "bonus":
      return sum(places.filter(({ kind }) => kind === "bonus"));
    case "missing":
      return missingFormula(layout, results, stage);
    case "over":
      return overFormula(layout, results, stage);
    case "veto":
      return vetoFormula(layout, results, stage);
    case "total":
      return compileOutcome(layout, results, rubric.outcome.total, stage);
    case "shown":
      return shownFormula(layout, results, stage);
    case "item":
      return `IF(${mayBeTold(results, stage)},${compileOutcome(layout, results, line.item.formula, stage)},"")`;
    case "counted":
      return `IF(${at("missing")}=0,"填写完整","尚未填完")`;
  }
}

function baseFormula(results: ResultLayout, stage: string): string {
  const scored = results.rows.filter(
    (line) => line.type === "section" && line.section.kind === "scored",
  );
  const cells = scored.map(({ key }) => resultCell(results, key, stage));
  const weighted = scored.some(
    (line) => line.type === "section" && line.section.weight !== undefined,
  );
  if (!weighted) return `SUM(${columnReferences(cells, results.sheet)})`;
  const { points } = resultColumns(results.rubric);
  const weights = cells.map((cell) => ({ ...cell, column: points }));
  return `RUBRIC.WEIGHTED(${blockOf(cells, results.sheet)},${blockOf(weights, results.sheet)})`;
}

function blockOf(cells: readonly CellRef[], sheet: string): string {
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last) throw new Error("A block of no cells");
  return rangeReference(first, last, sheet);
}

/** Scored rows that hold neither a number nor 不适用, and bonuses whose facts are filled in part. */
function missingFormula(layout: CardLayout, results: ResultLayout, stage: string): string {
  const { rubric, scorecard } = layout;
  const scored = scorecard.criteria.filter(({ kind }) => kind === "scored");
  const cells = scored.map(({ row }) => scoreCell(layout, stage, row));
  const mayNotApply = scored.filter(({ criterion }) => criterion.applies !== undefined);
  const notApplicable = mayNotApply.map(
    ({ row }) =>
      `-COUNTIF(${reference(scoreCell(layout, stage, row), results.sheet)},"${NOT_APPLICABLE}")`,
  );
  const index = rubric.stages.findIndex(({ id }) => id === stage);
  const begun = scorecard.criteria
    .filter(({ kind, criterion }) => kind === "bonus" && criterion.rule !== "judged")
    .flatMap((place) => {
      const { needs, deciding } = ruleNeeds(
        rubric,
        place.criterion,
        place.kind,
        layout.info.readings,
      );
      if (needs.length < 2) return [];
      const naming = {
        ...cellNaming(layout, place, index),
        ...factNaming(layout, stage, results.sheet),
      };
      const own = deciding.flatMap(({ keys }) => keys.map(naming.input)).join(",");
      const score = reference(scoreCell(layout, stage, place.row), results.sheet);
      return [`+IF(AND(COUNT(${own})>0,${fillGuard(needs, naming)},COUNT(${score})=0),1,0)`];
    });
  return `${scored.length}-COUNT(${columnReferences(cells, results.sheet)})${notApplicable.join("")}${begun.join("")}`;
}

function factNaming(layout: CardLayout, stage: string, sheet: string) {
  const input = (key: string) => inputCell(layout, stage, key);
  return {
    input: (key: string) => reference(input(key), sheet),
    inputs: (first: string, last: string) => rangeReference(input(first), input(last), sheet),
  };
}

/** Scores outside 0 … points. Data validation refuses them when typed; pasted ones come to light here. */
function overFormula(layout: CardLayout, results: ResultLayout, stage: string): string {
  const terms = layout.scorecard.criteria
    .filter(({ kind }) => kind !== "veto")
    .map((place) => {
      const score = reference(scoreCell(layout, stage, place.row), results.sheet);
      const cell = pointsCell(layout, place);
      const points = cell ? reference(cell, results.sheet) : place.criterion.points;
      return { score, points, place };
    });
  const runs: { first: (typeof terms)[number]; last: (typeof terms)[number] }[] = [];
  for (const term of terms) {
    const run = runs.at(-1);
    const goesOn =
      run &&
      typeof term.points === "string" &&
      typeof run.last.points === "string" &&
      run.last.place.row + 1 === term.place.row;
    if (run && goesOn) run.last = term;
    else runs.push({ first: term, last: term });
  }
  return runs
    .map(({ first, last }) => {
      const scores = span(first.score, last.score);
      const above =
        first.points === undefined
          ? ""
          : `+(${scores}>${span(String(first.points), String(last.points))})`;
      return `SUMPRODUCT(ISNUMBER(${scores})*((${scores}<0)${above}))`;
    })
    .join("+");
}

/** `评分表!F5` and `评分表!F9` → `评分表!F5:F9`. */
function span(first: string, last: string): string {
  return first === last ? first : `${first}:${last.slice(last.lastIndexOf("!") + 1)}`;
}

function vetoFormula(layout: CardLayout, results: ResultLayout, stage: string): string {
  const flags = layout.scorecard.criteria.filter(({ kind }) => kind === "veto");
  const ranges = columnReferences(
    flags.map(({ row }) => scoreCell(layout, stage, row)),
    results.sheet,
  ).split(",");
  const calls = ranges.map((range) => `RUBRIC.VETO(${range})`);
  return `IF(${calls.length === 1 ? calls[0] : `OR(${calls.join(",")})`},"是","否")`;
}

/**
 * Nothing before the first score; then at most two decimals, half up, cut where rounding would carry the total over a
 * bound of the outcome.
 */
function shownFormula(layout: CardLayout, results: ResultLayout, stage: string): string {
  const total = reference(resultCell(results, "total", stage), results.sheet);
  const rounded = `ROUND(${total},2)`;
  const scored = layout.scorecard.criteria
    .filter(({ kind }) => kind !== "veto")
    .map(({ row }) => scoreCell(layout, stage, row));
  const same = boundItems(layout.rubric, layout.info.readings).map((item) => {
    const exact = compileOutcome(layout, results, item.formula, stage);
    const shown = compileOutcome(layout, results, item.formula, stage, rounded);
    return `${shown}=${exact}`;
  });
  const none = `COUNT(${columnReferences(scored, results.sheet)})=0`;
  if (same.length === 0) return `IF(${none},"",${rounded})`;
  const all = same.length === 1 ? same[0] : `AND(${same.join(",")})`;
  return `IF(${none},"",IF(${all},${rounded},ROUNDDOWN(${total},2)))`;
}

function mayBeTold(results: ResultLayout, stage: string): string {
  const at = (key: string) => reference(resultCell(results, key, stage), results.sheet);
  const complete = `${at("missing")}=0`;
  const vetoes = results.rows.some(({ type }) => type === "veto");
  return vetoes ? `OR(${complete},${at("veto")}="是")` : complete;
}

function compileOutcome(
  layout: CardLayout,
  results: ResultLayout,
  formula: string,
  stage: string,
  total?: string,
): string {
  const { rubric, info } = layout;
  const at = (key: string) => reference(resultCell(results, key, stage), results.sheet);
  const naming = {
    ...factNaming(layout, stage, results.sheet),
    points: () => "",
    before: () => "",
  };
  const has = (type: ResultRow["type"]) => results.rows.some((line) => line.type === type);
  return compile(formula, info.readings, (name) => {
    if (name === "total") return total ?? at("total");
    if (name === "base") return at("base");
    if (name === "bonus") return has("bonus") ? at("bonus") : "0";
    if (name === "vetoed") return has("veto") ? `(${at("veto")}="是")` : "FALSE";
    if (name === "complete") return `(${at("missing")}=0)`;
    for (const line of results.rows) if (outcomeName(line) === name) return at(line.key);
    const found = factReference(rubric, name, naming);
    if (found === null) throw unknownName(rubric, name);
    return found;
  });
}

function outcomeName(line: ResultRow): string | null {
  if (line.type === "section") return `section.${formulaName(line.section.id)}`;
  if (line.type === "category") return `category.${formulaName(line.id)}`;
  return line.type === "item" ? `outcome.${formulaName(line.item.id)}` : null;
}

/** The last complete stage's figure. */
export function countedFormula(results: ResultLayout, line: ResultRow): string {
  const stages = results.rubric.stages;
  const at = (key: string, stage: string) =>
    reference(resultCell(results, key, stage), results.sheet);
  const none = line.type === "counted" ? '"各阶段都未填完"' : '""';
  return stages.reduce((before, { id, name }) => {
    const value = line.type === "counted" ? `"${name.zh}"` : at(line.key, id);
    return `IF(${at("missing", id)}=0,${value},${before})`;
  }, none);
}
