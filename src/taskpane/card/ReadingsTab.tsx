import { DeciderField } from "../readings/DeciderField";
import type { CardView } from "../state/pane";
import surface from "../theme/surface.module.css";
import { ErrataList } from "./ErrataList";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { ReadingCard } from "./ReadingCard";
import { useReadingWords } from "../readings/words";
import styles from "./ReadingsTab.module.css";

/** What the document leaves open: each question in its own words, the options, and what they do to this card. */
export function ReadingsTab({ view }: { view: CardView }) {
  const readings = useReadingWords();
  const { rubric } = view;
  return (
    <>
      <Panel title={readings.title}>
        <p className={surface.quiet}>
          {rubric.readings.length > 0 ? readings.intro : readings.none}
        </p>
        {rubric.readings.length > 0 && (
          <>
            <DeciderField />
            <UndoNote />
          </>
        )}
        <div className={styles.list}>
          {rubric.readings.map((reading) => (
            <ReadingCard key={reading.id} view={view} reading={reading} />
          ))}
        </div>
      </Panel>
      {rubric.errata.length > 0 && (
        <Panel title={readings.errata}>
          <p className={surface.quiet}>{readings.errataIntro}</p>
          <ErrataList errata={rubric.errata} />
        </Panel>
      )}
      <Panel title={readings.citation}>
        <p className={surface.quote}>{rubric.source.citation}</p>
      </Panel>
    </>
  );
}
