import { useEffect, useState } from "react";
import type { Finding } from "../../scoring/types";
import { Panel } from "../kit/Panel";
import type { CardView } from "../state/pane";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { FindingRow } from "./FindingRow";
import { words } from "./form-words";

/** Whether the table still is the form that it was generated as: the checks of returned files, for the open workbook. */
export function FormCheck({ view }: { view: CardView }) {
  const { say } = useSpeech();
  const findings = useFormFindings(view);
  if (!findings) return null;
  return (
    <Panel title={say(words.title)}>
      {findings.length === 0 ? (
        <p className={surface.quiet}>{say(words.unaltered)}</p>
      ) : (
        <ul className={surface.sheet} aria-label={say(words.title)}>
          {findings.map((finding, at) => (
            <FindingRow key={at} rubric={view.rubric} finding={finding} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Compared again whenever the card was read again; undefined until it was once. */
function useFormFindings({ card, rubric, assessment }: CardView): Finding[] | undefined {
  const pane = usePane();
  const { loadFormCheck } = useServices();
  const [findings, setFindings] = useState<Finding[]>();
  useEffect(() => {
    let wanted = true;
    void pane.look(async (book) => {
      if (!wanted) return;
      const [check, sheets] = await Promise.all([loadFormCheck(), book.contents(card)]);
      if (wanted) setFindings(check(rubric, sheets, assessment.readings));
    });
    return () => void (wanted = false);
  }, [pane, loadFormCheck, card, rubric, assessment]);
  return findings;
}
