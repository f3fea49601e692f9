/** The kinds of difficulty that a list names, so that it can be said which of them count. */
import type { Counted } from "./count";
import { textOf } from "./fold";
import type { ListRows } from "./gather";
import { kindsOfDifficulty } from "./values";

export interface DifficultyUse {
  kind: string;
  persons: number;
}

/** Most persons first. A person of two kinds is of both. */
export function difficultyUses(
  { cells }: Pick<ListRows, "cells">,
  { graduates }: Pick<Counted, "graduates">,
): DifficultyUse[] {
  const uses = new Map<string, number>();
  for (const { nth } of graduates)
    for (const kind of kindsOfDifficulty(textOf(cells.difficulty?.[nth])))
      uses.set(kind, (uses.get(kind) ?? 0) + 1);
  return [...uses]
    .map(([kind, persons]) => ({ kind, persons }))
    .sort((a, b) => b.persons - a.persons);
}
