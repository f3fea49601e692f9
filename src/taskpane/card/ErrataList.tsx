import { mergeClasses } from "@fluentui/react-components";
import type { Erratum } from "../../rubric/types";
import { useSpeech } from "../text";
import { useReadingWords } from "../readings/words";
import surface from "../theme/surface.module.css";
import styles from "./ErrataList.module.css";

/** The document's own slips: what it prints, and what it means. */
export function ErrataList({ errata }: { errata: Erratum[] }) {
  const { say } = useSpeech();
  const readings = useReadingWords();
  return (
    <ul className={surface.sheet}>
      {errata.map(({ id, place, printed, meant, note }) => (
        <li key={id} className={surface.entry}>
          <p className={surface.quiet}>{place}</p>
          <dl className={styles.pair}>
            <dt className={surface.quiet}>{readings.printed}</dt>
            <dd>{printed}</dd>
            <dt className={surface.quiet}>{readings.meant}</dt>
            <dd>{meant}</dd>
          </dl>
          {note && <p className={mergeClasses(surface.quiet)}>{say(note)}</p>}
        </li>
      ))}
    </ul>
  );
}
