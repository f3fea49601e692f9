import { useEffect, useState } from "react";
import type { LastYear } from "../../intake/last-year";
import { lastKeys } from "../../rubric/last";
import type { Rubric } from "../../rubric/types";
import { FileButton } from "../kit/FileButton";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { Notes } from "./Notes";
import { cardsRead, words } from "./words";

/** Last year's tables of all units, for forms that are handed out; nothing where no rule asks for last year. */
export function LastYearField(props: {
  system: string;
  year: string;
  given: LastYear | undefined;
  onGiven: (given: LastYear | undefined) => void;
}) {
  const { system, year, given, onGiven } = props;
  const { say } = useSpeech();
  const pane = usePane();
  const rubric = useRubric(system);
  const [isReading, setReading] = useState(false);
  if (!rubric || lastKeys(rubric).length === 0) return null;

  async function choose(of: Rubric, files: File[]): Promise<void> {
    setReading(true);
    try {
      const { fromFiles } = await import("./read");
      onGiven(await fromFiles(files, of, year));
    } catch (error) {
      pane.fail(error, () => choose(of, files));
    } finally {
      setReading(false);
    }
  }

  return (
    <section>
      <h2 className={surface.strong}>{say(words.title)}</h2>
      <p className={surface.quiet}>{say(words.forUnits)}</p>
      <FileButton
        label={say(words.choose)}
        accept={`.xlsx,.xlsm,.zip,${WORKBOOK_TYPE}`}
        multiple
        onChoose={(files) => void choose(rubric, files)}
      >
        {say(words.choose)}
      </FileButton>
      <div aria-live="polite">
        {isReading && <p>{say(words.reading)}</p>}
        {given && !isReading && (
          <>
            <p>{say(cardsRead(given.cards))}</p>
            <Notes notes={given.notes} />
          </>
        )}
      </div>
    </section>
  );
}

/** The rubric of a system, once it is there. */
function useRubric(system: string): Rubric | undefined {
  const { loadRubric } = useServices();
  const [rubric, setRubric] = useState<Rubric>();
  useEffect(() => {
    let isWanted = true;
    loadRubric(system).then(
      (loaded) => isWanted && setRubric(loaded),
      // A failure is told when the rubric is needed.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [loadRubric, system]);
  return rubric?.id === system ? rubric : undefined;
}
