import { makeStyles, tokens } from "@fluentui/react-components";
import type { CardView } from "../state/pane";
import { useWords } from "../text";
import { useSurface } from "../theme/useSurface";
import { ErrataList } from "./ErrataList";
import { Panel } from "./Panel";
import { ReadingCard } from "./ReadingCard";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** What the document leaves open: each question in its own words, the options, and what they do to this card. */
export function ReadingsTab({ view }: { view: CardView }) {
  const styles = useStyles();
  const surface = useSurface();
  const words = useWords();
  const { rubric } = view;
  return (
    <>
      <Panel title={words.readings.title}>
        <p className={surface.quiet}>
          {rubric.readings.length > 0 ? words.readings.intro : words.readings.none}
        </p>
        <div className={styles.list}>
          {rubric.readings.map((reading) => (
            <ReadingCard key={reading.id} view={view} reading={reading} />
          ))}
        </div>
      </Panel>
      {rubric.errata.length > 0 && (
        <Panel title={words.readings.errata}>
          <p className={surface.quiet}>{words.readings.errataIntro}</p>
          <ErrataList errata={rubric.errata} />
        </Panel>
      )}
      <Panel title={words.readings.citation}>
        <p className={surface.quote}>{rubric.source.citation}</p>
      </Panel>
    </>
  );
}
