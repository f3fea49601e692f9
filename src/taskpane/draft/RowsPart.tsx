import { Button, ToggleButton } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { Panel } from "../kit/Panel";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { isCertain } from "./decisions";
import styles from "./DraftPage.module.css";
import { RowCard } from "./RowCard";
import { useSession, useSessionState } from "./useSession";
import { words } from "./words";

/** The rows of the table, one after the other; confirming one leads on to the next. */
export function RowsPart() {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();
  const { draft, rows, onSheet } = useSessionState();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const criteria = draft!.criteria;
  const certain = criteria.filter((row, at) => isCertain(row) && !rows[at]!.confirmed).length;
  const done = rows.filter(({ confirmed }) => confirmed).length;
  const shown = criteria
    .map((row, at) => ({ row, at, decision: rows[at]! }))
    .filter(({ decision }) => !onlyOpen || !decision.confirmed);

  /** The next row that is open is brought into sight, and the keyboard to it. */
  function leadOn(from: number, isDone: (at: number) => boolean = () => false) {
    const order = [...rows.keys()].map((step) => (from + 1 + step) % rows.length);
    const next = order.find((at) => at !== from && !rows[at]!.confirmed && !isDone(at));
    const card = list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`);
    card?.focus();
    card?.scrollIntoView({ block: "nearest" });
  }

  function confirmCertain() {
    session.confirmCertain();
    // The button is gone then.
    leadOn(rows.length - 1, (at) => isCertain(criteria[at]!));
  }

  return (
    <Panel title={say(words.rows.title)}>
      <p className={surface.quiet}>
        {say(words.rows.legend)} {say(words.rows.ruleHint)}
      </p>
      <p role="status">{say(words.rows.done(done, rows.length))}</p>
      <div className={styles.buttons} role="group" aria-label={say(words.rows.filter)}>
        {[false, true].map((open) => (
          <ToggleButton
            key={String(open)}
            size="small"
            shape="circular"
            checked={onlyOpen === open}
            onClick={() => setOnlyOpen(open)}
          >
            {say(open ? words.rows.open : words.rows.all)}
          </ToggleButton>
        ))}
        {certain > 0 && (
          <Button size="small" onClick={confirmCertain}>
            {say(words.rows.confirmCertain(certain))}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p>{say(words.rows.none)}</p>}
      <ul ref={list} className={styles.rows}>
        {shown.map(({ row, at, decision }) => (
          <li key={at} data-row={at} tabIndex={-1}>
            <RowCard
              {...{ row, at, decision }}
              onGoTo={
                onSheet === null
                  ? undefined
                  : () => void pane.goTo({ sheet: onSheet, address: row.cell })
              }
              onConfirmed={() => leadOn(at)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
