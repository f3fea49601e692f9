import { Button } from "@fluentui/react-components";
import type { CardRef } from "../../excel/types";
import type { Rubric } from "../../rubric/types";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./FormsPanel.module.css";

/** The document's forms (附件1, 附件3, 目标责任书): a button draws one, filled from the card. */
export function FormsPanel({ rubric, card }: { rubric: Rubric; card: CardRef }) {
  const { words, say } = useSpeech();
  const pane = usePane();
  if (rubric.forms.length === 0) return null;
  return (
    <Panel title={words.forms.title}>
      <p className={surface.quiet}>{words.forms.hint}</p>
      <UndoNote />
      <div className={styles.buttons}>
        {rubric.forms.map(({ id, label, name }) => (
          <Button
            key={id}
            onClick={() =>
              void pane.run("drawing", async (book) => ({
                notice: { kind: "drawn", ...(await book.drawForm(card, rubric, id)) },
              }))
            }
          >
            {label && `${label} `}
            {say(name)}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
