import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { lettersOf } from "../../intake/gathered/letters";
import { Panel } from "../kit/Panel";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import { zipOfLetters, zipOfMarked, ZIP } from "./outgoing";
import type { Overview } from "./overview";
import { useCollection, useCollectionState } from "./useCollection";
import { words } from "./words";

/** Letters and marked copies for all units that must mend something; what was taken in has nothing to be mended. */
export function SendBackPart({ overview }: { overview: Overview }) {
  const { language, say } = useSpeech();
  const pane = usePane();
  const { today, save } = useServices();
  const collection = useCollection();
  const { rubrics } = useCollectionState();
  const { reasons } = overview;
  const [busy, setBusy] = useState(false);
  const [nothing, setNothing] = useState(false);
  const files = overview.collected.files.filter(({ file }) => reasons[file] === undefined);
  const letters = lettersOf(files, rubrics, today());
  if (letters.length === 0) return null;

  async function saveMarked(): Promise<void> {
    setBusy(true);
    try {
      const wanted = new Set(letters.flatMap((letter) => letter.files));
      const marked = await collection.mark(
        files.filter(({ file }) => wanted.has(file)),
        language,
      );
      setNothing(marked.length === 0);
      if (marked.length > 0) save(say(words.letter.markedName), zipOfMarked(marked), ZIP);
    } catch (error) {
      pane.fail(error, saveMarked);
    }
    setBusy(false);
  }

  return (
    <Panel title={say(words.letter.all)}>
      <div className={styles.part}>
        <p className={surface.quiet}>{say(words.letter.allHint)}</p>
        <div className={styles.buttons}>
          <Button onClick={() => save(say(words.letter.lettersName), zipOfLetters(letters), ZIP)}>
            {say(words.letter.saveLetters)} {letters.length}
          </Button>
          <Button disabledFocusable={busy} onClick={() => void saveMarked()}>
            {say(words.letter.saveMarked)}
          </Button>
        </div>
        <span role="status">{nothing && say(words.letter.noMark)}</span>
      </div>
    </Panel>
  );
}
