import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useServices } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import styles from "./Acts.module.css";

/** Who reviews: asked once, in its place, and remembered on this machine. */
export function ReviewerField() {
  const own = useActWords();
  const { decider } = useServices();
  const [name, setName] = useState(decider.name);
  const [isAsked, ask] = useState(name === "");
  if (!isAsked)
    return (
      <p className={styles.line}>
        <span className={surface.quiet}>
          {own.reviewer} {name}
        </span>
        <Button size="small" appearance="subtle" onClick={() => ask(true)}>
          {own.changeReviewer}
        </Button>
      </p>
    );
  return (
    <Field label={own.reviewer} hint={own.reviewerHint}>
      <Input
        name="reviewer"
        value={name}
        maxLength={40}
        autoComplete="off"
        onChange={(_, { value }) => {
          setName(value);
          decider.put(value.trim());
        }}
      />
    </Field>
  );
}
