import type { HeadPiece } from "../../rubric/types";
import { textWidthChars } from "../plan/text-height";
import { FONT_SIZE } from "../plan/theme";

/**
 * Shares the columns of a table out among the pieces of its head line: neighbouring columns for each, at least one, so
 * that as little as possible is too narrow.
 */
export function headSpans(pieces: readonly HeadPiece[], widths: readonly number[]): number[] {
  const wanted = pieces.map((piece) =>
    "text" in piece ? textWidthChars(piece.text, FONT_SIZE) : piece.width,
  );
  let best: { lack: number; spans: number[] } = { lack: Infinity, spans: [] };
  const place = (piece: number, column: number, lack: number, spans: number[]) => {
    if (lack >= best.lack) return;
    const left = pieces.length - piece;
    if (left === 0) {
      best = { lack, spans };
      return;
    }
    const most = widths.length - column - (left - 1);
    for (let span = left === 1 ? most : 1; span <= most; span++) {
      const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
      const short = Math.max(0, (wanted[piece] ?? 0) - width);
      place(piece + 1, column + span, lack + short * short, [...spans, span]);
    }
  };
  place(0, 0, 0, []);
  return best.spans;
}
