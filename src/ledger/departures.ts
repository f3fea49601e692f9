/** Which cells two readings of a document leave alike. */
import { namesOf } from "../formula/node";
import type { CardLedger } from "./ledger";

type Departs = (cell: string) => boolean;

const known = new WeakMap<CardLedger, WeakMap<CardLedger, Departs>>();

/** Whether a cell of a ledger may hold something else than in the other for the same entries. */
export function departures(ledger: CardLedger, from: CardLedger): Departs {
  const others = known.get(ledger) ?? new WeakMap<CardLedger, Departs>();
  known.set(ledger, others);
  const departs = others.get(from) ?? newDepartures(ledger, from);
  others.set(from, departs);
  return departs;
}

function newDepartures(ledger: CardLedger, from: CardLedger): Departs {
  const found = new Map<string, boolean>();
  const departs: Departs = (cell) => {
    let answer = found.get(cell);
    if (answer === undefined) {
      answer = !isStatedAlike(cell, ledger, from) || namesBelow(cell, ledger).some(departs);
      found.set(cell, answer);
    }
    return answer;
  };
  return departs;
}

function isStatedAlike(cell: string, ...ledgers: readonly [CardLedger, CardLedger]): boolean {
  const [one, other] = ledgers.map(({ nodes, lists, constants }) =>
    JSON.stringify([nodes.get(cell), lists.get(cell), constants.get(cell)]),
  );
  return one === other;
}

/** What a cell's formula names, or what a list holds. */
function namesBelow(cell: string, { nodes, lists }: CardLedger): readonly string[] {
  const node = nodes.get(cell);
  return node ? namesOf(node) : (lists.get(cell) ?? []);
}
