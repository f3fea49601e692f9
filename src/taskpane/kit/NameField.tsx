import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useServices } from "../state/PaneProvider";

/** The name of whoever works here, remembered on this machine: who chooses readings, and who reviews. */
export function NameField(props: { name: string; label: string; hint: string }) {
  const { decider } = useServices();
  const [typed, setTyped] = useState(decider.name);
  return (
    <Field label={props.label} hint={props.hint}>
      <Input
        name={props.name}
        value={typed}
        maxLength={40}
        autoComplete="off"
        onChange={(_, { value }) => {
          setTyped(value);
          decider.put(value.trim());
        }}
      />
    </Field>
  );
}
