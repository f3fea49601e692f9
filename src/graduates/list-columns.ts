/** The columns of a list as a person checks them: header and a few values of each. */
import type { Scalar } from "../formula/values";
import type { HeadRow } from "./columns";
import { textOf } from "./fold";

export interface ListColumn {
  /** Column on the sheet, from 0. */
  index: number;
  /** As it stands; "" where none does. */
  header: string;
  samples: string[];
}

const SAMPLES = 3;
const LONGEST = 40;

/**
 * Every column that has a header or a value.
 *
 * @param headerRow the row of the header, the last where there are two, from 1
 */
export function listColumns(head: readonly HeadRow[], headerRow: number): ListColumn[] {
  const at = (row: number) => head.find(({ index }) => index === row - 1)?.cells ?? [];
  const [lower, upper] = [at(headerRow), at(headerRow - 1)];
  const below = head.filter(({ index }) => index >= headerRow);
  const width = Math.max(0, lower.length, ...below.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => {
    const header = textOf(lower[index]) || textOf(upper[index]);
    return { index, header, samples: samplesOf(below.map(({ cells }) => cells[index])) };
  }).filter(({ header, samples }) => header !== "" || samples.length > 0);
}

function samplesOf(values: readonly (Scalar | undefined)[]): string[] {
  const texts = values.map((value) => textOf(value)).filter((text) => text !== "");
  return [...new Set(texts)]
    .slice(0, SAMPLES)
    .map((text) =>
      [...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join("")}…` : text,
    );
}
