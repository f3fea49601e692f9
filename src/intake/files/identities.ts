/** The identity sheets of a file, with the place of each statement. */
import { IDENTITY_SHEET } from "../../sheets/card/sheet-names";
import { readIdentity, type CardIdentity } from "../../sheets/identity/identity";
import { Grid } from "../align/grid";
import { placeIn, type Place } from "../findings";
import type { FileWorkbook } from "../../xlsx/read";

export interface Statement {
  key: string;
  value: string;
  place: Place;
}

export interface StatedIdentity {
  identity: CardIdentity;
  statements: Statement[];
  /** Statements of one key that disagree, the first and the other. */
  disagreeing: [Statement, Statement][];
}

/** Rows that may repeat a key. */
const REPEATED = /^(log$|state\.|reason\.)/;

/** By the ids of cards; several sheets that speak of one card are put together. */
export function identitiesOf({ sheets }: FileWorkbook): StatedIdentity[] {
  const statements = new Map<string, Statement[]>();
  const rows: unknown[][] = [];
  for (const sheet of sheets.filter(isIdentitySheet)) {
    const grid = new Grid(sheet);
    for (let row = 0; row < grid.rows; row++) {
      const [card, key, value] = [0, 1, 2].map((column) =>
        String(grid.value(row, column) ?? "").trim(),
      ) as [string, string, string];
      if (card === "" || key === "" || card.startsWith("#")) continue;
      rows.push([card, key, value]);
      const said = statements.get(card) ?? [];
      statements.set(card, [...said, { key, value, place: placeIn(grid, row, 2) }]);
    }
  }
  // The first statement counts, as Excel's own look-up would find it.
  return readIdentity([...rows].reverse()).map((identity) => {
    const said = statements.get(identity.card) ?? [];
    return {
      identity: { ...identity, log: [...identity.log].reverse() },
      statements: said,
      disagreeing: disagreeing(said),
    };
  });
}

export function isIdentitySheet({ name, values }: FileWorkbook["sheets"][number]): boolean {
  const [card, key, value] = values[0] ?? [];
  return (
    name.toLowerCase() === IDENTITY_SHEET ||
    (card === "#card" && key === "key" && value === "value")
  );
}

function disagreeing(statements: readonly Statement[]): [Statement, Statement][] {
  const first = new Map<string, Statement>();
  return statements.flatMap((statement): [Statement, Statement][] => {
    if (REPEATED.test(statement.key)) return [];
    const known = first.get(statement.key);
    if (!known) first.set(statement.key, statement);
    return known && known.value !== statement.value ? [[known, statement]] : [];
  });
}
