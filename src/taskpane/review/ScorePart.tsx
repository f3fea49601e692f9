import { Button, Field, Input } from "@fluentui/react-components";
import { useState, type RefObject } from "react";
import type { Text } from "../../rubric/types";
import type { ComparedCriterion } from "../../scoring/stage-comparison";
import { formatScore } from "../state/format";
import { useSpeech } from "../text";
import { useActWords } from "./act-words";
import type { Review } from "./useReview";
import styles from "./Acts.module.css";

/** The review score of one criterion, typed here or agreed to; the cell on the sheet gets it. */
export function ScorePart(props: {
  review: Review;
  row: ComparedCriterion;
  stage: string;
  stageName: string;
  field: RefObject<HTMLInputElement | null>;
  /** Nothing where the stage before is hidden. */
  agree: (() => void) | undefined;
  /** What was typed is on its way into the table. */
  onTyped: (score: number | boolean | string) => void;
}) {
  const { say } = useSpeech();
  const own = useActWords();
  const { review, row, stage, stageName, field, onTyped } = props;
  const { engine, card, act } = review;
  const [text, setText] = useState("");
  const [refused, refuse] = useState<Text>();
  const kind = row.kind === "veto" ? "veto" : "score";
  const input = engine.inputAt(card, stage, row.criterion.id, kind);
  const isTyped = input?.place !== undefined && engine.askedOfInput(card.rubric, input) !== null;
  if (!input || !isTyped || row.criterion.rule !== "judged") return null;

  const write = () => {
    const read = engine.readTyped(card.rubric, input, text);
    if ("refused" in read) return refuse(read.refused);
    const { value } = read;
    refuse(undefined);
    if (value === null) return;
    setText("");
    onTyped(value);
    void act(TYPE, (now, live) =>
      engine.valueWrites(now, { stage, key: input.key, kind }, value, live),
    );
  };
  const isAgreeable = row.state === "open" && kind === "score";
  return (
    <div className={styles.line}>
      <Field
        label={own.score(stageName)}
        {...(refused ? { validationMessage: say(refused) } : { hint: own.scoreHint })}
      >
        <Input
          size="small"
          className={styles.score}
          input={{ ref: field }}
          value={text}
          placeholder={typeof row.after === "number" ? formatScore(row.after) : ""}
          inputMode="decimal"
          autoComplete="off"
          onChange={(_, data) => setText(data.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // Where the focus goes next, Enter would open a list.
            event.preventDefault();
            write();
          }}
        />
      </Field>
      {isAgreeable && props.agree && (
        <Button size="small" title={own.agreeKey} aria-keyshortcuts="=" onClick={props.agree}>
          {own.agree}
        </Button>
      )}
    </div>
  );
}

const TYPE: Text = { zh: "填写得分", en: "type a score" };
