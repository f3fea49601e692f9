import { Button, Field, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { FormEvent } from "react";
import { PageHeading } from "../kit/PageHeading";
import { LanguageButton } from "../kit/LanguageButton";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useWords } from "../text";
import { ConflictBar } from "../kit/ConflictBar";
import { UndoNote } from "../kit/UndoNote";
import { SystemList } from "./SystemList";
import styles from "./StartPage.module.css";

/** Choose a system, name the unit and the year, generate its tables. */
export default function StartPage() {
  const words = useWords();
  return (
    <>
      <div className={styles.head}>
        <PageHeading className={styles.title ?? ""} intro={words.start.intro}>
          {words.start.title}
        </PageHeading>
        <LanguageButton />
      </div>
      <GenerateForm />
    </>
  );
}

function GenerateForm() {
  const words = useWords();
  const pane = usePane();
  const services = useServices();
  const generating = usePaneState((state) => state.work === "generating");
  const conflict = usePaneState((state) => state.conflict);
  const [system, setSystem] = useState(usePaneState((state) => state.wanted));
  const [unit, setUnit] = useState("");
  const [year, setYear] = useState(() => services.today().slice(0, 4));
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const isRoster = usePaneState(({ systems }) =>
    systems.some(({ id, kind }) => id === system && kind === "roster"),
  );

  const missing = {
    system: !system && words.start.choose,
    unit: !unit.trim() && words.start.unitMissing,
    year: !year.trim() && words.start.yearMissing,
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (system && isRoster) return pane.startWith({ id: system, kind: "roster" });
    if (system && !missing.unit && !missing.year) {
      void pane.generate(system, unit.trim(), year.trim());
      return;
    }
    const first = !system ? "system" : missing.unit ? "unit" : "year";
    form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  }

  function choose(id: string) {
    setSystem(id);
    // Its file is on the way while the user types the unit's name; a failure is told when it is needed.
    services.loadRubric(id).catch(() => undefined);
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <SystemList chosen={system} onChoose={choose} problem={asked && missing.system} />
      {isRoster && <p>{words.start.rosterOnly}</p>}
      <div className={styles.fields} hidden={isRoster}>
        <Field
          className={styles.unit}
          label={words.start.unit}
          required
          validationMessage={(asked && missing.unit) || null}
        >
          <Input
            className={styles.input}
            name="unit"
            value={unit}
            maxLength={60}
            placeholder={words.start.unitHint}
            autoComplete="off"
            onChange={(_, { value }) => setUnit(value)}
          />
        </Field>
        <Field
          className={styles.year}
          label={words.start.year}
          required
          validationMessage={(asked && missing.year) || null}
        >
          <Input
            className={styles.input}
            name="year"
            value={year}
            maxLength={20}
            autoComplete="off"
            onChange={(_, { value }) => setYear(value)}
          />
        </Field>
      </div>
      {conflict && (
        <ConflictBar
          names={conflict.names}
          onAnswer={(answer) => void pane.resolveConflict(answer)}
        />
      )}
      {!isRoster && <UndoNote />}
      <Button appearance="primary" size="large" type="submit" disabledFocusable={generating}>
        {isRoster
          ? words.start.toRoster
          : generating
            ? words.start.generating
            : words.start.generate}
      </Button>
    </form>
  );
}
