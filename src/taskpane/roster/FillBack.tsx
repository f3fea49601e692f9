import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Panel } from "../kit/Panel";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./RosterPage.module.css";
import type { RosterView } from "./useRoster";
import { useRosterWords } from "./words";

/** What units are compared by, of how many units it is, and the way back into their scorecards. */
export function FillBack({ view }: { view: RosterView }) {
  const { say } = useSpeech();
  const words = useRosterWords();
  const pane = usePane();
  const [filled, setFilled] = useState<number>();
  const { rubric, compared, toFill, card } = view;
  if (compared.length === 0) return null;
  const fill = () =>
    pane.run("applying", async (book) => setFilled(await book.fillBack(card, rubric)));
  return (
    <Panel title={words.fillBack}>
      <p className={surface.quiet}>{words.fillBackHint}</p>
      <ul className={surface.sheet}>
        {compared.map(({ fact, units: there, of }) => (
          <li key={fact.id} className={surface.entry}>
            {say(fact.label)} <span>{words.comparedOf(there, of)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={toFill === 0} onClick={() => void fill()}>
          {words.fillBackNow(toFill)}
        </Button>
      </div>
      {filled !== undefined && <p role="status">{words.filledBack(filled)}</p>}
    </Panel>
  );
}
