/** What the office says in its papers, in the browser's storage of this Excel: it is typed once. */
import { KEPT, type KeptFields } from "./fields";

export interface PaperMemory {
  recall(): Partial<KeptFields>;
  remember(fields: KeptFields): void;
}

const key = "employment-rubrics.papers";

/** @param partition Office's name for the part of the storage that is this add-in's own, where it has one */
export function createPaperMemory(partition: string | undefined): PaperMemory {
  const place = `${partition ?? ""}${key}`;
  return {
    recall: () => kept(place),
    remember(fields) {
      try {
        const own = Object.fromEntries(KEPT.map((name) => [name, fields[name]]));
        window.localStorage.setItem(place, JSON.stringify(own));
      } catch {
        // See kept().
      }
    },
  };
}

// Storage may be closed to frames of other sites, full, or hold what another version wrote: nothing is remembered then.
function kept(place: string): Partial<KeptFields> {
  try {
    const value = JSON.parse(window.localStorage.getItem(place) ?? "{}") as unknown;
    const said = (value ?? {}) as Record<string, unknown>;
    return Object.fromEntries(
      KEPT.flatMap((name) => (typeof said[name] === "string" ? [[name, said[name]]] : [])),
    );
  } catch {
    return {};
  }
}
