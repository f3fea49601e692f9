/** The cells of a card and of a roster by name, as the ledger's nodes name them. */

/**
 * `fact` what a unit reports at a stage · `used` the fact that counts at a later stage: its own, or the one before ·
 * `part` a part score · `score` a criterion's score, or a veto's flag · `earned` what a letter in a score cell is worth · `tagged` a score, or the points, in the column of a tag · `combined` what a criterion earns at the stages that count together · `weighted` what the score counts for · `points` 分值 · `weight` a section's weight ·
 * `figure` a line of the result, of a stage or of what counts · `mark` the word for a cell's colour · `begun` whether
 * anybody filled in a stage · `list` several cells in one column · `setting` what the user sets.
 *
 * On a roster: `row` a column's cell in the same row · `counts` what counts of it · `column` what counts of the whole
 * column · `units` the number of units · `check` and `reason` what is wrong in the row and why it is taken in all the same ·
 * `card` a figure of the card that the row follows.
 */
export type CellKind =
  | "fact"
  | "used"
  | "part"
  | "score"
  | "earned"
  | "tagged"
  | "combined"
  | "weighted"
  | "points"
  | "weight"
  | "figure"
  | "mark"
  | "begun"
  | "list"
  | "setting"
  | "row"
  | "counts"
  | "column"
  | "units"
  | "check"
  | "reason"
  | "card";

export interface CardCell {
  kind: CellKind;
  /** Key of a fact or part, id of a criterion or section, key of a line of the result. */
  id: string;
  /** Id of a stage, or {@link COUNTED}; empty where a cell is one for all stages. */
  stage: string;
}

/** Stands in the place of a stage: 计入结果, the column of what counts. */
export const COUNTED = "*";

const SEPARATOR = "|";

/** The name of a cell in the ledger's nodes. No id of a rubric holds a bar. */
export function cellName(kind: CellKind, id: string, stage = ""): string {
  return `${kind}${SEPARATOR}${id}${SEPARATOR}${stage}`;
}

/** Whether a name in a node is a cell's, and not one of the rubric's. */
export const isCell = (name: string): boolean => name.includes(SEPARATOR);

const parsed = new Map<string, CardCell>();

/** The cell that a name stands for: every card asks for the same names. */
export function parseCellName(name: string): CardCell {
  let cell = parsed.get(name);
  if (!cell) {
    const [kind = "", id = "", stage = ""] = name.split(SEPARATOR);
    cell = { kind: kind as CellKind, id, stage };
    parsed.set(name, cell);
  }
  return cell;
}
