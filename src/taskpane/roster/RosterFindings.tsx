import { Panel } from "../kit/Panel";
import type { RosterFinding } from "../../scoring/roster-types";
import { LinkButton } from "../kit/LinkButton";
import { SeverityIcon } from "../kit/SeverityIcon";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useRosterWords } from "./words";
import styles from "./RosterFindings.module.css";

const order = { error: 0, warning: 1, info: 2 };

/** What has to be known before a roster is published, worst first. */
export function RosterFindings({ findings }: { findings: RosterFinding[] }) {
  const { say } = useSpeech();
  const words = useRosterWords();
  const pane = usePane();
  if (findings.length === 0) return null;
  const sorted = findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
  return (
    <Panel title={words.findings}>
      <ul className={surface.sheet}>
        {sorted.map(({ severity, message, place }, at) => (
          <li key={at} className={surface.entry}>
            <span className={styles.line}>
              <SeverityIcon severity={severity} />
              <span>
                {say(message)}
                {place && (
                  <>
                    {" "}
                    <LinkButton onClick={() => void pane.goTo(place)}>
                      {place.sheet}!{place.address}
                    </LinkButton>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
