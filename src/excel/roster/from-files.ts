/** Rows of a roster from files that came back, and the record of where each is from (收表记录). */
import { compare9 } from "../../formula/decimal";
import type { Scalar } from "../../formula/values";
import { a1 } from "../../sheets/plan/address";
import { FIRST_COLUMN } from "../../sheets/card/layout";
import type { SheetPlan } from "../../sheets/plan/plan";
import { plainText } from "../../sheets/read/cells";
import type { RosterPlanUnit } from "../../sheets/roster/roster";
import { freeName } from "../../sheets/card/sheet-names";
import {
  readSources,
  sourcesKey,
  SOURCES_SHEET,
  sourcesPlan,
  sourceTexts,
  type SourceRow,
} from "../../sheets/roster/sources";
import { takenRecords } from "../../sheets/roster/taken";
import { timestamp } from "../../sheets/identity/clock";
import type { CardIdentity } from "../../sheets/identity/identity";
import { typedRow } from "../../sheets/standing/roster-row";
import { namesInUse, type Survey } from "../cards";
import { loadSheet, type LoadedSheet } from "../read";
import type { Old } from "../replace";
import type { RosterChange, RosterRequest } from "../types";
import type { RosterContents } from "./read";
import { newCardId } from "../../sheets/identity/card-id";

type Files = Extract<RosterRequest["units"], { from: "files" }>;

/**
 * The rows that came, in the place of those of the same units; the others after them. A unit is told by its name: a copied
 * workbook has the key of another's.
 */
export function withFiles(
  rows: readonly RosterPlanUnit[],
  { sheet, entries }: RosterContents,
): RosterPlanUnit[] {
  const old = new Map(entries.map(({ line }) => [plainText(line.unit), line]));
  const names = new Set(rows.map(({ unit }) => plainText(unit)));
  const others = entries.filter(({ line }) => !names.has(plainText(line.unit)));
  const all = [
    ...rows.map((row) => {
      const line = old.get(plainText(row.unit));
      return line ? { ...row, ...typedRow(sheet, line), scores: row.scores ?? {} } : row;
    }),
    ...others.map(({ line }) => ({
      key: line.key || line.unit,
      unit: line.unit,
      ...typedRow(sheet, line),
    })),
  ];
  return withOwnKeys(all);
}

/** No two rows have one key; a name that begins like a key of ours is none. */
export function withOwnKeys(rows: readonly RosterPlanUnit[]): RosterPlanUnit[] {
  const used = new Set<string>();
  return rows.map((row) => {
    const free = [row.key, row.unit].map(keyOf).find((key) => key !== "" && !used.has(key));
    const key = free ?? newCardId();
    used.add(key);
    return { ...row, key };
  });
}

const keyOf = (text: string) => text.replace(/^#+/, "");

export interface Replaced {
  /** Rows that the roster did not have. */
  added: number;
  changes: RosterChange[];
  /** What stood in the cells that are another now. */
  texts: ReadonlySet<string>;
}

/** @param first row of the first unit in the new plan */
export function replacedBy(
  rows: readonly RosterPlanUnit[],
  came: readonly RosterPlanUnit[],
  { sheet, entries }: RosterContents,
  { name, first }: { name: string; first: number },
): Replaced {
  const { columns } = sheet.rubric.roster;
  const old = new Map(entries.map(({ line }) => [plainText(line.unit), line]));
  const changes = rows.flatMap((row, index) => {
    const line = old.get(plainText(row.unit));
    if (!line) return [];
    return columns.flatMap(({ id, header, from, value = "" }, column): RosterChange[] => {
      const was = shown(sheet.cell(line.row, id)?.value ?? null);
      const is = shown(row.scores?.[value] ?? null);
      if (from !== "score" || isSame(was, is)) return [];
      const address = a1({ row: first + index, column: FIRST_COLUMN + column });
      const place = { sheet: name, address };
      return [{ unit: row.unit, column: header, place, from: was, to: is }];
    });
  });
  return {
    added: came.filter(({ unit }) => !old.has(plainText(unit))).length,
    changes,
    texts: new Set(changes.map(({ from }) => String(from ?? ""))),
  };
}

/** As the cell holds it. */
const shown = (value: Scalar): Scalar =>
  value === "" ? null : typeof value === "boolean" ? (value ? "是" : "否") : value;

const isSame = (a: Scalar, b: Scalar): boolean =>
  typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;

/** The record of a new roster. */
export function newSources(
  { rubric, units }: RosterRequest,
  roster: string,
  found: Survey,
): SheetPlan[] {
  if (units.from !== "files") return [];
  const name = freeName(SOURCES_SHEET, namesInUse(found));
  return [sourcesPlan(name, sourcesKey(rubric.id, roster), units.sources)];
}

/** The record drawn again, with the rows of other units as they were. Two syncs. */
export async function sourcesAgain(
  context: Excel.RequestContext,
  request: RosterRequest,
  roster: string,
  found: Survey,
): Promise<{ plans: SheetPlan[]; old: Old[]; before: SourceRow[] }> {
  const { units, rubric } = request;
  if (units.from !== "files") return { plans: [], old: [], before: [] };
  const key = sourcesKey(rubric.id, roster);
  const standing = await findSources(context, key, found);
  if (!standing) return { plans: newSources(request, roster, found), old: [], before: [] };
  const before = readSources(standing.cells);
  const rows = mergedSources(before, units);
  const plan = sourcesPlan(standing.name, key, rows);
  return {
    plans: [plan],
    old: [{ sheet: standing, holdsMore: hasOthers(standing, before, plan) }],
    before,
  };
}

/** The roster's identity with what its log says of the files that came. */
export function withTaken(
  cards: readonly CardIdentity[],
  { units, now }: RosterRequest & { now: Date },
  before: readonly SourceRow[],
): CardIdentity[] {
  if (units.from !== "files") return [...cards];
  const change = { at: timestamp(now), by: units.by ?? "" };
  const taken = takenRecords(units.sources, before, change);
  return cards.map((card) => ({ ...card, log: [...card.log, ...taken] }));
}

function mergedSources(before: readonly SourceRow[], { sources }: Files): SourceRow[] {
  const came = new Set(sources.map(({ unit }) => plainText(unit)));
  return [...sources, ...before.filter(({ unit }) => !came.has(plainText(unit)))];
}

/** Words of the user's own beside the record. */
function hasOthers({ cells }: LoadedSheet, before: readonly SourceRow[], plan: SheetPlan): boolean {
  const known = new Set([
    ...plan.cells.map(({ value }) => String(value ?? "")),
    ...before.flatMap((row) => [...sourceTexts(row), ...Object.values<string>({ ...row })]),
  ]);
  return cells.values.some((line) => line.some((value) => !known.has(String(value ?? ""))));
}

async function findSources(
  context: Excel.RequestContext,
  key: string,
  { sheets }: Survey,
): Promise<LoadedSheet | null> {
  const corners = sheets.map(({ id }) => {
    const corner = context.workbook.worksheets.getItem(id).getRange("A1");
    corner.load("values");
    return { id, corner };
  });
  await context.sync();
  const found = corners.find(({ corner }) => corner.values[0]?.[0] === key);
  return found ? loadSheet(context, found.id) : null;
}
