/** Formulas of whole rows that change places. */
import { parseA1Ref, stringifyA1Ref, tokenize, tokenTypes } from "@borgar/fx";

/** Names of cells in the row itself name the new row; everything else means the same cells as before. */
export function movedFormula(formula: string, from: number, to: number): string {
  return tokenize(formula)
    .map(({ type, value }) => {
      if (type !== tokenTypes.REF_RANGE) return value;
      const parsed = parseA1Ref(value);
      if (!parsed || !("range" in parsed) || !parsed.range || parsed.context?.length) return value;
      const { top, bottom, $top, $bottom } = parsed.range;
      if (top !== from || bottom !== from || $top || $bottom) return value;
      return stringifyA1Ref({
        ...parsed,
        range: { ...parsed.range, top: to, bottom: to },
      } as typeof parsed);
    })
    .join("");
}
