import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { NAMES } from "../../graduates/destinations";
import type { Wanted } from "../../graduates/facts";
import type { Figure, PersonRow } from "../../graduates/persons";
import { Panel } from "../kit/Panel";
import { Waiting } from "../kit/Waiting";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./GraduatesPage.module.css";
import { RowLink } from "./RowLink";
import { SeeAlone } from "./SeeAlone";
import type { OpenedList, Which } from "./session-state";
import { useSession, useSessionState } from "./useSession";
import { more, words } from "./words";

export interface OpenFigure {
  which: Which;
  label: string;
  figure: Figure;
  /** Of the rubric whose fact it is; what all cards need where there is none. */
  wanted?: Wanted;
}

const MOST_SHOWN = 300;

/** A figure opened: the rows of whom it counts, and of whom it does not. */
export function PersonsView({ figure, onBack }: { figure: OpenFigure; onBack: () => void }) {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();
  const [rows, setRows] = useState<readonly PersonRow[] | null>(null);
  const list = useSessionState().lists[figure.which];
  useEffect(() => {
    const load = (): Promise<void> =>
      session
        .persons(figure.which, figure.figure, figure.wanted)
        .then(setRows, (error: unknown) => pane.fail(error, load));
    void load();
  }, [session, pane, figure]);
  const counted = rows?.filter(({ why }) => why === null) ?? [];
  const not = rows?.filter(({ why }) => why !== null) ?? [];
  return (
    <>
      <div>
        <Button onClick={onBack}>{say(words.persons.back)}</Button>
      </div>
      <h2 className={surface.strong}>{figure.label}</h2>
      <p className={surface.quiet}>
        {say(words.persons.hint)}
        {list && list.onSheet !== null && say(words.persons.inSheet)}
      </p>
      {rows === null ? (
        <Waiting />
      ) : (
        <>
          <Rows title={say(words.persons.counted)} rows={counted} list={list} />
          <Rows title={say(words.persons.not)} rows={not} list={list} />
        </>
      )}
    </>
  );
}

function Rows(props: { title: string; rows: readonly PersonRow[]; list: OpenedList | null }) {
  const { say } = useSpeech();
  const { title, rows, list } = props;
  const sheet = list?.onSheet ?? null;
  return (
    <Panel title={`${title} ${rows.length}`}>
      {list && sheet !== null && rows.length > 0 && <SeeAlone list={list} rows={rows} />}
      {rows.length === 0 ? (
        <p>{say(words.persons.none)}</p>
      ) : (
        <ul className={styles.rows} aria-label={title}>
          {rows.slice(0, MOST_SHOWN).map((each) => (
            <Row key={each.row} each={each} sheet={sheet} />
          ))}
        </ul>
      )}
      {rows.length > MOST_SHOWN && (
        <p className={surface.quiet}>{say(more(rows.length - MOST_SHOWN))}</p>
      )}
    </Panel>
  );
}

function Row({ each, sheet }: { each: PersonRow; sheet: string | null }) {
  const { say } = useSpeech();
  const { row, code, level, why } = each;
  const reason = why && words.why[why];
  const told = [level, code && NAMES[code], reason && say(reason)].filter(Boolean).join(" · ");
  return (
    <li>
      <RowLink row={row} sheet={sheet} /> <span className={surface.quiet}>{told}</span>
    </li>
  );
}
