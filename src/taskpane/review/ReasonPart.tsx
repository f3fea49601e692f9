import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type RefObject } from "react";
import type { ReasonCode } from "../../review/reason-rows";
import type { Departure } from "../../review/reasons";
import type { Text } from "../../rubric/types";
import { useSpeech } from "../text";
import { useActWords } from "./act-words";
import type { Review } from "./useReview";
import styles from "./Acts.module.css";

/** 理由: why a value departs, from the short list and in words. */
export function ReasonPart(props: {
  review: Review;
  /** Of the departure. */
  stage: string;
  name: string;
  departure: Departure | undefined;
  reasonKey: string;
  list?: RefObject<HTMLSelectElement | null>;
  onDone?: () => void;
}) {
  const { say } = useSpeech();
  const own = useActWords();
  const { review, stage, name, departure, reasonKey, list, onDone } = props;
  const { engine, act } = review;
  const { reason, isStale = false } = departure ?? {};
  const [code, setCode] = useState(reason?.code ?? "");
  const [text, setText] = useState(reason?.text ?? "");
  const [isLacking, setLacking] = useState(false);

  const write = () => {
    const lacks =
      code === "" ? text.trim() === "" : engine.NEEDS_TEXT.has(code) && text.trim() === "";
    setLacking(lacks);
    if (lacks) return;
    const given = { code: code === "" ? "other" : code, text: text.trim() };
    onDone?.();
    void act(GIVE, (card, live) =>
      engine.reasonWrites(card, { stage, key: reasonKey }, given, live),
    );
  };
  const onEnter = (event: { key: string; preventDefault(): void }) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    write();
  };
  return (
    <div className={styles.block}>
      <div className={styles.line}>
        <Field label={own.reason}>
          <Select
            size="small"
            {...(list && { select: { ref: list } })}
            aria-label={`${own.reason}：${name}`}
            value={code}
            onChange={(_, { value }) => setCode(value)}
            onKeyDown={onEnter}
          >
            <option value="">{own.reasonNone}</option>
            {(Object.keys(engine.REASONS) as ReasonCode[]).map((each, nth) => (
              // The digit chooses it, in every language and input method.
              <option key={each} value={each}>
                {(nth + 1) % 10} {say(engine.REASONS[each])}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={own.reasonText}
          {...(isLacking && { validationMessage: own.reasonNeedsText })}
        >
          <Input
            size="small"
            aria-label={`${own.reasonText}：${name}`}
            value={text}
            maxLength={engine.LONGEST_REASON}
            autoComplete="off"
            onChange={(_, { value }) => setText(value)}
            onKeyDown={onEnter}
          />
        </Field>
      </div>
      <div className={styles.line}>
        <Button size="small" onClick={write}>
          {isStale ? own.confirm : own.save}
        </Button>
        {isStale && <span>{own.reasonStale}</span>}
      </div>
    </div>
  );
}

const GIVE: Text = { zh: "写理由", en: "give a reason" };
