/** What a workbook says of its own cards, on one very hidden sheet: plain key and value rows that survive every program. */
import type { Rubric } from "../../rubric/types";
import { SheetBuilder } from "../plan/builder";
import { carriedOf, withCarried, type CarriedRubric } from "./carried-rubric";
import type { SheetPlan } from "../plan/plan";
import { IDENTITY_SHEET, type SheetNames } from "../card/sheet-names";

export interface CardIdentity {
  card: string;
  kind: "scorecard" | "roster";
  rubric: string;
  version: string;
  /** Fingerprint of the rubric file, so that a changed file of the same version is noticed. */
  fingerprint: string;
  unit: string;
  year: string;
  /** Names as generated; the sheets may have been renamed since. */
  sheets: Partial<SheetNames> & { roster?: string };
  readings: Record<string, string>;
  /** Reviewed changes, oldest first. */
  log: IdentityChange[];
  /** Of a newly drawn card, what the workbook has to carry of its rubric; see `carried-rubric.ts`. */
  carried?: CarriedRubric;
}

/** Who changed something, and when. */
export interface Change {
  /** ISO date and time where it was done, with the offset: its first ten characters are the date there. */
  at: string;
  /** As people call them; empty where nobody said. */
  by: string;
}

export interface IdentityChange extends Change {
  /** `reading.target`, `generated` … */
  what: string;
  from: string;
  to: string;
  /** Where the new value is from, such as a list of graduates. */
  source?: string;
  /** The whole text of one that has an id: it stays as it was written, see `record.ts`. */
  record?: string;
}

export const HEADER = ["#card", "key", "value"];

/** The whole identity sheet, of all cards of a workbook. */
export function identityPlan(cards: readonly CardIdentity[]): SheetPlan {
  const carried = cards.map((card) => card.carried);
  return registerPlan(withCarried([HEADER, ...cards.flatMap(identityRows)], carried) as string[][]);
}

/** The identity sheet with these rows. */
export function registerPlan(rows: readonly (readonly string[])[]): SheetPlan {
  const sheet = new SheetBuilder(IDENTITY_SHEET, "identity", [24, 60]);
  rows.forEach((cells, row) => {
    cells.forEach((value, column) => sheet.cell({ row, column }, "key", { value }));
  });
  return {
    ...sheet.build({
      rows: rows.length,
      orientation: "portrait",
      freeze: { rows: 0, columns: 0 },
      visibility: "veryHidden",
    }),
    columns: [{ width: 24 }, { width: 24 }, { width: 60 }],
  };
}

/** One card as rows of card, key and value. */
export function identityRows(identity: CardIdentity): string[][] {
  const pairs: [string, string][] = [
    ["kind", identity.kind],
    ["rubric", identity.rubric],
    ["version", identity.version],
    ["fingerprint", identity.fingerprint],
    ["unit", identity.unit],
    ["year", identity.year],
    ...Object.entries(identity.sheets).map(([kind, name]): [string, string] => [
      `sheet.${kind}`,
      name,
    ]),
    ...Object.entries(identity.readings).map(([id, option]): [string, string] => [
      `reading.${id}`,
      option,
    ]),
    ...identity.log.map((change): [string, string] => ["log", textOf(change)]),
  ];
  return pairs.map(([key, value]) => [identity.card, key, value]);
}

const textOf = ({ record, ...change }: IdentityChange): string => record ?? JSON.stringify(change);

/** Reads the identity sheet's values; rows that say nothing known are passed over. */
export function readIdentity(values: readonly (readonly unknown[])[]): CardIdentity[] {
  const cards = new Map<string, CardIdentity>();
  for (const [card, key, value] of values.map((row) =>
    row.map((cell) => String(cell ?? "").trim()),
  )) {
    if (!card || !key || card.startsWith("#")) continue;
    const identity = cards.get(card) ?? empty(card);
    cards.set(card, identity);
    take(identity, key, value ?? "");
  }
  return [...cards.values()].filter(({ rubric }) => rubric !== "");
}

function empty(card: string): CardIdentity {
  return {
    card,
    kind: "scorecard",
    rubric: "",
    version: "",
    fingerprint: "",
    unit: "",
    year: "",
    sheets: {},
    readings: {},
    log: [],
  };
}

function take(identity: CardIdentity, key: string, value: string): void {
  const [group, ...rest] = key.split(".");
  const name = rest.join(".");
  if (group === "reading") identity.readings = { ...identity.readings, [name]: value };
  else if (group === "sheet" && isSheetKind(name)) identity.sheets[name] = value;
  else if (key === "log") {
    const change = parseChange(value);
    if (change) identity.log.push(change);
  } else if (key === "kind") identity.kind = value === "roster" ? "roster" : "scorecard";
  else if (isTextKey(key)) identity[key] = value;
}

/** Whether this version writes the key itself; others it keeps as they are. */
export function isKnownKey(key: string): boolean {
  const [group, ...rest] = key.split(".");
  if (group === "reading") return rest.length > 0;
  if (group === "sheet") return isSheetKind(rest.join("."));
  return key === "log" || key === "kind" || isTextKey(key);
}

function isSheetKind(name: string): name is keyof CardIdentity["sheets"] {
  return ["scorecard", "facts", "result", "roster"].includes(name);
}

function isTextKey(key: string): key is "rubric" | "version" | "fingerprint" | "unit" | "year" {
  return ["rubric", "version", "fingerprint", "unit", "year"].includes(key);
}

function parseChange(text: string): IdentityChange | null {
  try {
    const said = JSON.parse(text) as Record<string, unknown>;
    const { id, at, by, what, key, from, to } = said;
    const isKeyed = key !== undefined && (what === "reading" || what === "fact");
    const source = said.source ?? (what === "fact" ? said.text : undefined);
    return {
      at: String(at),
      by: String(by ?? ""),
      what: isKeyed ? `${what}.${String(key)}` : String(what),
      from: String(from ?? ""),
      to: String(to ?? ""),
      ...(source === undefined ? {} : { source: String(source) }),
      ...(id === undefined ? {} : { record: text }),
    };
  } catch {
    return null;
  }
}

/** The identity of a newly generated card or roster. */
export function identityOf(
  rubric: Rubric,
  card: {
    id: string;
    unit: string;
    year: string;
    readings: Record<string, string>;
    names: CardIdentity["sheets"];
  },
  fingerprint: string,
): CardIdentity {
  const readings = Object.fromEntries(
    rubric.readings.map(({ id, default: standard }) => [id, card.readings[id] ?? standard]),
  );
  const carried = carriedOf(rubric);
  return {
    card: card.id,
    kind: card.names.roster === undefined ? "scorecard" : "roster",
    rubric: rubric.id,
    version: rubric.version,
    fingerprint,
    unit: card.unit,
    year: card.year,
    sheets: { ...card.names },
    readings,
    log: [],
    ...(carried ? { carried } : {}),
  };
}

/** By id of the reading: who chose the option in force, and on which day. A reading that nobody changed is not in it. */
export function chosenReadings({ readings, log }: CardIdentity): Record<string, Change> {
  return Object.fromEntries(
    Object.entries(readings).flatMap(([id, option]) => {
      const last = log.findLast(({ what }) => what === `reading.${id}`);
      if (last?.to !== option) return [];
      const [date] = /^\d{4}-\d{2}-\d{2}/.exec(last.at) ?? [""];
      return [[id, { at: date, by: personName(last.by) }]];
    }),
  );
}

const LONGEST_NAME = 40;

/** A name on one line, of a length that can be printed; a workbook that came by mail may say anything. */
export function personName(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return [...line].slice(0, LONGEST_NAME).join("").trim();
}
