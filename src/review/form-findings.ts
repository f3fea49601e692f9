/** What was altered of a card's form since it was signed, beside what people typed. */
import { namesOf } from "../formula/node";
import type { IntakeFinding } from "../intake/types";
import { cellName, type CellKind } from "../ledger/cells";
import type { CardLedger } from "../ledger/ledger";
import { inputAt, valuesOf, type ReviewCard } from "./card";
import type { ChangedLine } from "./compare";

/** What intake says of a card; of a formula's cell with the ledger's name. */
export interface CardFinding extends IntakeFinding {
  figure?: string;
}

/** Alterations of the form itself. What people typed, and what a program spells otherwise, is none. */
const FORM: ReadonlySet<IntakeFinding["kind"]> = new Set<IntakeFinding["kind"]>([
  ...(["rule-changed", "sum-changed", "points-changed", "wording-changed"] as const),
  ...(["header-changed", "row-missing", "row-added", "row-moved"] as const),
  ...(["key-differs", "sheet-missing", "value-differs", "identity-differs"] as const),
]);

/** Those that no changed line tells already. */
export function formFindings(
  card: ReviewCard,
  changed: readonly ChangedLine[],
  findings: readonly CardFinding[],
): CardFinding[] {
  const cells = new Set(
    changed.flatMap(({ what, stage, key }) => {
      const { place } = inputAt(card, stage, key, what) ?? {};
      return place ? [`${place.sheet}!${place.address}`] : [];
    }),
  );
  const { ledger } = valuesOf(card);
  const follows = followingFrom(ledger, changed.flatMap(inputName));
  const owners = changed.filter(({ what }) => what === "unit" || what === "year");
  const isTold = ({ kind, sheet, cell, figure, found, expected }: CardFinding) =>
    cells.has(`${sheet}!${cell}`) ||
    // The program that changed the input did not calculate.
    (kind === "value-differs" && figure !== undefined && follows(figure)) ||
    (kind === "identity-differs" &&
      owners.some(({ from, to }) =>
        [found, expected].some((each) => each === from || each === to),
      ));
  return findings.filter((each) => FORM.has(each.kind) && !isTold(each));
}

const CELLS: Record<string, CellKind> = {
  ...{ score: "score", veto: "score", fact: "fact", part: "part" },
};

function inputName({ what, stage, key }: ChangedLine): string[] {
  const kind = CELLS[what];
  return kind ? [cellName(kind, key, stage)] : [];
}

/** Whether a cell names one of these, or one that does. */
function followingFrom(
  { nodes, lists }: CardLedger,
  causes: readonly string[],
): (cell: string) => boolean {
  const known = new Map<string, boolean>(causes.map((cell) => [cell, true]));
  const follows = (cell: string): boolean => {
    let answer = known.get(cell);
    if (answer === undefined) {
      known.set(cell, false);
      const node = nodes.get(cell);
      const below = node ? namesOf(node) : (lists.get(cell) ?? []);
      answer = below.some(follows);
      known.set(cell, answer);
    }
    return answer;
  };
  return follows;
}
