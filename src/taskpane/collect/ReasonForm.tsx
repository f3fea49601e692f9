import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { FormEvent } from "react";
import { useSpeech } from "../text";
import styles from "./CollectPage.module.css";
import { words } from "./words";

/** Why something that is to be confirmed counts: asked in place, and not to be left out. */
export function ReasonForm(props: {
  label: string;
  hint?: string;
  /** What the button that gives the reason says. */
  submit: string;
  /** A large field for several sentences; one line otherwise, so that the enter key accepts. */
  isLong?: boolean;
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const { words: common, say } = useSpeech();
  const { label, hint, isLong = false, onReason, onCancel } = props;
  const [reason, setReason] = useState("");
  const [submitted, setSubmitted] = useState(false);
  const size = isLong ? "medium" : "small";

  function submit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    if (reason.trim()) onReason(reason.trim());
  }

  const field = {
    ...{ className: styles.input ?? "", autoFocus: true, maxLength: 500, value: reason },
    onChange: (_: unknown, { value }: { value: string }) => setReason(value),
  };
  return (
    <form
      className={styles.part}
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      noValidate
    >
      <Field
        label={label}
        {...(hint === undefined ? {} : { hint })}
        required
        validationMessage={submitted && !reason.trim() ? say(words.file.reasonMissing) : null}
      >
        {isLong ? <Textarea {...field} /> : <Input {...field} />}
      </Field>
      <div className={styles.buttons}>
        <Button appearance="primary" size={size} type="submit">
          {props.submit}
        </Button>
        <Button size={size} onClick={onCancel}>
          {common.common.cancel}
        </Button>
      </div>
    </form>
  );
}
