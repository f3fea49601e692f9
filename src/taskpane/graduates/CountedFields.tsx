import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { DifficultyUse } from "../../graduates/difficulties";
import { chosenKinds } from "../../graduates/values";
import { ListBox } from "../kit/ListBox";
import { usePane } from "../state/PaneProvider";
import { OPTIONS, type ReadingId, type Readings } from "../../graduates/readings";
import { optionName, READING_NAMES } from "../../graduates/reading-words";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./GraduatesPage.module.css";
import type { Also } from "./session-state";
import { unreadable } from "./also";
import { useSession, useSessionState } from "./useSession";
import { namedKinds, notRead, persons, words } from "./words";

/** Something chosen, after which the list is counted again; what goes wrong can be tried again. */
export function useRecount() {
  const pane = usePane();
  return (choose: () => Promise<void>): void => {
    const again = (): Promise<void> => choose().catch((error: unknown) => pane.fail(error, again));
    void again();
  };
}

type Chosen = Exclude<keyof Readings, "difficult">;
const READINGS = (Object.keys(READING_NAMES) as ReadingId[]).filter(
  (id): id is Chosen => id !== "difficult",
);

/** 统计口径 */
export function ReadingFields() {
  const { say } = useSpeech();
  const session = useSession();
  const recount = useRecount();
  const { readings } = useSessionState();
  return (
    <div className={styles.part}>
      {READINGS.map((id) => (
        <Field key={id} label={say(READING_NAMES[id])}>
          <ListBox
            value={readings[id]}
            onChange={(option) => recount(() => session.setReading(id, option))}
          >
            {OPTIONS[id].map((option) => (
              <option key={option} value={option}>
                {say(optionName(id, option))}
              </option>
            ))}
          </ListBox>
        </Field>
      ))}
    </div>
  );
}

/** Which kinds of difficulty count: those that are ticked, or any where none is. */
export function DifficultyKinds({ uses }: { uses: readonly DifficultyUse[] }) {
  const { say } = useSpeech();
  const session = useSession();
  const recount = useRecount();
  const { readings, kinds } = useSessionState();
  const [any] = OPTIONS.difficult;
  const chosen = readings.difficult === any ? [] : chosenKinds(readings.difficult);
  function choose(kind: string, on: boolean) {
    const others = chosen.filter((each) => each !== kind);
    const reading = [...others, ...(on ? [kind] : [])].join("、");
    recount(() => session.setReading("difficult", reading || any));
  }
  return (
    <>
      <p className={surface.quiet}>{say(words.destinations.kindsHint)}</p>
      {kinds.length > 0 && <p className={surface.quiet}>{say(namedKinds(kinds))}</p>}
      <ul className={surface.sheet}>
        {uses.map(({ kind, persons: count }) => (
          <li key={kind} className={surface.entry}>
            <Checkbox
              checked={chosen.includes(kind)}
              onChange={(_, { checked }) => choose(kind, checked === true)}
              label={`${kind} · ${say(persons(count))}`}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Regions and days besides those that the cards need. */
export function AlsoFields() {
  const { say } = useSpeech();
  return (
    <div className={styles.part}>
      <p className={surface.quiet}>{say(words.destinations.alsoHint)}</p>
      <AlsoField id="regions" />
      <AlsoField id="until" />
    </div>
  );
}

function AlsoField({ id }: { id: keyof Also }) {
  const { say } = useSpeech();
  const session = useSession();
  const recount = useRecount();
  const { also } = useSessionState();
  const [text, setText] = useState(also[id]);
  const wrong = unreadable[id](text);
  const error = wrong.length > 0 && {
    ...{ validationState: "error" as const, validationMessage: say(notRead(wrong)) },
  };
  return (
    <Field label={say(words.destinations[id])} {...error}>
      <Input
        value={text}
        onChange={(_, { value }) => setText(value)}
        onBlur={() => {
          if (text !== also[id]) recount(() => session.setAlso({ [id]: text }));
        }}
      />
    </Field>
  );
}
