import { Button, Field } from "@fluentui/react-components";
import { CODES, meaningsOf, NAMES, type OwnCode } from "../../graduates/destinations";
import type { DestinationUse } from "../../graduates/people";
import { ListBox } from "../kit/ListBox";
import { Panel } from "../kit/Panel";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { AlsoFields, DifficultyKinds, ReadingFields, useRecount } from "./CountedFields";
import { useSession, useSessionState } from "./useSession";
import { persons, words } from "./words";

/** 去向对照: what each word counts as, unknown ones first; and the readings. */
export function DestinationsStep() {
  const { say } = useSpeech();
  const session = useSession();
  const { summary, table } = useSessionState();
  if (!summary) return null;
  const byPersons = [...summary.destinations].sort((a, b) => b.persons - a.persons);
  // What was decided here stays where it was, so that it can be changed again.
  const isAsked = ({ value, code }: DestinationUse) => code === null || table[value] !== undefined;
  const [open, known] = [byPersons.filter(isAsked), byPersons.filter((use) => !isAsked(use))];
  return (
    <>
      <Panel title={say(words.destinations.open)}>
        <p className={surface.quiet}>
          {say(open.length > 0 ? words.destinations.openHint : words.destinations.allKnown)}
        </p>
        <Uses uses={open} />
      </Panel>
      <Panel title={say(words.destinations.readings)}>
        <ReadingFields />
      </Panel>
      {summary.difficulties.length > 0 && (
        <Panel title={say(words.destinations.difficult)}>
          <DifficultyKinds uses={summary.difficulties} />
        </Panel>
      )}
      <Panel title={say(words.destinations.also)}>
        <AlsoFields />
      </Panel>
      {known.length > 0 && (
        <details>
          <summary className={surface.strong}>
            {say(words.destinations.known)} {known.length}
          </summary>
          <Uses uses={known} />
        </details>
      )}
      <div>
        <Button appearance="primary" onClick={() => session.show("counts")}>
          {say(words.next)}
        </Button>
      </div>
    </>
  );
}

function Uses({ uses }: { uses: readonly DestinationUse[] }) {
  if (uses.length === 0) return null;
  return (
    <ul className={surface.sheet}>
      {uses.map((use) => (
        <Use key={use.value} use={use} />
      ))}
    </ul>
  );
}

function Use({ use: { value, persons: count, code } }: { use: DestinationUse }) {
  const { say } = useSpeech();
  const session = useSession();
  const recount = useRecount();
  const likely = meaningsOf(value);
  const others = CODES.filter((each) => !likely.includes(each));
  const choose = (chosen: string) => recount(() => session.setCode(value, chosen as OwnCode));
  return (
    <li className={surface.entry}>
      <Field label={`${value} · ${say(persons(count))}`}>
        <ListBox value={code ?? ""} onChange={choose}>
          <option value="">{say(words.destinations.undecided)}</option>
          {[...likely, ...others].map((each) => (
            <option key={each} value={each}>
              {`${each} ${NAMES[each]}`}
            </option>
          ))}
        </ListBox>
      </Field>
    </li>
  );
}
