/** 复核-原名.xlsx: each unit's own file with its review cells, reasons and log, and nothing of any other unit. */
import type { CellWrite } from "../acts";
import type { ReviewCard } from "../card";
import type { OpenedCard } from "../file";
import type { Exchange } from "./exchange";
import { taking } from "./take";
import { unitCopy } from "../unit-copy";
import type { UnitNames } from "../unit-rows";
import type { Change } from "../../sheets/identity/identity";
import { safeFileName } from "../../xlsx/file-names";
import type { Given } from "./files";

/** What a card takes from the matrix. */
export interface Taken {
  given: Given;
  exchanged: Exchange;
}

export interface Copy {
  name: string;
  bytes: Uint8Array;
  cells: number;
  /** Its cards as they are in it. */
  cards: ReviewCard[];
}

/** One copy a file, however many cards it holds. */
export function copiesOf(
  taken: readonly Taken[],
  stage: string,
  change: Change,
  to: UnitNames,
): Copy[] {
  const used = new Set<string>();
  const files = new Set(taken.map(({ given }) => given.opened));
  return [...files].map((opened) => {
    const own = taken.filter(({ given }) => given.opened === opened);
    let rows = own[0]!.given.of.card.rows;
    const cards: ReviewCard[] = [];
    const cells: { of: OpenedCard; write: CellWrite }[] = [];
    for (const { given, exchanged } of own) {
      const done = taking({ ...given.of.card, rows }, exchanged, stage, change);
      rows = done.card.rows;
      cards.push(done.card);
      cells.push(...done.cells.map((write) => ({ of: given.of, write })));
    }
    const counts = own.map(({ exchanged: { assignments, reasons } }) => [assignments, reasons]);
    const copy = unitCopy(opened, { cells, rows }, to);
    return {
      name: freeName(own[0]!.given.file, used),
      bytes: copy.bytes,
      cells: counts.flat(2).length,
      cards: cards.map((card) => ({ ...card, rows: copy.rows })),
    };
  });
}

/** 复核-原名.xlsx; of two alike the second has a number. */
function freeName(file: string, used: Set<string>): string {
  const [, name = "", ext = ""] = /([^/\\]*?)(\.[^./\\]*)?$/.exec(file) ?? [];
  const plain = `复核-${safeFileName(name)}`;
  let free = plain;
  for (let nth = 2; used.has(free.toLowerCase()); nth++) free = `${plain}-${nth}`;
  used.add(free.toLowerCase());
  return `${free}${ext.toLowerCase() === ".xlsm" ? ext : ".xlsx"}`;
}
