import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { RubricEntry } from "../../rubric/official";
import type { Rubric } from "../../rubric/types";
import { Panel } from "../kit/Panel";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import type { RubricFiles } from "../services";
import { Bar } from "../kit/Bar";
import { Waiting } from "../kit/Waiting";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { ClauseCheck } from "./ClauseCheck";
import styles from "./RubricsPage.module.css";
import { useRubricWords } from "./words";

/** One system: what can be done with it, and what its text leaves open. */
export function RubricDetails({ system, files }: { system: RubricEntry; files: RubricFiles }) {
  const { say } = useSpeech();
  const words = useRubricWords();
  const rubric = useRubric(system.id);
  if (!rubric) return <Waiting />;
  return (
    <>
      <p className={surface.quiet}>{say(system.summary)}</p>
      <Actions system={system} rubric={rubric} files={files} />
      <Panel title={words.check}>
        <ClauseCheck rubric={rubric} files={files} />
      </Panel>
    </>
  );
}

function useRubric(id: string): Rubric | undefined {
  const pane = usePane();
  const { loadRubric } = useServices();
  const [rubric, setRubric] = useState<Rubric>();
  useEffect(() => {
    let shown = true;
    const load = (): Promise<void> =>
      loadRubric(id).then(
        (found) => shown && setRubric(found),
        (error: unknown) => pane.fail(error, load),
      ) as Promise<void>;
    void load();
    return () => void (shown = false);
  }, [pane, loadRubric, id]);
  return rubric;
}

function Actions(props: { system: RubricEntry; rubric: Rubric; files: RubricFiles }) {
  const { words: all, say } = useSpeech();
  const words = useRubricWords();
  const pane = usePane();
  const { ownRubrics, save } = useServices();
  const { system, rubric, files } = props;
  const own = ownRubrics.entries().some(({ id }) => id === system.id);
  const [asking, setAsking] = useState(false);

  async function saveWorkbook(): Promise<void> {
    try {
      const { writeRubricWorkbook } = await files.loadWorkbooks();
      const bytes = await writeRubricWorkbook(rubric);
      save(`${rubric.name.zh}${words.workbook}.xlsx`, bytes, WORKBOOK_TYPE);
    } catch (error) {
      pane.fail(error, saveWorkbook);
    }
  }

  function remove() {
    ownRubrics.remove(system.id);
    void pane.systemsChanged();
  }

  return (
    <>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => pane.startWith(system)}>
          {words.use}
        </Button>
        <Button onClick={() => save(`${system.id}.json`, files.export(rubric), "application/json")}>
          {words.export}
        </Button>
        <Button onClick={() => void saveWorkbook()}>{words.exportWorkbook}</Button>
        {own && <Button onClick={() => setAsking(true)}>{words.remove}</Button>}
      </div>
      {asking && (
        <Bar
          intent="warning"
          title={words.removeAsk(say(system.name))}
          actions={
            <>
              <Button onClick={remove}>{words.remove}</Button>
              <Button onClick={() => setAsking(false)}>{all.common.cancel}</Button>
            </>
          }
        >
          {words.removeNext}
        </Bar>
      )}
    </>
  );
}
