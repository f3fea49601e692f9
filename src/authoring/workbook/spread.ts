/** Lists inside of lists, and what is said at another place than where a rubric keeps it, as lists of their own. */
import { headerRole, isLabelHeader } from "../table/headers";
import type { Fields, FlatRubric } from "./flat";

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

/** Adds to a flat rubric what only the sheets have: they are written from it. */
export function spread(flat: FlatRubric): FlatRubric {
  const readings = listOf(flat.readings)
    .map(called)
    .map((reading) => ({
      ...reading,
      options: listOf(reading.options).map((option) => ({
        ...option,
        isDefault: option.id === (reading as Fields).default,
      })),
    }));
  const conditions = flat.criteria.flatMap((criterion) =>
    listOf(criterion.conditions).map((each) => ({ ...each, criterion: criterion.id })),
  );
  const formCells = listOf(flat.forms).flatMap((form) =>
    listOf(form.rows).flatMap(({ cells, height }, row) =>
      listOf(cells).map((cell, at) => ({
        ...cell,
        form: form.id,
        row: row + 1,
        ...(at === 0 && height !== undefined ? { height } : {}),
      })),
    ),
  );
  const scales = listOf(flat.scales).map(called);
  return { ...flat, ...withWordings(flat), readings, scales, conditions, formCells };
}

/** What has no name of its own is called by its id. */
function called(object: Fields): Fields {
  const { id, name } = object;
  if (name === undefined) return { ...object, id: undefined, called: id };
  return { ...object, called: (name as Fields).zh };
}

function uncalled(object: Fields): void {
  if (object.called !== object.id) object.name = { zh: object.called };
  delete object.called;
}

/** Puts what the sheets said back to where a rubric keeps it. */
export function gather(said: Fields): void {
  for (const reading of listOf(said.readings)) {
    const options = listOf(reading.options);
    const chosen = options.find(({ isDefault }) => isDefault) ?? options[0];
    if (chosen) reading.default = chosen.id;
    for (const option of options) delete option.isDefault;
    uncalled(reading);
  }
  listOf(said.scales).forEach(uncalled);
  for (const setting of listOf((said.roster as Fields | undefined)?.settings))
    if (setting.type === "text" && setting.default !== undefined)
      setting.default = String(setting.default as number | string);
  const cells = listOf(said.formCells);
  for (const form of listOf(said.forms)) {
    const own = cells.filter((cell) => cell.form === form.id || cell.form === form.title);
    const numbers = [...new Set(own.map(({ row }) => row))];
    form.rows = numbers.map((number) => rowOf(own.filter(({ row }) => row === number)));
  }
  delete said.formCells;
}

function rowOf(cells: readonly Fields[]): Fields {
  const height = cells.find((cell) => cell.height !== undefined)?.height;
  for (const cell of cells) {
    delete cell.form;
    delete cell.row;
    delete cell.height;
  }
  return { ...(height === undefined ? {} : { height }), cells };
}

/** Sections and subsections with the words that they are known by, columns with what they are for. */
function withWordings(flat: FlatRubric): Fields {
  const { sections, subsections, table } = flat;
  const columns = withUses(flat, listOf((table as Fields | undefined)?.columns));
  const wordingOf = ({ cells }: Fields, use: string) => {
    const of = columns.find((column) => column.use === use);
    const text = (cells as Fields)[String(of?.id)];
    return typeof text === "string" ? text : "";
  };
  const known: Fields[] = sections.map((section) => ({
    ...section,
    wording: wordingOf(section, "section"),
  }));
  const parts = subsections.map((subsection) => ({
    ...subsection,
    wording:
      wordingOf(subsection, "subsection") ||
      known.find(({ id }) => id === subsection.section)?.wording,
  }));
  return {
    sections: known,
    subsections: parts,
    ...(table ? { table: { ...table, columns } } : {}),
  };
}

const LEVELS = ["section", "subsection", "criterion"] as const;

/** Columns of words with the level that they mostly word; of several for sections or subsections, the one that is called so. */
function withUses({ sections, subsections, criteria }: FlatRubric, columns: Fields[]): Fields[] {
  const rows = criteria.map((criterion) => {
    const subsection = subsections.find(({ id }) => id === criterion.subsection)!;
    return [sections.find(({ id }) => id === subsection.section)!, subsection, criterion];
  });
  const levelOf = ({ id }: Fields) => {
    const worded = rows.map((levels) =>
      levels.findIndex(({ cells }) => Object.hasOwn(cells as Fields, String(id))),
    );
    const counts = LEVELS.map((_, level) => worded.filter((each) => each === level).length);
    return LEVELS[counts.indexOf(Math.max(...counts))]!;
  };
  const roleOf = ({ header, group }: Fields) =>
    headerRole(String(header) || String((group as Fields | undefined)?.header ?? ""));
  const mostly = new Map(
    columns.filter(({ role }) => role === "label").map((column) => [column, levelOf(column)]),
  );
  const chosen = LEVELS.slice(0, 2).map((level) => {
    const of = columns.filter((column) => mostly.get(column) === level);
    return of.find((column) => isLabelHeader(roleOf(column))) ?? of[0];
  });
  const use = (column: Fields) => {
    if (column.role !== "label") return column.role;
    const level = mostly.get(column)!;
    if (chosen.includes(column)) return level;
    const role = roleOf(column);
    return level === "criterion" && (role === "criterion" || role === "standard") ? role : "label";
  };
  return columns.map((column) => ({ ...column, use: use(column) }));
}
