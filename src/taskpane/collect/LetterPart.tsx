import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CollectedFile } from "../../intake/gathered/collect";
import { lettersOf } from "../../intake/gathered/letters";
import { Panel } from "../kit/Panel";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import styles from "./CollectPage.module.css";
import { CopyText } from "../kit/CopyText";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import { copyName } from "./outgoing";
import { useCollection, useCollectionState } from "./useCollection";
import { words } from "./words";

/** What goes back to the unit, where it has to mend something. */
export function LetterPart({ file }: { file: CollectedFile }) {
  const { language, say } = useSpeech();
  const pane = usePane();
  const { today, save } = useServices();
  const collection = useCollection();
  const { rubrics } = useCollectionState();
  const [nothing, setNothing] = useState(false);
  const [letter] = lettersOf([file], rubrics, today());
  if (!letter) return null;

  async function saveMarked(): Promise<void> {
    try {
      const ask = { do: "mark", findings: file.findings, language } as const;
      const [marked] = (await collection.copies(new Map([[file.file, ask]]))) ?? [];
      setNothing(!marked);
      if (marked) save(copyName(file.file, new Set()), marked.bytes, WORKBOOK_TYPE);
    } catch (error) {
      pane.fail(error, saveMarked);
    }
  }

  return (
    <Panel title={say(words.letter.one)}>
      <div className={styles.part}>
        <CopyText
          label={say(words.letter.one)}
          button={say(words.letter.copy)}
          text={letter.text.replaceAll("\r\n", "\n")}
        />
        <div>
          <Button onClick={() => void saveMarked()}>{say(words.letter.mark)}</Button>
        </div>
        <span role="status">{nothing && say(words.letter.noMark)}</span>
      </div>
    </Panel>
  );
}
