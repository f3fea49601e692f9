/** What is wrong in a 底稿: each by its sheet and cell, all at once. */
import type { ProblemKind, RubricProblem } from "../../rubric/problems";
import type { Text } from "../../rubric/types";
import { Unreadable } from "./kinds";
import { placeText, type Place } from "./page";

export class Mistakes {
  readonly found: RubricProblem[] = [];
  private readonly places = new WeakMap<object, Map<string, Place>>();

  constructor(private readonly file: string) {}

  add(place: Place, message: Text, advice: Text, kind: ProblemKind = "shape"): void {
    const cell = placeText(place);
    this.found.push({ kind, file: this.file, path: cell, cell, message, advice });
  }

  /** A cell that does not hold what its column asks. */
  unreadable(place: Place, error: unknown): void {
    if (!(error instanceof Unreadable)) throw error;
    const { zh, en } = error.expected;
    this.add(place, { zh: `${zh}。`, en: `${en}.` }, error.advice);
  }

  /** Remembers which cell said a field of an object, or the object itself where no field is named. */
  note(of: object, place: Place, field = ""): void {
    const fields = this.places.get(of) ?? new Map<string, Place>();
    fields.set(field, place);
    this.places.set(of, fields);
  }

  /** The cell that said a field of an object; undefined where none did. */
  placeOf(of: object, field: string): Place | undefined {
    return this.places.get(of)?.get(field);
  }

  /** What was said of an object is said of the one that takes its place. */
  move(from: object, to: object): void {
    for (const [field, place] of this.places.get(from) ?? []) this.note(to, place, field);
  }

  /** The cell that a place of the compiled rubric comes from; the nearest that is known. */
  cellOf(rubric: object, path: string): string | undefined {
    let at: unknown = rubric;
    let found = this.places.get(rubric)?.get("");
    for (const [, key, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
      if (typeof at !== "object" || at === null) break;
      const field = key ?? index!;
      const inner: unknown = (at as Record<string, unknown>)[field];
      found = this.places.get(at)?.get(field) ?? found;
      if (typeof inner === "object" && inner !== null)
        found = this.places.get(inner)?.get("") ?? found;
      at = inner;
    }
    return found && placeText(found);
  }
}
