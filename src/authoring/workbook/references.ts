/** What an object of a rubric is called on the sheets, where another one names it; the rubric itself has ids there. */
import { plainText } from "../../sheets/read/cells";
import { valueAt } from "./blocks";
import type { Fields } from "./flat";
import { nearestOf } from "./likeness";

/** A list of objects that others name, by the field that they are called by. */
const CALLED = {
  stages: "name",
  scales: "name",
  categories: "name",
  sections: "name",
  criteria: "name",
  forms: "title",
  "roster.columns": "header",
} as const;

export type Referred = keyof typeof CALLED;

export class References {
  constructor(private readonly flat: Fields) {}

  /** What the object is called, where no other is called so; its id otherwise. */
  worded(to: Referred, said: unknown): unknown {
    if (Array.isArray(said)) return said.map((each) => this.worded(to, each));
    const word = this.objects(to).find(({ id }) => id === said)?.word;
    return word !== undefined && this.id(to, word) === said ? word : said;
  }

  /** What each is called, where no other is called so. */
  words(to: Referred): string[] {
    const all = this.objects(to).map(({ word }) => word);
    const folded = all.map(plainText);
    return all.filter((_, at) => folded.filter((each) => each === folded[at]).length === 1);
  }

  /** The id of what is called so, or of the object that has it; undefined where there is none, or several. */
  id(to: Referred, said: string): string | undefined {
    const objects = this.objects(to);
    if (objects.some(({ id }) => id === said)) return said;
    const found = objects.filter(({ word }) => plainText(word) === plainText(said));
    return found.length === 1 ? found[0]!.id : undefined;
  }

  /** What was probably meant. */
  nearest(to: Referred, said: string): string | undefined {
    return nearestOf(
      this.objects(to).map(({ word }) => word),
      said,
    );
  }

  private objects(to: Referred): { id: string; word: string }[] {
    const objects = (valueAt(this.flat, to) ?? []) as Fields[];
    return objects.map((object) => {
      const said = object.called ?? object[CALLED[to]] ?? object.id;
      const word = typeof said === "object" ? (said as Fields).zh : said;
      return { id: String(object.id), word: String(word) };
    });
  }
}
