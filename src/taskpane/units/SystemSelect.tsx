import { Field } from "@fluentui/react-components";
import type { RubricEntry } from "../../rubric/official";
import { ListBox } from "../kit/ListBox";
import { useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";

/** One of some systems; the user's own are marked. */
export function SystemSelect(props: {
  value: string;
  onChange: (id: string) => void;
  systems: readonly RubricEntry[];
}) {
  const { words, say } = useSpeech();
  const { ownRubrics } = useServices();
  const own = new Set(ownRubrics.entries().map(({ id }) => id));
  return (
    <Field label={words.start.systems}>
      <ListBox value={props.value} onChange={props.onChange}>
        {props.systems.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(name)}
            {own.has(id) && ` · ${words.rubrics.own}`}
          </option>
        ))}
      </ListBox>
    </Field>
  );
}
