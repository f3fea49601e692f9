/** What the names in a rubric's formulas stand for: said once, for the check and for the nodes of the ledger. */
import type { AstExpression } from "@borgar/fx";
import { nodeType, type NameType, type Names } from "../formula/types";
import { wordsOf } from "../formula/words";
import { FormulaError, treeOf } from "../formula/parse";
import { criteriaOf, factNames, formulaName, type FactName } from "./model";
import { mayBeLeftOut } from "./normalised";
import { figureName } from "./rulebook";
import { readingName } from "./names";
import { tagsOf } from "./tags";
import { FIRST_YEAR, LAST_YEAR, YEAR } from "./year";
import { factFormula, isCompared, tryFormula, type PlacedFormula } from "./rules";
import type { Criterion, Form, OutcomeItem, Rubric, RosterColumn, Setting } from "./types";

/** What the names are that a formula may use where it stands: facts, readings, figures, columns. */
export function namesAt(rubric: Rubric, use: PlacedFormula["use"]): ReadonlyMap<string, NameType> {
  const readings = rubric.readings.map(({ id }) => [readingName(id), TEXT] as const);
  switch (use.in) {
    case "fact":
      return new Map([...readings, ...guardedFacts(rubric), YEAR_ENTRY]);
    case "criterion": {
      const isRule = use.part === "rule" || use.part === "part";
      const own = isRule ? ownNames(use.criterion) : [];
      return new Map([...readings, ...guardedFacts(rubric), YEAR_ENTRY, ...own]);
    }
    case "total":
      return new Map([...readings, ...openFacts(rubric, ""), ...sums(rubric)]);
    case "outcome":
      return new Map([
        ...readings,
        ...openFacts(rubric, ""),
        ...sums(rubric),
        ...single(rubric),
        ["total", FIGURE],
      ]);
    case "roster":
    case "list":
      return new Map([...readings, ...roster(rubric)]);
    case "check":
      return new Map([...readings, ...typedOfRow(rubric)]);
    case "form":
      return new Map([...readings, ...form(rubric, use.form)]);
  }
}

/** What {@link namesAt} says, as the language asks for it. */
export function typesAt(rubric: Rubric, use: PlacedFormula["use"]): Names {
  const types = namesAt(rubric, use);
  return { typeOf: (name) => types.get(name) };
}

type Entry = readonly [name: string, type: NameType];

const TEXT: NameType = { kind: "text" };
const FIGURE: NameType = { kind: "signed" };
const ANY: NameType = { kind: "any" };

/** The card's year, behind the guard that it has one. */
const YEAR_ENTRY: Entry = [YEAR, { kind: "count", min: FIRST_YEAR, max: LAST_YEAR, isYear: true }];

/** The points of a criterion, and what its score may be where that is not from 0 to them. */
const ownNames = ({ points, max, min }: Criterion): Entry[] => [
  ...constantName("points", points),
  ...constantName("most", max),
  ...constantName("least", min),
];

const constantName = (name: string, value: number | undefined): Entry[] =>
  value === undefined
    ? []
    : [[name, { kind: value < 0 ? "signed" : "number", min: value, max: value }]];

/** What a fact is, its whole column, or one of its lines, which may stay empty although the others are filled. */
function factType({ fact, member }: FactName): NameType {
  const { type: kind, choices, min, max, members } = fact;
  const isColumn = members !== undefined && member === undefined;
  return {
    kind,
    ...((fact.optional || member) && { optional: true }),
    ...(choices && { choices }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(isColumn && { lines: true, rows: members.length }),
    ...(isCompared(fact) && { compared: true }),
  };
}

/** A fact where no guard asks beforehand whether it is filled. */
const openFactType = (name: FactName): NameType => ({ ...factType(name), optional: true });

/** Facts in a rule, behind the guard of what it needs. */
const guardedFacts = (rubric: Rubric): Entry[] =>
  [...factNames(rubric)].map(([name, fact]) => [name, factType(fact)]);

const openFacts = (rubric: Rubric, prefix: string): Entry[] =>
  [...factNames(rubric)].map(([name, fact]) => [prefix + name, openFactType(fact)]);

function sums(rubric: Rubric): Entry[] {
  const { sections, categories = [] } = rubric;
  return [
    ...sections.map((section): Entry => {
      const isOpen = mayBeLeftOut(rubric, section);
      return [
        figureName("section", section.id),
        { ...FIGURE, ...(isOpen && { mayBeEmpty: true }) },
      ];
    }),
    ...categories.map(({ id }): Entry => [figureName("category", id), FIGURE]),
    ["base", FIGURE],
    ["bonus", FIGURE],
    ["minus", FIGURE],
    ["vetoed", { kind: "logical" }],
  ];
}

/** Single criteria and vetoes, and the other results: a score that does not apply is "". */
function single(rubric: Rubric): Entry[] {
  const criteria = criteriaOf(rubric).flatMap(({ criterion: { id, points }, kind }): Entry[] => {
    const name = formulaName(id);
    if (kind === "veto") return [[`veto.${name}`, { kind: "logical" }]];
    return [
      [`criterion.${name}`, { ...FIGURE, mayBeEmpty: true }],
      ...constantName(`points.${name}`, points),
    ];
  });
  const items = rubric.outcome.items.map(({ id, type, formula, ladder }): Entry => {
    const { formula: read } = tryFormula(formula, rubric);
    const words = withLadder(read && inWords(type, treeOf(read), NAMELESS).choices, ladder);
    const choices = type === "text" && words ? { choices: words } : {};
    return [figureName("outcome", id), { kind: ITEM_KINDS[type], mayBeEmpty: true, ...choices }];
  });
  const tags = [...tagsOf(rubric).keys()].flatMap((tag): Entry[] =>
    ["criteria", "points"].map((column) => [
      `${column}.${formulaName(tag)}`,
      { ...FIGURE, lines: true },
    ]),
  );
  return [...criteria, ...tags, ...items];
}

/** Results are not asked for one another's words: they may name each other. */
const NAMELESS: Names = { typeOf: () => undefined };

/** The words of a result's formula, with those that a veto may set it to. */
const withLadder = (words: readonly string[] | undefined, ladder: readonly string[] = []) =>
  words && [...new Set([...words, ...ladder])];

const ITEM_KINDS: Readonly<Record<OutcomeItem["type"], NameType["kind"]>> = {
  text: "text",
  number: "signed",
  money: "signed",
  rate: "signed",
  flag: "logical",
};

function roster(rubric: Rubric): Entry[] {
  const { columns } = rubric.roster;
  return [
    ...columnsOf(rubric, columns),
    ...columns.map((column): Entry => {
      return [`column.${formulaName(column.id)}`, { ...cellType(rubric, column), lines: true }];
    }),
    ...settingsOf(rubric),
    ["units", { kind: "count" }],
  ];
}

/** Whether a row is right is known before anything is computed of it. */
function typedOfRow(rubric: Rubric): Entry[] {
  const typed = rubric.roster.columns.filter(({ from }) => from !== "formula");
  return [...columnsOf(rubric, typed), ...settingsOf(rubric)];
}

const columnsOf = (rubric: Rubric, columns: readonly RosterColumn[]): Entry[] =>
  columns.map((column) => [formulaName(column.id), columnType(rubric, column)]);

const settingsOf = ({ roster: { settings = [] } }: Rubric): Entry[] =>
  settings.map(({ id, type }): Entry => [`setting.${formulaName(id)}`, settingType(type)]);

/** A flag that the same row computes is asked for as a comparison; its cell shows it in words. */
function columnType(rubric: Rubric, column: RosterColumn): NameType {
  const isComputedFlag = column.from === "formula" && column.type === "flag";
  return isComputedFlag ? { kind: "logical" } : cellType(rubric, column);
}

/** What a column's cells hold: a typed one its fact; what a roster computes or takes over may be "". */
function cellType(
  rubric: Rubric,
  column: RosterColumn,
  asking: readonly RosterColumn[] = [],
): NameType {
  const fact = rubric.facts.find(({ id }) => id === column.value);
  if (column.from === "fact" && fact) return openFactType({ fact });
  const choices = column.type === "text" ? textsOf(rubric, column, asking) : undefined;
  return { kind: COLUMN_KINDS[column.type], mayBeEmpty: true, ...(choices && { choices }) };
}

/** The words that a column of a roster can show, beside ""; undefined where nobody knows them beforehand. */
export function columnWords(rubric: Rubric, column: RosterColumn): readonly string[] | undefined {
  const { kind, choices } = cellType(rubric, column);
  return kind === "flag" ? YES_OR_NO : choices;
}

const YES_OR_NO = ["是", "否"];

/** The words of a column of texts: its groups, those of the outcome that it takes over, or of its own formula. */
function textsOf(
  rubric: Rubric,
  column: RosterColumn,
  asking: readonly RosterColumn[],
): readonly string[] | undefined {
  const { from, value = "" } = column;
  switch (from) {
    case "group":
      return rubric.roster.groups?.map(({ name }) => name);
    case "score": {
      const item = rubric.outcome.items.find(({ id }) => figureName("outcome", id) === value);
      return item && itemWords(rubric, item);
    }
    case "formula": {
      const { formula } = tryFormula(value);
      return formula && wordsOf(treeOf(formula), besides(rubric, [...asking, column]));
    }
    default:
      return undefined;
  }
}

/** The words of a result: those of its formula, and those that a veto may lower or cap it to. */
export function itemWords(
  rubric: Rubric,
  { formula, ladder }: OutcomeItem,
): readonly string[] | undefined {
  return withLadder(outcomeType(rubric, formula).choices, ladder);
}

/** The columns as formulas name them, but those that ask: two that name each other have no words. */
function besides(rubric: Rubric, asking: readonly RosterColumn[]): Names {
  return {
    typeOf(name) {
      const named = rubric.roster.columns.find(({ id }) => formulaName(id) === name);
      return named && !asking.includes(named) ? cellType(rubric, named, asking) : undefined;
    },
  };
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

/** A setting that is not filled in counts 0, and a formula may ask for it. */
const settingType = (kind: Setting["type"]): NameType => ({
  kind,
  optional: true,
  mayBeEmpty: true,
});

function form(rubric: Rubric, { rows }: Form): Entry[] {
  const fields = rows.flatMap(({ cells }) =>
    cells.flatMap(({ field }): Entry[] => (field === undefined ? [] : [[formulaName(field), ANY]])),
  );
  return [
    ...fields,
    // A place of a form takes one value: a line, not a column of them.
    ...openFacts(rubric, "fact.").filter(([, { lines }]) => !lines),
    ...rubric.outcome.items.map(({ id, formula }): Entry => {
      return [figureName("outcome", id), outcomeType(rubric, formula)];
    }),
    ["unit", TEXT],
    ["year", ANY],
    ["total", { ...FIGURE, mayBeEmpty: true }],
  ];
}

/** The type of an outcome is that of its formula; it shows "" while the total does not stand. */
export function outcomeType(rubric: Rubric, formula: string): NameType {
  try {
    const names = typesAt(rubric, { in: "outcome" });
    const tree = treeOf(factFormula(rubric, formula));
    const { kind } = nodeType(tree, names);
    return { kind: OUTCOME_KINDS[kind], mayBeEmpty: true, ...inWords(kind, tree, names) };
  } catch (error) {
    if (error instanceof FormulaError) return ANY;
    throw error;
  }
}

/** The words that a text can be, where they are known. */
function inWords(kind: string, tree: AstExpression, names: Names): Pick<NameType, "choices"> {
  const choices = kind === "text" ? wordsOf(tree, names) : undefined;
  return choices ? { choices } : {};
}

const OUTCOME_KINDS: Readonly<Record<ReturnType<typeof nodeType>["kind"], NameType["kind"]>> = {
  number: "signed",
  date: "date",
  text: "text",
  logical: "logical",
  nothing: "text",
  any: "any",
};
