import { Button } from "@fluentui/react-components";
import type { Rubric } from "../../rubric/types";
import { Panel } from "../kit/Panel";
import type { RubricFiles } from "../services";
import { useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import surface from "../theme/surface.module.css";
import { ImportOutcome } from "./ImportOutcome";
import { useImport } from "./useImport";
import { useRubricWords } from "./words";

interface Keeping {
  rubric: Rubric;
  /** It is the user's own by now. */
  isKept: boolean;
}

/** Takes a rubric that a workbook carries as one of the user's own, shown before it is taken. */
export default function KeepRubric(props: Keeping) {
  const files = useLoaded(useServices().loadRubricFiles);
  return files ? <Keep {...props} files={files} /> : null;
}

function Keep({ rubric, isKept, files }: Keeping & { files: RubricFiles }) {
  const words = useRubricWords();
  const { outcome, propose, take, dismiss } = useImport(files);
  if (isKept && !outcome) return null;
  return (
    <Panel title={words.carried}>
      {!isKept && (
        <>
          <p className={surface.quiet}>{words.carriedHint}</p>
          <div>
            <Button onClick={() => void propose(rubric)}>{words.keepCarried}</Button>
          </div>
        </>
      )}
      <div aria-live="polite">
        {outcome && <ImportOutcome outcome={outcome} onTake={take} onDismiss={dismiss} />}
      </div>
    </Panel>
  );
}
