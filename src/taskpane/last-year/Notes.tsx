import type { Text } from "../../formula/values";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";

/** What of last year's files could not be used; each said once. */
export function Notes({ notes }: { notes: readonly Text[] }) {
  const { say } = useSpeech();
  const said = [...new Map(notes.map((note) => [note.zh, note])).values()];
  if (said.length === 0) return null;
  return (
    <ul className={surface.quiet}>
      {said.map((note) => (
        <li key={note.zh}>{say(note)}</li>
      ))}
    </ul>
  );
}
