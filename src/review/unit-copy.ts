/** The copy of a file that goes to its unit: its own bytes and cells, and nothing of others in any part. */
import type { Rubric } from "../rubric/types";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { withoutUnusedTexts } from "../xlsx/unused-texts";
import { openFile, rowsOfSheet, written, type FileWrite, type OpenedFile } from "./file";
import { lineEdits } from "./file-line";
import { checkSignature, signatureOf, signaturesOf } from "./signature";
import { changedLine, signedLine } from "./signed-line";
import { unitRows, type UnitNames } from "./unit-rows";

export interface UnitCopy {
  bytes: Uint8Array;
  /** The hidden rows that it has. */
  rows: readonly IdentityRow[];
}

export function unitCopy(file: OpenedFile, write: FileWrite, to: UnitNames): UnitCopy {
  const { identity } = file;
  if (!identity) return { bytes: written(file, write), rows: write.rows };
  const { rows: all, more = [] } = write;
  const rows = unitRows(
    all,
    file.cards.map(({ card }) => card),
    to,
  );
  const lines = file.cards.flatMap((of) =>
    lineEdits(of, renamedLines({ ...of.card, rows: all }, { ...of.card, rows })),
  );
  const bytes = written(file, { ...write, rows, more: [...more, ...lines] });
  const standing = rowsOfSheet(identity);
  const isSame = standing.every((row, at) => row.join("\n") === rows[at]!.join("\n"));
  // What no cell says any more would still stand among the texts of the file.
  return { bytes: isSame ? bytes : withoutUnusedTexts(bytes), rows };
}

/** Any copy of a unit's file, as it may go to that unit; where no card is known in it, nothing can be told apart. */
export function forUnit(bytes: Uint8Array, rubrics: readonly Rubric[], to: UnitNames): Uint8Array {
  const file = openFile(bytes, rubrics);
  const [first] = file.cards;
  return first ? unitCopy(file, { cells: [], rows: first.card.rows }, to).bytes : bytes;
}

type Card = Parameters<typeof signaturesOf>[0];

/** The lines of signatures in force that now bear another name. */
function renamedLines(before: Card, after: Card): { stage: string; text: string }[] {
  return signaturesOf(after)
    .filter(({ open, stage, by }) => !open && signatureOf(before, stage)?.by !== by)
    .map((signature) => {
      const checked = checkSignature(after, signature, []);
      const text = checked.intact ? signedLine(after.rubric, signature) : changedLine(checked);
      return { stage: signature.stage, text };
    });
}
