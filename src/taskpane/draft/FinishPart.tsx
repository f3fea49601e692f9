import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { gradesOf } from "../../authoring/draft";
import { Panel } from "../kit/Panel";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import { ImportOutcome } from "../rubrics/ImportOutcome";
import { useImport } from "../rubrics/useImport";
import type { RubricFiles } from "../services";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./DraftPage.module.css";
import { useSessionState } from "./useSession";
import { gradesProblem } from "./grades";
import { words } from "./words";

/** Takes the rubric into use once all rows are confirmed, or saves it as a workbook to go on with. */
export function FinishPart(props: { files: RubricFiles; onImported: (id: string) => void }) {
  const { say } = useSpeech();
  const pane = usePane();
  const { loadDrafting, save } = useServices();
  const state = useSessionState();
  const { drafted, rows, names } = state;
  const lacksGrades = gradesProblem(state) !== null;
  const { outcome, read, take, dismiss } = useImport(props.files, props.onImported);
  const shown = useRef<HTMLDivElement>(null);
  // It stands below what was pressed, and what was pressed in it goes with it: the keyboard is at its beginning.
  useEffect(() => {
    if (!outcome) return;
    shown.current?.focus({ preventScroll: true });
    shown.current?.scrollIntoView({ block: "start" });
  }, [outcome]);
  const taken =
    outcome?.kind === "imported" || outcome?.kind === "same" ? outcome.rubric.id : undefined;
  const system = usePaneState(({ systems }) => systems.find(({ id }) => id === taken));
  const left = rows.filter(({ confirmed }) => !confirmed).length;
  const fileName = words.finish.fileName(names.name);

  /** The workbook as it stands now; what goes wrong is told. */
  async function withWorkbook(use: (bytes: Uint8Array<ArrayBuffer>) => unknown): Promise<void> {
    try {
      const { writeDraft } = await loadDrafting();
      const grades = gradesOf(names.grades) ?? drafted!.grades;
      await use(new Uint8Array(await writeDraft(drafted!, { ...names, grades, rows })));
    } catch (error) {
      pane.fail(error, () => withWorkbook(use));
    }
  }

  return (
    <Panel title={say(words.finish.title)}>
      {left > 0 && <p className={surface.quiet}>{say(words.finish.left(left))}</p>}
      {lacksGrades && <p className={surface.quiet}>{say(words.finish.grades)}</p>}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={left > 0 || lacksGrades}
          onClick={() => void withWorkbook((bytes) => read(new File([bytes], fileName)))}
        >
          {say(words.finish.use)}
        </Button>
        <Button onClick={() => void withWorkbook((bytes) => save(fileName, bytes, WORKBOOK_TYPE))}>
          {say(words.finish.save)}
        </Button>
      </div>
      <div aria-live="polite" ref={shown} tabIndex={-1} className={styles.place}>
        {outcome && <ImportOutcome outcome={outcome} onTake={take} onDismiss={dismiss} />}
        {system && (
          <div className={styles.buttons}>
            <Button appearance="primary" onClick={() => pane.startWith(system)}>
              {say(words.finish.next)}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
