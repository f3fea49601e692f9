import { DropArea } from "../kit/DropArea";
import { GuideLink } from "../guide/GuideLink";
import { FileButton } from "../kit/FileButton";
import { Panel } from "../kit/Panel";
import type { RubricFiles } from "../services";
import surface from "../theme/surface.module.css";
import { ImportOutcome } from "./ImportOutcome";
import { useImport } from "./useImport";
import { useRubricWords } from "./words";

/** Takes a rubric file of the user's own, chosen or dropped. */
export function ImportRubric(props: { files: RubricFiles; onImported: (id: string) => void }) {
  const words = useRubricWords();
  const { outcome, read, take: takeIt, dismiss } = useImport(props.files, props.onImported);

  function take([file]: Iterable<File>) {
    if (file) void read(file);
  }

  return (
    <Panel title={words.import}>
      <DropArea label={words.import} onDrop={({ files }) => take(files)}>
        <p className={surface.quiet}>
          {words.importHint} <GuideLink>{words.importGuide}</GuideLink>
        </p>
        <FileButton label={words.import} accept=".xlsx,.json" onChoose={take}>
          {words.choose}
        </FileButton>
      </DropArea>
      <div aria-live="polite">
        {outcome && <ImportOutcome outcome={outcome} onTake={takeIt} onDismiss={dismiss} />}
      </div>
    </Panel>
  );
}
