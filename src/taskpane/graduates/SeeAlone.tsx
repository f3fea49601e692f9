import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { RowsSeen } from "../../excel/types";
import type { ColumnKey, Mapping } from "../../graduates/columns";
import type { PersonRow } from "../../graduates/persons";
import { Bar } from "../kit/Bar";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import type { OpenedList } from "./session-state";
import { useSession, useSessionState } from "./useSession";
import { seenAlone, words } from "./words";

type NotSeen = Exclude<RowsSeen, { got: "seen" }>;

/** Shows rows of a list alone on its sheet, by Excel's filter. */
export function SeeAlone({ list, rows }: { list: OpenedList; rows: readonly PersonRow[] }) {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();
  const [not, setNot] = useState<NotSeen | null>(null);
  const see = (replace: boolean) =>
    pane.look(async (book) => {
      const of = { sheet: list.onSheet!, headerRow: list.mapping.headerRow };
      const columns = columnsToTellBy(list.mapping);
      const numbers = rows.map(({ row }) => row);
      const seen = await book.showRows({ ...of, columns, rows: numbers, replace });
      setNot(seen.got === "seen" ? null : seen);
      if (seen.got === "seen") session.seeAlone({ ...of, rows: numbers.length, more: seen.more });
    });
  return (
    <>
      <div>
        <Button onClick={() => void see(false)}>{say(words.persons.alone)}</Button>
      </div>
      <div aria-live="polite">
        {not?.got === "refused" && <Bar intent="info" title={say(not.why)} />}
        {not?.got === "asks" && (
          <Consent
            title={say(words.persons.ownFilter)}
            onReplace={() => void see(true)}
            onKeep={() => setNot(null)}
          />
        )}
      </div>
    </>
  );
}

/** That rows are seen alone on the list, and the end of it. */
export function AloneNote() {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();
  const { alone } = useSessionState();
  const [not, setNot] = useState<NotSeen | null>(null);
  const all = (replace: boolean) =>
    pane.look(async (book) => {
      if (!alone) return;
      const seen = await book.showAllRows({ ...alone, replace });
      setNot(seen.got === "seen" ? null : seen);
      if (seen.got === "seen") session.seeAlone(null);
    });
  return (
    <div aria-live="polite">
      {alone && not?.got !== "asks" && (
        <Bar
          intent="info"
          title={say(seenAlone(alone.rows, alone.more))}
          actions={<Button onClick={() => void all(false)}>{say(words.persons.all)}</Button>}
        >
          {not && say(not.why)}
        </Bar>
      )}
      {alone && not?.got === "asks" && (
        <Consent
          title={say(words.persons.changedFilter)}
          onReplace={() => void all(true)}
          onKeep={() => {
            setNot(null);
            session.seeAlone(null);
          }}
        />
      )}
    </div>
  );
}

function Consent(props: { title: string; onReplace: () => void; onKeep: () => void }) {
  const { say } = useSpeech();
  const { title, onReplace, onKeep } = props;
  return (
    <Bar
      intent="warning"
      title={title}
      actions={
        <>
          <Button onClick={onReplace}>{say(words.persons.replace)}</Button>
          <Button onClick={onKeep}>{say(words.persons.keep)}</Button>
        </>
      }
    />
  );
}

/** What people read comes before what names each person. */
const KEYS: readonly ColumnKey[] = [
  ...(["unit", "level", "destination", "destinationCode", "difficulty"] as const),
  ...(["place", "placeCode", "date", "person"] as const),
];

function columnsToTellBy({ columns, flags }: Mapping): number[] {
  const keys = KEYS.flatMap((key) => columns[key]?.index ?? []);
  const last = columns.person ? keys.pop()! : null;
  return [...keys, ...flags.map(({ index }) => index), ...(last === null ? [] : [last])];
}
