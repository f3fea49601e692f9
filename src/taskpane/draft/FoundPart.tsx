import { mergeClasses } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { ListBox } from "../kit/ListBox";
import { SeverityIcon } from "../kit/SeverityIcon";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./DraftPage.module.css";
import { AnotherSource } from "./SourcePart";
import { useSession, useSessionState } from "./useSession";
import { asked } from "./english";
import { words } from "./words";

/** What was read of the table: how much, whether its sums are right, and what a person should look at. */
export function FoundPart() {
  const { say } = useSpeech();
  const session = useSession();
  const { draft, drafted, tables, chosen } = useSessionState();
  const { criteria, sections, sums, notes, questions } = draft!;
  return (
    <Panel title={say(words.found.title)}>
      {tables.length > 1 && (
        <ListBox
          value={String(chosen)}
          label={say(words.source.table)}
          onChange={(value) => session.chooseTable(Number(value))}
        >
          {tables.map(({ name }, nth) => (
            <option key={nth} value={String(nth)}>
              {say(words.source.nth(nth + 1, name))}
            </option>
          ))}
        </ListBox>
      )}
      <p>{say(words.found.rows(criteria.length, sections.length))}</p>
      {sums.length > 0 && (
        <ul className={surface.sheet} aria-label={say(words.found.sums)}>
          {sums.map(({ cell, what, printed, computed, agrees }) => (
            <li key={cell} className={mergeClasses(surface.entry, styles.entry)}>
              <SeverityIcon severity={agrees ? "info" : "warning"} label={cell} />
              <span lang="zh-CN">
                {say(
                  agrees
                    ? words.found.agrees(what, printed)
                    : words.found.differs(what, printed, computed),
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {questions.length > 0 && (
        <ul className={surface.sheet} aria-label={say(words.found.questions)}>
          {questions.map(({ cell, text }, nth) => (
            <li key={nth} className={mergeClasses(surface.entry, styles.entry)}>
              <SeverityIcon severity="warning" label={say(words.found.questions)} />
              <span>{say(words.found.at(cell, asked(text)))}</span>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <>
          <p className={surface.quiet}>{say(words.found.notes)}</p>
          <ul className={surface.sheet} aria-label={say(words.found.notes)}>
            {notes.map(({ cell, text }, nth) => (
              <li key={cell} className={mergeClasses(surface.entry, styles.note)}>
                <span lang="zh-CN">{text}</span>
                <span className={surface.quiet}>
                  {say(words.found.became(drafted!.uses[nth]!))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <AnotherSource />
    </Panel>
  );
}
