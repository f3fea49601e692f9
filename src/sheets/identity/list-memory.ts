/** What the office's workbook remembers of lists of graduates: columns, what destinations count as, readings. No person. */
import type { IdentityRow } from "./identity-rows";
import { ALL_CARDS, inChunks, isRecord, parsed } from "./office-memory";

/** Which column holds what, for lists with the same headers. */
export interface RememberedColumns {
  /** The headers, as they stand, with line breaks between. */
  headers: string;
  /** Header of each column, by what it holds; "" for what the list does not have. */
  columns: Record<string, string>;
  /** Header of each yes/no column, by its name. */
  flags: Record<string, string>;
}

export interface ListMemory {
  lists: RememberedColumns[];
  /** 去向对照: codes by the school's own words. */
  table: Record<string, string>;
  readings: Record<string, string>;
  /** What the list calls a unit that cards call otherwise. */
  units: Record<string, string>;
  /** What is counted besides what the cards need, as it was typed. */
  also: Record<string, string>;
}

const TEXTS = ["table", "readings", "units", "also"] as const;
const KEY = /^graduates\.(list|table|readings|units|also)\.\d+$/;

export const emptyListMemory = (): ListMemory => ({
  ...{ lists: [], table: {}, readings: {}, units: {}, also: {} },
});

/** Headers of so many lists are remembered, of the latest. */
const MOST_LISTS = 20;
/** A cell takes 32,767 characters. */
const LONGEST = 30_000;

/** Rows that say nothing that can be read are passed over. */
export function listMemoryOf(rows: readonly IdentityRow[]): ListMemory {
  const memory = emptyListMemory();
  for (const [card, key, value] of rows.map((row) => row.map((cell) => String(cell ?? "")))) {
    const [, kind] = KEY.exec(card === ALL_CARDS ? (key ?? "") : "") ?? [];
    const said = parsed(value ?? "");
    if (kind === undefined || !isRecord(said)) continue;
    const own = TEXTS.find((each) => each === kind);
    if (own) Object.assign(memory[own], texts(said));
    else if (typeof said["headers"] === "string")
      memory.lists.push({
        headers: said["headers"],
        columns: texts(said["columns"]),
        flags: texts(said["flags"]),
      });
  }
  return memory;
}

/** The rows with this memory in the place of what was remembered; nothing else is touched. */
export function withListMemory(rows: readonly IdentityRow[], memory: ListMemory): IdentityRow[] {
  const others = rows.filter(([card, key]) => !(card === ALL_CARDS && KEY.test(String(key))));
  const row = (kind: string, nth: number, value: unknown): IdentityRow => [
    ...[ALL_CARDS, `graduates.${kind}.${nth + 1}`, JSON.stringify(value)],
  ];
  const lists = memory.lists.filter((list) => JSON.stringify(list).length <= LONGEST);
  return [
    ...others,
    ...lists.slice(-MOST_LISTS).map((list, nth) => row("list", nth, list)),
    ...TEXTS.flatMap((kind) =>
      inChunks(Object.entries(memory[kind])).map((part, nth) =>
        row(kind, nth, Object.fromEntries(part)),
      ),
    ),
  ];
}

/** Of a record the values that are texts. */
const texts = (said: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isRecord(said) ? said : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
