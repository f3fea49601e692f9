/** 等级: letters in the place of numbers, each a share of the points. */
import { foldedName } from "./names";
import type { Criterion, Rubric, Scale } from "./types";

/** The scale of a criterion; undefined where its score is a number. */
export const scaleOf = (
  { scales = [] }: Pick<Rubric, "scales">,
  { scale }: Pick<Criterion, "scale">,
): Scale | undefined => (scale === undefined ? undefined : scales.find(({ id }) => id === scale));

/** The letters of a scale, in its order. */
export const lettersOf = ({ letters }: Scale): string[] => letters.map(({ letter }) => letter);

/** Letters that differ in width, case or blanks only are one: Ａ and a are A. */
export const foldedLetter = (text: string): string => foldedName(text).replace(/\s/g, "");
