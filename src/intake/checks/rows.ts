/** Rows, columns and keys that are not as they were sent. */
import { parseCellName } from "../../ledger/cells";
import type { Alignment, AlignNote } from "../align/align";
import type { CardContext } from "../card/context";
import { finding, foundIn, placeIn, words } from "../findings";
import { folded } from "../align/fold";
import type { IntakeFinding } from "../types";

export function rowFindings(context: CardContext): IntakeFinding[] {
  const alignments = Object.values(context.sheets.alignments);
  const keyless = alignments.filter(({ keyed }) => !keyed);
  return alignments.flatMap((alignment) => [
    ...(alignment === keyless[0] ? [withoutKeys(keyless)] : []),
    ...alignment.notes.flatMap((note) => ofNote(alignment, note)),
    ...(alignment.moved || hasNewColumns(alignment) ? [moved(alignment)] : []),
    ...addedRows(context, alignment),
  ]);
}

function ofNote(alignment: Alignment, note: AlignNote): IntakeFinding[] {
  const { grid } = alignment;
  switch (note.type) {
    case "key":
      return [keyDiffers(alignment, note)];
    case "row-missing": {
      const name = nameOf(alignment, note.planned);
      const place = { sheet: grid.name, cell: null };
      return [
        finding(
          "row-missing",
          "error",
          place,
          { expected: name },
          {
            zh: `缺少“${name}”一行；请恢复这一行，或在原表上重新填写。`,
            en: `the row “${name}” is missing; restore it, or fill in the original form.`,
          },
        ),
      ];
    }
    case "header":
      return note.doubled ? [doubledHeader(alignment, note)] : [];
    case "column-missing":
      return lostColumn(alignment, note.planned);
  }
}

function keyDiffers(
  { grid }: Alignment,
  { row, column, expected, found }: Extract<AlignNote, { type: "key" }>,
): IntakeFinding {
  return finding(
    "key-differs",
    "error",
    placeIn(grid, row, column),
    { expected, found },
    {
      zh: `隐藏列中的行标识${words(found).zh}与本行文字不符${expected === null ? "或重复" : `（应为“${expected}”）`}；已按文字识别。请用原表重新填写，不要改动隐藏列。`,
      en: `the hidden key ${words(found).en} does not belong to the words of this row${expected === null ? ", or stands twice" : ` (“${expected}” is due)`}; the row was taken by its words. Fill in the original form and leave the hidden column alone.`,
    },
  );
}

/** The words that tell a row of the form. */
function nameOf({ form }: Alignment, row: number): string {
  const texts = [...form.cells.values()]
    .filter((cell) => cell.row === row && typeof cell.value === "string" && !cell.open)
    .map(({ value }) => String(value));
  const name = texts.at(form.role === "scorecard" ? -1 : 0) ?? form.keys.get(row) ?? "";
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), name);
  return form.role === "scorecard" ? longest : name;
}

function doubledHeader(
  { grid, form, rows }: Alignment,
  { column }: Extract<AlignNote, { type: "header" }>,
): IntakeFinding {
  const row = rows[form.headerRows[0] ?? 0] ?? 0;
  const found = foundIn(grid.cell(row, column));
  const what = { expected: null, found };
  return finding("header-changed", "error", placeIn(grid, row, column), what, {
    zh: `表头${words(found).zh}出现了两次，分不清哪一列是原来的；请删除多余的一列。`,
    en: `the header ${words(found).en} stands twice, so the columns cannot be told apart; delete the one too many.`,
  });
}

/** The columns of hints are no part of what counts: files of an earlier version have none. */
function lostColumn(alignment: Alignment, planned: number): IntakeFinding[] {
  const { form, grid } = alignment;
  if (isOfMarks(alignment, planned)) return [];
  const header = [...form.cells.values()].find(
    ({ row, column }) => column === planned && form.headerRows.includes(row),
  );
  const expected = String(header?.value ?? "");
  return [
    finding(
      "header-changed",
      "error",
      { sheet: grid.name, cell: null },
      { expected },
      {
        zh: `找不到表头“${expected}”的一列，其中的内容没有读取；请恢复表头或这一列。`,
        en: `no column has the header “${expected}”, so nothing of it was read; restore it.`,
      },
    ),
  ];
}

function isOfMarks({ form }: Alignment, planned: number): boolean {
  const named = [...form.cells.values()].filter(
    ({ column, name }) => column === planned && name !== undefined,
  );
  const kinds = named.map(({ name }) => parseCellName(name!).kind);
  return kinds.length > 0 && kinds.every((kind) => kind === "mark" || kind === "begun");
}

/** Columns were put in between: all of the form's are there, and further apart than they were. */
const hasNewColumns = ({ columns, keyed, notes }: Alignment) =>
  keyed &&
  !notes.some(({ type }) => type === "column-missing") &&
  columns.some((at, index) => at >= 0 && at > index);

const moved = ({ grid }: Alignment) =>
  finding(
    "row-moved",
    "note",
    { sheet: grid.name, cell: null },
    {},
    {
      zh: "行或列的顺序与原表不同，或中间插入了列；已按标识和表头识别，得分不受影响。",
      en: "rows or columns stand in another order than in the form, or columns were put in; they were found by their keys and headers.",
    },
  );

const withoutKeys = (keyless: readonly Alignment[]) => {
  const names = keyless.map(({ grid }) => grid.name);
  return finding(
    "row-moved",
    "note",
    { sheet: names[0]!, cell: null },
    {},
    {
      zh: `“${names.join("”“")}”的隐藏标识列没有了；已按表头和文字识别，得分不受影响。`,
      en: `the hidden keys of “${names.join("”, “")}” are gone; rows were found by headers and wording, and the score is not affected.`,
    },
  );
};

/** A row that is no criterion holds a score; an error where a formula of the card takes it in. */
function addedRows({ sheets }: CardContext, alignment: Alignment): IntakeFinding[] {
  const { form, grid, plannedRow, plannedColumn, rows } = alignment;
  if (form.role === "result") return [];
  const first = Math.max(0, ...form.headerRows.map((row) => rows[row] ?? 0));
  const isAdded = (row: number) => row > first && !plannedRow.has(row);
  const added = [...grid.filled(isAdded)].filter((cell) => {
    if (!isNumber(cell.value)) return false;
    const column = plannedColumn.get(cell.column);
    return (
      column !== undefined && isScoreColumn(alignment, column) && !holdsKey(alignment, cell.row)
    );
  });
  if (added.length === 0) return [];
  const taken = areasTaken(sheets, alignment);
  return added.map((cell) => {
    const isTaken = taken.some(
      ({ row, rows: height, column: left, columns }) =>
        cell.row >= row &&
        cell.row < row + height &&
        cell.column >= left &&
        cell.column < left + columns,
    );
    return finding(
      "row-added",
      isTaken ? "error" : "warning",
      placeIn(grid, cell.row, cell.column),
      { found: foundIn(cell) },
      {
        zh: `这一行不是原表的项目，却填有数字${isTaken ? "，而且被合计公式计入" : ""}；没有计入得分。请删除这一行。`,
        en: `this row is none of the form's and holds a number${isTaken ? " that a sum takes in" : ""}; it does not count. Delete the row.`,
      },
    );
  });
}

/** A row with a key of the form is told by its key. */
function holdsKey({ form, grid, columns, notes }: Alignment, row: number): boolean {
  if (notes.some((note) => note.type === "key" && note.row === row)) return true;
  const key = columns[0]! < 0 ? "" : String(grid.value(row, columns[0]!));
  return [...form.keys.values()].includes(key.trim());
}

const isNumber = (value: unknown) =>
  typeof value === "number" ||
  (typeof value === "string" && /^\d+(\.\d+)?分?$/.test(folded(value)));

function isScoreColumn({ form }: Alignment, planned: number): boolean {
  return [...form.cells.values()].some(
    ({ column, name, open }) => column === planned && open && name !== undefined,
  );
}

/** The areas of a sheet that formulas of the form's cells name, as they stand. */
function areasTaken(sheets: CardContext["sheets"], target: Alignment) {
  return Object.values(sheets.alignments).flatMap((alignment) =>
    [...alignment.form.cells.values()].flatMap(({ row, column, formula, name }) => {
      if (formula === undefined || !/^(figure|score)\|/.test(name ?? "")) return [];
      const [r, c] = [alignment.rows[row]!, alignment.columns[column]!];
      const found = r < 0 || c < 0 ? undefined : alignment.grid.formula(r, c);
      if (found === undefined) return [];
      return sheets.straightener
        .areas(found, alignment)
        .filter(({ grid }) => grid === target)
        .map(({ area }) => area);
    }),
  );
}
