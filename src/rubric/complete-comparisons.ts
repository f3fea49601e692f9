/** What comparisons need beside the rules that name them: their figures on a card, and their columns in the roster. */
import {
  comparisonFormula,
  comparisonKey,
  comparisonsIn,
  comparisonText,
  mayCompare,
  RANK,
  type Comparison,
} from "./comparisons";
import { treeOf } from "../formula/parse";
import { disqualifies } from "./demotions";
import { criteriaOf, factNames, formulaName, type PlacedCriterion } from "./model";
import { COMPARISON, comparisonWith, MADE, PEERS_VETOED, peersVetoed } from "./peer-readings";
import { comparedFacts, formulasOf, namedFormula, tryFormula, type ComparedFact } from "./rules";
import type { Fact, Reading, RosterColumn, Rubric, Text } from "./types";

/** The rubric with all that its comparisons need; what a former rule needed is gone. */
export function withComparisons(rubric: Rubric): Rubric {
  if (rubric.kind === "roster") return rubric;
  const facts = withFigures(rubric);
  const whole = facts === rubric.facts ? rubric : { ...rubric, facts };
  const compared = [...comparedFacts(whole).values()];
  if (compared.length === 0 && !rubric.roster.columns.some(isMade)) return whole;
  const readings = [...whole.readings, ...askedOf(whole, compared)];
  const asked = { ...whole, readings };
  const columns = rosterColumns(asked, compared);
  return { ...asked, roster: { ...whole.roster, columns } };
}

const isMade = ({ id }: { id: string }) => id.startsWith(MADE);

/** The facts with a figure for each comparison that has none. */
function withFigures(rubric: Rubric): Fact[] {
  const used = usedComparisons(rubric);
  const known = comparedFacts(rubric);
  const isStale = (fact: Fact) =>
    isMade(fact) && [...known].some(([key, each]) => each.fact === fact && !used.has(key));
  const lacking = [...used].filter(([key]) => !known.has(key)).map(([, each]) => each);
  if (lacking.length === 0 && !rubric.facts.some(isStale)) return rubric.facts;
  const made = lacking.flatMap((each) => figureOf(rubric, each) ?? []);
  return [...rubric.facts.filter((fact) => !isStale(fact)), ...made];
}

/** What the rules and derived facts of a rubric compare, each once. */
function usedComparisons(rubric: Rubric): Map<string, Comparison> {
  const found = formulasOf(rubric).flatMap(({ text, use }) =>
    (use.in === "fact" || use.in === "criterion") && mayCompare(text) && !tryFormula(text).error
      ? comparisonsIn(treeOf(namedFormula(rubric, text)))
      : [],
  );
  return new Map(found.map((each) => [comparisonKey(each), each]));
}

/** A comparison as a fact: `“落实率”各单位最高`. Undefined where no single number is compared. */
function figureOf(rubric: Rubric, comparison: Comparison): Fact | undefined {
  const found = factNames(rubric).get(comparison.of);
  if (!found || found.member || found.fact.members) return undefined;
  const { id, label, type, unit, min, max } = found.fact;
  const { called, nth } = comparison;
  const isOne = ONE_OF_THEM.has(called);
  const nthPart = nth === undefined ? "" : `-${nth}`;
  return {
    id: `${MADE}${called.replace("RUBRIC.", "").toLowerCase()}${nthPart}-${id}`,
    label: labelOf(comparison, label),
    type: called === RANK || called === "COUNT" ? "count" : isOne ? type : sumType(called, type),
    ...(called === RANK ? { min: 1 } : {}),
    ...(unit && called !== RANK && called !== "COUNT" ? { unit } : {}),
    ...(isOne && min !== undefined ? { min } : {}),
    ...(isOne && max !== undefined ? { max } : {}),
    formula: comparisonText(comparison),
    hint: HINT,
  };
}

/** What is one of the figures that are compared, or lies between them. */
const ONE_OF_THEM: ReadonlySet<string> = new Set(["MAX", "MIN", "LARGE", "SMALL"]);

/** A sum of rates is none; a mean of whole numbers is none. */
function sumType(called: string, type: Fact["type"]): Fact["type"] {
  if (called === "SUM") return type === "rate" ? "number" : type;
  return type === "count" ? "number" : type;
}

const HINT: Text = {
  zh: "由汇总表算出并回填，不用填写；各单位报齐前为空。",
  en: "Computed in the roster and filled back from it; nobody types it, and it is empty before.",
};

function labelOf({ called, nth }: Comparison, { zh, en }: Text): Text {
  switch (called) {
    case "MAX":
      return { zh: `${zh}各单位最高`, en: `Highest ${en} of all` };
    case "MIN":
      return { zh: `${zh}各单位最低`, en: `Lowest ${en} of all` };
    case "AVERAGE":
      return { zh: `${zh}各单位平均`, en: `Mean ${en} of all` };
    case "MEDIAN":
      return { zh: `${zh}各单位中位数`, en: `Median ${en} of all` };
    case "SUM":
      return { zh: `${zh}各单位合计`, en: `Sum of ${en} of all` };
    case "COUNT":
      return { zh: `${zh}参加比较的单位数`, en: `Units compared by ${en}` };
    case "LARGE":
      return { zh: `${zh}各单位第${nth}高`, en: `${en}: number ${nth} from the top` };
    case "SMALL":
      return { zh: `${zh}各单位第${nth}低`, en: `${en}: number ${nth} from the bottom` };
    default:
      return { zh: `${zh}位次`, en: `Rank by ${en}` };
  }
}

/** The questions that comparing raises here, unless the rubric asks them. */
function askedOf(rubric: Rubric, compared: readonly ComparedFact[]): Reading[] {
  const [first] = criteriaOf(rubric).filter(({ criterion: { rule, parts = [] } }) =>
    [rule, ...parts.map((part) => part.rule ?? "")].some((text) => mayCompare(text)),
  );
  if (compared.length === 0 || !first) return [];
  const raised = { clause: first.criterion.clause, quote: wordsOf(first) };
  return [
    ...(hasVeto(rubric) ? [peersVetoed(raised)] : []),
    ...(rubric.roster.groups?.length ? [comparisonWith(raised)] : []),
  ].filter(({ id }) => !rubric.readings.some((each) => each.id === id));
}

const wordsOf = ({ section, subsection, criterion, texts }: PlacedCriterion) =>
  [texts, subsection.cells, section.cells]
    .flatMap((cells) => Object.values(cells))
    .find((each) => each !== "") ?? criterion.name.zh;

const hasVeto = (rubric: Rubric) =>
  criteriaOf(rubric).some((each) => each.kind === "veto" && disqualifies(each));

/** The columns of the roster, with those that comparisons need and without those that no rule needs any more. */
function rosterColumns(rubric: Rubric, compared: readonly ComparedFact[]): RosterColumn[] {
  const { columns } = rubric.roster;
  const own = columns.filter((each) => !isMade(each));
  const made = compared.length === 0 ? [] : new ColumnMaker(rubric, own).make(compared);
  // One that is there already keeps its place, its width and its header.
  const needed = new Map(made.map((each) => [each.id, each]));
  const kept = columns.flatMap((each) => {
    if (!isMade(each)) return [each];
    const again = needed.get(each.id);
    needed.delete(each.id);
    return again ? [{ ...again, header: each.header, width: each.width }] : [];
  });
  return withOwnHeaders([...kept, ...needed.values()]);
}

/** Headers tell columns apart: a second of one name is numbered. */
function withOwnHeaders(columns: readonly RosterColumn[]): RosterColumn[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    let { header } = column;
    for (let number = 2; isMade(column) && seen.has(header); number++)
      header = `${column.header}（${number}）`;
    seen.add(header);
    return header === column.header ? column : { ...column, header };
  });
}

/** The id of the roster's column that computes a comparison figure. */
export const columnOfFigure = (fact: string): string =>
  isMade({ id: fact }) ? fact : `${MADE}${fact}`;

/** 参加比较的…: what the figures of comparisons are computed over, and nobody reads. */
export const isHelperColumn = ({ facts }: Rubric, { id }: RosterColumn): boolean =>
  id.startsWith(`${MADE}in-`) && !facts.some((fact) => columnOfFigure(fact.id) === id);

/** What the columns of comparisons are called, and how they follow from one another. */
class ColumnMaker {
  private readonly columns: RosterColumn[] = [];

  constructor(
    private readonly rubric: Rubric,
    private readonly own: readonly RosterColumn[],
  ) {}

  make(compared: readonly ComparedFact[]): RosterColumn[] {
    this.add({
      id: `${MADE}waiting`,
      header: "待汇总项数",
      from: "score",
      value: "waiting",
      type: "count",
    });
    for (const { fact, comparison } of compared) this.figure(fact, comparison);
    return this.columns;
  }

  private add(column: Omit<RosterColumn, "width">): string {
    const known = [...this.own, ...this.columns].some(({ id }) => id === column.id);
    if (!known) this.columns.push({ ...column, width: 12 });
    return formulaName(column.id);
  }

  private figure({ id, label, type }: Fact, comparison: Comparison): void {
    const found = factNames(this.rubric).get(comparison.of);
    if (!found || found.member || found.fact.members) return;
    const peers = this.peers(this.values(found.fact), found.fact);
    const over = (column: string) =>
      comparison.called === RANK
        ? comparisonFormula(comparison, `column.${column}`, column)
        : `IF(ISNUMBER(${column}),${comparisonFormula(comparison, `column.${column}`, "")},"")`;
    const alike = peers.groups.reduceRight(
      (otherwise, { name, column }) => `IF(${peers.group}="${name}",${over(column)},${otherwise})`,
      '""',
    );
    const value =
      peers.groups.length === 0
        ? over(peers.all)
        : `IF(reading.${COMPARISON.id}="${COMPARISON.group}",${alike},${over(peers.all)})`;
    this.add({
      id: columnOfFigure(id),
      header: label.zh,
      from: "formula",
      value,
      type: columnType(type),
    });
  }

  /** The column of the values that are compared. */
  private values({ id, label, type }: Fact): string {
    const standing = this.own.find(({ from, value }) => from === "fact" && value === id);
    if (standing) return formulaName(standing.id);
    return this.add({
      id: `${MADE}of-${id}`,
      header: label.zh,
      from: "fact",
      value: id,
      type: columnType(type),
    });
  }

  /** Who is compared by them: all, or without those that are vetoed, and each group by itself. */
  private peers(values: string, { id, label, type }: Fact) {
    const all = this.unlessVetoed(values, { id, label, type });
    const { groups = [] } = this.rubric.roster;
    if (groups.length === 0) return { all, group: "", groups: [] };
    const group = this.column("group", undefined, "组别");
    return {
      all,
      group,
      groups: groups.map(({ id: of, name }) => ({
        name: name.replaceAll('"', '""'),
        column: this.add({
          id: `${MADE}in-${of}-${id}`,
          header: `${name}${label.zh}`,
          from: "formula",
          value: `IF(${group}="${name.replaceAll('"', '""')}",${all},"")`,
          type: columnType(type),
        }),
      })),
    };
  }

  private unlessVetoed(values: string, { id, label, type }: Pick<Fact, "id" | "label" | "type">) {
    if (!this.rubric.readings.some((each) => each.id === PEERS_VETOED.id)) return values;
    const vetoed = this.column("score", "vetoed", "一票否决");
    return this.add({
      id: `${MADE}in-${id}`,
      header: `参加比较的${label.zh}`,
      from: "formula",
      value: `IF(reading.${formulaName(PEERS_VETOED.id)}="${PEERS_VETOED.out}",IF(RUBRIC.VETO(${vetoed}),"",${values}),${values})`,
      type: columnType(type),
    });
  }

  /** The column of a name that every card has, its own or one that is made. */
  private column(from: "group" | "score", value: string | undefined, header: string): string {
    const standing = this.own.find((each) => each.from === from && each.value === value);
    if (standing) return formulaName(standing.id);
    const id = `${MADE}${value ?? from}`;
    const type = from === "group" ? "text" : "flag";
    return this.add({ id, header, from, ...(value === undefined ? {} : { value }), type });
  }
}

function columnType(type: Fact["type"]): RosterColumn["type"] {
  return type === "count" || type === "rate" ? type : "number";
}
