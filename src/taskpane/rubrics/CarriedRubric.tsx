import { lazy, Suspense, useState } from "react";
import type { Rubric } from "../../rubric/types";
import { usePaneState } from "../state/PaneProvider";

const KeepRubric = lazy(() => import("./KeepRubric"));

/** A card or roster that is read by a rubric which nobody has here but the workbook: it can be kept as one's own. */
export function CarriedRubric({ rubric: { id, version }, rubric }: { rubric: Rubric }) {
  const isHere = usePaneState(({ systems }) =>
    systems.some((each) => each.id === id && each.version === version),
  );
  // Once it is kept, what became of it stays in sight.
  const [wasHere] = useState(isHere);
  if (wasHere) return null;
  return (
    <Suspense>
      <KeepRubric rubric={rubric} isKept={isHere} />
    </Suspense>
  );
}
