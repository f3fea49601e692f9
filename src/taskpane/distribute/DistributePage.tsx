import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { FormEvent } from "react";
import { Bar } from "../kit/Bar";
import type { LastYear } from "../../intake/last-year";
import { PageHeading } from "../kit/PageHeading";
import { ProgressBar } from "../kit/ProgressBar";
import { UndoNote } from "../kit/UndoNote";
import { LastYearField } from "../last-year/LastYearField";
import { usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { CommonFacts } from "../units/CommonFacts";
import surface from "../theme/surface.module.css";
import { SystemSelect } from "../units/SystemSelect";
import { UnitsField } from "../units/UnitsField";
import { useDistribution } from "./useDistribution";
import { useCommonFacts } from "./useCommonFacts";
import { givenIn, madeIn, notGiven, progressOf, words } from "./words";
import styles from "./DistributePage.module.css";

/** 分发: a blank workbook for each unit of a list, all in one zip. */
export default function DistributePage() {
  const { words: pane, say } = useSpeech();
  const { common, roster, start } = pane;
  const { today } = useServices();
  const systems = usePaneState((state) => state.systems).filter(({ kind }) => kind === "scorecard");
  const [system, setSystem] = useState(systems[0]?.id ?? "");
  const [year, setYear] = useState(() => today().slice(0, 4));
  const [names, setNames] = useState("");
  const [remember, setRemember] = useState(true);
  const { facts, values, setValues } = useCommonFacts(system);
  const [last, setLast] = useState<LastYear>();
  const [submitted, setSubmitted] = useState(false);
  const { state, make, cancel, saveAgain } = useDistribution();
  const missing = { units: !names.trim(), year: !year.trim() };

  function submit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    if (missing.units || missing.year || state.step === "making") return;
    void make({ system, year: year.trim(), names, common: values, last, remember });
  }

  return (
    <>
      <PageHeading intro={say(words.intro)}>{say(words.title)}</PageHeading>
      <form className={styles.form} onSubmit={submit} noValidate>
        <SystemSelect
          value={system}
          onChange={(id) => {
            setSystem(id);
            setLast(undefined);
          }}
          systems={systems}
        />
        <Field
          className={styles.year ?? ""}
          label={start.year}
          required
          validationMessage={submitted && missing.year ? start.yearMissing : null}
        >
          <Input
            className={styles.input}
            value={year}
            maxLength={20}
            autoComplete="off"
            onChange={(_, { value }) => setYear(value)}
          />
        </Field>
        <UnitsField
          value={names}
          onChange={setNames}
          problem={submitted && missing.units ? roster.namesMissing : null}
        />
        <p className={surface.quiet}>{say(words.columnsHint)}</p>
        <LastYearField system={system} year={year} given={last} onGiven={setLast} />
        <CommonFacts
          title={say(words.common)}
          hint={say(words.commonHint)}
          facts={facts}
          values={values}
          onChange={setValues}
        />
        <div>
          <Checkbox
            label={say(words.remember)}
            checked={remember}
            onChange={(_, { checked }) => setRemember(checked === true)}
          />
          <p className={surface.quiet}>{say(words.rememberHint)}</p>
          {remember && <UndoNote />}
        </div>
        {state.step === "making" ? (
          <div className={styles.progress}>
            <ProgressBar label={say(words.make)} done={state.done} all={state.all} />
            <span role="status">{say(progressOf(state.done, state.all))}</span>
            <Button onClick={cancel}>{common.cancel}</Button>
          </div>
        ) : (
          <Button appearance="primary" size="large" type="submit">
            {say(words.make)}
          </Button>
        )}
      </form>
      <div aria-live="polite">
        {state.step === "cancelled" && <Bar intent="info" title={say(words.cancelled)} />}
        {state.step === "refused" && (
          <Bar intent="error" title={say(words.refused)}>
            {state.problems.map((problem) => (
              <p key={problem.zh}>{say(problem)}</p>
            ))}
          </Bar>
        )}
        {state.step === "done" && (
          <Bar
            intent="success"
            title={say(madeIn(state.count, state.name))}
            actions={<Button onClick={saveAgain}>{say(words.again)}</Button>}
          >
            {state.columns.length > 0 && <p>{say(givenIn(state.columns))}</p>}
            {state.unknown.length > 0 && <p>{say(notGiven(state.unknown))}</p>}
          </Bar>
        )}
      </div>
    </>
  );
}
