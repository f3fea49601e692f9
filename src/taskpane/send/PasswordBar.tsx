import { Button, Field, Input } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";
import { Bar } from "../kit/Bar";
import type { Sending } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { useSendWords } from "./words";
import styles from "./SendPage.module.css";

/** The workbook is protected: asks for its password, in the page and for this once. */
export function PasswordBar({ locked }: { locked: Extract<Sending, { state: "locked" }> }) {
  const { say } = useSpeech();
  const words = useSendWords();
  const pane = usePane();
  const [password, setPassword] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), [locked]);

  function submit(event: FormEvent) {
    event.preventDefault();
    void pane.send(locked.task, password);
  }

  return (
    <Bar intent="warning" title={say(locked.text)}>
      {words.lockedNext}
      <form ref={form} className={styles.password} onSubmit={submit}>
        <Field className={styles.field} label={words.password}>
          <Input
            className={styles.input}
            type="password"
            autoComplete="off"
            value={password}
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        <Button type="submit" appearance="primary">
          {words.proceed}
        </Button>
      </form>
    </Bar>
  );
}
