import { Button } from "@fluentui/react-components";
import { lettersOf } from "../../intake/gathered/letters";
import { Panel } from "../kit/Panel";
import { useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import { zipOfLetters, ZIP } from "./outgoing";
import type { Overview } from "./overview";
import { SaveCopies } from "./SaveCopies";
import { useCollectionState } from "./useCollection";
import { markedCopies, words } from "./words";

/** Letters and marked copies for all units that must mend something; what was taken in has nothing to be mended. */
export function SendBackPart({ overview }: { overview: Overview }) {
  const { language, say } = useSpeech();
  const { today, save } = useServices();
  const { rubrics } = useCollectionState();
  const { reasons } = overview;
  const files = overview.collected.files.filter(({ file }) => reasons[file] === undefined);
  const letters = lettersOf(files, rubrics, today());
  if (letters.length === 0) return null;
  const wanted = new Set(letters.flatMap((letter) => letter.files));
  const asked = new Map(
    files
      .filter(({ file }) => wanted.has(file))
      .map(({ file, findings }) => [file, { do: "mark" as const, findings, language }]),
  );

  return (
    <Panel title={say(words.letter.all)}>
      <div className={styles.part}>
        <p className={surface.quiet}>{say(words.letter.allHint)}</p>
        <div className={styles.buttons}>
          <Button onClick={() => save(say(words.letter.lettersName), zipOfLetters(letters), ZIP)}>
            {say(words.letter.saveLetters)} {letters.length}
          </Button>
        </div>
        <SaveCopies
          label={words.letter.saveMarked}
          fileName={words.letter.markedName}
          asked={asked}
          outcome={markedCopies}
        />
      </div>
    </Panel>
  );
}
