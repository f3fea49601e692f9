import { nodeType, type NameType, type Names } from "../formula/types";
import { FormulaError, treeOf } from "../formula/parse";
import { factNames, formulaName, type FactName } from "./model";
import { readingName, ruleFormula, type PlacedFormula } from "./rules";
import type { Rubric, RosterColumn, Setting } from "./types";

/** What the names are that a formula may use where it stands: facts, readings, figures, columns. */
export function namesAt(rubric: Rubric, { use }: PlacedFormula): ReadonlyMap<string, NameType> {
  const readings = rubric.readings.map(({ id }) => [readingName(id), TEXT] as const);
  switch (use.in) {
    case "criterion": {
      const { points } = use.criterion;
      const full = use.part === "rule" && points !== undefined ? pointsType(points) : [];
      return new Map([...readings, ...facts(rubric, ""), ...full]);
    }
    case "total":
      return new Map([...readings, ...facts(rubric, ""), ...sums(rubric)]);
    case "outcome":
      return new Map([...readings, ...facts(rubric, ""), ...sums(rubric), ["total", FIGURE]]);
    case "roster":
      return new Map([...readings, ...roster(rubric)]);
    case "check":
      return new Map([...readings, ...typedOfRow(rubric)]);
    case "form":
      return new Map([...readings, ...form(rubric, use.form)]);
  }
}

type Entry = readonly [name: string, type: NameType];

const TEXT: NameType = { kind: "text" };
const FIGURE: NameType = { kind: "signed" };
const ANY: NameType = { kind: "any" };

const pointsType = (points: number): Entry[] => [
  ["points", { kind: "number", min: points, max: points }],
];

/** What a fact is in a formula, or one of its lines. */
export function factType({ fact, member }: FactName): NameType {
  const { type: kind, optional, choices, min, max, members } = fact;
  const isColumn = members !== undefined && member === undefined;
  return {
    kind,
    ...(optional && { optional }),
    ...(choices && { choices }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(isColumn && { lines: true, rows: members.length }),
  };
}

function facts(rubric: Rubric, prefix: string): Entry[] {
  return [...factNames(rubric)].map(([name, fact]) => [prefix + name, factType(fact)]);
}

function sums({ sections, categories = [] }: Rubric): Entry[] {
  return [
    ...sections.map(({ id }): Entry => [`section.${formulaName(id)}`, FIGURE]),
    ...categories.map(({ id }): Entry => [`category.${formulaName(id)}`, FIGURE]),
    ["base", FIGURE],
    ["bonus", FIGURE],
    ["vetoed", { kind: "logical" }],
  ];
}

function roster(rubric: Rubric): Entry[] {
  const own = columnsOf(rubric, () => true);
  return [
    ...own,
    ...own.map(([name, type]): Entry => [`column.${name}`, { ...type, lines: true }]),
    ...settingsOf(rubric),
    ["units", { kind: "count" }],
  ];
}

/** Whether a row is right is known before anything is computed of it. */
function typedOfRow(rubric: Rubric): Entry[] {
  return [...columnsOf(rubric, ({ from }) => from !== "formula"), ...settingsOf(rubric)];
}

function columnsOf(rubric: Rubric, which: (column: RosterColumn) => boolean): Entry[] {
  return rubric.roster.columns
    .filter(which)
    .map((column): Entry => [formulaName(column.id), columnType(rubric, column)]);
}

const settingsOf = ({ roster: { settings = [] } }: Rubric): Entry[] =>
  settings.map(({ id, type }): Entry => [`setting.${formulaName(id)}`, settingType(type)]);

/** A typed column is its fact; what a roster computes or takes over may be "". */
function columnType(rubric: Rubric, { from, value, type }: RosterColumn): NameType {
  const fact = rubric.facts.find(({ id }) => id === value);
  if (from === "fact" && fact) return factType({ fact });
  return { kind: COLUMN_KINDS[type], mayBeEmpty: true };
}

const COLUMN_KINDS: Readonly<Record<RosterColumn["type"], NameType["kind"]>> = {
  text: "text",
  number: "signed",
  count: "count",
  rate: "signed",
  flag: "flag",
  money: "number",
  rank: "count",
};

const settingType = (kind: Setting["type"]): NameType => ({ kind, mayBeEmpty: true });

function form(rubric: Rubric, at: number): Entry[] {
  const fields = rubric.forms[at]!.rows.flatMap(({ cells }) =>
    cells.flatMap(({ field }): Entry[] => (field === undefined ? [] : [[formulaName(field), ANY]])),
  );
  return [
    ...fields,
    ...facts(rubric, "fact."),
    ...rubric.outcome.items.map(({ id, formula }): Entry => {
      return [`outcome.${formulaName(id)}`, outcomeType(rubric, formula)];
    }),
    ["unit", TEXT],
    ["year", ANY],
    ["total", { ...FIGURE, mayBeEmpty: true }],
  ];
}

/** The type of an outcome is that of its formula; it shows "" while the total does not stand. */
function outcomeType(rubric: Rubric, formula: string): NameType {
  const types = namesAt(rubric, { text: formula, path: "", use: { in: "outcome" } });
  const names: Names = { typeOf: (name) => types.get(name) };
  try {
    const { kind } = nodeType(treeOf(ruleFormula(formula)), names);
    return { kind: OUTCOME_KINDS[kind], mayBeEmpty: true };
  } catch (error) {
    if (error instanceof FormulaError) return ANY;
    throw error;
  }
}

const OUTCOME_KINDS: Readonly<Record<ReturnType<typeof nodeType>["kind"], NameType["kind"]>> = {
  number: "signed",
  date: "date",
  text: "text",
  logical: "logical",
  nothing: "text",
  any: "any",
};
