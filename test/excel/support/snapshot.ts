/**
 * All that a workbook holds, as plain data: contents, results, formats, sizes, merges, validations, conditional formats,
 * protection, visibility, names, print set-up, order of sheets. Taken from behind the host in one step, without a request.
 * What differs from one drawing to the next without meaning anything (ids of sheets, styles and rules) is left out.
 */
import type { ExcelSession } from "../../support/office";

type Data = Record<string, unknown>;

interface SavedCell extends Data {
  s?: unknown;
  custom?: Data;
}
interface SavedSheet extends Data {
  cellData: Record<string, Record<string, SavedCell>>;
  mergeData: Data[];
}
interface Saved {
  sheetOrder: string[];
  styles: Record<string, unknown>;
  sheets: Record<string, SavedSheet>;
  resources: { name: string; data: string }[];
}

/** By name of the sheet; `workbook` is what belongs to none, the order of the sheets among it. */
export type Snapshot = Map<string, string>;

export const WORKBOOK = "workbook";

export function snapshot({ book, host }: ExcelSession): Snapshot {
  const saved = book.save() as unknown as Saved;
  const resource = (name: string) => {
    const text = saved.resources.find((each) => each.name === name)?.data;
    return (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  };
  const rules = resource("SHEET_CONDITIONAL_FORMATTING_PLUGIN") as Record<string, Data[]>;
  const validations = resource("SHEET_DATA_VALIDATION_PLUGIN") as Record<string, Data[]>;
  const names = Object.values(resource("SHEET_DEFINED_NAME_PLUGIN")).map((each) =>
    pick(each as Data, "name", "formulaOrRefString", "comment", "hidden"),
  );
  const found: Snapshot = new Map();
  for (const id of saved.sheetOrder) {
    const sheet = saved.sheets[id]!;
    const side = host.book.side.sheet(id);
    const { veryHidden, protection, page, horizontalBreaks, verticalBreaks, charts } = side;
    found.set(
      String(sheet["name"]),
      text({
        ...pick(sheet, "tabColor", "hidden", "showGridlines", "defaultStyle"),
        freeze: pick(sheet["freeze"] as Data, "xSplit", "ySplit"),
        veryHidden,
        protection,
        page,
        breaks: [horizontalBreaks, verticalBreaks],
        charts: charts.map(({ id: _, number: __, ...chart }) => withNames(chart, saved)),
        merges: sheet.mergeData.map((area) => text(area)).sort(),
        rows: sizes(sheet["rowData"] as Record<string, Data>, "h"),
        columns: sizes(sheet["columnData"] as Record<string, Data>, "w"),
        rules: (rules[id] ?? []).map(({ cfId: _, ...rule }) => rule),
        validations: (validations[id] ?? []).map(({ uid: _, ...rule }) => text(rule)).sort(),
        cells: cells(sheet, saved.styles),
      }),
    );
  }
  found.set(
    WORKBOOK,
    text({
      order: saved.sheetOrder.map((id) => saved.sheets[id]!["name"]),
      names: names.map((each) => text(each)).sort(),
      protection: host.book.side.protection,
      settings: [...host.book.side.settings],
    }),
  );
  return found;
}

/** Sheets by their names: their ids are others in each workbook. The number in a chart's own name is seen by nobody. */
const withNames = (chart: object, { sheets }: Saved): string =>
  JSON.stringify(chart, (key, value: unknown) => {
    if (key === "sheetId") return sheets[String(value)]?.["name"];
    return key === "name" ? String(value).replace(/ \d+$/, "") : value;
  });

/** Where two workbooks differ, in words that a failing test can show; empty where they are the same. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === is) return [];
    if (was === undefined) return [`+ ${name}`];
    if (is === undefined) return [`- ${name}`];
    return [`~ ${name}: ${firstDifference(was, is)}`];
  });
}

export const isSame = (one: Snapshot, other: Snapshot) => differences(one, other).length === 0;

/** Names of the sheets in which two workbooks differ, but for results that follow what stands on other sheets. */
export function changedSheets(before: Snapshot, after: Snapshot): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) =>
      name !== WORKBOOK && withoutResults(before.get(name)) !== withoutResults(after.get(name)),
  );
}

function withoutResults(sheet: string | undefined): string | undefined {
  if (sheet === undefined) return undefined;
  return JSON.stringify(JSON.parse(sheet), (_, value: unknown) =>
    value && typeof value === "object" && "f" in value ? { ...value, v: null } : value,
  );
}

function firstDifference(was: string, is: string): string {
  let at = 0;
  while (was[at] === is[at]) at += 1;
  const from = Math.max(0, at - 120);
  return `${was.slice(from, at + 80)} ⇒ ${is.slice(from, at + 80)}`;
}

function cells(sheet: SavedSheet, styles: Record<string, unknown>): Data {
  const found: Data = {};
  for (const [row, line] of Object.entries(sheet.cellData)) {
    for (const [column, cell] of Object.entries(line)) {
      const { v, f, s, custom } = cell;
      const style = (typeof s === "string" ? styles[s] : s) as Data | null | undefined;
      const content = {
        // Nothing and an empty text look the same.
        ...(v !== undefined && v !== null && v !== "" && { v }),
        ...(f !== undefined && f !== null && f !== "" && { f }),
        ...(style && Object.keys(style).length > 0 && { s: style }),
        ...known(custom),
      };
      if (Object.keys(content).length > 0) found[`${row}:${column}`] = content;
    }
  }
  return found;
}

/** Extras that say something: a cell is locked, and aligned by its style, unless it says otherwise. */
function known(custom: Data | null | undefined): Data {
  const said = Object.entries(custom ?? {}).filter(
    ([name, value]) => value !== null && !(name === "locked" && value === true),
  );
  return Object.fromEntries(said);
}

function sizes(lines: Record<string, Data>, size: "h" | "w"): Data {
  return Object.fromEntries(
    Object.entries(lines).flatMap(([index, line]) => {
      const said = { ...pick(line, size), ...(line["hd"] ? { hidden: true } : {}) };
      return Object.keys(said).length > 0 ? [[index, said]] : [];
    }),
  );
}

function pick(data: Data | undefined, ...keys: string[]): Data {
  return Object.fromEntries(
    keys.flatMap((key) => (data?.[key] === undefined ? [] : [[key, data[key]]])),
  );
}

/** JSON with keys in order, so that equal data are equal texts. */
function text(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
