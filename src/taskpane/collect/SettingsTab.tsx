import { Button, Field, Input } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { FormEvent } from "react";
import { decodeText } from "../../intake/files/decode-text";
import { effectiveReadings } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { unitsOf } from "../../xlsx/distribute";
import { ListBox } from "../kit/ListBox";
import { UndoNote } from "../kit/UndoNote";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { UnitsField } from "../units/UnitsField";
import { CommonFacts } from "../units/CommonFacts";
import styles from "./CollectPage.module.css";
import { NO_SETTINGS, type Settings } from "./collection";
import { FileButton } from "./FileButton";
import { commonFacts } from "./overview";
import { useCollection, useCollectionState } from "./useCollection";
import { issuedSoFar, words } from "./words";

/** What files are read with: which system and year, who is expected, what the office knows. */
export function SettingsTab() {
  const { say } = useSpeech();
  const pane = usePane();
  const collection = useCollection();
  const state = useCollectionState();
  const { settings, memory } = state;
  const [draft, setDraft] = useState<Settings>(settings);
  const [names, setNames] = useState(settings.units.join("\n"));
  const [said, setSaid] = useState("");
  // The list that the workbook remembers may come later.
  useEffect(() => setNames(settings.units.join("\n")), [settings.units]);
  const change = (part: Partial<Settings>) => setDraft({ ...draft, ...part });
  const applied = (): Settings => ({ ...draft, units: unitsOf(names).units });

  function submit(event: FormEvent) {
    event.preventDefault();
    setSaid(say(words.settings.applied));
    const apply = () => collection.set(applied());
    apply().catch((error: unknown) => pane.fail(error, apply));
  }

  const remember = () =>
    pane.run(undefined, async (book) => {
      const { units } = unitsOf(names);
      const known = { ...(await book.officeMemory()), units };
      await book.remember(known);
      collection.know(known);
      setSaid(say(words.settings.remembered));
      void collection.set(applied());
    });

  return (
    <form className={styles.panel} onSubmit={submit} noValidate>
      <WhatIsAsked settings={draft} onChange={change} />
      <UnitsField value={names} onChange={setNames} problem={null} required={false} />
      <div className={styles.buttons}>
        <FileButton
          label={say(words.settings.unitsFile)}
          onBytes={(bytes) => setNames(decodeText(bytes).replaceAll("\r\n", "\n").trim())}
          onFailed={() => setSaid(say(words.settings.noFile))}
        />
        <Button onClick={() => void remember()}>{say(words.settings.remember)}</Button>
      </div>
      <UndoNote />
      <p className={surface.quiet}>{say(words.settings.unitsHint)}</p>
      <Issued memory={memory} />
      <CommonFacts
        title={say(words.settings.common)}
        hint={say(words.settings.commonHint)}
        facts={commonFacts({ ...state, settings: draft })}
        values={draft.common}
        onChange={(common) => change({ common })}
      />
      <Readings settings={draft} onChange={change} />
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit">
          {say(words.settings.apply)}
        </Button>
        <span role="status" className={surface.quiet}>
          {said}
        </span>
      </div>
    </form>
  );
}

interface Part {
  settings: Settings;
  onChange: (part: Partial<Settings>) => void;
}

function WhatIsAsked({ settings, onChange }: Part) {
  const { words: common, say } = useSpeech();
  const { rubrics } = useCollectionState();
  const cards = rubrics.filter(({ kind }) => kind === "scorecard");
  const asked = cards.filter(({ id }) => settings.rubric === "" || id === settings.rubric);
  const stages = new Map(asked.flatMap((rubric) => rubric.stages.map((each) => [each.id, each])));
  return (
    <>
      <Field label={common.start.systems}>
        <ListBox
          value={settings.rubric}
          onChange={(rubric) =>
            onChange({ rubric, stage: NO_SETTINGS.stage, readings: NO_SETTINGS.readings })
          }
        >
          <option value="">{say(words.settings.anySystem)}</option>
          {cards.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </ListBox>
      </Field>
      <Field label={common.start.year} hint={say(words.settings.anyYear)}>
        <Input
          className={styles.input}
          value={settings.year}
          maxLength={20}
          autoComplete="off"
          onChange={(_, { value }) => onChange({ year: value })}
        />
      </Field>
      <Field label={say(words.settings.stage)}>
        <ListBox value={settings.stage} onChange={(stage) => onChange({ stage })}>
          <option value="">{say(words.settings.lastStage)}</option>
          {[...stages.values()].map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </ListBox>
      </Field>
    </>
  );
}

function Issued({ memory }: { memory: ReturnType<typeof useCollectionState>["memory"] }) {
  const { say } = useSpeech();
  const last = memory?.issued.at(-1);
  if (!memory || !last) return null;
  const cards = memory.issued.reduce((sum, batch) => sum + batch.cards.length, 0);
  return <p className={surface.quiet}>{say(issuedSoFar(cards, last.at.slice(0, 10)))}</p>;
}

/** Of one system: those of all would be a page of questions. */
function Readings({ settings, onChange }: Part) {
  const { say } = useSpeech();
  const { rubrics, files } = useCollectionState();
  const came = [...new Set(files.flatMap(({ read }) => read.cards.map(({ rubric }) => rubric)))];
  const id = settings.rubric || (came.length === 1 ? came[0] : undefined);
  const rubric: Rubric | undefined = rubrics.find((each) => each.id === id);
  if (!rubric || rubric.readings.length === 0) return null;
  const chosen = effectiveReadings(rubric, settings.readings);
  return (
    <fieldset className={styles.group}>
      <legend className={surface.strong}>{say(words.settings.readings)}</legend>
      <p className={surface.quiet}>{say(words.settings.readingsHint)}</p>
      {rubric.readings.map((reading) => (
        <Field key={reading.id} label={say(reading.question)}>
          <ListBox
            value={chosen[reading.id] ?? reading.default}
            onChange={(option) => onChange({ readings: { ...chosen, [reading.id]: option } })}
          >
            {reading.options.map((option) => (
              <option key={option.id} value={option.id}>
                {say(option.label)}
              </option>
            ))}
          </ListBox>
        </Field>
      ))}
    </fieldset>
  );
}
