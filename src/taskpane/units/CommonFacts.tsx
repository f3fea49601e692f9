import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { Scalar, Text } from "../../formula/values";
import type { Fact, Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import { askedOf } from "../../sheets/read/entries";
import { readTypedNumber } from "../../sheets/plan/typed-number";
import { formatRate } from "../state/format";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./UnitsField.module.css";

export interface CommonFact {
  rubric: Rubric;
  fact: Fact;
  key: string;
}

/** Figures that are one for all units, typed once by the office. */
export function CommonFacts(props: {
  title: string;
  hint: string;
  facts: readonly CommonFact[];
  values: Readonly<Record<string, Scalar>>;
  onChange: (values: Record<string, Scalar>) => void;
}) {
  const { title, hint, facts, values, onChange } = props;
  if (facts.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend className={surface.strong}>{title}</legend>
      <p className={surface.quiet}>{hint}</p>
      {facts.map((each) => (
        <FactInput
          key={`${each.rubric.id} ${each.key}`}
          common={each}
          value={values[each.key] ?? null}
          onValue={(value) => {
            const { [each.key]: _, ...others } = values;
            onChange(value === null ? others : { ...others, [each.key]: value });
          }}
        />
      ))}
    </fieldset>
  );
}

function FactInput(props: { common: CommonFact; value: Scalar; onValue: (value: Scalar) => void }) {
  const { say } = useSpeech();
  const { value, onValue } = props;
  const { rubric, fact, key } = props.common;
  const [text, setText] = useState(() => shown(fact, value));
  const [problem, setProblem] = useState<Text | null>(null);

  function change(typed: string) {
    setText(typed);
    const read = valueOf(fact, typed);
    setProblem("reason" in read ? read.reason : null);
    onValue("reason" in read ? null : read.value);
  }

  return (
    <Field label={say(factLabel(rubric, key))} validationMessage={problem && say(problem)}>
      <Input
        className={styles.input}
        value={text}
        autoComplete="off"
        onChange={(_, data) => change(data.value)}
      />
    </Field>
  );
}

function shown({ type }: Fact, value: Scalar): string {
  if (value === null) return "";
  return type === "rate" && typeof value === "number" ? formatRate(value) : String(value);
}

/** Read as the cell of the fact would be. */
function valueOf(fact: Fact, typed: string): { value: Scalar } | { reason: Text } {
  const asked = askedOf(fact);
  if (asked.type !== "number") return { value: typed.trim() || null };
  const read = readTypedNumber(typed, asked.kind);
  if (read.status === "empty") return { value: null };
  return read.status === "read" ? { value: read.value } : { reason: read.reason };
}
