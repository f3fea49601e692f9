/** Where the cells of a plan stand now, after rows and columns were inserted, sorted or taken away. */
import { parseA1Ref, stringifyA1Ref, tokenize, tokenTypes } from "@borgar/fx";
import { COLOURS } from "../marks/colour-switch";
import { parseCardKey, ROW_KEY } from "../identity/keys";
import type { SheetPlan } from "../plan/plan";
import type { SheetCells } from "../read/cells";

export interface Places {
  /** Present name of the sheet. */
  sheet: string;
  /** Present row of a row of the plan; undefined where it is gone. */
  row(planned: number): number | undefined;
  column(planned: number): number | undefined;
}

/** Rows are found by their key, columns by their header; rows without a key keep their distance to the one above. */
export function placesOf(plan: SheetPlan, cells: SheetCells): Places {
  const keyColumn = columnOfKeys(cells.values);
  const present = lines(
    cells.values.map((line, row) => ({ row: cells.top + row, key: String(line[keyColumn] ?? "") })),
  );
  const planned = lines(
    plan.cells
      .filter(({ column }) => column === 0)
      .map(({ row, value }) => ({ row, key: String(value ?? "") })),
  );
  const rows = match(planned, present);

  const headers = planned
    .filter(({ key }) => key.startsWith(`${ROW_KEY.header} `))
    .map(({ row }) => row);
  const text = (row: number, column: number) =>
    String(plan.cells.find((cell) => cell.row === row && cell.column === column)?.value ?? "");
  const columns = match(
    lines(
      plan.columns.map((_, column) => ({
        row: column,
        key: headers.map((row) => text(row, column)).join("|"),
      })),
    ),
    lines(
      (cells.values[0] ?? []).map((_, index) => ({
        row: cells.left + index,
        key: headers
          .map((row) => String(cells.values[(rows.get(row) ?? -1) - cells.top]?.[index] ?? ""))
          .join("|"),
      })),
    ),
  );
  // The header of the key column is its key.
  columns.set(0, cells.left + keyColumn);
  const planSwitch = plan.cells.find(({ value }) => value === COLOURS.label);
  const presentSwitch = cells.values.flat().indexOf(COLOURS.label);
  if (planSwitch && presentSwitch >= 0) {
    const width = cells.values[0]!.length;
    columns.set(planSwitch.column + 1, cells.left + (presentSwitch % width) + 1);
  }
  return {
    sheet: cells.name,
    row: (planned) => nearest(rows, planned),
    column: (planned) => columns.get(planned),
  };
}

interface Line {
  row: number;
  key: string;
}

/** Keys made unique by counting those that are the same: `#head 1`, `#head 2`. */
function lines(given: Line[]): Line[] {
  const seen = new Map<string, number>();
  return given
    .filter(({ key }) => key !== "")
    .map(({ row, key }) => {
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return { row, key: `${key} ${count}` };
    });
}

function match(planned: readonly Line[], present: readonly Line[]): Map<number, number> {
  const byKey = new Map(present.map(({ row, key }) => [key, row]));
  return new Map(
    planned.flatMap(({ row, key }): [number, number][] => {
      const found = byKey.get(key);
      return found === undefined ? [] : [[row, found]];
    }),
  );
}

function nearest(rows: ReadonlyMap<number, number>, planned: number): number | undefined {
  const exact = rows.get(planned);
  if (exact !== undefined) return exact;
  for (let row = planned - 1; row >= 0; row--) {
    const found = rows.get(row);
    if (found !== undefined) return found + planned - row;
  }
  return undefined;
}

function columnOfKeys(values: readonly (readonly unknown[])[]): number {
  for (const line of values) {
    const column = line.findIndex((value) => parseCardKey(value) !== null);
    if (column >= 0) return column;
  }
  return 0;
}

/**
 * A formula of a plan as it reads in the workbook as it is now. Null where a cell that it names is gone.
 * `places` are by the names of the sheets in the plan.
 */
export function relocate(
  formula: string,
  sheet: string,
  places: ReadonlyMap<string, Places>,
): string | null {
  let complete = true;
  const parts = tokenize(formula).map(({ type, value }) => {
    if (type !== tokenTypes.REF_RANGE) return value;
    const moved = moveReference(value, sheet, places);
    complete &&= moved !== null;
    return moved ?? value;
  });
  return complete ? parts.join("") : null;
}

function moveReference(
  reference: string,
  sheet: string,
  places: ReadonlyMap<string, Places>,
): string | null {
  const parsed = parseA1Ref(reference);
  if (!parsed || !("range" in parsed) || !parsed.range) return reference;
  const named = parsed.context?.at(-1);
  const target = places.get(String(named ?? sheet));
  if (!target) return reference;
  const { top, left, bottom, right } = parsed.range;
  const move = (planned: number | null | undefined, by: (n: number) => number | undefined) =>
    typeof planned === "number" ? by(planned) : planned;
  const moved = {
    ...parsed.range,
    top: move(top, target.row),
    bottom: move(bottom, target.row),
    left: move(left, target.column),
    right: move(right, target.column),
  };
  if (Object.values(moved).includes(undefined)) return null;
  const context = named === undefined ? {} : { context: [target.sheet] };
  return stringifyA1Ref({ ...parsed, ...context, range: moved } as typeof parsed);
}
