import type { Decider } from "../services";

const key = "employment-rubrics.decider";

/**
 * Who decides readings, in the browser's storage of this Excel.
 *
 * @param partition Office's name for the part of the storage that is this add-in's own, where it has one
 */
export function createDecider(partition: string | undefined): Decider {
  const place = `${partition ?? ""}${key}`;
  let name = recall(place);
  return {
    name: () => name,
    put(next) {
      name = next;
      remember(place, next);
    },
  };
}

// Storage may be closed to frames of other sites: the name then lasts as long as the pane.
function recall(place: string): string {
  try {
    return window.localStorage.getItem(place) ?? "";
  } catch {
    return "";
  }
}

function remember(place: string, name: string): void {
  try {
    window.localStorage.setItem(place, name);
  } catch {
    // See recall().
  }
}
