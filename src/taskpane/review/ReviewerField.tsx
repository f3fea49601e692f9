import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { NameField } from "../kit/NameField";
import { useServices } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import styles from "./Acts.module.css";

/** Who reviews: asked once, in its place, and remembered on this machine. */
export function ReviewerField() {
  const own = useActWords();
  const { decider } = useServices();
  const [isAsked, ask] = useState(decider.name() === "");
  if (!isAsked)
    return (
      <p className={styles.line}>
        <span className={surface.quiet}>
          {own.reviewer} {decider.name()}
        </span>
        <Button size="small" appearance="subtle" onClick={() => ask(true)}>
          {own.changeReviewer}
        </Button>
      </p>
    );
  return <NameField name="reviewer" label={own.reviewer} hint={own.reviewerHint} />;
}
