/** How findings are made, put together and put in order. */
import { formatNumber, type Text } from "../formula/values";
import { parseAddress } from "../sheets/plan/address";
import { areaAddress } from "../sheets/plan/areas";
import type { Grid } from "./align/grid";
import { address } from "./align/grid";
import type { FileState, FindingKind, Found, IntakeFinding, Severity } from "./types";

export interface Place {
  sheet: string | null;
  cell: string | null;
}

export const NOWHERE: Place = { sheet: null, cell: null };

export const placeIn = (grid: Grid, row: number, column: number): Place => ({
  sheet: grid.name,
  cell: address(row, column),
});

/** @param what expected and found; the message begins with the cell by itself */
export function finding(
  kind: FindingKind,
  severity: Severity,
  place: Place,
  what: { expected?: Found; found?: Found },
  { zh, en }: Text,
): IntakeFinding {
  const { sheet, cell } = place;
  const at = sheet === null ? "" : cell === null ? sheet : `${sheet}!${cell}`;
  return {
    kind,
    severity,
    card: null,
    sheet,
    cell,
    expected: what.expected ?? null,
    found: what.found ?? null,
    message: at === "" ? { zh, en } : { zh: `${at}：${zh}`, en: `${at}: ${en}` },
  };
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

export function stateOf(findings: readonly IntakeFinding[]): FileState {
  const worst = Math.min(2, ...findings.map(({ severity }) => RANK[severity]));
  return worst === 0 ? "blocked" : worst === 1 ? "confirm" : "ready";
}

/** Errors first, then by sheet and cell; what concerns no cell comes first among its like. */
export function inOrder(findings: readonly IntakeFinding[]): IntakeFinding[] {
  return findings
    .map((each) => ({ each, area: parseAddress(each.cell ?? "") }))
    .sort(
      (a, b) =>
        RANK[a.each.severity] - RANK[b.each.severity] ||
        compareTexts(a.each.sheet, b.each.sheet) ||
        (a.area?.row ?? -1) - (b.area?.row ?? -1) ||
        (a.area?.column ?? -1) - (b.area?.column ?? -1) ||
        compareTexts(a.each.kind, b.each.kind) ||
        (a.each.card ?? -1) - (b.each.card ?? -1),
    )
    .map(({ each }) => each);
}

const compareTexts = (a: string | null, b: string | null): number =>
  a === b ? 0 : (a ?? "") < (b ?? "") ? -1 : 1;

/** From here on the cells of one kind on a sheet are told in one. */
const MANY = 20;

/** Kinds that name a cell each even where there are many. */
export function together(findings: readonly IntakeFinding[]): IntakeFinding[] {
  const groups = new Map<string, IntakeFinding[]>();
  for (const each of findings) {
    const key = [each.kind, each.card, each.sheet].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const cells = group.filter(({ cell, sheet }) => cell !== null && sheet !== null);
    return cells.length > MANY
      ? [...group.filter((each) => !cells.includes(each)), inOne(cells)]
      : group;
  });
}

function inOne(group: readonly IntakeFinding[]): IntakeFinding {
  const worst = [...group].sort((a, b) => RANK[a.severity] - RANK[b.severity])[0]!;
  const areas = group.flatMap(({ cell }) => parseAddress(cell ?? "") ?? []);
  const row = Math.min(...areas.map((area) => area.row));
  const column = Math.min(...areas.map((area) => area.column));
  const rows = Math.max(...areas.map((area) => area.row + area.rows)) - row;
  const columns = Math.max(...areas.map((area) => area.column + area.columns)) - column;
  const cell = areaAddress({ row, column, rows, columns });
  return {
    ...worst,
    cell,
    expected: null,
    found: null,
    message: {
      zh: `${worst.sheet}!${cell} 共 ${group.length} 格有同样的问题，例如：${worst.message.zh}`,
      en: `${worst.sheet}!${cell}: ${group.length} cells have the same, for example: ${worst.message.en}`,
    },
  };
}

/** What stands in a cell, as findings say it: a formula with its `=`. */
export function foundIn(cell: { value: unknown; formula: string | undefined }): Found {
  if (cell.formula !== undefined) return cell.formula;
  const { value } = cell;
  if (value === "" || value === undefined) return null;
  return value as Found;
}

/** A value in a sentence, cut to a length that can be read. */
export function words(value: Found): Text {
  if (value === null || value === "") return { zh: "空", en: "nothing" };
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (typeof value === "number") return { zh: formatNumber(value), en: formatNumber(value) };
  const short = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return { zh: `“${short}”`, en: `“${short}”` };
}

const LONGEST = 60;
