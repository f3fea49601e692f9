import { Field, Input, Textarea } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { useSpeech } from "../text";
import { useSession, useSessionState } from "./useSession";
import { gradesProblem } from "./grades";
import { words } from "./words";

/** What a system has to say of itself: how it is called, and which document it is from. */
export function NamesPart() {
  const { say } = useSpeech();
  const session = useSession();
  const state = useSessionState();
  const { names } = state;
  const problem = gradesProblem(state);
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
      <Field
        label={say(words.names.grades)}
        hint={say(words.names.gradesHint)}
        validationMessage={problem && say(problem)}
      >
        <Textarea
          value={names.grades}
          rows={4}
          resize="vertical"
          lang="zh-CN"
          onChange={(_, { value }) => session.name({ grades: value })}
        />
      </Field>
    </Panel>
  );
}
