import { fillingOf } from "../../intake/gathered/filled-copy";
import type { TakenRoster } from "../../intake/gathered/roster";
import type { CopyAsk } from "../../intake/serve";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import { SaveCopies } from "./SaveCopies";
import { comparedOf, filledCopies, notFilled, saveFilled, words } from "./words";

/** 回填: what units are compared by, and copies of their files with these figures. */
export function FilledCopies({ roster: { rows, compared } }: { roster: TakenRoster }) {
  const { say } = useSpeech();
  if (compared.length === 0) return null;
  const { cells, without } = fillingOf(rows);
  const asked = new Map(
    [...cells].map(([file, own]): [string, CopyAsk] => [file, { do: "fill", cells: own }]),
  );
  return (
    <section className={styles.part} aria-label={say(words.filled.title)}>
      <span className={surface.strong}>{say(words.filled.title)}</span>
      <p className={surface.quiet}>{say(words.filled.hint)}</p>
      <ul className={styles.list}>
        {compared.map(({ fact, units, of }) => (
          <li key={fact.id}>
            {say(fact.label)} <span>{say(comparedOf(units, of))}</span>
          </li>
        ))}
      </ul>
      {without.length > 0 && <p>{say(notFilled(without))}</p>}
      {asked.size === 0 && without.length === 0 && <p>{say(words.filled.none)}</p>}
      {asked.size > 0 && (
        <SaveCopies
          label={saveFilled(asked.size)}
          fileName={words.filled.name}
          asked={asked}
          outcome={filledCopies}
        />
      )}
    </section>
  );
}
