import { Button } from "@fluentui/react-components";
import { Bar } from "../shell/Bar";
import { effectsOf } from "../state/effects";
import type { CardView } from "../state/pane";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { useEffectText } from "./useEffectText";

/** After a change of reading: what it did, and a way back. */
export function ReadingNotice({ view }: { view: CardView }) {
  const { words, say } = useSpeech();
  const pane = usePane();
  const tell = useEffectText();
  const notice = usePaneState((state) => state.notice);
  if (notice?.kind !== "reading") return null;
  const reading = view.rubric.readings.find(({ id }) => id === notice.reading);
  const option = reading?.options.find(({ id }) => id === notice.after.readings[reading.id]);
  if (!reading || !option) return null;
  const previous = notice.before.readings[reading.id] ?? reading.default;
  const effects = effectsOf(view.rubric, notice.before, notice.after);
  return (
    <Bar
      intent="success"
      title={words.readings.applied(say(option.label), tell(effects))}
      onDismiss={pane.dismissNotice}
      actions={
        <Button onClick={() => void pane.setReading(reading.id, previous)}>
          {words.common.undo}
        </Button>
      }
    />
  );
}
