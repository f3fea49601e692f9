import { mergeClasses } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { findCriterion, stageName } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import type { Finding } from "../../scoring/types";
import { SeverityIcon } from "../kit/SeverityIcon";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { useCardWords } from "./words";
import surface from "../theme/surface.module.css";
import styles from "./FindingRow.module.css";

/** One finding: its kind with a sign, where it is, what is the matter. Where there is a cell, it leads there. */
export function FindingRow({ rubric, finding }: { rubric: Rubric; finding: Finding }) {
  const { words } = useSpeech();
  const pane = usePane();
  const { place } = finding;
  if (!place) {
    return (
      <li className={styles.row}>
        <div className={mergeClasses(styles.body, styles.still)}>
          <FindingText rubric={rubric} finding={finding} />
        </div>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={surface.action}
        title={words.common.goTo(`${place.sheet}!${place.address}`)}
        onClick={() => void pane.goTo(place)}
      >
        <span className={styles.body}>
          <FindingText rubric={rubric} finding={finding} />
          <ChevronRightRegular className={mergeClasses(styles.chevron)} aria-hidden />
        </span>
      </button>
    </li>
  );
}

function FindingText({ rubric, finding }: { rubric: Rubric; finding: Finding }) {
  const { say } = useSpeech();
  const own = useCardWords();
  const { severity, kind, stage, message } = finding;
  return (
    <>
      <SeverityIcon severity={severity} />
      <span className={styles.text}>
        <span>
          <span className={surface.strong}>{own.findings.kinds[kind]}</span>
          {stage && <span className={surface.quiet}> · {say(stageName(rubric, stage))}</span>}
        </span>
        <span>{say(message)}</span>
        <FindingPlace rubric={rubric} finding={finding} />
      </span>
    </>
  );
}

/** What the finding is about and where, as far as its message does not name them. */
function FindingPlace({ rubric, finding }: { rubric: Rubric; finding: Finding }) {
  const { say } = useSpeech();
  const own = useCardWords();
  const { criterion, fact, place } = finding;
  const named = criterion
    ? findCriterion(rubric, criterion)?.criterion.name
    : rubric.facts.find(({ id }) => id === fact?.split(".")[0])?.label;
  const address = place ? `${place.sheet}!${place.address}` : own.findings.noPlace;
  const unsaid = [named && say(named), address].filter(
    (part) => part && !say(finding.message).includes(part),
  );
  return unsaid.length > 0 && <span className={surface.quiet}>{unsaid.join(" · ")}</span>;
}
