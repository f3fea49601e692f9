import { Panel } from "../kit/Panel";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { ListChooser } from "./ListChooser";
import { useSessionState } from "./useSession";
import { listRead, words } from "./words";

/** Which list is read; last year's too, where facts need it. */
export function ListStep() {
  const { say } = useSpeech();
  const { lists, lastBook, wanted } = useSessionState();
  return (
    <>
      <ListChooser which="now" label={say(words.list.drop)} />
      {lists.now && <Chosen name={lists.now.name} rows={lists.now.rows} />}
      {wanted.last && (
        <Panel title={say(words.list.last)}>
          <p className={surface.quiet}>{say(words.list.lastHint)}</p>
          <ListChooser which="last" label={say(words.list.last)} />
          {lists.last && <Chosen name={lists.last.name} rows={lists.last.rows} />}
          {lastBook && (
            <p>
              {say(words.list.lastBook)} <span className={surface.strong}>{lastBook.name}</span>
            </p>
          )}
        </Panel>
      )}
    </>
  );
}

function Chosen({ name, rows }: { name: string; rows: number | null }) {
  const { say } = useSpeech();
  return (
    <p>
      {say(words.list.chosen)} <span className={surface.strong}>{say(listRead(name, rows))}</span>
    </p>
  );
}
