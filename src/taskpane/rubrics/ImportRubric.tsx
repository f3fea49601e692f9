import { Button, mergeClasses } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { DragEvent } from "react";
import { Panel } from "../kit/Panel";
import type { RubricFiles } from "../services";
import surface from "../theme/surface.module.css";
import { ImportOutcome } from "./ImportOutcome";
import { useImport } from "./useImport";
import styles from "./RubricsPage.module.css";
import { useRubricWords } from "./words";

/** Takes a rubric file of the user's own, chosen or dropped. */
export function ImportRubric(props: { files: RubricFiles; onImported: (id: string) => void }) {
  const words = useRubricWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { outcome, read, replace, dismiss } = useImport(props.files, props.onImported);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void read(file);
  }

  return (
    <Panel title={words.import}>
      <div
        className={mergeClasses(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className={surface.quiet}>{words.importHint}</p>
        <Button onClick={() => input.current?.click()}>{words.choose}</Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={words.import}
          hidden
          onChange={({ target }) => {
            const file = target.files?.[0];
            // The same file can be chosen again once it is mended.
            target.value = "";
            if (file) void read(file);
          }}
        />
      </div>
      <div aria-live="polite">
        {outcome && <ImportOutcome outcome={outcome} onReplace={replace} onDismiss={dismiss} />}
      </div>
    </Panel>
  );
}
