import { isMergedCell } from "../merged-cells";
import { criteriaOf, labelColumns } from "../model";
import { text, type Report } from "../problems";
import type { Column, Rubric, Section, Stage, Table } from "../types";

/** Reports what keeps the printed table from being laid out. */
export function checkTable(rubric: Rubric, report: Report): void {
  if (!checkPresence(rubric, report)) return;
  const table = rubric.table!;
  checkScoreColumns(table, rubric.stages, report);
  checkStageHeaders(table, rubric.stages, report);
  checkGroups(table.columns, report);
  checkTotalRow(table, report);
  checkFields(table, report);
  checkCells(rubric, table, report);
  checkOrder(rubric.sections, report);
}

function checkPresence({ kind, table, sections }: Rubric, report: Report): boolean {
  if (kind === "roster") {
    if (table || sections.length > 0) {
      report(
        "table",
        "kind",
        text(
          "kind 是 roster，却有评分表（table 或 sections）。",
          "kind is roster, yet there is a table or a section.",
        ),
        text(
          "请把 kind 改成 scorecard，或者删去评分表。",
          "Make it scorecard, or take the table and the sections out.",
        ),
      );
    }
    return false;
  }
  if (table && sections.length > 0) return true;
  report(
    "table",
    table ? "sections" : "table",
    text("评分表没有版式（table）或指标（sections）。", "A scorecard needs a table and sections."),
    text("请补上；只有汇总表的，把 kind 改成 roster。", "Add them, or make kind roster."),
  );
  return false;
}

function checkScoreColumns({ columns }: Table, stages: readonly Stage[], report: Report): void {
  columns.forEach(({ role, stage, header }, c) => {
    const isOfStage = role === "score" || role === "weighted";
    if (isOfStage ? stages.some(({ id }) => id === stage) : stage === undefined) return;
    report(
      "reference",
      `table.columns[${c}].stage`,
      isOfStage
        ? text(
            `得分列“${header}”的阶段 ${stage ?? ""} 不在 stages 中。`,
            `The stage ${stage ?? ""} of the score column “${header}” is not in stages.`,
          )
        : text(
            `列“${header}”不是得分列，不能有 stage。`,
            `The column “${header}” is no score column and has no stage.`,
          ),
      text("请核对 role 和 stage。", "Check role and stage."),
    );
  });
  stages.forEach(({ id, name }, s) => {
    const count = columns.filter(({ role, stage }) => role === "score" && stage === id).length;
    if (count === 1) return;
    report(
      "table",
      `stages[${s}]`,
      text(
        `阶段“${name.zh}”有 ${count} 个得分列，应有 1 个。`,
        `The stage “${name.en}” has ${count} score columns, not one.`,
      ),
      text(
        "请在 table.columns 中给每个阶段写一个 role 为 score 的列。",
        "Give each stage one column of role score.",
      ),
    );
  });
}

/** Scores are found by the headers of their columns, facts by the names of the stages. */
function checkStageHeaders({ columns }: Table, stages: readonly Stage[], report: Report): void {
  const reportTwin = (header: string, path: string) =>
    report(
      "table",
      path,
      text(
        `“${header}”用了两次，读取时按它找各阶段的列。`,
        `“${header}” stands twice: the columns of the stages are found by it.`,
      ),
      text("请改成另一个名称。", "Choose another name."),
    );
  const names = stages.map(({ name }) => plain(name.zh));
  stages.forEach(({ name }, s) => {
    if (names.indexOf(plain(name.zh)) < s) reportTwin(name.zh, `stages[${s}].name`);
  });
  // The words of other columns come first: a score column that has them is the one to be renamed.
  const scores = columns.map(({ role }) => role === "score");
  const order = [...columns.keys()].sort((a, b) => Number(scores[a]) - Number(scores[b]));
  const words = new Set<string>();
  for (const c of order) {
    const { header } = columns[c]!;
    if (scores[c] && header !== "" && words.has(plain(header)))
      reportTwin(header, `table.columns[${c}].header`);
    words.add(plain(header));
  }
}

const plain = (words: string) => words.replace(/\s/g, "");

/** Columns under one header stand side by side. */
function checkGroups(columns: readonly Column[], report: Report): void {
  columns.forEach(({ group, header, role }, c) => {
    if (!group) {
      if (header !== "" || role === "label") return;
      report(
        "table",
        `table.columns[${c}].header`,
        text(
          "得分列和分值列要有表头，读取时按表头找列。",
          "Score and points columns need a header: they are found by it.",
        ),
        text("请补上表头。", "Add the header."),
      );
      return;
    }
    const before = columns.slice(0, c).findLastIndex((other) => other.group?.id === group.id);
    if (before < 0 || (before === c - 1 && columns[before]?.group?.header === group.header)) return;
    report(
      "table",
      `table.columns[${c}].group`,
      text(
        `表头“${group.header}”下的各列应相邻，表头文字应相同。`,
        `The columns under “${group.header}” must stand side by side, with the same header.`,
      ),
      text("请调整列的顺序或 group。", "Change their order or their group."),
    );
  });
}

function checkTotalRow({ totalRow, columns }: Table, report: Report): void {
  if (!totalRow) return;
  const first = columns.findIndex(({ role }) => role !== "label" && role !== "points");
  if (totalRow.span <= first) return;
  report(
    "table",
    "table.totalRow.span",
    text(
      `合计的文字占 ${totalRow.span} 列，得分列从第 ${first + 1} 列开始。`,
      `The caption takes ${totalRow.span} columns, the scores begin at column ${first + 1}.`,
    ),
    text(`请改成至多 ${first}。`, `Make it ${first} at most.`),
  );
}

function checkFields({ title = "", headLine = [] }: Table, report: Report): void {
  for (const [field] of title.matchAll(/\{[^}]*\}/g)) {
    if (field === "{year}") continue;
    report(
      "table",
      "table.title",
      text(
        `标题里的 ${field} 不认识，只能用 {year}。`,
        `${field} is not known in a title, only {year} is.`,
      ),
      text("请改写标题。", "Change the title."),
    );
  }
  const fields = headLine.map((piece) => ("field" in piece ? piece.field : ""));
  fields.forEach((field, index) => {
    if (field === "" || fields.indexOf(field) === index) return;
    report(
      "id",
      `table.headLine[${index}].field`,
      text(`填写处 ${field} 出现两次。`, `The field ${field} stands twice.`),
      text("请改成另一个标识。", "Choose another id."),
    );
  });
}

/** Each wording belongs to a label column, and to one level of a row. */
function checkCells(rubric: Rubric, table: Table, report: Report): void {
  const labels = new Set(labelColumns(rubric).map(({ id }) => id));
  const points = new Set(table.columns.filter(({ role }) => role === "points").map(({ id }) => id));
  const unknown = (cells: Record<string, unknown>, path: string, allowed: ReadonlySet<string>) => {
    for (const column of Object.keys(cells)) {
      if (labels.has(column) || allowed.has(column)) continue;
      report(
        "reference",
        `${path}.cells.${column}`,
        text(`${column} 不是评分表的标签列。`, `${column} is no label column of the table.`),
        text(
          `可用的列：${[...labels, ...allowed].join("、")}。`,
          `There are: ${[...labels, ...allowed].join(", ")}.`,
        ),
      );
    }
  };
  rubric.sections.forEach((section, s) => {
    unknown(section.cells, `sections[${s}]`, new Set());
    section.subsections.forEach(({ cells }, u) =>
      unknown(cells, `sections[${s}].subsections[${u}]`, new Set()),
    );
  });
  const first = table.columns.find(({ role }) => role === "label")?.id;
  checkMergedCells(rubric, labels, report);
  for (const { criterion, subsection, section, path, texts } of criteriaOf(rubric)) {
    unknown(criterion.cells, path, points);
    const levels = [section.cells, subsection.cells, texts];
    for (const column of labels) {
      const count = levels.filter((cells) => Object.hasOwn(cells, column)).length;
      if (count < 2 && !(count === 0 && column === first)) continue;
      report(
        "table",
        `${path}.cells`,
        count === 0
          ? text(
              `最左边的列 ${column} 没有文字，也没有可以合并的左边列。`,
              `The first column ${column} has no wording and nothing to merge with.`,
            )
          : text(
              `列 ${column} 在同一行写了 ${count} 次（一级、二级、三级指标）。`,
              `The column ${column} is worded ${count} times for this row.`,
            ),
        text(
          "每一行的每一列，只在一级指标、二级指标和本项中的一处写文字。",
          "Word each column of a row in one place: section, subsection or criterion.",
        ),
      );
    }
  }
}

/** Reports merged cells that are no label's, are of fewer than their rows, or lie over a cell of another row. */
function checkMergedCells(rubric: Rubric, labels: ReadonlySet<string>, report: Report): void {
  const criteria = criteriaOf(rubric);
  criteria.forEach(({ criterion, path }, at) => {
    for (const [column, cell] of Object.entries(criterion.cells)) {
      if (!isMergedCell(cell)) continue;
      const below = criteria.slice(at + 1, at + cell.rows);
      const worded = below.find((each) => Object.hasOwn(each.criterion.cells, column));
      const isShort = below.length < cell.rows - 1;
      if (labels.has(column) && !isShort && !worded) continue;
      report(
        "table",
        `${path}.cells.${column}`,
        worded
          ? text(
              `合并的单元格盖住了“${worded.criterion.name.zh}”自己的文字。`,
              `The merged cell lies over the wording of “${worded.criterion.name.en}”.`,
            )
          : isShort
            ? text(
                `合并 ${cell.rows} 行，下面没有这么多行。`,
                `It is merged over ${cell.rows} rows, and there are fewer.`,
              )
            : text("只有文字列可以合并。", "Only a label column is merged."),
        text("请改行数，或删去被盖住的文字。", "Change rows, or take the covered wording out."),
      );
    }
  });
}

function checkOrder(sections: readonly Section[], report: Report): void {
  const rank = { scored: 0, bonus: 1, minus: 1, veto: 2 };
  sections.forEach(({ kind, name }, s) => {
    const before = sections[s - 1];
    if (!before || rank[before.kind] <= rank[kind]) return;
    report(
      "table",
      `sections[${s}]`,
      text(
        `一级指标“${name.zh}”的位置不对：先计分的，再加分、减分，再一票否决。`,
        `The section “${name.en}” is out of order: scored, then bonus and minus, then veto.`,
      ),
      text("请调整顺序。", "Move it."),
    );
  });
}
