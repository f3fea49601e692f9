import { Button, Field, mergeClasses } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Reading } from "../../rubric/types";
import type { RosterDifference } from "../../scoring/roster-types";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { DeciderField } from "../readings/DeciderField";
import { ListBox } from "../kit/ListBox";
import { useServices, usePane } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { valueText } from "./rows";
import type { RosterView } from "./useRoster";
import { useRosterWords } from "./words";
import { useReadingWords } from "../readings/words";
import styles from "./WhatIf.module.css";

/** 口径试算: which units another reading changes, before it is taken. */
export function WhatIf({ view }: { view: RosterView }) {
  const words = useRosterWords();
  return (
    <Panel title={words.whatIf}>
      <p className={surface.quiet}>{words.whatIfHint}</p>
      <DeciderField />
      <ul className={surface.sheet}>
        {view.rubric.readings.map((reading) => (
          <li key={reading.id} className={mergeClasses(surface.entry, styles.reading)}>
            <Trial view={view} reading={reading} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Trial({ view, reading }: { view: RosterView; reading: Reading }) {
  const { say } = useSpeech();
  const readings = useReadingWords();
  const words = useRosterWords();
  const inForce = view.readings[reading.id] ?? reading.default;
  const [tried, setTried] = useState(inForce);
  const option = reading.options.find(({ id }) => id === tried);
  return (
    <>
      <Field label={say(reading.question)} hint={readings.clause(reading.clause)}>
        <ListBox value={tried} onChange={setTried}>
          {reading.options.map(({ id, label }) => (
            <option key={id} value={id}>
              {say(label)}
              {id === inForce && ` · ${words.current}`}
            </option>
          ))}
        </ListBox>
      </Field>
      {option && tried !== inForce && (
        <div className={styles.trial}>
          <p className={surface.quiet}>{say(option.effect)}</p>
          <Differences view={view} readings={{ [reading.id]: tried }} />
          <Values view={view} />
          <ApplyButton view={view} readings={{ [reading.id]: tried }} label={say(option.label)} />
        </div>
      )}
    </>
  );
}

function ApplyButton(props: { view: RosterView; readings: Record<string, string>; label: string }) {
  const words = useRosterWords();
  const pane = usePane();
  const { decider } = useServices();
  const { view, readings, label } = props;
  const { card, rubric } = view;
  return (
    <>
      <UndoNote />
      <Button
        onClick={() =>
          void pane.run("applying", async (book) => {
            const chosen = { ...view.readings, ...readings };
            await book.setReadings(card, rubric, chosen, decider.name());
            return { cards: await book.cards() };
          })
        }
      >
        {words.apply(label)}
      </Button>
    </>
  );
}

function Differences(props: { view: RosterView; readings: Record<string, string> }) {
  const words = useRosterWords();
  const { view, readings } = props;
  const whatIf = useLoaded(useServices().loadRosterWhatIf);
  const key = JSON.stringify(readings);
  const byUnit = useMemo(() => {
    if (!whatIf) return undefined;
    const { rubric, units, settings } = view;
    const options = { readings: view.readings, settings };
    const changed = JSON.parse(key) as Record<string, string>;
    return grouped(whatIf(rubric, units, options, changed).differences);
  }, [whatIf, view, key]);
  return (
    <div role="status">
      {byUnit && (
        <p className={surface.strong}>
          {byUnit.length === 0 ? words.noDifference : words.differs(byUnit.length)}
        </p>
      )}
      <ul className={styles.differences}>
        {byUnit?.map(([unit, differences]) => (
          <li key={unit}>
            {unit}
            <ul className={styles.differences}>
              {differences.map((difference) => (
                <li key={difference.column} className={surface.quiet}>
                  <DifferenceText view={view} difference={difference} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Scores that no reading changes: they follow no card. */
function Values({ view: { units } }: { view: RosterView }) {
  const words = useRosterWords();
  const values = units.filter(({ scorecard, scores }) => !scorecard && scores);
  return values.length > 0 && <p>{words.valuesStay(values.length)}</p>;
}

function DifferenceText(props: { view: RosterView; difference: RosterDifference }) {
  const readings = useReadingWords();
  const words = useRosterWords();
  const { view, difference } = props;
  const column = view.rubric.roster.columns.find(({ id }) => id === difference.column);
  const text = (value: RosterDifference["before"]) => valueText(column, value) ?? words.empty;
  const change = readings.change(text(difference.before), text(difference.after));
  return `${column?.header ?? difference.column} ${change}`;
}

function grouped(differences: RosterDifference[]): [string, RosterDifference[]][] {
  const units = new Map<string, RosterDifference[]>();
  for (const each of differences) units.set(each.unit, [...(units.get(each.unit) ?? []), each]);
  return [...units];
}
