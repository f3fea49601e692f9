/** Lines that stand on a sheet by a key of their own in its hidden column, such as those of a signature. */

export interface KeyedLine {
  key: string;
  text: string;
  /** Stays as it stands where there is a line of this key. */
  once?: true;
}

/** A line with the row that it goes to; `isNew`: its key is to be written too. */
export interface PlacedLine extends KeyedLine {
  row: number;
  isNew: boolean;
}

/**
 * Each line in the row of its key, else below the last row.
 *
 * @param keys what stands in the column of keys, from the sheet's first row on
 */
export function placedLines(keys: readonly string[], lines: readonly KeyedLine[]): PlacedLine[] {
  let free = keys.length + 1;
  return lines.flatMap((line): PlacedLine[] => {
    const row = keys.findIndex((key) => key.trim() === line.key);
    if (row < 0) return [{ ...line, row: free++, isNew: true }];
    return line.once ? [] : [{ ...line, row, isNew: false }];
  });
}
