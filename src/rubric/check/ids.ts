import { text, type Report } from "../problems";
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
    const other = first.get(id);
    if (other === undefined) first.set(id, path);
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
const OF_SCORECARDS = ["points", "base", "bonus", "vetoed", "total", "true", "false"];
const OF_ROSTERS = ["units", "true", "false"];
const OF_BOTH = ["reading", "section", "category", "column", "setting", "fact", "outcome"];

/** Reports ids that would mean something else as a name in a formula. */
function checkNames(rubric: Rubric, report: Report): void {
  rubric.facts.forEach(({ id }, f) => checkName(id, `facts[${f}].id`, OF_SCORECARDS, report));
  rubric.roster.columns.forEach(({ id }, c) =>
    checkName(id, `roster.columns[${c}].id`, OF_ROSTERS, report),
  );
}

function checkName(id: string, path: string, reserved: readonly string[], report: Report): void {
  if (reserved.includes(id) || OF_BOTH.includes(id)) {
    report(
      "id",
      path,
      text(`${id} 在公式中已有专门的含义。`, `${id} has a meaning of its own in formulas.`),
      text("请改成另一个标识。", "Choose another id."),
    );
  } else if (looksLikeAddress(id)) {
    report(
      "id",
      path,
      text(`${id} 在公式中会被当作单元格地址。`, `${id} would be a cell's address in a formula.`),
      text(
        "请改成另一个标识，例如加上连字符和文字。",
        "Choose another id, for example with a hyphen and a word.",
      ),
    );
  }
}

/** `a1`, `abc123`, and `r`, `c`, `r1c1` of the other notation. */
function looksLikeAddress(id: string): boolean {
  return /^[a-z]{1,3}\d+$/.test(id) || /^(r\d*)?(c\d*)?$/.test(id);
}
