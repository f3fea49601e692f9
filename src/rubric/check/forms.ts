import { factNames, formulaName } from "../model";
import { text, type Report } from "../problems";
import type { Form, Rubric } from "../types";

/** Reports form cells that overlap, leave the grid or leave a hole in it, and places that nothing fills. */
export function checkForms(rubric: Rubric, report: Report): void {
  const filled = filledNames(rubric);
  rubric.forms.forEach((form, f) => {
    checkGrid(form, `forms[${f}]`, report);
    checkFields(form, `forms[${f}]`, filled, report);
  });
}

/** Places the cells as a browser places those of a table: each in the first free column of its row. */
function checkGrid({ columns, rows }: Form, path: string, report: Report): void {
  const taken = rows.map(() => new Set<number>());
  rows.forEach(({ cells }, r) => {
    let column = 0;
    cells.forEach(({ rowSpan = 1, columnSpan = 1 }, c) => {
      while (taken[r]!.has(column)) column++;
      const place = `${path}.rows[${r}].cells[${c}]`;
      if (column + columnSpan > columns.length || r + rowSpan > rows.length) {
        reportOutside(place, column + columnSpan > columns.length, report);
      }
      for (let dr = 0; dr < rowSpan; dr++) {
        for (let dc = 0; dc < columnSpan; dc++) {
          if (taken[r + dr]?.has(column + dc)) reportOverlap(place, report);
          taken[r + dr]?.add(column + dc);
        }
      }
      column += columnSpan;
    });
    const covered = [...taken[r]!].filter((at) => at < columns.length).length;
    if (covered < columns.length) {
      report(
        "form",
        `${path}.rows[${r}]`,
        text(
          `这一行只占 ${covered} 列，表格有 ${columns.length} 列。`,
          `This row takes ${covered} columns of ${columns.length}.`,
        ),
        text("请补上格子，或者加大 columnSpan。", "Add cells, or make columnSpan larger."),
      );
    }
  });
}

function reportOutside(path: string, isColumn: boolean, report: Report): void {
  report(
    "form",
    path,
    isColumn
      ? text("这个格子超出表格的列。", "This cell leaves the columns of the form.")
      : text("这个格子超出表格的行。", "This cell leaves the rows of the form."),
    isColumn
      ? text("请减小 columnSpan。", "Make columnSpan smaller.")
      : text("请减小 rowSpan。", "Make rowSpan smaller."),
  );
}

function reportOverlap(path: string, report: Report): void {
  report(
    "form",
    path,
    text(
      "这个格子与上面合并下来的格子重叠。",
      "This cell overlaps one that comes down from above.",
    ),
    text(
      "请减小 columnSpan，或者上面格子的 rowSpan。",
      "Make columnSpan smaller, or rowSpan of the cell above.",
    ),
  );
}

/** Filled places may repeat; inputs of the form are typed once. */
function checkFields(
  { rows }: Form,
  path: string,
  filled: ReadonlySet<string>,
  report: Report,
): void {
  const seen = new Set<string>();
  rows.forEach(({ cells }, r) =>
    cells.forEach(({ field }, c) => {
      if (field === undefined || filled.has(field)) return;
      const place = `${path}.rows[${r}].cells[${c}].field`;
      if (field.includes(".")) {
        report(
          "reference",
          place,
          text(`没有 ${field}。`, `There is no ${field}.`),
          text(
            "请写 fact.标识 或 outcome.标识，标识里的连字符写成下划线。",
            "Write fact.<id> or outcome.<id>, with underscores for hyphens.",
          ),
        );
      } else if (seen.has(field)) {
        report(
          "id",
          place,
          text(`填写处 ${field} 出现两次。`, `The input ${field} stands twice.`),
          text("请改成另一个标识。", "Choose another id."),
        );
      }
      seen.add(field);
    }),
  );
}

/** What the add-in fills in by itself. */
function filledNames(rubric: Rubric): Set<string> {
  return new Set([
    ...["unit", "year", "total"],
    // A place takes one value: a line, not a column of them.
    ...[...factNames(rubric)].flatMap(([name, { fact, member }]) =>
      fact.members && !member ? [] : [`fact.${name}`],
    ),
    ...rubric.outcome.items.map(({ id }) => `outcome.${formulaName(id)}`),
  ]);
}
