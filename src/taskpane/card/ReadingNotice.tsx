import { Button } from "@fluentui/react-components";
import type { Reading } from "../../rubric/types";
import { Bar } from "../kit/Bar";
import { effectsOf } from "../state/effects";
import type { CardView } from "../state/pane";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { useEffectText } from "./useEffectText";
import { useReadingWords } from "../readings/words";

/** After a change of this reading: what it did, and a way back. */
export function ReadingNotice({ view, reading }: { view: CardView; reading: Reading }) {
  const { words, say } = useSpeech();
  const readings = useReadingWords();
  const pane = usePane();
  const tell = useEffectText();
  const notice = usePaneState((state) => state.notice);
  if (notice?.kind !== "reading" || notice.reading !== reading.id) return null;
  const option = reading.options.find(({ id }) => id === notice.after.readings[reading.id]);
  const previous = notice.before.readings[reading.id] ?? reading.default;
  const effects = effectsOf(view.rubric, notice.before, notice.after);
  return (
    <Bar
      intent="success"
      title={readings.applied(option ? say(option.label) : "", tell(effects))}
      onDismiss={pane.dismissNotice}
      actions={
        <Button onClick={() => void pane.setReading(reading.id, previous)}>
          {words.common.undo}
        </Button>
      }
    />
  );
}
