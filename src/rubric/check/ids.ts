import { PEERS } from "../comparisons";
import { FormulaError } from "../../formula/parse";
import { writtenFacts } from "../last";
import { formulaName } from "../model";
import { CHINESE_NAMES, foldedName, LAST, readsAsCell } from "../names";
import { text, type Report } from "../problems";
import { ruleFormula } from "../rules";
import type { Rubric } from "../types";

interface Identified {
  id: string;
}

/** Reports ids that stand twice where one of a kind is looked up by its id. */
export function checkIds(rubric: Rubric, report: Report): void {
  const unique = (items: readonly Identified[] | undefined, path: string) =>
    reportTwins(
      (items ?? []).map(({ id }, index) => [id, `${path}[${index}].id`]),
      report,
    );

  unique(rubric.errata, "errata");
  unique(rubric.stages, "stages");
  unique(rubric.scales, "scales");
  unique(rubric.categories, "categories");
  unique(rubric.forms, "forms");
  unique(rubric.outcome.items, "outcome.items");
  unique(rubric.table?.columns, "table.columns");
  unique(rubric.readings, "readings");
  rubric.readings.forEach(({ options }, r) => unique(options, `readings[${r}].options`));
  unique(rubric.facts, "facts");
  rubric.facts.forEach(({ members }, f) => unique(members, `facts[${f}].members`));
  unique(rubric.roster.columns, "roster.columns");
  unique(rubric.roster.settings, "roster.settings");
  unique(rubric.roster.lists, "roster.lists");
  unique(rubric.roster.groups, "roster.groups");
  checkSectionIds(rubric, report);
  checkNames(rubric, report);
}

/** Sections, subsections and criteria are each looked up in the whole rubric. */
function checkSectionIds({ sections }: Rubric, report: Report): void {
  const subsections = sections.flatMap((section, s) =>
    section.subsections.map((subsection, u) => ({
      ...subsection,
      path: `sections[${s}].subsections[${u}]`,
    })),
  );
  const criteria = subsections.flatMap(({ criteria, path }) =>
    criteria.map(({ id }, c) => ({ id, path: `${path}.criteria[${c}]` })),
  );
  reportTwins(
    sections.map(({ id }, s) => [id, `sections[${s}].id`]),
    report,
  );
  reportTwins(
    subsections.map(({ id, path }) => [id, `${path}.id`]),
    report,
  );
  reportTwins(
    criteria.map(({ id, path }) => [id, `${path}.id`]),
    report,
  );
}

function reportTwins(
  places: readonly (readonly [id: string, path: string])[],
  report: Report,
): void {
  const first = new Map<string, string>();
  for (const [id, path] of places) {
    const name = foldedName(formulaName(id));
    const other = first.get(name);
    if (other === undefined) first.set(name, path);
    else {
      report(
        "id",
        path,
        text(`标识 ${id} 已经用在 ${other}。`, `The id ${id} is already used at ${other}.`),
        text(
          "请改成另一个标识，并同时改掉引用它的地方。",
          "Choose another id, here and where it is referred to.",
        ),
      );
    }
  }
}

/** Names with a meaning of their own in a scorecard's formulas. */
const OF_SCORECARDS = [
  "points",
  "base",
  "bonus",
  "minus",
  "vetoed",
  "total",
  "most",
  "least",
  "year",
  "typed",
];
const OF_ROSTERS = ["units"];
const OF_BOTH = [
  ...[
    "reading",
    "section",
    "category",
    "criterion",
    "criteria",
    "column",
    "setting",
    "fact",
    "outcome",
    PEERS,
    LAST,
  ],
  ...CHINESE_NAMES,
];

/** Made of a wording: a letter and eight hexadecimal digits, which people do not write: facts of a 底稿. */
const MADE = /^[a-z][0-9a-f]{8}$/;

/** Reports ids that would mean something else as a name in a formula, or that none can hold. */
function checkNames(rubric: Rubric, report: Report): void {
  writtenFacts(rubric.facts).forEach(({ id }, f) => {
    const isCell = readsAsCell(formulaName(id)) && !MADE.test(id);
    checkName(id, `facts[${f}].id`, OF_SCORECARDS, report, isCell);
  });
  rubric.roster.columns.forEach(({ id }, c) =>
    checkName(id, `roster.columns[${c}].id`, OF_ROSTERS, report),
  );
}

function checkName(
  id: string,
  path: string,
  reserved: readonly string[],
  report: Report,
  isCell = false,
): void {
  const name = foldedName(formulaName(id));
  if (!isCell && ![...reserved, ...OF_BOTH].includes(name) && isName(formulaName(id))) return;
  report(
    "id",
    path,
    text(
      `${id} 在公式中另有含义，不能作名称。`,
      `${id} means something else in formulas and can be no name.`,
    ),
    text("请改成另一个标识。", "Choose another id."),
  );
}

/** Whether a formula reads it as a name: `true` is a value, `r` and `c` are a row and a column. */
function isName(name: string): boolean {
  try {
    return ruleFormula(`${name}+1`).names.includes(name);
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}
