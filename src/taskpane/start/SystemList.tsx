import { Field, mergeClasses, Radio, RadioGroup } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import type { RubricEntry } from "../../rubric/official";
import { usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import styles from "./SystemList.module.css";

/** The systems to choose from: each with its source, validity and size. */
export function SystemList(props: {
  chosen: string | undefined;
  onChoose: (id: string) => void;
  problem: string | false | undefined;
}) {
  const { words } = useSpeech();
  const systems = usePaneState((state) => state.systems);
  return (
    <Field label={words.start.systems} validationMessage={props.problem || null}>
      <RadioGroup
        className={styles.group}
        name="system"
        value={props.chosen ?? ""}
        onChange={(_, { value }) => props.onChoose(value)}
      >
        {systems.map((system) => (
          <div
            key={system.id}
            className={mergeClasses(styles.card, system.id === props.chosen && styles.chosen)}
          >
            <Radio
              className={styles.radio}
              value={system.id}
              label={<SystemText system={system} chosen={system.id === props.chosen} />}
            />
          </div>
        ))}
      </RadioGroup>
    </Field>
  );
}

function SystemText({ system, chosen }: { system: RubricEntry; chosen: boolean }) {
  const { words, say } = useSpeech();
  const { source } = system;
  return (
    <span className={styles.text}>
      <span className={styles.name}>{say(system.name)}</span>
      {chosen && <span className={styles.summary}>{say(system.summary)}</span>}
      <span className={styles.facts}>
        <span>
          {system.kind === "roster" ? words.start.roster : words.start.criteria(system.criteria)}
        </span>
        <span>{source.issuer ?? words.start.noIssuer}</span>
      </span>
      {chosen && <span className={styles.facts}>{source.document}</span>}
      <ValidityText system={system} chosen={chosen} />
    </span>
  );
}

function ValidityText({ system, chosen }: { system: RubricEntry; chosen: boolean }) {
  const { words } = useSpeech();
  const until = system.validity?.until;
  const today = useServices().today();
  if (!until) return null;
  // Dates of one length compare as text; a month lasts until its last day.
  if (until >= today.slice(0, until.length)) {
    return <span className={styles.facts}>{words.start.validUntil(until)}</span>;
  }
  return (
    <span className={styles.expired}>
      <WarningRegular aria-hidden />
      <span>
        {words.start.expired(until)}
        {chosen && words.common.clauseSeparator + words.start.expiredNext}
      </span>
    </span>
  );
}
