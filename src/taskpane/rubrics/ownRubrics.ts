import { indexEntry } from "../../rubric/index-entry";
import type { RubricEntry } from "../../rubric/official";
import type { Rubric } from "../../rubric/types";
import type { OwnRubrics } from "../services";

interface Kept {
  entry: RubricEntry;
  /** The file, to the letter. */
  file: string;
}

const key = "employment-rubrics.own-rubrics";

/**
 * The user's own rubrics, in the browser's storage of this Excel.
 *
 * @param partition Office's name for the part of the storage that is this add-in's own, where it has one
 */
export function createOwnRubrics(partition: string | undefined): OwnRubrics {
  const place = `${partition ?? ""}${key}`;
  const kept = new Map(recall(place).map((each) => [each.entry.id, each]));
  const loaded = new Map<string, Rubric>();

  return {
    entries: () => [...kept.values()].map(({ entry }) => entry),
    async load(id) {
      const found = kept.get(id);
      if (!found || loaded.has(id)) return loaded.get(id);
      const { parseRubric } = await import("../../rubric/load");
      const { rubric } = parseRubric(found.file, id);
      if (rubric) loaded.set(id, rubric);
      return rubric;
    },
    put(rubric, file) {
      kept.set(rubric.id, { entry: indexEntry(rubric), file });
      loaded.set(rubric.id, rubric);
      return remember(place, [...kept.values()]);
    },
    remove(id) {
      kept.delete(id);
      loaded.delete(id);
      remember(place, [...kept.values()]);
    },
  };
}

// Storage may be closed to frames of other sites, or hold what another version wrote.
function recall(place: string): Kept[] {
  try {
    const value = JSON.parse(window.localStorage.getItem(place) ?? "[]") as unknown;
    return Array.isArray(value) ? value.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  const { entry, file } = (value ?? {}) as Partial<Kept>;
  return (
    typeof file === "string" && typeof entry?.id === "string" && !!entry.name && !!entry.source
  );
}

function remember(place: string, rubrics: Kept[]): boolean {
  try {
    window.localStorage.setItem(place, JSON.stringify(rubrics));
    return true;
  } catch {
    return false;
  }
}
