import { useState } from "react";
import type { PaperSource } from "../../papers/source";
import { FileButton } from "../kit/FileButton";
import { Panel } from "../kit/Panel";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import { Notes } from "../last-year/Notes";
import { usePane } from "../state/PaneProvider";
import { useWords } from "../text";
import surface from "../theme/surface.module.css";
import { yearsBefore } from "./choices";
import type { Earlier } from "./source";
import { usePaperWords } from "./words";

/** Earlier years beside this one: those of the workbook, and those of files. */
export function EarlierYears(props: {
  source: PaperSource;
  inBook: readonly PaperSource[];
  given: Earlier | undefined;
  onGiven(given: Earlier): void;
}) {
  const { common } = useWords();
  const words = usePaperWords();
  const pane = usePane();
  const [isReading, setReading] = useState(false);
  const { source, inBook, given, onGiven } = props;
  const { sources, twice, left } = yearsBefore(source, inBook, given?.sources ?? []);
  const listed = (years: readonly string[]) => years.join(common.listSeparator);

  async function choose(files: File[]): Promise<void> {
    setReading(true);
    try {
      const { readEarlier } = await import("./source");
      onGiven(await readEarlier(files, source.rubric));
    } catch (error) {
      pane.fail(error, () => choose(files));
    } finally {
      setReading(false);
    }
  }

  return (
    <Panel title={words.earlier}>
      <p className={surface.quiet}>{words.earlierHint}</p>
      <div>
        <FileButton
          label={words.chooseEarlier}
          accept={`.xlsx,.xlsm,.zip,${WORKBOOK_TYPE}`}
          multiple
          onChoose={(files) => void choose(files)}
        >
          {words.chooseEarlier}
        </FileButton>
      </div>
      <div aria-live="polite">
        {isReading && <p>{words.reading}</p>}
        <p>
          {sources.length === 0
            ? words.noEarlier
            : words.earlierYears(listed(sources.map(({ year }) => year)))}
        </p>
        {twice.length > 0 && <p>{words.yearTwice(listed(twice))}</p>}
        {left.length > 0 && <p>{words.yearsLeft(listed(left))}</p>}
        {given && <Notes notes={given.notes} />}
      </div>
    </Panel>
  );
}
