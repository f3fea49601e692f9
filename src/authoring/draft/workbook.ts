/** A draft as a 底稿: the table as printed, and right of it what is proposed for each row. No rule is in force yet. */
import type { StyleName, WorkbookPlan } from "../../sheets/plan/plan";
import { writeWorkbook } from "../../xlsx/write";
import { bareLabel, printedPoints } from "../table/points";
import type { PrintedCell } from "../table/printed";
import type { PrintedColumn } from "../table/printed-header";
import type { Certainty, Proposal, ProposedFact } from "../types";
import { noteName } from "../workbook/below-table";
import { CRITERION_COLUMNS, FIRST_OWN_HEADER } from "../workbook/criterion-columns";
import { SHEETS } from "../workbook/description";
import type { Fields } from "../workbook/flat";
import { FormulaNames, namesIn } from "../workbook/formula-names";
import { cellsWith, type Cells } from "../workbook/in-cell";
import { tick, Unreadable, type Kind } from "../workbook/kinds";
import { readRule } from "../workbook/rules";
import { SheetDraft } from "../workbook/sheet-draft";
import { headers, TABLE_SHEET } from "../workbook/table-writer";
import { describedPlan } from "../workbook/write";
import { factsOf } from "./facts";
import type { Grade } from "./grades";
import type { DraftedTable } from "./read";
import { ruleText } from "./rule-text";
import type { DraftCriterion } from "./types";

/** What a person said of a draft; without it nothing is confirmed. */
export interface DraftSaid {
  name?: string;
  document?: string;
  /** From the best; without them those of the notes. */
  grades?: readonly Grade[];
  /** By the order of the criteria: the rule as the column 规则 says it. */
  rows?: readonly { rule: string; confirmed: boolean }[];
}

export const writeDraft = (drafted: DraftedTable, said: DraftSaid = {}): Promise<Uint8Array> =>
  writeWorkbook(draftWorkbook(drafted, said), { title: nameOf(drafted, said) });

export function draftWorkbook(drafted: DraftedTable, said: DraftSaid = {}): WorkbookPlan {
  const { criteria } = drafted.draft;
  const rows = criteria.map(({ proposal }, at): WrittenRow => {
    const { rule, confirmed } = said.rows?.[at] ?? { rule: ruleText(proposal), confirmed: false };
    return { rule, confirmed, names: factNamesIn(rule) };
  });
  const named = new Set(rows.flatMap(({ names }) => [...names]));
  const facts = factsOf(criteria, (name) => named.has(name));
  const fields = fieldsOf(drafted, said, facts);
  const cells = cellsWith(NAMES, fields);
  const sheets = [
    tableSheet(drafted, rows, cells),
    ...SHEETS.map((sheet) => describedPlan(sheet, fields, cells)).filter((plan) => plan !== null),
  ];
  return { sheets, names: [], active: TABLE_SHEET };
}

/** What the columns right of the table say of a row. */
interface WrittenRow {
  rule: string;
  confirmed: boolean;
  /** The names in its formula; of a fact's line the fact. */
  names: ReadonlySet<string>;
}

function factNamesIn(rule: string): ReadonlySet<string> {
  return new Set(
    formulasIn(rule)
      .flatMap(namesIn)
      .map((name) => name.replace(/\..*$/, "")),
  );
}

/** None where what was typed is no rule: whoever reads the workbook tells that. */
function formulasIn(rule: string): string[] {
  try {
    const { rule: whole, parts = [] } = readRule(rule);
    const ofParts = (parts as Fields[]).flatMap((part) => (part.rule ? [String(part.rule)] : []));
    return [String(whole), ...ofParts];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** What a draft says stands in Chinese already. */
const NAMES = new FormulaNames([], []);

const withoutFormat = (file: string) => file.replace(/^.*[\\/]/, "").replace(/\.\w+$/, "");

const nameOf = ({ draft }: DraftedTable, { name }: DraftSaid) =>
  name ?? draft.title ?? withoutFormat(draft.file);

/** What the described sheets say, in the fields of a rubric. */
function fieldsOf(drafted: DraftedTable, said: DraftSaid, facts: readonly ProposedFact[]): Fields {
  const { draft, total, table, limits } = drafted;
  const { grades = drafted.grades } = said;
  const name = nameOf(drafted, said);
  const ofWhole = (of: string) => {
    const isSaid = draft.sections.filter(({ kind }) => kind === of).length === 1;
    const max = isSaid ? undefined : limits.find((limit) => limit.of === of)?.max;
    return max === undefined ? {} : { [of]: { max } };
  };
  return {
    name: { zh: name },
    source: { document: said.document ?? name },
    facts: facts.map(factFields),
    sections: draft.sections.map((section, at) => ({
      wording: drafted.sectionTexts[at],
      name: { zh: bareLabel(section.name) },
      kind: section.kind,
      ...(section.weight === null ? {} : { weight: section.weight }),
      ...(section.max === null ? {} : { max: section.max }),
    })),
    limits: { ...ofWhole("bonus"), ...ofWhole("minus"), ...ofWhole("total") },
    outcome: {
      items:
        grades.length === 0
          ? []
          : [
              {
                label: { zh: "等次" },
                levels: grades.map(({ value, atLeast }) => ({
                  value,
                  ...(atLeast === null ? {} : { atLeast }),
                })),
              },
            ],
    },
    clauses: draft.notes.map(({ text }, at) => ({ clause: noteName(at + 1), text })),
    ...(total
      ? {
          table: {
            totalRow: {
              label: total.text,
              span: Math.max(1, spanBeforePoints(table.header.columns)),
              ...printedTotal(drafted),
            },
          },
        }
      : {}),
  };
}

/** What the document prints as the sum of all, where it does. */
function printedTotal({ draft, total }: DraftedTable): Fields {
  const printed = draft.sums.find(({ what }) => what === total?.text)?.printed;
  return printed === undefined || printed === null ? {} : { points: printed };
}

const spanBeforePoints = (columns: readonly PrintedColumn[]) =>
  columns.findIndex(({ role }) => role === "points" || role === "score");

function factFields({ name, type, unit, lines = [], choices }: ProposedFact): Fields {
  return {
    label: { zh: name },
    type,
    ...(unit === null ? {} : { unit: { zh: unit } }),
    ...(choices ? { choices: [...choices] } : {}),
    ...(lines.length > 0 ? { members: lines.map((line) => ({ label: { zh: line } })) } : {}),
  };
}

const WIDTHS: Partial<Record<PrintedColumn["role"], number>> = {
  section: 14,
  subsection: 16,
  criterion: 36,
  standard: 44,
  points: 7,
  weight: 7,
  score: 9,
};

function tableSheet(drafted: DraftedTable, rows: readonly WrittenRow[], cells: Cells) {
  const { table, total } = drafted;
  const { columns } = table.header;
  const sheet = new SheetDraft(TABLE_SHEET);
  columns.forEach(({ role }, at) => sheet.width(at, WIDTHS[role] ?? 12));
  const header = above(sheet, drafted);
  const first = headers(sheet, columns.map(headed), header);
  columns.forEach((column, at) => putColumn(sheet, drafted, column, at, first));
  ownColumns(sheet, drafted, rows, { header, first, ...cells });
  const last = first + table.rows.length;
  if (total) {
    const span = Math.max(1, spanBeforePoints(columns));
    sheet.put(last, 0, "total-label", total.text, { columns: span });
    const points = columns.findIndex(({ role }) => role === "points");
    const sum = drafted.draft.sums.find(({ what }) => what === total.text);
    for (let at = span; at < columns.length; at++)
      sheet.put(last, at, "total", at === points ? sum?.printed : undefined);
  }
  return sheet.build({ rows: first, columns: 0 });
}

/** Label, title and the lines to fill in; answers the row below. */
function above(sheet: SheetDraft, { above: { labels, title, head }, table }: DraftedTable): number {
  const columns = table.header.columns.length;
  let row = 0;
  for (const { text } of labels) sheet.put(row++, 0, "head-line", text, { columns });
  if (title) sheet.put(row++, 0, "title", title.text, { columns });
  for (const cells of head)
    sheet.put(row++, 0, "head-line", cells.map(({ text }) => text).join("　　"), { columns });
  return row;
}

const headed = ({ header, group }: PrintedColumn) => ({
  header,
  ...(group ? { group: { id: String(group.at), header: group.header } } : {}),
});

/** A cell for each of its rows and columns once. */
function putColumn(
  sheet: SheetDraft,
  { table: { rows, header } }: DraftedTable,
  { role }: PrintedColumn,
  at: number,
  first: number,
): void {
  let put: PrintedCell | null = null;
  rows.forEach(({ cells }, index) => {
    const cell = cells[at];
    if (!cell || cell === put) return;
    put = cell;
    const after = rows.slice(index).findIndex((row) => row.cells[at] !== cell);
    const count = after < 0 ? rows.length - index : after;
    const next = cells.slice(at + 1).findIndex((each) => each !== null);
    const columns = next < 0 ? header.columns.length - at : next + 1;
    const number = role === "points" ? numberOf(cell.text) : null;
    sheet.put(first + index, at, styleOf(role), number ?? cell.text, { rows: count, columns });
  });
}

const numberOf = (text: string): number | null =>
  /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;

const styleOf = (role: PrintedColumn["role"]): StyleName =>
  role === "section" || role === "subsection" ? role : role === "points" ? "points" : "text";

const CERTAINTY: Record<Certainty, { word: string; style: StyleName }> = {
  certain: { word: "确定", style: "score-ruled" },
  guessed: { word: "推测", style: "score-self" },
  judged: { word: "评判", style: "total" },
};

const NOT_RECOGNISED = { word: "没有认出", style: "result-bad" } as const;

const sureness = ({ rule, certainty }: Proposal) =>
  rule === null ? NOT_RECOGNISED : CERTAINTY[certainty];

interface OwnColumn {
  header: string;
  width: number;
  /** Its words are offered. */
  kind?: Kind;
  value(criterion: DraftCriterion, at: number): string | number | undefined;
  style?(criterion: DraftCriterion): StyleName;
}

function ownColumns(
  sheet: SheetDraft,
  drafted: DraftedTable,
  rows: readonly WrittenRow[],
  frame: { header: number; first: number } & Cells,
): void {
  const { criteria } = drafted.draft;
  const fields = criteria.map((criterion, at) => fieldsBeside(drafted, criterion, at));
  const shown = CRITERION_COLUMNS.filter(
    ({ field, isRare }) => !isRare || fields.some((each) => each[field] !== undefined),
  );
  const columns: OwnColumn[] = [
    {
      header: FIRST_OWN_HEADER,
      width: 48,
      value: (_, at) => rows[at]!.rule,
      style: ({ proposal }) => sureness(proposal).style,
    },
    { header: "依据数据", width: 24, value: ({ proposal }, at) => restsOn(proposal, rows[at]!) },
    { header: "口径", width: 14, value: () => undefined },
    ...shown.map(({ header, width, field, kind }) => ({
      header,
      width,
      kind,
      value: (_: DraftCriterion, at: number) => {
        const said = fields[at]![field];
        return said === undefined ? undefined : kind.write(said);
      },
    })),
    {
      header: "确认",
      width: 6,
      kind: tick,
      value: (_, at) => (rows[at]!.confirmed ? "√" : undefined),
    },
    { header: "把握", width: 10, value: ({ proposal }) => sureness(proposal).word },
    { header: "举例", width: 36, value: ({ proposal }) => proposal.example.text },
    { header: "请核对", width: 48, value: ({ proposal }) => toCheck(proposal) },
  ];
  const at = drafted.table.header.columns.length;
  columns.forEach(({ header, width, kind, value, style }, index) => {
    sheet.width(at + index, width);
    if (kind) sheet.choose(frame.first, at + index, frame.choicesOf(kind));
    sheet.put(frame.header, at + index, "header", header, { rows: frame.first - frame.header });
    criteria.forEach((criterion, row) =>
      sheet.put(frame.first + row, at + index, style?.(criterion) ?? "text", value(criterion, row)),
    );
  });
}

/** What the table's own cells do not say of a criterion, in the fields of a rubric. */
function fieldsBeside(
  { table, sectionOf }: DraftedTable,
  criterion: DraftCriterion,
  at: number,
): Fields {
  const { kind, points, weight, proposal } = criterion;
  const index = table.header.columns.findIndex(({ role }) => role === "points");
  const printed = printedPoints(table.rows[at]!.cells[index]?.text ?? "").points;
  const own = points ?? (kind === "scored" && weight !== null ? WHOLE : null);
  const isShared = table.rows[at]!.cells[index]?.rows !== 1;
  return {
    ...(own !== null && (own !== printed || isShared) ? { points: own } : {}),
    ...(kind === sectionOf[at]?.kind || (kind === "scored" && !sectionOf[at]) ? {} : { kind }),
    ...(proposal.consequence ? { consequence: proposal.consequence } : {}),
  };
}

/** Points of a criterion that prints a weight alone. */
const WHOLE = 100;

const restsOn = ({ facts }: Proposal, { names }: WrittenRow): string =>
  facts
    .map(({ name }) => name)
    .filter((name) => names.has(name))
    .join("\n");

/** What is open, left over, or odd: one a line. */
function toCheck({ open, unused, findings }: Proposal): string {
  return [
    ...findings.map(({ message }) => message),
    ...(unused.length > 0 ? [`没有用到：${unused.join("；")}`] : []),
    ...open.map(({ question, options, default: taken }) => {
      const others = options
        .filter((_, at) => at !== taken)
        .map(({ label, rule }) => `${label}则为 ${NAMES.worded(rule)}`);
      return `${question}现按“${options[taken]!.label}”；${others.join("；")}`;
    }),
  ].join("\n");
}
