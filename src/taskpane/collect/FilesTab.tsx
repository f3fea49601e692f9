import { Button, Field, Input, ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import { Bar } from "../kit/Bar";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import { FilesTable } from "./FilesTable";
import type { Overview, Row, RowState } from "./overview";
import { KindsPart } from "./KindsPart";
import { MatrixPart } from "./MatrixPart";
import { RosterPart } from "./RosterPart";
import { SendBackPart } from "./SendBackPart";
import { matching, NO_FILTER, sorted, type RowFilter, type Sorting } from "./sorting";
import { useCollection, useCollectionState } from "./useCollection";
import { moreRows, shownOf, words } from "./words";

/** As many rows at a time, so that two thousand files leave the pane quick. */
const PAGE = 60;

/** All that came, with what became of it. */
export function FilesTab(props: { overview: Overview; onOpen: (file: string) => void }) {
  const { say } = useSpeech();
  const { overview, onOpen } = props;
  const [filter, setFilter] = useState(NO_FILTER);
  const [sorting, setSorting] = useState<Sorting>({ by: "state", down: false });
  const [pages, setPages] = useState(1);
  const isReading = useCollectionState().progress !== null;
  const settled = useSettled(overview, isReading);
  if (overview.rows.length === 0) return <p>{say(words.empty)}</p>;
  const all = sorted(matching(overview.rows, filter), sorting);
  const shown = all.slice(0, pages * PAGE);
  const rest = all.length - shown.length;
  return (
    <>
      <Filters rows={overview.rows} filter={filter} onFilter={setFilter} />
      <p className={surface.quiet} role="status">
        {say(shownOf(all.length, overview.rows.length))}
      </p>
      {all.length === 0 ? (
        <div>
          <p>{say(words.table.none)}</p>
          <Button onClick={() => setFilter(NO_FILTER)}>{say(words.table.showAll)}</Button>
        </div>
      ) : (
        <FilesTable
          rows={shown}
          stages={overview.stages}
          sorting={sorting}
          onSort={setSorting}
          onOpen={onOpen}
        />
      )}
      {rest > 0 && (
        <Button onClick={() => setPages(pages + 1)}>{say(moreRows(Math.min(rest, PAGE)))}</Button>
      )}
      <KindsPart files={overview.collected.files} file={null} />
      {isReading && <p className={surface.quiet}>{say(words.roster.afterReading)}</p>}
      <RosterPart overview={settled} />
      <MatrixPart overview={settled} />
      <SendBackPart overview={settled} />
      <StartOver />
    </>
  );
}

/** What follows from all files together takes long for thousands: it follows once they are read. */
function useSettled(overview: Overview, isReading: boolean): Overview {
  const [settled, setSettled] = useState(overview);
  if (!isReading && settled !== overview) setSettled(overview);
  return isReading ? settled : overview;
}

function Filters(props: {
  rows: readonly Row[];
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
}) {
  const { say } = useSpeech();
  const { rows, filter, onFilter } = props;
  const states = (Object.keys(words.states) as RowState[]).flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count > 0 || filter.state === state ? [{ state, count }] : [];
  });
  return (
    <>
      <Field label={say(words.table.search)}>
        <Input
          type="search"
          className={styles.input}
          value={filter.text}
          onChange={(_, { value }) => onFilter({ ...filter, text: value })}
        />
      </Field>
      <div className={styles.filters} role="group" aria-label={say(words.table.filter)}>
        {states.map(({ state, count }) => (
          <ToggleButton
            key={state}
            size="small"
            shape="circular"
            checked={filter.state === state}
            onClick={() => onFilter({ ...filter, state: filter.state === state ? null : state })}
          >
            {say(words.states[state])} {count}
          </ToggleButton>
        ))}
      </div>
    </>
  );
}

/** Decisions are lost with the files, so it is asked first. */
function StartOver() {
  const { words: common, say } = useSpeech();
  const collection = useCollection();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <div>
        <Button appearance="subtle" onClick={() => setAsking(true)}>
          {say(words.clear)}
        </Button>
      </div>
    );
  return (
    <Bar
      intent="warning"
      title={say(words.clearAsk)}
      actions={
        <>
          <Button onClick={() => collection.clear()}>{say(words.clear)}</Button>
          <Button appearance="subtle" onClick={() => setAsking(false)}>
            {common.common.cancel}
          </Button>
        </>
      }
    />
  );
}
