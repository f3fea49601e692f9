import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useServices } from "../state/PaneProvider";
import { useReadingWords } from "./words";

/** 选定人: whose name is printed beside the readings that are chosen from now on. */
export function DeciderField() {
  const readings = useReadingWords();
  const { decider } = useServices();
  const [name, setName] = useState(decider.name);
  return (
    <Field label={readings.decider} hint={readings.deciderHint}>
      <Input
        name="decider"
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
