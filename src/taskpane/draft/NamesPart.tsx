import { Field, Input } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { useSpeech } from "../text";
import { useSession, useSessionState } from "./useSession";
import { words } from "./words";

/** What a system has to say of itself: how it is called, and which document it is from. */
export function NamesPart() {
  const { say } = useSpeech();
  const session = useSession();
  const { names } = useSessionState();
  return (
    <Panel title={say(words.names.title)}>
      <Field label={say(words.names.name)} required>
        <Input
          value={names.name}
          maxLength={100}
          onChange={(_, { value }) => session.name({ name: value })}
        />
      </Field>
      <Field label={say(words.names.document)} hint={say(words.names.documentHint)} required>
        <Input
          value={names.document}
          maxLength={200}
          onChange={(_, { value }) => session.name({ document: value })}
        />
      </Field>
    </Panel>
  );
}
