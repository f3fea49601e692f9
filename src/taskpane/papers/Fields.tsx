import { Checkbox, Field, Input } from "@fluentui/react-components";
import type { PaperKind } from "../../papers/paper";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { FIELDS, type FieldName, type PaperFields, type Wrong } from "./fields";
import { usePaperWords } from "./words";
import styles from "./PapersPage.module.css";

/** What the office says in the paper; each field tells at once what of it cannot be understood. */
export function Fields(props: {
  kind: PaperKind;
  fields: PaperFields;
  wrong: Wrong;
  onChange(change: Partial<PaperFields>): void;
}) {
  const { say } = useSpeech();
  const words = usePaperWords();
  const { kind, fields, wrong, onChange } = props;
  const field = (name: FieldName) => (
    <Field
      key={name}
      className={styles.field ?? ""}
      label={words.fields[name]}
      hint={words.hints[name] ?? null}
      validationMessage={wrong[name] ? say(wrong[name]) : null}
    >
      <Input
        className={styles.input}
        name={name}
        autoComplete="off"
        maxLength={200}
        value={fields[name]}
        onChange={(_, { value }) => onChange({ [name]: value })}
      />
    </Field>
  );
  return (
    <>
      <p className={surface.quiet}>{words.fillHint}</p>
      <div className={styles.fields}>{FIELDS[kind].map(field)}</div>
      {kind === "publicity" && (
        <Checkbox
          label={words.withScores}
          checked={fields.withScores}
          onChange={(_, { checked }) => onChange({ withScores: checked === true })}
        />
      )}
      {kind === "unit" && (
        <Checkbox
          label={words.withRank}
          checked={fields.withRank}
          onChange={(_, { checked }) => onChange({ withRank: checked === true })}
        />
      )}
    </>
  );
}
